#include "drawing/drawing_page.h"

#include <math.h>

#include "drawing/palette.h"

static const double HEAD_GAP = 10;
static const double WARNING_PADDING = 5;

enum { HEAD_PARAGRAPHS = 3, FOOT_LINES_MAX = 5000 };

struct svg_page drawing_page_size(enum drawing_paper paper, double scale)
{
    return (struct svg_page){.width_mm = paper == DRAWING_A3 ? 420 : 297,
                             .height_mm = paper == DRAWING_A3 ? 297 : 210,
                             .width = PAGE_WIDTH * scale,
                             .height = PAGE_HEIGHT * scale};
}

struct paragraph drawing_foot_paragraph(const char *words)
{
    return (struct paragraph){words, {7.5, FONT_SANS}, PALETTE_SOFT, FOOT_LINES_MAX, 1.5};
}

static struct box page_room(const struct svg_page *page)
{
    return (struct box){PAGE_MARGIN, PAGE_MARGIN, page->width - 2 * PAGE_MARGIN,
                        page->height - 2 * PAGE_MARGIN};
}

/* Draw the head, or only measure it when `svg` is NULL. */
static double head_run(const struct drawing_frame *frame, struct box room,
                       struct text *svg)
{
    room.width -= frame->aside_width;
    const struct paragraph paragraphs[HEAD_PARAGRAPHS] = {
        {frame->kicker, {8.5, FONT_BOLD}, PALETTE_THREAD, 1, 0},
        {frame->title, {15, FONT_SERIF}, PALETTE_INK, 3, 2},
        {frame->subtitle, {9, FONT_SANS}, PALETTE_SOFT, 3, 3},
    };
    const struct flow flow = {paragraphs, HEAD_PARAGRAPHS, room, SVG_START};

    return fmax(svg != NULL ? flow_draw(&flow, svg) : flow_height(&flow),
                frame->aside_height);
}

/* The same for the warning, a bar with its words; 0 when there is none. */
static double warning_run(const struct drawing_frame *frame, struct box room,
                          struct text *svg)
{
    const struct paragraph paragraph = {
        frame->warning, {8.5, FONT_BOLD}, PALETTE_NOTE, 4, 0};
    struct flow flow = {&paragraph, 1, room, SVG_START};

    flow.room.x += 2 * WARNING_PADDING;
    flow.room.width -= 3 * WARNING_PADDING;
    flow.room.y += WARNING_PADDING;
    const double height = flow_height(&flow) + 2 * WARNING_PADDING;
    if (frame->warning[0] == '\0') {
        return 0;
    }
    if (svg != NULL) {
        room.height = height;
        svg_rectangle(svg, room, 3, (struct svg_paint){.fill = PALETTE_NOTE_SOFT});
        room.width = 4;
        svg_rectangle(svg, room, 0, (struct svg_paint){.fill = PALETTE_NOTE});
        (void)flow_draw(&flow, svg);
    }
    return height;
}

static struct flow foot_flow(const struct drawing_frame *frame, struct box room)
{
    struct flow flow = {frame->foot, frame->foot_count, room, SVG_START};

    flow.room.y = room.y + room.height - flow_height(&flow);
    return flow;
}

struct box drawing_frame_room(const struct drawing_frame *frame,
                              const struct svg_page *page)
{
    struct box room = page_room(page);
    const double bottom = foot_flow(frame, room).room.y - HEAD_GAP;

    room.y += head_run(frame, room, NULL) + HEAD_GAP;
    const double warning = warning_run(frame, room, NULL);
    room.y += warning > 0 ? warning + HEAD_GAP : 0;
    room.height = bottom - room.y;
    return room;
}

void drawing_frame_draw(const struct drawing_frame *frame, const struct svg_page *page,
                        struct text *svg)
{
    struct box room = page_room(page);
    const struct flow foot = foot_flow(frame, room);

    (void)flow_draw(&foot, svg);
    room.y += head_run(frame, room, svg) + HEAD_GAP;
    (void)warning_run(frame, room, svg);
}
