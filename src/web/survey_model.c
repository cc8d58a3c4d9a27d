#include "web/survey_model.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"

/* The levels of analysis/response.h, of organisations that answered. */
enum { SHARE_HIGH = 80, SHARE_PARTIAL = 60 };

static size_t steps_asked(const struct wave_whole *whole)
{
    size_t count = 0;

    for (size_t i = 0; i < whole->instrument->step_count; i++) {
        count += wave_asks(&whole->wave, &whole->instrument->steps[i]);
    }
    return count;
}

bool survey_read(struct visit *visit, int64_t wave_id, struct survey *survey_out,
                 struct status *st)
{
    if (!wave_read(visit->database, visit->network_id, wave_id, visit->pool,
                   &survey_out->whole, st) ||
        !survey_standings(visit->database, visit->network_id, wave_id, visit->pool,
                          &survey_out->standings, st)) {
        return false;
    }
    survey_out->step_count = steps_asked(&survey_out->whole);
    return true;
}

static bool is_state(const struct survey *survey, const char *state)
{
    return strcmp(survey->whole.wave.state, state) == 0;
}

bool survey_is_draft(const struct survey *survey)
{
    return is_state(survey, "draft");
}

bool survey_is_open(const struct survey *survey)
{
    return is_state(survey, "open");
}

bool survey_is_closed(const struct survey *survey)
{
    return is_state(survey, "closed");
}

/* ---- informants ---- */

bool informant_is_withdrawn(const struct informant_row *informant)
{
    return strcmp(informant->state, "withdrawn") == 0;
}

bool informant_is_finished(const struct informant_row *informant)
{
    return strcmp(informant->state, "finished") == 0;
}

bool survey_is_own(struct visit *visit, const struct informant_row *informant)
{
    return visit->account.is_verified && informant->email[0] != '\0' &&
           informant->digest != NULL && !informant_is_withdrawn(informant) &&
           strcmp(account_email_key(informant->email, visit->pool),
                  account_email_key(visit->account.email, visit->pool)) == 0;
}

static const struct survey_standing *standing_of(const struct survey *survey,
                                                 const struct informant_row *informant)
{
    for (size_t i = 0; i < survey->standings.count; i++) {
        if (survey->standings.rows[i].informant_id == informant->id) {
            return &survey->standings.rows[i];
        }
    }
    return NULL;
}

int survey_part(const struct survey *survey, const struct informant_row *informant)
{
    const struct survey_standing *standing = standing_of(survey, informant);

    if (informant_is_finished(informant)) {
        return SURVEY_WHOLE;
    }
    if (standing == NULL || survey->step_count == 0) {
        return 0;
    }
    return standing->steps >= survey->step_count
               ? SURVEY_WHOLE
               : (int)(standing->steps * SURVEY_WHOLE / survey->step_count);
}

int64_t survey_last_at(const struct survey *survey, const struct informant_row *informant)
{
    const struct survey_standing *standing = standing_of(survey, informant);
    const int64_t last = standing == NULL ? 0 : standing->last_at;

    return informant->finished_at > last ? informant->finished_at : last;
}

/* ---- organisations ---- */

bool survey_is_listed(const struct wave_actor_row *actor)
{
    return actor->actor_id != 0;
}

static enum survey_state state_of(const struct survey *survey,
                                  const struct informant_row *informant)
{
    if (informant_is_withdrawn(informant)) {
        return SURVEY_UNASKED;
    }
    const int part = survey_part(survey, informant);
    return part == SURVEY_WHOLE ? SURVEY_ANSWERED
           : part > 0           ? SURVEY_BEGUN
                                : SURVEY_WAITING;
}

static bool has_answer(const struct survey *survey, const struct wave_actor_row *actor)
{
    for (size_t i = 0; i < survey->whole.answer_count; i++) {
        if (survey->whole.answers[i].wave_actor_id == actor->id) {
            return true;
        }
    }
    return false;
}

enum survey_state survey_state_of(const struct survey *survey,
                                  const struct wave_actor_row *actor)
{
    enum survey_state furthest = SURVEY_UNASKED;

    /* Single answers are erased one day; those of the organisation stay. */
    if (survey_is_closed(survey)) {
        return has_answer(survey, actor) ? SURVEY_ANSWERED : SURVEY_WAITING;
    }
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];

        if (informant->wave_actor_id == actor->id &&
            state_of(survey, informant) > furthest) {
            furthest = state_of(survey, informant);
        }
    }
    return furthest;
}

struct survey_counts survey_counts(const struct survey *survey)
{
    struct survey_counts counts = {0};

    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        if (survey_is_listed(&survey->whole.actors[i])) {
            counts.organisations++;
            counts.states[survey_state_of(survey, &survey->whole.actors[i])]++;
        }
    }
    if (counts.organisations > 0) {
        counts.share =
            (int)(counts.states[SURVEY_ANSWERED] * SURVEY_WHOLE / counts.organisations);
    }
    return counts;
}

/* ---- into the model ---- */

const char *survey_address(struct visit *visit, int64_t wave_id, const char *rest)
{
    return visit_address(visit, "/networks/%s/survey/%" PRId64 "%s", visit->network_id,
                         wave_id, rest);
}

void survey_wave_put(struct visit *visit, const struct wave_row *wave, struct value *item)
{
    const bool is_open = strcmp(wave->state, "open") == 0;

    model_set_integer(item, "id", wave->id);
    model_set_text(item, "title", wave->title);
    model_set_text(item, "state", wave->state);
    model_set_boolean(item, "is_draft", strcmp(wave->state, "draft") == 0);
    model_set_boolean(item, "has_former", wave->former_id != 0);
    model_set_boolean(item, "is_open", is_open);
    model_set_boolean(item, "is_closed", strcmp(wave->state, "closed") == 0);
    model_set_text(item, "address", survey_address(visit, wave->id, ""));
    model_set_text(item, "asker", wave->asker);
    model_set_text(item, "reason", wave->reason);
    model_set_text(item, "due_day", wave->due_day);
    model_set_boolean(item, "is_due",
                      is_open && wave->due_day != NULL &&
                          strcmp(wave->due_day, visit->today) < 0);
    model_set_integer(item, "keep_months", wave->keep_months);
    model_set_text(item, "opened_day",
                   wave->opened_at == 0 ? NULL : day_of(wave->opened_at, visit->pool));
    model_set_text(item, "closed_day",
                   wave->closed_at == 0 ? NULL : day_of(wave->closed_at, visit->pool));
    model_set_boolean(item, "may_change", visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE));
}

static const char *share_level(int share)
{
    return share >= SHARE_HIGH ? "high" : share >= SHARE_PARTIAL ? "partial" : "low";
}

static const char *share_allows(int share)
{
    if (share >= SHARE_HIGH) {
        return N_("When four in five answer, every figure can be shown.");
    }
    return share >= SHARE_PARTIAL
               ? N_("When three in five answer, figures of the network and the map are "
                    "marked as incomplete. From four in five on every figure can be "
                    "shown.")
               : N_("When fewer than three in five answer, figures of the network stay "
                    "grey: too much would be guessed. Each organisation still has its "
                    "own page. From four in five on every figure can be shown.");
}

void survey_response_put(struct visit *visit, const struct survey *survey,
                         struct value *item)
{
    const struct survey_counts counts = survey_counts(survey);

    model_set_integer(item, "organisations", (int64_t)counts.organisations);
    model_set_integer(item, "answered", (int64_t)counts.states[SURVEY_ANSWERED]);
    model_set_integer(item, "begun", (int64_t)counts.states[SURVEY_BEGUN]);
    model_set_integer(item, "waiting", (int64_t)counts.states[SURVEY_WAITING]);
    model_set_integer(item, "unasked", (int64_t)counts.states[SURVEY_UNASKED]);
    model_set_integer(item, "share", counts.share);
    model_set_text(item, "sentence",
                   visit_say(visit, N_("%zu of %zu organisations have answered: %d %%."),
                             counts.states[SURVEY_ANSWERED], counts.organisations,
                             counts.share));
    model_set_text(item, "level", share_level(counts.share));
    model_set_text(item, "allows", say(share_allows(counts.share), visit->language));
}

static const char *state_words(const struct survey *survey,
                               const struct informant_row *informant)
{
    if (informant_is_withdrawn(informant)) {
        return N_("not asked any more");
    }
    switch (state_of(survey, informant)) {
    case SURVEY_ANSWERED:
        return N_("answered");
    case SURVEY_BEGUN:
        return N_("begun");
    default:
        return N_("not begun");
    }
}

static const char *day_or_null(struct visit *visit, int64_t moment)
{
    return moment == 0 ? NULL : day_of(moment, visit->pool);
}

void survey_informant_put(struct visit *visit, const struct survey *survey,
                          const struct informant_row *informant, struct value *item)
{
    const bool may_change = visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE);
    const bool has_mail = informant->email[0] != '\0';

    model_set_integer(item, "id", informant->id);
    model_set_text(item, "name", informant->name);
    model_set_text(item, "email", may_change && has_mail ? informant->email : NULL);
    model_set_boolean(item, "has_mail", has_mail);
    model_set_text(item, "state", informant->state);
    model_set_text(item, "state_label",
                   say(state_words(survey, informant), visit->language));
    model_set_boolean(item, "is_withdrawn", informant_is_withdrawn(informant));
    model_set_boolean(item, "is_finished", informant_is_finished(informant));
    model_set_boolean(item, "is_begun", state_of(survey, informant) == SURVEY_BEGUN);
    model_set_integer(item, "part", survey_part(survey, informant));
    model_set_text(item, "last_day",
                   day_or_null(visit, survey_last_at(survey, informant)));
    model_set_text(item, "mailed_day", day_or_null(visit, informant->mailed_at));
    model_set_integer(item, "mail_count", informant->mail_count);
    model_set_boolean(item, "is_paper", informant->paper_by != NULL);
    model_set_text(item, "paper_day",
                   informant->paper_by == NULL ? NULL
                                               : day_or_null(visit, informant->paper_at));
    model_set_text(item, "language", informant->language);
    model_set_text(
        item, "address",
        !may_change
            ? NULL
            : visit_address(visit, "/networks/%s/survey/%" PRId64 "/informants/%" PRId64,
                            visit->network_id, informant->wave_id, informant->id));
}
