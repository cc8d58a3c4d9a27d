/* arena.h - an arena-analysis: who rated which actor, and how.
 * Pure data; the rules stand in arena_rank.h, arena_sensitivity.h and coverage.h. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "method/vocabulary.h"

enum { LEVEL_COUNT = 4, DEPENDENCE_COUNT = 3, CLASS_COUNT = 4 };

/* The classes of the method, 4 highest; 0: no class. */
enum {
    ARENA_NOT_RELEVANT = 1,
    ARENA_CONTEXT = 2,
    ARENA_COMPLEMENTARY = 3,
    ARENA_CORE = 4
};

/* Fewer raters than this are a warning, not an error: five or more are advised. */
enum { ARENA_RATERS_ADVISED_LEAST = 3 };

/* How two raters' opinions lie apart: range 0-1, 2, 3. */
enum arena_agreement {
    ARENA_AGREEMENT_NONE, /* nobody's rating counts */
    ARENA_AGREED,
    ARENA_DIVIDED,
    ARENA_STRONGLY_DIVIDED
};

/* One rater's opinion of one actor. */
struct arena_rating {
    bool is_rated;
    bool is_own; /* the rater's own organisation: shown, never counted */
    int importance; /* 1..4, 4 = very important */
    int irreplaceability; /* 1..4: replaceability 1 large .. 4 small */
    int dependence; /* as stated by the rater, 1..3; 0: left open */
};

/* The group lets its own opinion count instead of the derived one, with a reason. */
struct arena_override {
    int dependence; /* 1..3, or 0 when the class is overridden */
    int arena_class; /* 1..4, or 0 when the dependence is */
    const char *reason;
    const char *by; /* "" when not said */
    const char *at; /* date, "" when not said */
};

struct arena_actor {
    const char *name;
    const char *sector; /* "" when not said */
    const char *sources; /* free text of the worksheet, "" */
    const char *note; /* "" */
    const char *const *replaced_by; /* names as written; may be outside the list */
    const struct arena_override *override; /* NULL: the derived class counts */
    size_t replaced_by_count;
};

struct arena {
    const char *issue; /* "" when not said */
    const struct arena_actor *actors;
    size_t actor_count;
    const char *const *raters; /* in order of first appearance */
    size_t rater_count;
    const struct arena_rating *ratings; /* actor_count rows of rater_count */
    bool is_worksheet; /* one paper sheet filled in together, no raters named */
};

/* The rating of one rater for one actor; `is_rated` false when there is none. */
static inline const struct arena_rating *arena_rating_of(const struct arena *arena,
                                                         size_t actor, size_t rater)
{
    return &arena->ratings[actor * arena->rater_count + rater];
}

/* A rating that counts: given, and not for the rater's own organisation. */
static inline bool arena_rating_counts(const struct arena_rating *rating)
{
    return rating->is_rated && !rating->is_own;
}

/* The rater rated at least one actor, own organisation or not. O(actors). */
bool arena_rater_has_rated(const struct arena *arena, size_t rater);

/* Number of the actor with this name, or actor_count when there is none. */
size_t arena_actor_find(const struct arena *arena, const char *name);

/* Words of the scales, each with its code and its labels in nl, fr and en. */
extern const struct vocabulary ARENA_REPLACEABILITY; /* 1 large .. 4 small */
extern const struct vocabulary ARENA_DEPENDENCE; /* 1 rather_small .. 3 large */
extern const struct vocabulary ARENA_CLASS; /* 1 not_relevant .. 4 core */
extern const struct vocabulary ARENA_AGREEMENT; /* enum arena_agreement */
