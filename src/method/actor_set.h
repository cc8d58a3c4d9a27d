/* actor_set.h - a set of actors by their place in the file, as a value. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

enum { ACTOR_SET_WORDS = (LIMIT_ACTORS + 63) / 64 };

/* {0} is the empty set. */
struct actor_set {
    uint64_t words[ACTOR_SET_WORDS];
};

static inline void actor_set_add(struct actor_set *set, size_t actor)
{
    set->words[actor / 64] |= UINT64_C(1) << actor % 64;
}

static inline void actor_set_remove(struct actor_set *set, size_t actor)
{
    set->words[actor / 64] &= ~(UINT64_C(1) << actor % 64);
}

static inline bool actor_set_has(const struct actor_set *set, size_t actor)
{
    return (set->words[actor / 64] >> actor % 64 & 1) != 0;
}

static inline void actor_set_unite(struct actor_set *set, const struct actor_set *other)
{
    for (size_t i = 0; i < ACTOR_SET_WORDS; i++) {
        set->words[i] |= other->words[i];
    }
}

static inline void actor_set_intersect(struct actor_set *set,
                                       const struct actor_set *other)
{
    for (size_t i = 0; i < ACTOR_SET_WORDS; i++) {
        set->words[i] &= other->words[i];
    }
}

/* The first actor of the set from `from` on; `count` when there is none below it. */
static inline size_t actor_set_next(const struct actor_set *set, size_t from,
                                    size_t count)
{
    while (from < count && !actor_set_has(set, from)) {
        from++;
    }
    return from;
}

static inline size_t actor_set_count(const struct actor_set *set)
{
    size_t count = 0;

    for (size_t i = 0; i < ACTOR_SET_WORDS; i++) {
        count += (size_t)__builtin_popcountll(set->words[i]);
    }
    return count;
}
