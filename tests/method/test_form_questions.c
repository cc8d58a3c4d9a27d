/* test_form_questions.c - answers as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "method/form_questions.h"

/* How many answers each question has: what form_questions.c must agree with. */
static const int ANSWER_COUNTS[FORM_QUESTION_COUNT] = {
    [FORM_Q1] = 8,
    [FORM_Q2A] = 2,
    [FORM_Q2B] = 2,
    [FORM_Q2C] = 2,
    [FORM_Q3] = 3,
    [FORM_Q4] = 3,
    [FORM_Q5] = 3,
    [FORM_Q6] = 3,
    [FORM_Q7] = 3,
    [FORM_Q8] = 3,
    [FORM_ORGANISATIONS] = 0,
    [FORM_MANDATED] = 2,
};

static const struct {
    enum form_question_number question;
    const char *written;
    int answer; /* 0: refused */
} WORD_CASES[] = {
    {FORM_Q1, "Project", FORM_PROJECT},
    {FORM_Q1, "RESOURCES", FORM_RESOURCES},
    {FORM_Q1, "3", 0},
    {FORM_Q2A, "yes", FORM_YES},
    {FORM_Q2A, "perhaps", 0},
    {FORM_Q8, "perhaps", FORM_INTEREST_PERHAPS},
    {FORM_Q3, "Only together", FORM_ONLY_TOGETHER},
    {FORM_Q3, "lasting", 0},
    {FORM_Q4, "lasting", FORM_LASTING},
    {FORM_Q5, "lasting", FORM_LASTING_ENGAGEMENT},
    {FORM_Q5, "duurzaam", FORM_LASTING_ENGAGEMENT},
    {FORM_Q6, "geen", FORM_WEIGHT_NONE},
    {FORM_Q7, "0", FORM_DEPENDENCE_NOBODY},
    {FORM_Q7, "1", FORM_DEPENDENCE_ONE},
    {FORM_Q7, "2", FORM_DEPENDENCE_SEVERAL},
    {FORM_Q7, "7", FORM_DEPENDENCE_SEVERAL},
    {FORM_Q7, "9999", FORM_DEPENDENCE_SEVERAL},
    {FORM_Q7, "-1", 0},
    {FORM_Q7, "1.5", 0},
    {FORM_Q7, "99999999999999999999", 0},
    {FORM_ORGANISATIONS, "9", 9},
    {FORM_ORGANISATIONS, "9999", 9999},
    {FORM_ORGANISATIONS, "10000", 0},
    {FORM_ORGANISATIONS, "nine", 0},
    {FORM_ORGANISATIONS, "", 0},
    {FORM_MANDATED, "no", FORM_NO},
};

static void answers_are_read_as_people_write_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WORD_CASES); i++) {
        int answer = 0;
        const bool is_found =
            form_answer_find(WORD_CASES[i].question, WORD_CASES[i].written, &answer);

        print_message("%s=%s\n", FORM_QUESTIONS[WORD_CASES[i].question].code,
                      WORD_CASES[i].written);
        assert_int_equal(is_found, WORD_CASES[i].answer != 0);
        assert_int_equal(answer, WORD_CASES[i].answer);
    }
}

static void every_code_and_label_is_read_back(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        const struct vocabulary *answers = FORM_QUESTIONS[question].answers;
        const size_t count = answers != NULL ? answers->word_count : 0;
        assert_int_equal(count, ANSWER_COUNTS[question]);
        for (int answer = 1; answer <= ANSWER_COUNTS[question]; answer++) {
            const char *label = vocabulary_label(answers, answer);
            const char *written[] = {
                form_answer_code((enum form_question_number)question, answer, pool),
                say(label, LANGUAGE_NL), say(label, LANGUAGE_FR), label};
            for (size_t i = 0; i < ARRAY_COUNT(written); i++) {
                int found = 0;
                assert_true(form_answer_find((enum form_question_number)question,
                                             written[i], &found));
                assert_int_equal(found, answer);
            }
        }
    }
}

static void codes_are_listed_for_messages(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(form_answer_codes(FORM_Q3, pool),
                        "alone, better_together, only_together");
    assert_string_equal(form_answer_codes(FORM_ORGANISATIONS, pool), "0 - 9999");
    assert_null(form_answer_code(FORM_Q3, FORM_NOT_ANSWERED, pool));
    assert_null(form_answer_code(FORM_ORGANISATIONS, 0, pool));
    assert_string_equal(form_answer_code(FORM_ORGANISATIONS, 12, pool), "12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_read_as_people_write_them),
        cmocka_unit_test(every_code_and_label_is_read_back),
        cmocka_unit_test(codes_are_listed_for_messages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
