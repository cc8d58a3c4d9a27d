/* test_arena_example.c - the worked example of docs/methods/arena.md, cell by cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "method/arena_explain.h"
#include "sheets.h"

/* clang-format off */
static const struct row {
    const char *name;
    const char *place;
    int importance;
    int irreplaceability;
    int dependence;
    int stated;
    int arena_class;
    const char *possible;
    enum arena_robustness robustness;
    int changes;
    size_t best;
    size_t worst;
    const char *left_out; /* without one of these raters the class could differ */
    enum arena_agreement on_importance;
    enum arena_agreement on_irreplaceability;
    const char *with_own; /* NULL: no mark of its own */
} ROWS[] = {
    {"Basisscholen", "1", 4, 4, 3, 3, 4, "1=", ARENA_FIRM, 0, 1, 4, "",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"OCMW", "2=", 4, 3, 3, 3, 4, "1=", ARENA_FAIRLY_FIRM, 1, 1, 4, "",
     ARENA_AGREED, ARENA_AGREED, "1="},
    {"Kind en Gezin", "2=", 4, 3, 3, 3, 4, "4", ARENA_FAIRLY_FIRM, 1, 1, 7, "",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"Stadsbestuur", "4=", 3, 4, 3, 3, 4, "5=", ARENA_FAIRLY_FIRM, 1, 4, 6, "",
     ARENA_AGREED, ARENA_AGREED, "4="},
    {"Woonmaatschappij", "4=", 3, 4, 3, 2, 4, "5=", ARENA_FAIRLY_FIRM, 1, 1, 11, "BC",
     ARENA_DIVIDED, ARENA_AGREED, NULL},
    {"Vereniging", "6=", 3, 3, 3, 3, 4, "1=", ARENA_SHAKY, 2, 1, 7, "",
     ARENA_AGREED, ARENA_AGREED, "1="},
    {"Inloopteam", "6=", 3, 3, 3, 3, 4, "7", ARENA_SHAKY, 2, 1, 7, "",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"CAW", "8=", 3, 2, 2, 2, 3, "8=", ARENA_SHAKY, 2, 6, 11, "ABC",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"Kinderopvang", "8=", 3, 2, 2, 2, 3, "8=", ARENA_SHAKY, 2, 2, 10, "AC",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"Huisartsen/WGC", "8=", 3, 2, 2, 2, 3, "8=", ARENA_SHAKY, 2, 7, 11, "ABC",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"CLB", "11", 2, 3, 2, 1, 3, "11", ARENA_VERY_SHAKY, 3, 6, 11, "ABC",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"Voedselhulp", "12=", 2, 2, 1, 1, 2, "12=", ARENA_VERY_SHAKY, 3, 7, 12, "AB",
     ARENA_AGREED, ARENA_DIVIDED, NULL},
    {"Bibliotheek", "12=", 2, 2, 1, 1, 2, "12=", ARENA_VERY_SHAKY, 3, 11, 14, "AC",
     ARENA_AGREED, ARENA_AGREED, NULL},
    {"Sportdienst", "14", 1, 1, 1, 1, 1, "14", ARENA_FAIRLY_FIRM, 1, 13, 14, "BC",
     ARENA_AGREED, ARENA_AGREED, NULL},
};
/* clang-format on */

static void levels_check(const struct row *row, const struct arena_result *result)
{
    assert_int_equal(result->importance.majority, row->importance);
    assert_int_equal(result->irreplaceability.majority, row->irreplaceability);
    assert_int_equal(result->importance.agreement, row->on_importance);
    assert_int_equal(result->irreplaceability.agreement, row->on_irreplaceability);
    assert_int_equal(result->standing.dependence, row->dependence);
    assert_int_equal(result->dependence_stated, row->stated);
    assert_int_equal(result->derived_class, row->arena_class);
}

static void places_check(const struct row *row, const struct arena_result *result,
                         struct pool *pool)
{
    const struct arena_standing *own = &result->with_own;

    assert_string_equal(
        arena_place_text(result->standing.place, result->standing.is_shared, pool),
        row->place);
    assert_string_equal(
        arena_place_text(result->possible.place, result->possible.is_shared, pool),
        row->possible);
    if (row->with_own == NULL) {
        assert_int_equal(own->place, 0);
        return;
    }
    assert_string_equal(arena_place_text(own->place, own->is_shared, pool),
                        row->with_own);
}

static void sensitivity_check(const struct row *row, const struct arena *arena,
                              const struct arena_sensitivity *sensitivity,
                              struct pool *pool)
{
    struct text left_out;

    text_init(&left_out, pool, 64);
    for (size_t i = 0; i < sensitivity->left_out_count; i++) {
        text_add(&left_out, arena->raters[sensitivity->left_out[i].rater]);
    }
    assert_string_equal(left_out.bytes, row->left_out);
    assert_int_equal(sensitivity->one_step_changes, row->changes);
    assert_int_equal(sensitivity->robustness, row->robustness);
    assert_int_equal(sensitivity->place_best, row->best);
    assert_int_equal(sensitivity->place_worst, row->worst);
}

static void example_check(const struct arena *arena, int class_of_clb, struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_sensitivity *sensitivities = arena_sensitivities(&ranking, pool);

    assert_int_equal(arena->actor_count, ARRAY_COUNT(ROWS));
    assert_int_equal(ranking.rater_count, 3);
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        const struct row *row = &ROWS[i];
        const struct arena_result *result = &ranking.results[i];
        const bool is_clb = strcmp(row->name, "CLB") == 0;

        print_message("%s\n", row->name);
        assert_string_equal(arena->actors[result->actor].name, row->name);
        levels_check(row, result);
        places_check(row, result, pool);
        sensitivity_check(row, arena, &sensitivities[result->actor], pool);
        assert_int_equal(result->standing.arena_class,
                         is_clb ? class_of_clb : row->arena_class);
    }
}

static void the_example_ranks_as_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena(OOSTERLINDE.arena, pool);
    const struct arena derived = sheets_without_overrides(&arena, pool);

    (void)state;
    example_check(&derived, 3, pool);
}

/* Class 2, and still alone on place 11: its irreplaceability is 3, that of the next 2. */
static void the_override_of_the_clb_changes_its_class_and_no_other_cell(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena(OOSTERLINDE.arena, pool);

    (void)state;
    example_check(&arena, 2, pool);
}

static void the_association_rests_on_two_raters(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena arena = sheets_arena(OOSTERLINDE.arena, pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct arena_result *result = sheets_result(&ranking, "Vereniging");

    (void)state;
    assert_int_equal(result->raters_counted, 2);
    assert_int_equal(result->importance.possible, 4);
    assert_int_equal(result->irreplaceability.possible, 4);
    assert_int_equal(result->with_own.arena_class, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_ranks_as_by_hand),
        cmocka_unit_test(the_override_of_the_clb_changes_its_class_and_no_other_cell),
        cmocka_unit_test(the_association_rests_on_two_raters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
