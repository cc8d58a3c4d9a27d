/* brokerage.h - in which roles an organisation stands between two others. Pure.
 *
 * Gould & Fernandez, "Structures of mediation" (Sociological Methodology 19, 1989):
 * b brokers from i to k when i -> b -> k is there and i -> k is known not to be. The
 * groups of the three say the role. As in R's sna ordered pairs (i, k) are counted,
 * so an undirected graph counts every pair twice, once each way: a representative is
 * then as often a gatekeeper. */
#pragma once

#include "analysis/graph.h"

enum broker_role {
    BROKER_COORDINATOR, /* all three in one group (w_I) */
    BROKER_CONSULTANT, /* i and k in one group, b in another (w_O, itinerant) */
    BROKER_REPRESENTATIVE, /* i and b in one group, k in another (b_IO) */
    BROKER_GATEKEEPER, /* b and k in one group, i in another (b_OI) */
    BROKER_LIAISON, /* three groups (b_O) */
    BROKER_ROLE_COUNT
};

/* Per organisation, whole numbers; NaN for who has no group. Pairs of which one has no
 * group are left out. */
struct brokerage {
    double *roles[BROKER_ROLE_COUNT];
    double *total; /* of the five */
};

/* O(sum of indegree x outdegree). Lives in `pool`. */
struct brokerage brokerage_make(const struct graph *graph,
                                const struct grouping *grouping, struct pool *pool);
