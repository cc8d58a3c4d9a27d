/* dyads.h - pairs of organisations: is what one says answered by the other? Pure. */
#pragma once

#include "analysis/graph.h"

struct dyads {
    size_t mutual; /* a tie both ways */
    size_t asymmetric; /* one way */
    size_t null; /* neither */
    size_t unknown; /* pairs with an unknown cell: in none of the three */
    double reciprocity; /* NaN without direction */
    double reciprocity_dyad; /* NaN without direction */
};

/* Count the pairs whose two cells are known (Holland & Leinhardt 1970, American Journal
 * of Sociology 76: 492-513).
 *
 *     reciprocity       2M / (2M + A): the share of ties that are returned
 *     reciprocity_dyad  M / (M + A): the share of tied pairs that are tied both ways
 *
 * In a graph without direction every tied pair is mutual and both figures are undefined,
 * as they are without ties in known pairs. O(organisations^2 / 64 + unknown cells). */
struct dyads dyads_make(const struct graph *graph);
