/* map_layout_pack.h - the connected parts of a map, and how they stand side by side.
 * Pure. */
#pragma once

#include "drawing/map_layout.h"

/* Per organisation the number of its connected part in U, largest first (equal sizes in
 * order of their first member); GROUP_NONE without a known tie. Lives in `pool`.
 * O(organisations + ties + parts^2). */
const size_t *map_parts_find(const struct graph *graph, struct pool *pool,
                             size_t *part_count_out);

/* Put the parts in rows, small ones on top of each other beside a large one, in the order
 * that lets them be drawn largest, and fit them into the room. */
void map_parts_pack(const struct map_layout *layout, struct box room,
                    struct point *places_out);
