/* clustering.h - are the partners of one partners of each other? On U. Pure. */
#pragma once

#include "analysis/graph.h"

struct clustering {
    const double *local; /* 0 .. 1 */
    const double *weighted; /* 0 .. 1 when no value is negative */
    double
        mean; /* of `local`, the zeros of those with fewer than two partners included */
    double mean_defined; /* of `local` over those with two partners or more */
    double mean_weighted; /* of `weighted`, zeros included */
};

/* Of the pairs j, h of neighbours of i, which are tied:
 *
 *     local     tied pairs / pairs (Watts & Strogatz 1998, Nature 393: 440-442)
 *     weighted  sum over tied pairs of w(i,j) + w(i,h) / the same sum over all pairs
 *               (Barrat et al. 2004, PNAS 101: 3747-3752); equal to `local` when all
 *               values are 1
 *
 * Pairs of neighbours of which it is not known whether they are tied are left out of
 * both. With fewer than two neighbours both are 0. Undefined: when no pair of neighbours
 * is known, and then not in the means; the means when nobody is in them.
 * O(ties * organisations / 64). Lives in `pool`. */
struct clustering clustering_make(const struct graph *graph, struct pool *pool);
