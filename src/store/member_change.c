/* member_change.c - organisations begin to take part, change their role, and leave. */
#include <string.h>

#include "store/actor.h"
#include "store/partner.h"

/* Would a role from this day on stand beside another one of the actor? */
static bool member_is_free(const struct member_row *members, size_t count,
                           const struct member_row *member)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i].actor_id == member->actor_id &&
            (members[i].to_day == NULL ||
             strcmp(members[i].to_day, member->from_day) > 0)) {
            return false;
        }
    }
    return true;
}

bool member_begin(struct change *change, struct unit *unit, const char *network_id,
                  struct member_row *member, struct status *st)
{
    const struct sql_value *values = NULL;
    struct actor_row actor;
    struct record_list list;

    if (!record_find(unit->database, &ACTOR_RECORD, network_id, member->actor_id,
                     unit->pool, &values, st) ||
        !record_list(unit->database, &MEMBER_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    record_read(&ACTOR_RECORD, values, &actor);
    if (!member_is_free(record_read_all(&MEMBER_RECORD, &list, unit->pool), list.count,
                        member)) {
        return status_fail(st, STATUS_CONFLICT,
                           "%s takes part already: change its role instead", actor.name);
    }
    return change_add(change, &MEMBER_RECORD, member, st);
}

/* A row that still runs on, up to a day that is not before its first. */
static bool member_find_open(struct unit *unit, const char *network_id, int64_t id,
                             const char *day, struct member_row *member_out,
                             struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(unit->database, &MEMBER_RECORD, network_id, id, unit->pool, &values,
                     st)) {
        return false;
    }
    record_read(&MEMBER_RECORD, values, member_out);
    if (member_out->to_day != NULL) {
        return status_fail(st, STATUS_CONFLICT, "this role has ended already");
    }
    return strcmp(day, member_out->from_day) >= 0 ||
           status_fail(st, STATUS_INVALID, "it takes part since %s: choose a later day",
                       member_out->from_day);
}

bool member_change_role(struct change *change, struct unit *unit, const char *network_id,
                        const struct member_turn *turn, int64_t *id_out,
                        struct status *st)
{
    struct member_row member;

    if (!member_find_open(unit, network_id, turn->id, turn->from_day, &member, st)) {
        return false;
    }
    if (strcmp(member.role, turn->role) == 0) {
        return status_fail(st, STATUS_CONFLICT, "it has this role already");
    }
    if (strcmp(member.from_day, turn->from_day) == 0) {
        member.role = turn->role;
        *id_out = member.id;
        return change_put_row(change, &MEMBER_RECORD, &member, st);
    }
    struct member_row next = member;
    member.to_day = turn->from_day;
    next.role = turn->role;
    next.from_day = turn->from_day;
    if (!change_put_row(change, &MEMBER_RECORD, &member, st) ||
        !change_add(change, &MEMBER_RECORD, &next, st)) {
        return false;
    }
    *id_out = next.id;
    return true;
}

bool member_end(struct change *change, struct unit *unit, const char *network_id,
                const struct member_leave *leave, struct status *st)
{
    struct member_row member;

    if (!member_find_open(unit, network_id, leave->id, leave->to_day, &member, st)) {
        return false;
    }
    member.to_day = leave->to_day;
    member.leave_reason = leave->reason;
    return change_put_row(change, &MEMBER_RECORD, &member, st);
}
