/* survey_turn.c - opening a wave, which sends the links; closing it for good; taking a
 * draft away. */
#include "web/clerk.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/survey_mail.h"
#include "web/survey_model.h"

static int64_t wave_asked(const struct visit *visit)
{
    return visit_id(visit->parts[1]);
}

struct opening {
    struct survey_mailing mailing;
};

static bool opening_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct opening *opening = context;
    const struct survey_mailing *mailing = &opening->mailing;
    struct wave_whole whole;

    if (!wave_open(change, unit, mailing->network_id, mailing->wave.id, mailing->now,
                   st) ||
        !wave_read(unit->database, mailing->network_id, mailing->wave.id, unit->pool,
                   &whole, st)) {
        return false;
    }
    for (size_t i = 0; i < whole.informant_count; i++) {
        struct informant_row informant = whole.informants[i];

        if (!survey_mail_send(change, unit, mailing,
                              wave_actor(&whole, informant.wave_actor_id), &informant,
                              st)) {
            return false;
        }
    }
    return true;
}

bool survey_open_post(struct visit *visit, struct status *st)
{
    struct survey survey;
    struct opening opening;

    if (!survey_read(visit, wave_asked(visit), &survey, st) ||
        !survey_mailing_make(visit, &survey.whole.wave, &opening.mailing, st)) {
        return false;
    }
    if (!visit_change(visit, "wave.open", opening_do, &opening, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    clerk_wake(visit->site->clerk);
    visit_go_done(visit, "survey-opened", "%s",
                  survey_address(visit, survey.whole.wave.id, ""));
    return true;
}

/* ---- closing ---- */

/* Those of whom nothing, or not everything, is in. */
static void missing_put(struct visit *visit, const struct survey *survey)
{
    struct value *list = model_set_list(visit->model, "missing");

    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        const struct wave_actor_row *actor = &survey->whole.actors[i];
        const enum survey_state state = survey_state_of(survey, actor);

        if (survey_is_listed(actor) && state != SURVEY_ANSWERED) {
            struct value *item = model_add_object(list);
            model_set_text(item, "name", actor->name);
            model_set_boolean(item, "is_begun", state == SURVEY_BEGUN);
        }
    }
}

bool survey_close_page(struct visit *visit, struct status *st)
{
    struct survey survey;

    if (!survey_read(visit, wave_asked(visit), &survey, st)) {
        return false;
    }
    survey_wave_put(visit, &survey.whole.wave, model_set_object(visit->model, "wave"));
    survey_response_put(visit, &survey, model_set_object(visit->model, "response"));
    missing_put(visit, &survey);
    if (survey_is_open(&survey) || visit->error_count > 0) {
        visit_form(visit, &FORM_SURVEY_CLOSE,
                   survey_address(visit, survey.whole.wave.id, "/close"), NULL, 0);
    } else {
        model_set_null(visit->model, FORM_SURVEY_CLOSE.name);
    }
    return true;
}

struct closing {
    const char *network_id;
    int64_t wave_id;
    int64_t now;
};

static bool closing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct closing *closing = context;

    return wave_close(change, unit, closing->network_id, closing->wave_id, closing->now,
                      st);
}

bool survey_close_post(struct visit *visit, struct status *st)
{
    struct closing closing = {visit->network_id, wave_asked(visit), visit->now};

    if (!visit_change(visit, "wave.close", closing_do, &closing, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "sure", st)
                                           : false;
    }
    clerk_wake(visit->site->clerk);
    visit_go_done(visit, "survey-closed", "%s",
                  survey_address(visit, closing.wave_id, ""));
    return true;
}

/* ---- away ---- */

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct closing *closing = context;

    return wave_remove(change, unit, closing->network_id, closing->wave_id, st);
}

bool survey_remove_post(struct visit *visit, struct status *st)
{
    struct closing closing = {visit->network_id, wave_asked(visit), visit->now};

    if (!visit_change(visit, "wave.remove", removing_do, &closing, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "sure", st)
                                           : false;
    }
    visit_go_done(visit, "survey-removed", "/networks/%s/survey", visit->network_id);
    return true;
}
