/* survey_page.c - the waves of the relation survey, and setting up a new one. */
#include <string.h>

#include "web/forms.h"
#include "web/pages.h"
#include "web/survey_model.h"

#define RELATION "relation"

/* What is to be done next, in one sentence. */
static const char *next_of(const struct survey *survey, const char *today)
{
    const struct survey_counts counts = survey_counts(survey);
    const char *due_day = survey->whole.wave.due_day;

    if (survey_is_draft(survey)) {
        return N_("Say who answers for each organisation, then open it.");
    }
    if (survey_is_closed(survey)) {
        return N_("Look at what the answers show.");
    }
    if (counts.states[SURVEY_ANSWERED] == counts.organisations) {
        return N_("Everybody has answered: it can be closed.");
    }
    return due_day != NULL && strcmp(due_day, today) < 0
               ? N_("Its day has passed: remind people, give them more time, or close "
                    "it.")
               : N_("People are answering. Remind those who have not begun.");
}

static bool wave_put(struct visit *visit, const struct wave_row *row, struct value *item,
                     struct status *st)
{
    struct survey survey;

    if (!survey_read(visit, row->id, &survey, st)) {
        return false;
    }
    survey_wave_put(visit, row, item);
    survey_response_put(visit, &survey, model_set_object(item, "response"));
    model_set_text(item, "next", say(next_of(&survey, visit->today), visit->language));
    return true;
}

bool survey_page(struct visit *visit, struct status *st)
{
    struct wave_list list;
    bool is_busy = false;

    if (!wave_list(visit->database, visit->network_id, RELATION, visit->pool, &list,
                   st)) {
        return false;
    }
    struct value *waves = model_set_list(visit->model, "waves");
    for (size_t i = list.count; i > 0; i--) {
        if (!wave_put(visit, &list.rows[i - 1], model_add_object(waves), st)) {
            return false;
        }
        is_busy = is_busy || strcmp(list.rows[i - 1].state, "closed") != 0;
    }
    model_set_boolean(visit->model, "has_former", list.count > 0);
    model_set_boolean(visit->model, "may_make",
                      !is_busy && visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE));
    return true;
}

/* ---- a new wave ---- */

/* The newest version of what is asked: the program is built with it. */
static const struct instrument *instrument_asked(void)
{
    return instrument_newest(RELATION);
}

static void steps_put(struct visit *visit, const struct instrument *instrument)
{
    struct value *steps = model_set_list(visit->model, "steps");

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        struct value *item = model_add_object(steps);

        model_set_text(item, "title", wording_in(&step->title, visit->language));
        model_set_text(item, "question", wording_in(&step->question, visit->language));
        model_set_text(item, "sight", wording_in(&step->sight_words, visit->language));
    }
}

bool survey_new_page(struct visit *visit, struct status *st)
{
    const struct instrument *instrument = instrument_asked();

    (void)st;
    const struct form_start values[] = {
        {"asker", visit->account.name},
        {"keep_months", "12"},
        {"steps", survey_steps_chosen(visit, instrument, "")},
    };
    visit_form_choices(visit, &FORM_SURVEY_NEW, "steps",
                       survey_step_choices(visit, instrument));
    visit_form(visit, &FORM_SURVEY_NEW,
               visit_address(visit, "/networks/%s/survey/new", visit->network_id), values,
               ARRAY_COUNT(values));
    model_set_text(visit->model, "opening",
                   wording_in(&instrument->opening, visit->language));
    steps_put(visit, instrument);
    return true;
}

struct making {
    const char *network_id;
    const char *today;
    struct wave_row wave;
    int64_t id;
};

static bool making_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    struct making *making = context;
    struct wave_row wave = making->wave;

    if (!wave_make(change, unit, making->network_id, making->today, &wave, st)) {
        return false;
    }
    making->id = wave.id;
    return true;
}

/* A day that has passed would ask everybody too late. */
static bool due_check(struct visit *visit, const char *due_day, struct status *st)
{
    return due_day == NULL || strcmp(due_day, visit->today) >= 0 ||
           visit_refuse(visit, "due_day", st, "this day has passed: choose a later one");
}

static bool months_check(struct visit *visit, int64_t months, struct status *st)
{
    return months >= 1 ||
           visit_refuse(visit, "keep_months", st, "keep them for at least 1 month");
}

/* What was sent of the words of a wave; nothing where nothing was. */
static bool words_read(struct visit *visit, const struct instrument *instrument,
                       struct wave_row *wave, struct status *st)
{
    const char *due_day = visit_field(visit, "due_day");

    wave->asker = visit_field(visit, "asker");
    wave->reason = visit_field(visit, "reason");
    wave->due_day = due_day[0] == '\0' ? NULL : due_day;
    wave->title = visit_field(visit, "title");
    wave->keep_months = visit_id(visit_field(visit, "keep_months"));
    return survey_steps_left_out(visit, instrument, visit_field(visit, "steps"),
                                 &wave->left_out, st);
}

bool survey_new_post(struct visit *visit, struct status *st)
{
    const struct instrument *instrument = instrument_asked();
    struct making making = {
        .network_id = visit->network_id,
        .today = visit->today,
        .wave = {.instrument = instrument->code,
                 .instrument_version = instrument->version},
    };

    if (!words_read(visit, instrument, &making.wave, st) ||
        !months_check(visit, making.wave.keep_months, st) ||
        !due_check(visit, making.wave.due_day, st)) {
        return false;
    }
    if (!visit_change(visit, "wave.make", making_do, &making, st)) {
        return st->code == STATUS_INVALID ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "survey-made", "%s", survey_address(visit, making.id, ""));
    return true;
}

/* ---- its words ---- */

/* Of an open wave only what does not change what is asked. */
static struct form_plan words_plan(struct visit *visit, bool is_draft)
{
    struct form_plan plan = FORM_SURVEY_WORDS;
    struct field *fields = pool_array(visit->pool, plan.field_count, struct field);
    size_t count = 0;

    for (size_t i = 0; i < plan.field_count; i++) {
        const struct field *field = &plan.fields[i];
        const bool is_fixed = strcmp(field->name, "title") == 0 ||
                              strcmp(field->name, "keep_months") == 0 ||
                              strcmp(field->name, "steps") == 0;

        if (is_draft || !is_fixed) {
            fields[count++] = *field;
        }
    }
    plan.fields = fields;
    plan.field_count = count;
    return plan;
}

bool survey_words_page(struct visit *visit, struct status *st)
{
    struct survey survey;

    if (!survey_read(visit, visit_id(visit->parts[1]), &survey, st)) {
        return false;
    }
    if (survey_is_closed(&survey)) {
        return status_fail(st, STATUS_CONFLICT, "this wave is closed");
    }
    const struct wave_row *wave = &survey.whole.wave;
    const struct instrument *instrument = survey.whole.instrument;
    const struct form_plan plan = words_plan(visit, survey_is_draft(&survey));
    const struct form_start values[] = {
        {"title", wave->title},
        {"asker", wave->asker},
        {"reason", wave->reason},
        {"due_day", wave->due_day == NULL ? "" : wave->due_day},
        {"keep_months", visit_address(visit, "%d", (int)wave->keep_months)},
        {"steps", survey_steps_chosen(visit, instrument, wave->left_out)},
    };
    survey_wave_put(visit, wave, model_set_object(visit->model, "wave"));
    visit_form_choices(visit, &FORM_SURVEY_WORDS, "steps",
                       survey_step_choices(visit, instrument));
    visit_form(visit, &plan, survey_address(visit, wave->id, "/words"), values,
               ARRAY_COUNT(values));
    return true;
}

struct wording_change {
    const char *network_id;
    struct wave_row wave;
};

static bool words_do(struct change *change, struct unit *unit, void *context,
                     struct status *st)
{
    const struct wording_change *words = context;

    return wave_change(change, unit, words->network_id, &words->wave, st);
}

bool survey_words_post(struct visit *visit, struct status *st)
{
    struct survey survey;

    if (!survey_read(visit, visit_id(visit->parts[1]), &survey, st)) {
        return false;
    }
    const struct wave_row present = survey.whole.wave;
    struct wording_change words = {visit->network_id, present};
    if (!words_read(visit, survey.whole.instrument, &words.wave, st)) {
        return false;
    }
    if (!survey_is_draft(&survey)) {
        words.wave.title = present.title;
        words.wave.keep_months = present.keep_months;
        words.wave.left_out = present.left_out;
    } else if (words.wave.title[0] == '\0') {
        return visit_refuse(visit, "title", st, "this must be filled in");
    }
    const bool is_same_day = present.due_day != NULL && words.wave.due_day != NULL &&
                             strcmp(present.due_day, words.wave.due_day) == 0;
    if (!months_check(visit, words.wave.keep_months, st) ||
        (!is_same_day && !due_check(visit, words.wave.due_day, st)) ||
        !visit_change(visit, "wave.change", words_do, &words, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", survey_address(visit, present.id, ""));
    return true;
}
