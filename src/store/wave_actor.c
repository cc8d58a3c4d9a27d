/* wave_actor.c - the list of a wave: organisations, and names that informants add. */
#include <string.h>

#include "base/limits.h"
#include "store/sql.h"
#include "store/wave.h"

static bool is_closed(const struct wave_whole *wave, struct status *st)
{
    if (strcmp(wave->wave.state, "closed") != 0) {
        return false;
    }
    (void)status_fail(st, STATUS_CONFLICT, "this survey is closed: it stays as it is");
    return true;
}

/* The wave of a row of its list, which must not be closed. */
static bool wave_of_actor(struct unit *unit, const char *network_id, int64_t id,
                          struct wave_whole *wave_out, struct wave_actor_row *actor_out,
                          struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(unit->database, &WAVE_ACTOR_RECORD, network_id, id, unit->pool,
                     &values, st)) {
        return false;
    }
    record_read(&WAVE_ACTOR_RECORD, values, actor_out);
    return wave_read(unit->database, network_id, actor_out->wave_id, unit->pool, wave_out,
                     st) &&
           !is_closed(wave_out, st);
}

/* An organisation comes on the list. */
static bool listed_check(const struct wave_whole *wave,
                         const struct wave_actor_row *actor, struct status *st)
{
    size_t count = 0;

    for (size_t i = 0; i < wave->actor_count; i++) {
        count += wave->actors[i].actor_id != 0;
        if (wave->actors[i].actor_id == actor->actor_id) {
            return status_fail(st, STATUS_CONFLICT, "%s is on the list already",
                               wave->actors[i].name);
        }
    }
    return count < LIMIT_WAVE_ACTORS ||
           status_fail(st, STATUS_LIMIT, "a survey is about at most %d organisations",
                       (int)LIMIT_WAVE_ACTORS);
}

/* An informant adds a name. */
static bool added_check(const struct wave_whole *wave, const struct wave_actor_row *actor,
                        struct status *st)
{
    const struct informant_row *informant = wave_informant(wave, actor->informant_id);
    size_t count = 0;

    if (informant == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    if (strcmp(wave->wave.state, "open") != 0 ||
        strcmp(informant->state, "withdrawn") == 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open");
    }
    for (size_t i = 0; i < wave->actor_count; i++) {
        count += wave->actors[i].informant_id == actor->informant_id;
    }
    return count < LIMIT_ADDED_NAMES ||
           status_fail(st, STATUS_LIMIT, "you can add at most %d names",
                       (int)LIMIT_ADDED_NAMES);
}

bool wave_actor_add(struct change *change, struct unit *unit, const char *network_id,
                    struct wave_actor_row *actor, struct status *st)
{
    struct wave_whole wave;

    if (!wave_read(unit->database, network_id, actor->wave_id, unit->pool, &wave, st) ||
        is_closed(&wave, st)) {
        return false;
    }
    if (wave.actor_count >= LIMIT_WAVE_NAMES) {
        return status_fail(st, STATUS_LIMIT, "the list of a survey has at most %d names",
                           (int)LIMIT_WAVE_NAMES);
    }
    if (actor->actor_id != 0 ? !listed_check(&wave, actor, st)
                             : !added_check(&wave, actor, st)) {
        return false;
    }
    actor->is_coordinator = 0;
    actor->same_as = 0;
    return change_add(change, &WAVE_ACTOR_RECORD, actor, st);
}

/* Who answers for an organisation goes with it. */
static bool informants_remove(struct change *change, const struct wave_whole *wave,
                              int64_t wave_actor_id, struct status *st)
{
    for (size_t i = 0; i < wave->informant_count; i++) {
        if (wave->informants[i].wave_actor_id == wave_actor_id &&
            !change_remove(change, &INFORMANT_RECORD, wave->informants[i].id, st)) {
            return false;
        }
    }
    return true;
}

bool wave_actor_remove(struct change *change, struct unit *unit, const char *network_id,
                       int64_t wave_actor_id, struct status *st)
{
    struct wave_whole wave;
    struct wave_actor_row actor;

    if (!wave_of_actor(unit, network_id, wave_actor_id, &wave, &actor, st)) {
        return false;
    }
    if (actor.actor_id != 0 && strcmp(wave.wave.state, "draft") != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is open: others may have answered about %s",
                           actor.name);
    }
    return informants_remove(change, &wave, wave_actor_id, st) &&
           database_run(unit->database, &SQL_SURVEY_ANSWER_REMOVE_TARGET,
                        SQL_VALUES(sql_text(network_id), sql_integer(actor.wave_id),
                                   sql_integer(wave_actor_id)),
                        st) &&
           change_remove(change, &WAVE_ACTOR_RECORD, wave_actor_id, st);
}

bool wave_actor_same(struct change *change, struct unit *unit, const char *network_id,
                     int64_t wave_actor_id, int64_t same_as, struct status *st)
{
    struct wave_whole wave;
    struct wave_actor_row actor;

    if (!wave_of_actor(unit, network_id, wave_actor_id, &wave, &actor, st)) {
        return false;
    }
    const struct wave_actor_row *other = wave_actor(&wave, same_as);
    if (actor.actor_id != 0 ||
        (same_as != 0 && (other == NULL || other->actor_id == 0))) {
        return status_fail(st, STATUS_INVALID,
                           "a name that was added can be one of the list, no other");
    }
    actor.same_as = same_as;
    return change_put_row(change, &WAVE_ACTOR_RECORD, &actor, st);
}

bool wave_actor_coordinates(struct change *change, struct unit *unit,
                            const char *network_id, int64_t wave_actor_id,
                            struct status *st)
{
    struct wave_whole wave;
    struct wave_actor_row chosen;

    if (!wave_of_actor(unit, network_id, wave_actor_id, &wave, &chosen, st)) {
        return false;
    }
    if (chosen.actor_id == 0) {
        return status_fail(st, STATUS_INVALID,
                           "only an organisation of the list can be "
                           "the one that coordinates");
    }
    for (size_t i = 0; i < wave.actor_count; i++) {
        struct wave_actor_row row = wave.actors[i];

        row.is_coordinator = row.id == wave_actor_id;
        if (row.is_coordinator != wave.actors[i].is_coordinator &&
            !change_put_row(change, &WAVE_ACTOR_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}
