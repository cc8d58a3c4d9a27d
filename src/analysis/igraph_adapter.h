/* igraph_adapter.h - the only door to igraph: searches that we do not write ourselves.
 *
 * igraph keeps its errors and its chance in global variables: one thread at a time.
 * Every call sets the seed first, so that equal calls give equal results. */
#pragma once

#include "analysis/graph.h"

/* Leiden on U of a graph, for communities.h. */
struct leiden;

/* Values, where there are any, must be above 0. NULL when igraph refuses. */
struct leiden *leiden_new(const struct graph *graph);
void leiden_free(struct leiden *leiden); /* accepts NULL */
SCOPE_END(leiden)

/* Search a partition of high modularity at resolution 1; numbers them from 0. fails
 * when igraph refuses; then *community_of_out is not to be used. About O(ties). */
NODISCARD bool leiden_search(struct leiden *leiden, uint64_t seed,
                             size_t *community_of_out);

/* Kamada & Kawai (1989): places on a plane whose distances are like those in the
 * graph U; x and y as they are given are the start when `has_start`, else a circle.
 * fails when igraph refuses; x and y are then as they were. O(organisations^2), many
 * times. */
NODISCARD bool adapter_layout_kamada_kawai(const struct graph *graph, bool has_start,
                                           double *x, double *y);
