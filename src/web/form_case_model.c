#include "web/form_case_model.h"

#include <inttypes.h>
#include <string.h>

#include "base/lines.h"

const char *const FORM_CASE_FIELDS[FORM_QUESTION_COUNT] = {
    [FORM_Q1] = "q1",
    [FORM_Q2A] = "q2a",
    [FORM_Q2B] = "q2b",
    [FORM_Q2C] = "q2c",
    [FORM_Q3] = "q3",
    [FORM_Q4] = "q4",
    [FORM_Q5] = "q5",
    [FORM_Q6] = "q6",
    [FORM_Q7] = "q7",
    [FORM_Q8] = "q8",
    [FORM_ORGANISATIONS] = "organisations",
    [FORM_MANDATED] = "mandated",
};

/* ---- answers ---- */

int form_case_answer(const struct form_case_row *row, enum form_question_number question)
{
    const char *const written[FORM_QUESTION_COUNT] = {
        [FORM_Q1] = row->q1,
        [FORM_Q2A] = row->q2a,
        [FORM_Q2B] = row->q2b,
        [FORM_Q2C] = row->q2c,
        [FORM_Q3] = row->q3,
        [FORM_Q4] = row->q4,
        [FORM_Q5] = row->q5,
        [FORM_Q6] = row->q6,
        [FORM_Q7] = row->q7,
        [FORM_Q8] = row->q8,
        [FORM_ORGANISATIONS] = row->organisations,
        [FORM_MANDATED] = row->mandated,
    };
    int answer = FORM_NOT_ANSWERED;

    if (written[question][0] != '\0') {
        (void)form_answer_find(question, written[question], &answer);
    }
    return answer;
}

/* Codes, a line each. */
static bool also_read(const char *codes, bool is_also[FORM_PURPOSE_END])
{
    bool is_any = false;

    for (int purpose = 1; purpose < FORM_PURPOSE_END; purpose++) {
        const char *code = vocabulary_code(FORM_QUESTIONS[FORM_Q1].answers, purpose);

        is_also[purpose] = is_also[purpose] || lines_have(codes, code);
        is_any = is_any || is_also[purpose];
    }
    return is_any;
}

struct form_case_answers form_case_answers_of(const struct workspace *workspace,
                                              int64_t actor_id)
{
    struct form_case_answers answers = {.is_own = false};
    const struct form_case_row *whole = workspace_form_case(workspace, 0);
    const struct form_case_row *row = workspace_form_case(workspace, actor_id);
    bool is_also[FORM_PURPOSE_END] = {false};

    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        const enum form_question_number question = (enum form_question_number)i;
        const int own = row == NULL ? 0 : form_case_answer(row, question);

        answers.whole.given[i] = whole == NULL ? 0 : form_case_answer(whole, question);
        answers.complete.given[i] =
            own == FORM_NOT_ANSWERED ? answers.whole.given[i] : own;
        answers.is_own = answers.is_own || own != FORM_NOT_ANSWERED;
        answers.is_answered =
            answers.is_answered || answers.complete.given[i] != FORM_NOT_ANSWERED;
    }
    if (whole != NULL) {
        (void)also_read(whole->q1_also, answers.whole.is_also);
    }
    /* Secondary purposes are its own as soon as it names a purpose. */
    const bool has_also = row != NULL && also_read(row->q1_also, is_also);
    const bool is_own_purpose =
        has_also || (row != NULL && form_case_answer(row, FORM_Q1) != FORM_NOT_ANSWERED);
    memcpy(answers.complete.is_also, is_own_purpose ? is_also : answers.whole.is_also,
           sizeof is_also);
    answers.is_own = answers.is_own || has_also;
    return answers;
}

bool form_case_differs(enum form form, enum form_kind kind,
                       const struct form_outcome *advised)
{
    return form != advised->form ||
           (form == FORM_NETWORK && advised->kind != FORM_KIND_ASK_AGAIN &&
            kind != advised->kind);
}

/* ---- the advice ---- */

static const char *said(const struct visit *visit, const char *id)
{
    return id == NULL ? NULL : say(id, visit->language);
}

void form_case_outcome_put(struct visit *visit, struct value *object,
                           const struct form_outcome *outcome)
{
    model_set_text(object, "form", vocabulary_code(&FORM_FORMS, (int)outcome->form));
    model_set_text(object, "kind", vocabulary_code(&FORM_KINDS, (int)outcome->kind));
    model_set_text(object, "rule", FORM_RULES[outcome->rule].code);
    model_set_boolean(object, "is_network_later", outcome->is_network_later);
    model_set_text(object, "label", said(visit, form_outcome_label(outcome)));
}

void form_case_advised_put(struct visit *visit, struct value *object,
                           const struct form_case_answers *answers)
{
    if (!answers->is_answered) {
        model_set_null(object, "advice");
        return;
    }
    const struct form_outcome outcome = form_decide(&answers->complete, NULL);
    form_case_outcome_put(visit, model_set_object(object, "advice"), &outcome);
}

static void rules_put(struct visit *visit, struct value *object,
                      const struct form_advice *advice)
{
    struct value *rules = model_set_list(object, "rules");

    for (int i = 0; i < FORM_RULE_COUNT; i++) {
        const struct form_rule_row *row = &FORM_RULES[i];
        const struct form_outcome alone = {(enum form_rule)i, row->form, FORM_KIND_NONE,
                                           row->is_network_later};

        if (!advice->is_firing[i]) {
            continue;
        }
        struct value *rule = model_add_object(rules);
        model_set_text(rule, "code", row->code);
        model_set_boolean(rule, "is_advising", i == (int)advice->outcome.rule);
        model_set_text(rule, "label",
                       said(visit, row->form == FORM_NETWORK
                                       ? vocabulary_label(&FORM_FORMS, FORM_NETWORK)
                                       : form_outcome_label(&alone)));
        model_set_text(rule, "condition", said(visit, row->condition));
        model_set_text(rule, "explanation", said(visit, row->explanation));
    }
}

static struct value *question_add(struct visit *visit, struct value *list,
                                  enum form_question_number question)
{
    struct value *object = model_add_object(list);

    model_set_text(object, "code", FORM_QUESTIONS[question].code);
    model_set_text(object, "text", said(visit, FORM_QUESTIONS[question].text));
    return object;
}

static void open_put(struct visit *visit, struct value *object,
                     const struct form_advice *advice)
{
    struct value *open = model_set_list(object, "decisive");

    model_set_boolean(object, "is_settled", advice->is_settled);
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (advice->is_decisive[i]) {
            (void)question_add(visit, open, (enum form_question_number)i);
        }
    }
}

/* Another answer to one question at a time, by question. */
static void flips_put(struct visit *visit, struct value *object,
                      const struct form_advice *advice)
{
    struct value *flips = model_set_list(object, "flips");
    struct value *others = NULL;

    for (size_t i = 0; i < advice->flip_count; i++) {
        const struct form_flip *flip = &advice->flips[i];
        const struct vocabulary *words = FORM_QUESTIONS[flip->question].answers;

        if (i == 0 || flip->question != flip[-1].question) {
            struct value *question = question_add(visit, flips, flip->question);
            model_set_text(question, "now",
                           said(visit, vocabulary_label(words, flip->answer_now)));
            others = model_set_list(question, "others");
        }
        struct value *other = model_add_object(others);
        model_set_text(other, "answer", vocabulary_code(words, flip->answer));
        model_set_text(other, "answer_label",
                       said(visit, vocabulary_label(words, flip->answer)));
        form_case_outcome_put(visit, other, &flip->outcome);
    }
}

void form_case_advice_put(struct visit *visit, struct value *object,
                          const struct form_case_answers *answers)
{
    if (!answers->is_answered) {
        model_set_null(object, "advice");
        return;
    }
    const struct form_advice advice = form_advise(&answers->complete, visit->pool);
    struct value *model = model_set_object(object, "advice");

    form_case_outcome_put(visit, model, &advice.outcome);
    rules_put(visit, model, &advice);
    struct value *remarks = model_set_list(model, "remarks");
    for (size_t i = 0; i < advice.remark_count; i++) {
        struct value *remark = model_add_object(remarks);

        model_set_text(remark, "code", advice.remarks[i].code);
        model_set_text(remark, "text",
                       say_in(visit->pool, &advice.remarks[i].message, visit->language));
    }
    open_put(visit, model, &advice);
    flips_put(visit, model, &advice);
}

/* ---- the choice ---- */

static void needs_put(struct visit *visit, struct value *object, enum form form)
{
    struct value *needs = model_set_list(object, "needs");

    for (size_t i = 0; form != FORM_NONE && i < FORM_NEED_COUNT; i++) {
        struct value *need = model_add_object(needs);

        model_set_text(need, "code", FORM_NEEDS[i].code);
        model_set_text(need, "label", said(visit, FORM_NEEDS[i].label));
        model_set_text(need, "value", FORM_NEEDS[i].of[form].code);
        model_set_text(need, "value_label", said(visit, FORM_NEEDS[i].of[form].label));
    }
}

void form_case_choice_put(struct visit *visit, struct value *object,
                          const struct form_case_row *row,
                          const struct form_case_answers *answers)
{
    int form = FORM_NONE;
    int kind = FORM_KIND_NONE;

    if (row == NULL || row->form[0] == '\0' ||
        !vocabulary_find(&FORM_FORMS, row->form, &form)) {
        model_set_null(object, "choice");
        return;
    }
    if (row->kind[0] != '\0') {
        (void)vocabulary_find(&FORM_KINDS, row->kind, &kind);
    }
    const struct form_outcome advised = form_decide(&answers->complete, NULL);
    struct value *choice = model_set_object(object, "choice");
    model_set_text(choice, "form", vocabulary_code(&FORM_FORMS, form));
    model_set_text(choice, "kind", vocabulary_code(&FORM_KINDS, kind));
    model_set_text(choice, "label",
                   said(visit, kind == FORM_KIND_NONE
                                   ? vocabulary_label(&FORM_FORMS, form)
                                   : vocabulary_label(&FORM_KINDS, kind)));
    model_set_boolean(
        choice, "differs",
        answers->is_answered &&
            form_case_differs((enum form)form, (enum form_kind)kind, &advised));
    model_set_text(choice, "reason", row->reason[0] == '\0' ? NULL : row->reason);
    model_set_text(choice, "recheck_day", row->recheck_day);
    model_set_boolean(choice, "is_due",
                      row->recheck_day != NULL &&
                          strcmp(row->recheck_day, visit->today) <= 0);
    needs_put(visit, choice, (enum form)form);
}

/* ---- the case of an address ---- */

bool form_case_read(struct visit *visit, struct form_case_asked *asked_out,
                    struct status *st)
{
    const bool is_whole = strcmp(visit->parts[1], "0") == 0;
    struct form_case_asked asked = {
        .network_id = visit->network_id,
        .actor_id = visit_id(visit->parts[1]),
    };

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &asked.workspace, st)) {
        return false;
    }
    const size_t actor = workspace_actor(&asked.workspace, asked.actor_id);
    if (!is_whole && actor == asked.workspace.actor_count) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    asked.actor = is_whole ? NULL : &asked.workspace.actors[actor];
    asked.row = workspace_form_case(&asked.workspace, asked.actor_id);
    asked.answers = form_case_answers_of(&asked.workspace, asked.actor_id);
    *asked_out = asked;
    return true;
}

const char *form_case_address(struct visit *visit, const struct form_case_asked *asked,
                              const char *rest)
{
    return visit_address(visit, "/networks/%s/form/%" PRId64 "%s", visit->network_id,
                         asked->actor_id, rest);
}
