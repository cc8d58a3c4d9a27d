/* matrix.h - a relation as a full matrix of numbers, for what needs every cell:
 * correlations, regressions, drawings. Pure. */
#pragma once

#include "analysis/network.h"

struct matrix {
    size_t count; /* rows and columns */
    double *cells; /* row by row; NaN: unknown; the diagonal is 0 and means nothing */
};

/* `is_binary`: every tie is 1. O(organisations^2); lives in `pool`. */
struct matrix matrix_of(const struct relation *relation, size_t organisation_count,
                        bool is_binary, struct pool *pool);
