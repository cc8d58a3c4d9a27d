/* network_matrix_words.h - what is said around the matrix of a network, and how dark its
 * cells are. Pure. */
#pragma once

#include "drawing/network_legend.h"

enum { MATRIX_SHADES = 5, MATRIX_SHADE_DARK = 3, MATRIX_FOOT = 4 };

/* From light to dark; from MATRIX_SHADE_DARK on words in it are white. */
extern const char *const MATRIX_SHADE_COLOURS[MATRIX_SHADES];

/* The shade of a value; one for all where values do not differ or do not count. */
size_t matrix_shade(const struct network_drawing *drawing,
                    const struct network_ties *ties, double value);

struct matrix_words {
    struct drawing_frame frame;
    struct paragraph foot[MATRIX_FOOT]; /* the frame's */
    const char *description;
    struct network_legend legend;
};

/* Everything lives in `pool`. */
const struct matrix_words *matrix_words_make(const struct network_drawing *drawing,
                                             const struct network_marks *marks,
                                             const struct network_ties *ties,
                                             struct pool *pool);
