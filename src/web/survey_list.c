/* survey_list.c - the list of a wave: an organisation that comes in the middle, what goes
 * off it, names that informants added, and who coordinates. */
#include <string.h>

#include "web/forms.h"
#include "web/pages.h"
#include "web/survey_candidates.h"

static void go_back(struct visit *visit, const char *notice)
{
    visit_go_done(visit, notice, "%s",
                  survey_address(visit, visit_id(visit->parts[1]), ""));
}

/* The wave, and the row that a field names.
 * fails  STATUS_INVALID  none of it */
static bool row_asked(struct visit *visit, const char *field, struct survey *survey,
                      const struct wave_actor_row **row_out, struct status *st)
{
    if (!survey_read(visit, visit_id(visit->parts[1]), survey, st)) {
        return false;
    }
    *row_out = wave_actor(&survey->whole, visit_id(visit_field(visit, field)));
    return *row_out != NULL || visit_refuse(visit, field, st, "choose one of the list");
}

/* ---- onto the list ---- */

struct adding {
    const char *network_id;
    struct wave_actor_row actor;
};

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct adding *adding = context;
    struct wave_actor_row actor = adding->actor;

    return wave_actor_add(change, unit, adding->network_id, &actor, st);
}

bool survey_member_post(struct visit *visit, struct status *st)
{
    struct survey survey;
    struct survey_candidates candidates;
    const int64_t actor_id = visit_id(visit_field(visit, "actor_id"));
    const struct survey_candidate *found = NULL;

    if (!survey_read(visit, visit_id(visit->parts[1]), &survey, st) ||
        !survey_candidates_read(visit, &survey, &candidates, st)) {
        return false;
    }
    for (size_t i = 0; i < candidates.count; i++) {
        if (candidates.items[i].actor.id == actor_id) {
            found = &candidates.items[i];
        }
    }
    if (found == NULL) {
        return visit_refuse(visit, "actor_id", st, "choose one of the list");
    }
    struct adding adding = {
        .network_id = visit->network_id,
        .actor = {.wave_id = survey.whole.wave.id,
                  .actor_id = actor_id,
                  .name = found->actor.name,
                  .sector = found->actor.sector == NULL ? "" : found->actor.sector,
                  .role = found->role},
    };
    if (!visit_change(visit, "wave.member", adding_do, &adding, st)) {
        return st->code == STATUS_CONFLICT || st->code == STATUS_LIMIT
                   ? visit_refuse_status(visit, "actor_id", st)
                   : false;
    }
    go_back(visit, "survey-listed");
    return true;
}

/* ---- one row of it ---- */

struct turning {
    const char *network_id;
    int64_t id;
    int64_t same_as;
};

static bool off_do(struct change *change, struct unit *unit, void *context,
                   struct status *st)
{
    const struct turning *turning = context;

    return wave_actor_remove(change, unit, turning->network_id, turning->id, st);
}

bool survey_off_post(struct visit *visit, struct status *st)
{
    const struct wave_actor_row *row = NULL;
    struct survey survey;

    if (!row_asked(visit, "wave_actor_id", &survey, &row, st)) {
        return false;
    }
    struct turning turning = {visit->network_id, row->id, 0};
    if (!visit_change(visit, "wave.member", off_do, &turning, st)) {
        return st->code == STATUS_CONFLICT
                   ? visit_refuse_status(visit, "wave_actor_id", st)
                   : false;
    }
    go_back(visit, "survey-off");
    return true;
}

static bool same_do(struct change *change, struct unit *unit, void *context,
                    struct status *st)
{
    const struct turning *turning = context;

    return wave_actor_same(change, unit, turning->network_id, turning->id,
                           turning->same_as, st);
}

bool survey_same_post(struct visit *visit, struct status *st)
{
    const struct wave_actor_row *row = NULL;
    const char *same_as = visit_field(visit, "same_as");
    struct survey survey;

    if (!row_asked(visit, "wave_actor_id", &survey, &row, st)) {
        return false;
    }
    const struct wave_actor_row *other = wave_actor(&survey.whole, visit_id(same_as));
    if (survey_is_listed(row)) {
        return visit_refuse(visit, "wave_actor_id", st, "choose one of the list");
    }
    if (strcmp(same_as, "0") != 0 && (other == NULL || !survey_is_listed(other))) {
        return visit_refuse(visit, "same_as", st, "choose one of the list");
    }
    struct turning turning = {visit->network_id, row->id, other == NULL ? 0 : other->id};
    if (!visit_change(visit, "wave.same", same_do, &turning, st)) {
        return false;
    }
    go_back(visit, "saved");
    return true;
}

static bool coordinates_do(struct change *change, struct unit *unit, void *context,
                           struct status *st)
{
    const struct turning *turning = context;

    return wave_actor_coordinates(change, unit, turning->network_id, turning->id, st);
}

bool survey_coordinates_post(struct visit *visit, struct status *st)
{
    const struct wave_actor_row *row = NULL;
    struct survey survey;

    if (!row_asked(visit, "wave_actor_id", &survey, &row, st)) {
        return false;
    }
    if (!survey_is_listed(row)) {
        return visit_refuse(visit, "wave_actor_id", st, "choose one of the list");
    }
    struct turning turning = {visit->network_id, row->id, 0};
    if (!visit_change(visit, "wave.coordinates", coordinates_do, &turning, st)) {
        return false;
    }
    go_back(visit, "saved");
    return true;
}
