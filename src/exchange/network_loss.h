/* network_loss.h - what of a network a format does not hold, said before it is written.
 * Pure. */
#pragma once

#include "analysis/network.h"
#include "base/name_index.h"
#include "base/report.h"

/* What a format holds. */
struct network_holding {
    bool waves; /* else the last */
    bool relations; /* else the first */
    bool members; /* who is there in which wave */
    bool attributes;
    bool isolates; /* organisations without ties */
    bool silent; /* who did not answer, apart from what is unknown of them */
    bool silent_alike; /* the same of those only who never did */
    bool is_matrix; /* a cell a pair: all returned is without direction, nothing known in
                     * a row is silent */
    bool unknown; /* ties that are unknown */
    bool title;
};

/* Say as warnings what will be missing. O(ties + organisations). */
void network_loss_say(const struct network_series *series, struct network_holding holding,
                      struct report *report);

/* Did this organisation answer in no relation of its network? */
bool network_is_silent(const struct network *network, size_t organisation);

/* The organisations of all waves, numbered in order of first appearance. */
struct name_index network_names_of(const struct network_series *series,
                                   struct pool *pool);

/* By that number: who answered in no relation of any wave. Lives in `pool`. */
bool *network_always_silent(const struct network_series *series,
                            const struct name_index *index, struct pool *pool);
