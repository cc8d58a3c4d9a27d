#include "web/survey_candidates.h"

#include <string.h>

#include "store/partner.h"

static bool is_on_list(const struct survey *survey, int64_t actor_id)
{
    for (size_t i = 0; i < survey->whole.actor_count; i++) {
        if (survey->whole.actors[i].actor_id == actor_id) {
            return true;
        }
    }
    return false;
}

/* The role by which an actor takes part today; NULL: by none. */
static const char *role_of(const struct member_row *members, size_t count,
                           int64_t actor_id, const char *today)
{
    for (size_t i = 0; i < count; i++) {
        const struct member_row *member = &members[i];

        if (member->actor_id == actor_id && strcmp(member->from_day, today) <= 0 &&
            (member->to_day == NULL || strcmp(today, member->to_day) < 0)) {
            return member->role;
        }
    }
    return NULL;
}

bool survey_candidates_read(struct visit *visit, const struct survey *survey,
                            struct survey_candidates *candidates_out, struct status *st)
{
    struct record_list actor_list;
    struct record_list member_list;
    size_t count = 0;

    if (!record_list(visit->database, &ACTOR_RECORD, visit->network_id, visit->pool,
                     &actor_list, st) ||
        !record_list(visit->database, &MEMBER_RECORD, visit->network_id, visit->pool,
                     &member_list, st)) {
        return false;
    }
    const struct actor_row *actors =
        record_read_all(&ACTOR_RECORD, &actor_list, visit->pool);
    const struct member_row *members =
        record_read_all(&MEMBER_RECORD, &member_list, visit->pool);
    struct survey_candidate *items =
        pool_array(visit->pool, actor_list.count + 1, struct survey_candidate);
    for (size_t i = 0; i < actor_list.count; i++) {
        const char *role =
            role_of(members, member_list.count, actors[i].id, visit->today);

        if (role != NULL && !is_on_list(survey, actors[i].id)) {
            items[count++] = (struct survey_candidate){actors[i], role};
        }
    }
    *candidates_out = (struct survey_candidates){items, count};
    return true;
}
