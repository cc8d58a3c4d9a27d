/* test_reading_level.c - can a parent read what families are asked? Counted on the texts
 * as they are compiled in; a count is no reader, so an association reads them as well.
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
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "method/instrument.h"

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

static bool is_letter(char byte)
{
    const unsigned char unit = (unsigned char)byte;
    return unit >= 0x80 || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') ||
           (unit >= '0' && unit <= '9');
}

static void sentence_end(struct reading *reading)
{
    reading->sentences += reading->sentence > 0 ? 1 : 0;
    if (reading->sentence > reading->longest_sentence) {
        reading->longest_sentence = reading->sentence;
    }
    reading->sentence = 0;
}

/* A word: letters and apostrophes. Gives where it ends. */
static const char *word_read(const char *at, struct reading *reading)
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

static void text_read(const char *text, struct reading *reading)
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

static double lix(const struct reading *reading)
{
    return (double)reading->words / (double)reading->sentences +
           100.0 * (double)reading->long_words / (double)reading->words;
}

/* Refuse a text that is too hard, and count it with the others. */
static void text_is_readable(const char *text, struct reading *all)
{
    struct reading alone = {0};

    text_read(text, &alone);
    if (alone.longest_sentence > SENTENCE_WORDS || alone.longest_word > WORD_LETTERS) {
        fail_msg("%zu words, a word of %zu letters: %s", alone.longest_sentence,
                 alone.longest_word, text);
    }
    text_read(text, all);
}

static void item_is_readable(const struct instrument_item *item, enum language language,
                             struct reading *all)
{
    text_is_readable(wording_in(&item->question, language), all);
    for (size_t i = 0; i < item->level_count; i++) {
        text_is_readable(wording_in(&item->levels[i].label, language), all);
    }
}

static void questions_are_readable(enum language language)
{
    const struct instrument *instrument = instrument_find("five_b", "1");
    struct reading all = {0};

    assert_non_null(instrument);
    text_is_readable(wording_in(&instrument->title, language), &all);
    text_is_readable(wording_in(&instrument->unknown, language), &all);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        text_is_readable(wording_in(&step->question, language), &all);
        text_is_readable(wording_in(&step->help, language), &all);
        text_is_readable(wording_in(&step->sight_words, language), &all);
        for (size_t j = 0; j < step->item_count; j++) {
            item_is_readable(&step->items[j], language, &all);
        }
    }
    assert_true(all.sentences > 50); /* something was read */
    print_message("LIX %.1f\n", lix(&all));
    assert_true(lix(&all) <= LIX_MOST);
}

static void opening_is_readable(enum language language)
{
    const struct instrument *instrument = instrument_find("five_b", "1");
    struct reading all = {0};

    assert_non_null(instrument);
    text_is_readable(wording_in(&instrument->opening, language), &all);
    assert_true(all.sentences > 10);
    print_message("LIX %.1f\n", lix(&all));
    assert_true(lix(&all) <= LIX_MOST);
}

static void families_can_read_the_questions_in_dutch(void **state)
{
    (void)state;
    questions_are_readable(LANGUAGE_NL);
}

static void families_can_read_the_questions_in_french(void **state)
{
    (void)state;
    questions_are_readable(LANGUAGE_FR);
}

static void families_can_read_the_opening_in_dutch(void **state)
{
    (void)state;
    opening_is_readable(LANGUAGE_NL);
}

static void families_can_read_the_opening_in_french(void **state)
{
    (void)state;
    opening_is_readable(LANGUAGE_FR);
}

/* Else the counts above would say nothing. */
static void a_text_is_counted_as_by_hand(void **state)
{
    struct reading reading = {0};
    (void)state;

    text_read("J'ai osé être honnête. Waarom? Organisaties, zei ze", &reading);
    assert_int_equal(reading.words, 8);
    assert_int_equal(reading.sentences, 3);
    assert_int_equal(reading.longest_sentence, 4);
    assert_int_equal(reading.long_words, 2);
    assert_int_equal(reading.longest_word, 12);
    assert_true(lix(&reading) > 27.6 && lix(&reading) < 27.7); /* 8/3 + 25 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_counted_as_by_hand),
        cmocka_unit_test(families_can_read_the_questions_in_dutch),
        cmocka_unit_test(families_can_read_the_questions_in_french),
        cmocka_unit_test(families_can_read_the_opening_in_dutch),
        cmocka_unit_test(families_can_read_the_opening_in_french),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
