#include "drawing/coverage_layout.h"

#include <math.h>

#include "drawing/palette.h"

static const double NAME_SHARE = 0.21; /* of the width, for the actors' names */
static const double COLUMN_MIN = 30;
static const double COLUMN_MAX = 96;
static const double COLUMN_LEVEL = 56; /* narrower columns have turned heads */
static const double ROW_MIN = 14;
static const double ROW_STRETCH_MAX = 11;

static const struct font NAME_FONT = {8.2, FONT_SANS};
static const double LABEL_SIZES[] = {7.2, 6.8, 6.4}; /* the first that breaks no word */
static const struct font OUTCOME_FONT = {7.4, FONT_BOLD};

enum { NAME_LINES = 2, LABEL_LINES = 6, OUTCOME_LINES = 4 };

struct flow coverage_layout_name(const struct coverage_layout *layout, size_t actor,
                                 double y, struct paragraph *paragraph_out)
{
    const bool is_selected = coverage_is_selected(layout->input, actor);

    *paragraph_out =
        (struct paragraph){layout->input->arena->actors[actor].name, NAME_FONT,
                           is_selected ? PALETTE_INK : PALETTE_SOFT, NAME_LINES, 0};
    return (struct flow){paragraph_out,
                         1,
                         {layout->room.x + COVERAGE_PADDING, y,
                          layout->name_width - 2 * COVERAGE_PADDING, 0},
                         SVG_START};
}

double coverage_layout_row_height(const struct coverage_layout *layout, size_t actor)
{
    struct paragraph paragraph;
    const struct flow flow = coverage_layout_name(layout, actor, 0, &paragraph);

    return fmax(ROW_MIN, flow_height(&flow) + COVERAGE_PADDING) + layout->row_stretch;
}

bool coverage_layout_has_groups(const struct coverage_layout *layout)
{
    return layout->input->is_selected != NULL;
}

static double rows_height(const struct coverage_layout *layout)
{
    double height = coverage_layout_has_groups(layout) ? 2 * COVERAGE_GROUP_HEIGHT : 0;

    for (size_t i = 0; i < layout->input->arena->actor_count; i++) {
        height += coverage_layout_row_height(layout, i);
    }
    return height;
}

double coverage_layout_x(const struct coverage_layout *layout, size_t source)
{
    return layout->room.x + layout->name_width + (double)source * layout->column_width;
}

double coverage_layout_right(const struct coverage_layout *layout)
{
    return coverage_layout_x(layout, layout->input->holdings->source_count);
}

struct flow coverage_layout_column(const struct coverage_layout *layout, size_t source,
                                   double y, const struct paragraph *paragraph)
{
    return (struct flow){
        paragraph,
        1,
        {coverage_layout_x(layout, source) + 2, y, layout->column_width - 4, 0},
        SVG_MIDDLE};
}

struct paragraph coverage_layout_label(const struct coverage_layout *layout,
                                       size_t source)
{
    return (struct paragraph){layout->input->holdings->sources[source].label,
                              {layout->label_size, FONT_SANS},
                              PALETTE_INK,
                              LABEL_LINES,
                              0};
}

struct paragraph coverage_layout_outcome(const struct coverage_layout *layout,
                                         size_t source)
{
    const bool is_gap = layout->coverage[source].state == COVERAGE_GAP;

    return (struct paragraph){layout->words->outcomes[source], OUTCOME_FONT,
                              is_gap ? PALETTE_SHEET : PALETTE_INK, OUTCOME_LINES, 0};
}

static double label_size(const struct coverage_layout *layout)
{
    const struct holdings *holdings = layout->input->holdings;
    double size = LABEL_SIZES[0];

    for (size_t i = 0; i < ARRAY_COUNT(LABEL_SIZES); i++) {
        double widest = 0;
        size = LABEL_SIZES[i];
        for (size_t source = 0; source < holdings->source_count; source++) {
            const char *const label = holdings->sources[source].label;
            widest =
                fmax(widest, measure_word_max(label, (struct font){size, FONT_SANS}));
        }
        if (layout->is_turned || widest <= layout->column_width - 4) {
            break;
        }
    }
    return size;
}

/* Heads and outcomes are as high as the highest of them. */
static void heads_measure(struct coverage_layout *layout)
{
    double label = layout->is_turned ? COVERAGE_TURNED_HEIGHT : 0;
    double outcome = 0;

    for (size_t i = 0; i < layout->input->holdings->source_count; i++) {
        const struct paragraph result = coverage_layout_outcome(layout, i);
        if (layout->is_turned) {
            outcome = fmax(outcome, measure_width(result.words, OUTCOME_FONT));
            continue;
        }
        const struct paragraph head = coverage_layout_label(layout, i);
        const struct flow head_flow = coverage_layout_column(layout, i, 0, &head);
        const struct flow result_flow = coverage_layout_column(layout, i, 0, &result);
        label = fmax(label, flow_height(&head_flow));
        outcome = fmax(outcome, flow_height(&result_flow));
    }
    layout->head_height = label + flow_leading(COVERAGE_CODE_FONT) + 3 * COVERAGE_PADDING;
    layout->outcome_height = fmax(outcome + 3 * COVERAGE_PADDING, 2 * ROW_MIN);
}

bool coverage_layout_try(struct coverage_layout *layout, double scale)
{
    const size_t rows = layout->input->arena->actor_count;
    const size_t columns = layout->input->holdings->source_count;

    layout->page = drawing_page_size(layout->input->paper, scale);
    layout->page.title = layout->words->title;
    layout->page.description = layout->words->description;
    layout->page.language = layout->input->language;
    layout->room = drawing_frame_room(&layout->words->frame, &layout->page);
    layout->name_width = layout->room.width * NAME_SHARE;
    layout->row_stretch = 0;
    const double width = (layout->room.width - layout->name_width) / (double)columns;
    layout->column_width = columns > 0 ? fmin(width, COLUMN_MAX) : 0;
    layout->is_turned = layout->column_width < COLUMN_LEVEL;
    layout->label_size = label_size(layout);
    heads_measure(layout);
    layout->row_heights = rows_height(layout);
    const double left = layout->room.height - COVERAGE_LEGEND_HEIGHT -
                        COVERAGE_LEGEND_GAP - layout->head_height -
                        layout->outcome_height - layout->row_heights;
    if (left < 0 || (columns > 0 && layout->column_width < COLUMN_MIN)) {
        return false;
    }
    if (rows > 0) {
        layout->row_stretch = fmin(left / (double)rows, ROW_STRETCH_MAX);
        layout->row_heights += layout->row_stretch * (double)rows;
    }
    return true;
}
