#include "drawing/network_matrix.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "drawing/network_matrix_words.h"
#include "drawing/palette.h"

static const double SCALE_STEP = 1.08;
static const double SCALE_MAX = 40;
static const double SIDE_MOST = 24; /* of a cell */
static const double SIDE_STEP = 0.99;
static const double SIDE_LEAST = 5.6;
static const double SIDE_VALUE = 9.5; /* from here on values are written in cells */
static const double SIDE_GRID = 7;
static const double NAME_SHARE = 0.3; /* of the width, for names at most */
static const double HEAD_SHARE = 0.33; /* of the height */
static const double FONT_SHARE = 0.66; /* of a cell */
static const double FONT_MOST = 8;
static const double LEGEND_WIDTH = 150;
static const double GAP = 16;
static const double HATCH_STEP = 2.6;
static const double MARK_SHARE = 0.27; /* radius, of a cell */

/* The matrix at one scale. */
struct picture {
    const struct network_drawing *drawing;
    struct network_marks marks;
    struct network_ties ties;
    const size_t *rows;
    const double *cells; /* by organisation; NaN: unknown */
    const struct matrix_words *words;
    struct svg_page page;
    struct box grid; /* the cells */
    double side; /* of a cell */
    double longest; /* of the names, in letters of one point */
    double name_width;
    double head_height;
    struct font font;
};

/* ---- order ---------------------------------------------------------------------- */

struct ranked {
    size_t organisation;
    size_t group; /* lower first */
    size_t name;
};

static int ranked_compare(const void *a, const void *b)
{
    const struct ranked *const one = a;
    const struct ranked *const other = b;

    if (one->group != other->group) {
        return one->group < other->group ? -1 : 1;
    }
    return one->name < other->name ? -1 : one->name > other->name;
}

const size_t *network_matrix_rows(const struct network_drawing *drawing,
                                  enum network_matrix_order order, struct pool *pool)
{
    const struct graph *const graph = drawing->graph;
    const struct network_marks marks =
        network_marks_make(drawing->grouping, graph->count, pool);
    const size_t *const by_name = network_order_by_name(drawing->network, pool);
    struct ranked *ranked = pool_array(pool, graph->count, struct ranked);
    size_t *rows = pool_array(pool, graph->count, size_t);

    for (size_t k = 0; k < graph->count; k++) {
        const size_t i = by_name[k];
        ranked[k] = (struct ranked){i, 0, k};
        if (order == MATRIX_BY_GROUP) {
            ranked[k].group = network_mark_of(&marks, i);
        } else if (order == MATRIX_BY_TIES) {
            ranked[k].group = graph->count - graph_row_length(&graph->all, i);
        }
    }
    qsort(ranked, graph->count, sizeof *ranked, ranked_compare);
    for (size_t k = 0; k < graph->count; k++) {
        rows[k] = ranked[k].organisation;
    }
    return rows;
}

/* ---- cells ---------------------------------------------------------------------- */

static const double *cells_make(const struct graph *graph, struct pool *pool)
{
    double *cells = pool_items(pool, graph->count, graph->count * sizeof(double));

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            cells[i * graph->count + j] =
                i == j || graph_knows(graph, i, j) ? 0 : (double)NAN;
        }
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            cells[i * graph->count + graph->out.to[k]] = graph->out.value[k];
        }
    }
    return cells;
}

/* ---- laying out ----------------------------------------------------------------- */

/* Of the longest name, in letters of one point. */
static double names_width(const struct network_drawing *drawing)
{
    double width = 0;

    for (size_t i = 0; i < drawing->graph->count; i++) {
        width = fmax(width, measure_width(drawing->network->names[i],
                                          (struct font){1, FONT_SANS}));
    }
    return width;
}

/* Lay out with cells of this side; false when that does not fit. */
static bool side_try(struct picture *picture, struct box room, double side)
{
    const double size = fmin(FONT_SHARE * side, FONT_MOST);
    const double names = picture->longest * size + 2;
    const double cells = side * (double)picture->drawing->graph->count;

    picture->side = side;
    picture->font = (struct font){size, FONT_SANS};
    picture->name_width = fmin(names, NAME_SHARE * room.width);
    picture->head_height = fmin(names, HEAD_SHARE * room.height);
    picture->grid = (struct box){room.x + picture->name_width + side,
                                 room.y + picture->head_height + side, cells, cells};
    return picture->name_width + side + cells + GAP + LEGEND_WIDTH <= room.width &&
           picture->head_height + side + cells <= room.height;
}

/* Lay the matrix out at one scale, as large as fits; false when its cells are too small
 * to read. */
static bool picture_try(struct picture *picture, double scale)
{
    double side = SIDE_MOST;

    picture->page = drawing_page_size(picture->drawing->paper, scale);
    picture->page.title = picture->words->frame.title;
    picture->page.description = picture->words->description;
    picture->page.language = picture->drawing->language;
    const struct box room = drawing_frame_room(&picture->words->frame, &picture->page);
    if (network_legend_height(&picture->words->legend, LEGEND_WIDTH) > room.height) {
        return false;
    }
    while (side >= SIDE_LEAST && !side_try(picture, room, side)) {
        side *= SIDE_STEP;
    }
    return side >= SIDE_LEAST;
}

/* ---- drawing -------------------------------------------------------------------- */

/* One line of a name, cut where it has no room. */
static void name_draw(const struct picture *picture, size_t i, struct svg_words how,
                      double room, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const char *const name = picture->drawing->network->names[i];
    const struct measure_lines lines =
        measure_wrap(name, picture->font, (struct measure_room){room + 0.1, 1}, scratch);

    svg_group_begin(svg, lines.is_cut ? name : NULL);
    for (size_t line = 0; line < lines.line_count; line++) {
        svg_text(svg, how, lines.lines[line]);
    }
    svg_group_end(svg);
}

static void heads_draw(const struct picture *picture, size_t k, struct text *svg)
{
    const size_t i = picture->rows[k];
    const size_t mark = network_mark_of(&picture->marks, i);
    const bool is_silent = !graph_answers(picture->drawing->graph, i);
    const double middle = ((double)k + 0.5) * picture->side;
    const double radius = MARK_SHARE * picture->side;
    const double base = 0.36 * picture->font.size; /* half a capital */
    const struct box grid = picture->grid;
    struct svg_words how = {.font = picture->font,
                            .anchor = SVG_END,
                            .colour = PALETTE_INK,
                            .at = {grid.x - picture->side, grid.y + middle + base}};

    name_draw(picture, i, how, picture->name_width, svg);
    network_mark_draw(svg, mark,
                      (struct point){grid.x - picture->side / 2, grid.y + middle}, radius,
                      is_silent);
    how.anchor = SVG_START;
    how.is_turned = true;
    how.at = (struct point){grid.x + middle + base, grid.y - picture->side};
    name_draw(picture, i, how, picture->head_height, svg);
    network_mark_draw(svg, mark,
                      (struct point){grid.x + middle, grid.y - picture->side / 2}, radius,
                      is_silent);
}

static struct box cell_box(const struct picture *picture, size_t row, size_t column)
{
    return (struct box){picture->grid.x + (double)column * picture->side,
                        picture->grid.y + (double)row * picture->side, picture->side,
                        picture->side};
}

static double cell_value(const struct picture *picture, size_t row, size_t column)
{
    return picture->cells[picture->rows[row] * picture->drawing->graph->count +
                          picture->rows[column]];
}

static void value_draw(const struct picture *picture, struct box cell, double value,
                       struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const char *const words = network_words_number(picture->drawing, value, scratch);
    const struct font font = {fmin(0.55 * picture->side, FONT_MOST), FONT_SANS};

    if (!picture->drawing->graph->is_valued || picture->side < SIDE_VALUE ||
        measure_width(words, font) > picture->side - 1) {
        return;
    }
    svg_text(svg,
             (struct svg_words){.at = {cell.x + cell.width / 2,
                                       cell.y + cell.height / 2 + 0.36 * font.size},
                                .font = font,
                                .anchor = SVG_MIDDLE,
                                .colour = matrix_shade(picture->drawing, &picture->ties,
                                                       value) >= MATRIX_SHADE_DARK
                                              ? PALETTE_SHEET
                                              : PALETTE_INK},
             words);
}

static void tie_draw(const struct picture *picture, size_t row, size_t column,
                     struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const double value = cell_value(picture, row, column);
    const struct box cell = cell_box(picture, row, column);

    svg_group_begin(svg, network_words_cell(picture->drawing, picture->rows[row],
                                            picture->rows[column], value, scratch));
    svg_rectangle(svg, cell, 0,
                  (struct svg_paint){.fill = MATRIX_SHADE_COLOURS[matrix_shade(
                                         picture->drawing, &picture->ties, value)]});
    value_draw(picture, cell, value, svg);
    svg_group_end(svg);
}

/* Unknown cells that stand beside each other are one shape; gives where it ends. */
static size_t unknown_draw(const struct picture *picture, size_t row, size_t column,
                           struct text *svg)
{
    struct box cells = cell_box(picture, row, column);
    size_t end = column + 1;

    while (end < picture->drawing->graph->count && end != row &&
           isnan(cell_value(picture, row, end))) {
        end++;
    }
    cells.width = picture->side * (double)(end - column);
    svg_rectangle(svg, cells, 0,
                  (struct svg_paint){.fill = PALETTE_SOFT, .is_hatched = true});
    return end;
}

static void row_draw(const struct picture *picture, size_t row, struct text *svg)
{
    for (size_t column = 0; column < picture->drawing->graph->count;) {
        const double value = cell_value(picture, row, column);
        if (isnan(value)) {
            column = unknown_draw(picture, row, column, svg);
            continue;
        }
        if (column == row) {
            svg_rectangle(svg, cell_box(picture, row, column), 0,
                          (struct svg_paint){.fill = PALETTE_LINE});
        } else if (value != 0) {
            tie_draw(picture, row, column, svg);
        }
        column++;
    }
}

/* A line across and one down between two organisations; thick between two groups. */
static void border_draw(const struct picture *picture, size_t k, struct text *svg)
{
    const struct box grid = picture->grid;
    const size_t count = picture->drawing->graph->count;
    const bool is_edge = k == 0 || k == count;
    const bool is_group =
        !is_edge && network_mark_of(&picture->marks, picture->rows[k]) !=
                        network_mark_of(&picture->marks, picture->rows[k - 1]);
    const double at = (double)k * picture->side;
    const struct svg_paint paint = {.stroke =
                                        is_edge || is_group ? PALETTE_INK : PALETTE_LINE,
                                    .width = is_edge || is_group ? 0.9 : 0.3};

    if (!is_edge && !is_group && picture->side < SIDE_GRID) {
        return;
    }
    svg_line(svg, (struct point){grid.x, grid.y + at},
             (struct point){grid.x + grid.width, grid.y + at}, paint);
    svg_line(svg, (struct point){grid.x + at, grid.y},
             (struct point){grid.x + at, grid.y + grid.height}, paint);
}

static void borders_draw(const struct picture *picture, bool has_groups, struct text *svg)
{
    struct picture plain = *picture;

    if (!has_groups) { /* in another order groups do not stand together */
        plain.marks.grouping = NULL;
    }
    for (size_t k = 0; k <= picture->drawing->graph->count; k++) {
        border_draw(&plain, k, svg);
    }
}

static void picture_draw(const struct picture *picture, enum network_matrix_order order,
                         struct text *svg)
{
    const struct box legend = {picture->grid.x + picture->grid.width + GAP,
                               picture->grid.y - picture->head_height, LEGEND_WIDTH, 0};

    svg_begin(svg, &picture->page);
    svg_hatch(svg, PALETTE_SOFT, HATCH_STEP);
    network_marks_hatch(&picture->marks, svg);
    drawing_frame_draw(&picture->words->frame, &picture->page, svg);
    for (size_t k = 0; k < picture->drawing->graph->count; k++) {
        heads_draw(picture, k, svg);
        row_draw(picture, k, svg);
    }
    borders_draw(picture, order == MATRIX_BY_GROUP, svg);
    network_legend_draw(&picture->words->legend, legend, svg);
    svg_end(svg);
}

void network_matrix(const struct network_drawing *drawing,
                    enum network_matrix_order order, struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    struct picture picture = {
        .drawing = drawing,
        .marks = network_marks_make(drawing->grouping, drawing->graph->count, pool),
        .ties = network_ties_make(drawing->graph, pool),
        .rows = network_matrix_rows(drawing, order, pool),
        .cells = cells_make(drawing->graph, pool),
        .longest = names_width(drawing)};

    picture.words = matrix_words_make(drawing, &picture.marks, &picture.ties, pool);
    for (double scale = 1; !picture_try(&picture, scale); scale *= SCALE_STEP) {
        assert(scale < SCALE_MAX);
    }
    picture_draw(&picture, order, svg);
}
