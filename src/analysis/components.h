/* components.h - which organisations hang together, and which reach each other. Pure. */
#pragma once

#include "analysis/graph.h"

struct components {
    const size_t
        *weak; /* number of its weak component; in order of their first members */
    const size_t *strong; /* number of its strong component; a tie between two goes from
                           * the lower number to the higher */
    const size_t *weak_sizes; /* weak_count */
    const size_t *strong_sizes; /* strong_count */
    size_t weak_count;
    size_t strong_count;
    size_t largest_weak; /* organisations in it; 0 without organisations */
    size_t largest_strong;
};

/* Weak: joined by ties of U. Strong: each reaches each along the direction of the ties
 * (Tarjan 1972, SIAM Journal on Computing 1: 146-160); without direction the same as
 * weak. An isolate is a component of its own. O(organisations + ties). Lives in
 * `pool`. */
struct components components_make(const struct graph *graph, struct pool *pool);
