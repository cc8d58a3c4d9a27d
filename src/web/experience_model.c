#include "web/experience_model.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "method/disclosure.h"
#include "web/survey_model.h"

enum {
    STEP_OF_FIVE = 5, /* numbers of an open wave are told in fives */
    A_MINUTE = 5, /* questions, of an instrument without words of its own */
    FAMILIES_LEAST = 10, /* the rule of comparison (method 7.3) */
    PERCENT_PASSED_ON = 150,
    WHOLE = 100,
};

bool experience_load(struct visit *visit, int64_t wave_id,
                     struct experience *experience_out, struct status *st)
{
    return experience_read(visit->database, visit->network_id, wave_id, visit->pool,
                           &experience_out->whole, st) &&
           survey_link_uses(visit->database, visit->network_id, wave_id, visit->pool,
                            &experience_out->uses, st);
}

bool experience_is(const struct wave_row *wave, const char *state)
{
    return strcmp(wave->state, state) == 0;
}

const char *experience_address(struct visit *visit, int64_t wave_id, const char *rest)
{
    return visit_address(visit, "/networks/%s/experience/%" PRId64 "%s",
                         visit->network_id, wave_id, rest);
}

bool experience_is_offered(const struct instrument *instrument)
{
    return instrument->world == WORLD_ANONYMOUS &&
           instrument_newest(instrument->code) == instrument;
}

/* ---- who is asked ---- */

const char *respondent_name(enum respondent respondent)
{
    static const char *const NAMES[RESPONDENT_COUNT] = {
        [RESPONDENT_FAMILIES] = N_("families"),
        [RESPONDENT_WORKERS] = N_("workers"),
        [RESPONDENT_COORDINATOR] = N_("the coordinator"),
    };

    return NAMES[respondent];
}

bool experience_asks(const struct instrument *instrument, enum respondent respondent)
{
    return respondent != RESPONDENT_COORDINATOR && respondent != RESPONDENT_NOBODY &&
           (instrument->asked == respondent || instrument->mirrored == respondent);
}

static bool is_of(const struct survey_link_row *link, enum respondent respondent)
{
    return respondent == RESPONDENT_COUNT ||
           respondent_of_code(link->respondent) == respondent;
}

int64_t experience_used(const struct experience *experience, enum respondent respondent)
{
    int64_t used = 0;

    for (size_t i = 0; i < experience->whole.link_count; i++) {
        const struct survey_link_row *link = &experience->whole.links[i];

        used += is_of(link, respondent) ? link_used(&experience->uses, link->id) : 0;
    }
    return used;
}

int64_t link_most(int64_t people)
{
    const int64_t most = (people * PERCENT_PASSED_ON + WHOLE - 1) / WHOLE;

    return most < LIMIT_LINK_REPLIES ? most : LIMIT_LINK_REPLIES;
}

/* How many people its links are for, as the coordinator said: of links that still take
 * answers. How many answers they take says nothing of it. */
static int64_t people_expected(const struct experience *experience,
                               enum respondent respondent)
{
    int64_t people = 0;

    for (size_t i = 0; i < experience->whole.link_count; i++) {
        const struct survey_link_row *link = &experience->whole.links[i];

        if (is_of(link, respondent) && strcmp(link->state, "open") == 0) {
            people += link->people;
        }
    }
    return people;
}

/* ---- into the model ---- */

void experience_wave_put(struct visit *visit, const struct wave_row *wave,
                         struct value *item)
{
    survey_wave_put(visit, wave, item);
    model_unset(item, "address");
    model_unset(item, "may_change");
    model_set_text(item, "address", experience_address(visit, wave->id, ""));
    model_set_boolean(item, "may_change",
                      visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE));
}

/* What an instrument is about, for who chooses one; and what one person answers in a
 * minute: our proposal. */
static const struct {
    const char *code;
    const char *what;
    const char *whom;
    int a_minute;
} INSTRUMENT_WORDS[] = {
    {"dilemmas",
     N_("Where working together pinches, and whether one can talk about it: eight "
        "dilemmas, the role of the coordinator, decisions and objectives."),
     N_("Workers of the member organisations."), 7},
    {"five_b",
     N_("Was there help, could one get to it, pay it, use it and understand it: the five "
        "B's. Families say it; workers say how they think that families see it."),
     N_("Families, and the workers of the member organisations."), 4},
    {"growth",
     N_("How far the network has grown into one, to what it gives its time, and what "
        "taking part brings."),
     N_("Workers of the member organisations."), 5},
};

static size_t questions_usual(struct visit *visit, const struct instrument *instrument)
{
    const char *left_out = experience_left_out(visit, instrument, NULL);
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        count += lines_have(left_out, step->code) ? 0 : step->item_count;
    }
    return count;
}

static size_t questions_asked(struct visit *visit, const struct experience_whole *whole)
{
    const struct asked_steps asked =
        experience_asked(whole, whole->instrument->asked, visit->language, visit->pool);
    size_t count = 0;

    for (size_t i = 0; i < asked.count; i++) {
        count += asked.steps[i].item_count;
    }
    return count;
}

void experience_instrument_put(struct visit *visit, const struct instrument *instrument,
                               const struct experience_whole *whole, struct value *item)
{
    const size_t questions = whole == NULL ? questions_usual(visit, instrument)
                                           : questions_asked(visit, whole);
    const char *what = NULL;
    const char *whom = NULL;
    size_t a_minute = A_MINUTE;

    for (size_t i = 0; i < ARRAY_COUNT(INSTRUMENT_WORDS); i++) {
        if (strcmp(INSTRUMENT_WORDS[i].code, instrument->code) == 0) {
            what = say(INSTRUMENT_WORDS[i].what, visit->language);
            whom = say(INSTRUMENT_WORDS[i].whom, visit->language);
            a_minute = (size_t)INSTRUMENT_WORDS[i].a_minute;
        }
    }
    const size_t minutes = (questions + a_minute - 1) / a_minute;
    model_set_text(item, "code", instrument->code);
    model_set_text(item, "title", wording_in(&instrument->title, visit->language));
    const char *caution = wording_in(&instrument->caution, visit->language);
    model_set_text(item, "caution", caution[0] == '\0' ? NULL : caution);
    model_set_text(item, "what", what);
    model_set_text(item, "whom", whom);
    model_set_integer(item, "questions", (int64_t)questions);
    model_set_integer(item, "minutes", (int64_t)minutes);
    model_set_text(
        item, "sentence",
        visit_say(visit, N_("%zu questions, about %zu minutes."), questions, minutes));
}

const char *experience_about(struct visit *visit, int64_t count)
{
    return count < STEP_OF_FIVE
               ? say(N_("fewer than 5"), visit->language)
               : visit_say(visit, N_("at least %zu"),
                           (size_t)(count / STEP_OF_FIVE * STEP_OF_FIVE));
}

static size_t link_count(const struct experience *experience, enum respondent respondent)
{
    size_t count = 0;

    for (size_t i = 0; i < experience->whole.link_count; i++) {
        count += is_of(&experience->whole.links[i], respondent);
    }
    return count;
}

void experience_groups_put(struct visit *visit, const struct experience *experience,
                           struct value *item)
{
    struct value *groups = model_set_list(item, "groups");

    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        const enum respondent respondent = (enum respondent)i;
        const size_t links = link_count(experience, respondent);

        if (!experience_asks(experience->whole.instrument, respondent)) {
            continue;
        }
        struct value *group = model_add_object(groups);
        model_set_text(group, "code", RESPONDENT_CODES[respondent]);
        model_set_text(group, "name", say(respondent_name(respondent), visit->language));
        model_set_integer(group, "link_count", (int64_t)links);
        model_set_boolean(group, "is_asked", links > 0);
        model_set_text(group, "answered",
                       links == 0 ? NULL
                                  : experience_about(
                                        visit, experience_used(experience, respondent)));
    }
}

/* ---- what could not be shown ---- */

static void workers_warn(struct visit *visit, const struct experience *experience,
                         struct value *list)
{
    const int64_t members = visit->progress.members;
    const int64_t people = people_expected(experience, RESPONDENT_WORKERS);

    if (link_count(experience, RESPONDENT_WORKERS) == 0) {
        return;
    }
    if (members < (int64_t)DISCLOSURE_WORKERS.organisations_least) {
        const struct message message = message_make_plural(
            visit->pool, (size_t)members,
            "%zu organisation takes part today. What workers answer is shown only when "
            "they come from three organisations or more: of this survey nothing of them "
            "could be shown, also if all of them answer.",
            "%zu organisations take part today. What workers answer is shown only when "
            "they come from three organisations or more: of this survey nothing of them "
            "could be shown, also if all of them answer.",
            (size_t)members);
        model_add_text(list, say_in(visit->pool, &message, visit->language));
    }
    if (people < (int64_t)DISCLOSURE_WORKERS.least) {
        model_add_text(
            list,
            visit_say(visit,
                      N_("The links are for about %zu workers. With fewer than %zu "
                         "answers nothing is shown: it would be clear who said what."),
                      (size_t)people, DISCLOSURE_WORKERS.least));
    }
}

static void families_warn(struct visit *visit, const struct experience *experience,
                          struct value *list)
{
    const int64_t people = people_expected(experience, RESPONDENT_FAMILIES);

    if (link_count(experience, RESPONDENT_FAMILIES) == 0) {
        model_add_text(list,
                       say(N_("There is no link for families yet. Without them this "
                              "survey says only what workers think of it."),
                           visit->language));
    } else if (people < FAMILIES_LEAST) {
        model_add_text(
            list,
            visit_say(
                visit,
                N_("The links are for about %zu families. Below %zu answers nothing "
                   "is shown, and below ten nothing is said about differences with "
                   "workers. Talk with them instead, or ask more families."),
                (size_t)people, DISCLOSURE_FAMILIES.least));
    }
}

void experience_warnings_put(struct visit *visit, const struct experience *experience,
                             struct value *item)
{
    struct value *list = model_set_list(item, "warnings");

    if (experience->whole.link_count == 0) {
        return;
    }
    workers_warn(visit, experience, list);
    if (experience->whole.instrument->asked == RESPONDENT_FAMILIES) {
        families_warn(visit, experience, list);
    }
}

/* ---- how a wave is usually asked ---- */

static bool preset_has(const struct instrument_preset *preset, const char *code)
{
    for (size_t i = 0; preset->steps[i] != NULL; i++) {
        if (strcmp(preset->steps[i], code) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_in_a_preset(const struct instrument *instrument, const char *code)
{
    for (size_t i = 0; i < instrument->preset_count; i++) {
        if (preset_has(&instrument->presets[i], code)) {
            return true;
        }
    }
    return false;
}

const char *experience_left_out(struct visit *visit, const struct instrument *instrument,
                                const struct instrument_preset *preset)
{
    struct text lines;

    if (preset == NULL && instrument->preset_count > 0) {
        preset = &instrument->presets[0];
    }
    text_init(&lines, visit->pool, LIMIT_FIELD_BYTES);
    for (size_t i = 0; preset != NULL && i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (step->is_optional && is_in_a_preset(instrument, step->code) &&
            !preset_has(preset, step->code)) {
            lines_add(&lines, step->code);
        }
    }
    return lines.bytes;
}
