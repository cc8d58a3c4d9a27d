/* round_post.c - opening a round of the arena, and closing it. */
#include <stdlib.h>

#include "store/actor.h"
#include "store/rating.h"
#include "store/version.h"
#include "web/pages.h"

struct rounding {
    const char *network_id;
    int64_t round_id; /* to close */
    int64_t now;
};

static bool version_newest(struct unit *unit, const char *network_id,
                           int64_t *version_out, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &VERSION_RECORD, network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    const struct version_row *versions =
        record_read_all(&VERSION_RECORD, &list, unit->pool);
    *version_out = 1;
    for (size_t i = 0; i < list.count; i++) {
        *version_out =
            versions[i].number > *version_out ? versions[i].number : *version_out;
    }
    return true;
}

static bool opening_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct rounding *rounding = context;
    struct round_row round = {.opened_at = rounding->now};
    struct record_list actors;

    if (!record_list(unit->database, &ACTOR_RECORD, rounding->network_id, unit->pool,
                     &actors, st) ||
        !version_newest(unit, rounding->network_id, &round.version, st)) {
        return false;
    }
    if (actors.count == 0) {
        return status_fail(st, STATUS_INVALID,
                           "there is nobody to rate yet: put actors on the sheet first");
    }
    return round_open(change, unit, rounding->network_id, &round, st);
}

bool round_open_post(struct visit *visit, struct status *st)
{
    struct rounding rounding = {visit->network_id, 0, visit->now};

    if (!visit_change(visit, "round.open", opening_do, &rounding, st)) {
        return false;
    }
    visit_go_done(visit, "round-opened", "/networks/%s/arena", visit->network_id);
    return true;
}

static bool closing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct rounding *rounding = context;

    return round_close(change, unit, rounding->network_id, rounding->round_id,
                       rounding->now, st);
}

bool round_close_post(struct visit *visit, struct status *st)
{
    struct rounding rounding = {visit->network_id, visit_id(visit_field(visit, "round")),
                                visit->now};

    if (!visit_change(visit, "round.close", closing_do, &rounding, st)) {
        return false;
    }
    visit_go_done(visit, "round-closed", "/networks/%s/arena/result", visit->network_id);
    return true;
}
