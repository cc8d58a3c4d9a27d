/* test_report.c - all there is to say about an input, in order, up to fifty errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "report_lines.h"

static const char *const FILES[] = {"a.csv", "b.csv"};

static const struct {
    const char *label;
    struct place place;
    const char *line;
} PLACE_CASES[] = {
    {"no place", {NULL, 0, 0}, "error wrong\n"},
    {"no file, so no line", {NULL, 3, 4}, "error wrong\n"},
    {"a whole file", {"a.csv", 0, 0}, "error a.csv: wrong\n"},
    {"a whole line", {"a.csv", 3, 0}, "error a.csv:3: wrong\n"},
    {"a cell", {"a.csv", 3, 4}, "error a.csv:3:4: wrong\n"},
    {"a column needs its line", {"a.csv", 0, 4}, "error a.csv: wrong\n"},
};

static void places_are_said_as_far_as_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PLACE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};

        print_message("%s\n", PLACE_CASES[i].label);
        report_add(&report, REPORT_ERROR, PLACE_CASES[i].place, "wrong");
        assert_string_equal(report_lines(&report, pool), PLACE_CASES[i].line);
    }
}

static void an_empty_report_has_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};

    (void)state;
    report_sort(&report);
    assert_null(report.first);
    assert_null(report.last);
    assert_int_equal(report.error_count, 0);
    assert_string_equal(report_lines(&report, pool), "");
}

static void only_errors_count_as_such(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    char name[] = "CAW";

    (void)state;
    report_add(&report, REPORT_NOTE, (struct place){0}, "a note on %s", name);
    report_add(&report, REPORT_WARNING, (struct place){0}, "a warning");
    assert_int_equal(report.error_count, 0);
    report_add(&report, REPORT_ERROR, (struct place){0}, "an error");
    assert_int_equal(report.error_count, 1);
    name[0] = 'X';
    assert_string_equal(report_lines(&report, pool),
                        "note a note on CAW\nwarning a warning\nerror an error\n");
}

static void the_fifty_first_error_is_counted_not_listed(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    size_t listed = 0;

    (void)state;
    for (size_t i = 1; i <= LIMIT_REPORT_ERRORS; i++) {
        report_add(&report, REPORT_ERROR, (struct place){FILES[0], i, 0}, "wrong");
    }
    assert_int_equal(report.error_count, 50);
    assert_int_equal(report.unlisted_count, 0);
    report_add(&report, REPORT_ERROR, (struct place){FILES[0], 51, 0}, "wrong");
    report_add(&report, REPORT_ERROR, (struct place){FILES[0], 52, 0}, "wrong");
    report_add(&report, REPORT_WARNING, (struct place){FILES[0], 53, 0}, "odd");
    assert_int_equal(report.error_count, 52);
    assert_int_equal(report.unlisted_count, 2);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        listed++;
    }
    assert_int_equal(listed, 51);
    assert_int_equal(report.last->place.line, 53);
}

static const struct {
    const char *label;
    struct {
        size_t file; /* of FILES, from 1 */
        size_t line;
        size_t column;
    } places[5];
    const char *sorted;
} SORT_CASES[] = {
    {"one", {{1, 3, 1}}, "a3.1 "},
    {"in order already", {{1, 1, 0}, {1, 2, 0}, {1, 3, 0}}, "a1.0 a2.0 a3.0 "},
    {"the other way round", {{1, 3, 0}, {1, 2, 0}, {1, 1, 0}}, "a1.0 a2.0 a3.0 "},
    {"by column in a line", {{1, 2, 9}, {1, 2, 3}, {1, 1, 12}}, "a1.12 a2.3 a2.9 "},
    {"the whole file before its lines", {{1, 2, 9}, {1, 0, 0}}, "a0.0 a2.9 "},
    {"files keep their order", {{2, 9, 0}, {1, 1, 0}, {2, 1, 0}}, "b1.0 b9.0 a1.0 "},
    {"the last in the middle", {{1, 5, 0}, {2, 1, 0}, {1, 2, 0}}, "a2.0 a5.0 b1.0 "},
};

static void entries_are_sorted_within_their_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SORT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        struct text sorted;

        print_message("%s\n", SORT_CASES[i].label);
        for (size_t j = 0; j < 5 && SORT_CASES[i].places[j].file != 0; j++) {
            const struct place place = {FILES[SORT_CASES[i].places[j].file - 1],
                                        SORT_CASES[i].places[j].line,
                                        SORT_CASES[i].places[j].column};
            report_add(&report, REPORT_ERROR, place, "wrong");
        }
        report_sort(&report);
        text_init(&sorted, pool, 1000);
        for (const struct report_entry *entry = report.first; entry != NULL;
             entry = entry->next) {
            text_format(&sorted, "%c%zu.%zu ", entry->place.file[0], entry->place.line,
                        entry->place.column);
            assert_true(entry->next != NULL || entry == report.last);
        }
        assert_string_equal(sorted.bytes, SORT_CASES[i].sorted);
    }
}

static void equals_keep_the_order_they_came_in(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    const struct place place = {FILES[0], 2, 1};

    (void)state;
    report_add(&report, REPORT_ERROR, place, "first");
    report_add(&report, REPORT_WARNING, place, "second");
    report_add(&report, REPORT_ERROR, (struct place){FILES[0], 1, 1}, "before");
    report_add(&report, REPORT_ERROR, place, "third");
    report_sort(&report);
    assert_string_equal(report_lines(&report, pool),
                        "error a.csv:1:1: before\nerror a.csv:2:1: first\n"
                        "warning a.csv:2:1: second\nerror a.csv:2:1: third\n");
    report_add(&report, REPORT_NOTE, (struct place){0}, "more may be added");
    assert_string_equal(report.last->message.id, "more may be added");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_said_as_far_as_known),
        cmocka_unit_test(an_empty_report_has_nothing),
        cmocka_unit_test(only_errors_count_as_such),
        cmocka_unit_test(the_fifty_first_error_is_counted_not_listed),
        cmocka_unit_test(entries_are_sorted_within_their_file),
        cmocka_unit_test(equals_keep_the_order_they_came_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
