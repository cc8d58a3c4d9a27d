/* form_case_page.c - step 3: which form of cooperation fits each actor, and the whole.
 * The adviser stands beside the questions; people choose. */
#include "web/pages.h"

#include <string.h>

#include "base/lines.h"
#include "method/arena_rank.h"
#include "web/edit.h"
#include "web/form_case_model.h"
#include "web/forms.h"

/* ---- where an actor stands ---- */

static void standing_put(struct visit *visit, struct value *object,
                         const struct arena_result *result)
{
    const int arena_class = result->standing.arena_class;

    if (arena_class == 0) {
        model_set_null(object, "class");
        model_set_null(object, "place");
        model_set_boolean(object, "is_shared", false);
        return;
    }
    struct value *class = model_set_object(object, "class");
    model_set_integer(class, "value", arena_class);
    model_set_text(class, "code", vocabulary_code(&ARENA_CLASS, arena_class));
    model_set_text(class, "label",
                   say(vocabulary_label(&ARENA_CLASS, arena_class), visit->language));
    model_set_integer(object, "place", (int64_t)result->standing.place);
    model_set_boolean(object, "is_shared", result->standing.is_shared);
}

/* ---- all cases ---- */

struct case_counts {
    int64_t chosen;
    int64_t due;
};

static void case_put(struct visit *visit, const struct workspace *workspace, int64_t id,
                     struct value *object, struct case_counts *counts)
{
    const struct form_case_row *row = workspace_form_case(workspace, id);
    const struct form_case_answers answers = form_case_answers_of(workspace, id);

    model_set_integer(object, "id", id);
    model_set_boolean(object, "is_own", answers.is_own);
    form_case_advised_put(visit, object, &answers);
    form_case_choice_put(visit, object, row, &answers);
    if (row != NULL && row->form[0] != '\0') {
        counts->chosen++;
        counts->due +=
            row->recheck_day != NULL && strcmp(row->recheck_day, visit->today) <= 0;
    }
}

bool form_cases_page(struct visit *visit, struct status *st)
{
    struct workspace workspace;
    struct case_counts whole = {0};
    struct case_counts counts = {0};

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st)) {
        return false;
    }
    const struct arena arena = workspace_arena(&workspace, 0, visit->pool);
    const struct arena_ranking ranking = arena_rank(&arena, visit->pool);

    case_put(visit, &workspace, 0, model_set_object(visit->model, "whole"), &whole);
    struct value *actors = model_set_list(visit->model, "actors");
    for (size_t i = 0; i < workspace.actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        const struct actor_row *actor = &workspace.actors[result->actor];
        struct value *object = model_add_object(actors);

        model_set_text(object, "name", actor->name);
        standing_put(visit, object, result);
        case_put(visit, &workspace, actor->id, object, &counts);
    }
    model_set_boolean(visit->model, "has_actors", workspace.actor_count > 0);
    model_set_integer(visit->model, "actor_count", (int64_t)workspace.actor_count);
    model_set_integer(visit->model, "chosen_count", counts.chosen);
    model_set_integer(visit->model, "due_count", counts.due + whole.due);
    model_set_boolean(visit->model, "is_due", counts.due + whole.due > 0);
    model_set_boolean(visit->model, "is_rated",
                      workspace_closed_round(&workspace) != NULL);
    return true;
}

/* ---- one case ---- */

/* ---- the questions ---- */

static const char *label_of(const struct visit *visit, enum form_question_number question,
                            int answer)
{
    const struct vocabulary *words = FORM_QUESTIONS[question].answers;

    if (words == NULL || answer == FORM_NOT_ANSWERED) {
        return answer == FORM_NOT_ANSWERED
                   ? NULL
                   : form_answer_code(question, answer, visit->pool);
    }
    return say(vocabulary_label(words, answer), visit->language);
}

/* How many actors the others depend much on, as the marks of closed rounds say. */
static size_t dependence_count(const struct form_case_asked *asked, struct pool *pool)
{
    const struct arena arena = workspace_arena(&asked->workspace, 0, pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    size_t count = 0;

    for (size_t i = 0; i < arena.actor_count; i++) {
        count += ranking.results[i].standing.dependence == DEPENDENCE_COUNT;
    }
    return count;
}

/* Q7 can be counted: that is said, never filled in. */
static const char *hint_of(struct visit *visit, const struct form_case_asked *asked,
                           enum form_question_number question)
{
    if (question != FORM_Q7 || workspace_closed_round(&asked->workspace) == NULL) {
        return NULL;
    }
    const size_t count = dependence_count(asked, visit->pool);
    const int last = (int)FORM_QUESTIONS[FORM_Q7].answers->word_count;
    return visit_say(
        visit, N_("In the arena-analysis now: %d with a large dependence, so '%s'."),
        (int)count, label_of(visit, FORM_Q7, count < 2 ? (int)count + 1 : last));
}

static void options_put(struct visit *visit, struct value *object,
                        const struct vocabulary *words, const char *value)
{
    struct value *options = model_set_list(object, "options");

    for (size_t i = 0; words != NULL && i < words->word_count; i++) {
        struct value *option = model_add_object(options);

        model_set_text(option, "code", words->words[i].code);
        model_set_text(option, "label", say(words->words[i].label, visit->language));
        model_set_boolean(option, "is_chosen", lines_have(value, words->words[i].code));
    }
}

static const char *member_of(const struct value *object, const char *name)
{
    const struct value *member = value_find(object, name, strlen(name));

    return value_is_shown(member) ? value_text(member) : NULL;
}

/* The parts of Q2 share their help: it stands at the first. */
static bool is_said_before(enum form_question_number question)
{
    return question == FORM_Q2B || question == FORM_Q2C;
}

/* A field of the form, with what the method knows of its question. */
static void question_put(struct visit *visit, const struct form_case_asked *asked,
                         struct value *list, const struct value *field)
{
    struct value *object = model_add_object(list);
    const char *name = member_of(field, "name");
    const bool is_also = strcmp(name, "q1_also") == 0;
    int question = FORM_Q1;

    while (!is_also && strcmp(name, FORM_CASE_FIELDS[question]) != 0) {
        question++;
    }
    const struct form_question *row = &FORM_QUESTIONS[question];
    const char *value = member_of(field, "value");
    const int whole = asked->answers.whole.given[question];
    model_set_text(object, "name", name);
    model_set_text(object, "id", member_of(field, "id"));
    model_set_text(object, "code",
                   is_also || question >= FORM_ORGANISATIONS ? NULL : row->code);
    model_set_text(object, "label", member_of(field, "label"));
    model_set_text(object, "help",
                   is_also || is_said_before((enum form_question_number)question)
                       ? NULL
                       : say(row->help, visit->language));
    model_set_text(object, "hint",
                   is_also ? NULL
                           : hint_of(visit, asked, (enum form_question_number)question));
    model_set_text(object, "from_whole",
                   asked->actor == NULL || is_also
                       ? NULL
                       : label_of(visit, (enum form_question_number)question, whole));
    model_set_text(object, "value", value == NULL ? "" : value);
    model_set_text(object, "was",
                   member_of(value_find(field, "was", strlen("was")), "value"));
    model_set_text(object, "error", member_of(field, "error"));
    model_set_boolean(object, "is_number", row->answers == NULL);
    model_set_boolean(object, "is_one", row->answers != NULL && !is_also);
    model_set_boolean(object, "is_several", is_also);
    model_set_boolean(object, "is_open", value == NULL);
    options_put(visit, object, row->answers, value == NULL ? "" : value);
}

/* "answers": the form of the questions. */
static void answers_put(struct visit *visit, const struct form_case_asked *asked,
                        const struct sql_value *values)
{
    edit_form(visit, &FORM_CASE_ANSWERS, &FORM_CASE_RECORD, values,
              form_case_address(visit, asked, ""));
    const struct value *form =
        value_find(visit->model, FORM_CASE_ANSWERS.name, strlen(FORM_CASE_ANSWERS.name));
    struct value *answers = model_set_object(visit->model, "answers");
    const struct value *fields = value_find(form, "fields", strlen("fields"));

    model_set_text(answers, "action", member_of(form, "action"));
    model_set_text(answers, "token", member_of(form, "token"));
    model_set_text(answers, "submit", member_of(form, "submit"));
    model_set_text(answers, "error", member_of(form, "error"));
    struct value *questions = model_set_list(answers, "questions");
    for (const struct value *field = value_first(fields); field != NULL;
         field = value_next(field)) {
        question_put(visit, asked, questions, field);
    }
    model_unset(visit->model, FORM_CASE_ANSWERS.name);
}

/* Where each question comes from. */
static void origins_put(struct visit *visit)
{
    struct value *origins = model_set_list(visit->model, "origins");

    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        struct value *origin = model_add_object(origins);

        model_set_text(origin, "code", FORM_QUESTIONS[i].code);
        model_set_text(origin, "text", say(FORM_QUESTIONS[i].source, visit->language));
    }
}

bool form_case_page(struct visit *visit, struct status *st)
{
    struct form_case_asked asked;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!form_case_read(visit, &asked, st)) {
        return false;
    }
    if (asked.row != NULL) {
        record_fill(&FORM_CASE_RECORD, asked.row, values);
    }
    const struct sql_value *present = asked.row == NULL ? NULL : values;
    struct value *object = model_set_object(visit->model, "case");
    model_set_integer(object, "id", asked.actor_id);
    model_set_text(object, "name", asked.actor == NULL ? NULL : asked.actor->name);
    model_set_boolean(object, "is_own", asked.answers.is_own);
    form_case_advice_put(visit, object, &asked.answers);
    form_case_choice_put(visit, object, asked.row, &asked.answers);
    answers_put(visit, &asked, present);
    edit_form(visit, &FORM_CASE_CHOICE, &FORM_CASE_RECORD, present,
              form_case_address(visit, &asked, "/choice"));
    origins_put(visit);
    return true;
}
