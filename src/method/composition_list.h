/* composition_list.h - all selections of the smallest size, and who is in each of them
 * and in none. Pure. */
#pragma once

#include "method/composition.h"
#include "method/cover_search.h"

/* List the completions of `start` that fill all its slots, in lexicographic file order;
 * there is one at least, and none with fewer actors.
 *
 * composition_out  gets selections, selection_count, is_truncated, always and never;
 *                  they live in `pool`.
 * Gives false when the work of `search` ran out; composition_out is untouched then. */
NODISCARD bool composition_list(struct cover_search *search,
                                const struct cover_position *start,
                                size_t selection_limit, struct pool *pool,
                                struct composition *composition_out);

/* The actors of a set, ascending, in `pool`. */
const size_t *composition_actors(const struct actor_set *set, size_t actor_count,
                                 struct pool *pool);
