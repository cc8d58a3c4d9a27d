/* arena_divided.h - where the raters lie apart: what to discuss first. Pure. */
#pragma once

#include "method/arena_rank.h"

enum arena_scale { ARENA_SCALE_IMPORTANCE, ARENA_SCALE_REPLACEABILITY };

/* One cell of the sheet: an actor on a scale. */
struct divided_cell {
    size_t actor;
    enum arena_scale scale;
    enum arena_agreement agreement; /* ARENA_DIVIDED or ARENA_STRONGLY_DIVIDED */
    size_t counts[LEVEL_COUNT]; /* counted raters that gave level 1 .. 4; replaceability
                                 * as irreplaceability, 4 = small */
};

struct divided_list {
    const struct divided_cell *cells;
    size_t count;
};

/* List the divided cells: the strongly divided first, then by place, importance before
 * replaceability. They live in `pool`. O(actors * raters). */
struct divided_list arena_divided(const struct arena_ranking *ranking, struct pool *pool);
