/* coverage_matrix.h - who brings which needed source, as a picture: actors by sources,
 * in each cell whether the actor has, can and wants; under it what is covered. Pure. */
#pragma once

#include "base/text.h"
#include "drawing/drawing_page.h"
#include "method/arena.h"
#include "method/coverage.h"

struct drawing_coverage_input {
    const struct arena *arena; /* issue and names */
    const struct holdings *holdings; /* of the same actors, in the same order */
    const bool *is_selected; /* actor_count entries; NULL: all are */
    enum holding_basis basis;
    enum language language;
    enum drawing_paper paper; /* A3 is the same picture, larger */
    const char *date; /* shown as it is; "": none */
};

/* Add the picture as one SVG. What does not fit is drawn smaller, not left out. */
void drawing_coverage_matrix(const struct drawing_coverage_input *input,
                             struct text *svg);
