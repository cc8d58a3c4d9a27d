#include "web/reply_choices.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lines.h"
#include "store/partner.h"
#include "web/members_model.h"

static int by_name(const void *left, const void *right)
{
    const struct actor_row *a = left;
    const struct actor_row *b = right;
    const int order = strcasecmp(a->name, b->name);

    return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

/* Does the actor take part today, in the core or at the edge? */
static bool takes_part(const struct visit *visit, const struct record_list *members,
                       int64_t actor_id)
{
    for (size_t i = 0; i < members->count; i++) {
        struct member_row member;

        record_read(&MEMBER_RECORD, members->rows[i], &member);
        if (member.actor_id == actor_id && member_is_held(&member, visit->today) &&
            (strcmp(member.role, "core") == 0 || strcmp(member.role, "edge") == 0)) {
            return true;
        }
    }
    return false;
}

bool reply_organisations_read(struct visit *visit, const struct reply_link *link,
                              struct reply_organisations *organisations_out,
                              struct status *st)
{
    struct record_list actors;
    struct record_list members;
    size_t count = 0;

    if (!record_list(visit->database, &ACTOR_RECORD, link->network_id, visit->pool,
                     &actors, st) ||
        !record_list(visit->database, &MEMBER_RECORD, link->network_id, visit->pool,
                     &members, st)) {
        return false;
    }
    struct actor_row *rows = pool_array(visit->pool, actors.count, struct actor_row);
    for (size_t i = 0; i < actors.count; i++) {
        record_read(&ACTOR_RECORD, actors.rows[i], &rows[count]);
        count += takes_part(visit, &members, rows[count].id);
    }
    qsort(rows, count, sizeof *rows, by_name);
    *organisations_out = (struct reply_organisations){rows, count};
    return true;
}

struct reply_areas reply_areas(const struct reply_link *link, struct pool *pool)
{
    struct reply_areas areas = {0};
    const char *at =
        link->respondent == RESPONDENT_FAMILIES ? link->whole.choice.areas : "";

    for (const char *name = NULL;
         areas.count < LIMIT_AREAS && (name = lines_next(&at, pool)) != NULL;) {
        areas.names[areas.count++] = name;
    }
    return areas;
}
