/* mixing.h - do ties stay within groups, or do they cross? Pure.
 *
 * Organisations without a group are left out with all their ties. Ties are counted, not
 * their values; in a directed graph arcs, else pairs. */
#pragma once

#include "analysis/graph.h"

enum { MIXING_TABLE_MOST = 500 }; /* groups: of more the tables would be too large */

struct mixing {
    size_t group_count;
    size_t *ties; /* group_count x group_count, row: from; of an undirected graph pairs,
                   * the same on both sides of the diagonal; NULL above
                   * MIXING_TABLE_MOST groups */
    size_t *possible; /* the same for cells whose answer is known, with tie or without */
    size_t internal; /* ties within a group */
    size_t external; /* ties between groups */
    size_t left_out; /* ties of which one end has no group */
    double ei_index; /* (E - I) / (E + I), -1: all within .. 1: all between (Krackhardt &
                      * Stern 1988); NaN without ties */
    double assortativity; /* (sum e_gg - sum a_g b_g) / (1 - sum a_g b_g), at most 1
                           * (Newman 2003, "Mixing patterns in networks"); NaN without
                           * ties and when all ties are within one group */
};

/* O(ties + groups^2), with unknown cells O(organisations^2). Lives in `pool`. */
struct mixing mixing_make(const struct graph *graph, const struct grouping *grouping,
                          struct pool *pool);
