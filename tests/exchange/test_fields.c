/* test_fields.c - one cell as a level, a word, a date, a name or several. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"
#include "exchange/fields.h"
#include "method/arena.h"

struct reading {
    struct csv_table table;
    struct report report;
    struct field_reader reader;
    struct csv_cell cell;
};

static struct reading *reading_of(const char *text, struct pool *pool)
{
    struct reading *reading = pool_array(pool, 1, struct reading);

    reading->table = (struct csv_table){.file = "f.csv"};
    reading->report = (struct report){.pool = pool};
    reading->reader = (struct field_reader){&reading->table, pool, &reading->report};
    reading->cell = (struct csv_cell){text, 2, 5};
    return reading;
}

static const char WRONG[] = "wrong: '%s'";

static const struct {
    const char *label;
    const char *text;
    int level; /* 0: refused */
} LEVEL_CASES[] = {
    {"the lowest", "1", 1},        {"the highest", "4", 4},
    {"below the scale", "0", 0},   {"above the scale", "5", 0},
    {"two digits", "11", 0},       {"negative", "-1", 0},
    {"a half", "2.5", 0},          {"a half in Dutch", "2,5", 0},
    {"a comma too many", "2,", 0}, {"empty", "", 0},
    {"a word", "vier", 0},         {"a digit of another script", "\xD9\xA3", 0},
};

static void levels_are_whole_numbers_of_the_scale(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LEVEL_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct reading *reading = reading_of(LEVEL_CASES[i].text, pool);
        const bool is_right = LEVEL_CASES[i].level != 0;
        struct text error;
        int level = 77;

        print_message("%s\n", LEVEL_CASES[i].label);
        text_init(&error, pool, 100);
        text_format(&error, "error f.csv:2:5: wrong: '%s'\n", LEVEL_CASES[i].text);
        assert_int_equal(field_level(&reading->reader, &reading->cell, 4, WRONG, &level),
                         is_right);
        assert_int_equal(level, is_right ? LEVEL_CASES[i].level : 77);
        assert_string_equal(report_lines(&reading->report, pool),
                            is_right ? "" : error.bytes);
    }
}

static const struct {
    const char *label;
    const char *text;
    int value; /* 0: refused */
} WORD_CASES[] = {
    {"a code", "rather_large", 2},
    {"English", "rather large", 2},
    {"Dutch", "eerder klein", 3},
    {"Dutch, in capitals", "KLEIN", 4},
    {"French", "grande", 1},
    {"French of the other kind", "petit", 4},
    {"French with its accent", "plut\xC3\xB4t petite", 3},
    {"and without", "plutot grand", 2},
    {"a number", "4", 4},
    {"blanks and punctuation", " Eerder  groot. ", 2},
    {"a number outside the list", "5", 0},
    {"no number", "0", 0},
    {"a number with something behind it", "4.", 0},
    {"empty", "", 0},
    {"unknown", "medium", 0},
    {"the beginning of a word", "eerder", 0},
};

static void words_are_those_of_the_list(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WORD_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct reading *reading = reading_of(WORD_CASES[i].text, pool);
        const bool is_right = WORD_CASES[i].value != 0;
        int value = 77;

        print_message("%s\n", WORD_CASES[i].label);
        assert_int_equal(field_word(&reading->reader, &reading->cell,
                                    &ARENA_REPLACEABILITY, WRONG, &value),
                         is_right);
        assert_int_equal(value, is_right ? WORD_CASES[i].value : 77);
        assert_int_equal(reading->report.error_count, !is_right);
    }
}

static const struct {
    const char *label;
    const char *text;
    const char *date; /* NULL: refused */
} DATE_CASES[] = {
    {"a day", "2026-03-03", "2026-03-03"},
    {"a day and a time", "2026-03-03 10:12", "2026-03-03 10:12"},
    {"as computers write it", "2026-03-03T10:12", "2026-03-03 10:12"},
    {"seconds", "2026-03-03T10:12:59", "2026-03-03 10:12:59"},
    {"the first and the last minute", "2026-01-01 00:00", "2026-01-01 00:00"},
    {"the last", "2026-12-31 23:59", "2026-12-31 23:59"},
    {"29 February in a leap year", "2028-02-29", "2028-02-29"},
    {"in 2000 too", "2000-02-29", "2000-02-29"},
    {"not in other years", "2026-02-29", NULL},
    {"nor in 2100", "2100-02-29", NULL},
    {"30 February", "2028-02-30", NULL},
    {"31 April", "2026-04-31", NULL},
    {"day 0", "2026-03-00", NULL},
    {"day 32, in a leap year too", "2028-03-32", NULL},
    {"month 0", "2026-00-03", NULL},
    {"month 13", "2026-13-03", NULL},
    {"an hour too late", "2026-03-03 24:00", NULL},
    {"60 minutes", "2026-03-03 10:60", NULL},
    {"60 seconds", "2026-03-03 10:12:60", NULL},
    {"half a time", "2026-03-03 10", NULL},
    {"a T and no time", "2026-03-03T", NULL},
    {"something behind it", "2026-03-03 10:12Z", NULL},
    {"Dutch order", "03-03-2026", NULL},
    {"strokes", "2026/03/03", NULL},
    {"two digits", "26-03-03", NULL},
    {"one digit", "2026-3-3", NULL},
    {"a word", "gisteren", NULL},
    {"empty", "", NULL},
};

static void dates_are_of_the_calendar(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DATE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct reading *reading = reading_of(DATE_CASES[i].text, pool);
        const char *date = "untouched";
        struct text error;

        print_message("%s\n", DATE_CASES[i].label);
        text_init(&error, pool, 200);
        text_format(&error,
                    "error f.csv:2:5: '%s' is not a date; write 2026-03-03 or "
                    "2026-03-03 10:12\n",
                    DATE_CASES[i].text);
        const bool is_right = field_date(&reading->reader, &reading->cell, &date);
        assert_int_equal(is_right, DATE_CASES[i].date != NULL);
        assert_string_equal(date, is_right ? DATE_CASES[i].date : "untouched");
        assert_string_equal(report_lines(&reading->report, pool),
                            is_right ? "" : error.bytes);
    }
}

static void names_are_there_and_not_too_long(void **state)
{
    SCOPED(pool) pool = pool_new();
    char *text = pool_bytes(pool, LIMIT_NAME_BYTES + 2);
    struct reading *reading = reading_of(text, pool);
    const char *name = "untouched";

    (void)state;
    assert_false(field_name(&reading->reader, &reading->cell, "it is missing", &name));
    memset(text, 'x', LIMIT_NAME_BYTES + 1);
    assert_false(field_name(&reading->reader, &reading->cell, "it is missing", &name));
    assert_string_equal(name, "untouched");
    assert_string_equal(report_lines(&reading->report, pool),
                        "error f.csv:2:5: it is missing\n"
                        "error f.csv:2:5: this name is longer than 200 bytes; shorten "
                        "it\n");
    text[LIMIT_NAME_BYTES] = '\0';
    assert_true(field_name(&reading->reader, &reading->cell, "it is missing", &name));
    assert_int_equal(strlen(name), LIMIT_NAME_BYTES);
}

#define BAR                                                                              \
    " has a bar with no name beside it; write names as 'A|B', or leave the cell empty\n"

static const struct {
    const char *label;
    const char *text;
    const char *names; /* NULL: refused */
} NAMES_CASES[] = {
    {"none", "", ""},
    {"a dash is none", "-", ""},
    {"a long dash too", "\xE2\x80\x93", ""},
    {"the longest too", "\xE2\x80\x94", ""},
    {"a stroke too", "/", ""},
    {"one", "CAW", "<CAW>"},
    {"a comma parts nothing", "CAW, Leuven", "<CAW, Leuven>"},
    {"two", "CAW|OCMW", "<CAW><OCMW>"},
    {"blanks around bars go", " CAW |  OCMW ", "<CAW><OCMW>"},
    {"a dash among others is a name", "CAW|-", "<CAW><->"},
    {"the same twice stays", "A|A|A", "<A><A><A>"},
    {"a bar alone", "|", NULL},
    {"a bar before", "|CAW", NULL},
    {"a bar behind", "CAW|", NULL},
    {"two bars", "CAW||OCMW", NULL},
    {"a blank between bars", "CAW| |OCMW", NULL},
};

static void several_names_are_parted_by_bars(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NAMES_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct reading *reading = reading_of(NAMES_CASES[i].text, pool);
        struct name_list list = {NULL, 77};
        struct text text;

        print_message("%s\n", NAMES_CASES[i].label);
        const bool is_right = field_names(&reading->reader, &reading->cell, &list);
        assert_int_equal(is_right, NAMES_CASES[i].names != NULL);
        text_init(&text, pool, 1000);
        if (!is_right) {
            assert_int_equal(list.count, 77);
            text_format(&text, "error f.csv:2:5: '%s'" BAR, NAMES_CASES[i].text);
            assert_string_equal(report_lines(&reading->report, pool), text.bytes);
            continue;
        }
        for (size_t j = 0; j < list.count; j++) {
            text_format(&text, "<%s>", list.names[j]);
        }
        assert_string_equal(text.bytes, NAMES_CASES[i].names);
        assert_int_equal(reading->report.error_count, 0);
    }
}

static const char *const LIST[] = {"OCMW", "Kind en Gezin", "KIND EN GEZIN",
                                   "Caf\xC3\xA9"};

static const struct {
    const char *label;
    const char *name;
    size_t number;
    const char *meant;
} FIND_CASES[] = {
    {"the first", "OCMW", 0, "OCMW"},
    {"the last", "Caf\xC3\xA9", 3, "Caf\xC3\xA9"},
    {"another case is another name", "ocmw", 4, "OCMW"},
    {"the first of two that are meant", "kind-en-gezin", 4, "Kind en Gezin"},
    {"an accent forgotten", "Cafe", 4, "Caf\xC3\xA9"},
    {"another word", "CAW", 4, NULL},
    {"the beginning of a name", "OCM", 4, NULL},
    {"nothing", "", 4, NULL},
};

static void names_are_found_exactly_and_suggested_roughly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FIND_CASES); i++) {
        const char *meant = name_suggest(LIST, ARRAY_COUNT(LIST), FIND_CASES[i].name);

        print_message("%s\n", FIND_CASES[i].label);
        assert_int_equal(name_find(LIST, ARRAY_COUNT(LIST), FIND_CASES[i].name),
                         FIND_CASES[i].number);
        assert_int_equal(meant == NULL, FIND_CASES[i].meant == NULL);
        assert_true(meant == NULL || strcmp(meant, FIND_CASES[i].meant) == 0);
    }
    assert_int_equal(name_find(NULL, 0, "OCMW"), 0);
    assert_null(name_suggest(NULL, 0, "OCMW"));
}

static const struct {
    const char *written;
    const char *parted;
} PART_CASES[] = {
    {"", ""},
    {"OCMW", "OCMW"},
    {"OCMW, CAW;Syntra|X", "OCMW| CAW|Syntra|X"},
    {"Zorg, wonen en werk", "Zorg, wonen en werk"},
    {"OCMW, Zorg, wonen en werk ; CAW", "OCMW| Zorg, wonen en werk | CAW"},
    {"Zorg, wonen en werken", "Zorg| wonen en werken"},
    {"Zorg, wonen", "Zorg| wonen"},
    {"Zorg, wonen en werk, 2", "Zorg, wonen en werk, 2"},
    {"De Zorg, wonen en werk", "De Zorg| wonen en werk"},
};

static void a_comma_parts_names_but_not_within_one_that_is_known(void **state)
{
    static const char *const NAMES[] = {"OCMW", "Zorg, wonen en werk",
                                        "Zorg, wonen en werk, 2"};
    const struct name_list known = {NAMES, ARRAY_COUNT(NAMES)};
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PART_CASES); i++) {
        assert_string_equal(names_part(PART_CASES[i].written, &known, pool),
                            PART_CASES[i].parted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_whole_numbers_of_the_scale),
        cmocka_unit_test(words_are_those_of_the_list),
        cmocka_unit_test(dates_are_of_the_calendar),
        cmocka_unit_test(names_are_there_and_not_too_long),
        cmocka_unit_test(several_names_are_parted_by_bars),
        cmocka_unit_test(a_comma_parts_names_but_not_within_one_that_is_known),
        cmocka_unit_test(names_are_found_exactly_and_suggested_roughly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
