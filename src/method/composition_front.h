/* composition_front.h - the Pareto front of (fewest actors, most sources covered twice,
 * most core actors). Pure. */
#pragma once

#include "method/composition.h"
#include "method/cover_search.h"

/* Find the points of at most three actors more than composition->smallest_size.
 *
 * start        the required actors are in, a slot for everybody; `two` held every
 *              source before, and `missable` of them may be covered only once.
 * composition  gets points, point_count and is_front_complete; the points live in
 *              `pool`. When the work of `search` runs out, is_front_complete is false
 *              and the points proven until then stay. */
void composition_front(struct cover_search *search,
                       const struct composition_question *question,
                       const struct cover_position *start, struct pool *pool,
                       struct composition *composition);
