/* actor_change.c - putting an actor on the sheet and taking it off with all that points
 * at it. */
#include <string.h>

#include "base/limits.h"
#include "store/actor.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/rating.h"
#include "store/selection.h"
#include "store/sql.h"

bool actor_add(struct change *change, struct unit *unit, const char *network_id,
               struct actor_row *actor, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &ACTOR_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    const struct actor_row *actors = record_read_all(&ACTOR_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(actors[i].name, actor->name) == 0) {
            return status_fail(st, STATUS_CONFLICT, "'%s' stands on the sheet already",
                               actor->name);
        }
    }
    if (list.count >= LIMIT_ACTORS) {
        return status_fail(
            st, STATUS_LIMIT,
            "there are more than %d actors; take together who stands for the same",
            LIMIT_ACTORS);
    }
    return organisation_ensure(change, unit, network_id, actor->name,
                               &actor->organisation_id, st) &&
           change_add(change, &ACTOR_RECORD, actor, st);
}

/* Where rows point at actors, those that are pointed at last; pairs do it twice. */
static const struct {
    const struct record_kind *kind;
    const char *columns[2];
} POINTING[] = {
    {&MEMBER_RECORD, {"actor_id", NULL}},    {&TALK_RECORD, {"actor_id", NULL}},
    {&SELECTION_RECORD, {"actor_id", NULL}}, {&FIT_RECORD, {"actor_id", NULL}},
    {&FORM_CASE_RECORD, {"actor_id", NULL}}, {&OVERRIDE_RECORD, {"actor_id", NULL}},
    {&RATING_RECORD, {"actor_id", NULL}},    {&PAIR_RECORD, {"first_id", "second_id"}},
    {&HOLDING_RECORD, {"actor_id", NULL}},
};

static bool row_points(const struct record_kind *kind, const struct sql_value *row,
                       const char *const columns[2], int64_t actor_id)
{
    for (size_t i = 0; i < kind->column_count; i++) {
        for (size_t j = 0; j < 2 && columns[j] != NULL; j++) {
            if (strcmp(kind->columns[i].name, columns[j]) == 0 &&
                row[i].integer == actor_id) {
                return true;
            }
        }
    }
    return false;
}

static bool pointing_remove(struct change *change, struct unit *unit,
                            const char *network_id, size_t place, int64_t actor_id,
                            struct status *st)
{
    const struct record_kind *kind = POINTING[place].kind;
    struct record_list list;

    if (!record_list(unit->database, kind, network_id, unit->pool, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (row_points(kind, list.rows[i], POINTING[place].columns, actor_id) &&
            !change_remove(change, kind, list.rows[i][0].integer, st)) {
            return false;
        }
    }
    return true;
}

static bool no_survey_asks(struct unit *unit, const char *network_id, int64_t actor_id,
                           struct status *st)
{
    int64_t count = 0;
    SCOPED(query)
    query = query_begin(unit->database, &SQL_WAVE_ACTOR_COUNT_OF_ACTOR,
                        SQL_VALUES(sql_text(network_id), sql_integer(actor_id)));

    if (!query_number(query, &count, st)) {
        return false;
    }
    return count == 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "a survey asks about this organisation: it stays on the sheet, "
                       "or its answers would be lost");
}

bool actor_remove(struct change *change, struct unit *unit, const char *network_id,
                  int64_t actor_id, struct status *st)
{
    int64_t open_id = 0;

    if (!round_find_open(unit->database, network_id, unit->pool, &open_id, st)) {
        return false;
    }
    if (open_id != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "the group is rating: close the round before you take an "
                           "actor off, or marks would be lost");
    }
    if (!no_survey_asks(unit, network_id, actor_id, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(POINTING); i++) {
        if (!pointing_remove(change, unit, network_id, i, actor_id, st)) {
            return false;
        }
    }
    return database_run(unit->database, &SQL_RATING_DRAFT_REMOVE_ACTOR,
                        SQL_VALUES(sql_text(network_id), sql_integer(actor_id)), st) &&
           change_remove(change, &ACTOR_RECORD, actor_id, st);
}
