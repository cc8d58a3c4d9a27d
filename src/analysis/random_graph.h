/* random_graph.h - networks of which every one with the same size, the same number of
 * ties, or the same number of each kind of pair is as likely. Pure.
 *
 * Drawn like an observed graph they have its organisations, and its gaps: what is unknown
 * there is unknown in each, and what is known of an organisation that did not answer
 * stays as it is. What is given counts over the other cells (of the dyad census: over the
 * pairs known in both directions; of a pair known in one, that one stays). */
#pragma once

#include "analysis/graph.h"
#include "analysis/random.h"

enum random_given {
    GIVEN_SIZE, /* each tie is as likely there as not */
    GIVEN_DENSITY, /* exactly so many ties */
    GIVEN_DYAD_CENSUS, /* exactly so many mutual, asymmetric and null pairs; directed */
    RANDOM_GIVEN_COUNT
};

/* "size", "density", "dyad_census": stable codes. */
extern const char *const RANDOM_GIVEN_CODES[RANDOM_GIVEN_COUNT];

struct random_order {
    enum random_given given;
    size_t organisation_count;
    bool is_directed; /* not when undirected, where the census is the density */
    size_t tie_count; /* of GIVEN_DENSITY; at most the known cells */
    size_t mutual_count; /* of GIVEN_DYAD_CENSUS; both together at most the pairs */
    size_t asymmetric_count;
    const struct graph *like; /* borrowed; what is unknown in it stays so; NULL: all is
                               * known */
};

/* The order for graphs like this one; `graph` is borrowed. O(organisations^2). */
struct random_order random_order_like(const struct graph *graph, enum random_given given);

/* A graph drawn as ordered; what is unknown in it are ties of value NaN, and the rows of
 * who is silent. Lives in `pool`. O(organisations^2 / 64 + ties log ties); given the
 * size, or with unknown cells, O(organisations^2). */
struct relation random_graph(const struct random_order *order, struct random *random,
                             struct pool *pool);
