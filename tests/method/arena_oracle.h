/* arena_oracle.h - the ranking a second time, slow and obvious, to compare with.
 *
 * Written from the rules of docs/methods/arena.md, not from src/method: marks are sorted
 * and their medians picked, the grid is a table, a place counts who is strictly better,
 * and each "what if" is an arena of its own that is ranked again. */
#pragma once

#include "method/arena_sensitivity.h"

enum { ORACLE_RATERS_MAX = 9 };

struct oracle_level {
    int majority;
    int possible;
    size_t support;
    enum arena_agreement agreement;
};

/* What one actor is by one choice of levels; all 0 when nobody counts. */
struct oracle_standing {
    int importance;
    int irreplaceability;
    int dependence;
    int arena_class;
    size_t place;
    bool is_shared;
};

struct oracle_row {
    size_t raters_counted;
    struct oracle_level importance;
    struct oracle_level irreplaceability;
    int dependence_stated;
    int derived_class;
    struct oracle_standing standing;
    struct oracle_standing possible;
    struct oracle_standing with_own; /* {0} without an own mark */
    int one_step_changes;
    enum arena_robustness robustness;
    size_t place_best;
    size_t place_worst;
    struct arena_left_out left_out[ORACLE_RATERS_MAX];
    size_t left_out_count;
};

struct oracle {
    const struct oracle_row *rows; /* by number of the actor */
    const size_t *order; /* numbers of the actors as the list has them */
    size_t rater_count;
};

/* At most ORACLE_RATERS_MAX raters. */
struct oracle oracle_rank(const struct arena *arena, struct pool *pool);
