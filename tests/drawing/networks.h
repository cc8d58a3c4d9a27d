/* networks.h - made-up networks to draw. */
#pragma once

#include "drawing/network_drawing.h"

struct networks_wish {
    uint64_t seed;
    size_t count;
    size_t partners; /* each organisation names about so many */
    size_t group_count; /* 0: no groups */
    size_t silent_count;
    size_t untied_count; /* the last of them */
    bool is_undirected;
    bool is_plain; /* without values and sizes */
};

/* A network and the drawing of it; every name begins with "Nr" and its number, and is as
 * long as names of organisations are. Everything lives in `pool`. */
const struct network_drawing *networks_make(const struct networks_wish *wish,
                                            struct pool *pool);

/* A drawing of these ties among `count` organisations "A", "B", ... (at most 26). */
const struct network_drawing *networks_of(const struct tie *ties, size_t tie_count,
                                          size_t count, bool is_directed,
                                          struct pool *pool);
