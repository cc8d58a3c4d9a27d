/* test_form.c - rules, flips and remarks of the advice on the form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "method/form.h"

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

/* ---- rules, in the notation of the tables below ---- */

/* Answers as a line: "Q3=alone Q5=lasting", read by their codes. */
static struct form_answers answers_of(const char *line)
{
    struct form_answers answers = {0};
    char part[64];

    while (*line != '\0') {
        const size_t length = strcspn(line, " ");
        assert_true(length < sizeof part);
        memcpy(part, line, length);
        part[length] = '\0';
        char *equals = strchr(part, '=');
        assert_non_null(equals);
        *equals = '\0';
        int question = 0;
        while (strcmp(part, FORM_QUESTIONS[question].code) != 0) {
            assert_true(++question < FORM_QUESTION_COUNT);
        }
        assert_true(form_answer_find((enum form_question_number)question, equals + 1,
                                     &answers.given[question]));
        line += length + (line[length] == ' ');
    }
    return answers;
}

#define COMPLEX "Q2a=yes Q2b=yes Q2c=no "
#define PLAIN "Q2a=yes Q2b=no Q2c=no "

static const struct {
    const char *label;
    const char *answers;
    const char *firing; /* the first gives the advice */
    enum form form;
    enum form_kind kind;
} RULE_CASES[] = {
    {"nothing answered", "", "V6", FORM_CONSULTATION, FORM_KIND_NONE},
    {"one can do it", "Q3=alone", "V0", FORM_NONE, FORM_KIND_NONE},
    {"V0 goes before V3 and V5", PLAIN "Q1=learning Q3=alone Q4=once Q5=lasting Q8=yes",
     "V0 V3 V5", FORM_NONE, FORM_KIND_NONE},
    {"V0 goes before V4", "Q1=case Q3=alone Q5=non_binding", "V0 V4", FORM_NONE,
     FORM_KIND_NONE},
    {"a network", COMPLEX "Q1=project Q3=only_together Q5=lasting Q6=some", "V1",
     FORM_NETWORK, FORM_KIND_ACTION},
    {"V1 goes before V3",
     COMPLEX "Q1=action Q3=only_together Q5=lasting Q6=half_or_more Q8=yes", "V1 V3",
     FORM_NETWORK, FORM_KIND_ACTION},
    {"all three yes is complex too",
     "Q2a=yes Q2b=yes Q2c=yes Q1=information Q3=only_together Q5=lasting Q6=some", "V1",
     FORM_NETWORK, FORM_KIND_INFORMATION},
    {"two times yes is complex, whatever the third",
     "Q2b=yes Q2c=yes Q1=resources Q3=only_together Q5=lasting Q6=some", "V1",
     FORM_NETWORK, FORM_KIND_RESOURCES},
    {"V1 with learning", COMPLEX "Q1=learning Q3=only_together Q5=lasting Q6=some", "V1",
     FORM_NETWORK, FORM_KIND_LEARNING},
    {"V1 asks Q1 again for acquaintance",
     COMPLEX "Q1=acquaintance Q3=only_together Q5=lasting Q6=some", "V1", FORM_NETWORK,
     FORM_KIND_ASK_AGAIN},
    {"V1 asks Q1 again for signalling",
     COMPLEX "Q1=signalling Q3=only_together Q5=lasting Q6=some", "V1", FORM_NETWORK,
     FORM_KIND_ASK_AGAIN},
    {"V1 asks Q1 again for a case", COMPLEX "Q1=case Q3=only_together Q5=lasting Q6=some",
     "V1", FORM_NETWORK, FORM_KIND_ASK_AGAIN},
    {"V1 asks Q1 again when it is open", COMPLEX "Q3=only_together Q5=lasting Q6=some",
     "V1", FORM_NETWORK, FORM_KIND_ASK_AGAIN},
    {"commitment for one action is not yet lasting",
     COMPLEX "Q3=only_together Q5=one_action Q6=some", "V2", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V2 by Q6 alone", COMPLEX "Q3=only_together Q6=none", "V2", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V2 by Q6 though the commitment is lasting",
     COMPLEX "Q3=only_together Q5=lasting Q6=none", "V2", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V2 goes before V3", COMPLEX "Q1=action Q3=only_together Q5=one_action Q8=yes",
     "V2 V3", FORM_CONSULTATION, FORM_KIND_NONE},
    {"V2 goes before V4", COMPLEX "Q1=signalling Q3=only_together Q5=non_binding",
     "V2 V4", FORM_CONSULTATION, FORM_KIND_NONE},
    {"V1 nor V2 when Q5 is open", COMPLEX "Q3=only_together Q6=some", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"V1 nor V2 when Q6 is open", COMPLEX "Q3=only_together Q5=lasting", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"V1 nor V2 when better together",
     COMPLEX "Q3=better_together Q5=lasting Q6=half_or_more", "V6", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V3 by purpose", "Q1=action Q5=one_action Q8=yes", "V3", FORM_AD_HOC,
     FORM_KIND_NONE},
    {"V3 by once", "Q4=once Q5=one_action Q8=yes", "V3", FORM_AD_HOC, FORM_KIND_NONE},
    {"V3 by a limited period, with a lasting commitment",
     "Q1=project Q4=limited Q5=lasting Q8=yes", "V3", FORM_AD_HOC, FORM_KIND_NONE},
    {"V3 goes before V5", PLAIN "Q1=learning Q4=limited Q5=lasting Q8=yes", "V3 V5",
     FORM_AD_HOC, FORM_KIND_NONE},
    {"no V3 without commitment", "Q1=action Q5=non_binding Q8=yes", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"no V3 without commitment answered", "Q1=action Q8=yes", "V6", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"no V3 when the interest is a perhaps", "Q1=action Q5=one_action Q8=perhaps", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"no V3 when it lasts", "Q1=project Q4=lasting Q5=one_action Q8=yes", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"V4 for acquaintance", "Q1=acquaintance Q5=non_binding", "V4", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V4 for information", "Q1=information Q5=non_binding", "V4", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V4 for signalling", "Q1=signalling Q5=non_binding", "V4", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"V4 for a case", "Q1=case Q5=non_binding", "V4", FORM_CONSULTATION, FORM_KIND_NONE},
    {"no V4 with more commitment", "Q1=information Q5=one_action", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"V5 for learning", PLAIN "Q1=learning Q5=lasting", "V5", FORM_NETWORK,
     FORM_KIND_LEARNING},
    {"V5 for resources", PLAIN "Q1=resources Q5=lasting", "V5", FORM_NETWORK,
     FORM_KIND_RESOURCES},
    {"not complex takes two times no", "Q2a=no Q1=learning Q5=lasting", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
    {"two times no is enough", "Q2a=no Q2c=no Q1=learning Q5=lasting", "V5", FORM_NETWORK,
     FORM_KIND_LEARNING},
    {"no V5 when complex", COMPLEX "Q1=learning Q5=lasting", "V6", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"no V5 for a project", PLAIN "Q1=project Q5=lasting", "V6", FORM_CONSULTATION,
     FORM_KIND_NONE},
    {"no V5 with less commitment", PLAIN "Q1=resources Q5=one_action", "V6",
     FORM_CONSULTATION, FORM_KIND_NONE},
};

static void the_first_rule_that_fires_gives_the_advice(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(RULE_CASES); i++) {
        const struct form_answers answers = answers_of(RULE_CASES[i].answers);
        SCOPED(pool) pool = pool_new();
        bool is_firing[FORM_RULE_COUNT];
        const struct form_outcome outcome = form_decide(&answers, is_firing);
        const char *codes[FORM_RULE_COUNT];
        size_t count = 0;

        for (int rule = 0; rule < FORM_RULE_COUNT; rule++) {
            if (is_firing[rule]) {
                codes[count++] = FORM_RULES[rule].code;
            }
        }
        const char *firing = text_join(pool, codes, count, " ");
        print_message("%s\n", RULE_CASES[i].label);
        assert_string_equal(firing, RULE_CASES[i].firing);
        assert_memory_equal(FORM_RULES[outcome.rule].code, firing, 2);
        assert_int_equal(outcome.form, RULE_CASES[i].form);
        assert_int_equal(outcome.kind, RULE_CASES[i].kind);
        assert_int_equal(outcome.is_network_later, outcome.rule == FORM_V2);
    }
}

/* ---- all answers there can be, against the rules written a second time ---- */

/* Rule by rule as the table in docs/methods/form.md has it, from sets of answers. */
static bool is_one_of(int answer, const char *set)
{
    return answer != FORM_NOT_ANSWERED && strchr(set, '0' + answer) != NULL;
}

static bool oracle_fires(const int *q, int rule)
{
    int yes = 0;
    int no = 0;

    for (int part = FORM_Q2A; part <= FORM_Q2C; part++) {
        yes += q[part] == 1;
        no += q[part] == 2;
    }
    switch (rule) {
    case 0:
        return is_one_of(q[FORM_Q3], "1");
    case 1:
        return yes > 1 && is_one_of(q[FORM_Q3], "3") && is_one_of(q[FORM_Q5], "3") &&
               is_one_of(q[FORM_Q6], "23");
    case 2:
        return yes > 1 && is_one_of(q[FORM_Q3], "3") &&
               (is_one_of(q[FORM_Q5], "12") || is_one_of(q[FORM_Q6], "1"));
    case 3:
        return (is_one_of(q[FORM_Q1], "5") || is_one_of(q[FORM_Q4], "12")) &&
               is_one_of(q[FORM_Q8], "1") && is_one_of(q[FORM_Q5], "23");
    case 4:
        return is_one_of(q[FORM_Q1], "1234") && is_one_of(q[FORM_Q5], "1");
    default:
        return is_one_of(q[FORM_Q1], "67") && is_one_of(q[FORM_Q5], "3") && no > 1;
    }
}

static void combination_check(const struct form_answers *answers)
{
    static const enum form FORM_OF[] = {
        FORM_NONE,         FORM_NETWORK, FORM_CONSULTATION, FORM_AD_HOC,
        FORM_CONSULTATION, FORM_NETWORK, FORM_CONSULTATION};
    bool is_firing[FORM_RULE_COUNT];
    const struct form_outcome outcome = form_decide(answers, is_firing);
    struct form_answers with_also = *answers;
    int first = FORM_V6;

    for (int rule = FORM_V6 - 1; rule >= 0; rule--) {
        const bool fires = oracle_fires(answers->given, rule);
        assert_int_equal(is_firing[rule], fires);
        first = fires ? rule : first;
    }
    assert_int_equal(is_firing[FORM_V6], first == FORM_V6);
    assert_int_equal(outcome.rule, first);
    assert_int_equal(outcome.form, FORM_OF[first]);
    assert_int_equal(outcome.form == FORM_NETWORK, outcome.kind != FORM_KIND_NONE);
    for (int purpose = 1; purpose < FORM_PURPOSE_END; purpose++) {
        with_also.is_also[purpose] = true;
    }
    const struct form_outcome same = form_decide(&with_also, NULL);
    assert_memory_equal(&same, &outcome, sizeof same);
}

/* The next combination, "not answered" included; false after the last. */
static bool combination_next(struct form_answers *answers)
{
    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        if (question == FORM_Q7 || question == FORM_MANDATED) {
            continue; /* no rule may read them: tried apart */
        }
        if (answers->given[question] < ANSWER_COUNTS[question]) {
            answers->given[question]++;
            return true;
        }
        answers->given[question] = FORM_NOT_ANSWERED;
    }
    return false;
}

static void every_combination_has_one_advice(void **state)
{
    struct form_answers answers = {0};
    size_t count = 0;

    (void)state;
    do {
        /* Of no account, so each combination may have another one. */
        answers.given[FORM_Q7] = (int)(count % 4);
        answers.given[FORM_MANDATED] = (int)(count % 3);
        answers.given[FORM_ORGANISATIONS] = (int)(count % 5);
        combination_check(&answers);
        answers.given[FORM_ORGANISATIONS] = 0;
        count++;
    } while (combination_next(&answers));
    assert_int_equal(count, 9 * 27 * 4 * 4 * 4 * 4 * 4);
}

/* ---- flips, and what the open questions can still do ---- */

static bool differs(struct form_outcome a, struct form_outcome b)
{
    return a.form != b.form || a.kind != b.kind ||
           a.is_network_later != b.is_network_later;
}

/* Change every answer in turn, in order, and tick off the flips. */
static void flips_check(const struct form_answers *answers, struct form_advice advice)
{
    size_t found = 0;

    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        for (int answer = 1; answer <= ANSWER_COUNTS[question]; answer++) {
            struct form_answers other = *answers;
            other.given[question] = answer;
            const struct form_outcome outcome = form_decide(&other, NULL);
            if (!differs(outcome, advice.outcome)) {
                continue;
            }
            assert_true(found < advice.flip_count);
            const struct form_flip *flip = &advice.flips[found++];
            assert_int_equal(flip->question, question);
            assert_int_equal(flip->answer, answer);
            assert_int_equal(flip->answer_now, answers->given[question]);
            assert_memory_equal(&flip->outcome, &outcome, sizeof outcome);
        }
    }
    assert_int_equal(found, advice.flip_count);
}

static bool combination_completes(const struct form_answers *complete,
                                  const struct form_answers *answers)
{
    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        if (answers->given[question] != FORM_NOT_ANSWERED &&
            answers->given[question] != complete->given[question]) {
            return false;
        }
    }
    return true;
}

/* By the slow way: settled when no completion whatever has another outcome. */
static bool settled_slowly(const struct form_answers *answers,
                           struct form_outcome outcome_now)
{
    struct form_answers other = {0};
    bool is_settled = true;

    do {
        other.given[FORM_Q7] = answers->given[FORM_Q7];
        other.given[FORM_MANDATED] = answers->given[FORM_MANDATED];
        if (combination_completes(&other, answers)) {
            is_settled = !differs(form_decide(&other, NULL), outcome_now) && is_settled;
        }
    } while (combination_next(&other));
    return is_settled;
}

static const struct {
    const char *label;
    const char *answers;
    const char *decisive; /* codes of the open questions that can still change it */
} OPEN_CASES[] = {
    {"nothing answered", "", "Q1 Q2a Q2b Q2c Q3 Q4 Q5 Q6 Q8"},
    {"alone settles it", "Q3=alone", ""},
    {"a network but for its kind", COMPLEX "Q3=only_together Q5=lasting Q6=some", "Q1"},
    {"the third part of Q2 no longer counts",
     "Q2a=yes Q2b=yes Q1=project Q3=only_together Q5=lasting Q6=some", ""},
    {"learning: complex or not, a network either way, but not while open",
     "Q1=learning Q3=only_together Q4=lasting Q5=lasting Q6=some Q8=no", "Q2a Q2b Q2c"},
    {"purpose and commitment decide together",
     PLAIN "Q3=better_together Q4=lasting Q6=some Q8=no", "Q1 Q5"},
    {"Q7, organisations and mandated are of no account",
     COMPLEX "Q1=project Q3=only_together Q4=lasting Q5=lasting Q6=some Q8=yes", ""},
};

static void open_questions_are_decisive_when_they_can_change_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(OPEN_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct form_answers answers = answers_of(OPEN_CASES[i].answers);
        const struct form_advice advice = form_advise(&answers, pool);
        const char *codes[FORM_QUESTION_COUNT];
        size_t count = 0;

        for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
            if (advice.is_decisive[question]) {
                codes[count++] = FORM_QUESTIONS[question].code;
            }
        }
        const char *decisive = text_join(pool, codes, count, " ");
        print_message("%s\n", OPEN_CASES[i].label);
        assert_string_equal(decisive, OPEN_CASES[i].decisive);
        assert_int_equal(advice.is_settled, decisive[0] == '\0');
        assert_int_equal(advice.is_settled, settled_slowly(&answers, advice.outcome));
    }
}

static void flips_are_all_single_changes_that_change_the_form(void **state)
{
    struct form_answers answers = {0};
    size_t count = 0;

    (void)state;
    do {
        /* A stride without a factor in common meets every answer to every question. */
        if (count++ % 151 == 0) {
            SCOPED(pool) pool = pool_new();
            flips_check(&answers, form_advise(&answers, pool));
        }
    } while (combination_next(&answers));
}

static void v2_to_v4_is_a_flip_because_the_network_goes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct form_answers answers =
        answers_of(COMPLEX "Q1=information Q3=only_together Q5=non_binding");
    const struct form_advice advice = form_advise(&answers, pool);

    (void)state;
    assert_int_equal(advice.outcome.rule, FORM_V2);
    for (size_t i = 0; i < advice.flip_count; i++) {
        const struct form_flip *flip = &advice.flips[i];
        if (flip->question == FORM_Q3 && flip->answer == FORM_BETTER_TOGETHER) {
            assert_int_equal(flip->outcome.rule, FORM_V4);
            assert_int_equal(flip->outcome.form, FORM_CONSULTATION);
            assert_false(flip->outcome.is_network_later);
            return;
        }
    }
    fail_msg("without the need of all together, a network is not for later");
}

/* ---- remarks ---- */

#define NETWORK COMPLEX "Q1=project Q3=only_together Q5=lasting Q6=some "
#define LATER COMPLEX "Q1=project Q3=only_together Q5=one_action "
#define LIGHT "Q1=acquaintance Q5=non_binding "

static const struct {
    const char *label;
    const char *answers;
    int also; /* a secondary purpose, or none */
    const char *remarks; /* codes */
} REMARK_CASES[] = {
    {"none for a network of which nothing is known", NETWORK, 0, ""},
    {"two is no network", NETWORK "organisations=2", 0, "too_few_organisations"},
    {"one is no network", NETWORK "organisations=1", 0, "too_few_organisations"},
    {"three is", NETWORK "organisations=3", 0, ""},
    {"0 is not known", NETWORK "organisations=0", 0, ""},
    {"two is no network later either", LATER "organisations=2", 0,
     "too_few_organisations"},
    {"two may consult", LIGHT "organisations=2", 0, ""},
    {"nobody depends", NETWORK "Q7=0", 0, "no_dependence"},
    {"nobody depends, later", LATER "Q7=0", 0, "no_dependence"},
    {"one actor is enough", NETWORK "Q7=1", 0, ""},
    {"consulting needs no dependence", LIGHT "Q7=0", 0, ""},
    {"a case in consultation", "Q1=case Q5=non_binding", 0, "secrecy"},
    {"a case beside it", LIGHT, FORM_CASE, "secrecy"},
    {"another purpose beside it", LIGHT, FORM_ACTION, ""},
    {"a case in a network", COMPLEX "Q1=case Q3=only_together Q5=lasting Q6=some", 0,
     "purpose_unclear secrecy"},
    {"an imposed network", NETWORK "mandated=yes", 0, "mandated"},
    {"a network that is not imposed", NETWORK "mandated=no", 0, ""},
    {"imposed, but V2", LATER "mandated=yes", 0, ""},
    {"imposed, but V5", PLAIN "Q1=learning Q5=lasting mandated=yes", 0, ""},
    {"all at once", NETWORK "organisations=2 Q7=0 mandated=yes", FORM_CASE,
     "too_few_organisations no_dependence secrecy mandated"},
    {"V6 against a yes to Q8", "Q8=yes", 0, "interest_unclear"},
    {"V6 with a no to Q8", "Q8=no", 0, ""},
    {"V3 with a yes to Q8", "Q4=once Q5=one_action Q8=yes", 0, ""},
    {"an information network",
     COMPLEX "Q1=information Q3=only_together Q5=lasting Q6=some", 0,
     "information_or_consultation"},
    {"consultation for information", "Q1=information Q5=non_binding", 0,
     "information_or_consultation"},
    {"information as an action", "Q1=information Q4=once Q5=one_action Q8=yes", 0, ""},
};

static void remarks_warn_where_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REMARK_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct form_answers answers = answers_of(REMARK_CASES[i].answers);
        answers.is_also[REMARK_CASES[i].also] = REMARK_CASES[i].also != 0;
        const struct form_advice advice = form_advise(&answers, pool);
        struct text codes;

        text_init(&codes, pool, 1000);
        for (size_t j = 0; j < advice.remark_count; j++) {
            text_add(&codes, j > 0 ? " " : "");
            text_add(&codes, advice.remarks[j].code);
            assert_non_null(advice.remarks[j].message.id);
        }
        print_message("%s\n", REMARK_CASES[i].label);
        assert_string_equal(codes.bytes, REMARK_CASES[i].remarks);
    }
}

/* ---- labels and needs ---- */

static const struct {
    struct form_outcome outcome;
    const char *label;
} LABEL_CASES[] = {
    {{FORM_V0, FORM_NONE, FORM_KIND_NONE, false}, "no cooperation now"},
    {{FORM_V1, FORM_NETWORK, FORM_KIND_ACTION, false}, "action network"},
    {{FORM_V1, FORM_NETWORK, FORM_KIND_ASK_AGAIN, false},
     "a network; what for is not clear yet"},
    {{FORM_V2, FORM_CONSULTATION, FORM_KIND_NONE, true},
     "consultation now, perhaps a network later"},
    {{FORM_V3, FORM_AD_HOC, FORM_KIND_NONE, false}, "ad hoc"},
    {{FORM_V4, FORM_CONSULTATION, FORM_KIND_NONE, false}, "consultation meeting"},
};

static void an_outcome_has_one_label(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LABEL_CASES); i++) {
        assert_string_equal(form_outcome_label(&LABEL_CASES[i].outcome),
                            LABEL_CASES[i].label);
    }
}

static void every_form_says_what_it_needs(void **state)
{
    static const char *const EXPECTED[FORM_NEED_COUNT][FORM_NETWORK + 2] = {
        {"engagement", NULL, "non_binding", "for_action", "per_partner"},
        {"end", NULL, "free", "end_required", "review_required"},
        {"objective", NULL, "agenda", "action", "versions"},
        {"decisions", NULL, "rarely", "light", "decision_line"},
        {"surveys", NULL, "off", "off", "on"},
        {"arena_analysis", NULL, "optional", "small", "yes"},
    };

    (void)state;
    for (size_t i = 0; i < FORM_NEED_COUNT; i++) {
        assert_string_equal(FORM_NEEDS[i].code, EXPECTED[i][0]);
        assert_null(FORM_NEEDS[i].of[FORM_NONE].code);
        for (int form = FORM_CONSULTATION; form <= FORM_NETWORK; form++) {
            assert_string_equal(FORM_NEEDS[i].of[form].code, EXPECTED[i][form + 1]);
            assert_non_null(FORM_NEEDS[i].of[form].label);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_rule_that_fires_gives_the_advice),
        cmocka_unit_test(every_combination_has_one_advice),
        cmocka_unit_test(open_questions_are_decisive_when_they_can_change_it),
        cmocka_unit_test(flips_are_all_single_changes_that_change_the_form),
        cmocka_unit_test(v2_to_v4_is_a_flip_because_the_network_goes),
        cmocka_unit_test(remarks_warn_where_they_should),
        cmocka_unit_test(an_outcome_has_one_label),
        cmocka_unit_test(every_form_says_what_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
