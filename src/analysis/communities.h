/* communities.h - groups that have more ties among themselves than chance would give.
 *
 * Modularity at resolution 1 (Newman & Girvan 2004) on U, with the values when the
 * graph is valued: Q = sum over communities of L / m - (D / 2m)^2, m the value of
 * all ties, L of those within, D the strengths of the members. Searched with Leiden
 * (Traag, Waltman & Van Eck 2019) by igraph: one thread at a time. */
#pragma once

#include "analysis/graph.h"

struct communities {
    double
        modularity; /* of the best partition found, -0.5 .. 1; NaN without ties and when
                        * a value is negative */
    size_t count;
    size_t *community_of; /* per organisation, numbered from 0 in order of their first
                           * members; each its own when the modularity is NaN */
};

/* The best of `runs` searches (at least one), the first with Leiden. Up to
 * COMMUNITIES_REFINE_MOST organisations each is refined by moves (communities_refine.h),
 * and the others begin from the best so far, disturbed, or from chance; with ten runs or
 * more it goes on there, up to forty times as long, until the best was found twenty times
 * or not bettered by twice as many runs as there are organisations. Above all are Leiden.
 * Where nothing is better than one community there is one. O(runs x ties), of a small
 * network O(runs x organisations x communities), about. Lives in `pool`. */
struct communities communities_make(const struct graph *graph, uint64_t seed, size_t runs,
                                    struct pool *pool);

/* Q of a partition, numbered below the number of organisations. O(ties). */
double communities_modularity(const struct graph *graph, const size_t *community_of);
