#include "drawing/experience_sheet_block.h"

#include "base/limits.h"
#include "drawing/experience_sheet_grid.h"
#include "drawing/palette.h"

static const double STEP_GAP = 15;
static const double CHOICE_GAP = 4;
static const double LINE_GAP = 20; /* between two lines to write on */

enum { TEXT_LINES = 3, LINES_MOST = 12 };

struct experience_fonts experience_fonts(const struct experience_paper *paper)
{
    const bool is_large = paper->respondent == RESPONDENT_FAMILIES;

    return (struct experience_fonts){
        .text = {is_large ? 11 : 9, FONT_SANS},
        .title = {is_large ? 13 : 11, FONT_BOLD},
        .small = {is_large ? 7.8 : 7.2, FONT_SANS},
        .sight = {is_large ? 8.6 : 7.6, FONT_SANS},
        .entry = {5.6, FONT_SANS},
        .box = is_large ? 12 : 9.5,
    };
}

void experience_box_draw(struct text *svg, struct point centre, double side)
{
    svg_rectangle(
        svg, (struct box){centre.x - side / 2, centre.y - side / 2, side, side}, 0.8,
        (struct svg_paint){.fill = PALETTE_SHEET, .stroke = PALETTE_INK, .width = 0.8});
}

/* ---- what stands above ------------------------------------------------------------- */

struct block_head {
    const char *title;
    const char *sight_words;
    const char *question;
    const char *help;
};

enum { HEAD_PARAGRAPHS = 4 };

/* Title, who sees it, question, help; `need` more height must follow on the page. */
static void head_write(const struct experience_paper *paper,
                       const struct block_head *head, double need, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct experience_fonts fonts = experience_fonts(paper);
    const struct message sight =
        message_make(scratch, "Who sees this: %s", head->sight_words);
    const struct paragraph paragraphs[HEAD_PARAGRAPHS] = {
        {head->title, fonts.title, PALETTE_INK, 2, STEP_GAP},
        {say_in(scratch, &sight, paper->language), fonts.sight, PALETTE_SOFT, LINES_MOST,
         2},
        {head->question, {fonts.text.size, FONT_BOLD}, PALETTE_INK, LINES_MOST, 4},
        {head->help, fonts.sight, PALETTE_INK, LINES_MOST, 2}};
    const struct flow flow = {paragraphs, HEAD_PARAGRAPHS, paper_room(), SVG_START};

    (void)paper_pen_need(pen, STEP_GAP + flow_height(&flow) + need);
    for (size_t i = 0; i < HEAD_PARAGRAPHS; i++) {
        paper_pen_write(pen, paper_room(), paragraphs[i]);
    }
    pen->y += CHOICE_GAP;
}

/* The code of an item at the right of the line that begins at the pen. */
static void code_write(const struct experience_paper *paper, const char *code,
                       struct paper_pen *pen)
{
    const struct paragraph paragraph = {code, experience_fonts(paper).entry, PALETTE_SOFT,
                                        1, 0};
    struct box room = paper_room();

    room.y = pen->y;
    const struct flow flow = {&paragraph, 1, room, SVG_END};
    if (paper_pen_svg(pen) != NULL) {
        (void)flow_draw(&flow, paper_pen_svg(pen));
    }
}

/* The question of an item that stands alone, beside its code. */
static void question_write(const struct experience_paper *paper,
                           const struct experience_paper_item *item, double need,
                           struct paper_pen *pen)
{
    const struct experience_fonts fonts = experience_fonts(paper);
    const struct paragraph words = {item->question, fonts.text, PALETTE_INK, LINES_MOST,
                                    0};
    struct box room = paper_room();

    room.width -= measure_width(item->item->code, fonts.entry) + CHOICE_GAP;
    const struct flow flow = {&words, 1, room, SVG_START};
    pen->y += CHOICE_GAP;
    (void)paper_pen_need(pen, flow_height(&flow) + need);
    code_write(paper, item->item->code, pen);
    paper_pen_write(pen, room, words);
}

/* ---- a box before words ------------------------------------------------------------ */

static double choice_height(const struct experience_paper *paper)
{
    const struct experience_fonts fonts = experience_fonts(paper);
    return flow_leading(fonts.text) + CHOICE_GAP;
}

/* `value` is as it is typed in. */
static void choice_write(const struct experience_paper *paper, const char *value,
                         const char *words, struct paper_pen *pen)
{
    const struct experience_fonts fonts = experience_fonts(paper);
    const struct paragraph paragraph = {words, fonts.text, PALETTE_INK, 3, 0};
    struct box room = paper_room();
    const double margin = fonts.box + 2 * CHOICE_GAP;

    room.x += margin;
    room.width -= margin + measure_width("00000", fonts.entry);
    (void)paper_pen_need(pen, choice_height(paper));
    if (paper_pen_svg(pen) != NULL) {
        const struct point centre = {room.x - margin + fonts.box / 2 + CHOICE_GAP,
                                     pen->y + flow_leading(fonts.text) / 2};
        experience_box_draw(paper_pen_svg(pen), centre, fonts.box);
    }
    code_write(paper, value, pen);
    paper_pen_write(pen, room, paragraph);
    pen->y += CHOICE_GAP;
}

static const char *number_words(int64_t value, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%lld", (long long)value);
    return text.bytes;
}

void experience_choices_write(const struct experience_paper *paper,
                              const struct experience_choices *choices,
                              struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const struct block_head head = {choices->title, choices->sight_words,
                                    choices->question, ""};

    head_write(paper, &head, 2 * choice_height(paper), pen);
    code_write(paper, choices->code, pen);
    pen->y += flow_leading(experience_fonts(paper).entry) + CHOICE_GAP;
    for (size_t i = 0; i < choices->choice_count; i++) {
        choice_write(paper, number_words(choices->choices[i].value, scratch),
                     choices->choices[i].name, pen);
    }
    if (choices->none[0] != '\0') {
        choice_write(paper, "-", choices->none, pen);
    }
}

/* ---- items ------------------------------------------------------------------------- */

/* An item whose levels do not fit above columns, alone. */
static void levels_write(const struct experience_paper *paper,
                         const struct experience_paper_item *item, struct paper_pen *pen)
{
    SCOPED(pool) scratch = pool_new();
    const char *unknown = wording_in(&paper->instrument->unknown, paper->language);

    question_write(paper, item, 2 * choice_height(paper), pen);
    pen->y += CHOICE_GAP;
    for (size_t i = 0; i < item->item->level_count; i++) {
        const struct item_level *level = &item->item->levels[i];
        choice_write(paper, number_words(level->value, scratch),
                     wording_in(&level->label, paper->language), pen);
    }
    if (item->item->may_not_know) {
        choice_write(
            paper, "?",
            unknown[0] != '\0' ? unknown : say(N_("do not know"), paper->language), pen);
    }
}

/* Lines to write on. */
static void text_write(const struct experience_paper *paper,
                       const struct experience_paper_item *item, struct paper_pen *pen)
{
    const struct box room = paper_room();

    question_write(paper, item, TEXT_LINES * LINE_GAP, pen);
    for (size_t i = 0; i < TEXT_LINES; i++) {
        pen->y += LINE_GAP;
        if (paper_pen_svg(pen) != NULL) {
            svg_line(paper_pen_svg(pen), (struct point){room.x, pen->y},
                     (struct point){room.x + room.width, pen->y},
                     (struct svg_paint){.stroke = PALETTE_SOFT, .width = 0.6});
        }
    }
    pen->y += CHOICE_GAP;
}

/* How many from `items` on stand in one table. */
static size_t run_length(const struct experience_paper_item *items, size_t count)
{
    size_t length = 1;

    while (length < count && items[0].item->kind != ITEM_TEXT &&
           items[length].item->kind == items[0].item->kind &&
           items[length].item->levels == items[0].item->levels &&
           items[length].item->may_not_know == items[0].item->may_not_know) {
        length++;
    }
    return length;
}

/* Height that must follow the head of a step. */
static double first_need(const struct experience_paper *paper,
                         const struct experience_paper_step *step)
{
    const size_t length = run_length(step->items, step->item_count);
    const struct experience_grid grid = experience_grid_make(paper, step->items, length);

    if (step->items[0].item->kind == ITEM_TEXT) {
        return (TEXT_LINES + 1) * LINE_GAP;
    }
    return grid.is_across || length > 1 ? experience_grid_need(&grid)
                                        : 4 * choice_height(paper);
}

static bool has_text(const struct instrument_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind == ITEM_TEXT) {
            return true;
        }
    }
    return false;
}

/* Who sees it; of the network's own questions as of the first ones of their kind. */
static const char *sight_words(const struct experience_paper *paper,
                               const struct experience_paper_step *step)
{
    const struct instrument *instrument = paper->instrument;
    const char *own = wording_in(&step->step->sight_words, paper->language);
    bool is_text = false;

    for (size_t i = 0; i < step->item_count; i++) {
        is_text = is_text || step->items[i].item->kind == ITEM_TEXT;
    }
    for (size_t i = 0; own[0] == '\0' && i < instrument->step_count; i++) {
        const struct instrument_step *other = &instrument->steps[i];
        if (has_text(other->items, other->item_count) == is_text) {
            own = wording_in(&other->sight_words, paper->language);
        }
    }
    return own;
}

void experience_step_write(const struct experience_paper *paper,
                           const struct experience_paper_step *step,
                           struct paper_pen *pen)
{
    const enum language language = paper->language;
    const struct block_head head = {wording_in(&step->step->title, language),
                                    sight_words(paper, step), step->question,
                                    wording_in(&step->step->help, language)};

    if (step->item_count == 0) {
        return;
    }
    head_write(paper, &head, first_need(paper, step), pen);
    for (size_t i = 0; i < step->item_count;) {
        const struct experience_paper_item *items = &step->items[i];
        const size_t length = run_length(items, step->item_count - i);
        const struct experience_grid grid = experience_grid_make(paper, items, length);
        if (items[0].item->kind == ITEM_TEXT) {
            text_write(paper, items, pen);
        } else if (grid.is_across || length > 1) {
            experience_grid_write(&grid, pen);
        } else {
            levels_write(paper, items, pen);
        }
        i += length;
    }
}
