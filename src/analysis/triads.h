/* triads.h - three organisations at a time: the triad census, and how often the partner
 * of a partner is a partner. Pure. */
#pragma once

#include "analysis/graph.h"

/* Mutual, asymmetric and null pairs of a triad; then Down, Up, Transitive, Cyclic. */
enum triad_kind {
    TRIAD_003,
    TRIAD_012,
    TRIAD_102,
    TRIAD_021D,
    TRIAD_021U,
    TRIAD_021C,
    TRIAD_111D,
    TRIAD_111U,
    TRIAD_030T,
    TRIAD_030C,
    TRIAD_201,
    TRIAD_120D,
    TRIAD_120U,
    TRIAD_120C,
    TRIAD_210,
    TRIAD_300,
    TRIAD_KIND_COUNT
};

struct triads {
    size_t census[TRIAD_KIND_COUNT]; /* of the triads whose six cells are known */
    size_t unknown; /* the others */
    size_t two_paths; /* i -> j -> k, i != k, with the cell (i, k) known */
    size_t transitive; /* of those, with i -> k */
    double transitivity; /* transitive / two_paths */
};

/* Count the triads. The names are those of Holland & Leinhardt (1970, American Journal of
 * Sociology 76: 492-513) as Davis & Leinhardt (1972) order them. 111D is j -> i <-> k,
 * 111U j <- i <-> k, as in sna, igraph and networkx.
 *
 * Without direction a tie counts both ways: the census has 003, 102, 201 and 300 only,
 * and transitivity is 3 triangles / connected triples. With direction it is the share of
 * ordered two-paths that are closed (sna gtrans "weak", UCINET).
 *
 * Undefined: transitivity without two-paths.
 * The census is made from the tied pairs only (Batagelj & Mrvar 2001, Social Networks 23:
 * 237-243): O(ties * greatest degree), with unknown cells also O((ties + unknown cells) *
 * organisations / 64). */
struct triads triads_make(const struct graph *graph);
