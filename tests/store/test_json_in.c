/* test_json_in.c - what comes in as JSON is read strictly, and comes out as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/attributes.h"
#include "base/limits.h"
#include "base/number.h"
#include "store/json_in.h"

static const struct {
    const char *label;
    const char *json;
    bool is_read;
} CASES[] = {
    {"an empty object", "{}", true},
    {"an empty list", "[]", true},
    {"every kind of member",
     "{\"a\":\"x\",\"b\":-7,\"c\":true,\"d\":false,\"e\":null,\"f\":{},\"g\":[]}", true},
    {"every kind of item", "[\"x\",0,{\"a\":[1]}]", true},
    {"members keep their order", "{\"b\":1,\"a\":2,\"c\":3}", true},
    {"the largest numbers", "[9223372036854775807,-9223372036854775808]", true},
    {"letters and signs", "{\"\\u00e9 \xE8\xAA\x9E\":\"\\ud83d\\ude00 \\\" \\\\ \\n\"}",
     true},
    {"an empty name", "{\"\":1}", true},
    {"nothing", "", false},
    {"a text alone", "\"x\"", false},
    {"a number alone", "7", false},
    {"null alone", "null", false},
    {"an end that is missing", "{\"a\":1", false},
    {"something behind it", "{} {}", false},
    {"a name twice", "{\"a\":1,\"a\":2}", false},
    {"a comma too many", "[1,]", false},
    {"a name without quotes", "{a:1}", false},
    {"a comment", "{/* */}", false},
    {"a number past the largest", "[9223372036854775808]", false},
    {"a number with a point", "{\"a\":1.0}", false},
    {"a number with an exponent", "[1e3]", false},
    {"a number that is none", "[NaN]", false},
    {"a list in a list", "[[]]", false},
    {"a truth in a list", "[true]", false},
    {"null in a list", "[null]", false},
    {"a zero byte in a text", "[\"a\\u0000b\"]", false},
    {"a zero byte in a name", "{\"a\\u0000b\":1}", false},
    {"half a character", "[\"\\ud83d\"]", false},
    {"no UTF-8", "[\"\xFF\"]", false},
    {"a line end in a text", "[\"a\nb\"]", false},
};

static bool is_read(const char *json, size_t length, struct pool *pool,
                    struct value **value_out)
{
    struct value *before = *value_out;
    struct status st = {0};
    const bool is_done = json_read(json, length, pool, value_out, &st);

    assert_int_equal(st.code, is_done ? STATUS_OK : STATUS_INVALID);
    assert_true(is_done || *value_out == before);
    return is_done;
}

static void json_is_read_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct value *value = NULL;

        print_message("%s\n", CASES[i].label);
        assert_int_equal(is_read(CASES[i].json, strlen(CASES[i].json), pool, &value),
                         CASES[i].is_read);
    }
}

static void what_was_read_is_written_as_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES) && CASES[i].is_read; i++) {
        SCOPED(pool) pool = pool_new();
        struct value *first = NULL;
        struct value *again = NULL;
        struct text once;
        struct text twice;

        print_message("%s\n", CASES[i].label);
        assert_true(is_read(CASES[i].json, strlen(CASES[i].json), pool, &first));
        text_init(&once, pool, LIMIT_CELL_BYTES);
        value_write_json_compact(first, &once);
        assert_true(is_read(once.bytes, once.length, pool, &again));
        text_init(&twice, pool, LIMIT_CELL_BYTES);
        value_write_json_compact(again, &twice);
        assert_string_equal(once.bytes, twice.bytes);
        if (strchr(CASES[i].json, '\\') == NULL) {
            assert_string_equal(once.bytes, CASES[i].json);
        }
    }
}

/* ---- limits ---- */

/* A member whose name has so many bytes. */
static const char *long_name(struct pool *pool, size_t count)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add(&text, "{\"");
    text_add_repeated(&text, 'n', count);
    text_add(&text, "\":1}");
    return text.bytes;
}

static const char *many_members(struct pool *pool, size_t count)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, "{");
    for (size_t i = 0; i < count; i++) {
        text_format(&text, "%s\"%zu\":0", i == 0 ? "" : ",", i);
    }
    text_add(&text, "}");
    return text.bytes;
}

static const char *deep(struct pool *pool, size_t count)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (size_t i = 1; i < count; i++) {
        text_add(&text, "{\"a\":");
    }
    text_add(&text, "{}");
    text_add_repeated(&text, '}', count - 1);
    return text.bytes;
}

static const char *deep_lists(struct pool *pool, size_t count)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add_repeated(&text, '[', count);
    text_add_repeated(&text, ']', count);
    return text.bytes;
}

static void what_is_too_large_is_refused(void **state)
{
    static const struct {
        const char *label;
        const char *(*make)(struct pool *pool, size_t count);
        size_t count;
        bool is_read;
    } LIMITS[] = {
        {"the longest name", long_name, 255, true},
        {"a longer one", long_name, 256, false},
        {"the most members", many_members, 1000, true},
        {"one more", many_members, 1001, false},
        {"the deepest", deep, 32, true},
        {"one deeper", deep, 33, false},
        {"as deep as a stack", deep_lists, 100000, false},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIMITS); i++) {
        SCOPED(pool) pool = pool_new();
        struct value *value = NULL;
        const char *json = LIMITS[i].make(pool, LIMITS[i].count);

        print_message("%s\n", LIMITS[i].label);
        assert_int_equal(is_read(json, strlen(json), pool, &value), LIMITS[i].is_read);
    }
}

static void only_the_given_bytes_are_read(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *value = NULL;

    (void)state;
    assert_true(is_read("{}x", 2, pool, &value));
    assert_false(is_read("{}x", 3, pool, &value));
    assert_false(is_read("{}", 1, pool, &value));
    assert_false(is_read("", 0, pool, &value));
    assert_false(is_read("{}\0", 3, pool, &value));
}

/* ---- figures ---- */

static void figures_are_read_back_to_the_last_digit(void **state)
{
    static const double FIGURES[] = {
        0.1, 1.0 / 3, -2.0 / 7, 1e-300, 1.7e308, 5e-324, 4.0, -0.5, 123456789.123456789};
    SCOPED(pool) pool = pool_new();
    struct value *list = model_list(pool);
    struct value *back = NULL;
    struct status st = {0};
    struct text text;

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FIGURES); i++) {
        model_add_figure(list, FIGURES[i]);
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    value_write_json_compact(list, &text);
    assert_true(json_read_figures(text.bytes, text.length, pool, &back, &st));
    const struct value *at = value_first(back);
    for (size_t i = 0; i < ARRAY_COUNT(FIGURES); i++, at = value_next(at)) {
        double figure = 0;

        assert_true(number_read_decimal(value_text(at), &figure));
        assert_true(figure == FIGURES[i]);
    }
}

static void an_undefined_figure_is_null(void **state)
{
    static const char JSON[] = "{\"a\":null,\"b\":[null,0.5,[null,1]]}";
    SCOPED(pool) pool = pool_new();
    struct value *made = model_object(pool);
    struct value *back = NULL;
    struct status st = {0};
    struct text text;

    (void)state;
    model_set_figure(made, "a", NAN);
    struct value *list = model_set_list(made, "b");
    model_add_figure(list, NAN);
    model_add_figure(list, 0.5);
    struct value *inner = model_add_list(list);
    model_add_figure(inner, NAN);
    model_add_integer(inner, 1);
    text_init(&text, pool, LIMIT_CELL_BYTES);
    value_write_json_compact(made, &text);
    assert_string_equal(text.bytes, JSON);
    assert_true(json_read_figures(JSON, strlen(JSON), pool, &back, &st));
    text_init(&text, pool, LIMIT_CELL_BYTES);
    value_write_json_compact(back, &text);
    assert_string_equal(text.bytes, JSON);
}

static void figures_have_limits_as_everything_has(void **state)
{
    static const char *const REFUSED[] = {"[1e999]",           "[NaN]", "[.5]", "[true]",
                                          "{\"a\":1,\"a\":2}", "0.5"};
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED); i++) {
        struct value *value = NULL;
        struct status st = {0};

        print_message("%s\n", REFUSED[i]);
        assert_false(
            json_read_figures(REFUSED[i], strlen(REFUSED[i]), pool, &value, &st));
        assert_int_equal(st.code, STATUS_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_read_strictly),
        cmocka_unit_test(what_was_read_is_written_as_it_was),
        cmocka_unit_test(what_is_too_large_is_refused),
        cmocka_unit_test(only_the_given_bytes_are_read),
        cmocka_unit_test(figures_are_read_back_to_the_last_digit),
        cmocka_unit_test(an_undefined_figure_is_null),
        cmocka_unit_test(figures_have_limits_as_everything_has),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
