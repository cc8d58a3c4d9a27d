/* form_case_edit.c - writing answers and choices about the form of a cooperation. Both
 * are edits of the same row: each leaves the columns of the other as they are. */
#include <string.h>

#include "base/lines.h"
#include "web/edit.h"
#include "web/form_case_model.h"
#include "web/forms.h"
#include "web/pages.h"

/* Inside the unit: the actor is still there; only a network has a kind. */
static bool case_more(struct change *change, struct unit *unit, struct edit_merge *merge,
                      struct sql_value *values, void *context, struct status *st)
{
    const struct form_case_asked *asked = context;
    const struct sql_value *actor = NULL;
    struct form_case_row row;

    (void)change;
    (void)merge;
    if (asked->actor != NULL &&
        !record_find(unit->database, &ACTOR_RECORD, asked->network_id, asked->actor_id,
                     unit->pool, &actor, st)) {
        return false;
    }
    record_read(&FORM_CASE_RECORD, values, &row);
    if (strcmp(row.form, vocabulary_code(&FORM_FORMS, FORM_NETWORK)) != 0) {
        row.kind = "";
    }
    record_fill(&FORM_CASE_RECORD, &row, values);
    return true;
}

static bool case_write(struct visit *visit, struct form_case_asked *asked,
                       const struct form_plan *plan, const char *action,
                       struct status *st)
{
    const struct form_case_row empty = {.actor_id = asked->actor_id};
    struct sql_value values[RECORD_COLUMNS_MAX];
    const struct edit edit = {
        .kind = &FORM_CASE_RECORD,
        .plan = plan,
        .action = action,
        .row = values,
        .key = "actor_id",
        .more = case_more,
        .context = asked,
    };

    record_fill(&FORM_CASE_RECORD, &empty, values);
    if (!edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", form_case_address(visit, asked, ""));
    return true;
}

/* ---- answers ---- */

/* Is each line of `value` the code of an answer? */
static bool codes_are_known(enum form_question_number question, const char *value,
                            struct pool *pool)
{
    for (const char *code = NULL; (code = lines_next(&value, pool)) != NULL;) {
        int answer = FORM_NOT_ANSWERED;

        if (!form_answer_find(question, code, &answer) ||
            strcmp(form_answer_code(question, answer, pool), code) != 0) {
            return false;
        }
    }
    return true;
}

bool form_case_answers_post(struct visit *visit, struct status *st)
{
    struct form_case_asked asked;
    bool is_right = true;

    if (!form_case_read(visit, &asked, st)) {
        return false;
    }
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        const enum form_question_number question = (enum form_question_number)i;
        const char *value = visit_field(visit, FORM_CASE_FIELDS[i]);

        if (FORM_QUESTIONS[i].answers != NULL &&
            (strchr(value, '\n') != NULL ||
             !codes_are_known(question, value, visit->pool))) {
            is_right =
                visit_refuse(visit, FORM_CASE_FIELDS[i], st, "choose one of the list");
        }
    }
    if (!codes_are_known(FORM_Q1, visit_field(visit, "q1_also"), visit->pool)) {
        is_right = visit_refuse(visit, "q1_also", st, "choose one of the list");
    }
    return is_right && case_write(visit, &asked, &FORM_CASE_ANSWERS, "form.answer", st);
}

/* ---- the choice ---- */

static bool reason_check(struct visit *visit, const struct form_case_asked *asked,
                         enum form form, enum form_kind kind, struct status *st)
{
    const struct form_outcome advised = form_decide(&asked->answers.complete, NULL);

    return !asked->answers.is_answered || visit_field(visit, "reason")[0] != '\0' ||
           !form_case_differs(form, kind, &advised) ||
           visit_refuse(visit, "reason", st,
                        "the advice is '%s': say in a sentence why you choose otherwise",
                        say(form_outcome_label(&advised), visit->language));
}

static bool recheck_check(struct visit *visit, const struct form_case_asked *asked,
                          enum form form, struct status *st)
{
    const struct form_outcome advised = form_decide(&asked->answers.complete, NULL);
    const char *day = visit_field(visit, "recheck_day");
    const bool is_later = form == FORM_CONSULTATION && asked->answers.is_answered &&
                          advised.is_network_later;

    if (day[0] == '\0') {
        return (form != FORM_NETWORK && !is_later) ||
               visit_refuse(visit, "recheck_day", st,
                            "choose the day on which you look at it again");
    }
    return strcmp(day, visit->today) >= 0 ||
           visit_refuse(visit, "recheck_day", st, "this day is past: it is %s",
                        visit->today);
}

bool form_case_choice_post(struct visit *visit, struct status *st)
{
    struct form_case_asked asked;
    int form = FORM_NONE;
    int kind = FORM_KIND_NONE;
    const char *kind_code = visit_field(visit, "kind");
    bool is_right = true;

    if (!form_case_read(visit, &asked, st)) {
        return false;
    }
    if (!vocabulary_find(&FORM_FORMS, visit_field(visit, "form"), &form) ||
        (kind_code[0] != '\0' && !vocabulary_find(&FORM_KINDS, kind_code, &kind))) {
        return visit_refuse(visit, "form", st, "choose one of the list");
    }
    if (form == FORM_NETWORK && kind == FORM_KIND_NONE) {
        is_right = visit_refuse(visit, "kind", st, "choose what the network is for");
    }
    is_right = reason_check(visit, &asked, (enum form)form, (enum form_kind)kind, st) &&
               is_right;
    is_right = recheck_check(visit, &asked, (enum form)form, st) && is_right;
    return is_right && case_write(visit, &asked, &FORM_CASE_CHOICE, "form.choose", st);
}
