/* arena_rank.h - from blind ratings to levels, dependence, class and place.
 * Pure. The rules and their sources: docs/methods/arena.md. */
#pragma once

#include "base/pool.h"
#include "method/arena.h"

/* A scale combined over the raters that count. Ordinal: no means, no decimals. */
struct arena_level {
    int majority; /* highest level that more than half gave at least; 0: nobody counts */
    int possible; /* highest level that half gave at least */
    enum arena_agreement agreement;
    size_t support; /* raters that gave at least the majority level */
};

/* What the ratings say of one actor, by one choice of levels. */
struct arena_standing {
    int dependence; /* 1..3; 0: no level, then class and place are 0 too */
    int arena_class; /* 1..4 */
    size_t place; /* 1 first; equals share a place and the next place skips */
    bool is_shared;
};

struct arena_result {
    size_t actor; /* number in the arena */
    size_t raters_counted;
    struct arena_level importance;
    struct arena_level irreplaceability;
    struct arena_standing standing; /* by majority levels and overrides: what counts */
    int derived_class; /* by majority levels alone, before an override */
    struct arena_standing possible; /* by possible levels, no overrides */
    struct arena_standing with_own; /* had its own organisation's marks counted, all else
                                     * (overrides too) the same; {0} without such marks */
    int dependence_stated; /* majority of the counted raters' own word, 0: nobody said */
};

struct arena_ranking {
    const struct arena *arena; /* borrowed */
    const struct arena_result *results; /* actor_count entries in order of place, file
                                         * order within a shared place; actors without a
                                         * counted rating last */
    size_t rater_count; /* raters that rated anybody */
};

/* Combine `level_counts[l - 1]` raters that gave level l (1..level_count).
 *
 * The majority level is the highest that more than half gave at least (the median
 * of an odd number, the lower median of an even one); the possible level the
 * highest that at least half gave. Source: our proposal, docs/methods/arena.md. */
struct arena_level arena_level_combine(const size_t *level_counts, int level_count);

/* Derive how dependent the others are on an actor: 1 rather small, 2 rather large,
 * 3 large. "Important (3-4)? Hard to replace (3-4)?": one plus the number of yeses.
 * Source: Pronet, after L'Enfant (2009). */
int arena_dependence(int importance, int irreplaceability);

/* The class 1..4: the dependence, plus one for an actor of some importance (2-4). */
int arena_class(int dependence, int importance);

/* Rank the actors by class, importance and irreplaceability. O(actors * raters +
 * actors^2); allocations live in `pool`. Overrides change class and place of
 * `standing` and `with_own` and nothing else. */
struct arena_ranking arena_rank(const struct arena *arena, struct pool *pool);
