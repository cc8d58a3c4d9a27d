/* test_mustache_spec.c - the official tests of the Mustache specification.
 *
 * They are not in this repository: SAMENSPEL_REFERENCE names the folder where they stand
 * as mustache-spec (the folder "specs" of https://github.com/mustache/spec). Without them
 * this is skipped; test_mustache.c covers the same rules in our own words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "reference_folder.h"
#include "web/mustache.h"

enum { PARTIALS_MAX = 8 };

/* Where the specification says SHOULD and we do otherwise. */
static const struct {
    const char *file;
    const char *test;
    const char *refusal;
} EXCEPTIONS[] = {
    /* Better found when the program is made than as a hole in a page. */
    {"partials.json", "Failed Lookup", "test.html:1: there is no template 'text'"},
};

static const char *refusal_of(const char *file, const char *test)
{
    for (size_t i = 0; i < ARRAY_COUNT(EXCEPTIONS); i++) {
        if (strcmp(EXCEPTIONS[i].file, file) == 0 &&
            strcmp(EXCEPTIONS[i].test, test) == 0) {
            return EXCEPTIONS[i].refusal;
        }
    }
    return NULL;
}

/* ---- data ---- */

static void object_fill(struct value *object, json_t *json);

static void list_fill(struct value *list, json_t *json)
{
    size_t i;
    json_t *item;

    json_array_foreach(json, i, item)
    {
        switch (json_typeof(item)) {
        case JSON_OBJECT:
            object_fill(model_add_object(list), item);
            break;
        case JSON_ARRAY:
            list_fill(model_add_list(list), item);
            break;
        case JSON_INTEGER:
            model_add_integer(list, json_integer_value(item));
            break;
        case JSON_REAL:
            model_add_decimal(list, json_real_value(item), 9);
            break;
        default:
            model_add_text(list, json_string_value(item));
            break;
        }
    }
}

static void member_fill(struct value *object, const char *name, json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        object_fill(model_set_object(object, name), json);
        break;
    case JSON_ARRAY:
        list_fill(model_set_list(object, name), json);
        break;
    case JSON_STRING:
        model_set_text(object, name, json_string_value(json));
        break;
    case JSON_INTEGER:
        model_set_integer(object, name, json_integer_value(json));
        break;
    case JSON_REAL:
        model_set_decimal(object, name, json_real_value(json), 9);
        break;
    case JSON_NULL:
        model_set_null(object, name);
        break;
    default:
        model_set_boolean(object, name, json_is_true(json));
        break;
    }
}

static void object_fill(struct value *object, json_t *json)
{
    const char *name;
    json_t *member;

    json_object_foreach(json, name, member)
    {
        member_fill(object, name, member);
    }
}

/* Some tests have a text or a list at the top. */
static const struct value *data_make(struct pool *pool, json_t *json)
{
    struct value *top = model_object(pool);

    member_fill(top, "data", json);
    return value_first(top);
}

/* ---- templates ---- */

static struct embedded_file file_make(struct pool *pool, const char *name, json_t *text)
{
    struct text file;

    text_init(&file, pool, LIMIT_NAME_BYTES);
    text_format(&file, "%s.html", name);
    return (struct embedded_file){.name = file.bytes,
                                  .bytes = (const unsigned char *)json_string_value(text),
                                  .size = json_string_length(text)};
}

/* What the template gives, or the sentence with which it is refused. */
static const char *rendered(struct pool *pool, json_t *test)
{
    struct embedded_file files[1 + PARTIALS_MAX];
    size_t count = 0;
    const char *name;
    json_t *partial;
    struct template_set *set = NULL;
    struct status st = {0};
    struct text output;

    files[count++] = file_make(pool, "test", json_object_get(test, "template"));
    json_object_foreach(json_object_get(test, "partials"), name, partial)
    {
        assert_true(count < ARRAY_COUNT(files));
        files[count++] = file_make(pool, name, partial);
    }
    text_init(&output, pool, LIMIT_OUTPUT_BYTES);
    if (!template_set_make(&(struct template_files){files, count}, LANGUAGE_EN, pool,
                           &set, &st)) {
        status_say(&st, LANGUAGE_EN, &output);
    } else {
        template_render(template_find(set, "test"),
                        data_make(pool, json_object_get(test, "data")), &output, NULL);
    }
    return output.bytes;
}

static size_t tests_run(const char *file, json_t *tests)
{
    size_t failed = 0;
    size_t i;
    json_t *test;

    json_array_foreach(tests, i, test)
    {
        SCOPED(pool) pool = pool_new();
        const char *name = json_string_value(json_object_get(test, "name"));
        const char *refusal = refusal_of(file, name);
        const char *expected = refusal != NULL
                                   ? refusal
                                   : json_string_value(json_object_get(test, "expected"));
        const char *given = rendered(pool, test);
        if (strcmp(given, expected) != 0) {
            print_message("%s: %s: expected \"%s\", not \"%s\"\n", file, name, expected,
                          given);
            failed++;
        }
    }
    return failed;
}

/* NULL when it is not there. */
static json_t *file_load(const char *name)
{
    char path[1024];

    (void)snprintf(path, sizeof path, "%s/mustache-spec/%s", reference_folder(), name);
    return json_load_file(path, 0, NULL);
}

/* Say once why everything is skipped. */
static int tests_find(void **state)
{
    json_t *json = file_load("comments.json");

    (void)state;
    if (json == NULL) {
        print_message("the specification is not there: SAMENSPEL_REFERENCE names its "
                      "folder\n");
    }
    json_decref(json);
    return 0;
}

static void a_module_of_the_specification_passes(void **state)
{
    const char *name = *state;
    json_t *json = file_load(name);
    if (json == NULL) {
        skip();
    }
    json_t *tests = json_object_get(json, "tests");

    print_message("%s: %zu tests\n", name, json_array_size(tests));
    assert_true(json_array_size(tests) > 0);
    assert_int_equal(tests_run(name, tests), 0);
    json_decref(json);
}

/* A test for each file: the name, and the file as its state. */
#define MODULE(name, file)                                                               \
    {                                                                                    \
        name, a_module_of_the_specification_passes, NULL, NULL,                          \
            (void *)(uintptr_t)(file)                                                    \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        MODULE("comments", "comments.json"),
        MODULE("delimiters", "delimiters.json"),
        MODULE("interpolation", "interpolation.json"),
        MODULE("inverted sections", "inverted.json"),
        MODULE("partials", "partials.json"),
        MODULE("sections", "sections.json"),
        MODULE("inheritance", "~inheritance.json"),
    };

    return cmocka_run_group_tests(tests, tests_find, NULL);
}
