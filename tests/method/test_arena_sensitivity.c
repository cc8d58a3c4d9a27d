/* test_arena_sensitivity.c - one step, one rater less, and the raters' own lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "method/arena_sensitivity.h"
#include "sheets.h"

/* ---- one step ---- */

/* By hand from the grid of classes, importance 1 to 4 downwards: how many of the two to
 * four neighbours have another class. At (2, 2) it is 2; at (1, 2) 1, at (3, 2) and
 * (2, 3) 3. */
static const int CHANGES[LEVEL_COUNT][LEVEL_COUNT] = {
    {1, 2, 2, 1},
    {2, 3, 3, 2},
    {1, 2, 2, 1},
    {0, 1, 1, 0},
};

static const enum arena_robustness ROBUSTNESS[] = {ARENA_FIRM, ARENA_FAIRLY_FIRM,
                                                   ARENA_SHAKY, ARENA_VERY_SHAKY};

static struct arena_sensitivity sensitivity_of(const struct arena *arena, size_t actor,
                                               struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);

    return arena_sensitivities(&ranking, pool)[actor];
}

static void one_step_stays_on_the_scale(void **state)
{
    (void)state;
    for (int i = 1; i <= LEVEL_COUNT; i++) {
        for (int n = 1; n <= LEVEL_COUNT; n++) {
            SCOPED(pool) pool = pool_new();
            const char line[] = {'P', ':', (char)('0' + i), (char)('0' + n), '\0'};
            const struct arena arena = sheets_arena(line, pool);
            const struct arena_sensitivity found = sensitivity_of(&arena, 0, pool);
            assert_int_equal(found.one_step_changes, CHANGES[i - 1][n - 1]);
            assert_int_equal(found.robustness, ROBUSTNESS[CHANGES[i - 1][n - 1]]);
        }
    }
}

static void the_one_step_test_knows_no_overrides(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena("P: 44 !c1\nQ: 22 !d3", pool);

    (void)state;
    assert_int_equal(sensitivity_of(&arena, 0, pool).one_step_changes, 0);
    assert_int_equal(sensitivity_of(&arena, 1, pool).one_step_changes, 3);
}

static void without_a_counted_rating_nothing_is_sensitive(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena("P: 44* -\nQ: 22 33\nR: - - !c4", pool);

    (void)state;
    for (size_t actor = 0; actor < 3; actor += 2) {
        const struct arena_sensitivity found = sensitivity_of(&arena, actor, pool);
        assert_int_equal(found.one_step_changes, 0);
        assert_int_equal(found.robustness, ARENA_ROBUSTNESS_NONE);
        assert_int_equal(found.place_best, 0);
        assert_int_equal(found.place_worst, 0);
        assert_int_equal(found.left_out_count, 0);
    }
}

/* ---- one rater less ---- */

static const struct {
    const char *label;
    const char *arena; /* of its first actor: */
    const char *left_out; /* "B 2-4": without B the class is 2 to 4; 0 is no class */
} LEFT_OUT_CASES[] = {
    {"nobody", "P: -", ""},
    {"without the only rater there is no class", "P: 33", "A 0-0"},
    {"also when others rated other actors", "P: - 33\nQ: 44 44", "B 0-0"},
    {"two of one mind", "P: 33 33", ""},
    {"two: the lower one decides, so only that one is named", "P: 33 22", "B 4-4"},
    {"three in a row: without the middle or the highest one both are open", "P: 33 22 44",
     "A 2-4, C 2-4"},
    {"two against one: each of the two", "P: 22 22 33", "A 2-4, B 2-4"},
    {"three of one mind", "P: 11 11 11", ""},
    {"four of which one is far off", "P: 44 44 44 11", ""},
    {"four, two against two: the lower two", "P: 44 44 11 11", "C 4-4, D 4-4"},
    {"other levels, the same class", "P: 33 44 34", ""},
    {"the own mark does not count, so nobody is named for it", "P: 11* 33 33", ""},
    {"nor is who gave none", "P: - 33 22", "C 4-4"},
    {"the derived class is compared, not the group's own", "P: 33 33 !c1", ""},
    {"whatever the group set", "P: 33 22 !c4", "B 4-4"},
};

static void a_rater_is_named_when_without_it_the_class_could_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LEFT_OUT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(LEFT_OUT_CASES[i].arena, pool);
        const struct arena_sensitivity found = sensitivity_of(&arena, 0, pool);
        struct text text;

        text_init(&text, pool, 256);
        for (size_t j = 0; j < found.left_out_count; j++) {
            const struct arena_left_out *left_out = &found.left_out[j];
            text_format(&text, "%s%s %d-%d", j > 0 ? ", " : "",
                        arena.raters[left_out->rater], left_out->class_low,
                        left_out->class_high);
        }
        print_message("%s\n", LEFT_OUT_CASES[i].label);
        assert_string_equal(text.bytes, LEFT_OUT_CASES[i].left_out);
    }
}

/* ---- the raters' own lists ---- */

static const struct {
    const char *label;
    const char *arena;
    const char *spread; /* "1-2 3-3": best and worst place of each actor */
} SPREAD_CASES[] = {
    {"one actor", "P: 11", "1-1"},
    {"one rater: the places of the list", "P: 22\nQ: 44", "2-2 1-1"},
    {"two raters who differ", "P: 22 44\nQ: 44 22", "1-2 1-2"},
    {"a shared place is the same place for both, and the next skips",
     "P: 33\nQ: 33\nR: 44\nS: 11", "2-2 2-2 1-1 4-4"},
    {"who did not rate an actor has no place for it", "P: 11 -\nQ: 44 22", "2-2 1-1"},
    {"an actor that a rater did not rate is not before the others",
     "P: 11 11\nQ: 44 -\nR: 22 22", "2-3 1-1 1-2"},
    {"the own organisation stands in the list but gets no place from it",
     "P: 22 44*\nQ: 11 33", "1-1 2-2"},
    {"the own organisation behind changes nothing for the others", "P: 44 11*\nQ: 33 33",
     "1-1 1-2"},
    {"rated by its own organisation alone: no place, but others stand behind it",
     "P: 44*\nQ: 33", "0-0 2-2"},
    {"overrides are not the raters'", "P: 44 !c1\nQ: 22 !c4", "1-1 2-2"},
    {"by class before importance, as in the ranking", "P: 41\nQ: 33", "2-2 1-1"},
};

static void the_spread_is_over_the_raters_own_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SPREAD_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(SPREAD_CASES[i].arena, pool);
        struct text text;

        text_init(&text, pool, 256);
        for (size_t actor = 0; actor < arena.actor_count; actor++) {
            const struct arena_sensitivity found = sensitivity_of(&arena, actor, pool);
            text_format(&text, "%s%zu-%zu", actor > 0 ? " " : "", found.place_best,
                        found.place_worst);
        }
        print_message("%s\n", SPREAD_CASES[i].label);
        assert_string_equal(text.bytes, SPREAD_CASES[i].spread);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_step_stays_on_the_scale),
        cmocka_unit_test(the_one_step_test_knows_no_overrides),
        cmocka_unit_test(without_a_counted_rating_nothing_is_sensitive),
        cmocka_unit_test(a_rater_is_named_when_without_it_the_class_could_differ),
        cmocka_unit_test(the_spread_is_over_the_raters_own_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
