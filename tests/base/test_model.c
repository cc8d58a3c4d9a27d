/* test_model.c - the tree of values that pages show and JSON writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/model.h"
#include "random.h"

/* Builds something in an object. */
typedef void (*build_fn)(struct value *object);

static const char *written(struct pool *pool, const struct value *value, bool is_compact)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (is_compact) {
        value_write_json_compact(value, &text);
    } else {
        value_write_json(value, &text);
    }
    assert_false(text.is_cut);
    return text.bytes;
}

static const struct value *find(const struct value *value, const char *name)
{
    return value_find(value, name, strlen(name));
}

/* ---- JSON ---- */

static void nothing(struct value *object)
{
    (void)object;
}

static void texts(struct value *object)
{
    model_set_text(object, "name", "O.C.M.W. \"Gent\"");
    model_set_text(object, "empty", "");
    model_set_text(object, "none", NULL);
}

static void integers(struct value *object)
{
    model_set_integer(object, "zero", 0);
    model_set_integer(object, "ten", 10);
    model_set_integer(object, "below", -7);
    model_set_integer(object, "least", INT64_MIN);
    model_set_integer(object, "most", INT64_MAX);
}

static void decimals(struct value *object)
{
    model_set_decimal(object, "rounded", 2.0 / 3, 4);
    model_set_decimal(object, "whole", 3.0, 2);
    model_set_decimal(object, "below", -0.0001, 2);
    model_set_decimal(object, "large", 1e15, 9);
}

static void claims(struct value *object)
{
    model_set_boolean(object, "yes", true);
    model_set_boolean(object, "no", false);
    model_set_null(object, "unknown");
}

static void containers(struct value *object)
{
    (void)model_set_object(object, "object");
    struct value *list = model_set_list(object, "list");

    model_set_text(object, "after", "x");
    model_add_text(list, "a");
    model_add_text(list, NULL);
    model_add_integer(list, -12);
    model_add_decimal(list, 2.50, 2);
    model_set_text(model_add_object(list), "inner", "b");
    model_add_integer(model_add_list(list), 3);
    (void)model_add_list(list);
}

static void odd_names(struct value *object)
{
    model_set_integer(object, "", 1);
    model_set_integer(object, "a.b", 2);
    model_set_integer(object, "\"", 3);
}

static void first_taken_out(struct value *object)
{
    texts(object);
    model_unset(object, "name");
}

static void middle_taken_out(struct value *object)
{
    texts(object);
    model_unset(object, "empty");
}

static void last_taken_out(struct value *object)
{
    texts(object);
    model_unset(object, "none");
    model_set_integer(object, "after", 1);
}

static void all_taken_out(struct value *object)
{
    texts(object);
    model_unset(object, "name");
    model_unset(object, "none");
    model_unset(object, "empty");
}

static void all_taken_out_and_one_set(struct value *object)
{
    all_taken_out(object);
    model_set_text(object, "name", "again");
}

static void none_of_this_name(struct value *object)
{
    model_set_text(object, "name", "stays");
    model_unset(object, "game");
}

static const struct {
    const char *label;
    build_fn build;
    const char *compact;
} JSON_CASES[] = {
    {"nothing", nothing, "{}"},
    {"texts are quoted, no text is null", texts,
     "{\"name\":\"O.C.M.W. \\\"Gent\\\"\",\"empty\":\"\",\"none\":null}"},
    {"whole numbers to their ends", integers,
     "{\"zero\":0,\"ten\":10,\"below\":-7,\"least\":-9223372036854775808,"
     "\"most\":9223372036854775807}"},
    {"decimals as text_add_number writes them", decimals,
     "{\"rounded\":0.6667,\"whole\":3,\"below\":0,\"large\":"
     "1000000000000000}"},
    {"claims and nothing", claims, "{\"yes\":true,\"no\":false,\"unknown\":null}"},
    {"containers keep growing after what follows them", containers,
     "{\"object\":{},\"list\":[\"a\",null,-12,2.5,{\"inner\":\"b\"},[3],[]],\"after\":"
     "\"x\"}"},
    {"names that are odd", odd_names, "{\"\":1,\"a.b\":2,\"\\\"\":3}"},
    {"the first is taken out", first_taken_out, "{\"empty\":\"\",\"none\":null}"},
    {"one in the middle is taken out", middle_taken_out,
     "{\"name\":\"O.C.M.W. \\\"Gent\\\"\",\"none\":null}"},
    {"the last is taken out, then one is added", last_taken_out,
     "{\"name\":\"O.C.M.W. \\\"Gent\\\"\",\"empty\":\"\",\"after\":1}"},
    {"all are taken out", all_taken_out, "{}"},
    {"a name can be set again after it was taken out", all_taken_out_and_one_set,
     "{\"name\":\"again\"}"},
    {"there is none of this name to take out", none_of_this_name, "{\"name\":\"stays\"}"},
};

static void the_tree_is_written_as_compact_json(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(JSON_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct value *object = model_object(pool);

        print_message("%s\n", JSON_CASES[i].label);
        JSON_CASES[i].build(object);
        assert_string_equal(written(pool, object, true), JSON_CASES[i].compact);
    }
}

/* What tools and people compare must not depend on which writer wrote it. */
static void the_pretty_form_is_that_of_json(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);
    struct text text;
    struct json json;

    (void)state;
    containers(object);
    claims(object);
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    json_init(&json, &text);
    json_object_begin(&json, NULL);
    json_object_begin(&json, "object");
    json_object_end(&json);
    json_array_begin(&json, "list");
    json_text(&json, NULL, "a");
    json_null(&json, NULL);
    json_integer(&json, NULL, -12);
    json_word(&json, NULL, "2.5");
    json_object_begin(&json, NULL);
    json_text(&json, "inner", "b");
    json_object_end(&json);
    json_array_begin(&json, NULL);
    json_integer(&json, NULL, 3);
    json_array_end(&json);
    json_array_begin(&json, NULL);
    json_array_end(&json);
    json_array_end(&json);
    json_text(&json, "after", "x");
    json_boolean(&json, "yes", true);
    json_boolean(&json, "no", false);
    json_null(&json, "unknown");
    json_object_end(&json);
    assert_string_equal(written(pool, object, false), text.bytes);
}

static void the_largest_number_has_its_309_digits(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);

    (void)state;
    model_set_decimal(object, "large", -DBL_MAX, 9);
    assert_int_equal(strlen(value_text(find(object, "large"))), 310);
    assert_int_equal(value_text(find(object, "large"))[309], '8');
}

/* Numbers of usual size have a way of their own. */
static void decimals_are_those_of_text_add_number(void **state)
{
    static const double ODD[] = {0,     -0.0,    0.5,     1.5,           2.5,
                                 -0.5,  0.125,   0.375,   -0.001,        0.0049,
                                 0.005, 1.005,   999.995, 1e6,           999999999.5,
                                 1e9,   1.0 / 3, 1e-300,  123456.7890625};
    uint64_t random = 20260303;

    (void)state;
    for (int i = 0; i < 20 * 1000; i++) {
        SCOPED(pool) pool = pool_new();
        const double unit = (double)random_below(&random, 1u << 30);
        const double number =
            i < (int)(10 * ARRAY_COUNT(ODD))
                ? ODD[i / 10]
                : (unit - (1 << 29)) / (double)random_below(&random, 5000);
        const int decimals = i % 10;
        struct value *list = model_list(pool);
        struct text text;

        if (!isfinite(number)) {
            continue;
        }
        text_init(&text, pool, LIMIT_CELL_BYTES);
        text_add_number(&text, number, decimals);
        model_add_decimal(list, number, decimals);
        assert_string_equal(value_text(value_first(list)), text.bytes);
    }
}

static void a_part_of_the_tree_is_written_without_its_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);

    (void)state;
    containers(object);
    assert_string_equal(written(pool, find(object, "list"), true),
                        "[\"a\",null,-12,2.5,{\"inner\":\"b\"},[3],[]]");
    assert_string_equal(written(pool, find(object, "after"), true), "\"x\"");
    assert_string_equal(written(pool, model_list(pool), false), "[]\n");
}

static void the_ceiling_of_the_text_holds(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);
    struct text text;

    (void)state;
    texts(object);
    text_init(&text, pool, 10);
    value_write_json_compact(object, &text);
    assert_true(text.is_cut);
    assert_true(text.length <= 10);
}

/* ---- reading ---- */

static const struct {
    const char *label;
    const char *name;
    size_t length;
    const char *text; /* NULL: not found */
} FIND_CASES[] = {
    {"one letter", "a", 1, "one"},
    {"the beginning of another", "name", 4, "first"},
    {"longer than another", "names", 5, "second"},
    {"same length, first and last byte as another", "nbme", 4, "third"},
    {"only so many bytes count", "namespace", 4, "first"},
    {"no name at all", "", 0, "empty name"},
    {"nobody", "nobody", 6, NULL},
    {"the same key and another middle", "ncme", 4, NULL},
    {"a beginning that is no name", "nam", 3, NULL},
};

static void members_are_found_by_their_whole_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);

    (void)state;
    model_set_text(object, "a", "one");
    model_set_text(object, "name", "first");
    model_set_text(object, "names", "second");
    model_set_text(object, "nbme", "third");
    model_set_text(object, "", "empty name");
    for (size_t i = 0; i < ARRAY_COUNT(FIND_CASES); i++) {
        const struct value *found =
            value_find(object, FIND_CASES[i].name, FIND_CASES[i].length);
        print_message("%s\n", FIND_CASES[i].label);
        if (FIND_CASES[i].text == NULL) {
            assert_null(found);
        } else {
            assert_string_equal(value_text(found), FIND_CASES[i].text);
        }
    }
}

static void only_objects_have_members(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *list = model_list(pool);
    char long_name[400];

    (void)state;
    memset(long_name, 'a', sizeof long_name);
    model_add_text(list, "a");
    assert_null(value_find(list, "a", 1));
    assert_null(value_find(value_first(list), "a", 1));
    assert_null(value_find(model_object(pool), "a", 1));
    assert_null(value_find(model_object(pool), long_name, sizeof long_name));
}

static const struct {
    const char *label;
    const char *name;
    enum value_kind kind;
    const char *text;
    bool is_shown;
} VALUE_CASES[] = {
    {"null", "null", VALUE_NULL, "", false},
    {"true", "true", VALUE_BOOLEAN, "true", true},
    {"false", "false", VALUE_BOOLEAN, "false", false},
    {"a text", "text", VALUE_TEXT, "OCMW", true},
    {"an empty text says nothing", "empty text", VALUE_TEXT, "", false},
    {"a blank is something", "blank", VALUE_TEXT, " ", true},
    {"no text is null", "no text", VALUE_NULL, "", false},
    {"a number", "number", VALUE_NUMBER, "12", true},
    {"0 is known", "zero", VALUE_NUMBER, "0", true},
    {"a decimal 0 too", "decimal", VALUE_NUMBER, "0", true},
    {"an empty list", "empty list", VALUE_LIST, "", false},
    {"a list of null", "list", VALUE_LIST, "", true},
    {"an empty object", "object", VALUE_OBJECT, "", true},
};

static void a_value_is_shown_when_there_is_something_to_say(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);

    (void)state;
    model_set_null(object, "null");
    model_set_boolean(object, "true", true);
    model_set_boolean(object, "false", false);
    model_set_text(object, "text", "OCMW");
    model_set_text(object, "empty text", "");
    model_set_text(object, "blank", " ");
    model_set_text(object, "no text", NULL);
    model_set_integer(object, "number", 12);
    model_set_integer(object, "zero", 0);
    model_set_decimal(object, "decimal", 0.0, 2);
    (void)model_set_list(object, "empty list");
    model_add_text(model_set_list(object, "list"), NULL);
    (void)model_set_object(object, "object");
    for (size_t i = 0; i < ARRAY_COUNT(VALUE_CASES); i++) {
        const struct value *value = find(object, VALUE_CASES[i].name);
        print_message("%s\n", VALUE_CASES[i].label);
        assert_int_equal(value_kind(value), VALUE_CASES[i].kind);
        assert_string_equal(value_text(value), VALUE_CASES[i].text);
        assert_int_equal(value_is_shown(value), VALUE_CASES[i].is_shown);
    }
}

static void what_is_inside_is_read_in_its_order(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *object = model_object(pool);

    (void)state;
    texts(object);
    const struct value *member = value_first(object);
    assert_string_equal(value_name(member), "name");
    member = value_next(member);
    assert_string_equal(value_name(member), "empty");
    assert_null(value_first(member)); /* a text holds nothing */
    member = value_next(member);
    assert_string_equal(value_name(member), "none");
    assert_null(value_next(member));

    struct value *list = model_list(pool);
    assert_null(value_first(list));
    assert_null(value_name(list));
    model_add_text(list, "a");
    assert_null(value_name(value_first(list)));
    assert_null(value_next(value_first(list)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tree_is_written_as_compact_json),
        cmocka_unit_test(the_pretty_form_is_that_of_json),
        cmocka_unit_test(the_largest_number_has_its_309_digits),
        cmocka_unit_test(decimals_are_those_of_text_add_number),
        cmocka_unit_test(a_part_of_the_tree_is_written_without_its_name),
        cmocka_unit_test(the_ceiling_of_the_text_holds),
        cmocka_unit_test(members_are_found_by_their_whole_name),
        cmocka_unit_test(only_objects_have_members),
        cmocka_unit_test(a_value_is_shown_when_there_is_something_to_say),
        cmocka_unit_test(what_is_inside_is_read_in_its_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
