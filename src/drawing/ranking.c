#include "drawing/ranking.h"

#include <assert.h>

#include "drawing/label_layout.h"
#include "drawing/mark.h"
#include "drawing/palette.h"
#include "drawing/ranking_words.h"

static const double AXIS_WIDTH = 66; /* importance, left of the grid */
static const double AXIS_HEIGHT = 34; /* replaceability, under it */
static const double ZONE_HEAD = 17;
static const double LEGEND_GAP = 8;
static const double LEGEND_MARK = 16; /* room for the sign before its words */
static const double SCALE_STEP = 1.08;
static const double SCALE_MAX = 40; /* letters of a quarter point: nobody's arena */

enum { LEGEND_MAX = 3, ZONE_ROWS = 3, ZONE_COLUMNS = 2 };

/* Rows and columns of the grid where the zones of one class begin; arena_class() does
 * not change in between. */
static const size_t ZONE_ROW[ZONE_ROWS + 1] = {0, 2, 3, 4};
static const size_t ZONE_COLUMN[ZONE_COLUMNS + 1] = {0, 2, 4};

/* The picture at one scale. */
struct picture {
    const struct drawing_ranking_input *input;
    const struct ranking_words *words;
    struct svg_page page;
    struct drawing_frame frame;
    struct box room; /* inside head and foot */
    struct label_layout layout;
};

static struct mark_actor mark_of(const struct drawing_ranking_input *input, size_t i)
{
    const struct arena_result *result = &input->ranking->results[i];

    return (struct mark_actor){
        .is_divided = result->importance.agreement >= ARENA_DIVIDED ||
                      result->irreplaceability.agreement >= ARENA_DIVIDED,
        .is_overridden = result->standing.arena_class != result->derived_class};
}

static struct flow legend_flow(const struct picture *picture, size_t item,
                               const struct paragraph *paragraph)
{
    const double width = picture->room.width / LEGEND_MAX;

    return (struct flow){paragraph,
                         1,
                         {picture->room.x + (double)item * width + LEGEND_MARK,
                          picture->room.y + picture->room.height,
                          width - LEGEND_MARK - LEGEND_GAP, 0},
                         SVG_START};
}

static struct paragraph legend_paragraph(const char *words)
{
    return (struct paragraph){words, {7.5, FONT_SANS}, PALETTE_INK, 5, 0};
}

static double legend_height(const struct picture *picture)
{
    double height = 0;

    for (size_t i = 0; i < LEGEND_MAX; i++) {
        const struct paragraph paragraph = legend_paragraph(picture->words->legend[i]);
        const struct flow flow = legend_flow(picture, i, &paragraph);
        const double its = flow_height(&flow);
        height = its > height ? its : height;
    }
    return height;
}

static void legend_draw(const struct picture *picture, struct text *svg)
{
    const double top = -legend_height(picture);
    static const struct mark_actor MARKS[LEGEND_MAX] = {
        {false, false}, {true, false}, {false, true}};

    for (size_t i = 0; i < LEGEND_MAX; i++) {
        const struct paragraph paragraph = legend_paragraph(picture->words->legend[i]);
        struct flow flow = legend_flow(picture, i, &paragraph);
        flow.room.y += top;
        const struct point centre = {flow.room.x - LEGEND_MARK + 6, flow.room.y + 4.6};
        mark_actor(svg, centre, LAYOUT_DOT_RADIUS, MARKS[i]);
        (void)flow_draw(&flow, svg);
    }
}

/* Lay the picture out at one scale; false when it does not fit. */
static bool picture_try(struct picture *picture, double scale, struct pool *pool)
{
    const struct ranking_words *words = picture->words;

    picture->page = drawing_page_size(picture->input->paper, scale);
    picture->page.title = words->title;
    picture->page.description = words->description;
    picture->page.language = picture->input->language;
    picture->room = drawing_frame_room(&picture->frame, &picture->page);

    struct layout_input input = {.labels = words->labels,
                                 .label_count = words->label_count,
                                 .room = picture->room};
    input.room.x += AXIS_WIDTH;
    input.room.width -= AXIS_WIDTH;
    input.room.height -= AXIS_HEIGHT + LEGEND_GAP + legend_height(picture);
    for (size_t i = 0; i < ZONE_ROWS; i++) {
        input.row_head[ZONE_ROW[i]] = ZONE_HEAD;
    }
    if (input.room.height <= 0) {
        return false;
    }
    picture->layout = label_layout_make(&input, pool);
    return picture->layout.fits;
}

static void zone_draw(const struct picture *picture, size_t row, size_t column,
                      struct text *svg)
{
    const struct label_layout *layout = &picture->layout;
    const double x = layout->column_x[ZONE_COLUMN[column]];
    const double y = layout->row_y[ZONE_ROW[row]];
    const struct box zone = {x, y, layout->column_x[ZONE_COLUMN[column + 1]] - x,
                             layout->row_y[ZONE_ROW[row + 1]] - y};
    const int importance = LEVEL_COUNT - (int)ZONE_ROW[row];
    const int irreplaceability = (int)ZONE_COLUMN[column] + 1;
    const int arena_class_here =
        arena_class(arena_dependence(importance, irreplaceability), importance);
    const double side = 5.5;

    svg_rectangle(svg, zone, 0,
                  (struct svg_paint){.fill = PALETTE_CLASS_GROUND[arena_class_here]});
    mark_class(svg, (struct point){x + 7, y + 7}, side, arena_class_here);
    svg_text(
        svg,
        (struct svg_words){.at = {x + 12 + mark_class_width(side), y + 13},
                           .font = {9, FONT_BOLD},
                           .colour = PALETTE_INK},
        say(vocabulary_label(&ARENA_CLASS, arena_class_here), picture->input->language));
}

static void grid_draw(const struct picture *picture, struct text *svg)
{
    const struct label_layout *layout = &picture->layout;
    const double left = layout->column_x[0];
    const double right = layout->column_x[LEVEL_COUNT];
    const struct svg_paint thin = {.stroke = PALETTE_GRID, .width = 0.7};
    const struct svg_paint thick = {.stroke = PALETTE_SOFT, .width = 1};

    for (size_t i = 0; i <= LEVEL_COUNT; i++) {
        svg_line(svg, (struct point){left, layout->row_y[i]},
                 (struct point){right, layout->row_y[i]}, i == 1 ? thin : thick);
    }
    for (size_t i = 0; i <= ZONE_COLUMNS; i++) {
        const double x = layout->column_x[ZONE_COLUMN[i]];
        svg_line(svg, (struct point){x, layout->row_y[0]},
                 (struct point){x, layout->row_y[LEVEL_COUNT]}, thick);
    }
    for (size_t row = 0; row < ZONE_ROWS; row++) {
        for (size_t column = 0; column < ZONE_COLUMNS; column++) {
            /* Within a zone the line begins under its word. */
            const double x = layout->column_x[ZONE_COLUMN[column] + 1];
            svg_line(svg, (struct point){x, layout->row_y[ZONE_ROW[row]] + ZONE_HEAD + 2},
                     (struct point){x, layout->row_y[ZONE_ROW[row + 1]]}, thin);
        }
    }
}

static void importance_draw(const struct picture *picture, struct text *svg)
{
    const struct label_layout *layout = &picture->layout;
    const struct ranking_words *words = picture->words;
    const double x = picture->room.x + 16;

    for (size_t row = 0; row < LEVEL_COUNT; row++) {
        const char number[] = {(char)('0' + LEVEL_COUNT - row), '\0'};
        const char *const word = row == 0                 ? words->very_important
                                 : row == LEVEL_COUNT - 1 ? words->hardly_important
                                                          : "";
        const struct paragraph paragraphs[] = {
            {number, {14, FONT_SERIF}, PALETTE_INK, 1, 0},
            {word, {7, FONT_SANS}, PALETTE_SOFT, 3, 0}};
        struct flow flow = {paragraphs, 2, {x, 0, AXIS_WIDTH - 20, 0}, SVG_MIDDLE};
        flow.room.y =
            (layout->row_y[row] + layout->row_y[row + 1] - flow_height(&flow)) / 2;
        (void)flow_draw(&flow, svg);
    }
    const double middle = (layout->row_y[0] + layout->row_y[LEVEL_COUNT]) / 2;
    svg_text(svg,
             (struct svg_words){.at = {picture->room.x + 9, middle},
                                .font = {9, FONT_BOLD},
                                .anchor = SVG_MIDDLE,
                                .colour = PALETTE_INK,
                                .is_turned = true},
             words->importance);
}

static void replaceability_draw(const struct picture *picture, struct text *svg)
{
    const struct label_layout *layout = &picture->layout;
    const double left = layout->column_x[0];
    const double right = layout->column_x[LEVEL_COUNT];
    struct svg_words how = {.at = {0, layout->row_y[LEVEL_COUNT] + 13},
                            .font = {9, FONT_SANS},
                            .anchor = SVG_MIDDLE,
                            .colour = PALETTE_INK};

    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        how.at.x = (layout->column_x[i] + layout->column_x[i + 1]) / 2;
        svg_text(svg, how,
                 say(vocabulary_label(&ARENA_REPLACEABILITY, (int)i + 1),
                     picture->input->language));
    }
    how.at = (struct point){(left + right) / 2, how.at.y + 14};
    how.font.face = FONT_BOLD;
    svg_text(svg, how, picture->words->replaceability);
    how.font = (struct font){7.5, FONT_SANS};
    how.colour = PALETTE_SOFT;
    how.at.x = left;
    how.anchor = SVG_START;
    svg_text(svg, how, picture->words->easy_to_replace);
    how.at.x = right;
    how.anchor = SVG_END;
    svg_text(svg, how, picture->words->hard_to_replace);
}

static void lines_draw(struct text *svg, struct measure_lines lines, struct svg_words how)
{
    for (size_t i = 0; i < lines.line_count; i++) {
        svg_text(svg, how, lines.lines[i]);
        how.at.y += flow_leading(how.font);
    }
}

static void label_draw(const struct placed_label *placed, struct mark_actor mark,
                       struct text *svg)
{
    const double base = placed->box.y + LAYOUT_NAME_FONT.size * 0.96;
    const double middle = base - LAYOUT_NAME_FONT.size * 0.36;
    struct svg_words how = {.at = {placed->box.x + LAYOUT_PLACE_X, base},
                            .font = LAYOUT_PLACE_FONT,
                            .colour = PALETTE_INK};

    svg_group_begin(svg, placed->name.is_cut ? placed->label->name : NULL);
    mark_actor(svg, (struct point){placed->box.x + LAYOUT_DOT_RADIUS + 0.8, middle},
               LAYOUT_DOT_RADIUS, mark);
    svg_text(svg, how, placed->label->place);
    how.at.x = placed->name_x;
    how.font = LAYOUT_NAME_FONT;
    lines_draw(svg, placed->name, how);
    how.at.y = placed->box.y + LAYOUT_NOTE_FONT.size * 0.96 +
               (double)placed->name.line_count * flow_leading(LAYOUT_NAME_FONT);
    how.font = LAYOUT_NOTE_FONT;
    how.colour = PALETTE_SOFT;
    lines_draw(svg, placed->note, how);
    svg_group_end(svg);
}

static void picture_draw(const struct picture *picture, struct text *svg)
{
    svg_begin(svg, &picture->page);
    drawing_frame_draw(&picture->frame, &picture->page, svg);
    for (size_t row = 0; row < ZONE_ROWS; row++) {
        for (size_t column = 0; column < ZONE_COLUMNS; column++) {
            zone_draw(picture, row, column, svg);
        }
    }
    grid_draw(picture, svg);
    importance_draw(picture, svg);
    replaceability_draw(picture, svg);
    for (size_t i = 0; i < picture->words->label_count; i++) {
        label_draw(&picture->layout.placed[i], mark_of(picture->input, i), svg);
    }
    legend_draw(picture, svg);
    svg_end(svg);
}

/* A trial that does not fit leaves nothing behind. */
static bool picture_attempt(struct picture *picture, double scale, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();

    if (!picture_try(picture, scale, scratch)) {
        return false;
    }
    picture_draw(picture, svg);
    return true;
}

void drawing_ranking(const struct drawing_ranking_input *input, struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    const struct ranking_words *words = ranking_words_make(input, pool);
    struct picture picture = {.input = input, .words = words, .frame = words->frame};

    for (double scale = 1; !picture_attempt(&picture, scale, svg); scale *= SCALE_STEP) {
        assert(scale < SCALE_MAX);
    }
}
