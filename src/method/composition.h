/* composition.h - the smallest sets of actors that bring every indispensable source.
 * Advice for the people who choose, never a choice. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/status.h"

/* Actors are 0..actor_count-1 in file order; a source is a bit. */
struct composition_question {
    size_t actor_count;
    const uint64_t *brings; /* per actor: the indispensable sources it brings */
    const bool *is_core; /* per actor: class 4 of the arena-analysis */
    size_t source_count; /* indispensable sources, at most LIMIT_INDISPENSABLE */
    int times; /* 1: cover once; 2: by two actors, so that none is fragile */
    size_t max_size; /* largest size allowed; SIZE_MAX: no maximum */
    const bool *is_required; /* per actor: must be in; NULL: nobody */
    const bool *is_excluded; /* per actor: must be out; NULL: nobody */
    size_t selection_limit; /* smallest selections listed, LIMIT_SELECTIONS */
};

/* One way of weighing size against safety: nothing is at least as good in all
 * three figures and better in one. */
struct composition_point {
    const size_t *actors; /* ascending; the first in file order with these figures */
    size_t size;
    size_t covered_twice; /* indispensable sources brought by two or more of them */
    size_t core_count;
};

struct composition {
    size_t smallest_size;
    const size_t *const *selections; /* each smallest_size actors, ascending; in
                                      * lexicographic file order */
    size_t selection_count;
    bool is_truncated; /* more smallest selections exist than are listed */
    const bool *always; /* per actor: in every smallest selection, listed or not */
    const bool *never; /* per actor: in none */
    const struct composition_point *points; /* fewest actors first, then most covered
                                             * twice, then most core actors */
    size_t point_count;
    bool is_front_complete; /* false: the work ran out; the points there are exact, but
                             * others may be missing */
};

/* Find all smallest selections, and the Pareto front over (fewest actors, most
 * sources covered twice, most core actors) of selections with at most three more.
 *
 * Exact: set cover (times = 1) and set multi-cover (times = 2) by branch and
 * bound over bit sets; see docs/methods/composition.md. At worst O(2^actors), so the
 * work is counted, in steps and not in time: the answer never depends on the machine.
 *
 * question         at most LIMIT_ACTORS actors and LIMIT_INDISPENSABLE sources; what
 *                  `brings` says of other sources is ignored.
 * composition_out  lives in `pool`.
 * fails            STATUS_INVALID when an actor is both required and excluded.
 *                  STATUS_NOT_FOUND when no allowed selection covers every source
 *                  (composition_lacking() then tells which sources too few allowed
 *                  actors bring), or only selections larger than max_size.
 *                  STATUS_LIMIT when the smallest selections take too much work. For
 *                  the front alone that is no failure but is_front_complete. */
NODISCARD bool composition_find(const struct composition_question *question,
                                struct pool *pool, struct composition **composition_out,
                                struct status *st);

/* The sources that fewer than `times` allowed actors bring. */
uint64_t composition_lacking(const struct composition_question *question);

/* Why an actor is in: the sources that would no longer be covered `times` without
 * it. 0 when the others suffice (it was required, or adds a second cover). */
uint64_t composition_reason(const struct composition_question *question,
                            const size_t *actors, size_t actor_count, size_t actor);
