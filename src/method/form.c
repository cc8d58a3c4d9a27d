#include "method/form.h"

#include <assert.h>

/* The questions that some rule reads. */
static const enum form_question_number READ_BY_RULES[] = {
    FORM_Q1, FORM_Q2A, FORM_Q2B, FORM_Q2C, FORM_Q3, FORM_Q4, FORM_Q5, FORM_Q6, FORM_Q8};

static int answer_last(enum form_question_number question)
{
    const struct vocabulary *answers = FORM_QUESTIONS[question].answers;

    return answers != NULL ? (int)answers->word_count : 0;
}

static bool outcome_differs(struct form_outcome a, struct form_outcome b)
{
    return a.form != b.form || a.kind != b.kind ||
           a.is_network_later != b.is_network_later;
}

/* ---- remarks ---- */

static bool is_or_may_become_network(const struct form_outcome *outcome)
{
    return outcome->form == FORM_NETWORK || outcome->is_network_later;
}

static bool has_too_few(const struct form_answers *answers,
                        const struct form_outcome *outcome)
{
    const int organisations = answers->given[FORM_ORGANISATIONS];

    return is_or_may_become_network(outcome) && organisations > 0 && organisations < 3;
}

static bool has_no_dependence(const struct form_answers *answers,
                              const struct form_outcome *outcome)
{
    return is_or_may_become_network(outcome) &&
           answers->given[FORM_Q7] == FORM_DEPENDENCE_NOBODY;
}

/* A case discussed as a side purpose is discussed all the same. */
static bool has_case(const struct form_answers *answers,
                     const struct form_outcome *outcome)
{
    (void)outcome;
    return answers->given[FORM_Q1] == FORM_CASE || answers->is_also[FORM_CASE];
}

static bool is_mandated_network(const struct form_answers *answers,
                                const struct form_outcome *outcome)
{
    return outcome->rule == FORM_V1 && answers->given[FORM_MANDATED] == FORM_YES;
}

static bool has_unclear_purpose(const struct form_answers *answers,
                                const struct form_outcome *outcome)
{
    (void)answers;
    return outcome->kind == FORM_KIND_ASK_AGAIN;
}

/* V6 says that the interest is not clear, so a yes to Q8 must be met. */
static bool has_doubtful_interest(const struct form_answers *answers,
                                  const struct form_outcome *outcome)
{
    return outcome->rule == FORM_V6 && answers->given[FORM_Q8] == FORM_INTEREST_YES;
}

static bool is_about_information(const struct form_answers *answers,
                                 const struct form_outcome *outcome)
{
    return outcome->kind == FORM_KIND_INFORMATION ||
           (outcome->form == FORM_CONSULTATION &&
            answers->given[FORM_Q1] == FORM_INFORMATION);
}

static const struct {
    const char *code;
    bool (*applies)(const struct form_answers *answers,
                    const struct form_outcome *outcome);
    const char *text;
} REMARKS[] = {
    {"purpose_unclear", has_unclear_purpose,
     N_("Ask question Q1 again: what will the network do?")},
    {"too_few_organisations", has_too_few,
     N_("Fewer than three organisations are not a network.")},
    {"no_dependence", has_no_dependence, N_("Nobody depends on anybody: why a network?")},
    {"secrecy", has_case,
     N_("A situation may be discussed in three ways only: without names and without "
        "recognisable details; with the family present; or as shared professional "
        "secrecy, with all its conditions. Not every partner is bound by professional "
        "secrecy: think of school staff and volunteers.")},
    {"mandated", is_mandated_network,
     N_("The cooperation is imposed: check who would join freely.")},
    {"interest_unclear", has_doubtful_interest,
     N_("You see a common interest, but no rule fits the answers: discuss question Q8 "
        "together.")},
    {"information_or_consultation", is_about_information,
     N_("A consultation meeting and an information network both exchange information. "
        "The network asks commitment, knows mutual dependence and has a common "
        "objective.")},
};

static void remarks_find(const struct form_answers *answers, struct form_advice *advice,
                         struct pool *pool)
{
    struct form_remark *remarks =
        pool_array(pool, ARRAY_COUNT(REMARKS), struct form_remark);

    for (size_t i = 0; i < ARRAY_COUNT(REMARKS); i++) {
        if (REMARKS[i].applies(answers, &advice->outcome)) {
            remarks[advice->remark_count++] =
                (struct form_remark){REMARKS[i].code, {.id = REMARKS[i].text}};
        }
    }
    advice->remarks = remarks;
}

/* ---- what would change the advice ---- */

/* Write the flips of one question after `flips`, and give how many. */
static size_t question_flips(const struct form_answers *answers,
                             enum form_question_number question,
                             struct form_outcome outcome_now, struct form_flip *flips)
{
    struct form_answers other = *answers;
    const int answer_now = answers->given[question];
    size_t count = 0;

    for (int answer = 1; answer <= answer_last(question); answer++) {
        other.given[question] = answer;
        const struct form_outcome outcome = form_decide(&other, NULL);
        if (answer != answer_now && outcome_differs(outcome, outcome_now)) {
            flips[count++] = (struct form_flip){question, answer_now, answer, outcome};
        }
    }
    return count;
}

static void flips_find(const struct form_answers *answers, struct form_advice *advice,
                       struct pool *pool)
{
    struct form_flip *flips = pool_array(
        pool, (size_t)FORM_QUESTION_COUNT * FORM_PURPOSE_END, struct form_flip);

    for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
        advice->flip_count += question_flips(answers, (enum form_question_number)question,
                                             advice->outcome, flips + advice->flip_count);
    }
    advice->flips = flips;
}

/* ---- what the open questions can still do ---- */

struct open_questions {
    enum form_question_number questions[ARRAY_COUNT(READ_BY_RULES)];
    size_t count;
};

static struct open_questions open_questions_find(const struct form_answers *answers)
{
    struct open_questions open = {.count = 0};

    for (size_t i = 0; i < ARRAY_COUNT(READ_BY_RULES); i++) {
        if (answers->given[READ_BY_RULES[i]] == FORM_NOT_ANSWERED) {
            open.questions[open.count++] = READ_BY_RULES[i];
        }
    }
    return open;
}

/* Go to the next way of answering the open questions, "not answered" being one; false
 * after the last. Counts like a mileometer. */
static bool state_next(struct form_answers *state, const struct open_questions *open)
{
    for (size_t i = 0; i < open->count; i++) {
        int *answer = &state->given[open->questions[i]];
        if (*answer < answer_last(open->questions[i])) {
            (*answer)++;
            return true;
        }
        *answer = FORM_NOT_ANSWERED;
    }
    return false;
}

static bool question_matters(const struct form_answers *state,
                             enum form_question_number question)
{
    struct form_flip flips[FORM_PURPOSE_END];

    return question_flips(state, question, form_decide(state, NULL), flips) > 0;
}

static void decisive_find(const struct form_answers *answers, struct form_advice *advice)
{
    const struct open_questions open = open_questions_find(answers);
    struct form_answers state = *answers;
    size_t decisive_count = 0;

    if (advice->is_firing[FORM_V0]) { /* goes before all others, whatever is open */
        advice->is_settled = true;
        return;
    }

    do {
        for (size_t i = 0; i < open.count; i++) {
            const enum form_question_number question = open.questions[i];
            if (!advice->is_decisive[question] &&
                state.given[question] == FORM_NOT_ANSWERED &&
                question_matters(&state, question)) {
                advice->is_decisive[question] = true;
                decisive_count++;
            }
        }
    } while (decisive_count < open.count && state_next(&state, &open));
    advice->is_settled = decisive_count == 0;
}

struct form_advice form_advise(const struct form_answers *answers, struct pool *pool)
{
    struct form_advice advice = {.remark_count = 0};

    assert(answers->given[FORM_Q1] < FORM_PURPOSE_END);
    advice.outcome = form_decide(answers, advice.is_firing);
    remarks_find(answers, &advice, pool);
    flips_find(answers, &advice, pool);
    decisive_find(answers, &advice);
    return advice;
}
