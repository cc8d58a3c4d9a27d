/* arenas.h - arenas for the tests of drawings: the worked example, and random ones. */
#pragma once

#include <stdint.h>

#include "base/pool.h"
#include "method/arena_rank.h"

/* Fourteen actors and three raters, with an override of the CLB (number 6). */
struct arena arenas_oosterlinde(struct pool *pool);

/* The same without any rating of an actor. */
struct arena arenas_forget(const struct arena *arena, size_t actor, struct pool *pool);

struct arenas_random {
    uint32_t seed;
    size_t actor_count;
    size_t rater_count;
    int level_min; /* of both scales; 4: everybody in one cell */
    bool has_long_names;
    bool has_unrated;
};

struct arena arenas_make(const struct arenas_random *wish, struct pool *pool);

uint32_t arenas_next(uint32_t *seed);
