/* cuts.h - whose leaving, or which tie's breaking, splits the network. On U. Pure. */
#pragma once

#include "analysis/graph.h"

struct bridge {
    size_t from; /* the lower number */
    size_t to;
};

struct cuts {
    const bool *is_cutpoint; /* more components without it */
    const size_t
        *pieces; /* into how many pieces its own component falls without it: 0 for
                           * an isolate, 2 or more for a cutpoint, else 1 */
    size_t cutpoint_count;
    const struct bridge *bridges; /* ties whose breaking makes one component more; in
                                   * order of from, then to */
    size_t bridge_count;
};

/* One walk through the ties (Hopcroft & Tarjan 1973, Communications of the ACM 16:
 * 372-378). O(organisations + ties). Lives in `pool`. */
struct cuts cuts_make(const struct graph *graph, struct pool *pool);
