#include "drawing/coverage_matrix.h"

#include <assert.h>
#include <math.h>

#include "drawing/coverage_layout.h"
#include "drawing/mark.h"
#include "drawing/palette.h"

static const double MARK_RADIUS = 2.9;
static const double MARK_STEP = 8.6;
static const double PADDING = COVERAGE_PADDING;
static const double SCALE_STEP = 1.08;
static const double SCALE_MAX = 40;

/* A text that reads upwards in the middle of a column, from `base` up, cut at
 * `length`. */
static void turned_draw(struct text *svg, struct point base, struct measure_room room,
                        struct paragraph paragraph)
{
    SCOPED(pool) scratch = pool_new();
    const struct measure_lines lines =
        measure_wrap(paragraph.words, paragraph.font, room, scratch);
    const double leading = flow_leading(paragraph.font);

    base.x -= ((double)lines.line_count - 1) * leading / 2;
    base.x += paragraph.font.size * 0.36; /* half a capital: the line's own middle */
    svg_group_begin(svg, lines.is_cut ? paragraph.words : NULL);
    for (size_t i = 0; i < lines.line_count; i++) {
        svg_text(svg,
                 (struct svg_words){.at = base,
                                    .font = paragraph.font,
                                    .colour = paragraph.colour,
                                    .is_turned = true},
                 lines.lines[i]);
        base.x += leading;
    }
    svg_group_end(svg);
}

static void code_draw(const struct coverage_layout *layout, size_t source, double y,
                      struct text *svg)
{
    const struct needed_source *needed = &layout->input->holdings->sources[source];
    const double sign = needed->is_indispensable ? 9 : 0;
    const struct paragraph paragraph = {needed->code, COVERAGE_CODE_FONT, PALETTE_INK, 1,
                                        0};
    struct flow flow = coverage_layout_column(layout, source, y, &paragraph);

    flow.room.x += sign;
    flow.room.width -= sign;
    (void)flow_draw(&flow, svg);
    if (needed->is_indispensable) {
        const double middle = flow.room.x + flow.room.width / 2;
        const double half =
            fmin(measure_width(needed->code, COVERAGE_CODE_FONT), flow.room.width) / 2;
        mark_diamond(svg, (struct point){middle - half - 5.5, y + 5.2}, 2.9,
                     (struct svg_paint){.fill = PALETTE_INK});
    }
}

static void head_draw(const struct coverage_layout *layout, struct text *svg)
{
    const double top = layout->room.y;
    const double bottom = top + layout->head_height;

    svg_rectangle(svg,
                  (struct box){layout->room.x, top,
                               coverage_layout_right(layout) - layout->room.x,
                               layout->head_height},
                  0, (struct svg_paint){.fill = PALETTE_FAINT});
    for (size_t i = 0; i < layout->input->holdings->source_count; i++) {
        const struct paragraph label = coverage_layout_label(layout, i);
        if (layout->is_turned) {
            const double middle = coverage_layout_x(layout, i) + layout->column_width / 2;
            const double code_y = bottom - flow_leading(COVERAGE_CODE_FONT) - PADDING;
            code_draw(layout, i, code_y, svg);
            const struct measure_room room = {COVERAGE_TURNED_HEIGHT - PADDING,
                                              COVERAGE_TURNED_LINES};
            turned_draw(svg, (struct point){middle, code_y - PADDING}, room, label);
            continue;
        }
        const struct flow flow = coverage_layout_column(
            layout, i, top + flow_leading(COVERAGE_CODE_FONT) + 1.5 * PADDING, &label);
        code_draw(layout, i, top + PADDING, svg);
        (void)flow_draw(&flow, svg);
    }
}

static bool is_empty(struct holding_view view)
{
    return view.has == ANSWER_NONE && view.can == ANSWER_NONE &&
           view.wants == ANSWER_NONE;
}

/* All three answers were confirmed in a talk. */
static bool is_confirmed(const struct drawing_coverage_input *input,
                         const struct holding *holding)
{
    const struct holding_view *view = &holding->confirmed;

    return input->basis == HOLDING_ACTUAL && view->has != ANSWER_NONE &&
           view->can != ANSWER_NONE && view->wants != ANSWER_NONE;
}

/* A brought source has a frame, dashed while it is an estimate; a ground when the actor
 * is selected, so that it counts. */
static void brought_draw(struct text *svg, struct box cell, bool counts, bool is_dashed)
{
    const struct box frame = {cell.x + 1.6, cell.y + 1.4, cell.width - 3.2,
                              cell.height - 2.8};

    svg_rectangle(svg, frame, 2.5,
                  (struct svg_paint){.fill = counts ? PALETTE_THREAD_SOFT : NULL,
                                     .stroke = PALETTE_THREAD,
                                     .width = counts ? 1.1 : 0.7,
                                     .is_dashed = is_dashed});
}

static void cell_draw(const struct coverage_layout *layout, size_t actor, size_t source,
                      struct box cell, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct drawing_coverage_input *input = layout->input;
    const struct holding *holding = holding_of(input->holdings, actor, source);
    const struct holding_view view = holding_view_on(holding, input->basis);
    struct point centre = {cell.x + cell.width / 2 - MARK_STEP, cell.y + cell.height / 2};

    if (is_empty(view)) {
        return;
    }
    svg_group_begin(svg, coverage_words_cell(input, actor, source, scratch));
    if (holding_brings(holding, input->basis)) {
        brought_draw(svg, cell, coverage_is_selected(input, actor),
                     !is_confirmed(input, holding));
    }
    mark_answer(svg, centre, MARK_RADIUS, view.has);
    centre.x += MARK_STEP;
    mark_answer(svg, centre, MARK_RADIUS, view.can);
    centre.x += MARK_STEP;
    mark_answer(svg, centre, MARK_RADIUS, view.wants);
    svg_group_end(svg);
}

static void row_line(const struct coverage_layout *layout, double y, struct text *svg)
{
    svg_line(svg, (struct point){layout->room.x, y},
             (struct point){coverage_layout_right(layout), y},
             (struct svg_paint){.stroke = PALETTE_LINE, .width = 0.5});
}

static void row_draw(const struct coverage_layout *layout, size_t actor, double y,
                     struct text *svg)
{
    const double height = coverage_layout_row_height(layout, actor);
    struct paragraph paragraph;
    struct flow flow = coverage_layout_name(layout, actor, y, &paragraph);

    row_line(layout, y, svg);
    flow.room.y += (height - flow_height(&flow)) / 2;
    (void)flow_draw(&flow, svg);
    for (size_t i = 0; i < layout->input->holdings->source_count; i++) {
        const struct box cell = {coverage_layout_x(layout, i), y, layout->column_width,
                                 height};
        cell_draw(layout, actor, i, cell, svg);
    }
}

/* The rows of the selected actors, or of the others, and the `y` under them. */
static double group_draw(const struct coverage_layout *layout, bool is_selected, double y,
                         struct text *svg)
{
    if (coverage_layout_has_groups(layout)) {
        row_line(layout, y, svg);
        svg_text(svg,
                 (struct svg_words){.at = {layout->room.x + PADDING, y + 11.5},
                                    .font = {8.2, FONT_BOLD},
                                    .colour = PALETTE_THREAD},
                 is_selected ? layout->words->selected : layout->words->not_selected);
        y += COVERAGE_GROUP_HEIGHT;
    }
    for (size_t i = 0; i < layout->input->arena->actor_count; i++) {
        if (coverage_is_selected(layout->input, i) == is_selected) {
            row_draw(layout, i, y, svg);
            y += coverage_layout_row_height(layout, i);
        }
    }
    return y;
}

/* A gap is white on dark, a fragile source framed; both say so in words. */
static void outcome_draw(const struct coverage_layout *layout, size_t source, double y,
                         struct text *svg)
{
    const enum coverage_state state = layout->coverage[source].state;
    const struct paragraph paragraph = coverage_layout_outcome(layout, source);
    const struct box cell = {coverage_layout_x(layout, source) + 1.6, y + 1.6,
                             layout->column_width - 3.2, layout->outcome_height - 3.2};
    struct flow flow = coverage_layout_column(layout, source, y, &paragraph);

    if (state == COVERAGE_GAP) {
        svg_rectangle(svg, cell, 2.5, (struct svg_paint){.fill = PALETTE_INK});
    } else if (state == COVERAGE_FRAGILE) {
        svg_rectangle(svg, cell, 2.5,
                      (struct svg_paint){
                          .fill = PALETTE_NOTE_SOFT, .stroke = PALETTE_NOTE, .width = 1});
    }
    if (layout->is_turned) {
        const struct point base = {cell.x + cell.width / 2,
                                   cell.y + cell.height - PADDING};
        turned_draw(svg, base, (struct measure_room){layout->outcome_height, 1},
                    paragraph);
        return;
    }
    flow.room.y += (layout->outcome_height - flow_height(&flow)) / 2;
    (void)flow_draw(&flow, svg);
}

static void outcomes_draw(const struct coverage_layout *layout, double y,
                          struct text *svg)
{
    const struct paragraph paragraph = {
        layout->words->outcome, {8.2, FONT_BOLD}, PALETTE_INK, 3, 0};
    struct flow flow = {
        &paragraph,
        1,
        {layout->room.x + PADDING, y, layout->name_width - 2 * PADDING, 0},
        SVG_START};

    flow.room.y += (layout->outcome_height - flow_height(&flow)) / 2;
    (void)flow_draw(&flow, svg);
    for (size_t i = 0; i < layout->input->holdings->source_count; i++) {
        outcome_draw(layout, i, y, svg);
    }
}

static void lines_draw(const struct coverage_layout *layout, double bottom,
                       struct text *svg)
{
    const double top = layout->room.y;
    const double right = coverage_layout_right(layout);
    const double below_rows = bottom - layout->outcome_height;
    const double below_head = top + layout->head_height;
    const struct svg_paint thin = {.stroke = PALETTE_LINE, .width = 0.5};
    const struct svg_paint thick = {.stroke = PALETTE_SOFT, .width = 0.9};

    for (size_t i = 0; i < layout->input->holdings->source_count; i++) {
        const double x = coverage_layout_x(layout, i);
        svg_line(svg, (struct point){x, top}, (struct point){x, bottom}, thin);
    }
    svg_line(svg, (struct point){layout->room.x, below_head},
             (struct point){right, below_head}, thick);
    svg_line(svg, (struct point){layout->room.x, below_rows},
             (struct point){right, below_rows}, thick);
    svg_rectangle(svg,
                  (struct box){layout->room.x, top, right - layout->room.x, bottom - top},
                  0, thick);
}

static double legend_word(struct text *svg, struct point at, const char *words)
{
    const struct font font = {7.5, FONT_SANS};

    svg_text(svg, (struct svg_words){.at = at, .font = font, .colour = PALETTE_INK},
             words);
    return at.x + measure_width(words, font) + 16;
}

static void legend_draw(const struct coverage_layout *layout, struct text *svg)
{
    const struct coverage_words *words = layout->words;
    const double top = layout->room.y + layout->room.height - COVERAGE_LEGEND_HEIGHT + 8;
    struct point at = {layout->room.x, top};

    (void)legend_word(svg, at, words->has_can_wants);
    at.y += 14;
    for (int answer = ANSWER_YES; answer <= ANSWER_UNKNOWN; answer++) {
        mark_answer(svg, (struct point){at.x + 4, at.y - 2.7}, MARK_RADIUS,
                    (enum holding_answer)answer);
        at.x = legend_word(
            svg, (struct point){at.x + 11, at.y},
            say(vocabulary_label(&HOLDING_ANSWER, answer), layout->input->language));
    }
    for (int is_dashed = 0; is_dashed < 2; is_dashed++) {
        brought_draw(svg, (struct box){at.x, at.y - 9.5, 22, 13}, true, is_dashed == 1);
        at.x = legend_word(svg, (struct point){at.x + 26, at.y},
                           is_dashed == 1 ? words->brought_estimate : words->brought);
    }
    mark_diamond(svg, (struct point){at.x + 4, at.y - 2.7}, 2.9,
                 (struct svg_paint){.fill = PALETTE_INK});
    (void)legend_word(svg, (struct point){at.x + 11, at.y}, words->indispensable);
}

static void layout_draw(const struct coverage_layout *layout, struct text *svg)
{
    double y = layout->room.y + layout->head_height;

    svg_begin(svg, &layout->page);
    drawing_frame_draw(&layout->words->frame, &layout->page, svg);
    head_draw(layout, svg);
    y = group_draw(layout, true, y, svg);
    if (coverage_layout_has_groups(layout)) {
        y = group_draw(layout, false, y, svg);
    }
    outcomes_draw(layout, y, svg);
    lines_draw(layout, y + layout->outcome_height, svg);
    legend_draw(layout, svg);
    svg_end(svg);
}

static const struct coverage *selected_coverage(
    const struct drawing_coverage_input *input, struct pool *pool)
{
    const size_t count = input->arena->actor_count;
    bool *is_selected = pool_array(pool, count, bool);

    for (size_t i = 0; i < count; i++) {
        is_selected[i] = coverage_is_selected(input, i);
    }
    return coverage_of(input->holdings, is_selected, input->basis, pool);
}

void drawing_coverage_matrix(const struct drawing_coverage_input *input, struct text *svg)
{
    SCOPED(pool) pool = pool_new();
    struct coverage_layout layout = {.input = input};

    assert(input->holdings->actor_count == input->arena->actor_count);
    layout.coverage = selected_coverage(input, pool);
    layout.words = coverage_words_make(input, layout.coverage, pool);
    for (double scale = 1; !coverage_layout_try(&layout, scale); scale *= SCALE_STEP) {
        assert(scale < SCALE_MAX);
    }
    layout_draw(&layout, svg);
}
