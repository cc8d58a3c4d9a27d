#include "drawing/paper_pen.h"

static const double WIDTH = 595.28;
static const double HEIGHT = 841.89;
static const double MARGIN = 36;
static const double FOOT_HEIGHT = 16; /* a line that says whose page this is */

struct svg_page paper_size(void)
{
    return (struct svg_page){
        .width_mm = 210, .height_mm = 297, .width = WIDTH, .height = HEIGHT};
}

struct box paper_room(void)
{
    return (struct box){MARGIN, MARGIN, WIDTH - 2 * MARGIN,
                        HEIGHT - 2 * MARGIN - FOOT_HEIGHT};
}

struct paper_pen paper_pen_make(struct text *svg, size_t page_wanted)
{
    return (struct paper_pen){
        .svg = svg, .page_wanted = page_wanted, .y = paper_room().y};
}

struct text *paper_pen_svg(const struct paper_pen *pen)
{
    return pen->page == pen->page_wanted ? pen->svg : NULL;
}

bool paper_pen_need(struct paper_pen *pen, double height)
{
    const struct box room = paper_room();

    if (pen->y == room.y || pen->y + height <= room.y + room.height) {
        return false;
    }
    pen->page++;
    pen->y = room.y;
    return true;
}

void paper_pen_write(struct paper_pen *pen, struct box room, struct paragraph paragraph)
{
    const double space = pen->y == paper_room().y ? 0 : paragraph.space_before;
    struct flow flow = {&paragraph, 1, room, SVG_START};
    const double height = flow_height(&flow);

    if (height == 0) {
        return;
    }
    pen->y += paper_pen_need(pen, space + height) ? 0 : space;
    flow.room.y = pen->y;
    if (paper_pen_svg(pen) != NULL) {
        (void)flow_draw(&flow, paper_pen_svg(pen));
    }
    pen->y += height;
}
