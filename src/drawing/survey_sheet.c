#include "drawing/survey_sheet.h"

#include <string.h>

#include "base/limits.h"
#include "drawing/palette.h"
#include "drawing/qr.h"
#include "drawing/survey_sheet_table.h"

static const double ASIDE_WIDTH = 150; /* of the code, its address and its letters */
static const double QR_SIDE = 96;
static const double FIELD_HEIGHT = 22;
static const double FOOT_SIZE = 7.5;
static const double EXAMPLE_GAP = 15;

enum { LINES_MOST = 60 };

static const struct font TEXT_FONT = {8.6, FONT_SANS};
static const struct font HEAD_FONT = {10, FONT_BOLD};

/* ---- the first page ---------------------------------------------------------------- */

static struct paragraph aside_line(const char *words, struct font font)
{
    return (struct paragraph){words, font, PALETTE_INK, 4, 2};
}

/* The code to scan, where it can be typed instead, and its letters. Gives its height. */
static double aside_run(const struct survey_paper *paper, struct text *svg)
{
    const struct box room = paper_room();
    const double left = room.x + room.width - ASIDE_WIDTH;
    const struct paragraph lines[] = {
        aside_line(say(N_("Rather on the web? Scan this, or type the code at:"),
                       paper->language),
                   (struct font){7.5, FONT_SANS}),
        aside_line(paper->door, (struct font){7.5, FONT_SANS}),
        aside_line(paper->code, (struct font){13, FONT_BOLD})};
    const struct flow flow = {
        lines, ARRAY_COUNT(lines), {left, room.y + QR_SIDE, ASIDE_WIDTH, 0}, SVG_END};

    if (paper->link == NULL) {
        return 0;
    }
    if (svg == NULL) {
        return QR_SIDE + flow_height(&flow);
    }
    (void)qr_place(paper->link,
                   (struct box){left + ASIDE_WIDTH - QR_SIDE, room.y, QR_SIDE, QR_SIDE},
                   svg);
    return QR_SIDE + flow_draw(&flow, svg);
}

/* A word, and what is known or a line to write on. */
static void field_write(const char *label, const char *known, struct box room,
                        struct paper_pen *pen)
{
    const double base = pen->y + 13;
    struct text *svg = paper_pen_svg(pen);
    struct svg_words how = {
        .at = {room.x, base}, .font = {9, FONT_SANS}, .colour = PALETTE_SOFT};

    pen->y += FIELD_HEIGHT;
    if (svg == NULL) {
        return;
    }
    svg_text(svg, how, label);
    how.at.x += measure_width(label, how.font) + 6;
    if (known[0] == '\0') {
        svg_line(svg, (struct point){how.at.x, base + 2},
                 (struct point){room.x + room.width, base + 2},
                 (struct svg_paint){.stroke = PALETTE_SOFT, .width = 0.7});
        return;
    }
    const struct paragraph paragraph = {known, {10.5, FONT_BOLD}, PALETTE_INK, 1, 0};
    const struct flow flow = {&paragraph,
                              1,
                              {how.at.x, base - 10, room.x + room.width - how.at.x, 0},
                              SVG_START};
    (void)flow_draw(&flow, svg);
}

static const char *due_sentence(const struct survey_paper *paper, struct pool *pool)
{
    const struct message message =
        message_make(pool, "Please give it back before: %s", paper->due_day);

    return paper->due_day[0] == '\0' ? "" : say_in(pool, &message, paper->language);
}

static void title_write(const struct survey_paper *paper, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const double aside = aside_run(paper, paper_pen_svg(pen));
    struct box room = paper_room();
    const double bottom = room.y + aside;

    room.width -= aside > 0 ? ASIDE_WIDTH + 12 : 0;
    paper_pen_write(
        pen, room,
        (struct paragraph){wording_in(&paper->instrument->title, paper->language),
                           HEAD_FONT, PALETTE_INK, 2, 0});
    paper_pen_write(
        pen, room,
        (struct paragraph){paper->network, {17, FONT_SERIF}, PALETTE_INK, 3, 2});
    paper_pen_write(pen, room,
                    (struct paragraph){paper->wave, {11, FONT_SANS}, PALETTE_INK, 2, 3});
    paper_pen_write(pen, room,
                    (struct paragraph){
                        due_sentence(paper, scratch), {9, FONT_BOLD}, PALETTE_INK, 2, 3});
    pen->y += 6;
    field_write(say(N_("Organisation:"), paper->language), paper->organisation, room,
                pen);
    field_write(say(N_("Filled in by:"), paper->language), paper->informant, room, pen);
    pen->y = pen->y < bottom ? bottom : pen->y;
}

static void heading_write(const char *words, struct paper_pen *pen)
{
    (void)paper_pen_need(pen, 4 * flow_leading(HEAD_FONT));
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, HEAD_FONT, PALETTE_INK, 2, 11});
}

static void text_write(const char *words, struct paper_pen *pen)
{
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, TEXT_FONT, PALETTE_INK, LINES_MOST, 4});
}

/* The opening's paragraphs, one by one: a page may end between any two. */
static void opening_write(const struct survey_paper *paper, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct message asks = message_make(scratch, "Who asks: %s", paper->asker);
    const struct message why = message_make(scratch, "Why: %s", paper->reason);
    const struct message keeps = message_make_plural(
        scratch, (size_t)paper->keep_months,
        "Single answers are erased %d month after closing.",
        "Single answers are erased %d months after closing.", paper->keep_months);
    const char *at = wording_in(&paper->instrument->opening, paper->language);

    heading_write(say(N_("What this is for"), paper->language), pen);
    if (paper->asker[0] != '\0') {
        text_write(say_in(scratch, &asks, paper->language), pen);
    }
    if (paper->reason[0] != '\0') {
        text_write(say_in(scratch, &why, paper->language), pen);
    }
    while (*at != '\0') {
        const char *end = strstr(at, "\n\n");
        const size_t length = end != NULL ? (size_t)(end - at) : strlen(at);
        struct text paragraph;
        text_init(&paragraph, scratch, LIMIT_CELL_BYTES);
        text_add_part(&paragraph, at, length);
        text_write(paragraph.bytes, pen);
        at += length + (end != NULL ? 2 : 0);
    }
    text_write(say_in(scratch, &keeps, paper->language), pen);
}

/* A rule with the boxes that show it before its words. */
static void example_write(const char *words, const enum survey_tick *ticks,
                          size_t tick_count, struct paper_pen *pen)
{
    struct box room = paper_room();
    const double aside = 3 * EXAMPLE_GAP;

    room.x += aside;
    room.width -= aside;
    (void)paper_pen_need(pen, 3 * flow_leading(TEXT_FONT));
    pen->y += 5;
    for (size_t i = 0; i < tick_count && paper_pen_svg(pen) != NULL; i++) {
        const double x = room.x - aside + ((double)i + 0.5) * EXAMPLE_GAP;
        survey_box_draw(paper_pen_svg(pen), (struct point){x, pen->y + 5.5}, ticks[i]);
    }
    paper_pen_write(pen, room,
                    (struct paragraph){words, TEXT_FONT, PALETTE_INK, LINES_MOST, 0});
}

static void rules_write(const struct survey_paper *paper, struct paper_pen *pen)
{
    static const enum survey_tick TICKED[] = {SURVEY_TICKED};
    static const enum survey_tick CORRECTED[] = {SURVEY_CROSSED_OUT, SURVEY_TICKED};
    static const enum survey_tick EMPTY[] = {SURVEY_EMPTY};
    const enum language language = paper->language;

    heading_write(say(N_("How to fill it in"), language), pen);
    example_write(say(N_("Put a cross in the box that fits."), language), TICKED, 1, pen);
    example_write(
        say(N_("A mistake? Blacken the whole box and put a cross in another."), language),
        CORRECTED, 2, pen);
    example_write(
        say(N_("Begin with table 1. In the tables after it, fill in only the rows "
               "of the organisations that you ticked there. The rows A, B and C "
               "are for names that are missing: write them in table 1."),
            language),
        TICKED, 0, pen);
    example_write(
        say(N_("A row without a cross counts as \"no\" or \"never\". In the tables "
               "with \"do not know\" it counts as not answered."),
            language),
        EMPTY, 1, pen);
    example_write(
        say(N_("Give the sheet back in a closed envelope to who asks. Somebody types it "
               "in, and so reads what you say about trust and value too; afterwards "
               "the sheet is destroyed. Who does not want that, answers on the web."),
            language),
        TICKED, 0, pen);
}

/* ---- all pages --------------------------------------------------------------------- */

/* Write everything; gives how many pages that takes. */
static size_t paper_run(const struct survey_paper *paper, struct text *svg, size_t page)
{
    const struct instrument *instrument = paper->instrument;
    struct paper_pen pen = paper_pen_make(svg, page);
    size_t number = 0;

    title_write(paper, &pen);
    opening_write(paper, &pen);
    rules_write(paper, &pen);
    for (size_t i = 0; i < instrument->step_count;) {
        if (!survey_step_is_asked(paper, &instrument->steps[i])) {
            i++;
            continue;
        }
        const struct survey_table table = survey_table_at(paper, i, ++number);
        survey_table_write(paper, &table, &pen);
        i += table.step_count;
    }
    return pen.page + 1;
}

size_t drawing_survey_page_count(const struct survey_paper *paper)
{
    return paper_run(paper, NULL, 0);
}

/* Loose pages are brought together again by it. */
static void foot_draw(const struct survey_paper *paper, const char *pages,
                      struct text *svg)
{
    const struct box room = paper_room();
    const double y = room.y + room.height + 6;
    struct paragraph line = {paper->wave, {FOOT_SIZE, FONT_SANS}, PALETTE_SOFT, 1, 0};
    const double third = room.width / 3;

    const struct flow left = {&line, 1, {room.x, y, third - 8, 0}, SVG_START};
    (void)flow_draw(&left, svg);
    line.words = paper->organisation;
    const struct flow middle = {&line, 1, {room.x + third, y, third - 8, 0}, SVG_START};
    (void)flow_draw(&middle, svg);
    line.words = pages;
    const struct flow right = {&line, 1, {room.x + 2 * third, y, third, 0}, SVG_END};
    (void)flow_draw(&right, svg);
}

void drawing_survey(const struct survey_paper *paper, size_t page, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = drawing_survey_page_count(paper);
    const struct message pages =
        message_make(scratch, "page %zu of %zu", page + 1, count);
    const struct message description = message_make_plural(
        scratch, paper->name_count,
        "A survey to fill in with a pen about %zu organisation.",
        "A survey to fill in with a pen about %zu organisations.", paper->name_count);
    struct svg_page size = paper_size();

    size.title = paper->network;
    size.description = say_in(scratch, &description, paper->language);
    size.language = paper->language;
    svg_begin(svg, &size);
    (void)paper_run(paper, svg, page);
    foot_draw(paper, say_in(scratch, &pages, paper->language), svg);
    svg_end(svg);
}
