/* own_findings_page.c - the findings about one's own organisation, for who stands for it
 * today: a representative, or a worker who is said to work there. */
#include "web/pages.h"

#include <inttypes.h>

#include "store/actor.h"
#include "web/own_findings.h"
#include "web/people_model.h"

/* Per organisation of the wave whether it is the visitor's own. */
static bool own_read(struct visit *visit, const struct findings *findings,
                     const bool **is_own_out, struct status *st)
{
    struct people people;
    struct record_list actors;
    bool *own = pool_array(visit->pool, findings->answers.organisation_count, bool);

    if (!people_read(visit, 0, &people, st) ||
        !record_list(visit->database, &ACTOR_RECORD, visit->network_id, visit->pool,
                     &actors, st)) {
        return false;
    }
    for (size_t k = 0; k < actors.count; k++) {
        struct actor_row actor;

        record_read(&ACTOR_RECORD, actors.rows[k], &actor);
        for (size_t i = 0; i < findings->answers.organisation_count; i++) {
            own[i] |= findings_actor(findings, i)->actor_id == actor.id &&
                      people_stands_for(visit, &people, actor.organisation_id);
        }
    }
    *is_own_out = own;
    return true;
}

static void choices_put(struct visit *visit, const struct findings *findings,
                        const bool *is_own, size_t chosen)
{
    struct value *list = model_set_list(visit->model, "organisations");
    size_t count = 0;

    for (size_t i = 0; i < findings->answers.organisation_count; i++) {
        if (is_own[i]) {
            struct value *item = model_add_object(list);
            model_set_text(item, "name", findings->shown.names[i]);
            model_set_text(item, "address",
                           visit_address(visit,
                                         "/networks/%s/findings/%" PRId64
                                         "/own?organisation=%" PRId64,
                                         visit->network_id, findings->wave.wave.id,
                                         findings->wave_actor_ids[i]));
            model_set_boolean(item, "is_here", i == chosen);
            count++;
        }
    }
    model_set_boolean(visit->model, "has_several", count > 1);
}

/* The one that the address names, or the first; never somebody else's. */
static bool organisation_asked(const struct visit *visit, const struct findings *findings,
                               const bool *is_own, size_t *organisation_out,
                               struct status *st)
{
    const char *asked = visit_query(visit, "organisation");
    size_t i = 0;

    if (asked != NULL) {
        i = findings_organisation(findings, visit_id(asked));
        if (i == GROUP_NONE || !is_own[i]) {
            return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
        }
        *organisation_out = i;
        return true;
    }
    while (i < findings->answers.organisation_count && !is_own[i]) {
        i++;
    }
    *organisation_out = i < findings->answers.organisation_count ? i : GROUP_NONE;
    return true;
}

bool own_findings_page(struct visit *visit, struct status *st)
{
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    const bool *is_own = NULL;
    size_t organisation = GROUP_NONE;

    if (!findings_read(visit, visit_id(visit->parts[1]), NULL, findings, st) ||
        !own_read(visit, findings, &is_own, st) ||
        !organisation_asked(visit, findings, is_own, &organisation, st)) {
        return false;
    }
    findings_frame_put(visit, findings);
    choices_put(visit, findings, is_own, organisation);
    if (organisation == GROUP_NONE) {
        model_set_null(visit->model, "own");
        return true;
    }
    return own_findings_put(visit, findings, organisation, st);
}
