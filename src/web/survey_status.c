/* survey_status.c - where a wave stands: how many answered and what that allows, who is
 * asked for each organisation and how far each is, names that were added, what to do. */
#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "store/wave_result.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/survey_candidates.h"
#include "web/survey_mail.h"

enum { PERMILLE_A_PERCENT = 10 };

/* ---- the organisations, and who answers for them ---- */

static const char *const STATE_CODES[] = {[SURVEY_UNASKED] = "unasked",
                                          [SURVEY_WAITING] = "waiting",
                                          [SURVEY_BEGUN] = "begun",
                                          [SURVEY_ANSWERED] = "answered"};
static const char *const STATE_LABELS[] = {
    [SURVEY_UNASKED] = N_("nobody is asked"),
    [SURVEY_WAITING] = N_("not begun"),
    [SURVEY_BEGUN] = N_("begun"),
    [SURVEY_ANSWERED] = N_("answered"),
};

static void organisation_put(struct visit *visit, const struct survey *survey,
                             const struct wave_actor_row *actor, struct value *item)
{
    const enum survey_state state = survey_state_of(survey, actor);

    model_set_integer(item, "id", actor->id);
    model_set_text(item, "name", actor->name);
    model_set_text(item, "sector", actor->sector);
    model_set_boolean(item, "is_coordinator", actor->is_coordinator != 0);
    model_set_text(item, "state", STATE_CODES[state]);
    model_set_text(item, "state_label",
                   say(survey_is_closed(survey) && state == SURVEY_WAITING
                           ? N_("did not answer")
                           : STATE_LABELS[state],
                       visit->language));
    struct value *informants = model_set_list(item, "informants");
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];

        if (informant->wave_actor_id == actor->id) {
            survey_informant_put(visit, survey, informant, model_add_object(informants));
        }
    }
}

static void organisations_put(struct visit *visit, const struct survey *survey)
{
    struct value *list = model_set_list(visit->model, "organisations");
    struct value *names = model_set_list(visit->model, "names");
    bool has_names = false;

    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        const struct wave_actor_row *actor = &survey->whole.actors[i];

        if (survey_is_listed(actor)) {
            organisation_put(visit, survey, actor, model_add_object(list));
            continue;
        }
        /* While people answer, a name is between who wrote it and the coordinator. */
        if (!survey_is_closed(survey) && !visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE)) {
            continue;
        }
        const struct wave_actor_row *same = wave_actor(&survey->whole, actor->same_as);
        struct value *item = model_add_object(names);
        model_set_integer(item, "id", actor->id);
        model_set_text(item, "name", actor->name);
        model_set_text(item, "same", same == NULL ? NULL : same->name);
        has_names = true;
    }
    model_set_boolean(visit->model, "has_names", has_names);
}

/* Is there somebody whose link is handed over, and who is not ready? */
static bool has_sheets(const struct survey *survey)
{
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];

        if (informant->email[0] == '\0' && !informant_is_withdrawn(informant) &&
            !informant_is_finished(informant)) {
            return true;
        }
    }
    return false;
}

/* ---- reminders ---- */

/* Those below a part who are not ready: got a mail at this moment, or not and why. */
static void reminded_put(struct visit *visit, const struct survey *survey)
{
    const char *moment = visit_query(visit, "reminded");
    const char *below = visit_query(visit, "part");
    const int part = below == NULL ? SURVEY_WHOLE : (int)visit_id(below);
    size_t at = 0;
    size_t sent = 0;

    if (moment == NULL || !number_read(moment, INT64_MAX, &at) || at == 0) {
        model_set_null(visit->model, "reminded");
        return;
    }
    struct value *reminded = model_set_object(visit->model, "reminded");
    struct value *others = model_set_list(reminded, "others");
    bool has_others = false;
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];

        if (informant->mailed_at == (int64_t)at) {
            sent++;
        } else if (!informant_is_withdrawn(informant) &&
                   survey_part(survey, informant) < part) {
            struct value *item = model_add_object(others);
            model_set_text(item, "name", informant->name);
            model_set_boolean(item, "has_mail", informant->email[0] != '\0');
            has_others = true;
        }
    }
    model_set_boolean(reminded, "has_others", has_others);
    const struct message message =
        message_make_plural(visit->pool, sent, "%zu reminder is on its way.",
                            "%zu reminders are on their way.", sent);
    model_set_text(reminded, "sentence", say_in(visit->pool, &message, visit->language));
}

/* ---- the job that computes the results ---- */

static bool job_put(struct visit *visit, const struct survey *survey, struct status *st)
{
    struct job_row job;
    bool is_there = false;

    if (survey_is_closed(survey) &&
        !status_absent(job_newest(visit->database, visit->network_id, "wave.compute",
                                  survey->whole.wave.id, visit->pool, &job, st),
                       &is_there, st)) {
        return false;
    }
    if (!is_there) {
        model_set_null(visit->model, "job");
        return true;
    }
    struct value *item = model_set_object(visit->model, "job");
    model_set_text(item, "state", job.state);
    model_set_integer(item, "percent", job.permille / PERMILLE_A_PERCENT);
    model_set_boolean(item, "is_busy",
                      strcmp(job.state, "waiting") == 0 ||
                          strcmp(job.state, "running") == 0);
    model_set_boolean(item, "is_done", strcmp(job.state, "done") == 0);
    model_set_boolean(item, "is_stopped", strcmp(job.state, "stopped") == 0);
    model_set_text(item, "trouble", job.trouble);
    return true;
}

/* ---- forms ---- */

static const char *id_text(struct visit *visit, int64_t id)
{
    return visit_address(visit, "%" PRId64, id);
}

/* Rows of the list: those on it from the beginning, or those that informants added, or
 * both. */
enum rows { ROWS_LISTED = 1, ROWS_ADDED = 2 };

static const struct choice *rows_offer(struct visit *visit, const struct survey *survey,
                                       unsigned which, const char *itself)
{
    struct choice *choices =
        pool_array(visit->pool, survey->whole.actor_count + 2, struct choice);
    size_t count = 0;

    if (itself != NULL) {
        choices[count++] = (struct choice){"0", itself, NULL};
    }
    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        const struct wave_actor_row *actor = &survey->whole.actors[i];
        const unsigned kind = survey_is_listed(actor) ? ROWS_LISTED : ROWS_ADDED;

        if ((kind & which) != 0) {
            choices[count++] =
                (struct choice){id_text(visit, actor->id), actor->name, NULL};
        }
    }
    return choices;
}

/* It was sent, and refused: it comes back with the sentence why. */
static bool is_refused(const struct visit *visit, const struct form_plan *plan)
{
    return visit->error_count > 0 && visit->route->form != NULL &&
           strcmp(visit->route->form->name, plan->name) == 0;
}

/* A form of the page; null where there is nothing to choose, or it is not for now. */
static void form_put(struct visit *visit, const struct survey *survey,
                     const struct form_plan *plan, const char *rest, bool is_offered)
{
    const struct form_start values[] = {
        {"part", "100"},
        {"language", language_code(visit->language)},
    };

    if (is_offered || is_refused(visit, plan)) {
        visit_form(visit, plan, survey_address(visit, survey->whole.wave.id, rest),
                   values, ARRAY_COUNT(values));
    } else {
        model_set_null(visit->model, plan->name);
    }
}

static size_t choice_count(const struct choice *choices)
{
    size_t count = 0;

    while (choices[count].code != NULL) {
        count++;
    }
    return count;
}

static const struct choice *candidates_offer(struct visit *visit,
                                             const struct survey_candidates *candidates)
{
    struct choice *choices =
        pool_array(visit->pool, candidates->count + 1, struct choice);

    for (size_t i = 0; i < candidates->count; i++) {
        choices[i] = (struct choice){id_text(visit, candidates->items[i].actor.id),
                                     candidates->items[i].actor.name, NULL};
    }
    return choices;
}

static void list_forms_put(struct visit *visit, const struct survey *survey,
                           const struct survey_candidates *candidates, bool may)
{
    const struct choice *added = rows_offer(visit, survey, ROWS_ADDED, NULL);
    const struct choice *gone =
        survey_is_draft(survey) ? rows_offer(visit, survey, ROWS_LISTED, NULL) : added;

    visit_form_choices(visit, &FORM_SURVEY_MEMBER, "actor_id",
                       candidates_offer(visit, candidates));
    form_put(visit, survey, &FORM_SURVEY_MEMBER, "/organisations",
             may && candidates->count > 0);
    visit_form_choices(visit, &FORM_SURVEY_OFF, "wave_actor_id", gone);
    form_put(visit, survey, &FORM_SURVEY_OFF, "/organisations/remove",
             may && choice_count(gone) > 0);
    visit_form_choices(visit, &FORM_SURVEY_SAME, "wave_actor_id", added);
    visit_form_choices(
        visit, &FORM_SURVEY_SAME, "same_as",
        rows_offer(visit, survey, ROWS_LISTED,
                   say(N_("none of the list: another organisation"), visit->language)));
    form_put(visit, survey, &FORM_SURVEY_SAME, "/same", may && choice_count(added) > 0);
    visit_form_choices(visit, &FORM_SURVEY_COORDINATES, "wave_actor_id",
                       rows_offer(visit, survey, ROWS_LISTED, NULL));
    form_put(visit, survey, &FORM_SURVEY_COORDINATES, "/coordinates", may);
}

static void forms_put(struct visit *visit, const struct survey *survey,
                      const struct survey_candidates *candidates)
{
    const bool may_change = visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE);
    const bool is_open = survey_is_open(survey);
    const bool is_draft = survey_is_draft(survey);
    const bool may = may_change && (is_open || is_draft);

    visit_form_choices(visit, &FORM_INFORMANT_ADD, "wave_actor_id",
                       rows_offer(visit, survey, ROWS_LISTED, NULL));
    form_put(visit, survey, &FORM_INFORMANT_ADD, "/informants", may);
    form_put(visit, survey, &FORM_SURVEY_ASK, "/ask", may);
    form_put(visit, survey, &FORM_SURVEY_REMIND, "/remind", may_change && is_open);
    form_put(visit, survey, &FORM_SURVEY_OPEN, "/open", may_change && is_draft);
    form_put(visit, survey, &FORM_SURVEY_REMOVE, "/remove", may_change && is_draft);
    list_forms_put(visit, survey, candidates, may);
    model_set_boolean(visit->model, "may_ask", may);
    model_set_boolean(visit->model, "has_sheets", may && has_sheets(survey));
}

bool survey_status_page(struct visit *visit, struct status *st)
{
    struct survey survey;
    struct survey_candidates candidates;

    if (!survey_read(visit, visit_id(visit->parts[1]), &survey, st) ||
        !survey_candidates_read(visit, &survey, &candidates, st) ||
        !job_put(visit, &survey, st)) {
        return false;
    }
    survey_wave_put(visit, &survey.whole.wave, model_set_object(visit->model, "wave"));
    survey_response_put(visit, &survey, model_set_object(visit->model, "response"));
    organisations_put(visit, &survey);
    reminded_put(visit, &survey);
    model_set_boolean(visit->model, "can_mail", visit->site->can_mail);
    forms_put(visit, &survey, &candidates);
    return true;
}
