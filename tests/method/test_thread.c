/* test_thread.c - where a network stands on its thread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "method/thread.h"

/* A letter a step: d done, n now, l later. */
static const struct {
    const char *label;
    struct thread_facts facts;
    const char *states;
} CASES[] = {
    {"nothing yet", {{0}}, "nllllllll"},
    {"an issue", {{1}}, "dnlllllll"},
    {"the first four", {{1, 5, 60, 60}}, "ddddnllll"},
    {"all but the last", {{1, 1, 1, 1, 1, 1, 1, 1}}, "ddddddddn"},
    {"everything", {{1, 1, 1, 1, 1, 1, 1, 1, 1}}, "ddddddddd"},
    {"begun in the middle", {{0, 0, 1}}, "nldllllll"},
    {"a step was left out", {{1, 0, 1, 1}}, "dnddlllll"},
    {"only the last", {{0, 0, 0, 0, 0, 0, 0, 0, 1}}, "nllllllld"},
    {"very many", {{SIZE_MAX}}, "dnlllllll"},
};

static void the_first_step_with_nothing_is_now(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        print_message("%s\n", CASES[i].label);
        assert_int_equal(strlen(CASES[i].states), THREAD_STEP_COUNT);
        for (int step = 0; step < THREAD_STEP_COUNT; step++) {
            const enum thread_state found =
                thread_state_of(&CASES[i].facts, (enum thread_step)step);
            assert_int_equal(thread_state_code(found)[0], CASES[i].states[step]);
        }
    }
}

/* Whatever is there: at most one step is now, and none before it has nothing. */
static void at_most_one_step_is_now(void **state)
{
    (void)state;
    for (unsigned there = 0; there < 1U << THREAD_STEP_COUNT; there++) {
        struct thread_facts facts = {{0}};
        size_t now_count = 0;
        for (int step = 0; step < THREAD_STEP_COUNT; step++) {
            facts.counts[step] = there >> step & 1;
        }
        for (int step = 0; step < THREAD_STEP_COUNT; step++) {
            const enum thread_state found =
                thread_state_of(&facts, (enum thread_step)step);
            assert_int_equal(found == THREAD_DONE, there >> step & 1);
            now_count += found == THREAD_NOW;
        }
        assert_int_equal(now_count, there == (1U << THREAD_STEP_COUNT) - 1 ? 0 : 1);
    }
}

static void every_step_has_a_code_a_name_and_a_question(void **state)
{
    static const char *const CODES[] = {"issue",    "sources",   "arena",
                                        "form",     "partners",  "survey",
                                        "findings", "decisions", "actions"};

    (void)state;
    assert_int_equal(ARRAY_COUNT(CODES), THREAD_STEP_COUNT);
    for (int step = 0; step < THREAD_STEP_COUNT; step++) {
        const char *question = thread_step_question((enum thread_step)step);
        assert_string_equal(thread_step_code((enum thread_step)step), CODES[step]);
        assert_true(strlen(thread_step_name((enum thread_step)step)) > 0);
        assert_int_equal(question[strlen(question) - 1], '?');
    }
    assert_string_equal(thread_state_code(THREAD_LATER), "later");
    assert_string_equal(thread_state_code(THREAD_NOW), "now");
    assert_string_equal(thread_state_code(THREAD_DONE), "done");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_step_with_nothing_is_now),
        cmocka_unit_test(at_most_one_step_is_now),
        cmocka_unit_test(every_step_has_a_code_a_name_and_a_question),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
