/* test_arena_property.c - random sheets, against the oracle and against themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "arena_oracle.h"
#include "method/arena_explain.h"
#include "random.h"

enum { ACTORS_MAX = 12, SHEETS = 5000, SHEETS_SOAK = 300000 };

static uint64_t random_state;

static int random_level(size_t least, size_t most)
{
    return (int)(least + random_below(&random_state, most - least + 1));
}

/* ---- sheets ---- */

/* How sheets differ from each other: in chances (of 100), and in the levels given. */
struct kind {
    size_t missing;
    size_t own;
    size_t overridden;
    size_t stated;
    size_t least; /* close together: many shared places */
    size_t most;
};

static struct kind kind_make(void)
{
    static const size_t CHANCES[] = {0, 5, 20, 50, 90};
    const size_t least = 1 + random_below(&random_state, 4);

    return (struct kind){
        .missing = CHANCES[random_below(&random_state, 5)],
        .own = CHANCES[random_below(&random_state, 4)],
        .overridden = CHANCES[random_below(&random_state, 4)],
        .stated = CHANCES[random_below(&random_state, 5)],
        .least = random_below(&random_state, 2) == 0 ? 1 : least,
        .most = random_below(&random_state, 2) == 0
                    ? 4
                    : least + random_below(&random_state, 5 - least),
    };
}

static struct arena_rating rating_make(const struct kind *kind)
{
    if (random_below(&random_state, 100) < kind->missing) {
        return (struct arena_rating){0};
    }
    return (struct arena_rating){
        .is_rated = true,
        .is_own = random_below(&random_state, 100) < kind->own,
        .importance = random_level(kind->least, kind->most),
        .irreplaceability = random_level(kind->least, kind->most),
        .dependence = random_below(&random_state, 100) < kind->stated
                          ? random_level(1, DEPENDENCE_COUNT)
                          : 0,
    };
}

static const struct arena_override *override_make(struct pool *pool)
{
    struct arena_override *override = pool_array(pool, 1, struct arena_override);

    override->reason = "so we say";
    if (random_below(&random_state, 2) == 0) {
        override->dependence = random_level(1, DEPENDENCE_COUNT);
    } else {
        override->arena_class = random_level(1, CLASS_COUNT);
    }
    return override;
}

static struct arena sheet_make(struct pool *pool)
{
    static const char *const NAMES[] = {"a", "b", "c", "d", "e", "f",
                                        "g", "h", "i", "j", "k", "l"};
    const struct kind kind = kind_make();
    const size_t actor_count = 1 + random_below(&random_state, ACTORS_MAX);
    const size_t rater_count = 1 + random_below(&random_state, ORACLE_RATERS_MAX);
    struct arena_actor *actors = pool_array(pool, actor_count, struct arena_actor);
    struct arena_rating *ratings =
        pool_array(pool, actor_count * rater_count, struct arena_rating);

    for (size_t actor = 0; actor < actor_count; actor++) {
        actors[actor].name = NAMES[actor];
        if (random_below(&random_state, 100) < kind.overridden) {
            actors[actor].override = override_make(pool);
        }
        for (size_t rater = 0; rater < rater_count; rater++) {
            ratings[actor * rater_count + rater] = rating_make(&kind);
        }
    }
    return (struct arena){.issue = "",
                          .actors = actors,
                          .actor_count = actor_count,
                          .raters = NAMES,
                          .rater_count = rater_count,
                          .ratings = ratings};
}

/* ---- against the oracle ---- */

static void level_agrees(const struct arena_level *level,
                         const struct oracle_level *other)
{
    assert_int_equal(level->majority, other->majority);
    assert_int_equal(level->possible, other->possible);
    assert_int_equal(level->support, other->support);
    assert_int_equal(level->agreement, other->agreement);
}

static void standing_agrees(const struct arena_standing *standing,
                            const struct oracle_standing *other)
{
    assert_int_equal(standing->dependence, other->dependence);
    assert_int_equal(standing->arena_class, other->arena_class);
    assert_int_equal(standing->place, other->place);
    assert_int_equal(standing->is_shared, other->is_shared);
}

static void sensitivity_agrees(const struct arena_sensitivity *sensitivity,
                               const struct oracle_row *row)
{
    assert_int_equal(sensitivity->one_step_changes, row->one_step_changes);
    assert_int_equal(sensitivity->robustness, row->robustness);
    assert_int_equal(sensitivity->place_best, row->place_best);
    assert_int_equal(sensitivity->place_worst, row->place_worst);
    assert_int_equal(sensitivity->left_out_count, row->left_out_count);
    for (size_t i = 0; i < row->left_out_count; i++) {
        const struct arena_left_out *left_out = &sensitivity->left_out[i];
        assert_int_equal(left_out->rater, row->left_out[i].rater);
        assert_int_equal(left_out->class_low, row->left_out[i].class_low);
        assert_int_equal(left_out->class_high, row->left_out[i].class_high);
    }
}

static void sheet_agrees(const struct arena *arena, struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_sensitivity *sensitivities = arena_sensitivities(&ranking, pool);
    const struct oracle oracle = oracle_rank(arena, pool);

    assert_int_equal(ranking.rater_count, oracle.rater_count);
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        const struct oracle_row *row = &oracle.rows[oracle.order[i]];
        assert_int_equal(result->actor, oracle.order[i]);
        assert_int_equal(result->raters_counted, row->raters_counted);
        level_agrees(&result->importance, &row->importance);
        level_agrees(&result->irreplaceability, &row->irreplaceability);
        assert_int_equal(result->dependence_stated, row->dependence_stated);
        assert_int_equal(result->derived_class, row->derived_class);
        standing_agrees(&result->standing, &row->standing);
        standing_agrees(&result->possible, &row->possible);
        standing_agrees(&result->with_own, &row->with_own);
        sensitivity_agrees(&sensitivities[result->actor], row);
    }
}

/* ---- against itself ---- */

static void list_is_consistent(const struct arena_ranking *ranking)
{
    const size_t count = ranking->arena->actor_count;
    bool is_seen[ACTORS_MAX] = {false};
    size_t ranked = 0;

    for (size_t i = 0; i < count; i++) {
        const struct arena_result *result = &ranking->results[i];
        assert_true(result->actor < count && !is_seen[result->actor]);
        is_seen[result->actor] = true;
        ranked += result->standing.place > 0;
    }
    for (size_t i = 0; i < count; i++) {
        const struct arena_standing *here = &ranking->results[i].standing;
        size_t mates = 0;
        assert_int_equal(here->place > 0, i < ranked);
        for (size_t j = 0; j < ranked; j++) {
            mates += ranking->results[j].standing.place == here->place;
        }
        if (here->place > 0) {
            assert_int_equal(here->is_shared, mates > 1);
            /* Places skip: who stands at i has all of its place's mates around it. */
            assert_true(here->place <= i + 1 && i + 1 < here->place + mates);
        }
    }
}

static void order_make(size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t j = random_below(&random_state, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
}

/* The same sheet with its rows and columns in another order. */
static struct arena sheet_shuffle(const struct arena *arena, const size_t *actor_order,
                                  const size_t *rater_order, struct pool *pool)
{
    const size_t raters = arena->rater_count;
    struct arena other = *arena;
    struct arena_actor *actors = pool_array(pool, arena->actor_count, struct arena_actor);
    struct arena_rating *ratings =
        pool_array(pool, arena->actor_count * raters, struct arena_rating);

    for (size_t i = 0; i < arena->actor_count; i++) {
        actors[i] = arena->actors[actor_order[i]];
        for (size_t j = 0; j < raters; j++) {
            ratings[i * raters + j] =
                arena->ratings[actor_order[i] * raters + rater_order[j]];
        }
    }
    other.actors = actors;
    other.ratings = ratings;
    return other;
}

static const struct arena_result *result_of(const struct arena_ranking *ranking,
                                            size_t actor)
{
    size_t i = 0;

    while (ranking->results[i].actor != actor) {
        i++;
    }
    return &ranking->results[i];
}

static void level_same(const struct arena_level *a, const struct arena_level *b)
{
    assert_int_equal(a->majority, b->majority);
    assert_int_equal(a->possible, b->possible);
    assert_int_equal(a->agreement, b->agreement);
    assert_int_equal(a->support, b->support);
}

static void standing_same(const struct arena_standing *a, const struct arena_standing *b)
{
    assert_int_equal(a->dependence, b->dependence);
    assert_int_equal(a->arena_class, b->arena_class);
    assert_int_equal(a->place, b->place);
    assert_int_equal(a->is_shared, b->is_shared);
}

static void result_same(const struct arena_result *a, const struct arena_result *b)
{
    assert_int_equal(a->raters_counted, b->raters_counted);
    level_same(&a->importance, &b->importance);
    level_same(&a->irreplaceability, &b->irreplaceability);
    standing_same(&a->standing, &b->standing);
    standing_same(&a->possible, &b->possible);
    standing_same(&a->with_own, &b->with_own);
    assert_int_equal(a->derived_class, b->derived_class);
    assert_int_equal(a->dependence_stated, b->dependence_stated);
}

static bool names_rater(const struct arena_sensitivity *sensitivity, size_t rater)
{
    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        if (sensitivity->left_out[i].rater == rater) {
            return true;
        }
    }
    return false;
}

static void order_matters_not(const struct arena *arena, struct pool *pool)
{
    size_t actor_order[ACTORS_MAX];
    size_t rater_order[ORACLE_RATERS_MAX];
    order_make(actor_order, arena->actor_count);
    order_make(rater_order, arena->rater_count);
    const struct arena other = sheet_shuffle(arena, actor_order, rater_order, pool);
    const struct arena_ranking one = arena_rank(arena, pool);
    const struct arena_ranking two = arena_rank(&other, pool);
    const struct arena_sensitivity *ones = arena_sensitivities(&one, pool);
    const struct arena_sensitivity *twos = arena_sensitivities(&two, pool);

    assert_int_equal(one.rater_count, two.rater_count);
    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_sensitivity *was = &ones[actor_order[i]];
        result_same(result_of(&two, i), result_of(&one, actor_order[i]));
        assert_int_equal(twos[i].one_step_changes, was->one_step_changes);
        assert_int_equal(twos[i].place_best, was->place_best);
        assert_int_equal(twos[i].place_worst, was->place_worst);
        assert_int_equal(twos[i].left_out_count, was->left_out_count);
        for (size_t j = 0; j < arena->rater_count; j++) {
            assert_int_equal(names_rater(&twos[i], j), names_rater(was, rater_order[j]));
        }
    }
}

/* ---- and what follows from it ---- */

static void everybody_is_explained(const struct arena *arena, struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_sensitivity *sensitivities = arena_sensitivities(&ranking, pool);

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        const struct arena_explanation explanation =
            arena_explain(&ranking, result, &sensitivities[result->actor], pool);
        assert_in_range(explanation.reason_count, 1, ARENA_REASONS_MAX);
        assert_true(result->raters_counted == 0 || explanation.reason_count >= 5);
    }
}

static void sheets_try(uint64_t seed, void (*check)(const struct arena *, struct pool *))
{
    const size_t count = getenv("SAMENSPEL_SOAK") != NULL ? SHEETS_SOAK : SHEETS;

    random_state = seed;
    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheet_make(pool);
        check(&arena, pool);
    }
}

static void random_sheets_agree_with_the_oracle(void **state)
{
    (void)state;
    sheets_try(20260303, sheet_agrees);
}

static void list_check(const struct arena *arena, struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);

    list_is_consistent(&ranking);
}

static void a_ranking_is_a_permutation_with_places_that_skip(void **state)
{
    (void)state;
    sheets_try(1, list_check);
}

static void the_order_of_actors_and_raters_changes_nothing(void **state)
{
    (void)state;
    sheets_try(2, order_matters_not);
}

static void every_random_actor_can_be_explained(void **state)
{
    (void)state;
    sheets_try(3, everybody_is_explained);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_sheets_agree_with_the_oracle),
        cmocka_unit_test(a_ranking_is_a_permutation_with_places_that_skip),
        cmocka_unit_test(the_order_of_actors_and_raters_changes_nothing),
        cmocka_unit_test(every_random_actor_can_be_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
