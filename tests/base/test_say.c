/* test_say.c - sentences in three languages, with their arguments and plurals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/say.h"

static const struct {
    const char *label;
    const char *code;
    bool is_found;
    enum language language;
} CODE_CASES[] = {
    {"Dutch", "nl", true, LANGUAGE_NL},     {"French", "fr", true, LANGUAGE_FR},
    {"English", "en", true, LANGUAGE_EN},   {"nothing", "", false, 0},
    {"one we do not have", "de", false, 0}, {"capitals", "NL", false, 0},
    {"with a country", "nl-BE", false, 0},  {"the beginning of one", "n", false, 0},
};

static void languages_have_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CODE_CASES); i++) {
        enum language language = LANGUAGE_COUNT;

        print_message("%s\n", CODE_CASES[i].label);
        assert_int_equal(language_find(CODE_CASES[i].code, &language),
                         CODE_CASES[i].is_found);
        assert_int_equal(language, CODE_CASES[i].is_found ? CODE_CASES[i].language
                                                          : LANGUAGE_COUNT);
    }
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        enum language found = LANGUAGE_COUNT;

        assert_true(language_find(language_code((enum language)language), &found));
        assert_int_equal(found, language);
    }
}

static const struct {
    const char *label;
    const char *id;
    enum language language;
    const char *said;
} SAY_CASES[] = {
    {"Dutch", "large", LANGUAGE_NL, "groot"},
    {"French", "large", LANGUAGE_FR, "grande"},
    {"English is the source", "large", LANGUAGE_EN, "large"},
    {"a word with an accent", "rather small", LANGUAGE_FR, "plut\xC3\xB4t petite"},
    {"the beginning of a text that is known", "larg", LANGUAGE_NL, "larg"},
    {"before the first of all", "\x01", LANGUAGE_NL, "\x01"},
    {"behind the last of all", "\xFF", LANGUAGE_FR, "\xFF"},
    {"an unknown text stands for itself", "no such text", LANGUAGE_NL, "no such text"},
    {"in French too", "no such text", LANGUAGE_FR, "no such text"},
};

static void texts_are_looked_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SAY_CASES); i++) {
        print_message("%s\n", SAY_CASES[i].label);
        assert_string_equal(say(SAY_CASES[i].id, SAY_CASES[i].language),
                            SAY_CASES[i].said);
    }
}

static const struct {
    const char *label;
    size_t count;
    const char *said[LANGUAGE_COUNT];
} PLURAL_CASES[] = {
    {"none is plural in Dutch and English, singular in French",
     0,
     {"Beoordeeld door 0 beoordelaars.", "\xC3\x89valu\xC3\xA9 par 0 personne.",
      "Rated by 0 raters."}},
    {"one",
     1,
     {"Beoordeeld door 1 beoordelaar.", "\xC3\x89valu\xC3\xA9 par 1 personne.",
      "Rated by 1 rater."}},
    {"two",
     2,
     {"Beoordeeld door 2 beoordelaars.", "\xC3\x89valu\xC3\xA9 par 2 personnes.",
      "Rated by 2 raters."}},
};

static void sentences_bend_with_their_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PLURAL_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t count = PLURAL_CASES[i].count;
        const struct message known = message_make_plural(
            pool, count, "Rated by %zu rater.", "Rated by %zu raters.", count);
        const struct message unknown =
            message_make_plural(pool, count, "%zu gnome", "%zu gnomes", count);

        print_message("%s\n", PLURAL_CASES[i].label);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const bool is_plural = language == LANGUAGE_FR ? count > 1 : count != 1;
            struct text expected;

            assert_string_equal(say_in(pool, &known, (enum language)language),
                                PLURAL_CASES[i].said[language]);
            text_init(&expected, pool, 100);
            text_format(&expected, is_plural ? "%zu gnomes" : "%zu gnome", count);
            assert_string_equal(say_in(pool, &unknown, (enum language)language),
                                expected.bytes);
        }
    }
}

static const struct {
    const char *label;
    struct message message;
    const char *said;
} FILL_CASES[] = {
    {"nothing to fill in", {.id = "the end"}, "the end"},
    {"a text", {.id = "'%s'", .values = {{"CAW", 0}}, .value_count = 1}, "'CAW'"},
    {"a text is not a format",
     {.id = "%s", .values = {{"%s %d", 0}}, .value_count = 1},
     "%s %d"},
    {"an empty text", {.id = "[%s]", .values = {{"", 0}}, .value_count = 1}, "[]"},
    {"numbers",
     {.id = "%d, %zu", .values = {{NULL, -7}, {NULL, INT64_MAX}}, .value_count = 2},
     "-7, 9223372036854775807"},
    {"a percent sign",
     {.id = "%d %% more", .values = {{NULL, 50}}, .value_count = 1},
     "50 % more"},
    {"only a percent sign", {.id = "%%"}, "%"},
    {"turned round by a translator",
     {.id = "%2$s of %1$d.", .values = {{NULL, 3}, {"CAW", 0}}, .value_count = 2},
     "CAW of 3."},
    {"the same one twice",
     {.id = "%1$s, %1$s", .values = {{"CAW", 0}}, .value_count = 1},
     "CAW, CAW"},
    {"one left out",
     {.id = "%2$s", .values = {{"a", 0}, {"b", 0}}, .value_count = 2},
     "b"},
};

static void arguments_are_filled_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FILL_CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", FILL_CASES[i].label);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            assert_string_equal(
                say_in(pool, &FILL_CASES[i].message, (enum language)language),
                FILL_CASES[i].said);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_have_codes),
        cmocka_unit_test(texts_are_looked_up),
        cmocka_unit_test(sentences_bend_with_their_count),
        cmocka_unit_test(arguments_are_filled_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
