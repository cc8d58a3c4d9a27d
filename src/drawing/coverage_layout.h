/* coverage_layout.h - the measures of the picture of a coverage at one scale. Pure. */
#pragma once

#include "drawing/coverage_words.h"

static const double COVERAGE_PADDING = 3;
static const double COVERAGE_GROUP_HEIGHT = 17; /* head of a group of rows */
static const double COVERAGE_TURNED_HEIGHT = 118; /* of labels that read upwards */
static const double COVERAGE_LEGEND_HEIGHT = 28;
static const double COVERAGE_LEGEND_GAP = 8;

enum { COVERAGE_TURNED_LINES = 2 };

static const struct font COVERAGE_CODE_FONT = {8.2, FONT_BOLD};

struct coverage_layout {
    const struct drawing_coverage_input *input;
    const struct coverage *coverage; /* by the selected actors */
    const struct coverage_words *words;
    struct svg_page page;
    struct box room; /* inside head and foot of the page */
    double name_width;
    double column_width;
    bool is_turned; /* columns too narrow for level words */
    double label_size;
    double head_height;
    double outcome_height;
    double row_stretch; /* what was left over, for every row */
    double row_heights; /* of all rows and group heads together */
};

/* Lay out `input`, `coverage` and `words` at a scale; false when it does not fit. */
bool coverage_layout_try(struct coverage_layout *layout, double scale);

/* Rows are shown in two groups, selected actors first. */
bool coverage_layout_has_groups(const struct coverage_layout *layout);

double coverage_layout_row_height(const struct coverage_layout *layout, size_t actor);

/* Left edge of a source's column, and the right edge of the table. */
double coverage_layout_x(const struct coverage_layout *layout, size_t source);
double coverage_layout_right(const struct coverage_layout *layout);

/* Words in a level column, from `y` down. */
struct flow coverage_layout_column(const struct coverage_layout *layout, size_t source,
                                   double y, const struct paragraph *paragraph);

/* An actor's name from `y` down; fills `paragraph_out`, which the flow borrows. */
struct flow coverage_layout_name(const struct coverage_layout *layout, size_t actor,
                                 double y, struct paragraph *paragraph_out);

/* What stands above and below the column of a source. */
struct paragraph coverage_layout_label(const struct coverage_layout *layout,
                                       size_t source);
struct paragraph coverage_layout_outcome(const struct coverage_layout *layout,
                                         size_t source);
