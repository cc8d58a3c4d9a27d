/* instrument_shape.h - has a part of a questionnaire's file the shape that it must have:
 * keys, codes, words, a text in each language? Used when the program is built. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

extern const char *const LANGUAGES[]; /* "nl" ..., ended by NULL */

/* Where in a file something stands: a key in a place, or a number in a list. */
struct where {
    const struct where *within; /* NULL: the file, whose name is `key` */
    const char *key; /* NULL: a number */
    size_t number;
};

/* Say on stderr what is wrong there. */
__attribute__((format(printf, 2, 3))) void refuse(const struct where *where,
                                                  const char *format, ...);
void refusals_forget(void);
bool was_refused(void);

/* Where the word stands; its end when it is none of them. */
size_t words_find(const char *const *words, const char *word);

/* "" when there is no such text. */
const char *string_of(const json_t *object, const char *key);
bool is_flagged(const json_t *object, const char *key);
bool is_code(const char *code);

/* Each refuses what is wrong. */

/* An object with just these keys; one that ends in '?' may be missing. */
bool has_keys(const json_t *object, const char *const *keys, const struct where *where);
void code_check(const json_t *object, const char *key, const struct where *where);
void word_check(const json_t *object, const char *key, const char *const *words,
                const struct where *where);
void flag_check(const json_t *object, const char *key, const struct where *where);
void flag_check_if(const json_t *object, const char *key, const struct where *where);

/* In every language, and a string; `may_be_empty` in all of them at once. */
void wording_check(const json_t *object, const char *key, bool may_be_empty,
                   const struct where *where);

/* A wording that may be missing; and then it is not empty. */
void wording_check_if(const json_t *object, const char *key, const struct where *where);

/* Paragraphs in every language, as many in each. */
void paragraphs_check(const json_t *root, const char *key, const struct where *where);

bool list_check(const json_t *list, const struct where *where);

/* A code that an earlier one of the list has. */
void once_check(const json_t *list, size_t i, const struct where *where);
