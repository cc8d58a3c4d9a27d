/* communities_refine.h - better a partition by moving organisations, also when a move
 * makes it worse at first. Pure. */
#pragma once

#include "analysis/graph.h"

enum { COMMUNITIES_REFINE_MOST = 128 };

/* What refining needs to know of a graph; of use for many partitions. */
struct refining;

/* The values of `graph`, borrowed, are above 0. Lives in `pool`. */
struct refining *refining_make(const struct graph *graph, struct pool *pool);

/* First every organisation moves to where it adds most, until none gains. Then
 * Kernighan and Lin's way for modularity (Noack & Rotta 2009, "Multi-level algorithms
 * for modularity clustering"): a pass moves every organisation at most once, always by
 * the best move there is, gives up after `patience` moves without a new best (at least
 * one), and goes back to where the modularity was highest; passes go on until none
 * betters it. Finds its way out of what Leiden, which only makes moves that pay at once,
 * cannot leave.
 * `community_of` is numbered below the number of organisations, and may get two
 * communities more. Gives the modularity. When the first part ends at `known`, which
 * may be NaN, the passes are left out: that was refined before.
 *
 * O(passes x patience x organisations x communities), for at most
 * COMMUNITIES_REFINE_MOST. */
double refining_run(struct refining *refining, size_t patience, double known,
                    size_t *community_of);
