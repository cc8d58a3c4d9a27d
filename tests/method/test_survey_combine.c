/* test_survey_combine.c - several informants of an organisation become its one answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "method/survey_combine.h"

static const struct {
    const char *label;
    const char *item;
    size_t informants; /* who answered the step */
    struct given_answer given[8]; /* until a target of 0 */
    const char *combined; /* "target value", and "low..high" where they differ */
} CASES[] = {
    {"nobody names anybody", "contact", 2, {{0}}, ""},
    {"one informant is the answer", "contact", 1, {{1, 7, 3}}, "7 3"},
    {"one informant's no is no tie", "contact", 1, {{1, 7, 0}}, ""},
    {"two agree", "contact", 2, {{1, 7, 3}, {2, 7, 3}}, "7 3"},
    {"of two that differ the lower", "contact", 2, {{1, 7, 4}, {2, 7, 2}}, "7 2 2..4"},
    {"who does not name it gave 0", "contact", 2, {{1, 7, 4}}, "7 0 0..4"},
    {"a 0 that was chosen is the same", "contact", 2, {{1, 7, 4}, {2, 7, 0}}, "7 0 0..4"},
    {"the level that most gave",
     "contact",
     3,
     {{1, 7, 5}, {2, 7, 3}, {3, 7, 3}},
     "7 3 3..5"},
    {"most is counted, not averaged",
     "contact",
     3,
     {{1, 7, 5}, {2, 7, 5}, {3, 7, 1}},
     "7 5 1..5"},
    {"three that all differ: the lowest",
     "contact",
     3,
     {{1, 7, 5}, {2, 7, 3}, {3, 7, 1}},
     "7 1 1..5"},
    {"two against two: the lower pair",
     "contact",
     4,
     {{1, 7, 4}, {2, 7, 4}, {3, 7, 2}, {4, 7, 2}},
     "7 2 2..4"},
    {"silence of two wins over one", "contact", 3, {{1, 7, 4}}, "7 0 0..4"},
    {"targets in order, answers in any",
     "contact",
     2,
     {{2, 9, 1}, {1, 4, 2}, {1, 9, 1}, {2, 4, 2}},
     "4 2, 9 1"},
    {"a target named twice by one: the higher",
     "contact",
     1,
     {{1, 7, 2}, {1, 7, 4}, {1, 7, 0}},
     "7 4"},
    {"twice by one is one voice",
     "contact",
     2,
     {{1, 7, 2}, {1, 7, 2}, {2, 7, 1}},
     "7 1 1..2"},

    {"a name that all give", "works_with", 2, {{1, 7, 1}, {2, 7, 1}}, "7 1"},
    {"a name that one gives is a name", "works_with", 3, {{3, 7, 1}}, "7 1 0..1"},
    {"not chosen by all is no name", "works_with", 2, {{1, 7, 0}, {2, 7, 0}}, ""},

    {"a set of one", "means", 1, {{1, 7, 5}}, "7 5"},
    {"a set: what one of them reports",
     "means",
     2,
     {{1, 7, 3}, {2, 7, 6}},
     "7 7 2..7"}, /* 011 and 110: all say 010, any says 111 */
    {"a set that one does not give", "means", 2, {{1, 7, 3}}, "7 3 0..3"},
    {"an empty set is nothing", "means", 1, {{1, 7, 0}}, ""},
    {"a set given twice by one: both", "means", 1, {{1, 7, 1}, {1, 7, 4}}, "7 5"},

    {"who does not rate gives nothing", "T1", 3, {{1, 7, 4}}, "7 4"},
    {"does not know is left out", "T1", 2, {{1, 7, -1}, {2, 7, 3}}, "7 3"},
    {"all do not know: not rated", "T1", 2, {{1, 7, -1}, {2, 7, -1}}, ""},
    {"rated twice, once not knowing", "T1", 1, {{1, 7, 2}, {1, 7, -1}}, "7 2"},
    {"of two ratings the lower", "T1", 2, {{1, 7, 1}, {2, 7, 4}}, "7 1 1..4"},
};

static const char *combined_text(struct combined_answers combined, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < combined.count; i++) {
        const struct combined_answer *one = &combined.items[i];
        text_format(&text, "%s%d %d", i > 0 ? ", " : "", (int)one->target, one->value);
        if (one->is_divided) {
            text_format(&text, " %d..%d", one->low, one->high);
        } else {
            assert_int_equal(one->low, one->value);
            assert_int_equal(one->high, one->value);
        }
    }
    return text.bytes;
}

static void informants_become_one_answer(void **state)
{
    const struct instrument *relation = instrument_find("relation", "1");
    (void)state;

    assert_non_null(relation);
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        size_t count = 0;
        while (count < 8 && CASES[i].given[count].target != 0) {
            count++;
        }
        const char *combined = combined_text(
            survey_combine(instrument_item(relation, CASES[i].item, NULL), CASES[i].given,
                           count, CASES[i].informants, pool),
            pool);
        print_message("%s\n", CASES[i].label);
        assert_string_equal(combined, CASES[i].combined);
    }
}

/* What was given stays as it was: it is sorted in a copy. */
static void answers_given_are_left_alone(void **state)
{
    const struct instrument *relation = instrument_find("relation", "1");
    const struct given_answer given[] = {{2, 9, 1}, {1, 4, 2}};
    SCOPED(pool) pool = pool_new();
    (void)state;

    (void)survey_combine(instrument_item(relation, "contact", NULL), given, 2, 2, pool);
    assert_int_equal(given[0].target, 9);
    assert_int_equal(given[1].target, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(informants_become_one_answer),
        cmocka_unit_test(answers_given_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
