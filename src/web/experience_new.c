/* experience_new.c - a new anonymous survey, and changing its words. */
#include <string.h>

#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

#define KEEP_MONTHS "24"

/* ---- what can be asked ---- */

static const struct choice *instruments_offer(struct visit *visit)
{
    struct choice *choices = pool_array(visit->pool, INSTRUMENT_COUNT + 1, struct choice);
    size_t count = 0;

    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        if (experience_is_offered(INSTRUMENTS[i])) {
            struct value *facts = model_object(visit->pool);

            experience_instrument_put(visit, INSTRUMENTS[i], NULL, facts);
            choices[count++] = (struct choice){
                INSTRUMENTS[i]->code, wording_in(&INSTRUMENTS[i]->title, visit->language),
                visit_address(visit, "%s %s", value_text(value_find(facts, "what", 4)),
                              value_text(value_find(facts, "sentence", 8)))};
        }
    }
    return choices;
}

/* What is chosen in the address or was sent; NULL: nothing of the list. */
static const struct instrument *instrument_chosen(struct visit *visit)
{
    const char *code = visit->http->method == HTTP_POST
                           ? visit_field(visit, "instrument")
                           : visit_query(visit, "instrument");
    const struct instrument *instrument = code == NULL ? NULL : instrument_newest(code);

    return instrument != NULL && experience_is_offered(instrument) ? instrument : NULL;
}

/* All questions, so that one reads them before anything is made. */
static void questions_put(struct visit *visit, const struct instrument *instrument)
{
    struct value *item = model_set_object(visit->model, "chosen");
    struct value *steps = model_set_list(item, "steps");

    model_set_text(item, "title", wording_in(&instrument->title, visit->language));
    model_set_text(item, "opening", wording_in(&instrument->opening, visit->language));
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        struct value *object = model_add_object(steps);
        struct value *questions = model_set_list(object, "questions");

        model_set_text(object, "title", wording_in(&step->title, visit->language));
        model_set_text(object, "question", wording_in(&step->question, visit->language));
        model_set_text(object, "sight", wording_in(&step->sight_words, visit->language));
        model_set_boolean(object, "is_optional", step->is_optional);
        for (size_t q = 0; q < step->item_count; q++) {
            const char *question = wording_in(&step->items[q].question, visit->language);

            if (question[0] != '\0') {
                model_add_text(questions, question);
            }
        }
    }
}

bool experience_new_page(struct visit *visit, struct status *st)
{
    const struct instrument *instrument = instrument_chosen(visit);
    const struct form_start values[] = {
        {"instrument", instrument == NULL ? "" : instrument->code},
        {"asker", visit->account.name},
        {"keep_months", KEEP_MONTHS},
    };

    (void)st;
    visit_form_choices(visit, &FORM_EXPERIENCE_NEW, "instrument",
                       instruments_offer(visit));
    visit_form(visit, &FORM_EXPERIENCE_NEW,
               visit_address(visit, "/networks/%s/experience/new", visit->network_id),
               values, ARRAY_COUNT(values));
    if (instrument == NULL) {
        model_set_null(visit->model, "chosen");
    } else {
        questions_put(visit, instrument);
    }
    return true;
}

/* ---- what was sent ---- */

/* A day that has passed would ask everybody too late. */
static bool words_read(struct visit *visit, const char *present_day,
                       struct wave_row *wave, struct status *st)
{
    const char *due_day = visit_field(visit, "due_day");

    wave->title = visit_field(visit, "title");
    wave->asker = visit_field(visit, "asker");
    wave->reason = visit_field(visit, "reason");
    wave->due_day = due_day[0] == '\0' ? NULL : due_day;
    wave->keep_months = visit_id(visit_field(visit, "keep_months"));
    if (wave->due_day != NULL && strcmp(due_day, visit->today) < 0 &&
        (present_day == NULL || strcmp(present_day, due_day) != 0)) {
        return visit_refuse(visit, "due_day", st,
                            "this day has passed: choose a later one");
    }
    return true;
}

static bool months_check(struct visit *visit, int64_t months, struct status *st)
{
    return months >= WAVE_MONTHS_LEAST ||
           visit_refuse(visit, "keep_months", st, "keep them for at least 1 month");
}

struct making {
    const char *network_id;
    struct wave_row wave;
    struct experience_row choice;
    int64_t id;
};

static bool making_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    struct making *making = context;
    struct wave_row wave = making->wave;
    struct experience_row choice = making->choice;

    if (!experience_make(change, unit, making->network_id, &wave, &choice, st)) {
        return false;
    }
    making->id = wave.id;
    return true;
}

/* A next wave begins with what the former one asked: what is asked twice can be compared.
 * Who decides which questions stay, decides anew. */
static bool former_take(struct visit *visit, const struct instrument *instrument,
                        struct making *making, struct status *st)
{
    struct wave_list list;
    struct experience_whole former;

    if (!experience_list(visit->database, visit->network_id, visit->pool, &list, st)) {
        return false;
    }
    for (size_t i = list.count; i > 0; i--) {
        const struct wave_row *row = &list.rows[i - 1];

        if (strcmp(row->instrument, instrument->code) != 0 ||
            strcmp(row->instrument_version, instrument->version) != 0 ||
            !experience_is(row, "closed")) {
            continue;
        }
        if (!experience_read(visit->database, visit->network_id, row->id, visit->pool,
                             &former, st)) {
            return false;
        }
        making->wave.left_out = former.wave.left_out;
        making->choice.items_out = former.choice.items_out;
        making->choice.areas = former.choice.areas;
        return true;
    }
    return true;
}

bool experience_new_post(struct visit *visit, struct status *st)
{
    const struct instrument *instrument = instrument_chosen(visit);
    struct making making = {
        .network_id = visit->network_id,
        .choice = {.items_out = "",
                   .chosen_by = "",
                   .areas = "",
                   .reason_nl = "",
                   .reason_fr = "",
                   .reason_en = ""},
    };

    if (instrument == NULL) {
        return visit_refuse(visit, "instrument", st, "choose one of the list");
    }
    making.wave.instrument = instrument->code;
    making.wave.instrument_version = instrument->version;
    making.wave.left_out = experience_left_out(visit, instrument, NULL);
    if (!words_read(visit, NULL, &making.wave, st) ||
        !months_check(visit, making.wave.keep_months, st) ||
        !former_take(visit, instrument, &making, st)) {
        return false;
    }
    if (!visit_change(visit, "experience.make", making_do, &making, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "experience-made", "%s",
                  experience_address(visit, making.id, ""));
    return true;
}

/* ---- its words ---- */

/* Of an open wave only who asks, and the day. Whoever answered has read why it is asked,
 * what happens with the answers, and how long they are kept: that stays. */
static const struct kept_field {
    const char *name;
    bool is_required; /* of a draft: draft_words_check() */
} KEPT_WHILE_OPEN[] = {
    {"title", true},      {"reason", true},     {"reason_nl", false},
    {"reason_fr", false}, {"reason_en", false}, {"keep_months", true},
};

/* NULL: it may change until the wave closes. */
static const struct kept_field *kept_while_open(const struct field *field)
{
    for (size_t i = 0; i < ARRAY_COUNT(KEPT_WHILE_OPEN); i++) {
        if (strcmp(field->name, KEPT_WHILE_OPEN[i].name) == 0) {
            return &KEPT_WHILE_OPEN[i];
        }
    }
    return NULL;
}

static struct form_plan words_plan(struct visit *visit, bool is_draft)
{
    struct form_plan plan = FORM_EXPERIENCE_WORDS;
    struct field *fields = pool_array(visit->pool, plan.field_count, struct field);
    size_t count = 0;

    for (size_t i = 0; i < plan.field_count; i++) {
        struct field field = plan.fields[i];
        const struct kept_field *kept = kept_while_open(&field);

        field.is_required = field.is_required || (kept != NULL && kept->is_required);
        if (is_draft || kept == NULL) {
            fields[count++] = field;
        }
    }
    plan.fields = fields;
    plan.field_count = count;
    return plan;
}

/* The wave of the address, while its words may change. */
static bool changing_load(struct visit *visit, struct experience *experience,
                          struct status *st)
{
    if (!experience_load(visit, visit_id(visit->parts[1]), experience, st)) {
        return false;
    }
    return !experience_is(&experience->whole.wave, "closed") ||
           status_fail(st, STATUS_CONFLICT, "this wave is closed");
}

bool experience_words_page(struct visit *visit, struct status *st)
{
    struct experience experience;

    if (!changing_load(visit, &experience, st)) {
        return false;
    }
    const struct wave_row *wave = &experience.whole.wave;
    const struct experience_row *choice = &experience.whole.choice;
    const struct form_plan plan = words_plan(visit, experience_is(wave, "draft"));
    const struct form_start values[] = {
        {"title", wave->title},
        {"asker", wave->asker},
        {"reason", wave->reason},
        {"reason_nl", choice->reason_nl},
        {"reason_fr", choice->reason_fr},
        {"reason_en", choice->reason_en},
        {"due_day", wave->due_day == NULL ? "" : wave->due_day},
        {"keep_months", visit_address(visit, "%d", (int)wave->keep_months)},
    };
    experience_wave_put(visit, wave, model_set_object(visit->model, "wave"));
    visit_form(visit, &plan, experience_address(visit, wave->id, "/words"), values,
               ARRAY_COUNT(values));
    return true;
}

struct wording_change {
    const char *network_id;
    struct wave_row wave;
    struct experience_row choice;
    bool is_draft;
};

static bool words_do(struct change *change, struct unit *unit, void *context,
                     struct status *st)
{
    const struct wording_change *words = context;

    return words->is_draft
               ? experience_change(change, unit, words->network_id, &words->wave,
                                   &words->choice, st)
               : wave_change(change, unit, words->network_id, &words->wave, st);
}

/* Fields that an open wave does not send are no duty of the form itself. */
static bool draft_words_check(struct visit *visit, const struct wave_row *wave,
                              struct status *st)
{
    return (wave->title[0] != '\0' ||
            visit_refuse(visit, "title", st, "this must be filled in")) &&
           (wave->reason[0] != '\0' ||
            visit_refuse(visit, "reason", st, "this must be filled in")) &&
           months_check(visit, wave->keep_months, st);
}

bool experience_words_post(struct visit *visit, struct status *st)
{
    struct experience experience;

    if (!changing_load(visit, &experience, st)) {
        return false;
    }
    const struct wave_row present = experience.whole.wave;
    struct wording_change words = {visit->network_id, present, experience.whole.choice,
                                   experience_is(&present, "draft")};
    if (!words_read(visit, present.due_day, &words.wave, st)) {
        return false;
    }
    words.choice.reason_nl = visit_field(visit, "reason_nl");
    words.choice.reason_fr = visit_field(visit, "reason_fr");
    words.choice.reason_en = visit_field(visit, "reason_en");
    if (!words.is_draft) {
        words.wave.title = present.title;
        words.wave.reason = present.reason;
        words.wave.keep_months = present.keep_months;
    } else if (!draft_words_check(visit, &words.wave, st)) {
        return false;
    }
    if (!visit_change(visit, "experience.change", words_do, &words, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", experience_address(visit, present.id, ""));
    return true;
}
