/* test_json.c - JSON that reads well, byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/limits.h"

static const struct {
    const char *label;
    const char *value;
    const char *written;
} TEXT_CASES[] = {
    {"nothing", "", "\"\""},
    {"a word", "OCMW", "\"OCMW\""},
    {"no text is null", NULL, "null"},
    {"a quote", "5\" pipe", "\"5\\\" pipe\""},
    {"a backslash", "a\\b", "\"a\\\\b\""},
    {"only what is escaped", "\"\\\"", "\"\\\"\\\\\\\"\""},
    {"a line end", "a\nb", "\"a\\nb\""},
    {"a tab and a return", "\t\r", "\"\\u0009\\u000d\""},
    {"the first and last control character", "\x01\x1F", "\"\\u0001\\u001f\""},
    {"delete", "\x7F", "\"\\u007f\""},
    {"a slash stays", "</script>", "\"</script>\""},
    {"accents stay", "r\xC3\xA9seau \xE2\x82\xAC", "\"r\xC3\xA9seau \xE2\x82\xAC\""},
};

static void texts_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TEXT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;
        struct json json;

        print_message("%s\n", TEXT_CASES[i].label);
        text_init(&text, pool, LIMIT_OUTPUT_BYTES);
        json_init(&json, &text);
        json_text(&json, NULL, TEXT_CASES[i].value);
        assert_string_equal(text.bytes, TEXT_CASES[i].written);
    }
}

/* Writes one value under a name. */
typedef void (*write_fn)(struct json *json);

static void write_nothing(struct json *json)
{
    (void)json;
}

static void write_numbers(struct json *json)
{
    json_integer(json, "zero", 0);
    json_integer(json, "least", INT64_MIN);
    json_integer(json, "most", INT64_MAX);
}

static void write_levels(struct json *json)
{
    json_level(json, "given", 4);
    json_level(json, "open", 0);
}

static void write_claims(struct json *json)
{
    json_boolean(json, "yes", true);
    json_boolean(json, "no", false);
    json_null(json, "nothing");
}

static void write_empty(struct json *json)
{
    json_object_begin(json, "object");
    json_object_end(json);
    json_array_begin(json, "array");
    json_array_end(json);
    json_text(json, "after", "x");
}

static void write_odd_name(struct json *json)
{
    json_text(json, "a \"name\"\n", "x");
}

static void write_nested(struct json *json)
{
    json_array_begin(json, "rows");
    for (int i = 1; i <= 2; i++) {
        json_array_begin(json, NULL);
        json_integer(json, NULL, i);
        json_null(json, NULL);
        json_array_end(json);
    }
    json_object_begin(json, NULL);
    json_object_begin(json, "deeper");
    json_object_end(json);
    json_object_end(json);
    json_array_end(json);
}

static const struct {
    const char *label;
    write_fn write;
    const char *written;
} OBJECT_CASES[] = {
    {"an object with nothing in it", write_nothing, "{}\n"},
    {"numbers", write_numbers,
     "{\n  \"zero\": 0,\n  \"least\": -9223372036854775808,\n"
     "  \"most\": 9223372036854775807\n}\n"},
    {"no level is null", write_levels, "{\n  \"given\": 4,\n  \"open\": null\n}\n"},
    {"claims and nothing", write_claims,
     "{\n  \"yes\": true,\n  \"no\": false,\n  \"nothing\": null\n}\n"},
    {"empty containers, and what follows them", write_empty,
     "{\n  \"object\": {},\n  \"array\": [],\n  \"after\": \"x\"\n}\n"},
    {"a name is escaped too", write_odd_name, "{\n  \"a \\\"name\\\"\\n\": \"x\"\n}\n"},
    {"containers in containers", write_nested,
     "{\n  \"rows\": [\n    [\n      1,\n      null\n    ],\n    [\n      2,\n"
     "      null\n    ],\n    {\n      \"deeper\": {}\n    }\n  ]\n}\n"},
};

static void objects_are_laid_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(OBJECT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;
        struct json json;

        print_message("%s\n", OBJECT_CASES[i].label);
        text_init(&text, pool, LIMIT_OUTPUT_BYTES);
        json_init(&json, &text);
        json_object_begin(&json, NULL);
        OBJECT_CASES[i].write(&json);
        json_object_end(&json);
        assert_string_equal(text.bytes, OBJECT_CASES[i].written);
        assert_int_equal(json.depth, 0);
    }
}

static void the_ceiling_of_the_text_holds(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;
    struct json json;

    (void)state;
    text_init(&text, pool, 10);
    json_init(&json, &text);
    json_array_begin(&json, NULL);
    json_text(&json, NULL, "more than ten");
    json_array_end(&json);
    assert_true(text.is_cut);
    assert_true(text.length <= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(objects_are_laid_out),
        cmocka_unit_test(the_ceiling_of_the_text_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
