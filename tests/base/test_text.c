/* test_text.c - a text that grows up to its ceiling, and numbers in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <string.h>

#include "base/text.h"

static const struct {
    const char *label;
    double value;
    int decimals;
    const char *written;
} NUMBER_CASES[] = {
    {"zero", 0.0, 2, "0"},
    {"zero has no sign", -0.0, 0, "0"},
    {"nor with decimals", -0.0, 3, "0"},
    {"nor what rounds to it", -0.4, 0, "0"},
    {"nor what rounds to it behind the point", -0.0004, 3, "0"},
    {"a small negative number keeps its sign", -0.0006, 3, "-0.001"},
    {"a whole number has no point", 12.0, 3, "12"},
    {"the noughts of a whole number stay", 1200.0, 2, "1200"},
    {"and without decimals too", 100.0, 0, "100"},
    {"noughts behind the point go", 1.5, 3, "1.5"},
    {"noughts inside stay", 1.05, 3, "1.05"},
    {"more decimals than asked are rounded", 2.0 / 3.0, 2, "0.67"},
    {"rounding may carry", 9.999, 2, "10"},
    {"negative", -2.25, 2, "-2.25"},
    {"nine decimals at most", 1e-9, 9, "0.000000001"},
    {"a third, nine decimals", 1.0 / 3.0, 9, "0.333333333"},
    {"large", 1e15, 1, "1000000000000000"},
};

static void numbers_have_a_point_and_no_needless_noughts(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NUMBER_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", NUMBER_CASES[i].label);
        text_init(&text, pool, 100);
        text_add_number(&text, NUMBER_CASES[i].value, NUMBER_CASES[i].decimals);
        assert_string_equal(text.bytes, NUMBER_CASES[i].written);
    }
}

static void the_largest_number_fits(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, 1000);
    text_add_number(&text, -DBL_MAX, 9);
    assert_int_equal(text.length, 310);
    assert_int_equal(strncmp(text.bytes, "-17976931348623157", 18), 0);
}

static void an_integer_is_written_in_full(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, 1000);
    text_add_integer(&text, 0);
    text_add_char(&text, ' ');
    text_add_integer(&text, -10);
    text_add_char(&text, ' ');
    text_add_integer(&text, INT64_MIN);
    text_add_char(&text, ' ');
    text_add_integer(&text, INT64_MAX);
    assert_string_equal(text.bytes, "0 -10 -9223372036854775808 9223372036854775807");
}

static void what_is_added_follows(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, 1000);
    assert_string_equal(text.bytes, "");
    text_add(&text, "");
    text_add_part(&text, "abcdef", 2);
    text_add_char(&text, '|');
    text_add_repeated(&text, '-', 3);
    text_add_repeated(&text, '-', 0);
    text_format(&text, "%d%s", 7, "x");
    assert_string_equal(text.bytes, "ab|---7x");
    assert_int_equal(text.length, 8);
    assert_false(text.is_cut);
}

static void a_text_grows_a_byte_at_a_time(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, 100 * 1000);
    for (int i = 0; i < 50 * 1000; i++) {
        text_add_char(&text, (char)('a' + i % 26));
        assert_int_equal(text.bytes[text.length], '\0');
    }
    assert_int_equal(text.length, 50 * 1000);
    assert_int_equal(text.bytes[26 * 1000 + 3], 'd');
}

static const struct {
    const char *label;
    size_t ceiling;
    const char *additions[4];
    const char *bytes;
    bool is_cut;
} CEILING_CASES[] = {
    {"nothing fits under nothing", 0, {"", ""}, "", false},
    {"something does not", 0, {"a"}, "", true},
    {"up to the ceiling", 5, {"abc", "de"}, "abcde", false},
    {"nothing more on top", 5, {"abc", "de", ""}, "abcde", false},
    {"an addition past it is left out whole", 5, {"abc", "def"}, "abc", true},
    {"and nothing follows it, however short", 5, {"abc", "def", "g"}, "abc", true},
};

static void past_the_ceiling_nothing_is_added(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CEILING_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", CEILING_CASES[i].label);
        text_init(&text, pool, CEILING_CASES[i].ceiling);
        for (size_t j = 0; j < 4 && CEILING_CASES[i].additions[j] != NULL; j++) {
            text_add(&text, CEILING_CASES[i].additions[j]);
        }
        assert_string_equal(text.bytes, CEILING_CASES[i].bytes);
        assert_int_equal(text.length, strlen(CEILING_CASES[i].bytes));
        assert_int_equal(text.is_cut, CEILING_CASES[i].is_cut);
    }
}

static void every_way_of_adding_knows_the_ceiling(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text texts[4];

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
        text_init(&texts[i], pool, 3);
    }
    text_add_repeated(&texts[0], 'x', SIZE_MAX);
    text_format(&texts[1], "%d", 1234);
    text_add_number(&texts[2], 12.25, 2);
    text_add_part(&texts[3], "abcd", 4);
    for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
        assert_true(texts[i].is_cut);
        assert_string_equal(texts[i].bytes, "");
    }
}

static const struct {
    const char *label;
    const char *items[3];
    size_t count;
    const char *separator;
    const char *joined;
} JOIN_CASES[] = {
    {"none", {NULL}, 0, ", ", ""},
    {"one has no separator", {"CAW"}, 1, ", ", "CAW"},
    {"two", {"CAW", "OCMW"}, 2, ", ", "CAW, OCMW"},
    {"empty ones count", {"", "", ""}, 3, "|", "||"},
    {"no separator", {"a", "b", "c"}, 3, "", "abc"},
};

static void items_are_joined(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(JOIN_CASES); i++) {
        print_message("%s\n", JOIN_CASES[i].label);
        assert_string_equal(text_join(pool, JOIN_CASES[i].items, JOIN_CASES[i].count,
                                      JOIN_CASES[i].separator),
                            JOIN_CASES[i].joined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_a_point_and_no_needless_noughts),
        cmocka_unit_test(the_largest_number_fits),
        cmocka_unit_test(an_integer_is_written_in_full),
        cmocka_unit_test(what_is_added_follows),
        cmocka_unit_test(a_text_grows_a_byte_at_a_time),
        cmocka_unit_test(past_the_ceiling_nothing_is_added),
        cmocka_unit_test(every_way_of_adding_knows_the_ceiling),
        cmocka_unit_test(items_are_joined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
