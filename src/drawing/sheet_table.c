#include "drawing/sheet_table.h"

#include "drawing/flow.h"
#include "drawing/palette.h"
#include "method/arena.h"

static const double PADDING = 4;
static const double HEAD_HEIGHT = 50;
static const double SCALE_TOP = 25; /* where the words of a scale begin in the head */
static const double SHARE_ACTOR = 0.37;
static const double SHARE_SOURCES = 0.36; /* the rest is for who replaces */

static const struct font TITLE_FONT = {8.2, FONT_BOLD};
static const struct font WORD_FONT = {6.7, FONT_SANS};

struct sheet_table sheet_table_make(struct box room, bool is_blank,
                                    enum language language)
{
    double widths[SHEET_COLUMNS] = {[SHEET_OWN] = is_blank ? 46 : 0,
                                    [SHEET_IMPORTANCE] = 106,
                                    [SHEET_REPLACEABILITY] = 156,
                                    [SHEET_DEPENDENCE] = 126,
                                    [SHEET_RANK] = 74};
    struct sheet_table table = {.is_blank = is_blank, .language = language};
    double rest = room.width;

    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        rest -= widths[i];
    }
    widths[SHEET_ACTOR] = rest * SHARE_ACTOR;
    widths[SHEET_SOURCES] = rest * SHARE_SOURCES;
    widths[SHEET_BY_WHOM] = rest * (1 - SHARE_ACTOR - SHARE_SOURCES);
    table.x[0] = room.x;
    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        table.x[i + 1] = table.x[i] + widths[i];
    }
    return table;
}

struct box sheet_table_cell(const struct sheet_table *table, enum sheet_column column,
                            double y, double height)
{
    return (struct box){table->x[column], y, table->x[column + 1] - table->x[column],
                        height};
}

double sheet_table_tick_x(struct box cell, int count, int tick)
{
    return cell.x + cell.width * (tick + 0.5) / count;
}

double sheet_table_head_height(void)
{
    return HEAD_HEIGHT;
}

/* Words in the head from `y` down, within `cell` but for a margin. */
static void words_draw(struct text *svg, struct box cell, double margin,
                       struct paragraph paragraph, enum svg_anchor anchor)
{
    const struct flow flow = {
        &paragraph, 1, {cell.x + margin, cell.y, cell.width - 2 * margin, 0}, anchor};

    (void)flow_draw(&flow, svg);
}

static void title_draw(const struct sheet_table *table, struct box cell,
                       const char *words, struct text *svg)
{
    cell.y += PADDING;
    words_draw(
        svg, cell, PADDING,
        (struct paragraph){say(words, table->language), TITLE_FONT, PALETTE_INK, 2, 0},
        SVG_START);
}

static void below_draw(const struct sheet_table *table, struct box cell,
                       const char *words, struct text *svg)
{
    cell.y += SCALE_TOP;
    words_draw(
        svg, cell, PADDING,
        (struct paragraph){say(words, table->language), WORD_FONT, PALETTE_SOFT, 3, 0},
        SVG_START);
}

/* A word of the scale above each of its boxes. */
static void scale_draw(const struct sheet_table *table, struct box cell,
                       const struct vocabulary *scale, struct text *svg)
{
    const int count = (int)scale->word_count;
    struct box column = {cell.x, cell.y + SCALE_TOP, cell.width / count, 0};

    for (int i = 0; i < count; i++) {
        words_draw(svg, column, 1,
                   (struct paragraph){say(scale->words[i].label, table->language),
                                      WORD_FONT, PALETTE_INK, 3, 0},
                   SVG_MIDDLE);
        column.x += column.width;
    }
}

static void importance_head_draw(const struct sheet_table *table, struct box cell,
                                 struct text *svg)
{
    const struct paragraph ends[] = {
        {say(N_("1 = hardly important"), table->language), WORD_FONT, PALETTE_INK, 1, 0},
        {say(N_("4 = very important"), table->language), WORD_FONT, PALETTE_INK, 1, 1}};
    const struct flow flow = {
        ends, 2, {cell.x, cell.y + SCALE_TOP, cell.width, 0}, SVG_MIDDLE};

    title_draw(table, cell, N_("Importance 1-4"), svg);
    (void)flow_draw(&flow, svg);
}

static void columns_head_draw(const struct sheet_table *table, double y, struct text *svg)
{
    struct box cells[SHEET_COLUMNS];

    for (size_t i = 0; i < SHEET_COLUMNS; i++) {
        cells[i] = sheet_table_cell(table, (enum sheet_column)i, y, HEAD_HEIGHT);
    }
    title_draw(table, cells[SHEET_ACTOR], N_("Actors"), svg);
    below_draw(table, cells[SHEET_ACTOR], N_("organisations and groups"), svg);
    if (table->is_blank) {
        below_draw(table, cells[SHEET_OWN], N_("tick what is your own"), svg);
    }
    title_draw(table, cells[SHEET_SOURCES], N_("Power and help sources"), svg);
    importance_head_draw(table, cells[SHEET_IMPORTANCE], svg);
    title_draw(table, cells[SHEET_REPLACEABILITY], N_("Replaceability"), svg);
    scale_draw(table, cells[SHEET_REPLACEABILITY], &ARENA_REPLACEABILITY, svg);
    below_draw(table, cells[SHEET_BY_WHOM], N_("replaceable by whom"), svg);
    title_draw(table, cells[SHEET_DEPENDENCE], N_("Dependence relation"), svg);
    scale_draw(table, cells[SHEET_DEPENDENCE], &ARENA_DEPENDENCE, svg);
    title_draw(table, cells[SHEET_RANK], N_("Ranking"), svg);
    below_draw(table, cells[SHEET_RANK], N_("of the important actors"), svg);
}

void sheet_table_head_draw(const struct sheet_table *table, double y, struct text *svg)
{
    const double left = table->x[0];
    const double right = table->x[SHEET_COLUMNS];

    svg_rectangle(svg, (struct box){left, y, right - left, HEAD_HEIGHT}, 0,
                  (struct svg_paint){.fill = PALETTE_FAINT});
    columns_head_draw(table, y, svg);
}
