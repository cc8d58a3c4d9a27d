#include "method/vocabulary.h"

#include <string.h>

#include "base/utf8.h"

/* One of the other spellings, compared as it stands or, with a key, by it. */
static bool also_spells(const char *also, const char *written, const char *key,
                        struct pool *scratch)
{
    while (also != NULL && *also != '\0') {
        const size_t length = strcspn(also, "|");
        const char *spelling = pool_text_part(scratch, also, length);
        /* A single character has no spelling variants: "-1" is no "1". */
        if (strcmp(written, spelling) == 0 ||
            (key != NULL && utf8_count(spelling) > 1 &&
             strcmp(key, utf8_key(scratch, spelling)) == 0)) {
            return true;
        }
        also += length + (also[length] == '|');
    }
    return false;
}

/* As it stands: what nearly every file has, and cheap. */
static bool word_is_written(const struct word *word, const char *written)
{
    bool is_written = strcmp(written, word->code) == 0;

    for (int language = 0; language < LANGUAGE_COUNT && !is_written; language++) {
        is_written = strcmp(written, say(word->label, (enum language)language)) == 0;
    }
    return is_written;
}

/* But for case, accents and punctuation. */
static bool word_has_key(const struct word *word, const char *key, struct pool *scratch)
{
    bool has_key = strcmp(key, utf8_key(scratch, word->code)) == 0;

    for (int language = 0; language < LANGUAGE_COUNT && !has_key; language++) {
        const char *label = say(word->label, (enum language)language);
        has_key = strcmp(key, utf8_key(scratch, label)) == 0;
    }
    return has_key;
}

static const struct word *word_find_by_key(const struct vocabulary *vocabulary,
                                           const char *written)
{
    SCOPED(pool) scratch = pool_new();
    /* A question mark says that the writer was not sure: then it is not the word. */
    const char *key = strchr(written, '?') == NULL ? utf8_key(scratch, written) : NULL;

    for (size_t i = 0; i < vocabulary->word_count; i++) {
        const struct word *word = &vocabulary->words[i];
        if ((key != NULL && word_has_key(word, key, scratch)) ||
            also_spells(word->also, written, key, scratch)) {
            return word;
        }
    }
    return NULL;
}

bool vocabulary_find(const struct vocabulary *vocabulary, const char *written,
                     int *value_out)
{
    for (size_t i = 0; i < vocabulary->word_count; i++) {
        const struct word *word = &vocabulary->words[i];
        const bool is_its_number = vocabulary->is_numbered &&
                                   written[0] == '0' + word->value && written[1] == '\0';
        if (is_its_number || word_is_written(word, written)) {
            *value_out = word->value;
            return true;
        }
    }
    const struct word *word = word_find_by_key(vocabulary, written);
    if (word != NULL) {
        *value_out = word->value;
    }
    return word != NULL;
}

static const struct word *word_of(const struct vocabulary *vocabulary, int value)
{
    for (size_t i = 0; i < vocabulary->word_count; i++) {
        if (vocabulary->words[i].value == value) {
            return &vocabulary->words[i];
        }
    }
    return NULL;
}

const char *vocabulary_code(const struct vocabulary *vocabulary, int value)
{
    const struct word *word = word_of(vocabulary, value);

    return word != NULL ? word->code : NULL;
}

const char *vocabulary_label(const struct vocabulary *vocabulary, int value)
{
    const struct word *word = word_of(vocabulary, value);

    return word != NULL ? word->label : NULL;
}
