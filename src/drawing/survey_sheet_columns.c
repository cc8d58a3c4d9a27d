#include "drawing/survey_sheet_columns.h"

#include <math.h>

#include "base/limits.h"
#include "drawing/palette.h"

static const double SHARE_COLUMNS = 0.62; /* of the width, at most */
static const double COLUMN_MOST = 56;
static const double GROUP_GAP = 7;
static const double PADDING = 2.5;

static const struct font LABEL_FONT = {6.9, FONT_SANS};
static const struct font TITLE_FONT = {7.4, FONT_BOLD};

size_t survey_item_columns(const struct instrument_item *item)
{
    return item->level_count + (item->may_not_know ? 1 : 0);
}

const char *survey_column_label(const struct instrument_item *item, size_t i,
                                enum language language)
{
    if (i < item->level_count) {
        return wording_in(&item->levels[i].label, language);
    }
    return say(N_("do not know"), language);
}

static size_t column_count(const struct survey_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->item_count; i++) {
        count += survey_item_columns(table->items[i]);
    }
    return count;
}

double survey_column_x(const struct columns *columns, size_t group, size_t i)
{
    double x = columns->left;

    for (size_t j = 0; j < group; j++) {
        x += columns->width * (double)survey_item_columns(columns->table->items[j]) +
             GROUP_GAP;
    }
    return x + columns->width * (double)i;
}

static double words_height(const char *words, struct font font, double width)
{
    const struct paragraph paragraph = {words, font, PALETTE_INK, 3, 0};
    const struct flow flow = {&paragraph, 1, {0, 0, width, 0}, SVG_MIDDLE};

    return flow_height(&flow);
}

static void heights_make(struct columns *columns)
{
    const struct survey_table *table = columns->table;

    for (size_t i = 0; i < table->item_count; i++) {
        const size_t count = survey_item_columns(table->items[i]);
        columns->titles_height =
            fmax(columns->titles_height, words_height(table->titles[i], TITLE_FONT,
                                                      columns->width * (double)count));
        for (size_t j = 0; j < count; j++) {
            const char *label =
                survey_column_label(table->items[i], j, columns->language);
            columns->labels_height = fmax(columns->labels_height,
                                          words_height(columns->is_narrow ? "0" : label,
                                                       LABEL_FONT, columns->width - 2));
        }
    }
}

struct columns survey_columns_make(const struct survey_table *table,
                                   enum language language)
{
    const struct box room = paper_room();
    const double gaps = GROUP_GAP * (double)(table->item_count - 1);
    const size_t count = column_count(table);
    struct columns columns = {.table = table, .language = language};

    columns.width =
        fmin((room.width * SHARE_COLUMNS - gaps) / (double)count, COLUMN_MOST);
    columns.left = room.x + room.width - columns.width * (double)count - gaps;
    for (size_t i = 0; i < table->item_count; i++) {
        for (size_t j = 0; j < survey_item_columns(table->items[i]); j++) {
            columns.is_narrow = columns.is_narrow ||
                                measure_word_max(survey_column_label(table->items[i], j,
                                                                     columns.language),
                                                 LABEL_FONT) > columns.width - 2;
        }
    }
    heights_make(&columns);
    return columns;
}

static void words_draw(struct text *svg, struct box room, struct font font,
                       const char *words)
{
    const struct paragraph paragraph = {words, font, PALETTE_INK, 3, 0};
    const struct flow flow = {&paragraph, 1, room, SVG_MIDDLE};

    (void)flow_draw(&flow, svg);
}

const char *survey_column_number(const struct instrument_item *item, size_t i,
                                 struct pool *pool)
{
    struct text text;

    if (i >= item->level_count) {
        return "?";
    }
    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%d", item->levels[i].value);
    return text.bytes;
}

static void head_draw(const struct columns *columns, double y, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct box room = paper_room();
    const double height = columns->titles_height + columns->labels_height + PADDING;

    svg_rectangle(svg, (struct box){room.x, y, room.width, height + PADDING}, 0,
                  (struct svg_paint){.fill = PALETTE_FAINT});
    for (size_t i = 0; i < columns->table->item_count; i++) {
        const struct instrument_item *item = columns->table->items[i];
        const double width = columns->width * (double)survey_item_columns(item);
        words_draw(svg,
                   (struct box){survey_column_x(columns, i, 0), y + PADDING, width, 0},
                   TITLE_FONT, columns->table->titles[i]);
        for (size_t j = 0; j < survey_item_columns(item); j++) {
            const struct box cell = {survey_column_x(columns, i, j) + 1,
                                     y + PADDING + columns->titles_height,
                                     columns->width - 2, 0};
            words_draw(svg, cell, LABEL_FONT,
                       columns->is_narrow
                           ? survey_column_number(item, j, scratch)
                           : survey_column_label(item, j, columns->language));
        }
    }
}

double survey_columns_height(const struct columns *columns)
{
    return columns->titles_height + columns->labels_height + 2 * PADDING;
}

void survey_columns_write(const struct columns *columns, struct paper_pen *pen)
{
    if (paper_pen_svg(pen) != NULL) {
        head_draw(columns, pen->y, paper_pen_svg(pen));
    }
    pen->y += survey_columns_height(columns);
}
