/* experience_page.c - the anonymous surveys of a network: what can be asked, the waves,
 * about how many answered, and what comes next. */
#include <string.h>

#include "web/experience_findings.h"
#include "web/experience_model.h"
#include "web/pages.h"

/* ---- what comes next ---- */

static const char *next_of(const struct experience *experience, bool may_change,
                           const char *today)
{
    const struct wave_row *wave = &experience->whole.wave;

    if (experience_is(wave, "draft") && !may_change) {
        return N_("It is being prepared: nobody is asked anything yet.");
    }
    if (experience_is(wave, "draft")) {
        return experience->whole.link_count == 0
                   ? N_("Choose what is asked, and make a link for each group.")
                   : N_("Try it on paper or on a telephone with somebody, then open it.");
    }
    if (experience_is(wave, "closed")) {
        return N_("Look at what the answers show, and talk about it.");
    }
    return may_change && wave->due_day != NULL && strcmp(wave->due_day, today) < 0
               ? N_("Its day has passed: close it, so that people see what came out.")
               : N_("People are answering. Until it is closed nobody sees an answer.");
}

/* ---- the waves ---- */

bool experience_waiting_put(struct visit *visit, const struct wave_row *wave,
                            struct value *item, struct status *st)
{
    struct open_answers answers = {0};

    if (experience_is(wave, "closed") &&
        visit_may(visit, OBJECT_OPEN_ANSWERS, RIGHT_CHANGE) &&
        !open_answers_to_check(visit->database, visit->network_id, wave->id,
                               visit_author(visit), visit->pool, &answers, st)) {
        return false;
    }
    const struct message message = message_make_plural(
        visit->pool, answers.count, "%zu written answer waits for your check.",
        "%zu written answers wait for your check.", answers.count);
    model_set_text(item, "waiting",
                   answers.count == 0 ? NULL
                                      : say_in(visit->pool, &message, visit->language));
    return true;
}

static bool wave_put(struct visit *visit, const struct wave_row *row, struct value *item,
                     struct status *st)
{
    struct experience experience;
    const bool is_closed = experience_is(row, "closed");

    if (!experience_load(visit, row->id, &experience, st)) {
        return false;
    }
    experience_wave_put(visit, row, item);
    model_set_boolean(item, "may_see", visit_may(visit, OBJECT_EXPERIENCE, RIGHT_SEE));
    experience_groups_put(visit, &experience, item);
    model_set_text(
        item, "next",
        say(next_of(&experience, visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE),
                    visit->today),
            visit->language));
    model_set_text(item, "findings",
                   is_closed ? experience_findings_begin(visit, row) : NULL);
    return experience_waiting_put(visit, row, item, st);
}

/* Who may see findings and no more, sees closed waves. */
static bool is_shown(const struct visit *visit, const struct wave_row *row)
{
    return experience_is(row, "closed") || visit_may(visit, OBJECT_EXPERIENCE, RIGHT_SEE);
}

/* The waves of one instrument, the newest first. */
static bool instrument_put(struct visit *visit, const struct instrument *instrument,
                           const struct wave_list *list, struct value *item,
                           struct status *st)
{
    struct value *waves = model_set_list(item, "waves");
    bool is_busy = false;
    bool has_waves = false;

    experience_instrument_put(visit, instrument, NULL, item);
    for (size_t i = list->count; i > 0; i--) {
        const struct wave_row *row = &list->rows[i - 1];

        if (strcmp(row->instrument, instrument->code) != 0) {
            continue;
        }
        is_busy = is_busy || !experience_is(row, "closed");
        has_waves = true;
        if (is_shown(visit, row) && !wave_put(visit, row, model_add_object(waves), st)) {
            return false;
        }
    }
    model_set_boolean(item, "has_waves", has_waves);
    model_set_boolean(item, "may_make",
                      !is_busy && visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE));
    return true;
}

bool experience_page(struct visit *visit, struct status *st)
{
    struct value *instruments = model_set_list(visit->model, "instruments");
    struct wave_list list;

    if (!experience_list(visit->database, visit->network_id, visit->pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        if (experience_is_offered(INSTRUMENTS[i]) &&
            !instrument_put(visit, INSTRUMENTS[i], &list, model_add_object(instruments),
                            st)) {
            return false;
        }
    }
    model_set_boolean(visit->model, "is_empty", list.count == 0);
    model_set_boolean(visit->model, "may_relation",
                      visit_may(visit, OBJECT_SURVEY, RIGHT_SEE));
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE));
    return true;
}
