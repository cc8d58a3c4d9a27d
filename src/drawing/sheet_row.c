#include "drawing/sheet_row.h"

#include <math.h>

#include "base/limits.h"
#include "drawing/flow.h"
#include "drawing/mark.h"
#include "drawing/palette.h"
#include "drawing/ranking_words.h"

static const double PADDING = 4;
static const double HEIGHT_BLANK = 30; /* 10.5 mm on A4, 12.6 mm on A3: room for a pen */
static const double HEIGHT_FILLED = 25;
static const double TICK_SIZE = 11;
static const double TICK_GAP = 3; /* between boxes and hint */

static const struct font NAME_FONT = {8.4, FONT_BOLD};
static const struct font CELL_FONT = {7.6, FONT_SANS};
static const struct font HINT_FONT = {6.6, FONT_SANS};

enum { CELL_LINES = 12, HINT_LINES = 3, RATERS_ADVISED = 3 };

/* What is said in the cells of one row. */
struct row_words {
    struct paragraph cells[SHEET_COLUMNS][2]; /* words and, smaller, a hint */
};

static const enum sheet_column TEXT_COLUMNS[] = {SHEET_ACTOR, SHEET_SOURCES,
                                                 SHEET_BY_WHOM, SHEET_RANK};
static const enum sheet_column TICK_COLUMNS[] = {SHEET_IMPORTANCE, SHEET_REPLACEABILITY,
                                                 SHEET_DEPENDENCE};

static const char *names_join(const struct arena_actor *actor, struct pool *pool)
{
    struct text names;

    text_init(&names, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < actor->replaced_by_count; i++) {
        text_add(&names, i > 0 ? ", " : "");
        text_add(&names, actor->replaced_by[i]);
    }
    return names.bytes;
}

static const char *raters_hint(const struct sheet_row *row, enum language language,
                               struct pool *pool)
{
    const size_t count = row->result->raters_counted;

    if (count == 0 || count >= RATERS_ADVISED || row->is_worksheet) {
        return "";
    }
    const struct message message = message_make_plural(pool, count, "rests on %zu rater",
                                                       "rests on %zu raters", count);
    return say_in(pool, &message, language);
}

static const char *level_hint(struct arena_level level, const char *possible,
                              enum language language, struct pool *pool)
{
    struct text hint;

    text_init(&hint, pool, LIMIT_OUTPUT_BYTES);
    if (level.agreement >= ARENA_DIVIDED) {
        text_add(&hint,
                 say(vocabulary_label(&ARENA_AGREEMENT, (int)level.agreement), language));
    }
    if (level.possible != level.majority) {
        const struct message message = message_make(pool, "possibly %s", possible);
        text_add(&hint, hint.length > 0 ? " \u00b7 " : "");
        say_message(&hint, &message, language);
    }
    return hint.bytes;
}

static const char *dependence_hint(const struct arena_result *result,
                                   enum language language, struct pool *pool)
{
    if (result->dependence_stated == 0 ||
        result->dependence_stated == result->standing.dependence) {
        return "";
    }
    const struct message message = message_make(
        pool, "raters say: %s",
        say(vocabulary_label(&ARENA_DEPENDENCE, result->dependence_stated), language));
    return say_in(pool, &message, language);
}

static const char *rank_hint(const struct arena_result *result, enum language language)
{
    if (result->standing.arena_class == 0) {
        return say(N_("not rated"), language);
    }
    return result->standing.arena_class != result->derived_class
               ? say(N_("by decision of the group"), language)
               : "";
}

static void hints_fill(const struct sheet_row *row, enum language language,
                       struct row_words *words, struct pool *pool)
{
    const struct arena_result *result = row->result;
    const char number[] = {(char)('0' + result->importance.possible), '\0'};
    const char *const possible =
        result->irreplaceability.possible > 0
            ? say(vocabulary_label(&ARENA_REPLACEABILITY,
                                   result->irreplaceability.possible),
                  language)
            : "";

    words->cells[SHEET_ACTOR][1].words = raters_hint(row, language, pool);
    words->cells[SHEET_IMPORTANCE][1].words =
        level_hint(result->importance, number, language, pool);
    words->cells[SHEET_REPLACEABILITY][1].words =
        level_hint(result->irreplaceability, possible, language, pool);
    words->cells[SHEET_DEPENDENCE][1].words = dependence_hint(result, language, pool);
    words->cells[SHEET_RANK][1].words = rank_hint(result, language);
}

static struct row_words words_make(const struct sheet_row *row, enum language language,
                                   struct pool *pool)
{
    struct row_words words;

    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        words.cells[i][0] = (struct paragraph){"", CELL_FONT, PALETTE_INK, CELL_LINES, 0};
        words.cells[i][1] =
            (struct paragraph){"", HINT_FONT, PALETTE_NOTE, HINT_LINES, 0.5};
    }
    words.cells[SHEET_ACTOR][0].font = NAME_FONT;
    words.cells[SHEET_ACTOR][0].words = row->actor != NULL ? row->actor->name : "";
    if (row->result == NULL) {
        return words;
    }
    words.cells[SHEET_SOURCES][0].words = row->actor->sources;
    words.cells[SHEET_BY_WHOM][0].words = names_join(row->actor, pool);
    hints_fill(row, language, &words, pool);
    return words;
}

static struct flow cell_flow(const struct row_words *words, enum sheet_column column,
                             struct box cell)
{
    return (struct flow){
        words->cells[column],
        2,
        {cell.x + PADDING, cell.y + PADDING, cell.width - 2 * PADDING, 0},
        SVG_START};
}

/* The hint of a cell with boxes, under them. */
static struct flow hint_flow(const struct row_words *words, enum sheet_column column,
                             struct box cell)
{
    const double top = PADDING + TICK_SIZE + TICK_GAP;

    return (struct flow){&words->cells[column][1],
                         1,
                         {cell.x + 1, cell.y + top, cell.width - 2, 0},
                         SVG_MIDDLE};
}

/* Place and class take two lines above the hint of the last column. */
static double rank_height(const struct sheet_row *row)
{
    return row->result != NULL && row->result->standing.arena_class > 0 ? 19 : 0;
}

double sheet_row_height(const struct sheet_table *table, const struct sheet_row *row)
{
    SCOPED(pool) scratch = pool_new();
    const struct row_words words = words_make(row, table->language, scratch);
    double height = row->result != NULL ? HEIGHT_FILLED : HEIGHT_BLANK;

    for (size_t i = 0; i < ARRAY_COUNT(TEXT_COLUMNS); i++) {
        const enum sheet_column column = TEXT_COLUMNS[i];
        const struct flow flow =
            cell_flow(&words, column, sheet_table_cell(table, column, 0, 0));
        const double above = column == SHEET_RANK ? rank_height(row) : 0;
        height = fmax(height, above + flow_height(&flow) + 2 * PADDING);
    }
    for (size_t i = 0; i < ARRAY_COUNT(TICK_COLUMNS); i++) {
        const enum sheet_column column = TICK_COLUMNS[i];
        const struct flow flow =
            hint_flow(&words, column, sheet_table_cell(table, column, 0, 0));
        height = fmax(height, flow.room.y + flow_height(&flow) + PADDING);
    }
    return height;
}

static void box_draw(struct text *svg, struct point centre, bool is_chosen)
{
    const struct svg_paint paint = {
        .fill = PALETTE_SHEET, .stroke = PALETTE_SOFT, .width = 0.8};

    svg_rectangle(svg,
                  (struct box){centre.x - TICK_SIZE / 2, centre.y - TICK_SIZE / 2,
                               TICK_SIZE, TICK_SIZE},
                  1.5, paint);
    if (is_chosen) {
        mark_cross(svg, centre, TICK_SIZE / 2 - 2, 1.8);
    }
}

/* Importance is a number to circle; chosen, it is a dark disc. */
static void number_draw(struct text *svg, struct point centre, int number, bool is_chosen)
{
    const char digits[] = {(char)('0' + number), '\0'};
    const double radius = TICK_SIZE / 2 + 1.4;

    svg_circle(svg, centre, radius,
               (struct svg_paint){.fill = is_chosen ? PALETTE_INK : PALETTE_SHEET,
                                  .stroke = PALETTE_SOFT,
                                  .width = 0.8});
    svg_text(svg,
             (struct svg_words){.at = {centre.x, centre.y + 2.9},
                                .font = {8, is_chosen ? FONT_BOLD : FONT_SANS},
                                .anchor = SVG_MIDDLE,
                                .colour = is_chosen ? PALETTE_SHEET : PALETTE_INK},
             digits);
}

static void ticks_draw(const struct sheet_table *table, const struct sheet_row *row,
                       struct box place, double y, struct text *svg)
{
    const struct arena_result *result = row->result;
    const int chosen[] = {result != NULL ? result->importance.majority : 0,
                          result != NULL ? result->irreplaceability.majority : 0,
                          result != NULL ? result->standing.dependence : 0};
    static const int COUNTS[] = {LEVEL_COUNT, LEVEL_COUNT, DEPENDENCE_COUNT};

    for (size_t i = 0; i < ARRAY_COUNT(TICK_COLUMNS); i++) {
        const enum sheet_column column = TICK_COLUMNS[i];
        const struct box cell = sheet_table_cell(table, column, place.y, place.height);
        for (int tick = 0; tick < COUNTS[i]; tick++) {
            const struct point centre = {sheet_table_tick_x(cell, COUNTS[i], tick), y};
            if (column == SHEET_IMPORTANCE) {
                number_draw(svg, centre, tick + 1, chosen[i] == tick + 1);
            } else {
                box_draw(svg, centre, chosen[i] == tick + 1);
            }
        }
    }
    if (table->is_blank) {
        const struct box own = sheet_table_cell(table, SHEET_OWN, place.y, place.height);
        box_draw(svg, (struct point){sheet_table_tick_x(own, 1, 0), y}, false);
    }
}

/* Place, and the class as a sign and a word. */
static void rank_draw(const struct sheet_table *table, const struct arena_result *result,
                      struct box cell, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const int arena_class = result->standing.arena_class;
    const double x = cell.x + PADDING;
    const double side = 4.6;

    svg_text(svg,
             (struct svg_words){.at = {x, cell.y + PADDING + 8.5},
                                .font = {11, FONT_SERIF},
                                .colour = PALETTE_INK},
             ranking_words_place(&result->standing, scratch));
    mark_class(svg,
               (struct point){cell.x + cell.width - PADDING - mark_class_width(side),
                              cell.y + PADDING + 3},
               side, arena_class);
    svg_text(svg,
             (struct svg_words){.at = {x, cell.y + PADDING + 17.6},
                                .font = CELL_FONT,
                                .colour = PALETTE_INK},
             say(vocabulary_label(&ARENA_CLASS, arena_class), table->language));
}

void sheet_row_draw(const struct sheet_table *table, const struct sheet_row *row,
                    struct box place, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct row_words words = words_make(row, table->language, scratch);
    const double middle =
        place.y + (row->result != NULL ? PADDING + TICK_SIZE / 2 : place.height / 2);

    ticks_draw(table, row, place, middle, svg);
    for (size_t i = 0; i < ARRAY_COUNT(TICK_COLUMNS); i++) {
        const enum sheet_column column = TICK_COLUMNS[i];
        const struct flow flow = hint_flow(
            &words, column, sheet_table_cell(table, column, place.y, place.height));
        (void)flow_draw(&flow, svg);
    }
    for (size_t i = 0; i < ARRAY_COUNT(TEXT_COLUMNS); i++) {
        const enum sheet_column column = TEXT_COLUMNS[i];
        struct flow flow = cell_flow(
            &words, column, sheet_table_cell(table, column, place.y, place.height));
        flow.room.y += column == SHEET_RANK ? rank_height(row) : 0;
        if (row->result == NULL) {
            flow.room.y = place.y + (place.height - flow_height(&flow)) / 2;
        }
        (void)flow_draw(&flow, svg);
    }
    if (rank_height(row) > 0) {
        rank_draw(table, row->result,
                  sheet_table_cell(table, SHEET_RANK, place.y, place.height), svg);
    }
}
