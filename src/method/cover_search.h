/* cover_search.h - can what is left be covered, with so many actors?
 *
 * The one exact question under everything in composition.h: the smallest size, each
 * selection in the list and each point of the front are answers to it. Branch and
 * bound; the bound is cover_price.h. Pure and repeatable: work is counted in steps,
 * never in time. */
#pragma once

#include "base/pool.h"
#include "method/cover_node.h"

/* Where a search begins. */
struct cover_position {
    struct cover_task task;
    struct actor_set taken; /* already in; `task` has counted them */
    struct actor_set allowed; /* may be added */
};

struct cover_search {
    struct cover_actors actors;
    struct cover_node *nodes; /* scratch: one a level */
    int32_t prices[COVER_SOURCES_MAX]; /* those that served the last question */
    int rounds_first; /* of pricing, where a question begins and where it branches; no */
    int rounds_branch; /* answer depends on them, and a test sets both to 0 */
};

/* Begin, with scratch memory in `pool`. `brings` and `is_core` are borrowed for as long
 * as the search is used; actor_count is at most LIMIT_ACTORS. */
void cover_search_init(struct cover_search *search, const uint64_t *brings,
                       const bool *is_core, size_t actor_count, struct pool *pool);

/* Allow that many steps of work from here; some 400 million take a second. */
void cover_search_allow(struct cover_search *search, size_t steps);

/* Add an allowed actor to a position, or rule it out. */
void cover_position_take(struct cover_position *position,
                         const struct cover_search *search, size_t actor);
void cover_position_drop(struct cover_position *position, size_t actor);

/* Find a selection that completes the position.
 *
 * selection_out  with COVER_FOUND: `taken` and who was added; untouched otherwise.
 * Gives COVER_NONE when there is none, COVER_OPEN when the work ran out first.
 * O(2^actors) at worst; a few dozen nodes for what people ask. */
NODISCARD enum cover_answer cover_search_ask(struct cover_search *search,
                                             const struct cover_position *position,
                                             struct actor_set *selection_out);
