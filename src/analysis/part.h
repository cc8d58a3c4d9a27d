/* part.h - a network and its groups of some of its organisations only; the graph of them
 * is graph_part(). Pure. */
#pragma once

#include "analysis/network.h"

/* Those whom `is_kept` names, in the same order, with the ties among them and without
 * attributes. O(organisations + ties); lives in `pool`, names are borrowed. */
struct network network_part(const struct network *network, const bool *is_kept,
                            struct pool *pool);

/* The same groups, also those that nobody is left in. O(organisations). */
struct grouping grouping_part(const struct grouping *grouping, const bool *is_kept,
                              size_t organisation_count, struct pool *pool);
