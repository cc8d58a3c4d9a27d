/* test_form_file.c - reading a file of answers, and saying what is wrong with one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/form_file.h"

/* A case as one line: "CLB: Q1=information Q1_also=case Q5=non_binding". */
static void case_describe(struct text *text, const struct form_case *one)
{
    text_format(text, "%s:", one->actor);
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        const char *code = form_answer_code((enum form_question_number)i,
                                            one->answers.given[i], text->pool);
        if (code != NULL) {
            text_format(text, " %s=%s", FORM_QUESTIONS[i].code, code);
        }
    }
    for (int purpose = 1; purpose < FORM_PURPOSE_END; purpose++) {
        if (one->answers.is_also[purpose]) {
            text_format(text, " also=%s", form_answer_code(FORM_Q1, purpose, text->pool));
        }
    }
    text_add(text, "\n");
}

/* Read a file; give its cases, or its errors, a line each. */
static const char *outcome_of(const char *bytes, struct pool *pool, bool *is_read_out)
{
    struct report report = {.pool = pool};
    struct csv_table table;
    struct form_file file = {NULL, 77}; /* must stay untouched on failure */
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    *is_read_out = csv_read(&(struct file_bytes){"f.csv", bytes, strlen(bytes)}, pool,
                            &report, &table) &&
                   form_file_read(&table, pool, &report, &file);
    for (size_t i = 0; *is_read_out && i < file.case_count; i++) {
        case_describe(&text, &file.cases[i]);
    }
    assert_int_equal(report.error_count == 0, *is_read_out);
    assert_true(*is_read_out || file.case_count == 77);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        report_entry_say(entry, LANGUAGE_EN, &text);
        text_add(&text, "\n");
    }
    return text.bytes;
}

static const struct {
    const char *label;
    const char *file;
    const char *cases;
} READ_CASES[] = {
    {"one answer is enough", "question,answer\nQ3,alone\n", ": Q3=alone\n"},
    {"every question, by code",
     "question,answer\nQ1,project\nQ1_also,learning\nQ2a,yes\nQ2b,no\nQ2c,yes\n"
     "Q3,only_together\nQ4,lasting\nQ5,lasting\nQ6,half_or_more\nQ7,2\nQ8,yes\n"
     "organisations,9\nmandated,no\n",
     ": Q1=project Q2a=yes Q2b=no Q2c=yes Q3=only_together Q4=lasting Q5=lasting "
     "Q6=half_or_more Q7=2 Q8=yes organisations=9 mandated=no also=learning\n"},
    {"semicolons, Dutch headers and words, any case",
     "Vraag;Antwoord;Actor\nq1;Kennismaken;\nQ3;ALLEEN SAMEN;\nQ5;vrijblijvend;\n"
     "q1 ook;Signaleren;\nOrganisaties;3;\nOpgelegd;ja;\n",
     ": Q1=acquaintance Q3=only_together Q5=non_binding organisations=3 mandated=yes "
     "also=signalling\n"},
    {"tabs, French headers and words, without accents too",
     "acteur\tquestion\tr\xC3\xA9ponse\nCPAS\tQ8\tpeut-\xC3\xAAtre\nCPAS\tQ5\tsans "
     "engagement\n"
     "CPAS\tQ4\tUne periode limitee\n",
     "CPAS: Q4=limited Q5=non_binding Q8=perhaps\n"},
    {"several secondary purposes in one cell and in several rows",
     "question,answer\nQ1_also,learning|signalling\nQ1_also,case\n",
     ": also=signalling also=case also=learning\n"},
    {"a number of actors above two is two", "question,answer\nQ7,5\n", ": Q7=2\n"},
    {"0 actors is an answer", "question,answer\nQ7,0\n", ": Q7=0\n"},
    {"an empty answer is no answer", "question,answer\nQ3,\nQ4,once\n", ": Q4=once\n"},
    {"an empty answer may stand beside one", "question,answer\nQ3,\nQ3,alone\nQ3,\n",
     ": Q3=alone\n"},
    {"an actor takes from the whole what it leaves open, wherever the rows stand",
     "actor,question,answer\nCLB,Q5,non_binding\n,Q5,lasting\n,Q3,only_together\n",
     ": Q3=only_together Q5=lasting\nCLB: Q3=only_together Q5=non_binding\n"},
    {"an actor with an empty answer takes it from the whole",
     "actor,question,answer\n,Q5,lasting\nCLB,Q5,\n", ": Q5=lasting\nCLB: Q5=lasting\n"},
    {"secondary purposes come with the main one of the whole",
     "actor,question,answer\n,Q1,project\n,Q1_also,case\nCLB,Q3,alone\n",
     ": Q1=project also=case\nCLB: Q1=project Q3=alone also=case\n"},
    {"secondary purposes of the whole do not stay beside another main one",
     "actor,question,answer\n,Q1,project\n,Q1_also,case\nCLB,Q1,information\n",
     ": Q1=project also=case\nCLB: Q1=information\n"},
    {"secondary purposes of an actor replace those of the whole",
     "actor,question,answer\n,Q1,project\n,Q1_also,case\nCLB,Q1_also,learning\n",
     ": Q1=project also=case\nCLB: Q1=project also=learning\n"},
    {"actors alone, in order of appearance, whatever their case",
     "actor,question,answer\nCLB,Q3,alone\nCAW,Q3,only_together\nclb,Q4,once\n",
     "CLB: Q3=alone Q4=once\nCAW: Q3=only_together\n"},
};

static void answers_are_read_per_actor(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        bool is_read = false;
        const char *outcome = outcome_of(READ_CASES[i].file, pool, &is_read);

        print_message("%s\n", READ_CASES[i].label);
        assert_string_equal(outcome, READ_CASES[i].cases);
        assert_true(is_read);
    }
}

#define QUESTIONS                                                                        \
    "Q1, Q1_also, Q2a, Q2b, Q2c, Q3, Q4, Q5, Q6, Q7, Q8, organisations, mandated\n"

static const struct {
    const char *label;
    const char *file;
    const char *errors;
} REFUSED_CASES[] = {
    {"no rows", "question,answer\n", "f.csv: no question is answered\n"},
    {"empty answers only", "question,answer\nQ3,\n", "f.csv: no question is answered\n"},
    {"an unknown question", "question,answer\nQ9,yes\n",
     "f.csv:2:1: there is no question 'Q9'; there are: " QUESTIONS},
    {"no question named", "question,answer\n,yes\n",
     "f.csv:2:1: there is no question ''; there are: " QUESTIONS},
    {"an unknown question without answer too", "question,answer\nQ2,\n",
     "f.csv:2:1: there is no question 'Q2'; there are: " QUESTIONS},
    {"an answer of another question", "question,answer\nQ3,lasting\n",
     "f.csv:2:4: question 'Q3' does not have the answer 'lasting'; it has: alone, "
     "better_together, only_together\n"},
    {"a number below zero", "question,answer\nQ7,-1\n",
     "f.csv:2:4: question 'Q7' does not have the answer '-1'; it has: 0, 1, 2\n"},
    {"a number of organisations in words", "question,answer\norganisations,nine\n",
     "f.csv:2:15: question 'organisations' does not have the answer 'nine'; it has: 0 - "
     "9999\n"},
    {"one wrong secondary purpose among right ones",
     "question,answer\nQ1_also,case|fun|learning\n",
     "f.csv:2:9: question 'Q1' does not have the answer 'fun'; it has: acquaintance, "
     "information, signalling, case, action, learning, resources, project\n"},
    {"answered twice", "question,answer\nQ3,alone\nQ3,alone\n",
     "f.csv:3:4: question 'Q3' is answered in line 2 already; keep one\n"},
    {"answered twice for an actor, in another case",
     "actor,question,answer\nCLB,Q3,alone\nCAW,Q3,alone\nclb,q3,only together\n",
     "f.csv:4:8: question 'Q3' is answered in line 2 already, for the same actor; keep "
     "one\n"},
    {"answered twice, the first time wrongly", "question,answer\nQ3,no\nQ3,alone\n",
     "f.csv:2:4: question 'Q3' does not have the answer 'no'; it has: alone, "
     "better_together, only_together\n"
     "f.csv:3:4: question 'Q3' is answered in line 2 already; keep one\n"},
    {"all errors at once", "question,answer\nQ9,yes\nQ2a,perhaps\nQ4,once\nQ4,limited\n",
     "f.csv:2:1: there is no question 'Q9'; there are: " QUESTIONS
     "f.csv:3:5: question 'Q2a' does not have the answer 'perhaps'; it has: yes, no\n"
     "f.csv:5:4: question 'Q4' is answered in line 4 already; keep one\n"},
};

static void errors_name_the_place_and_what_would_be_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        bool is_read = true;
        const char *outcome = outcome_of(REFUSED_CASES[i].file, pool, &is_read);

        print_message("%s\n", REFUSED_CASES[i].label);
        assert_string_equal(outcome, REFUSED_CASES[i].errors);
        assert_false(is_read);
    }
}

static void columns_must_be_known_and_there(void **state)
{
    SCOPED(pool) pool = pool_new();
    bool is_read = true;

    (void)state;
    assert_non_null(
        strstr(outcome_of("question,reason\nQ3,alone\n", pool, &is_read), "'answer'"));
    assert_false(is_read);
    assert_non_null(
        strstr(outcome_of("question,answer,why\nQ3,alone,x\n", pool, &is_read), "'why'"));
    assert_false(is_read);
}

static const char *actors_file(size_t actor_count, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "actor,question,answer\n,Q3,alone\n");
    for (size_t i = 0; i < actor_count; i++) {
        text_format(&text, "A%zu,Q3,alone\n", i);
    }
    return text.bytes;
}

static void there_is_a_limit_to_the_actors(void **state)
{
    SCOPED(pool) pool = pool_new();
    bool is_read = false;

    (void)state;
    (void)outcome_of(actors_file(LIMIT_ACTORS, pool), pool, &is_read);
    assert_true(is_read);
    const char *errors = outcome_of(actors_file(LIMIT_ACTORS + 1, pool), pool, &is_read);
    assert_false(is_read);
    assert_non_null(strstr(errors, "more than 500 actors"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_read_per_actor),
        cmocka_unit_test(errors_name_the_place_and_what_would_be_right),
        cmocka_unit_test(columns_must_be_known_and_there),
        cmocka_unit_test(there_is_a_limit_to_the_actors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
