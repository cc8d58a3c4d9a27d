/* test_utf8.c - what is valid, how long it looks, and what is one word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

#define E_ACUTE "\xC3\xA9"
#define EURO "\xE2\x82\xAC"
#define SMILE "\xF0\x9F\x98\x80"

static const struct {
    const char *label;
    const char *bytes;
    bool is_valid;
} VALID_CASES[] = {
    {"nothing", "", true},
    {"ASCII", "OCMW", true},
    {"the last ASCII", "\x7F", true},
    {"more than eight ASCII, then two bytes", "12345678901" E_ACUTE, true},
    {"the first of two bytes", "\xC2\x80", true},
    {"the last of two bytes", "\xDF\xBF", true},
    {"the first of three bytes", "\xE0\xA0\x80", true},
    {"before the surrogates", "\xED\x9F\xBF", true},
    {"after the surrogates", "\xEE\x80\x80", true},
    {"the last of three bytes", "\xEF\xBF\xBF", true},
    {"the first of four bytes", "\xF0\x90\x80\x80", true},
    {"U+10FFFF, the last of all", "\xF4\x8F\xBF\xBF", true},
    {"all lengths together", "a" E_ACUTE EURO SMILE "z", true},
    {"U+110000", "\xF4\x90\x80\x80", false},
    {"a lead for more than Unicode has", "\xF5\x80\x80\x80", false},
    {"five bytes", "\xF8\x88\x80\x80\x80", false},
    {"a byte that is never used", "\xFF", false},
    {"another", "\xFE", false},
    {"a continuation alone", "\x80", false},
    {"the last continuation alone", "a\xBF", false},
    {"a slash in two bytes", "\xC0\xAF", false},
    {"the last overlong of two", "\xC1\xBF", false},
    {"overlong in three", "\xE0\x9F\xBF", false},
    {"overlong in four", "\xF0\x8F\xBF\xBF", false},
    {"the first surrogate", "\xED\xA0\x80", false},
    {"the last surrogate", "\xED\xBF\xBF", false},
    {"two bytes cut short", "\xC3", false},
    {"two bytes cut by ASCII",
     "\xC3"
     "A",
     false},
    {"three bytes cut short", "\xE2\x82", false},
    {"three bytes, the last wrong",
     "\xE2\x82"
     "A",
     false},
    {"four bytes cut short", "\xF0\x9F\x98", false},
    {"four bytes, the third wrong",
     "\xF0\x9F"
     "A\x80",
     false},
    {"four bytes, the last too high", "\xF0\x9F\x98\xC0", false},
    {"wrong behind eight good ones", "12345678\xE9", false},
    {"wrong as the eighth",
     "1234567\xE9"
     "90123456",
     false},
};

static void only_well_formed_bytes_are_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(VALID_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t length = strlen(VALID_CASES[i].bytes);
        /* Without the NUL, so that a read past the end is seen. */
        const char *bytes = pool_items_copy(pool, VALID_CASES[i].bytes, length, 1);

        print_message("%s\n", VALID_CASES[i].label);
        assert_int_equal(utf8_is_valid(bytes, length), VALID_CASES[i].is_valid);
    }
    assert_true(utf8_is_valid("a\0b", 3));
    assert_false(utf8_is_valid("a" EURO, 3)); /* the length decides, not the NUL */
}

static const struct {
    const char *label;
    const char *text;
    size_t characters;
    size_t asked;
    size_t prefix;
} COUNT_CASES[] = {
    {"nothing", "", 0, 5, 0},
    {"nothing asked", "abc", 3, 0, 0},
    {"some of it", "abc", 3, 2, 2},
    {"all of it", "abc", 3, 3, 3},
    {"more than there is", "abc", 3, 9, 3},
    {"a character of two bytes is not split", "r" E_ACUTE "seau", 6, 2, 3},
    {"nor left half at the end", E_ACUTE E_ACUTE, 2, 1, 2},
    {"three and four bytes", EURO SMILE "x", 3, 2, 7},
    {"four bytes at the end", "x" SMILE, 2, 2, 5},
};

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(COUNT_CASES); i++) {
        print_message("%s\n", COUNT_CASES[i].label);
        assert_int_equal(utf8_count(COUNT_CASES[i].text), COUNT_CASES[i].characters);
        assert_int_equal(utf8_prefix(COUNT_CASES[i].text, COUNT_CASES[i].asked),
                         COUNT_CASES[i].prefix);
    }
}

static const struct {
    const char *label;
    const char *bytes;
    const char *text;
} LATIN1_CASES[] = {
    {"nothing", "", ""},
    {"ASCII stays", "OCMW 4", "OCMW 4"},
    {"an accent", "r\xE9seau", "r" E_ACUTE "seau"},
    {"the first and the last of Latin-1", "\xA0\xFF", "\xC2\xA0\xC3\xBF"},
    {"the euro of Windows", "\x80", EURO},
    {"its quotes and dash", "\x93\x94\x96", "\xE2\x80\x9C\xE2\x80\x9D\xE2\x80\x93"},
    {"its letters", "\x8A\x9C\x9F", "\xC5\xA0\xC5\x93\xC5\xB8"},
    {"what it does not have is shown as such", "\x81\x8D\x8F\x90\x9D",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
};

static void windows_1252_becomes_utf8(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LATIN1_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", LATIN1_CASES[i].label);
        text_init(&text, pool, 100);
        utf8_add_latin1(&text, LATIN1_CASES[i].bytes, strlen(LATIN1_CASES[i].bytes));
        assert_string_equal(text.bytes, LATIN1_CASES[i].text);
    }
}

static void every_byte_of_windows_1252_becomes_valid_utf8(void **state)
{
    SCOPED(pool) pool = pool_new();
    char bytes[256];
    struct text text;

    (void)state;
    for (int i = 0; i < 256; i++) {
        bytes[i] = (char)i;
    }
    text_init(&text, pool, 1000);
    utf8_add_latin1(&text, bytes, sizeof bytes);
    assert_true(utf8_is_valid(text.bytes, text.length));
    assert_int_equal(utf8_count(text.bytes + 1), 255); /* behind the NUL */
}

static const struct {
    const char *label;
    const char *text;
    const char *key;
} KEY_CASES[] = {
    {"nothing", "", ""},
    {"only punctuation", " -_.! ", ""},
    {"lower case", "OCMW", "ocmw"},
    {"accents as macOS writes them",
     "remplac\xCC\xA7"
     "abilite\xCC\x81",
     "remplacabilite"},
    {"an em dash and a word joiner part words",
     "a\xE2\x80\x94"
     "b\xE2\x81\xA0"
     "c",
     "a b c"},
    {"digits stay", "Belangrijkheid 1 - 4", "belangrijkheid 1 4"},
    {"an underscore parts words", "replaced_by", "replaced by"},
    {"none at the ends", " (door wie) ", "door wie"},
    {"a line end parts words", "door\nwie", "door wie"},
    {"an accent goes",
     "Rempla\xC3\xA7"
     "abilit\xC3\xA9",
     "remplacabilite"},
    {"a capital with an accent too", "\xC3\x89valuateur", "evaluateur"},
    {"the ends of the accents",
     "\xC3\x80\xC3\x85\xC3\x87\xC3\x88\xC3\x8F\xC3\x91\xC3\x96\xC3\x98\xC3\x9D",
     "aaceinooy"},
    {"and of the small ones",
     "\xC3\xA0\xC3\xA5\xC3\xA7\xC3\xA8\xC3\xAF\xC3\xB1\xC3\xB6\xC3\xB8\xC3\xBD\xC3\xBF",
     "aaceinooyy"},
    {"a ligature stays", "c\xC5\x93ur", "c\xC5\x93ur"},
    {"so does sharp s",
     "stra\xC3\x9F"
     "e",
     "stra\xC3\x9F"
     "e"},
    {"a letter outside Latin-1 stays", "\xC5\xA0kola", "\xC5\xA0kola"},
    {"a no-break space parts words",
     "a\xC2\xA0"
     "b",
     "a b"},
    {"a dash and curly quotes part words",
     "\xE2\x80\x98"
     "a\xE2\x80\x99\xE2\x80\x93"
     "b",
     "a b"},
    {"a smile is a letter of its own", "a " SMILE, "a " SMILE},
};

static void keys_forget_case_accents_and_punctuation(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(KEY_CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", KEY_CASES[i].label);
        assert_string_equal(utf8_key(pool, KEY_CASES[i].text), KEY_CASES[i].key);
        /* A key is its own key. */
        assert_string_equal(utf8_key(pool, KEY_CASES[i].key), KEY_CASES[i].key);
    }
}

static const struct {
    const char *label;
    const char *a;
    const char *b;
    bool is_same;
} SAME_CASES[] = {
    {"the same", "CAW", "CAW", true},
    {"another case", "CAW", "caw", true},
    {"punctuation", "Huisartsen/WGC", "huisartsen - wgc", true},
    {"nothing and punctuation", "", "...", true},
    {"a space is not nothing", "ad hoc", "adhoc", false},
    {"another word", "CAW", "CLB", false},
    {"the beginning of a word", "CAW", "CA", false},
};

static void words_are_compared_by_key(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SAME_CASES); i++) {
        print_message("%s\n", SAME_CASES[i].label);
        assert_int_equal(utf8_same_word(pool, SAME_CASES[i].a, SAME_CASES[i].b),
                         SAME_CASES[i].is_same);
    }
}

static const struct {
    const char *label;
    const char *text;
    const char *allowed;
    bool is_visible;
} VISIBLE_CASES[] = {
    {"nothing", "", "", true},
    {"a word", "Hilde d'\u00c9l\u00e9gance", "", true},
    {"the last before a blank", "\x1F", "", false},
    {"a blank", " ", "", true},
    {"a line end", "a\nb", "", false},
    {"a line end where it may be", "a\nb", "\n\t", true},
    {"another one there", "a\rb", "\n\t", false},
    {"delete", "\x7F", "", false},
    {"the last control character of Latin-1", "\xC2\x9F", "", false},
    {"a blank that does not break", "\u00a0", "", true},
    {"before those that turn", "\u2029", "", true},
    {"the first that turns", "\u202a", "", false},
    {"the last of them", "\u202e", "", false},
    {"behind them", "\u202f", "", true},
    {"the newer first", "\u2066", "", false},
    {"the newer last", "\u2069", "", false},
    {"and behind", "\u206a", "", true},
    {"the last that XML holds", "\xEF\xBF\xBD", "", true},
    {"no character", "\xEF\xBF\xBE", "", false},
    {"nor the next", "a\xEF\xBF\xBF", "", false},
    {"no UTF-8", "\xFF", "", false},
};

static void what_nobody_sees_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(VISIBLE_CASES); i++) {
        print_message("%s\n", VISIBLE_CASES[i].label);
        assert_int_equal(utf8_is_visible(VISIBLE_CASES[i].text, VISIBLE_CASES[i].allowed),
                         VISIBLE_CASES[i].is_visible);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_well_formed_bytes_are_valid),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(windows_1252_becomes_utf8),
        cmocka_unit_test(every_byte_of_windows_1252_becomes_valid_utf8),
        cmocka_unit_test(keys_forget_case_accents_and_punctuation),
        cmocka_unit_test(words_are_compared_by_key),
        cmocka_unit_test(what_nobody_sees_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
