/* mrqap_cells.h - the cells of a regression on matrices as vectors: products, bases and
 * residuals. For mrqap.c and mrqap_chance.c. Pure.
 *
 * A vector is a matrix, row by row, that is 0 in cells outside the model. */
#pragma once

#include "analysis/mrqap.h"

struct mrqap_cells {
    size_t count; /* organisations */
    bool is_undirected; /* vectors are symmetric; each pair is one cell */
    bool is_complete; /* every cell off the diagonal is in the model */
    size_t cell_count;
    size_t column_count; /* the constant, then the predictors */
    const double *const *columns;
    const double *outcome;
};

/* Sum over the cells of the model. O(organisations^2). */
double mrqap_product(const struct mrqap_cells *cells, const double *a, const double *b);

/* Vectors of length 1, at right angles, that span a part of the columns. */
struct mrqap_basis {
    size_t count;
    double **vectors;
};

/* Of the columns whom `is_in` names, which do not follow from each other. Lives in
 * `pool`. */
struct mrqap_basis mrqap_basis_make(const struct mrqap_cells *cells, const bool *is_in,
                                    struct pool *pool);

/* What the basis leaves of a vector; lives in `pool`. */
double *mrqap_residual(const struct mrqap_cells *cells, const struct mrqap_basis *basis,
                       const double *vector, struct pool *pool);

/* One predictor, ready to be put in other orders. */
struct mrqap_part {
    const struct mrqap_cells *cells;
    struct mrqap_basis others;
    const double *residual; /* of the predictor, beside the others */
    const double *outcome; /* what the others leave of it */
    size_t permutations;
    uint64_t seed;
};

/* How the t of one predictor lies among those of other orders (mrqap_chance.c). */
struct chance mrqap_chance(const struct mrqap_part *part);
