/* tridiagonal.h - a symmetric matrix with only its diagonal and the places beside it,
 * as the method of Lanczos makes it row by row; its largest eigenvalue. Pure. */
#pragma once

#include <stddef.h>

#include "base/pool.h"

struct tridiagonal_row {
    double alpha; /* on the diagonal */
    double beta; /* beside it, towards the next row; positive; of the last row it is what
                  * is left over, and no part of the matrix */
};

struct tridiagonal {
    struct tridiagonal_row *rows;
    size_t count;
    size_t capacity;
    double bound; /* no eigenvalue is larger (Gershgorin) */
};

/* Add a row; the rows live in `pool`. */
void tridiagonal_add(struct tridiagonal *matrix, struct tridiagonal_row row,
                     struct pool *pool);

/* The largest eigenvalue, from a guess that may be too low; of one row at least.
 * Laguerre's method from above, where it cannot miss: O(rows) a step, some few steps. */
double tridiagonal_value(const struct tridiagonal *matrix, double guess);

/* Its eigenvector, positive, length 1: as many as rows. Solved from its large end on,
 * where nothing cancels. O(rows). */
void tridiagonal_vector(const struct tridiagonal *matrix, double value, double *vector);
