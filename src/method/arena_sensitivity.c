#include "method/arena_sensitivity.h"

#include "method/arena_place.h"

static const struct word ROBUSTNESS_WORDS[] = {
    {ARENA_FIRM, "firm", N_("firm"), NULL},
    {ARENA_FAIRLY_FIRM, "fairly_firm", N_("fairly firm"), NULL},
    {ARENA_SHAKY, "shaky", N_("shaky"), NULL},
    {ARENA_VERY_SHAKY, "very_shaky", N_("very shaky"), NULL},
};
const struct vocabulary ARENA_ROBUSTNESS = {ROBUSTNESS_WORDS,
                                            ARRAY_COUNT(ROBUSTNESS_WORDS), false};

static int class_of_levels(int importance, int irreplaceability)
{
    return arena_class(arena_dependence(importance, irreplaceability), importance);
}

/* Of the up to four changes of one level by one step, how many alter the class? */
static int one_step_changes(int importance, int irreplaceability)
{
    static const struct {
        int importance;
        int irreplaceability;
    } STEPS[] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    const int class_now = class_of_levels(importance, irreplaceability);
    int changes = 0;

    for (size_t i = 0; i < ARRAY_COUNT(STEPS); i++) {
        const int i_level = importance + STEPS[i].importance;
        const int n_level = irreplaceability + STEPS[i].irreplaceability;
        const bool is_on_scale = i_level >= 1 && i_level <= LEVEL_COUNT && n_level >= 1 &&
                                 n_level <= LEVEL_COUNT;
        changes += is_on_scale && class_of_levels(i_level, n_level) != class_now;
    }
    return changes;
}

static enum arena_robustness robustness_of(int changes)
{
    return changes >= 3 ? ARENA_VERY_SHAKY
                        : (enum arena_robustness)(ARENA_FIRM + changes);
}

/* The levels of an actor over all raters that count but one. */
struct rest_levels {
    struct arena_level importance;
    struct arena_level irreplaceability;
};

static struct rest_levels levels_without(const struct arena *arena, size_t actor,
                                         size_t left_out)
{
    size_t importance[LEVEL_COUNT] = {0};
    size_t irreplaceability[LEVEL_COUNT] = {0};

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, rater);
        if (rater != left_out && arena_rating_counts(rating)) {
            importance[rating->importance - 1]++;
            irreplaceability[rating->irreplaceability - 1]++;
        }
    }
    return (struct rest_levels){arena_level_combine(importance, LEVEL_COUNT),
                                arena_level_combine(irreplaceability, LEVEL_COUNT)};
}

static void left_out_set(const struct arena *arena, const struct arena_result *result,
                         struct arena_sensitivity *sensitivity, struct pool *pool)
{
    struct arena_left_out *found =
        pool_array(pool, result->raters_counted, struct arena_left_out);
    size_t count = 0;

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        if (!arena_rating_counts(arena_rating_of(arena, result->actor, rater))) {
            continue;
        }
        const struct rest_levels rest = levels_without(arena, result->actor, rater);
        struct arena_left_out left_out = {.rater = rater};
        if (rest.importance.majority != 0) {
            left_out.class_low =
                class_of_levels(rest.importance.majority, rest.irreplaceability.majority);
            left_out.class_high =
                class_of_levels(rest.importance.possible, rest.irreplaceability.possible);
        }
        if (left_out.class_low != result->derived_class ||
            left_out.class_high != result->derived_class) {
            found[count++] = left_out;
        }
    }
    sensitivity->left_out = found;
    sensitivity->left_out_count = count;
}

static int rating_key(const struct arena_rating *rating)
{
    return place_key(class_of_levels(rating->importance, rating->irreplaceability),
                     rating->importance, rating->irreplaceability);
}

/* Widen the spread of every actor by its place in one rater's own list. The own
 * organisation stands in that list but gets no place from it. */
static void rater_spread(const struct arena *arena, size_t rater,
                         struct arena_sensitivity *sensitivities)
{
    struct place_list list = {0};

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, rater);
        if (rating->is_rated) {
            place_list_add(&list, rating_key(rating));
        }
    }
    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, rater);
        struct arena_sensitivity *spread = &sensitivities[actor];
        if (!arena_rating_counts(rating)) {
            continue;
        }
        const size_t place = place_list_find(&list, rating_key(rating));
        if (spread->place_best == 0 || place < spread->place_best) {
            spread->place_best = place;
        }
        if (place > spread->place_worst) {
            spread->place_worst = place;
        }
    }
}

const struct arena_sensitivity *arena_sensitivities(const struct arena_ranking *ranking,
                                                    struct pool *pool)
{
    const struct arena *arena = ranking->arena;
    struct arena_sensitivity *sensitivities =
        pool_array(pool, arena->actor_count, struct arena_sensitivity);

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        rater_spread(arena, rater, sensitivities);
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        struct arena_sensitivity *sensitivity = &sensitivities[result->actor];
        if (result->raters_counted == 0) {
            continue;
        }
        sensitivity->one_step_changes = one_step_changes(
            result->importance.majority, result->irreplaceability.majority);
        sensitivity->robustness = robustness_of(sensitivity->one_step_changes);
        left_out_set(arena, result, sensitivity, pool);
    }
    return sensitivities;
}
