/* instrument_shape.c - see instrument_shape.h. */
#include "instrument_shape.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const LANGUAGES[] = {"nl", "fr", "en", NULL};

static bool is_refused; /* by anything since refusals_forget() */

void refusals_forget(void)
{
    is_refused = false;
}

bool was_refused(void)
{
    return is_refused;
}

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

void refuse(const struct where *where, const char *format, ...)
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

bool has_keys(const json_t *object, const char *const *keys, const struct where *where)
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

bool is_code(const char *code)
{
    for (const char *at = code; *at != '\0'; at++) {
        if (!isalnum((unsigned char)*at) && *at != '_') {
            return false;
        }
    }
    return code[0] != '\0';
}

void code_check(const json_t *object, const char *key, const struct where *where)
{
    const struct where here = {where, key, 0};

    if (!is_code(string_of(object, key))) {
        refuse(&here, "must be letters, digits and _, not '%s'", string_of(object, key));
    }
}

void word_check(const json_t *object, const char *key, const char *const *words,
                const struct where *where)
{
    const struct where here = {where, key, 0};

    if (words[words_find(words, string_of(object, key))] == NULL) {
        refuse(&here, "is not known: '%s'", string_of(object, key));
    }
}

void flag_check(const json_t *object, const char *key, const struct where *where)
{
    const struct where here = {where, key, 0};

    if (!json_is_boolean(json_object_get(object, key))) {
        refuse(&here, "must be true or false");
    }
}

void wording_check(const json_t *object, const char *key, bool may_be_empty,
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

void wording_check_if(const json_t *object, const char *key, const struct where *where)
{
    if (json_object_get(object, key) != NULL) {
        wording_check(object, key, false, where);
    }
}

void flag_check_if(const json_t *object, const char *key, const struct where *where)
{
    if (json_object_get(object, key) != NULL) {
        flag_check(object, key, where);
    }
}

bool is_flagged(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

void paragraphs_check(const json_t *root, const char *key, const struct where *where)
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

bool list_check(const json_t *list, const struct where *where)
{
    if (json_array_size(list) == 0) {
        refuse(where, "must be a list that is not empty");
        return false;
    }
    return true;
}

void once_check(const json_t *list, size_t i, const struct where *where)
{
    const char *code = string_of(json_array_get(list, i), "code");

    for (size_t j = 0; j < i; j++) {
        if (strcmp(string_of(json_array_get(list, j), "code"), code) == 0) {
            refuse(where, "code '%s' stands there twice", code);
        }
    }
}
