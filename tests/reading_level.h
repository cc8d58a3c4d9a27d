/* reading_level.h - counts how hard a text is to read, and refuses what is too hard.
 *
 * - A sentence has at most 15 words: the usual advice for texts of level B1, and the
 *   method's "short, one idea each" (chapter 7.2).
 * - Everything together has a LIX of at most 35. LIX is the mean number of words a
 *   sentence plus the percentage of words of more than six letters (C. H. Björnsson,
 *   Läsbarhet, 1968); below 30 is very easy, 30 to 40 easy, newspapers are about 45. It
 *   was compared over eleven languages, French among them (Björnsson, "Readability of
 *   newspapers in 11 languages", Reading Research Quarterly 18, 1983).
 * - A word has at most 14 letters; "organisations" and "organisaties" fit. The names of
 *   the five B's are the method's own and are not counted. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SENTENCE_WORDS = 15, WORD_LETTERS = 14, LONG_WORD_LETTERS = 7 };
static const double LIX_MOST = 35;

struct reading {
    size_t words;
    size_t long_words;
    size_t sentences;
    size_t longest_sentence; /* words */
    size_t longest_word; /* letters */
    size_t sentence; /* words of the one that is being read */
};

static inline bool is_letter(char byte)
{
    const unsigned char unit = (unsigned char)byte;
    return unit >= 0x80 || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') ||
           (unit >= '0' && unit <= '9');
}

static inline void sentence_end(struct reading *reading)
{
    reading->sentences += reading->sentence > 0 ? 1 : 0;
    if (reading->sentence > reading->longest_sentence) {
        reading->longest_sentence = reading->sentence;
    }
    reading->sentence = 0;
}

/* A word: letters and apostrophes. Gives where it ends. */
static inline const char *word_read(const char *at, struct reading *reading)
{
    size_t letters = 0;

    while (is_letter(*at) || *at == '\'') {
        const bool is_begun = ((unsigned char)*at & 0xc0) == 0x80; /* within a letter */
        letters += *at != '\'' && !is_begun ? 1 : 0;
        at++;
    }
    reading->words++;
    reading->sentence++;
    reading->long_words += letters >= LONG_WORD_LETTERS ? 1 : 0;
    reading->longest_word =
        letters > reading->longest_word ? letters : reading->longest_word;
    return at;
}

static inline void text_read(const char *text, struct reading *reading)
{
    while (*text != '\0') {
        if (is_letter(*text)) {
            text = word_read(text, reading);
            continue;
        }
        if (strchr(".?!:\n", *text) != NULL) {
            sentence_end(reading);
        }
        text++;
    }
    sentence_end(reading);
}

static inline double lix(const struct reading *reading)
{
    return (double)reading->words / (double)reading->sentences +
           100.0 * (double)reading->long_words / (double)reading->words;
}

/* Refuse a text that is too hard, and count it with the others. */
static inline void text_is_readable(const char *text, struct reading *all)
{
    struct reading alone = {0};

    text_read(text, &alone);
    if (alone.longest_sentence > SENTENCE_WORDS || alone.longest_word > WORD_LETTERS) {
        fail_msg("%zu words, a word of %zu letters: %s", alone.longest_sentence,
                 alone.longest_word, text);
    }
    text_read(text, all);
}

/* Refuse it when everything together is too hard. */
static inline void reading_is_easy(const struct reading *all)
{
    print_message("LIX %.1f\n", lix(all));
    assert_true(lix(all) <= LIX_MOST);
}
