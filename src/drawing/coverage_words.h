/* coverage_words.h - all that is said in the picture of a coverage, in one language.
 * Pure. */
#pragma once

#include "drawing/coverage_matrix.h"

enum { COVERAGE_FOOT = 3 };

struct coverage_words {
    const char *title;
    const char *description;
    struct drawing_frame frame;
    struct paragraph foot[COVERAGE_FOOT]; /* the frame's */
    const char *has_can_wants; /* what the three signs of a cell are */
    const char *selected; /* heads of the two groups of rows */
    const char *not_selected;
    const char *outcome; /* head of the last row */
    const char *brought; /* legend of the frames of a cell */
    const char *brought_estimate;
    const char *indispensable;
    const char **outcomes; /* per source: "covered (3)" */
};

/* `coverage` is by the selected actors; everything lives in `pool`. */
const struct coverage_words *coverage_words_make(
    const struct drawing_coverage_input *input, const struct coverage *coverage,
    struct pool *pool);

/* What a cell says: "Actor, source: has: yes, can: partly, wants: unknown." */
const char *coverage_words_cell(const struct drawing_coverage_input *input, size_t actor,
                                size_t source, struct pool *pool);

static inline bool coverage_is_selected(const struct drawing_coverage_input *input,
                                        size_t actor)
{
    return input->is_selected == NULL || input->is_selected[actor];
}
