/* findings_compute.c - computing a closed wave again, stopping that, and what came out
 * differently. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "web/clerk.h"
#include "web/findings.h"
#include "web/pages.h"

#define WAVE_JOB "wave.compute"

struct computing {
    const char *network_id;
    int64_t wave_id;
    int64_t now;
};

/* The newest job about the wave. */
static bool job_of(const struct computing *computing, struct unit *unit,
                   struct job_row *job_out, bool *is_there_out, struct status *st)
{
    return status_absent(job_newest(unit->database, computing->network_id, WAVE_JOB,
                                    computing->wave_id, unit->pool, job_out, st),
                         is_there_out, st);
}

static bool is_at_work(const struct job_row *job)
{
    return strcmp(job->state, "waiting") == 0 || strcmp(job->state, "running") == 0;
}

static bool computing_do(struct change *change, struct unit *unit, void *context,
                         struct status *st)
{
    const struct computing *computing = context;
    const struct job_row wanted = {.network_id = computing->network_id,
                                   .kind = WAVE_JOB,
                                   .subject_id = computing->wave_id,
                                   .wanted_at = computing->now};
    struct wave_whole wave;
    struct job_row job;
    bool has_job = false;

    if (!wave_read(unit->database, computing->network_id, computing->wave_id, unit->pool,
                   &wave, st) ||
        !job_of(computing, unit, &job, &has_job, st)) {
        return false;
    }
    if (strcmp(wave.wave.state, "closed") != 0) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not closed yet");
    }
    if (has_job && is_at_work(&job)) {
        return status_fail(st, STATUS_CONFLICT,
                           "the figures of this wave are being computed already");
    }
    /* No row changes, but pages that were kept do: they show how far it is. */
    change_note(change, "wave_results", computing->wave_id);
    return job_add(unit, &wanted, st);
}

bool findings_compute_post(struct visit *visit, struct status *st)
{
    struct computing computing = {visit->network_id, visit_id(visit->parts[1]),
                                  visit->now};

    if (!visit_change(visit, "wave.compute", computing_do, &computing, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    visit_go_done(visit, "wave-computing", "/networks/%s/findings/%" PRId64,
                  visit->network_id, computing.wave_id);
    return true;
}

static bool stopping_do(struct unit *unit, void *context, struct status *st)
{
    const struct computing *computing = context;
    struct job_row job;
    bool has_job = false;

    if (!job_of(computing, unit, &job, &has_job, st)) {
        return false;
    }
    return !has_job || job_stop(unit, computing->network_id, job.id, st);
}

bool findings_stop_post(struct visit *visit, struct status *st)
{
    struct computing computing = {visit->network_id, visit_id(visit->parts[1]),
                                  visit->now};

    if (!visit_store(visit, stopping_do, &computing, st)) {
        return false;
    }
    visit_go(visit, "/networks/%s/findings/%" PRId64, visit->network_id,
             computing.wave_id);
    return true;
}

/* ---- differences ---- */

static const char *member_text(const struct value *object, const char *name)
{
    const struct value *found = value_find(object, name, strlen(name));

    return found == NULL ? "" : value_text(found);
}

static const char *measure_label(struct visit *visit, const char *name)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (strcmp(NETWORK_MEASURES[i].name, name) == 0) {
            return say(NETWORK_MEASURES[i].label, visit->language);
        }
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (strcmp(ORGANISATION_MEASURES[i].name, name) == 0) {
            return say(ORGANISATION_MEASURES[i].label, visit->language);
        }
    }
    return name;
}

static void difference_put(struct visit *visit, const struct findings *findings,
                           const struct value *found, struct value *item)
{
    const enum wave_relation relation =
        wave_relation_find(member_text(found, "relation"));
    const struct wave_actor_row *actor = wave_actor(
        &findings->wave, strtoll(member_text(found, "organisation"), NULL, 10));
    const char *before = member_text(found, "before");
    const char *after = member_text(found, "after");

    model_set_text(item, "relation",
                   relation == WAVE_RELATION_COUNT
                       ? ""
                       : say(WAVE_RELATIONS[relation].label, visit->language));
    model_set_text(item, "measure", measure_label(visit, member_text(found, "measure")));
    model_set_text(item, "organisation", actor == NULL ? NULL : actor->name);
    /* What one organisation said itself is told nobody, beside the network as shown. */
    model_set_boolean(item, "is_kept_back", actor != NULL);
    model_set_text(item, "before", actor != NULL || before[0] == '\0' ? NULL : before);
    model_set_text(item, "after", actor != NULL || after[0] == '\0' ? NULL : after);
}

static bool differences_put(struct visit *visit, const struct findings *findings,
                            struct status *st)
{
    struct value *kept = NULL;
    bool is_there = false;

    if (!status_absent(wave_result_read(visit->database, visit->network_id,
                                        findings->wave.wave.id, "differences",
                                        visit->pool, &kept, st),
                       &is_there, st)) {
        return false;
    }
    struct value *list = model_set_list(visit->model, "differences");
    const struct value *items =
        is_there ? value_find(kept, "items", strlen("items")) : NULL;
    for (const struct value *found = items == NULL ? NULL : value_first(items);
         found != NULL; found = value_next(found)) {
        difference_put(visit, findings, found, model_add_object(list));
    }
    model_set_boolean(visit->model, "is_recomputed", is_there);
    model_set_boolean(visit->model, "has_differences", value_first(list) != NULL);
    return true;
}

bool findings_compute_page(struct visit *visit, struct status *st)
{
    struct findings findings;

    if (!findings_read(visit, visit_id(visit->parts[1]), NULL, &findings, st) ||
        !differences_put(visit, &findings, st)) {
        return false;
    }
    model_set_integer(visit->model, "engine", findings.results.engine);
    findings_frame_put(visit, &findings);
    return true;
}
