/* utf8.h - what we need to know of Unicode: is it valid, how long does it look,
 * and are two words the same to a person who types without accents. */
#pragma once

#include <stdbool.h>

#include "base/text.h"

/* True when `bytes` is well-formed UTF-8 (no surrogates, no overlong forms). */
bool utf8_is_valid(const char *bytes, size_t length);

/* Of valid UTF-8: does a character begin here that nobody sees? That is a control
 * character, one that turns the direction of what follows, or U+FFFE or U+FFFF, which no
 * XML can hold. */
static inline bool utf8_is_invisible(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    switch (at[0]) {
    case 0xC2:
        return at[1] < 0xA0;
    case 0xE2:
        return (at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) ||
               (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9);
    case 0xEF:
        return at[1] == 0xBF && at[2] >= 0xBE;
    default:
        return at[0] < ' ' || at[0] == 0x7F;
    }
}

/* Valid UTF-8 without what nobody sees. Those of `allowed` (ASCII) may be in it. */
bool utf8_is_visible(const char *text, const char *allowed);

/* Characters (code points) of valid UTF-8. */
size_t utf8_count(const char *text);

/* Bytes of the longest beginning of `text` with at most `count` characters. */
size_t utf8_prefix(const char *text, size_t count);

/* Turn Windows-1252 (what Excel calls "CSV" in Western Europe; a superset of
 * Latin-1) into UTF-8. */
void utf8_add_latin1(struct text *text, const char *bytes, size_t length);

/* Give the key under which words are compared: lower case, no accents on Latin
 * letters, every run of other characters one space, none at the ends. So
 * "Belangrijkheid 1 - 4" is "belangrijkheid 1 4" and "Remplaçabilité" is
 * "remplacabilite". Letters outside Latin-1 and ligatures stay as they are. */
const char *utf8_key(struct pool *pool, const char *text);

/* The two are one word by utf8_key(). */
bool utf8_same_word(struct pool *scratch, const char *a, const char *b);
