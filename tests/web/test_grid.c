/* test_grid.c - cells as they are sent: which differ, which are no value, which somebody
 * else changed meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "web/grid.h"

static const struct choice LEVELS[] = {
    {"low", "low", NULL}, {"high", "high", NULL}, {NULL, NULL, NULL}};

static const struct grid_column COLUMNS[] = {
    {"name", GRID_LINE, false, false, 8, "Name", NULL, NULL},
    {"level", GRID_SELECT, true, false, 0, "Level", NULL, LEVELS},
    {"own", GRID_CHECK, false, false, 0, "Own", NULL, NULL},
    {"by_whom", GRID_NAMES, false, false, 0, "By whom", NULL, NULL},
};
static const struct form_plan FORM = {"form", NULL, 0, "Save", false, false};
static const struct grid_plan PLAN = {
    &FORM, "Table", "Row", COLUMNS, ARRAY_COUNT(COLUMNS), NULL};

static void sent(struct visit *visit, struct pool *pool, const char *body)
{
    struct status st = {0};

    *visit = (struct visit){.pool = pool, .language = LANGUAGE_EN};
    assert_true(form_decode(body, strlen(body), pool, &visit->body, &st));
}

/* Every cell that differs as "row column value;". */
static const char *cells_of(const struct grid_cells *cells, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_PAGE_BYTES);
    for (size_t i = 0; i < cells->count; i++) {
        const struct grid_cell *cell = &cells->items[i];
        text_format(&text, "%d %s %s%s;", (int)cell->row, COLUMNS[cell->column].code,
                    cell->value, cell->is_wrong ? " wrong" : "");
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *body;
    const char *cells;
} CASES[] = {
    {"nothing", "", ""},
    {"what it showed", "c_1_name=A&w_1_name=A", ""},
    {"another value", "c_1_name=B&w_1_name=A", "1 name B;"},
    {"blanks around it", "c_1_name=+A+&w_1_name=A", ""},
    {"without what it showed", "c_1_name=A", "1 name A;"},
    {"only what it showed", "w_1_name=A", ""},
    {"made empty", "c_1_level=&w_1_level=low", "1 level ;"},
    {"a choice", "c_1_level=high&w_1_level=", "1 level high;"},
    {"no choice", "c_1_level=highest&w_1_level=", "1 level highest wrong;"},
    {"ticked", "c_1_own=yes&w_1_own=", "1 own yes;"},
    {"ticked no more", "w_1_own=yes", "1 own ;"},
    {"never ticked", "w_1_own=", ""},
    {"ticked with another word", "c_1_own=ja&w_1_own=", "1 own ja wrong;"},
    {"eight characters", "c_1_name=12345678&w_1_name=", "1 name 12345678;"},
    {"nine characters", "c_1_name=123456789&w_1_name=", "1 name 123456789 wrong;"},
    {"two lines", "c_1_name=A%0AB&w_1_name=", "1 name A\nB wrong;"},
    {"names tidied", "c_1_by_whom=+A+%7C%7C+B%7C&w_1_by_whom=", "1 by_whom A|B;"},
    {"the same names", "c_1_by_whom=A+%7C+B&w_1_by_whom=A%7CB", ""},
    {"rows in order", "c_20_name=B&c_3_name=A&c_3_level=low",
     "3 name A;3 level low;20 name B;"},
    {"sent twice: the first counts", "c_1_name=A&c_1_name=B&w_1_name=", "1 name A;"},
    {"sent twice, empty first", "c_1_name=&c_1_name=B&w_1_name=A", "1 name ;"},
    {"a column there is not", "c_1_colour=red&w_1_colour=", ""},
    {"no row", "c__name=A&c_x_name=A&c_-1_name=A&c_1name=A", ""},
    {"a row beyond every number", "c_99999999999999999999_name=A", ""},
    {"another field", "d_1_name=A&name=A&c=A&token=c_1_name", ""},
};

static void a_cell_is_read_as_it_was_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct visit visit;

        print_message("%s\n", CASES[i].label);
        sent(&visit, pool, CASES[i].body);
        const struct grid_cells cells = grid_read(&visit, &PLAN);
        assert_string_equal(cells_of(&cells, pool), CASES[i].cells);
        assert_int_equal(visit.error_count > 0, strstr(CASES[i].cells, " wrong") != NULL);
    }
}

static const struct {
    const char *label;
    const char *was;
    const char *typed;
    const char *present;
    bool is_taken;
    bool is_meanwhile;
} MEETINGS[] = {
    {"nobody else", "low", "high", "low", true, false},
    {"somebody else, another value", "low", "high", "", false, true},
    {"somebody else, the same value", "low", "high", "high", false, false},
    {"nobody asked", NULL, "high", "low", true, false},
    {"nobody asked, the same", NULL, "high", "high", false, false},
};

static void of_two_who_change_a_cell_the_second_is_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(MEETINGS); i++) {
        SCOPED(pool) pool = pool_new();
        struct grid_cell cell = {.value = MEETINGS[i].typed, .was = MEETINGS[i].was};

        print_message("%s\n", MEETINGS[i].label);
        assert_int_equal(grid_take(&cell, MEETINGS[i].present, pool),
                         MEETINGS[i].is_taken);
        assert_int_equal(cell.meanwhile != NULL, MEETINGS[i].is_meanwhile);
    }
}

static void a_wrong_cell_is_never_taken(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct grid_cell cell = {.value = "x", .was = "low", .is_wrong = true};

    (void)state;
    assert_false(grid_take(&cell, "low", pool));
    assert_null(cell.meanwhile);
}

static void who_is_asked_reads_the_other_value_in_words(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct visit visit = {.pool = pool, .language = LANGUAGE_EN};
    struct grid_cell cell = {
        .name = "c_1_level", .column = 1, .value = "low", .meanwhile = "high"};

    (void)state;
    grid_refuse_meanwhile(&visit, &PLAN, &cell, "Sofie");
    assert_int_equal(visit.error_count, 1);
    assert_string_equal(visit.errors[0].name, "c_1_level");
    const char *sentence = say_in(pool, &visit.errors[0].message, LANGUAGE_EN);
    assert_non_null(strstr(sentence, "Sofie made this 'high' meanwhile"));
    assert_true(cell.is_wrong);
}

/* More sentences than a page shows: the last place is for the one above the form. */
static void more_wrong_cells_than_fit_are_still_announced(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct visit visit;
    struct status st = {0};
    struct text body;

    (void)state;
    text_init(&body, pool, LIMIT_BODY_BYTES);
    for (int i = 1; i <= 40; i++) {
        text_format(&body, "%sc_%d_level=x&w_%d_level=", i > 1 ? "&" : "", i, i);
    }
    sent(&visit, pool, body.bytes);
    const struct grid_cells cells = grid_read(&visit, &PLAN);
    assert_int_equal(cells.count, 40);
    assert_true(cells.items[39].is_wrong);
    assert_false(grid_end(&visit, &cells, &st));
    assert_int_equal(visit.error_count, FIELD_ERRORS_MAX);
    assert_string_equal(visit.errors[FIELD_ERRORS_MAX - 1].name, "");
}

/* A whole sheet without script: 500 actors by six columns, with what each showed. */
static void the_largest_sheet_fits_in_one_form(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct visit visit;
    struct text body;

    (void)state;
    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_add(&body, "token=0123456789&then=finish");
    for (int row = 1; row <= LIMIT_ACTORS; row++) {
        for (int column = 1; column <= 6; column++) {
            text_format(&body, "&c_%d_replaceability%d=rather_small", row, column);
            text_format(&body, "&w_%d_replaceability%d=rather_large", row, column);
        }
    }
    assert_false(body.is_cut);
    sent(&visit, pool, body.bytes);
    assert_int_equal(visit.body.pair_count, 2 + 12 * LIMIT_ACTORS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_read_as_it_was_meant),
        cmocka_unit_test(of_two_who_change_a_cell_the_second_is_asked),
        cmocka_unit_test(a_wrong_cell_is_never_taken),
        cmocka_unit_test(who_is_asked_reads_the_other_value_in_words),
        cmocka_unit_test(more_wrong_cells_than_fit_are_still_announced),
        cmocka_unit_test(the_largest_sheet_fits_in_one_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
