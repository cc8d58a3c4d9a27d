/* test_arena_remarks.c - what is said beside a ranking as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "method/arena_remarks.h"
#include "sheets.h"

static const struct {
    const char *label;
    const char *arena;
    bool is_worksheet;
    const char *remarks; /* severity and the one fact in it, if it has one */
} CASES[] = {
    {"nobody and nothing", "", false, "warning 0"},
    {"one rater", "P: 11", false, "warning 1"},
    {"two raters", "P: 11 22", false, "warning 2"},
    {"three are enough, but thin", "P: 11 22 33", false, "note 3"},
    {"four too", "P: 11 22 33 44", false, "note 4"},
    {"five are advised", "P: 11 22 33 44 11", false, ""},
    {"three on a list, of whom one rated nobody", "P: 11 - 33", false,
     "warning 2, note B"},
    {"rating one's own organisation is rating", "P: 11 22 33*", false, "note 3"},
    {"an actor that nobody rated", "P: 11 22 33\nQ: - - -", false, "note 3, note Q"},
    {"an actor rated by its own organisation alone", "P: 11 22 33\nQ: 44* - -", false,
     "note 3, note Q"},
    {"all of them, in file order", "P: - 22*\nQ: - -\nR: - 11", false,
     "warning 1, note A, note P, note Q"},
    {"an override of whom nobody rated has no effect", "P: 11 22 33\nQ: - - - !c4", false,
     "note 3, note Q, warning Q"},
    {"an own mark that costs a place",
     "P: 33 33 44* 33 33\nQ: 44 33 33 33 33\nR: 44 44 33 33 33", false, ""},
    {"an own mark would have made it first", "P: 44 33 44*\nQ: 44 44 33", false,
     "note 3, note P"},
    {"an own mark that would lower it is no loss", "P: 44 44 11*\nQ: 33 33 33", false,
     "note 3"},
    {"a paper sheet does not say which end is most important", "P: 11", true,
     "warning 1, warning"},
};

static const char *remarks_text(const struct report *report, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 1024);
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        const struct message_value *value = &entry->message.values[0];
        assert_null(entry->place.file);
        text_add(&text, entry == report->first ? "" : ", ");
        text_add(&text, report_severity_code(entry->severity));
        if (entry->message.value_count == 0) {
            continue;
        }
        if (value->text != NULL) {
            text_format(&text, " %s", value->text);
        } else {
            text_format(&text, " %d", (int)value->number);
        }
    }
    return text.bytes;
}

static void can_be_read(const struct report *report, struct pool *pool)
{
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *said = say_in(pool, &entry->message, (enum language)language);
            assert_true(said[0] != '\0');
            assert_null(strchr(said, '%'));
        }
    }
}

static void a_ranking_is_told_what_it_rests_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct arena arena = sheets_arena(CASES[i].arena, pool);
        struct report report = {.pool = pool};

        arena.is_worksheet = CASES[i].is_worksheet;
        const struct arena_ranking ranking = arena_rank(&arena, pool);
        arena_remarks(&ranking, &report);
        print_message("%s\n", CASES[i].label);
        assert_string_equal(remarks_text(&report, pool), CASES[i].remarks);
        assert_int_equal(report.error_count, 0);
        can_be_read(&report, pool);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ranking_is_told_what_it_rests_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
