#include "drawing/survey_frame.h"

#include "base/lines.h"
#include "drawing/palette.h"
#include "drawing/qr.h"

static const double ASIDE_WIDTH = 150; /* of the code, its address and its letters */
static const double ASIDE_GAP = 12; /* between it and the title */
static const double QR_SIDE = 96;
static const double FOOT_SIZE = 7.5;

enum { LINES_MOST = 60 };

/* ---- beside the title ---- */

static struct paragraph aside_line(const char *words, struct font font)
{
    return (struct paragraph){words, font, PALETTE_INK, 4, 2};
}

struct box survey_frame_aside(const struct survey_frame *frame,
                              const struct paper_pen *pen)
{
    struct box room = paper_room();
    const double left = room.x + room.width - ASIDE_WIDTH;
    const struct paragraph lines[] = {
        aside_line(say(N_("Rather on the web? Scan this, or type the code at:"),
                       frame->language),
                   (struct font){7.5, FONT_SANS}),
        aside_line(frame->asking->door, (struct font){7.5, FONT_SANS}),
        aside_line(frame->asking->code, (struct font){13, FONT_BOLD})};
    const struct flow flow = {
        lines, ARRAY_COUNT(lines), {left, room.y + QR_SIDE, ASIDE_WIDTH, 0}, SVG_END};
    struct text *svg = paper_pen_svg(pen);

    room.height = 0;
    if (frame->asking->link == NULL) {
        return room;
    }
    if (svg != NULL) {
        (void)qr_place(
            frame->asking->link,
            (struct box){left + ASIDE_WIDTH - QR_SIDE, room.y, QR_SIDE, QR_SIDE}, svg);
        (void)flow_draw(&flow, svg);
    }
    room.width -= ASIDE_WIDTH + ASIDE_GAP;
    room.height = QR_SIDE + flow_height(&flow);
    return room;
}

const char *survey_frame_due(const struct survey_frame *frame, struct pool *pool)
{
    const struct message message =
        message_make(pool, "Please give it back before: %s", frame->asking->due_day);

    return frame->asking->due_day[0] == '\0' ? ""
                                             : say_in(pool, &message, frame->language);
}

/* ---- words ---- */

void survey_frame_heading(const struct survey_frame *frame, const char *words,
                          struct paper_pen *pen)
{
    (void)paper_pen_need(pen, 4 * flow_leading(frame->heading));
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, frame->heading, PALETTE_INK, 2, 11});
}

void survey_frame_text(const struct survey_frame *frame, const char *words,
                       struct paper_pen *pen)
{
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, frame->text, PALETTE_INK, LINES_MOST,
                                       frame->text_space});
}

/* One by one: a page may end between any two. */
static void paragraphs_write(const struct survey_frame *frame, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const char *at = frame->opening;

    for (const char *words = NULL; (words = paragraph_next(&at, scratch)) != NULL;) {
        survey_frame_text(frame, words, pen);
    }
}

void survey_frame_opening(const struct survey_frame *frame, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct message asks =
        message_make(scratch, "Who asks: %s", frame->asking->asker);
    const struct message why = message_make(scratch, "Why: %s", frame->asking->reason);
    const struct message keeps = message_make_plural(
        scratch, (size_t)frame->asking->keep_months,
        "Single answers are erased %d month after closing.",
        "Single answers are erased %d months after closing.", frame->asking->keep_months);

    survey_frame_heading(frame, say(N_("What this is for"), frame->language), pen);
    if (frame->asking->asker[0] != '\0') {
        survey_frame_text(frame, say_in(scratch, &asks, frame->language), pen);
    }
    if (frame->asking->reason[0] != '\0') {
        survey_frame_text(frame, say_in(scratch, &why, frame->language), pen);
    }
    paragraphs_write(frame, pen);
    survey_frame_text(frame, say_in(scratch, &keeps, frame->language), pen);
}

/* ---- the foot ---- */

void survey_frame_foot(const char *const words[3], enum svg_anchor anchor,
                       struct text *svg)
{
    const struct box room = paper_room();
    const double third = room.width / 3;
    const enum svg_anchor anchors[] = {SVG_START, anchor, SVG_END};

    for (size_t i = 0; i < ARRAY_COUNT(anchors); i++) {
        const struct paragraph line = {
            words[i], {FOOT_SIZE, FONT_SANS}, PALETTE_SOFT, 1, 0};
        const double width = i + 1 < ARRAY_COUNT(anchors) ? third - 8 : third;
        const struct flow flow = {
            &line,
            1,
            {room.x + (double)i * third, room.y + room.height + 6, width, 0},
            anchors[i]};

        (void)flow_draw(&flow, svg);
    }
}
