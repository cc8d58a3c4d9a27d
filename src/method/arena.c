#include "method/arena.h"

#include <string.h>

static const struct word REPLACEABILITY_WORDS[] = {
    {1, "large", N_("large"), "grand"},
    {2, "rather_large", N_("rather large"), "plutôt grand"},
    {3, "rather_small", N_("rather small"), "plutôt petit"},
    {4, "small", N_("small"), "petit"},
};
const struct vocabulary ARENA_REPLACEABILITY = {REPLACEABILITY_WORDS,
                                                ARRAY_COUNT(REPLACEABILITY_WORDS), true};

/* Three values, as in the source: the 2 x 2 of important and hard to replace has
 * three outcomes. There is no "small". */
static const struct word DEPENDENCE_WORDS[] = {
    {1, "rather_small", N_("rather small"), "plutôt petit"},
    {2, "rather_large", N_("rather large"), "plutôt grand"},
    {3, "large", N_("large"), "grand"},
};
const struct vocabulary ARENA_DEPENDENCE = {DEPENDENCE_WORDS,
                                            ARRAY_COUNT(DEPENDENCE_WORDS), true};

static const struct word CLASS_WORDS[] = {
    {ARENA_NOT_RELEVANT, "not_relevant", N_("not relevant"), NULL},
    {ARENA_CONTEXT, "context", N_("context"), "contextactor"},
    {ARENA_COMPLEMENTARY, "complementary", N_("complementary"), "complementaire actor"},
    {ARENA_CORE, "core", N_("core"), "kernactor"},
};
const struct vocabulary ARENA_CLASS = {CLASS_WORDS, ARRAY_COUNT(CLASS_WORDS), true};

static const struct word AGREEMENT_WORDS[] = {
    {ARENA_AGREED, "agreed", N_("agreed"), NULL},
    {ARENA_DIVIDED, "divided", N_("divided"), NULL},
    {ARENA_STRONGLY_DIVIDED, "strongly_divided", N_("strongly divided"), NULL},
};
const struct vocabulary ARENA_AGREEMENT = {AGREEMENT_WORDS, ARRAY_COUNT(AGREEMENT_WORDS),
                                           false};

size_t arena_actor_find(const struct arena *arena, const char *name)
{
    for (size_t i = 0; i < arena->actor_count; i++) {
        if (strcmp(arena->actors[i].name, name) == 0) {
            return i;
        }
    }
    return arena->actor_count;
}

bool arena_rater_has_rated(const struct arena *arena, size_t rater)
{
    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        if (arena_rating_of(arena, actor, rater)->is_rated) {
            return true;
        }
    }
    return false;
}
