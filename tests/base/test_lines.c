/* test_lines.c - a list that is kept as one text, an item a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/lines.h"

static void a_line_is_found_whole(void **state)
{
    (void)state;
    assert_true(lines_have("T1\nT2", "T1"));
    assert_true(lines_have("T1\nT2", "T2"));
    assert_true(lines_have("T1\nT2\n", "T2"));
}

static void a_part_of_a_line_is_none(void **state)
{
    (void)state;
    assert_false(lines_have("T10\nT2", "T1"));
    assert_false(lines_have("T1\nT2", "T10"));
    assert_false(lines_have("", ""));
}

static void a_newline_at_the_end_adds_no_line(void **state)
{
    (void)state;
    assert_int_equal(lines_count(""), 0);
    assert_int_equal(lines_count("one"), 1);
    assert_int_equal(lines_count("one\ntwo\n"), 2);
    assert_int_equal(lines_count("one\n\ntwo"), 3);
}

static void lines_come_one_by_one_and_an_empty_one_too(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *at = "one\n\ntwo\n";

    (void)state;
    assert_string_equal(lines_next(&at, pool), "one");
    assert_string_equal(lines_next(&at, pool), "");
    assert_string_equal(lines_next(&at, pool), "two");
    assert_null(lines_next(&at, pool));
    assert_null(lines_next(&at, pool));
}

static void empty_lines_are_passed_over_where_that_is_asked(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *at = "\none\n\n\ntwo\n\n";

    (void)state;
    assert_string_equal(lines_next_filled(&at, pool), "one");
    assert_string_equal(lines_next_filled(&at, pool), "two");
    assert_null(lines_next_filled(&at, pool));
}

static void paragraphs_have_an_empty_line_between_them(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *at = "Who asks?\nWe do.\n\nWhy?\n\n";

    (void)state;
    assert_string_equal(paragraph_next(&at, pool), "Who asks?\nWe do.");
    assert_string_equal(paragraph_next(&at, pool), "Why?");
    assert_null(paragraph_next(&at, pool));
}

static void a_value_is_found_by_its_whole_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char LINES[] = "beh10 4\nbeh1 3\nbridge \nrole";

    (void)state;
    assert_string_equal(lines_value(LINES, "beh1", pool), "3");
    assert_string_equal(lines_value(LINES, "bridge", pool), "");
    assert_null(lines_value(LINES, "role", pool));
    assert_null(lines_value(LINES, "beh2", pool));
}

static void lines_are_added_with_a_newline_between(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text lines;

    (void)state;
    text_init(&lines, pool, 100);
    lines_add(&lines, "one");
    lines_add(&lines, "two");
    assert_string_equal(lines.bytes, "one\ntwo");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_found_whole),
        cmocka_unit_test(a_part_of_a_line_is_none),
        cmocka_unit_test(a_newline_at_the_end_adds_no_line),
        cmocka_unit_test(lines_come_one_by_one_and_an_empty_one_too),
        cmocka_unit_test(empty_lines_are_passed_over_where_that_is_asked),
        cmocka_unit_test(paragraphs_have_an_empty_line_between_them),
        cmocka_unit_test(a_value_is_found_by_its_whole_name),
        cmocka_unit_test(lines_are_added_with_a_newline_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
