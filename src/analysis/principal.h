/* principal.h - the largest eigenvalue of a symmetric matrix without negative values, and
 * its eigenvector. Pure.
 *
 * In a connected network the vector is positive and the only positive one (Perron and
 * Frobenius); so each component is looked at by itself. */
#pragma once

#include "analysis/graph.h"

struct principal {
    double value; /* NaN: there is no tie, or the steps were not enough */
    const double *vector; /* length 1, 0 outside the component with the largest value; NaN
                           * where `value` is, and where two components share it (relative
                           * difference under 1e-10) */
    bool is_unique; /* `vector` is a vector */
};

/* Of one search; up to four follow each other where rounding errors end one too early. */
enum { PRINCIPAL_STEPS_MAX = 20000 };

/* By the method of Lanczos (1950), in two passes: the first finds the value, the second
 * makes the same steps again and adds up the vector, so that no basis has to be kept.
 * It needs no shift for bipartite networks. The rows are symmetric, the values positive.
 * `sender_count`: nodes below it are tied to nodes from it on and to no others, which
 * halves the work; 0: nothing of the kind is known.
 * O((count + ties) * steps): some tens of steps, and more the closer the second
 * eigenvalue is to the first. Lives in `pool`. */
struct principal principal_make(const struct neighbours *rows, size_t count,
                                size_t sender_count, struct pool *pool);
