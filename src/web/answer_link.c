#include "web/answer_link.h"

#include <ctype.h>
#include <string.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/assets.h"
#include "web/tries.h"

/* Of 2^40 codes; a hall of people behind one address mistypes more than one guesses. */
enum { WRONG_CODES = 60 };
#define WRONG_CODE "survey code"

const char *answer_code_tidy(struct pool *pool, const char *typed)
{
    /* Who has the whole link may paste it where the code is asked. */
    const char *personal = strstr(typed, "/v/");
    const char *link = personal == NULL ? strstr(typed, "/a/") : personal;
    const char *begin = link == NULL ? typed : link + 3;
    char *code = pool_text(pool, begin);
    size_t length = 0;

    for (const char *at = begin; *at != '\0'; at++) {
        if (isalnum((unsigned char)*at)) {
            code[length++] = (char)tolower((unsigned char)*at);
        }
    }
    code[length] = '\0';
    return code;
}

bool answer_tries_check(const struct visit *visit, struct database *database,
                        struct status *st)
{
    return tries_check(visit, database, WRONG_CODE, tries_peer(visit), WRONG_CODES, st);
}

static bool code_find(struct visit *visit, struct answer_link *link, int64_t *id_out,
                      struct status *st)
{
    bool is_there = false;

    if (!answer_tries_check(visit, visit->database, st)) {
        return false;
    }
    if (strlen(link->code) == INFORMANT_CODE_LENGTH &&
        !status_absent(informant_by_code(visit->database, link->code, visit->pool,
                                         &link->network_id, id_out, st),
                       &is_there, st)) {
        return false;
    }
    return is_there ||
           (tries_count(visit, WRONG_CODE, tries_peer(visit), WRONG_CODES, st) &&
            status_fail(st, STATUS_NOT_FOUND,
                        "this code is not known: look whether each letter is right; "
                        "perhaps you got a newer link since"));
}

static enum answer_state state_of(const struct answer_link *link)
{
    if (strcmp(link->informant.state, "withdrawn") == 0) {
        return ANSWER_WITHDRAWN;
    }
    if (strcmp(link->wave.wave.state, "draft") == 0) {
        return ANSWER_DRAFT;
    }
    return strcmp(link->wave.wave.state, "open") == 0 ? ANSWER_OPEN : ANSWER_CLOSED;
}

/* The wave before this one, and this organisation in it. */
static bool former_read(struct visit *visit, struct answer_link *link, struct status *st)
{
    const int64_t former_id = link->wave.wave.former_id;

    if (former_id == 0) {
        return true;
    }
    if (!wave_read_list(visit->database, link->network_id, former_id, visit->pool,
                        &link->former, st)) {
        return false;
    }
    link->has_former = true;
    for (size_t i = 0; i < link->former.actor_count; i++) {
        const struct wave_actor_row *actor = &link->former.actors[i];

        if (actor->actor_id != 0 && actor->actor_id == link->organisation->actor_id) {
            link->former_self = actor;
        }
    }
    return link->former_self == NULL ||
           wave_read_answers_of(visit->database, link->network_id, link->former_self->id,
                                visit->pool, &link->former, st);
}

/* What was answered so far; for a change of one step, of that step. */
static bool sheet_read(struct visit *visit, struct answer_link *link, const char *step,
                       struct status *st)
{
    return survey_sheet_of_step(
        visit->database, link->network_id, &link->informant,
        step == NULL ? NULL : instrument_step(link->wave.instrument, step), visit->pool,
        &link->sheet, st);
}

static bool link_fill(struct visit *visit, struct answer_link *link, int64_t informant_id,
                      const char *step, struct status *st)
{
    struct database *database = visit->database;

    if (!informant_find(database, link->network_id, informant_id, visit->pool,
                        &link->informant, st) ||
        !network_find(database, link->network_id, visit->pool, &link->network, st) ||
        !wave_read_list(database, link->network_id, link->informant.wave_id, visit->pool,
                        &link->wave, st) ||
        !sheet_read(visit, link, step, st)) {
        return false;
    }
    link->organisation = wave_actor(&link->wave, link->informant.wave_actor_id);
    link->state = state_of(link);
    return former_read(visit, link, st);
}

/* One picture for all of it, also where a change begins: then it is over before anything
 * is waited for. */
static bool link_fill_alone(struct visit *visit, struct answer_link *link,
                            int64_t informant_id, const char *step, struct status *st)
{
    SCOPED(transaction)
    snapshot = transaction_begin(visit->database, TRANSACTION_READ, st);

    return snapshot != NULL && link_fill(visit, link, informant_id, step, st) &&
           transaction_commit(snapshot, st);
}

bool answer_link_read_step(struct visit *visit, const char *step,
                           struct answer_link *link_out, struct status *st)
{
    struct answer_link link = {.code = answer_code_tidy(visit->pool, visit->parts[0])};
    int64_t informant_id = 0;

    if (!code_find(visit, &link, &informant_id, st) ||
        !(visit->is_changing ? link_fill_alone(visit, &link, informant_id, step, st)
                             : link_fill(visit, &link, informant_id, step, st))) {
        return false;
    }
    *link_out = link;
    return true;
}

bool answer_link_read(struct visit *visit, struct answer_link *link_out,
                      struct status *st)
{
    return answer_link_read_step(visit, NULL, link_out, st);
}

/* In two halves, as it stands on paper. */
static const char *code_shown(struct visit *visit, const struct answer_link *link)
{
    return visit_address(visit, "%.4s-%s", link->code, link->code + 4);
}

const char *answer_address(struct visit *visit, const struct answer_link *link,
                           const char *rest)
{
    return visit_address(visit, "/v/%s%s", link->code, rest);
}

struct change_head answer_head(struct unit *unit, const struct answer_link *link,
                               const char *action, int64_t now)
{
    return (struct change_head){link->network_id,
                                informant_author(unit->pool, link->informant.id), action,
                                now, 0};
}

bool answer_informant_read(struct unit *unit, const struct answer_link *link,
                           struct informant_row *informant_out, struct status *st)
{
    struct wave_row wave;

    if (!network_check_open(unit->database, link->network_id, unit->pool, st) ||
        !informant_find(unit->database, link->network_id, link->informant.id, unit->pool,
                        informant_out, st) ||
        !wave_find(unit->database, link->network_id, link->informant.wave_id, unit->pool,
                   &wave, st)) {
        return false;
    }
    if (strcmp(wave.state, "open") != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: what you saved before counts, and "
                           "nothing can be added");
    }
    return strcmp(informant_out->state, "withdrawn") != 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "this link was withdrawn: ask who gave it to you");
}

void answer_link_put(struct visit *visit, const struct answer_link *link)
{
    static const char *const STATES[] = {[ANSWER_DRAFT] = "draft",
                                         [ANSWER_OPEN] = "open",
                                         [ANSWER_CLOSED] = "closed",
                                         [ANSWER_WITHDRAWN] = "withdrawn"};
    struct value *survey = model_set_object(visit->model, "survey");
    const struct asset *script = asset_named("survey.js");

    http_response_header(visit->response, "X-Robots-Tag", "noindex, nofollow");
    model_set_text(visit->model, "script", script == NULL ? NULL : script->path);
    model_set_text(survey, "network", link->network.name);
    model_set_text(survey, "organisation", link->organisation->name);
    model_set_text(survey, "informant", link->informant.name);
    model_set_text(survey, "title", link->wave.wave.title);
    model_set_text(survey, "asker", link->wave.wave.asker);
    model_set_text(survey, "code", code_shown(visit, link));
    model_set_text(survey, "address", answer_address(visit, link, ""));
    /* Under which a screen keeps what it could not send: says nothing of the code. */
    model_set_text(survey, "device",
                   secret_keyed_digest(visit->pool, visit->site->secret, "survey device",
                                       link->code));
    model_set_text(survey, "state", STATES[link->state]);
    model_set_boolean(survey, "is_draft", link->state == ANSWER_DRAFT);
    model_set_boolean(survey, "is_open", link->state == ANSWER_OPEN);
    model_set_boolean(survey, "is_closed", link->state == ANSWER_CLOSED);
    model_set_boolean(survey, "is_withdrawn", link->state == ANSWER_WITHDRAWN);
    model_set_boolean(survey, "is_finished",
                      strcmp(link->informant.state, "finished") == 0);
}
