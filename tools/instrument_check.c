/* instrument_check.c - see instrument_check.h. What is wrong is said with the place in
 * the file: "relation-1.json: steps[3].items[0]: no scale 'contac'". */
#include "instrument_check.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { VALUE_MOST = 30, DIGITS_MOST = 4 };

const char *const LANGUAGES[] = {"nl", "fr", "en", NULL};
const char *const WORLDS[] = {"identified", "anonymous", NULL};
const char *const KINDS[] = {"names", "level", "set", "text", NULL};
const char *const SIGHTS[] = {"members", "nobody", "coordinator", NULL};

/* Where in a file something stands: a key in a place, or a number in a list. */
struct where {
    const struct where *within; /* NULL: the file, whose name is `key` */
    const char *key; /* NULL: a number */
    size_t number;
};

static bool is_refused; /* by anything so far */

static void where_print(const struct where *where)
{
    if (where->within == NULL) {
        fprintf(stderr, "%s:", where->key);
        return;
    }
    where_print(where->within);
    if (where->key != NULL) {
        fprintf(stderr, "%s%s", where->within->within == NULL ? " " : ".", where->key);
    } else {
        fprintf(stderr, "[%zu]", where->number);
    }
}

__attribute__((format(printf, 2, 3))) static void refuse(const struct where *where,
                                                         const char *format, ...)
{
    va_list arguments;

    where_print(where);
    fputs(where->within == NULL ? " " : ": ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    is_refused = true;
}

size_t words_find(const char *const *words, const char *word)
{
    size_t i = 0;

    while (words[i] != NULL && strcmp(words[i], word) != 0) {
        i++;
    }
    return i;
}

/* ---- shapes ------------------------------------------------------------------------ */

/* An object with just these keys; one that ends in '?' may be missing. */
static bool has_keys(const json_t *object, const char *const *keys,
                     const struct where *where)
{
    bool is_whole = true;
    size_t known = 0;

    if (!json_is_object(object)) {
        refuse(where, "must be an object");
        return false;
    }
    for (size_t i = 0; keys[i] != NULL; i++) {
        char key[32];
        const size_t length = strcspn(keys[i], "?");
        (void)snprintf(key, sizeof key, "%.*s", (int)length, keys[i]);
        if (json_object_get(object, key) != NULL) {
            known++;
        } else if (keys[i][length] == '\0') {
            refuse(where, "'%s' is missing", key);
            is_whole = false;
        }
    }
    if (known != json_object_size(object)) {
        refuse(where, "has another key than the %zu it may have", known);
        is_whole = false;
    }
    return is_whole;
}

const char *string_of(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));
    return value != NULL ? value : "";
}

static bool is_code(const char *code)
{
    for (const char *at = code; *at != '\0'; at++) {
        if (!isalnum((unsigned char)*at) && *at != '_') {
            return false;
        }
    }
    return code[0] != '\0';
}

static void code_check(const json_t *object, const char *key, const struct where *where)
{
    const struct where here = {where, key, 0};

    if (!is_code(string_of(object, key))) {
        refuse(&here, "must be letters, digits and _, not '%s'", string_of(object, key));
    }
}

static void word_check(const json_t *object, const char *key, const char *const *words,
                       const struct where *where)
{
    const struct where here = {where, key, 0};

    if (words[words_find(words, string_of(object, key))] == NULL) {
        refuse(&here, "is not known: '%s'", string_of(object, key));
    }
}

static void flag_check(const json_t *object, const char *key, const struct where *where)
{
    const struct where here = {where, key, 0};

    if (!json_is_boolean(json_object_get(object, key))) {
        refuse(&here, "must be true or false");
    }
}

/* In every language, and a string; `may_be_empty` in all of them at once. */
static void wording_check(const json_t *object, const char *key, bool may_be_empty,
                          const struct where *where)
{
    const struct where here = {where, key, 0};
    const json_t *wording = json_object_get(object, key);
    size_t empty = 0;

    if (!has_keys(wording, LANGUAGES, &here)) {
        return;
    }
    for (size_t i = 0; LANGUAGES[i] != NULL; i++) {
        if (!json_is_string(json_object_get(wording, LANGUAGES[i]))) {
            refuse(&here, "'%s' must be a text", LANGUAGES[i]);
        }
        empty += string_of(wording, LANGUAGES[i])[0] == '\0';
    }
    if (empty > 0 && !(may_be_empty && LANGUAGES[empty] == NULL)) {
        refuse(&here, "is empty in a language");
    }
}

/* Paragraphs in every language, as many in each. */
static void paragraphs_check(const json_t *root, const char *key,
                             const struct where *where)
{
    const struct where here = {where, key, 0};
    const json_t *all = json_object_get(root, key);

    if (!has_keys(all, LANGUAGES, &here)) {
        return;
    }
    const size_t count = json_array_size(json_object_get(all, LANGUAGES[0]));
    for (size_t i = 0; LANGUAGES[i] != NULL; i++) {
        const json_t *paragraphs = json_object_get(all, LANGUAGES[i]);
        if (count == 0 || json_array_size(paragraphs) != count) {
            refuse(&here, "'%s' must be as many paragraphs as the others", LANGUAGES[i]);
        }
        for (size_t j = 0; j < json_array_size(paragraphs); j++) {
            const char *text = json_string_value(json_array_get(paragraphs, j));
            if (text == NULL || text[0] == '\0' || strchr(text, '\n') != NULL) {
                refuse(&here, "'%s' has an empty or broken paragraph", LANGUAGES[i]);
            }
        }
    }
}

/* ---- what is asked ----------------------------------------------------------------- */

static bool list_check(const json_t *list, const struct where *where)
{
    if (json_array_size(list) == 0) {
        refuse(where, "must be a list that is not empty");
        return false;
    }
    return true;
}

/* Refuse a code that an earlier one of the list has. */
static void once_check(const json_t *list, size_t i, const struct where *where)
{
    const char *code = string_of(json_array_get(list, i), "code");

    for (size_t j = 0; j < i; j++) {
        if (strcmp(string_of(json_array_get(list, j), "code"), code) == 0) {
            refuse(where, "code '%s' stands there twice", code);
        }
    }
}

json_int_t value_of(const json_t *levels, size_t i)
{
    const json_t *value = json_object_get(json_array_get(levels, i), "value");
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static void scale_check(const json_t *levels, const struct where *where)
{
    static const char *const KEYS[] = {"value", "code", "label", NULL};

    if (!list_check(levels, where)) {
        return;
    }
    for (size_t i = 0; i < json_array_size(levels); i++) {
        const struct where here = {where, NULL, i};
        const json_t *level = json_array_get(levels, i);
        if (!has_keys(level, KEYS, &here)) {
            continue;
        }
        code_check(level, "code", &here);
        once_check(levels, i, &here);
        wording_check(level, "label", false, &here);
        if (value_of(levels, i) < 0 || value_of(levels, i) > VALUE_MOST) {
            refuse(&here, "value must be 0 to %d", VALUE_MOST);
        }
        if (i > 0 && value_of(levels, i) <= value_of(levels, i - 1)) {
            refuse(&here, "values must ascend");
        }
    }
}

/* The item of this code that stands before item `item` of step `step`, or NULL. */
static const json_t *item_before(const json_t *root, const char *code, size_t step,
                                 size_t item)
{
    const json_t *steps = json_object_get(root, "steps");

    for (size_t i = 0; i <= step; i++) {
        const json_t *items = json_object_get(json_array_get(steps, i), "items");
        const size_t end = i == step ? item : json_array_size(items);
        for (size_t j = 0; j < end; j++) {
            if (strcmp(string_of(json_array_get(items, j), "code"), code) == 0) {
                return json_array_get(items, j);
            }
        }
    }
    return NULL;
}

const json_t *scale_of(const json_t *root, const json_t *item)
{
    return json_object_get(json_object_get(root, "scales"), string_of(item, "scale"));
}

/* `before` is the item that is needed. */
static void needs_check(const json_t *root, const json_t *needs, const json_t *before,
                        const struct where *where)
{
    static const char *const KEYS[] = {"item", "least", NULL};
    const struct where here = {where, "needs", 0};

    if (!has_keys(needs, KEYS, &here)) {
        return;
    }
    if (before == NULL) {
        refuse(&here, "no item '%s' is asked before", string_of(needs, "item"));
        return;
    }
    const json_t *levels = scale_of(root, before);
    const json_t *least = json_object_get(needs, "least");
    for (size_t i = 0; i < json_array_size(levels); i++) {
        if (json_is_integer(least) && json_integer_value(least) == value_of(levels, i)) {
            return;
        }
    }
    refuse(&here, "'least' must be a level of '%s'", string_of(needs, "item"));
}

/* Does the scale fit what is asked with it? */
static void kind_check(const json_t *root, const json_t *item, const struct where *where)
{
    const char *kind = string_of(item, "kind");
    const json_t *levels = scale_of(root, item);
    const bool has_default = json_is_true(json_object_get(item, "has_default"));

    if (strcmp(kind, "text") == 0) {
        if (json_object_get(item, "scale") != NULL) {
            refuse(where, "a text has no scale");
        }
    } else if (levels == NULL) {
        refuse(where, "no scale '%s'", string_of(item, "scale"));
    } else if (strcmp(kind, "names") == 0) {
        if (json_array_size(levels) != 1 || value_of(levels, 0) != 1) {
            refuse(where, "the scale of names has the value 1 alone");
        }
    } else if (strcmp(kind, "level") == 0 && has_default && value_of(levels, 0) != 0) {
        refuse(where, "a default is the value 0, which its scale has not");
    }
}

static void item_check(const json_t *root, size_t step, size_t i,
                       const struct where *where)
{
    static const char *const KEYS[] = {
        "code",         "kind",        "question", "scale?",
        "may_not_know", "has_default", "needs?",   NULL};
    const json_t *steps = json_object_get(root, "steps");
    const json_t *items = json_object_get(json_array_get(steps, step), "items");
    const json_t *item = json_array_get(items, i);
    const json_t *needs = json_object_get(item, "needs");

    if (!has_keys(item, KEYS, where)) {
        return;
    }
    code_check(item, "code", where);
    if (item_before(root, string_of(item, "code"), step, i) != NULL) {
        refuse(where, "code '%s' stands there twice", string_of(item, "code"));
    }
    word_check(item, "kind", KINDS, where);
    wording_check(item, "question", json_array_size(items) == 1, where);
    flag_check(item, "may_not_know", where);
    flag_check(item, "has_default", where);
    kind_check(root, item, where);
    if (strcmp(string_of(item, "kind"), "names") == 0 && (step > 0 || i > 0)) {
        refuse(where, "names are chosen first");
    }
    if (needs != NULL) {
        needs_check(root, needs, item_before(root, string_of(needs, "item"), step, i),
                    where);
    }
}

static void step_check(const json_t *root, size_t i, const struct where *where)
{
    static const char *const KEYS[] = {"code",        "title", "question",
                                       "help",        "sight", "sight_words",
                                       "is_optional", "items", NULL};
    const json_t *steps = json_object_get(root, "steps");
    const json_t *step = json_array_get(steps, i);
    const struct where items = {where, "items", 0};

    if (!has_keys(step, KEYS, where)) {
        return;
    }
    code_check(step, "code", where);
    once_check(steps, i, where);
    wording_check(step, "title", false, where);
    wording_check(step, "question", false, where);
    wording_check(step, "help", true, where);
    wording_check(step, "sight_words", false, where);
    word_check(step, "sight", SIGHTS, where);
    flag_check(step, "is_optional", where);
    if (!list_check(json_object_get(step, "items"), &items)) {
        return;
    }
    for (size_t j = 0; j < json_array_size(json_object_get(step, "items")); j++) {
        const struct where here = {&items, NULL, j};
        item_check(root, i, j, &here);
    }
}

/* ---- a file ------------------------------------------------------------------------ */

static bool is_version(const char *version)
{
    const size_t digits = strspn(version, "0123456789");
    return version[0] != '0' && digits > 0 && digits <= DIGITS_MOST &&
           version[digits] == '\0';
}

static void name_check(const char *file, const json_t *root, const struct where *where)
{
    const char *code = string_of(root, "code");
    const char *version = string_of(root, "version");
    const char *slash = strrchr(file, '/');
    const char *name = slash != NULL ? slash + 1 : file;
    const size_t length = strlen(code);

    code_check(root, "code", where);
    if (!is_version(version)) {
        refuse(where, "the version must be a number from 1 on, not '%s'", version);
    } else if (strncmp(name, code, length) != 0 || name[length] != '-' ||
               strncmp(name + length + 1, version, strlen(version)) != 0 ||
               strcmp(name + length + 1 + strlen(version), ".json") != 0) {
        refuse(where, "the file must be called %s-%s.json", code, version);
    }
}

static bool is_scale_used(const json_t *root, const char *scale)
{
    const json_t *steps = json_object_get(root, "steps");

    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *items = json_object_get(json_array_get(steps, i), "items");
        for (size_t j = 0; j < json_array_size(items); j++) {
            if (strcmp(string_of(json_array_get(items, j), "scale"), scale) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void scales_check(json_t *root, const struct where *where)
{
    const struct where all = {where, "scales", 0};
    json_t *scales = json_object_get(root, "scales");
    const char *name = NULL;
    json_t *levels = NULL;

    if (!json_is_object(scales)) {
        refuse(&all, "must be an object");
    }
    json_object_foreach(scales, name, levels)
    {
        const struct where here = {&all, name, 0};
        if (!is_code(name) || !is_scale_used(root, name)) {
            refuse(&here, "is a scale that no item uses");
        }
        scale_check(levels, &here);
    }
}

bool instrument_check(const char *file, json_t *root)
{
    static const char *const KEYS[] = {"code",    "version", "world", "title",
                                       "opening", "scales",  "steps", NULL};
    const struct where where = {NULL, file, 0};
    const struct where steps = {&where, "steps", 0};
    const json_t *list = json_object_get(root, "steps");

    is_refused = false;
    if (!has_keys(root, KEYS, &where)) {
        return false;
    }
    name_check(file, root, &where);
    word_check(root, "world", WORLDS, &where);
    wording_check(root, "title", false, &where);
    paragraphs_check(root, "opening", &where);
    scales_check(root, &where);
    if (!list_check(list, &steps)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const struct where here = {&steps, NULL, i};
        step_check(root, i, &here);
    }
    return !is_refused;
}
