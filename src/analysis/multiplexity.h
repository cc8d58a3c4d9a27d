/* multiplexity.h - how many pairs are tied in more than one way. Pure.
 *
 * Over all relations of a network, each taken in either direction (U) and without
 * values; unknown ties are not counted, so what is given is at least so. */
#pragma once

#include "analysis/network.h"

struct multiplexity {
    size_t linked; /* pairs with a tie in one relation or more */
    size_t multiplex; /* of those, with two relations or more */
    double share; /* multiplex / linked; NaN without ties and with one relation */
    double mean_relations; /* relations per linked pair, 1 .. relations; NaN likewise */
};

/* O(ties log ties); scratch in a pool of its own. */
struct multiplexity multiplexity_make(const struct network *network);
