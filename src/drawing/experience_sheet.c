#include "drawing/experience_sheet.h"

#include <string.h>

#include "base/limits.h"
#include "drawing/experience_sheet_block.h"
#include "drawing/palette.h"
#include "drawing/qr.h"

static const double ASIDE_WIDTH = 150; /* of the code, its address and its letters */
static const double QR_SIDE = 96;
static const double FOOT_SIZE = 7.5;

enum { LINES_MOST = 60 };

/* ---- the first page ---------------------------------------------------------------- */

static struct paragraph aside_line(const char *words, struct font font)
{
    return (struct paragraph){words, font, PALETTE_INK, 4, 2};
}

/* The code to scan, where it can be typed instead, and its letters. Gives its height. */
static double aside_run(const struct experience_paper *paper, struct text *svg)
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

static const char *due_sentence(const struct experience_paper *paper, struct pool *pool)
{
    const struct message message =
        message_make(pool, "Please give it back before: %s", paper->due_day);

    return paper->due_day[0] == '\0' ? "" : say_in(pool, &message, paper->language);
}

static void title_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const double aside = aside_run(paper, paper_pen_svg(pen));
    const char *title = wording_in(&paper->instrument->title, paper->language);
    struct box room = paper_room();
    const double bottom = room.y + aside;
    const struct paragraph lines[] = {
        {paper->network, {10, FONT_BOLD}, PALETTE_INK, 2, 0},
        {title, {18, FONT_SERIF}, PALETTE_INK, 3, 3},
        {paper->wave, {11, FONT_SANS}, PALETTE_INK, 2, 3},
        {due_sentence(paper, scratch), {9, FONT_BOLD}, PALETTE_INK, 2, 3}};

    room.width -= aside > 0 ? ASIDE_WIDTH + 12 : 0;
    for (size_t i = 0; i < ARRAY_COUNT(lines); i++) {
        paper_pen_write(pen, room, lines[i]);
    }
    pen->y = pen->y < bottom ? bottom : pen->y;
}

static void heading_write(const struct experience_paper *paper, const char *words,
                          struct paper_pen *pen)
{
    const struct font font = experience_fonts(paper).title;

    (void)paper_pen_need(pen, 4 * flow_leading(font));
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, font, PALETTE_INK, 2, 11});
}

static void text_write(const struct experience_paper *paper, const char *words,
                       struct paper_pen *pen)
{
    paper_pen_write(pen, paper_room(),
                    (struct paragraph){words, experience_fonts(paper).text, PALETTE_INK,
                                       LINES_MOST, 5});
}

/* The opening's paragraphs, one by one: a page may end between any two. */
static void paragraphs_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const char *at =
        instrument_opening(paper->instrument, paper->respondent, paper->language);

    while (*at != '\0') {
        const char *end = strstr(at, "\n\n");
        const size_t length = end != NULL ? (size_t)(end - at) : strlen(at);
        struct text paragraph;
        text_init(&paragraph, scratch, LIMIT_CELL_BYTES);
        text_add_part(&paragraph, at, length);
        text_write(paper, paragraph.bytes, pen);
        at += length + (end != NULL ? 2 : 0);
    }
}

static void opening_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct message asks = message_make(scratch, "Who asks: %s", paper->asker);
    const struct message why = message_make(scratch, "Why: %s", paper->reason);
    const struct message keeps = message_make_plural(
        scratch, (size_t)paper->keep_months,
        "Single answers are erased %d month after closing.",
        "Single answers are erased %d months after closing.", paper->keep_months);

    heading_write(paper, say(N_("What this is for"), paper->language), pen);
    if (paper->asker[0] != '\0') {
        text_write(paper, say_in(scratch, &asks, paper->language), pen);
    }
    if (paper->reason[0] != '\0') {
        text_write(paper, say_in(scratch, &why, paper->language), pen);
    }
    paragraphs_write(paper, pen);
    text_write(paper, say_in(scratch, &keeps, paper->language), pen);
}

static void rules_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    static const char *const RULES[] = {
        N_("Put a cross in the box that fits."),
        N_("A mistake? Blacken the whole box and put a cross in another."),
        N_("Write no name on this sheet, not your own and not another's."),
        N_("Put the sheet in the box or envelope yourself. Somebody types it in, and "
           "then it is destroyed."),
    };

    heading_write(paper, say(N_("How to fill it in"), paper->language), pen);
    for (size_t i = 0; i < ARRAY_COUNT(RULES); i++) {
        text_write(paper, say(RULES[i], paper->language), pen);
    }
}

/* ---- what the network adds --------------------------------------------------------- */

static void organisations_write(const struct experience_paper *paper,
                                struct paper_pen *pen)
{
    const struct experience_choices choices = {
        .title = say(N_("Your organisation"), paper->language),
        .sight_words = say(N_("Nobody sees your answer by itself; an organisation sees "
                              "its own group only from 5 people on."),
                           paper->language),
        .question = say(N_("For which organisation do you work?"), paper->language),
        .code = "organisation",
        .choices = paper->organisations,
        .choice_count = paper->organisation_count,
        .none = say(N_("I would rather not say"), paper->language)};

    if (paper->organisation_count > 0) {
        experience_choices_write(paper, &choices, pen);
    }
}

static void areas_write(const struct experience_paper *paper, struct paper_pen *pen)
{
    const struct experience_choices choices = {
        .title = say(N_("Your neighbourhood"), paper->language),
        .sight_words = say(N_("Nobody sees your answer by itself; a neighbourhood with "
                              "too few answers is not shown."),
                           paper->language),
        .question =
            say(N_("Where do you live? You may leave this out."), paper->language),
        .code = "area",
        .choices = paper->areas,
        .choice_count = paper->area_count,
        .none = ""};

    if (paper->area_count > 0) {
        experience_choices_write(paper, &choices, pen);
    }
}

/* ---- all pages --------------------------------------------------------------------- */

/* Write everything; gives how many pages that takes. */
static size_t paper_run(const struct experience_paper *paper, struct text *svg,
                        size_t page)
{
    struct paper_pen pen = paper_pen_make(svg, page);

    title_write(paper, &pen);
    opening_write(paper, &pen);
    rules_write(paper, &pen);
    organisations_write(paper, &pen);
    for (size_t i = 0; i < paper->step_count; i++) {
        experience_step_write(paper, &paper->steps[i], &pen);
    }
    areas_write(paper, &pen);
    return pen.page + 1;
}

size_t drawing_experience_page_count(const struct experience_paper *paper)
{
    return paper_run(paper, NULL, 0);
}

/* Loose pages are brought together again by it, and typed in on the right screen. */
static void foot_draw(const struct experience_paper *paper, const char *pages,
                      struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct box room = paper_room();
    const double y = room.y + room.height + 6;
    const double third = room.width / 3;
    struct paragraph line = {paper->wave, {FOOT_SIZE, FONT_SANS}, PALETTE_SOFT, 1, 0};
    struct text version;

    const struct flow left = {&line, 1, {room.x, y, third - 8, 0}, SVG_START};
    (void)flow_draw(&left, svg);
    text_init(&version, scratch, LIMIT_NAME_BYTES);
    text_format(&version, "%s-%s", paper->instrument->code, paper->instrument->version);
    line.words = version.bytes;
    const struct flow middle = {&line, 1, {room.x + third, y, third - 8, 0}, SVG_MIDDLE};
    (void)flow_draw(&middle, svg);
    line.words = pages;
    const struct flow right = {&line, 1, {room.x + 2 * third, y, third, 0}, SVG_END};
    (void)flow_draw(&right, svg);
}

void drawing_experience(const struct experience_paper *paper, size_t page,
                        struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = drawing_experience_page_count(paper);
    const struct message pages =
        message_make(scratch, "page %zu of %zu", page + 1, count);
    struct svg_page size = paper_size();

    size.title = wording_in(&paper->instrument->title, paper->language);
    size.description =
        say(N_("An anonymous survey to fill in with a pen."), paper->language);
    size.language = paper->language;
    svg_begin(svg, &size);
    (void)paper_run(paper, svg, page);
    foot_draw(paper, say_in(scratch, &pages, paper->language), svg);
    svg_end(svg);
}
