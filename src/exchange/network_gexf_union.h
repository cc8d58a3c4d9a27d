/* network_gexf_union.h - the waves of a series laid over one another: every organisation
 * once, every tie once, with its value in each wave. Pure. */
#pragma once

#include "analysis/network.h"

struct gexf_tie {
    size_t relation;
    size_t from; /* of all organisations */
    size_t to;
    const double *values; /* per wave; 0: not there, NaN: unknown */
};

struct gexf_union {
    const char **names; /* in order of first appearance */
    size_t organisation_count;
    size_t *
        *places; /* per wave and organisation of all: its number there, or GROUP_NONE */
    struct gexf_tie *ties; /* in order of relation, from, to */
    size_t tie_count;
};

/* All waves have the same relations. Lives in `pool`. O(ties log ties + organisations *
 * waves). */
struct gexf_union gexf_union_make(const struct network_series *series, struct pool *pool);
