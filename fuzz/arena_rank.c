/* arena_rank.c - fuzz the way from a file of ratings to a ranking and its reasons. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/ratings_file.h"
#include "method/arena_explain.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void standing_check(const struct arena_standing *standing, size_t actor_count)
{
    const bool is_given = standing->arena_class != 0;

    require(standing->arena_class >= 0 && standing->arena_class <= CLASS_COUNT,
            "a class is 1 to 4, or 0");
    require(standing->dependence >= 0 && standing->dependence <= DEPENDENCE_COUNT,
            "a dependence is 1 to 3, or 0");
    require(is_given == (standing->dependence != 0) && is_given == (standing->place != 0),
            "class, dependence and place come together");
    require(standing->place <= actor_count, "a place is one of the actors'");
}

static void level_check(const struct arena_level *level, size_t raters_counted)
{
    require(level->majority >= 0 && level->majority <= LEVEL_COUNT,
            "a level is 1 to 4, or 0");
    require(level->possible >= level->majority && level->possible <= LEVEL_COUNT,
            "what is possible is not below the majority");
    require((level->majority == 0) == (raters_counted == 0),
            "a level needs a rater that counts");
    require(level->support <= raters_counted && 2 * level->support >= raters_counted,
            "more than half support the majority level");
}

/* Places ascend, equals share one, and the next skips. */
static void places_check(const struct arena_ranking *ranking)
{
    const struct arena_result *results = ranking->results;
    const size_t count = ranking->arena->actor_count;

    for (size_t i = 0; i < count; i++) {
        const size_t place = results[i].standing.place;
        const bool is_as_before = i > 0 && place == results[i - 1].standing.place;
        const bool is_as_next = i + 1 < count && place == results[i + 1].standing.place;
        if (place == 0) {
            require(results[i].raters_counted == 0, "who is rated has a place");
            require(i + 1 == count || is_as_next, "who has no place stands last");
            continue;
        }
        require(place == i + 1 || is_as_before, "a place is 1 plus those before it");
        require(results[i].standing.is_shared == (is_as_before || is_as_next),
                "a place is shared when another has it");
    }
}

static void results_check(const struct arena_ranking *ranking, struct pool *pool)
{
    const size_t count = ranking->arena->actor_count;
    bool *is_ranked = pool_array(pool, count, bool);

    for (size_t i = 0; i < count; i++) {
        const struct arena_result *result = &ranking->results[i];
        require(result->actor < count && !is_ranked[result->actor],
                "every actor stands in the ranking once");
        is_ranked[result->actor] = true;
        standing_check(&result->standing, count);
        standing_check(&result->possible, count);
        standing_check(&result->with_own, count);
        level_check(&result->importance, result->raters_counted);
        level_check(&result->irreplaceability, result->raters_counted);
        require(result->derived_class == result->standing.arena_class,
                "without overrides the derived class counts");
        require(result->possible.arena_class >= result->derived_class,
                "the possible class is not below it");
        require(result->dependence_stated >= 0 &&
                    result->dependence_stated <= DEPENDENCE_COUNT,
                "a stated dependence is 1 to 3, or 0");
    }
    places_check(ranking);
}

static void sensitivity_check(const struct arena *arena,
                              const struct arena_result *result,
                              const struct arena_sensitivity *sensitivity)
{
    require(sensitivity->one_step_changes >= 0 && sensitivity->one_step_changes <= 4,
            "four steps can be taken at most");
    require((sensitivity->robustness == ARENA_ROBUSTNESS_NONE) ==
                (result->raters_counted == 0),
            "who is rated has a robustness");
    require(sensitivity->place_best <= sensitivity->place_worst &&
                sensitivity->place_worst <= arena->actor_count &&
                (sensitivity->place_best == 0) == (result->raters_counted == 0),
            "the best place is not below the worst");
    require(sensitivity->left_out_count <= result->raters_counted,
            "no more are left out than count");
    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        const struct arena_left_out *left_out = &sensitivity->left_out[i];
        require(left_out->rater < arena->rater_count &&
                    arena_rating_counts(
                        arena_rating_of(arena, result->actor, left_out->rater)),
                "who is left out had counted");
        require(i == 0 || left_out[-1].rater < left_out->rater,
                "a rater is left out once");
        require(left_out->class_low >= 0 && left_out->class_low <= left_out->class_high &&
                    left_out->class_high <= CLASS_COUNT,
                "a class without a rater is 1 to 4, or 0");
    }
}

static void explanation_check(const struct arena_explanation *explanation,
                              struct pool *pool)
{
    require(explanation->reason_count > 0 &&
                explanation->reason_count <= ARENA_REASONS_MAX,
            "there is a reason");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const char *text =
            arena_explanation_say(explanation, (enum language)language, pool);
        require(text[0] != '\0' && utf8_is_valid(text, strlen(text)),
                "an explanation is a text");
    }
}

static void arena_check_ranking(const struct arena *arena, struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_sensitivity *sensitivities = arena_sensitivities(&ranking, pool);

    require(ranking.rater_count <= arena->rater_count, "no more rated than there are");
    results_check(&ranking, pool);
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        const struct arena_sensitivity *sensitivity = &sensitivities[result->actor];
        sensitivity_check(arena, result, sensitivity);
        const struct arena_explanation explanation =
            arena_explain(&ranking, result, sensitivity, pool);
        explanation_check(&explanation, pool);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    /* The first byte chooses how the rest is read. */
    const struct ratings_reading reading = {
        .is_alone = length > 0 && (bytes[0] & 1) != 0,
        .is_one_highest = length > 0 && (bytes[0] & 2) != 0,
    };
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;
    struct arena arena = {.actor_count = SIZE_MAX};

    if (length == 0 ||
        !csv_read(&(struct file_bytes){"fuzz.csv", (const char *)bytes + 1, length - 1},
                  pool, &report, &table)) {
        return 0;
    }
    const size_t errors_before = report.error_count; /* rows that were too long */
    if (!ratings_read(&table, &reading, pool, &report, &arena)) {
        require(report.error_count > errors_before, "what is refused has an error");
        require(arena.actor_count == SIZE_MAX, "what is refused leaves the arena alone");
        return 0;
    }
    require(report.error_count == errors_before, "what is read has no error");
    arena_check_ranking(&arena, pool);
    return 0;
}
