/* test_arena_rank.c - levels, dependence, class and place; what counts and what not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "method/arena_place.h"
#include "method/arena_rank.h"
#include "sheets.h"

/* ---- levels ---- */

static const struct {
    const char *label;
    size_t counts[LEVEL_COUNT]; /* raters that gave 1, 2, 3, 4 */
    struct arena_level level;
} LEVEL_CASES[] = {
    {"nobody counts", {0, 0, 0, 0}, {0, 0, ARENA_AGREEMENT_NONE, 0}},
    {"one rater", {0, 0, 1, 0}, {3, 3, ARENA_AGREED, 1}},
    {"one rater, lowest level", {1, 0, 0, 0}, {1, 1, ARENA_AGREED, 1}},
    {"two of one mind", {0, 2, 0, 0}, {2, 2, ARENA_AGREED, 2}},
    {"two side by side: half is not more than half",
     {0, 0, 1, 1},
     {3, 4, ARENA_AGREED, 2}},
    {"two at the ends", {1, 0, 0, 1}, {1, 4, ARENA_STRONGLY_DIVIDED, 2}},
    {"three: the median", {0, 1, 1, 1}, {3, 3, ARENA_DIVIDED, 2}},
    {"three: two against one above", {0, 2, 0, 1}, {2, 2, ARENA_DIVIDED, 3}},
    {"three: two against one below", {1, 0, 0, 2}, {4, 4, ARENA_STRONGLY_DIVIDED, 2}},
    {"four, a tie in the middle", {1, 1, 1, 1}, {2, 3, ARENA_STRONGLY_DIVIDED, 3}},
    {"four, halves with a gap between", {2, 0, 2, 0}, {1, 3, ARENA_DIVIDED, 4}},
    {"four, three of one mind", {1, 3, 0, 0}, {2, 2, ARENA_AGREED, 3}},
    {"five: the median is the third", {1, 1, 0, 3}, {4, 4, ARENA_STRONGLY_DIVIDED, 3}},
    {"many of one mind", {0, 0, 0, 100}, {4, 4, ARENA_AGREED, 100}},
    {"51 of 100 is more than half", {49, 0, 0, 51}, {4, 4, ARENA_STRONGLY_DIVIDED, 51}},
    {"50 of 100 is not", {50, 0, 0, 50}, {1, 4, ARENA_STRONGLY_DIVIDED, 100}},
};

static void the_majority_level_is_what_more_than_half_gave_at_least(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LEVEL_CASES); i++) {
        const struct arena_level level =
            arena_level_combine(LEVEL_CASES[i].counts, LEVEL_COUNT);
        print_message("%s\n", LEVEL_CASES[i].label);
        assert_int_equal(level.majority, LEVEL_CASES[i].level.majority);
        assert_int_equal(level.possible, LEVEL_CASES[i].level.possible);
        assert_int_equal(level.agreement, LEVEL_CASES[i].level.agreement);
        assert_int_equal(level.support, LEVEL_CASES[i].level.support);
    }
}

static void the_dependence_scale_has_three_levels(void **state)
{
    static const size_t COUNTS[DEPENDENCE_COUNT] = {1, 0, 2};
    const struct arena_level level = arena_level_combine(COUNTS, DEPENDENCE_COUNT);

    (void)state;
    assert_int_equal(level.majority, 3);
    assert_int_equal(level.agreement, ARENA_DIVIDED);
}

/* ---- dependence and class ---- */

/* Importance 1 to 4 downwards, irreplaceability 1 (large) to 4 (small) to the right. */
static const struct {
    int dependence;
    int arena_class;
} GRID[LEVEL_COUNT][LEVEL_COUNT] = {
    {{1, 1}, {1, 1}, {2, 2}, {2, 2}},
    {{1, 2}, {1, 2}, {2, 3}, {2, 3}},
    {{2, 3}, {2, 3}, {3, 4}, {3, 4}},
    {{2, 3}, {2, 3}, {3, 4}, {3, 4}},
};

static int class_of(int importance, int irreplaceability)
{
    return arena_class(arena_dependence(importance, irreplaceability), importance);
}

static void dependence_and_class_are_those_of_the_grid(void **state)
{
    (void)state;
    for (int i = 1; i <= LEVEL_COUNT; i++) {
        for (int n = 1; n <= LEVEL_COUNT; n++) {
            assert_int_equal(arena_dependence(i, n), GRID[i - 1][n - 1].dependence);
            assert_int_equal(class_of(i, n), GRID[i - 1][n - 1].arena_class);
        }
    }
}

static void the_class_never_jumps_two_on_one_step(void **state)
{
    (void)state;
    for (int i = 1; i <= LEVEL_COUNT; i++) {
        for (int n = 1; n <= LEVEL_COUNT; n++) {
            if (i < LEVEL_COUNT) {
                assert_in_range(class_of(i + 1, n) - class_of(i, n), 0, 1);
            }
            if (n < LEVEL_COUNT) {
                assert_in_range(class_of(i, n + 1) - class_of(i, n), 0, 1);
            }
        }
    }
}

/* ---- places ---- */

static void a_newcomer_is_placed_after_those_before_it(void **state)
{
    struct place_list list = {0};
    const int high = place_key(4, 4, 4);
    const int middle = place_key(3, 4, 1);
    const int low = place_key(3, 3, 4);

    (void)state;
    assert_true(high > middle && middle > low);
    assert_int_equal(place_list_find(&list, low), 1);
    place_list_add(&list, high);
    place_list_add(&list, middle);
    place_list_add(&list, middle);
    assert_int_equal(place_list_find(&list, high), 1);
    assert_int_equal(place_list_find(&list, middle), 2);
    assert_int_equal(place_list_find(&list, low), 4);
    place_list_remove(&list, middle);
    assert_int_equal(place_list_find(&list, low), 3);
}

/* "P 1 4, Q 2= 3": name, place and class of each in order of the list; - for none. */
static const char *list_text(const struct arena_ranking *ranking, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < ranking->arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        const struct arena_standing *standing = &result->standing;
        text_format(&text, "%s%s ", i > 0 ? ", " : "",
                    ranking->arena->actors[result->actor].name);
        if (standing->place == 0) {
            text_add_char(&text, '-');
        } else {
            text_format(&text, "%zu%s %d", standing->place,
                        standing->is_shared ? "=" : "", standing->arena_class);
        }
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *arena;
    const char *list;
} LIST_CASES[] = {
    {"no actors", "", ""},
    {"one actor", "P: 11", "P 1 1"},
    {"by class first: an important one may stand behind", "P: 41\nQ: 33", "Q 1 4, P 2 3"},
    {"then by importance", "P: 34\nQ: 43", "Q 1 4, P 2 4"},
    {"then by irreplaceability", "P: 43\nQ: 44", "Q 1 4, P 2 4"},
    {"class 3 by importance or by irreplaceability: importance goes first",
     "P: 24\nQ: 31", "Q 1 3, P 2 3"},
    {"equals share a place in file order and the next one skips",
     "P: 44\nQ: 22\nR: 33\nS: 22\nT: 11", "P 1 4, R 2 4, Q 3= 2, S 3= 2, T 5 1"},
    {"a shared first place", "P: 44\nQ: 44\nR: 44\nS: 43",
     "P 1= 4, Q 1= 4, R 1= 4, S 4 4"},
    {"a shared last place", "P: 11\nQ: 44\nR: 11", "Q 1 4, P 2= 1, R 2= 1"},
    {"all equal", "P: 22\nQ: 22", "P 1= 2, Q 1= 2"},
    {"who is not rated stands last, without place, in file order",
     "P: -\nQ: 11\nR: -\nS: 44", "S 1 4, Q 2 1, P -, R -"},
    {"rated by its own organisation alone is not rated", "P: 44*\nQ: 11", "Q 1 1, P -"},
    {"nobody is rated", "P: -\nQ: 44*", "P -, Q -"},
    {"no rater at all", "P:\nQ:", "P -, Q -"},
    {"an override by class", "P: 44 !c1\nQ: 22", "Q 1 2, P 2 1"},
    {"upwards too: then importance decides", "P: 11 !c4\nQ: 33", "Q 1 4, P 2 4"},
    {"an override by dependence, plus one for some importance",
     "P: 44 !d1\nQ: 11 !d3\nR: 21 !d3", "R 1 4, Q 2 3, P 3 2"},
    {"the same class as derived changes nothing", "P: 44 !c4\nQ: 44", "P 1= 4, Q 1= 4"},
    {"overridden into a shared place", "P: 22 !c3\nQ: 22 !d2", "P 1= 3, Q 1= 3"},
    {"an override does not rate who is not rated", "P: - !c4\nQ: 11\nR: 44* !d3",
     "Q 1 1, P -, R -"},
};

static void actors_stand_by_class_importance_irreplaceability(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIST_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(LIST_CASES[i].arena, pool);
        const struct arena_ranking ranking = arena_rank(&arena, pool);

        print_message("%s\n", LIST_CASES[i].label);
        assert_ptr_equal(ranking.arena, &arena);
        assert_string_equal(list_text(&ranking, pool), LIST_CASES[i].list);
    }
}

/* ---- one actor, its whole result ---- */

static const struct {
    const char *label;
    const char *arena; /* the actor P is looked at */
    size_t counted;
    int importance;
    int irreplaceability;
    int dependence;
    int derived_class;
    int arena_class;
    int stated;
    size_t place_with_own; /* 0: no own mark */
} RESULT_CASES[] = {
    {"not rated", "P: - -", 0, 0, 0, 0, 0, 0, 0, 0},
    {"the own mark alone does not count, nor what it stated", "P: 44*/3 -\nQ: 11", 0, 0,
     0, 0, 0, 0, 0, 1},
    {"the own mark beside others does not count", "P: 44*/3 22/1\nQ: 33", 1, 2, 2, 1, 2,
     2, 1, 2},
    {"it would tip an even number over", "P: 33 44 44*\nQ: 43", 2, 3, 3, 3, 4, 4, 0, 1},
    {"it would change nothing", "P: 33 33 44*\nQ: 43", 2, 3, 3, 3, 4, 4, 0, 2},
    {"it would lower the actor", "P: 44 33 11*\nQ: 33\nR: 22", 2, 3, 3, 3, 4, 4, 0, 1},
    {"it would make the only class 1 a core actor", "P: 11 44*\nQ: 22\nR: 44", 1, 1, 1, 1,
     1, 1, 0, 3},
    {"scales are combined apart: levels of nobody's sheet", "P: 14 41 33", 3, 3, 3, 3, 4,
     4, 0, 0},
    {"stated by the majority of those who stated", "P: 11/3 11 11/3", 3, 1, 1, 1, 1, 1, 3,
     0},
    {"stated by two: half is not more than half", "P: 11/3 11/1", 2, 1, 1, 1, 1, 1, 1, 0},
    {"nobody stated it", "P: 33 33", 2, 3, 3, 3, 4, 4, 0, 0},
    {"stated decides nothing by itself", "P: 44/1 44/1\nQ: 43", 2, 4, 4, 3, 4, 4, 1, 0},
    {"an override by class leaves the derived values", "P: 44/1 !c2", 1, 4, 4, 3, 4, 2, 1,
     0},
    {"so does one by dependence", "P: 44/1 !d1", 1, 4, 4, 3, 4, 2, 1, 0},
    {"the own mark under an override by class: the group's view still counts",
     "P: 44 44* !c1\nQ: 22", 1, 4, 4, 3, 4, 1, 0, 2},
    {"the own mark under an override by dependence: its importance counts",
     "P: 11 44* 44* !d1\nQ: 11 !d1", 1, 1, 1, 1, 1, 1, 0, 1},
    {"the override of another stays when the own mark would count",
     "P: 22 44* 44*\nQ: 44 !c1", 1, 2, 2, 1, 2, 2, 0, 1},
};

static void only_the_marks_of_others_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(RESULT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(RESULT_CASES[i].arena, pool);
        const struct arena_ranking ranking = arena_rank(&arena, pool);
        const struct arena_result *result = sheets_result(&ranking, "P");

        print_message("%s\n", RESULT_CASES[i].label);
        assert_int_equal(result->raters_counted, RESULT_CASES[i].counted);
        assert_int_equal(result->importance.majority, RESULT_CASES[i].importance);
        assert_int_equal(result->irreplaceability.majority,
                         RESULT_CASES[i].irreplaceability);
        assert_int_equal(result->standing.dependence, RESULT_CASES[i].dependence);
        assert_int_equal(result->derived_class, RESULT_CASES[i].derived_class);
        assert_int_equal(result->standing.arena_class, RESULT_CASES[i].arena_class);
        assert_int_equal(result->dependence_stated, RESULT_CASES[i].stated);
        assert_int_equal(result->with_own.place, RESULT_CASES[i].place_with_own);
    }
}

static void level_is_empty(const struct arena_level *level)
{
    assert_int_equal(level->majority, 0);
    assert_int_equal(level->possible, 0);
    assert_int_equal(level->agreement, ARENA_AGREEMENT_NONE);
    assert_int_equal(level->support, 0);
}

static void standing_is_empty(const struct arena_standing *standing)
{
    assert_int_equal(standing->dependence, 0);
    assert_int_equal(standing->arena_class, 0);
    assert_int_equal(standing->place, 0);
    assert_false(standing->is_shared);
}

static void without_a_counted_rating_everything_is_empty(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena("P: 44*/3 - !c4\nQ: - -\nR: 11 11", pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);

    (void)state;
    for (size_t i = 1; i < arena.actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        assert_int_equal(result->actor, i - 1);
        assert_int_equal(result->raters_counted, 0);
        level_is_empty(&result->importance);
        level_is_empty(&result->irreplaceability);
        assert_int_equal(result->dependence_stated, 0);
        assert_int_equal(result->derived_class, 0);
        standing_is_empty(&result->standing);
        standing_is_empty(&result->possible);
    }
}

static void the_possible_place_knows_no_overrides(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena("P: 33 44 !c1\nQ: 33 33\nR: 43 43", pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct arena_result *result = sheets_result(&ranking, "P");

    (void)state;
    assert_int_equal(result->standing.place, 3);
    assert_int_equal(result->possible.arena_class, 4);
    assert_int_equal(result->possible.place, 1);
    assert_false(result->possible.is_shared);
}

static const struct {
    const char *label;
    const char *arena;
    size_t raters;
} RATER_CASES[] = {
    {"no actors, no raters", "", 0},
    {"each that rated anybody", "P: 11 - 22\nQ: 11 - -", 2},
    {"rating one's own organisation is rating", "P: 11 22* -", 2},
    {"nobody", "P: - -", 0},
};

static void raters_are_counted_when_they_rated_anybody(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(RATER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = sheets_arena(RATER_CASES[i].arena, pool);

        print_message("%s\n", RATER_CASES[i].label);
        assert_int_equal(arena_rank(&arena, pool).rater_count, RATER_CASES[i].raters);
    }
}

static void actors_are_found_by_their_whole_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena("OCMW: 11\nCAW: 11", pool);
    const struct arena empty = {0};

    (void)state;
    assert_int_equal(arena_actor_find(&arena, "CAW"), 1);
    assert_int_equal(arena_actor_find(&arena, "CA"), 2);
    assert_int_equal(arena_actor_find(&arena, "caw"), 2);
    assert_int_equal(arena_actor_find(&empty, "CAW"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_majority_level_is_what_more_than_half_gave_at_least),
        cmocka_unit_test(the_dependence_scale_has_three_levels),
        cmocka_unit_test(dependence_and_class_are_those_of_the_grid),
        cmocka_unit_test(the_class_never_jumps_two_on_one_step),
        cmocka_unit_test(a_newcomer_is_placed_after_those_before_it),
        cmocka_unit_test(actors_stand_by_class_importance_irreplaceability),
        cmocka_unit_test(only_the_marks_of_others_count),
        cmocka_unit_test(without_a_counted_rating_everything_is_empty),
        cmocka_unit_test(the_possible_place_knows_no_overrides),
        cmocka_unit_test(raters_are_counted_when_they_rated_anybody),
        cmocka_unit_test(actors_are_found_by_their_whole_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
