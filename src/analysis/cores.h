/* cores.h - how deep in the network an organisation lies. On U. Pure. */
#pragma once

#include "analysis/graph.h"

struct cores {
    const size_t *coreness; /* the greatest k such that it is in a k-core; isolates 0 */
    size_t highest;
};

/* A k-core is the largest set of organisations that each have at least k neighbours
 * within it (Seidman 1983, Social Networks 5: 269-287). Found by taking away whoever has
 * fewest (Batagelj & Zaversnik 2003). O(organisations + ties). Lives in `pool`. */
struct cores cores_make(const struct graph *graph, struct pool *pool);
