#include "drawing/experience_sheet_grid.h"

#include <math.h>

#include "base/limits.h"
#include "drawing/palette.h"

static const double ACROSS_WIDTH = 46; /* of a column */
static const double DOWN_WIDTH = 92;
static const double FACE_RADIUS = 8.5;
static const double PADDING = 3;
static const double UNKNOWN_GAP = 8; /* not knowing stands apart from the scale */
static const double ENTRY_MARGIN = 5;

enum { LABEL_LINES = 4, UNKNOWN_LINES = 5, QUESTION_LINES = 8, FACES = 5 };
enum { KEPT_ROWS = 8 }; /* a table of no more is not broken over pages */

static enum language language_of(const struct experience_grid *grid)
{
    return grid->paper->language;
}

static const struct instrument_item *scale_item(const struct experience_grid *grid)
{
    return grid->items[0].item;
}

static const char *unknown_words(const struct experience_paper *paper)
{
    const char *own = wording_in(&paper->instrument->unknown, paper->language);
    return own[0] != '\0' ? own : say(N_("do not know"), paper->language);
}

/* Levels, and not knowing where that may be. */
static size_t level_count(const struct experience_grid *grid)
{
    return scale_item(grid)->level_count + (scale_item(grid)->may_not_know ? 1 : 0);
}

static bool is_unknown(const struct experience_grid *grid, size_t level)
{
    return level >= scale_item(grid)->level_count;
}

/* Families read from yes to no, as on the screen; workers from little to much. */
static const struct item_level *level_at(const struct experience_grid *grid, size_t place)
{
    const struct instrument_item *item = scale_item(grid);
    return &item->levels[grid->has_faces ? item->level_count - 1 - place : place];
}

static const char *level_words(const struct experience_grid *grid, size_t level)
{
    return is_unknown(grid, level)
               ? unknown_words(grid->paper)
               : wording_in(&level_at(grid, level)->label, language_of(grid));
}

static const char *level_value(const struct experience_grid *grid, size_t level,
                               struct pool *pool)
{
    struct text text;

    if (is_unknown(grid, level)) {
        return "?";
    }
    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%d", level_at(grid, level)->value);
    return text.bytes;
}

static double words_height(const char *words, struct font font, double width,
                           size_t lines)
{
    const struct paragraph paragraph = {words, font, PALETTE_INK, lines, 0};
    const struct flow flow = {&paragraph, 1, {0, 0, width, 0}, SVG_START};
    return flow_height(&flow);
}

static void words_draw(struct text *svg, struct box room, enum svg_anchor anchor,
                       struct paragraph paragraph)
{
    const struct flow flow = {&paragraph, 1, room, anchor};
    (void)flow_draw(&flow, svg);
}

/* ---- how it is laid out ------------------------------------------------------------ */

/* Do the words of all levels stand above columns, unbroken? */
static bool may_go_across(const struct experience_grid *grid)
{
    if (scale_item(grid)->kind != ITEM_LEVEL || scale_item(grid)->level_count > 6) {
        return false;
    }
    for (size_t i = 0; i < scale_item(grid)->level_count; i++) {
        SCOPED(pool) scratch = pool_new();
        const char *words = level_words(grid, i);
        const double room = ACROSS_WIDTH - 2;
        const struct measure_lines lines = measure_wrap(
            words, grid->fonts.small, (struct measure_room){room, LABEL_LINES}, scratch);
        if (lines.is_cut || measure_word_max(words, grid->fonts.small) > room) {
            return false;
        }
    }
    return true;
}

static double entry_width(const struct experience_grid *grid)
{
    double width = measure_width("00", grid->fonts.entry);

    for (size_t i = 0; grid->is_across && i < grid->item_count; i++) {
        width = fmax(width, measure_width(grid->items[i].item->code, grid->fonts.entry));
    }
    return width + ENTRY_MARGIN;
}

struct experience_grid experience_grid_make(const struct experience_paper *paper,
                                            const struct experience_paper_item *items,
                                            size_t item_count)
{
    const struct box room = paper_room();
    struct experience_grid grid = {.paper = paper,
                                   .items = items,
                                   .item_count = item_count,
                                   .fonts = experience_fonts(paper)};

    grid.is_across = may_go_across(&grid);
    grid.has_faces = grid.is_across && paper->respondent == RESPONDENT_FAMILIES &&
                     scale_item(&grid)->level_count == FACES;
    grid.entry_width = entry_width(&grid);
    grid.width = grid.is_across ? ACROSS_WIDTH : DOWN_WIDTH;
    const size_t columns = grid.is_across ? level_count(&grid) : item_count;
    const double gap =
        grid.is_across && scale_item(&grid)->may_not_know ? UNKNOWN_GAP : 0;
    grid.left =
        room.x + room.width - grid.entry_width - gap - grid.width * (double)columns;
    return grid;
}

static double column_x(const struct experience_grid *grid, size_t column)
{
    const bool is_apart = grid->is_across && is_unknown(grid, column);
    return grid->left + grid->width * (double)column + (is_apart ? UNKNOWN_GAP : 0);
}

static size_t column_count(const struct experience_grid *grid)
{
    return grid->is_across ? level_count(grid) : grid->item_count;
}

/* ---- the head ---------------------------------------------------------------------- */

static const char *column_words(const struct experience_grid *grid, size_t column)
{
    return grid->is_across ? level_words(grid, column) : grid->items[column].question;
}

static double head_height(const struct experience_grid *grid)
{
    double height = 0;

    for (size_t i = 0; i < column_count(grid); i++) {
        height = fmax(height, words_height(column_words(grid, i), grid->fonts.small,
                                           grid->width - 2, UNKNOWN_LINES));
    }
    height += grid->is_across ? 0 : flow_leading(grid->fonts.entry);
    return height + (grid->has_faces ? 2 * FACE_RADIUS + PADDING : 0) + 2 * PADDING;
}

/* A face whose mouth bends down at 1 and up at 5; the word below says it too. */
static void face_draw(struct text *svg, struct point centre, int level)
{
    static const double HALF = 0.5; /* of the radius: how wide the mouth is */
    const double bend = (level - 3) * 0.17 * FACE_RADIUS;
    struct point mouth[9];

    svg_circle(
        svg, centre, FACE_RADIUS,
        (struct svg_paint){.fill = PALETTE_SHEET, .stroke = PALETTE_INK, .width = 0.9});
    for (int side = -1; side <= 1; side += 2) {
        svg_circle(svg,
                   (struct point){centre.x + side * 0.34 * FACE_RADIUS,
                                  centre.y - 0.25 * FACE_RADIUS},
                   0.9, (struct svg_paint){.fill = PALETTE_INK});
    }
    for (size_t i = 0; i < ARRAY_COUNT(mouth); i++) {
        const double along = (double)i / 4 - 1; /* -1 .. 1 */
        mouth[i] =
            (struct point){centre.x + along * HALF * FACE_RADIUS,
                           centre.y + 0.4 * FACE_RADIUS + bend * (0.5 - along * along)};
    }
    svg_path(svg, (struct svg_path){mouth, ARRAY_COUNT(mouth), false},
             (struct svg_paint){.stroke = PALETTE_INK, .width = 1.1});
}

static void head_cell_draw(const struct experience_grid *grid, size_t column, double y,
                           struct text *svg)
{
    const double x = column_x(grid, column);

    if (grid->has_faces && !is_unknown(grid, column)) {
        face_draw(svg, (struct point){x + grid->width / 2, y + FACE_RADIUS},
                  level_at(grid, column)->value);
    }
    y += grid->has_faces ? 2 * FACE_RADIUS + PADDING : 0;
    words_draw(svg, (struct box){x + 1, y, grid->width - 2, 0}, SVG_MIDDLE,
               (struct paragraph){column_words(grid, column), grid->fonts.small,
                                  PALETTE_INK, UNKNOWN_LINES, 0});
}

static void head_draw(const struct experience_grid *grid, double y, struct text *svg)
{
    const struct box room = paper_room();
    const double height = head_height(grid);

    svg_rectangle(svg, (struct box){room.x, y, room.width, height}, 0,
                  (struct svg_paint){.fill = PALETTE_FAINT});
    for (size_t i = 0; i < column_count(grid); i++) {
        head_cell_draw(grid, i, y + PADDING, svg);
        if (!grid->is_across) {
            const struct box code = {
                column_x(grid, i), y + height - PADDING - flow_leading(grid->fonts.entry),
                grid->width, 0};
            words_draw(svg, code, SVG_MIDDLE,
                       (struct paragraph){grid->items[i].item->code, grid->fonts.entry,
                                          PALETTE_SOFT, 1, 0});
        }
    }
}

/* ---- the rows ---------------------------------------------------------------------- */

static size_t row_count(const struct experience_grid *grid)
{
    return grid->is_across ? grid->item_count : level_count(grid);
}

static struct paragraph row_words(const struct experience_grid *grid, size_t row)
{
    return (struct paragraph){grid->is_across ? grid->items[row].question
                                              : level_words(grid, row),
                              grid->fonts.text, PALETTE_INK, QUESTION_LINES, 0};
}

/* The value of a box stands under it in a row of an item. */
static double row_height(const struct experience_grid *grid, size_t row)
{
    const struct box room = paper_room();
    const double boxes =
        grid->fonts.box + (grid->is_across ? flow_leading(grid->fonts.entry) : 0);
    const double words = words_height(row_words(grid, row).words, grid->fonts.text,
                                      grid->left - room.x - 2 * PADDING, QUESTION_LINES);

    return fmax(boxes, words) + 2 * PADDING;
}

static void row_boxes_draw(const struct experience_grid *grid, double y, double height,
                           struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const double under = grid->is_across ? flow_leading(grid->fonts.entry) : 0;

    for (size_t i = 0; i < column_count(grid); i++) {
        const double x = column_x(grid, i);
        experience_box_draw(svg,
                            (struct point){x + grid->width / 2, y + (height - under) / 2},
                            grid->fonts.box);
        if (grid->is_across) {
            const struct box place = {x, y + (height - under + grid->fonts.box) / 2 + 0.5,
                                      grid->width, 0};
            words_draw(svg, place, SVG_MIDDLE,
                       (struct paragraph){level_value(grid, i, scratch),
                                          grid->fonts.entry, PALETTE_SOFT, 1, 0});
        }
    }
}

static void row_draw(const struct experience_grid *grid, size_t row, double y,
                     struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct box room = paper_room();
    const double height = row_height(grid, row);
    const struct paragraph words = row_words(grid, row);
    const double width = grid->left - room.x - 2 * PADDING;
    const double text = words_height(words.words, words.font, width, QUESTION_LINES);
    const char *entry =
        grid->is_across ? grid->items[row].item->code : level_value(grid, row, scratch);
    const double middle = y + (height - flow_leading(grid->fonts.entry)) / 2;

    words_draw(svg, (struct box){room.x, y + (height - text) / 2, width, 0}, SVG_START,
               words);
    row_boxes_draw(grid, y, height, svg);
    words_draw(svg, (struct box){room.x, middle, room.width, 0}, SVG_END,
               (struct paragraph){entry, grid->fonts.entry, PALETTE_SOFT, 1, 0});
    svg_line(svg, (struct point){room.x, y + height},
             (struct point){room.x + room.width, y + height},
             (struct svg_paint){.stroke = PALETTE_LINE, .width = 0.6});
}

double experience_grid_need(const struct experience_grid *grid)
{
    const size_t rows = row_count(grid) > KEPT_ROWS ? 1 : row_count(grid);
    double height = head_height(grid);

    for (size_t i = 0; i < rows; i++) {
        height += row_height(grid, i);
    }
    return height;
}

static void head_write(const struct experience_grid *grid, struct paper_pen *pen)
{
    if (paper_pen_svg(pen) != NULL) {
        head_draw(grid, pen->y, paper_pen_svg(pen));
    }
    pen->y += head_height(grid);
}

void experience_grid_write(const struct experience_grid *grid, struct paper_pen *pen)
{
    (void)paper_pen_need(pen, experience_grid_need(grid));
    head_write(grid, pen);
    for (size_t i = 0; i < row_count(grid); i++) {
        if (paper_pen_need(pen, row_height(grid, i))) {
            head_write(grid, pen); /* on each page */
        }
        if (paper_pen_svg(pen) != NULL) {
            row_draw(grid, i, pen->y, paper_pen_svg(pen));
        }
        pen->y += row_height(grid, i);
    }
}
