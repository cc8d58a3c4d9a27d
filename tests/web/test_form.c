/* test_form.c - what forms, addresses and cookies carry. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "web/form.h"

/* The pairs as `[name=value]`, so that a row shows them all. */
static const struct {
    const char *label;
    const char *encoded;
    enum status_code code;
    const char *pairs;
} FORM_CASES[] = {
    {"nothing", "", STATUS_OK, ""},
    {"only separators", "&&", STATUS_OK, ""},
    {"a field", "a=b", STATUS_OK, "[a=b]"},
    {"a field without a value", "a=", STATUS_OK, "[a=]"},
    {"a field without even that", "a", STATUS_OK, "[a=]"},
    {"a value without a name", "=b", STATUS_OK, "[=b]"},
    {"several, in order", "b=2&a=1&b=3", STATUS_OK, "[b=2][a=1][b=3]"},
    {"empty ones between", "&a=1&&b=2&", STATUS_OK, "[a=1][b=2]"},
    {"a value with an equals sign", "a=b=c", STATUS_OK, "[a=b=c]"},
    {"a plus is a blank", "a+b=c+d", STATUS_OK, "[a b=c d]"},
    {"a plus escaped is a plus", "a=1%2B1", STATUS_OK, "[a=1+1]"},
    {"separators escaped are text", "a%3D=%26", STATUS_OK, "[a==&]"},
    {"escapes in either case", "a=%C3%a9", STATUS_OK, "[a=\xC3\xA9]"},
    {"an escape is decoded once", "a=%2541", STATUS_OK, "[a=%41]"},
    {"not escaped at all", "a=\xC3\xA9", STATUS_OK, "[a=\xC3\xA9]"},
    {"line ends as browsers send them", "a=1%0D%0A2%0D%0A", STATUS_OK, "[a=1\n2\n]"},
    {"line ends and tabs", "a=1%0A%092", STATUS_OK, "[a=1\n\t2]"},
    {"a lone return", "a=1%0D2", STATUS_INVALID, ""},
    {"an escape that ends", "a=%4", STATUS_INVALID, ""},
    {"an escape of nothing", "a=%", STATUS_INVALID, ""},
    {"an escape of no digits", "a=%4g", STATUS_INVALID, ""},
    {"an escape that runs into the next field", "a=%4&1=b", STATUS_INVALID, ""},
    {"an escape of signs", "a=%+1", STATUS_INVALID, ""},
    {"a zero byte", "a=b%00c", STATUS_INVALID, ""},
    {"a zero byte in a name", "a%00=b", STATUS_INVALID, ""},
    {"a control character", "a=%07", STATUS_INVALID, ""},
    {"the one behind the letters", "a=%7F", STATUS_INVALID, ""},
    {"one of the upper ones", "a=%C2%9B", STATUS_INVALID, ""},
    {"one that turns the direction", "a=%E2%80%AE", STATUS_INVALID, ""},
    {"a line end in a name", "a%0A=b", STATUS_INVALID, ""},
    {"half a character", "a=%C3", STATUS_INVALID, ""},
    {"an overlong one", "a=%C0%AF", STATUS_INVALID, ""},
    {"a surrogate", "a=%ED%A0%80", STATUS_INVALID, ""},
    {"Windows-1252", "a=%E9", STATUS_INVALID, ""},
    {"a bad one behind good ones", "a=1&b=%00", STATUS_INVALID, ""},
};

static const char *pairs_of(const struct form_values *form, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < form->pair_count; i++) {
        text_format(&text, "[%s=%s]", form->pairs[i].name, form->pairs[i].value);
    }
    return text.bytes;
}

static void forms_are_decoded_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FORM_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *encoded = FORM_CASES[i].encoded;
        struct form_values form = {0};
        struct status st = {0};

        print_message("%s\n", FORM_CASES[i].label);
        assert_int_equal(form_decode(encoded, strlen(encoded), pool, &form, &st),
                         FORM_CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, FORM_CASES[i].code);
        assert_string_equal(pairs_of(&form, pool), FORM_CASES[i].pairs);
    }
}

static void a_zero_byte_ends_no_form(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct form_values form = {0};
    struct status st = {0};

    (void)state;
    assert_false(form_decode("a=1\0&b=2", 8, pool, &form, &st));
    assert_true(form_decode("a=1&b=2", 3, pool, &form, &st)); /* no further than told */
    assert_string_equal(pairs_of(&form, pool), "[a=1]");
}

static void the_first_value_counts(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct form_values form = {0};
    struct status st = {0};

    (void)state;
    assert_true(form_decode("a=1&b=&a=2", 10, pool, &form, &st));
    assert_string_equal(form_value(&form, "a"), "1");
    assert_string_equal(form_value(&form, "b"), "");
    assert_null(form_value(&form, "c"));
    assert_null(form_value(&form, ""));
}

/* A form of repeated pieces. */
static const struct {
    const char *label;
    const char *before;
    const char *repeated;
    size_t count;
    const char *after;
    enum status_code code;
} LIMIT_CASES[] = {
    {"as many fields as may be", "a=1", "&a=1", LIMIT_FORM_FIELDS - 1, "", STATUS_OK},
    {"one more", "a=1", "&a=1", LIMIT_FORM_FIELDS, "", STATUS_LIMIT},
    {"the longest name", "", "n", LIMIT_NAME_BYTES, "=1", STATUS_OK},
    {"a longer one", "", "n", LIMIT_NAME_BYTES + 1, "=1", STATUS_LIMIT},
    {"the longest value", "a=", "v", LIMIT_FIELD_BYTES, "", STATUS_OK},
    {"a longer one", "a=", "v", LIMIT_FIELD_BYTES + 1, "", STATUS_LIMIT},
    {"escapes count as what they mean", "a=", "%41", LIMIT_FIELD_BYTES, "", STATUS_OK},
    {"and line ends as one", "a=", "%0D%0A", LIMIT_FIELD_BYTES, "", STATUS_OK},
};

static void forms_have_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIMIT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct form_values form = {0};
        struct status st = {0};
        struct text text;

        print_message("%s\n", LIMIT_CASES[i].label);
        text_init(&text, pool, LIMIT_OUTPUT_BYTES);
        text_add(&text, LIMIT_CASES[i].before);
        for (size_t j = 0; j < LIMIT_CASES[i].count; j++) {
            text_add(&text, LIMIT_CASES[i].repeated);
        }
        text_add(&text, LIMIT_CASES[i].after);
        assert_int_equal(form_decode(text.bytes, text.length, pool, &form, &st),
                         LIMIT_CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, LIMIT_CASES[i].code);
    }
}

static const struct {
    const char *label;
    const char *encoded;
    enum status_code code;
    const char *parts; /* "[part]" each */
} PATH_CASES[] = {
    {"the home", "/", STATUS_OK, ""},
    {"a part", "/networks", STATUS_OK, "[networks]"},
    {"several", "/networks/7/arena", STATUS_OK, "[networks][7][arena]"},
    {"an escape", "/a%20b", STATUS_OK, "[a b]"},
    {"a plus is a plus", "/a+b", STATUS_OK, "[a+b]"},
    {"an accent", "/r%C3%A9seau", STATUS_OK, "[r\xC3\xA9seau]"},
    {"an escape is decoded once", "/%252F", STATUS_OK, "[%2F]"},
    {"a point within", "/x.json", STATUS_OK, "[x.json]"},
    {"three points", "/...", STATUS_OK, "[...]"},
    {"the most parts", "/1/2/3/4/5/6/7/8/9/a/b/c/d/e/f/g", STATUS_OK,
     "[1][2][3][4][5][6][7][8][9][a][b][c][d][e][f][g]"},
    {"one more", "/1/2/3/4/5/6/7/8/9/a/b/c/d/e/f/g/h", STATUS_LIMIT, ""},
    {"nothing", "", STATUS_INVALID, ""},
    {"no slash", "a", STATUS_INVALID, ""},
    {"two slashes", "//", STATUS_INVALID, ""},
    {"an empty part first", "//a", STATUS_INVALID, ""},
    {"an empty part between", "/a//b", STATUS_INVALID, ""},
    {"an empty part last", "/a/", STATUS_INVALID, ""},
    {"a point", "/a/.", STATUS_INVALID, ""},
    {"two points", "/../a", STATUS_INVALID, ""},
    {"two points, escaped", "/%2e%2E/a", STATUS_INVALID, ""},
    {"a slash inside a part", "/a%2fb", STATUS_INVALID, ""},
    {"a backslash", "/a\\b", STATUS_INVALID, ""},
    {"a backslash, escaped", "/a%5Cb", STATUS_INVALID, ""},
    {"a zero byte", "/hel%00lo", STATUS_INVALID, ""},
    {"a line end", "/a%0Ab", STATUS_INVALID, ""},
    {"a tab", "/a%09b", STATUS_INVALID, ""},
    {"an escape that ends", "/a%2", STATUS_INVALID, ""},
    {"an escape over a slash", "/a%2/0", STATUS_INVALID, ""},
    {"no UTF-8", "/%FF", STATUS_INVALID, ""},
};

static void paths_are_decoded_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PATH_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct path path = {0};
        struct status st = {0};
        struct text text;

        print_message("%s\n", PATH_CASES[i].label);
        assert_int_equal(path_decode(PATH_CASES[i].encoded, pool, &path, &st),
                         PATH_CASES[i].code == STATUS_OK);
        assert_int_equal(st.code, PATH_CASES[i].code);
        text_init(&text, pool, 1000);
        for (size_t j = 0; j < path.part_count; j++) {
            text_format(&text, "[%s]", path.parts[j]);
        }
        assert_string_equal(text.bytes, PATH_CASES[i].parts);
    }
}

static const struct {
    const char *label;
    const char *header;
    const char *value; /* of the cookie "id"; NULL: none */
} COOKIE_CASES[] = {
    {"no cookies", "", NULL},
    {"the one", "id=7", "7"},
    {"an empty one", "id=", ""},
    {"among others", "a=1; id=7; b=2", "7"},
    {"without blanks", "a=1;id=7;b=2", "7"},
    {"with many", "  a=1 ;\t id=7 \t; b=2", "7"},
    {"the first of two", "id=7; id=8", "7"},
    {"another whose name ends so", "xid=7", NULL},
    {"another whose name begins so", "idx=7", NULL},
    {"another in large letters", "ID=7", NULL},
    {"a name without a value", "id", NULL},
    {"a name without a value, then one with", "id; id=7", "7"},
    {"its name in a value", "a=id=7", NULL},
    {"an equals sign in it", "id=a=b", "a=b"},
    {"escapes stay", "id=%20+", "%20+"},
    {"separators only", "; ; ;", NULL},
};

static void a_cookie_is_found_by_its_whole_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(COOKIE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *value = cookie_value(COOKIE_CASES[i].header, "id", pool);

        print_message("%s\n", COOKIE_CASES[i].label);
        if (COOKIE_CASES[i].value == NULL) {
            assert_null(value);
        } else {
            assert_non_null(value);
            assert_string_equal(value, COOKIE_CASES[i].value);
        }
    }
}

static const struct {
    const char *label;
    const char *part;
    const char *escaped;
} URL_CASES[] = {
    {"nothing", "", ""},
    {"what needs no escape", "aZ09-._~", "aZ09-._~"},
    {"a blank", "a b", "a%20b"},
    {"what has a meaning", "?a=1&b#/%+", "%3Fa%3D1%26b%23%2F%25%2B"},
    {"an accent", "\xC3\xA9", "%C3%A9"},
    {"quotes", "\"'<>", "%22%27%3C%3E"},
};

static void addresses_are_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(URL_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", URL_CASES[i].label);
        text_init(&text, pool, 1000);
        url_add(&text, URL_CASES[i].part);
        assert_string_equal(text.bytes, URL_CASES[i].escaped);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_decoded_strictly),
        cmocka_unit_test(a_zero_byte_ends_no_form),
        cmocka_unit_test(the_first_value_counts),
        cmocka_unit_test(forms_have_limits),
        cmocka_unit_test(paths_are_decoded_strictly),
        cmocka_unit_test(a_cookie_is_found_by_its_whole_name),
        cmocka_unit_test(addresses_are_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
