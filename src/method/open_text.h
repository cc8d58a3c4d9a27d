/* open_text.h - what in a written answer may say who wrote it, or about whom: a help for
 * the two people who check it. Pure.
 *
 * It only points. It finds words with a capital, numbers, addresses, and words that stand
 * for one person; it misses what only people of the place understand, and points at much
 * that is harmless. So it never decides. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum open_text_kind {
    OPEN_TEXT_PLAIN,
    OPEN_TEXT_NAME, /* begins with a capital: a person, a place, an organisation */
    OPEN_TEXT_NUMBER, /* a date, an age, a telephone number, a house number */
    OPEN_TEXT_ADDRESS, /* of mail or on the web, a street */
    OPEN_TEXT_PERSON, /* "juf", "le directeur": there may be only one */
    OPEN_TEXT_KIND_COUNT
};
extern const char *const OPEN_TEXT_CODES[OPEN_TEXT_KIND_COUNT]; /* "plain", "name" … */
extern const char *const OPEN_TEXT_NAMES[OPEN_TEXT_KIND_COUNT]; /* N_() */

/* The text from beginning to end in parts: put together they are the text. */
struct open_text_part {
    const char *words;
    enum open_text_kind kind;
};
struct open_text_parts {
    const struct open_text_part *parts;
    size_t count;
    size_t marked; /* of another kind than OPEN_TEXT_PLAIN */
};

/* Valid UTF-8, in Dutch, French or English. Names that follow each other are one part.
 * Lives in `pool`. O(length). */
struct open_text_parts open_text_scan(const char *text, struct pool *pool);
