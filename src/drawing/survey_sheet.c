#include "drawing/survey_sheet.h"

#include "drawing/palette.h"
#include "drawing/survey_sheet_table.h"

static const double FIELD_HEIGHT = 22;
static const double EXAMPLE_GAP = 15;

enum { LINES_MOST = 60 };

static const struct font TEXT_FONT = {8.6, FONT_SANS};
static const struct font HEAD_FONT = {10, FONT_BOLD};

/* ---- the first page ---------------------------------------------------------------- */

static struct survey_frame frame_of(const struct survey_paper *paper)
{
    return (struct survey_frame){
        .asking = &paper->asking,
        .opening = wording_in(&paper->instrument->opening, paper->language),
        .language = paper->language,
        .heading = HEAD_FONT,
        .text = TEXT_FONT,
        .text_space = 4,
    };
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

static void title_write(const struct survey_paper *paper,
                        const struct survey_frame *frame, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct box room = survey_frame_aside(frame, pen);
    const double bottom = room.y + room.height;

    paper_pen_write(
        pen, room,
        (struct paragraph){wording_in(&paper->instrument->title, paper->language),
                           HEAD_FONT, PALETTE_INK, 2, 0});
    paper_pen_write(
        pen, room,
        (struct paragraph){paper->network, {17, FONT_SERIF}, PALETTE_INK, 3, 2});
    paper_pen_write(pen, room,
                    (struct paragraph){paper->wave, {11, FONT_SANS}, PALETTE_INK, 2, 3});
    paper_pen_write(
        pen, room,
        (struct paragraph){
            survey_frame_due(frame, scratch), {9, FONT_BOLD}, PALETTE_INK, 2, 3});
    pen->y += 6;
    field_write(say(N_("Organisation:"), paper->language), paper->organisation, room,
                pen);
    field_write(say(N_("Filled in by:"), paper->language), paper->informant, room, pen);
    pen->y = pen->y < bottom ? bottom : pen->y;
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

static void rules_write(const struct survey_frame *frame, struct paper_pen *pen)
{
    static const enum survey_tick TICKED[] = {SURVEY_TICKED};
    static const enum survey_tick CORRECTED[] = {SURVEY_CROSSED_OUT, SURVEY_TICKED};
    static const enum survey_tick EMPTY[] = {SURVEY_EMPTY};
    const enum language language = frame->language;

    survey_frame_heading(frame, say(N_("How to fill it in"), language), pen);
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
    const struct survey_frame frame = frame_of(paper);
    struct paper_pen pen = paper_pen_make(svg, page);
    size_t number = 0;

    title_write(paper, &frame, &pen);
    survey_frame_opening(&frame, &pen);
    rules_write(&frame, &pen);
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
    const char *const foot[] = {paper->wave, paper->organisation,
                                say_in(scratch, &pages, paper->language)};
    struct svg_page size = paper_size();

    size.title = paper->network;
    size.description = say_in(scratch, &description, paper->language);
    size.language = paper->language;
    svg_begin(svg, &size);
    (void)paper_run(paper, svg, page);
    survey_frame_foot(foot, SVG_START, svg);
    svg_end(svg);
}
