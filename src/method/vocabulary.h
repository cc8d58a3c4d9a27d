/* vocabulary.h - the closed lists of the method: a stable English code and a label
 * per value, and every word a person may write for it.
 *
 * A value is read from its code, its label in Dutch, French or English, one of
 * its other spellings, or (where the list has `is_numbered`) its number; case,
 * accents and punctuation do not matter. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/say.h"

struct word {
    int value;
    const char *code; /* in database, JSON and CSV; never translated, never changed */
    const char *label; /* English, marked N_(); translated by base/say.h */
    const char *also; /* other spellings, separated by '|'; NULL: none */
};

struct vocabulary {
    const struct word *words;
    size_t word_count;
    bool is_numbered; /* "3" stands for value 3 */
};

/* Find the value that a person wrote. */
bool vocabulary_find(const struct vocabulary *vocabulary, const char *written,
                     int *value_out);

/* Code and label of a value of the list; NULL for a value outside it. */
const char *vocabulary_code(const struct vocabulary *vocabulary, int value);
const char *vocabulary_label(const struct vocabulary *vocabulary, int value);
