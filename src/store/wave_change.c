/* wave_change.c - a wave begins as a draft, is opened, and its list changes. */
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "store/actor.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/sql.h"
#include "store/wave_rows.h"

bool wave_is(const struct wave_row *wave, const char *state)
{
    return strcmp(wave->state, state) == 0;
}

bool wave_plan_check(const struct wave_row *wave, struct status *st)
{
    const struct instrument *instrument =
        instrument_find(wave->instrument, wave->instrument_version);
    size_t step_count = 0;

    if (instrument == NULL) {
        return status_fail(st, STATUS_INVALID, "there are no questions '%s' %s",
                           wave->instrument, wave->instrument_version);
    }
    if (wave->keep_months < WAVE_MONTHS_LEAST || wave->keep_months > WAVE_MONTHS_MOST) {
        return status_fail(st, STATUS_INVALID,
                           "single answers are kept from %d to %d months",
                           (int)WAVE_MONTHS_LEAST, (int)WAVE_MONTHS_MOST);
    }
    for (size_t i = 0; i < instrument->step_count; i++) {
        step_count +=
            instrument->steps[i].is_optional && !wave_asks(wave, &instrument->steps[i]);
    }
    return lines_count(wave->left_out) == step_count ||
           status_fail(st, STATUS_INVALID, "a step that must be asked is left out");
}

/* ---- making ---- */

static bool member_is_held(const struct member_row *member, const char *day)
{
    return strcmp(member->from_day, day) <= 0 &&
           (member->to_day == NULL || strcmp(member->to_day, day) > 0);
}

/* What a list is made of. */
struct roster {
    const struct actor_row *actors;
    size_t actor_count;
    const struct member_row *members;
    size_t member_count;
    int64_t coordinator; /* the actor that coordinates; 0: none */
};

static bool coordinator_read(struct unit *unit, const char *network_id, const char *today,
                             int64_t *organisation_id_out, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &ROLE_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    *organisation_id_out = 0;
    for (size_t i = 0; i < list.count && *organisation_id_out == 0; i++) {
        const struct role role = role_from(list.rows[i]);

        if (role.role == ROLE_COORDINATOR && role_is_held(&role, today)) {
            *organisation_id_out = role.organisation_id;
        }
    }
    return true;
}

static bool roster_read(struct unit *unit, const char *network_id,
                        struct roster *roster_out, struct status *st)
{
    struct record_list actors;
    struct record_list members;

    if (!record_list(unit->database, &ACTOR_RECORD, network_id, unit->pool, &actors,
                     st) ||
        !record_list(unit->database, &MEMBER_RECORD, network_id, unit->pool, &members,
                     st)) {
        return false;
    }
    *roster_out = (struct roster){
        .actors = record_read_all(&ACTOR_RECORD, &actors, unit->pool),
        .actor_count = actors.count,
        .members = record_read_all(&MEMBER_RECORD, &members, unit->pool),
        .member_count = members.count,
    };
    return true;
}

/* The role of an actor on a day; NULL when it takes no part. */
static const char *roster_role(const struct roster *roster, int64_t actor_id,
                               const char *day)
{
    for (size_t i = 0; i < roster->member_count; i++) {
        const struct member_row *member = &roster->members[i];

        if (member->actor_id == actor_id && member_is_held(member, day)) {
            return member->role;
        }
    }
    return NULL;
}

/* What the former wave says, as long as that actor takes part; otherwise the actor of the
 * coordinator's organisation. */
static bool roster_coordinator(struct unit *unit, const char *network_id,
                               const struct wave_row *wave, const char *today,
                               struct roster *roster, struct status *st)
{
    struct wave_whole former = {0};
    int64_t organisation_id = 0;

    if (!coordinator_read(unit, network_id, today, &organisation_id, st) ||
        (wave->former_id != 0 &&
         !wave_read_list(unit->database, network_id, wave->former_id, unit->pool, &former,
                         st))) {
        return false;
    }
    for (size_t i = 0; i < roster->actor_count; i++) {
        const struct actor_row *actor = &roster->actors[i];

        if (roster->coordinator == 0 && organisation_id != 0 &&
            actor->organisation_id == organisation_id &&
            roster_role(roster, actor->id, today) != NULL) {
            roster->coordinator = actor->id;
        }
    }
    for (size_t i = 0; i < former.actor_count; i++) {
        const struct wave_actor_row *actor = &former.actors[i];

        if (actor->is_coordinator &&
            roster_role(roster, actor->actor_id, today) != NULL) {
            roster->coordinator = actor->actor_id;
        }
    }
    return true;
}

static bool roster_add(struct change *change, const struct roster *roster,
                       int64_t wave_id, const char *today, struct status *st)
{
    size_t count = 0;

    for (size_t i = 0; i < roster->actor_count; i++) {
        const struct actor_row *actor = &roster->actors[i];
        const char *role = roster_role(roster, actor->id, today);
        struct wave_actor_row row = {
            .wave_id = wave_id,
            .actor_id = actor->id,
            .name = actor->name,
            .sector = actor->sector,
            .role = role,
            .is_coordinator = actor->id == roster->coordinator,
        };

        if (role == NULL) {
            continue;
        }
        if (++count > LIMIT_WAVE_ACTORS) {
            return status_fail(st, STATUS_LIMIT,
                               "a survey is about at most %d organisations",
                               (int)LIMIT_WAVE_ACTORS);
        }
        if (!change_add(change, &WAVE_ACTOR_RECORD, &row, st)) {
            return false;
        }
    }
    return count >= 2 ||
           status_fail(st, STATUS_INVALID,
                       "a survey asks about organisations that take part in the "
                       "network: there must be two at least");
}

bool wave_follow(struct unit *unit, const char *network_id, struct wave_row *wave,
                 struct status *st)
{
    struct wave_list waves;

    if (!wave_list(unit->database, network_id, wave->instrument, unit->pool, &waves,
                   st)) {
        return false;
    }
    wave->former_id = 0;
    for (size_t i = 0; i < waves.count; i++) {
        if (!wave_is(&waves.rows[i], "closed")) {
            return status_fail(st, STATUS_CONFLICT,
                               "a survey is being prepared or open already: close it "
                               "or take it away first");
        }
        wave->former_id = waves.rows[i].id;
    }
    wave->state = "draft";
    wave->opened_at = 0;
    wave->closed_at = 0;
    return true;
}

bool wave_make(struct change *change, struct unit *unit, const char *network_id,
               const char *today, struct wave_row *wave, struct status *st)
{
    struct roster roster;

    return wave_plan_check(wave, st) && roster_read(unit, network_id, &roster, st) &&
           wave_follow(unit, network_id, wave, st) &&
           roster_coordinator(unit, network_id, wave, today, &roster, st) &&
           change_add(change, &WAVE_RECORD, wave, st) &&
           roster_add(change, &roster, wave->id, today, st);
}

/* ---- the wave itself ---- */

bool wave_change(struct change *change, struct unit *unit, const char *network_id,
                 const struct wave_row *wave, struct status *st)
{
    struct wave_row row;

    if (!wave_find(unit->database, network_id, wave->id, unit->pool, &row, st)) {
        return false;
    }
    if (wave_is(&row, "closed")) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: it stays as it is");
    }
    const bool is_same_question = strcmp(row.title, wave->title) == 0 &&
                                  strcmp(row.left_out, wave->left_out) == 0 &&
                                  row.keep_months == wave->keep_months;
    if (wave_is(&row, "open") && !is_same_question) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is open: only who asks, why, and by when can "
                           "still be changed");
    }
    row.title = wave->title;
    row.left_out = wave->left_out;
    row.keep_months = wave->keep_months;
    row.asker = wave->asker;
    row.reason = wave->reason;
    row.due_day = wave->due_day;
    return wave_plan_check(&row, st) && change_put_row(change, &WAVE_RECORD, &row, st);
}

bool wave_set_open(struct change *change, struct unit *unit, const char *network_id,
                   struct wave_row *wave, int64_t now, struct status *st)
{
    struct wave_list waves;

    if (!wave_list(unit->database, network_id, wave->instrument, unit->pool, &waves,
                   st)) {
        return false;
    }
    for (size_t i = 0; i < waves.count; i++) {
        if (wave_is(&waves.rows[i], "open")) {
            return status_fail(st, STATUS_CONFLICT,
                               "another survey is open: close it first");
        }
    }
    wave->state = "open";
    wave->opened_at = now;
    return change_put_row(change, &WAVE_RECORD, wave, st);
}

bool wave_open(struct change *change, struct unit *unit, const char *network_id,
               int64_t wave_id, int64_t now, struct status *st)
{
    struct wave_whole whole;

    if (!wave_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (!wave_is(&whole.wave, "draft")) {
        return status_fail(st, STATUS_CONFLICT, "this survey was opened already");
    }
    if (whole.informant_count == 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "nobody is asked yet: say first who answers for the "
                           "organisations");
    }
    return wave_set_open(change, unit, network_id, &whole.wave, now, st);
}

bool wave_remove(struct change *change, struct unit *unit, const char *network_id,
                 int64_t wave_id, struct status *st)
{
    struct wave_whole whole;

    if (!wave_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (!wave_is(&whole.wave, "draft")) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey was opened: it cannot be taken away");
    }
    for (size_t i = 0; i < whole.informant_count; i++) {
        if (!change_remove(change, &INFORMANT_RECORD, whole.informants[i].id, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < whole.actor_count; i++) {
        if (!change_remove(change, &WAVE_ACTOR_RECORD, whole.actors[i].id, st)) {
            return false;
        }
    }
    return change_remove(change, &WAVE_RECORD, wave_id, st);
}
