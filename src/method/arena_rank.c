#include "method/arena_rank.h"

#include <assert.h>
#include <stdlib.h>

#include "method/arena_place.h"

/* The class rule of docs/methods/arena.md asks these two questions. */
enum { LEVEL_HIGH = 3, LEVEL_SOME = 2 };

struct arena_level arena_level_combine(const size_t *level_counts, int level_count)
{
    struct arena_level level = {0};
    size_t total = 0;
    int lowest = 0;
    int highest = 0;

    for (int l = 1; l <= level_count; l++) {
        const size_t count = level_counts[l - 1];
        total += count;
        lowest = lowest == 0 && count > 0 ? l : lowest;
        highest = count > 0 ? l : highest;
    }
    size_t at_least = 0;
    for (int l = level_count; l >= 1 && total > 0; l--) {
        at_least += level_counts[l - 1];
        if (level.majority == 0 && 2 * at_least > total) {
            level.majority = l;
            level.support = at_least;
        }
        if (level.possible == 0 && 2 * at_least >= total) {
            level.possible = l;
        }
    }
    if (total > 0) {
        const int range = highest - lowest;
        level.agreement = range <= 1   ? ARENA_AGREED
                          : range == 2 ? ARENA_DIVIDED
                                       : ARENA_STRONGLY_DIVIDED;
    }
    return level;
}

int arena_dependence(int importance, int irreplaceability)
{
    return 1 + (importance >= LEVEL_HIGH) + (irreplaceability >= LEVEL_HIGH);
}

int arena_class(int dependence, int importance)
{
    return dependence + (importance >= LEVEL_SOME);
}

/* How often each level was given, over the raters that count. */
struct level_counts {
    size_t importance[LEVEL_COUNT];
    size_t irreplaceability[LEVEL_COUNT];
    size_t dependence[DEPENDENCE_COUNT];
    size_t raters;
};

static void rating_count(struct level_counts *counts, const struct arena_rating *rating)
{
    assert(rating->importance >= 1 && rating->importance <= LEVEL_COUNT);
    assert(rating->irreplaceability >= 1 && rating->irreplaceability <= LEVEL_COUNT);
    counts->importance[rating->importance - 1]++;
    counts->irreplaceability[rating->irreplaceability - 1]++;
    if (rating->dependence != 0) {
        counts->dependence[rating->dependence - 1]++;
    }
    counts->raters++;
}

static struct level_counts actor_count_levels(const struct arena *arena, size_t actor,
                                              bool with_own)
{
    struct level_counts counts = {0};

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, rater);
        if (rating->is_rated && (with_own || !rating->is_own)) {
            rating_count(&counts, rating);
        }
    }
    return counts;
}

static struct arena_standing standing_of(int importance, int irreplaceability)
{
    struct arena_standing standing = {0};

    if (importance > 0) {
        standing.dependence = arena_dependence(importance, irreplaceability);
        standing.arena_class = arena_class(standing.dependence, importance);
    }
    return standing;
}

/* The class of a standing, where the group's own view goes before the derived one. */
static int class_that_counts(const struct arena_override *override,
                             const struct arena_standing *derived, int importance)
{
    if (override == NULL || importance == 0) {
        return derived->arena_class;
    }
    return override->arena_class != 0 ? override->arena_class
                                      : arena_class(override->dependence, importance);
}

static struct arena_result actor_judge(const struct arena *arena, size_t actor)
{
    const struct level_counts counts = actor_count_levels(arena, actor, false);
    struct arena_result result = {
        .actor = actor,
        .raters_counted = counts.raters,
        .importance = arena_level_combine(counts.importance, LEVEL_COUNT),
        .irreplaceability = arena_level_combine(counts.irreplaceability, LEVEL_COUNT),
    };
    const struct arena_level *importance = &result.importance;
    const struct arena_level *irreplaceability = &result.irreplaceability;

    result.dependence_stated =
        arena_level_combine(counts.dependence, DEPENDENCE_COUNT).majority;
    result.standing = standing_of(importance->majority, irreplaceability->majority);
    result.possible = standing_of(importance->possible, irreplaceability->possible);
    result.derived_class = result.standing.arena_class;
    result.standing.arena_class = class_that_counts(
        arena->actors[actor].override, &result.standing, importance->majority);
    return result;
}

static int key_of(const struct arena_standing *standing, int importance,
                  int irreplaceability)
{
    return place_key(standing->arena_class, importance, irreplaceability);
}

static int majority_key(const struct arena_result *result)
{
    return key_of(&result->standing, result->importance.majority,
                  result->irreplaceability.majority);
}

static int possible_key(const struct arena_result *result)
{
    return key_of(&result->possible, result->importance.possible,
                  result->irreplaceability.possible);
}

static void place_set(struct arena_standing *standing, const struct place_list *list,
                      int key)
{
    standing->place = place_list_find(list, key);
    standing->is_shared = list->counts[key] > 1;
}

static bool actor_has_own_mark(const struct arena *arena, size_t actor)
{
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, rater);
        if (rating->is_rated && rating->is_own) {
            return true;
        }
    }
    return false;
}

/* Where the actor would stand in `list` if its own mark counted and nothing else
 * changed. */
static struct arena_standing standing_with_own(const struct arena *arena,
                                               const struct arena_result *result,
                                               struct place_list *list)
{
    if (!actor_has_own_mark(arena, result->actor)) {
        return (struct arena_standing){0};
    }
    const struct level_counts counts = actor_count_levels(arena, result->actor, true);
    const int importance = arena_level_combine(counts.importance, LEVEL_COUNT).majority;
    const int irreplaceability =
        arena_level_combine(counts.irreplaceability, LEVEL_COUNT).majority;
    struct arena_standing standing = standing_of(importance, irreplaceability);
    standing.arena_class =
        class_that_counts(arena->actors[result->actor].override, &standing, importance);
    const int key = key_of(&standing, importance, irreplaceability);

    place_list_remove(list, majority_key(result));
    place_list_add(list, key);
    place_set(&standing, list, key);
    place_list_remove(list, key);
    place_list_add(list, majority_key(result));
    return standing;
}

static void places_set(const struct arena *arena, struct arena_result *results)
{
    struct place_list list = {0};
    struct place_list possible = {0};

    for (size_t i = 0; i < arena->actor_count; i++) {
        place_list_add(&list, majority_key(&results[i]));
        place_list_add(&possible, possible_key(&results[i]));
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        struct arena_result *result = &results[i];
        if (result->raters_counted > 0) {
            place_set(&result->standing, &list, majority_key(result));
            place_set(&result->possible, &possible, possible_key(result));
        }
        result->with_own = standing_with_own(arena, result, &list);
    }
}

/* By place, those without one last; file order decides only who is printed first. */
static int result_compare(const void *a, const void *b)
{
    const struct arena_result *left = a;
    const struct arena_result *right = b;
    const int left_key = majority_key(left);
    const int right_key = majority_key(right);

    if (left_key != right_key) {
        return left_key > right_key ? -1 : 1;
    }
    return left->actor < right->actor ? -1 : 1;
}

static size_t raters_count(const struct arena *arena)
{
    size_t count = 0;

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        count += arena_rater_has_rated(arena, rater);
    }
    return count;
}

struct arena_ranking arena_rank(const struct arena *arena, struct pool *pool)
{
    struct arena_result *results =
        pool_array(pool, arena->actor_count, struct arena_result);

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        results[actor] = actor_judge(arena, actor);
    }
    places_set(arena, results);
    qsort(results, arena->actor_count, sizeof *results, result_compare);
    return (struct arena_ranking){arena, results, raters_count(arena)};
}
