/* communities_refine.h - better a partition by moving organisations, also when a move
 * makes it worse at first. Pure. */
#pragma once

#include "analysis/graph.h"

enum { COMMUNITIES_REFINE_MOST = 128 };

/* Kernighan and Lin's way for modularity (Noack & Rotta 2009, "Multi-level algorithms for
 * modularity clustering"): a pass moves every organisation once, always by the best move
 * there is, and goes back to where the modularity was highest; passes go on until none
 * betters it. Finds its way out of what Leiden, which only makes moves that pay at once,
 * cannot leave. `community_of` is numbered below the number of organisations, and may get
 * two communities more. The values are above 0.
 *
 * O(passes x organisations^2 x communities): for at most COMMUNITIES_REFINE_MOST. */
void communities_refine(const struct graph *graph, size_t *community_of);
