#include "drawing/network_legend.h"

#include <assert.h>
#include <math.h>

#include "base/limits.h"
#include "drawing/network_map_line.h"
#include "drawing/palette.h"

static const struct font WORDS_FONT = {7.5, FONT_SANS};
static const struct font HEAD_FONT = {7.5, FONT_BOLD};
static const double WORDS_MOST = 190; /* what is longer is cut; its title has the whole */
static const double GAP = 11; /* between items */
static const double SIGN_GAP = 4;
static const double ROW_LEAST = 12.5;
static const double MARK_RADIUS = 4;
static const double LINE_LENGTH = 24;

void network_legend_add(struct network_legend *legend, struct legend_item item)
{
    assert(legend->count < LEGEND_ITEMS_MOST);
    legend->items[legend->count++] = item;
}

static const char *counted(const char *label, size_t count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s (%zu)", label, count);
    return text.bytes;
}

static void groups_add(struct network_legend *legend,
                       const struct network_drawing *drawing,
                       const struct network_marks *marks, struct pool *pool)
{
    network_legend_add(legend, (struct legend_item){.sign = LEGEND_HEAD,
                                                    .words = drawing->grouping_name});
    for (size_t mark = 0; mark < marks->mark_count; mark++) {
        const size_t group = marks->group_of_mark[mark];
        network_legend_add(legend, (struct legend_item){
                                       .sign = LEGEND_MARK,
                                       .words = counted(drawing->grouping->labels[group],
                                                        marks->members[group], pool),
                                       .mark = mark});
    }
    if (marks->other_count > 0) {
        network_legend_add(
            legend, (struct legend_item){
                        .sign = LEGEND_MARK,
                        .words = counted(say(N_("other or not known"), drawing->language),
                                         marks->other_count, pool),
                        .mark = NETWORK_MARK_OTHER});
    }
}

void network_legend_add_groups(struct network_legend *legend,
                               const struct network_drawing *drawing,
                               const struct network_marks *marks, struct pool *pool)
{
    const size_t silent = network_silent_count(drawing->graph);

    if (marks->grouping != NULL) {
        groups_add(legend, drawing, marks, pool);
    }
    if (silent > 0) {
        network_legend_add(legend, (struct legend_item){
                                       .sign = LEGEND_MARK_SILENT,
                                       .words = counted(say(N_("hatched: did not answer"),
                                                            drawing->language),
                                                        silent, pool),
                                       .mark = NETWORK_MARK_PLAIN});
    }
}

const char *network_legend_other(const struct network_drawing *drawing,
                                 const struct network_marks *marks, struct pool *pool)
{
    const char *const labels = network_marks_other(marks, pool);

    if (labels[0] == '\0') {
        return "";
    }
    const struct message message =
        message_make(pool, "Groups without a sign of their own: %s.", labels);
    return say_in(pool, &message, drawing->language);
}

static double sign_width(const struct legend_item *item)
{
    switch (item->sign) {
    case LEGEND_HEAD:
        return 0;
    case LEGEND_MARK:
    case LEGEND_MARK_SILENT:
        return 2 * network_mark_reach(item->mark, MARK_RADIUS);
    case LEGEND_SIZE:
        return 2 * item->size + 1;
    case LEGEND_LINE:
    case LEGEND_ONE_WAY:
    case LEGEND_BOTH_WAYS:
        return LINE_LENGTH;
    case LEGEND_CELL:
    case LEGEND_CELL_UNKNOWN:
        return 9;
    }
    return 0;
}

static double item_width(const struct legend_item *item)
{
    const bool is_head = item->sign == LEGEND_HEAD;
    const double words = measure_width(item->words, is_head ? HEAD_FONT : WORDS_FONT);

    return sign_width(item) + (is_head ? 0 : SIGN_GAP) + fmin(words, WORDS_MOST);
}

static double item_height(const struct legend_item *item)
{
    return item->sign == LEGEND_SIZE ? fmax(2 * item->size + 3, ROW_LEAST) : ROW_LEAST;
}

static void line_sign_draw(struct text *svg, const struct legend_item *item,
                           struct point at)
{
    const double width = item->sign == LEGEND_LINE ? item->size : 1.2;

    map_line_draw(svg,
                  &(struct map_line){.from = at,
                                     .to = {at.x + LINE_LENGTH, at.y},
                                     .width = width,
                                     .has_head_at_from = item->sign == LEGEND_BOTH_WAYS,
                                     .has_head_at_to = item->sign != LEGEND_LINE});
}

static void cell_sign_draw(struct text *svg, const struct legend_item *item,
                           struct point at)
{
    svg_rectangle(svg, (struct box){at.x, at.y - 4.5, 9, 9}, 0,
                  (struct svg_paint){.fill = item->colour,
                                     .stroke = PALETTE_SOFT,
                                     .width = 0.5,
                                     .is_hatched = item->sign == LEGEND_CELL_UNKNOWN});
}

/* The sign of an item, its left edge and middle at `at`. */
static void sign_draw(struct text *svg, const struct legend_item *item, struct point at)
{
    const struct point middle = {at.x + sign_width(item) / 2, at.y};

    switch (item->sign) {
    case LEGEND_HEAD:
        return;
    case LEGEND_MARK:
    case LEGEND_MARK_SILENT:
        network_mark_draw(svg, item->mark, middle, MARK_RADIUS,
                          item->sign == LEGEND_MARK_SILENT);
        return;
    case LEGEND_SIZE:
        svg_circle(svg, middle, item->size,
                   (struct svg_paint){
                       .fill = PALETTE_FAINT, .stroke = PALETTE_INK, .width = 0.9});
        return;
    case LEGEND_LINE:
    case LEGEND_ONE_WAY:
    case LEGEND_BOTH_WAYS:
        line_sign_draw(svg, item, at);
        return;
    case LEGEND_CELL:
    case LEGEND_CELL_UNKNOWN:
        cell_sign_draw(svg, item, at);
        return;
    }
}

/* An item, its left edge and middle at `at`. */
static void item_draw(struct text *svg, const struct legend_item *item, struct point at)
{
    const bool is_head = item->sign == LEGEND_HEAD;
    const struct paragraph paragraph = {item->words, is_head ? HEAD_FONT : WORDS_FONT,
                                        PALETTE_INK, 1, 0};
    const double x = at.x + sign_width(item) + (is_head ? 0 : SIGN_GAP);
    const struct flow flow = {
        &paragraph, 1, {x, at.y - 4.6, WORDS_MOST + 1, 0}, SVG_START};

    svg_group_begin(svg, item->title);
    sign_draw(svg, item, at);
    (void)flow_draw(&flow, svg);
    svg_group_end(svg);
}

/* Where the row that begins with `first` ends, and how high it is. */
static size_t row_end(const struct network_legend *legend, size_t first, double width,
                      double *height_out)
{
    double x = 0;
    size_t i = first;

    *height_out = 0;
    for (; i < legend->count; i++) {
        const double its = item_width(&legend->items[i]);
        /* A head does not stand at the end of a row. */
        const double next = legend->items[i].sign == LEGEND_HEAD && i + 1 < legend->count
                                ? GAP + item_width(&legend->items[i + 1])
                                : 0;
        if (i > first && (legend->is_column || x + its + next > width)) {
            break;
        }
        x += its + GAP;
        *height_out = fmax(*height_out, item_height(&legend->items[i]));
    }
    return i;
}

double network_legend_height(const struct network_legend *legend, double width)
{
    double sum = 0;
    double height = 0;

    for (size_t i = 0; i < legend->count;) {
        i = row_end(legend, i, width, &height);
        sum += height;
    }
    return sum;
}

void network_legend_draw(const struct network_legend *legend, struct box room,
                         struct text *svg)
{
    double y = room.y;
    double height = 0;

    for (size_t i = 0; i < legend->count; y += height) {
        const size_t end = row_end(legend, i, room.width, &height);
        for (double x = room.x; i < end; i++) {
            item_draw(svg, &legend->items[i], (struct point){x, y + height / 2});
            x += item_width(&legend->items[i]) + GAP;
        }
    }
}
