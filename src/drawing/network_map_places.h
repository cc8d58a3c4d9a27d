/* network_map_places.h - the places around its mark where a name of a map may stand, and
 * what each costs. Pure. */
#pragma once

#include "drawing/network_map_ground.h"

enum {
    MAP_VARIANTS = 2,
    MAP_SPOTS = 18,
    MAP_DISTANCES = 4,
    MAP_PLACES = MAP_VARIANTS * MAP_SPOTS * MAP_DISTANCES
};

/* One way to break a name into lines. */
struct map_variant {
    struct measure_lines lines; /* no line: there is no such way */
    struct point size;
};

struct map_place {
    struct box box;
    double cost; /* all but that of other names */
    enum svg_anchor anchor;
    unsigned char variant;
};

/* The ways to break a name, the widest first; the lines live in `pool`. */
void map_variants_make(const char *words, struct font font, struct pool *pool,
                       struct map_variant variants_out[MAP_VARIANTS]);

/* The places of the name of a node; gives their number, at least 1. Those furthest off
 * are there only where few others are free: the nearer a name, the plainer whose it is.
 * O(nodes + links + places * what is near). */
size_t map_places_make(struct map_ground *ground, size_t node,
                       const struct map_variant variants[MAP_VARIANTS],
                       struct map_place places_out[MAP_PLACES]);
