#include "drawing/label_layout.h"

#include <float.h>
#include <math.h>

#include "drawing/flow.h"

static const double CELL_PADDING = 7;
static const double BESIDE_GAP = 8; /* between columns of names in a cell */
static const double BELOW_GAP = 4.5;
static const double NAME_GAP = 4; /* between place and name */
static const double NAME_WIDTH_MIN = 92;
static const double ROW_HEIGHT_MIN = 42;
static const double EMPTY_WIDTH = 84; /* of a column of the grid without names */

struct layout_work {
    const struct layout_input *input;
    struct pool *pool;
    struct placed_label *placed;
    double lead; /* dot and place, left of a name */
    bool is_compact; /* columns as wide as their contents need */
    size_t across[LEVEL_COUNT]; /* columns of names in a column of the grid; 0: empty */
    double column_x[LEVEL_COUNT + 1];
    double row_height[LEVEL_COUNT];
};

static size_t column_of(const struct layout_label *label)
{
    return (size_t)(label->irreplaceability - 1);
}

static size_t row_of(const struct layout_label *label)
{
    return (size_t)(LEVEL_COUNT - label->importance);
}

static double lead_width(const struct layout_input *input)
{
    double place = 0;

    for (size_t i = 0; i < input->label_count; i++) {
        place = fmax(place, measure_width(input->labels[i].place, LAYOUT_PLACE_FONT));
    }
    return LAYOUT_PLACE_X + place + NAME_GAP;
}

/* Give the columns of the grid a width: all the same, or, where room is dear, by what
 * stands side by side in them. */
static void columns_spread(struct layout_work *work)
{
    double room = work->input->room.width;
    double across = 0;

    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        room -= work->across[i] == 0 ? EMPTY_WIDTH : 0;
        across += (double)work->across[i];
    }
    work->column_x[0] = work->input->room.x;
    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        double width = work->input->room.width / LEVEL_COUNT;
        if (work->is_compact) {
            width = work->across[i] == 0 ? EMPTY_WIDTH
                                         : room * (double)work->across[i] / across;
        }
        work->column_x[i + 1] = work->column_x[i] + width;
    }
}

static double label_width(const struct layout_work *work, size_t column)
{
    const double width = work->column_x[column + 1] - work->column_x[column];
    const double across = (double)work->across[column];

    return (width - 2 * CELL_PADDING - (across - 1) * BESIDE_GAP) / across;
}

static void label_measure(const struct layout_work *work, struct placed_label *placed,
                          double width)
{
    const double room = width - work->lead;

    placed->name =
        measure_wrap(placed->label->name, LAYOUT_NAME_FONT,
                     (struct measure_room){room, LAYOUT_NAME_LINES}, work->pool);
    placed->note =
        measure_wrap(placed->label->note, LAYOUT_NOTE_FONT,
                     (struct measure_room){room, LAYOUT_NOTE_LINES}, work->pool);
    const double lines = fmax(1, (double)placed->name.line_count);
    placed->box.width = width;
    placed->box.height = lines * flow_leading(LAYOUT_NAME_FONT) +
                         (double)placed->note.line_count * flow_leading(LAYOUT_NOTE_FONT);
}

static size_t cell_count(const struct layout_work *work, size_t row, size_t column)
{
    size_t count = 0;

    for (size_t i = 0; i < work->input->label_count; i++) {
        const struct layout_label *label = &work->input->labels[i];
        count += row_of(label) == row && column_of(label) == column;
    }
    return count;
}

/* Stack the names of a cell from `top` down, column after column, and give the height
 * of the highest. */
static double cell_stack(struct layout_work *work, size_t row, size_t column, double top)
{
    const size_t count = cell_count(work, row, column);
    const double width = count > 0 ? label_width(work, column) : 0;
    const size_t down = count > 0 ? (count - 1) / work->across[column] + 1 : 0;
    double x = work->column_x[column] + CELL_PADDING;
    double height = 0;
    double highest = 0;
    size_t stacked = 0;

    for (size_t i = 0; i < work->input->label_count; i++) {
        struct placed_label *placed = &work->placed[i];
        if (row_of(placed->label) != row || column_of(placed->label) != column) {
            continue;
        }
        if (stacked == down) {
            x += width + BESIDE_GAP;
            height = 0;
            stacked = 0;
        }
        height += stacked++ > 0 ? BELOW_GAP : 0;
        placed->box.x = x;
        placed->box.y = top + height;
        placed->name_x = x + work->lead;
        height += placed->box.height;
        highest = fmax(highest, height);
    }
    return highest;
}

/* Measure everything with the columns as they are, and give the height needed. */
static double rows_measure(struct layout_work *work)
{
    double all = 0;

    columns_spread(work);
    for (size_t i = 0; i < work->input->label_count; i++) {
        struct placed_label *placed = &work->placed[i];
        label_measure(work, placed, label_width(work, column_of(placed->label)));
    }
    for (size_t row = 0; row < LEVEL_COUNT; row++) {
        double height = 0;
        for (size_t column = 0; column < LEVEL_COUNT; column++) {
            height = fmax(height, cell_stack(work, row, column, 0));
        }
        height += 2 * CELL_PADDING + work->input->row_head[row];
        work->row_height[row] = fmax(height, ROW_HEIGHT_MIN);
        all += work->row_height[row];
    }
    return all;
}

static bool columns_are_wide_enough(const struct layout_work *work)
{
    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        if (work->across[i] > 0 && label_width(work, i) - work->lead < NAME_WIDTH_MIN) {
            return false;
        }
    }
    return true;
}

/* Put one more column of names where that saves most height; false when no column of
 * the grid has room for it. */
static bool columns_grow(struct layout_work *work)
{
    double lowest = DBL_MAX;
    size_t best = LEVEL_COUNT;

    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        if (work->across[i] == 0) {
            continue;
        }
        work->across[i]++;
        const double height = rows_measure(work);
        if (columns_are_wide_enough(work) && height < lowest) {
            lowest = height;
            best = i;
        }
        work->across[i]--;
    }
    if (best < LEVEL_COUNT) {
        work->across[best]++;
    }
    return best < LEVEL_COUNT;
}

/* Share what is left so that the rows become as equal as their contents allow. */
static void rows_level(struct layout_work *work)
{
    double left = work->input->room.height;
    bool is_full[LEVEL_COUNT] = {false};
    size_t open = LEVEL_COUNT;

    for (size_t i = 0; i < LEVEL_COUNT;
         i++) { /* a high row takes from the others' share */
        for (size_t row = 0; row < LEVEL_COUNT; row++) {
            if (!is_full[row] && work->row_height[row] > left / (double)open) {
                is_full[row] = true;
                left -= work->row_height[row];
                open--;
            }
        }
    }
    for (size_t row = 0; row < LEVEL_COUNT; row++) {
        if (!is_full[row]) {
            work->row_height[row] = left / (double)open;
        }
    }
}

static void layout_place(struct layout_work *work, struct label_layout *layout)
{
    double y = work->input->room.y;

    for (size_t row = 0; row < LEVEL_COUNT; row++) {
        const double top = y + work->input->row_head[row] + CELL_PADDING;
        layout->row_y[row] = y;
        for (size_t column = 0; column < LEVEL_COUNT; column++) {
            (void)cell_stack(work, row, column, top);
        }
        y += work->row_height[row];
    }
    layout->row_y[LEVEL_COUNT] = y;
    for (size_t i = 0; i <= LEVEL_COUNT; i++) {
        layout->column_x[i] = work->column_x[i];
    }
}

struct label_layout label_layout_make(const struct layout_input *input, struct pool *pool)
{
    struct layout_work work = {.input = input, .pool = pool, .lead = lead_width(input)};
    struct label_layout layout = {0};

    work.placed = pool_array(pool, input->label_count, struct placed_label);
    for (size_t i = 0; i < input->label_count; i++) {
        work.placed[i].label = &input->labels[i];
        work.across[column_of(&input->labels[i])] = 1;
    }
    double height = rows_measure(&work);
    work.is_compact = input->label_count > 0 && height > input->room.height;
    while (height > input->room.height && columns_grow(&work)) {
        height = rows_measure(&work);
    }
    height = rows_measure(&work); /* after the last trial of columns_grow() */
    layout.fits = height <= input->room.height;
    if (layout.fits) {
        rows_level(&work);
    }
    layout_place(&work, &layout);
    layout.placed = work.placed;
    return layout;
}
