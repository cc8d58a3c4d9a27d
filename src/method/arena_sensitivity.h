/* arena_sensitivity.h - how far a ranking rests on one mark or one rater.
 * Pure. Always shown with the ranking, never on a screen for experts.
 *
 * All of it looks at what the ratings say, before overrides: a group that lets its
 * own opinion count should see on what it does so. */
#pragma once

#include "method/arena_rank.h"

/* By the number of one-step changes that alter the class: 0, 1, 2, more. */
enum arena_robustness {
    ARENA_ROBUSTNESS_NONE, /* no counted rating */
    ARENA_FIRM,
    ARENA_FAIRLY_FIRM,
    ARENA_SHAKY,
    ARENA_VERY_SHAKY
};
extern const struct vocabulary ARENA_ROBUSTNESS;

/* The class when one rater's rating of the actor is left out. */
struct arena_left_out {
    size_t rater;
    int class_low; /* by majority levels; 0 when no rating is left */
    int class_high; /* by possible levels */
};

struct arena_sensitivity {
    int one_step_changes; /* 0..4 of importance or irreplaceability one up or down */
    enum arena_robustness robustness;
    size_t place_best; /* over the raters' own lists; 0: no such place */
    size_t place_worst;
    const struct arena_left_out
        *left_out; /* raters without whom the class could differ */
    size_t left_out_count;
};

/* Give the sensitivity of every actor, by number in the arena, in `pool`.
 * O(actors * raters * (actors + raters)). */
const struct arena_sensitivity *arena_sensitivities(const struct arena_ranking *ranking,
                                                    struct pool *pool);
