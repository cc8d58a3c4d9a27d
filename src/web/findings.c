#include "web/findings.h"

#include <inttypes.h>
#include <string.h>

#include "web/wave_read.h"
#include "web/wave_stored.h"

#define INSTRUMENT "relation"

/* ---- reading ---- */

static bool closed_read(const struct visit *visit, struct pool *pool,
                        struct wave_list *list_out, struct status *st)
{
    struct wave_list all;

    if (!wave_list(visit->database, visit->network_id, INSTRUMENT, pool, &all, st)) {
        return false;
    }
    struct wave_row *rows = pool_array(pool, all.count, struct wave_row);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (strcmp(all.rows[i].state, "closed") == 0) {
            rows[count++] = all.rows[i];
        }
    }
    *list_out = (struct wave_list){rows, count};
    return true;
}

bool findings_closed(struct visit *visit, struct wave_list *list_out, struct status *st)
{
    return closed_read(visit, visit->pool, list_out, st);
}

static void former_find(struct findings *findings)
{
    for (size_t i = 0; i < findings->closed.count; i++) {
        if (findings->closed.rows[i].id == findings->wave.wave.former_id) {
            findings->former = findings->closed.rows[i];
            findings->has_former = true;
        }
    }
}

bool findings_is_computing(const struct findings *findings)
{
    return findings->has_job && (strcmp(findings->job.state, "waiting") == 0 ||
                                 strcmp(findings->job.state, "running") == 0);
}

static struct graph graph_of(const struct findings *findings, enum wave_relation relation,
                             struct pool *pool)
{
    return graph_make(
        network_relation(&findings->measured, WAVE_RELATIONS[relation].code),
        findings->measured.organisation_count, (struct graph_reading){0}, pool);
}

static void response_set(struct findings *findings, struct pool *pool)
{
    const enum wave_relation first = findings_first_relation(findings);

    if (first != WAVE_RELATION_COUNT) {
        const struct graph graph = graph_of(findings, first, pool);
        findings->response = response_of(&graph);
    }
}

/* ---- what is kept from one page to the next ---- */

/* Everything but the job and the parts of the results, which lives in `pool`. */
static bool findings_make(const struct visit *visit, int64_t wave_id, struct pool *pool,
                          struct findings *findings, struct status *st)
{
    struct wave_whole *wave = &findings->wave;

    if (!wave_read(visit->database, visit->network_id, wave_id, pool, wave, st)) {
        return false;
    }
    if (strcmp(wave->wave.state, "closed") != 0 ||
        strcmp(wave->wave.instrument, INSTRUMENT) != 0) {
        return status_fail(st, STATUS_NOT_FOUND, "this wave has no findings yet");
    }
    const struct wave_read read = wave_read_answers(wave, pool);
    findings->answers = read.answers;
    findings->wave_actor_ids = read.ids;
    findings->measured = wave_network(&findings->answers, wave->wave.title, pool);
    findings->shown = wave_network_shown(&findings->answers, wave->wave.title, pool);
    response_set(findings, pool);
    const struct wave_stored stored = {visit->database, visit->network_id, wave_id,
                                       findings->answers.organisation_count, pool};
    if (!closed_read(visit, pool, &findings->closed, st) ||
        !wave_stored_read(&stored, NULL, &findings->results, &findings->is_computed,
                          st)) {
        return false;
    }
    former_find(findings);
    return true;
}

/* Of one part of a wave, "" of the wave itself: in the database of this moment. NULL
 * without one: nothing is kept. */
static const char *key_of(struct visit *visit, int64_t wave_id, const char *part)
{
    return visit->network_position == 0
               ? NULL
               : visit_address(visit, "%s %" PRId64 " findings %" PRId64 " %s",
                               visit->network_id, visit->network_position, wave_id, part);
}

static const void *kept_of(struct visit *visit, const char *key)
{
    return key == NULL ? NULL : kept_find(&visit->holder, key);
}

static bool findings_take(struct visit *visit, int64_t wave_id,
                          struct findings *findings_out, struct status *st)
{
    const char *key = key_of(visit, wave_id, "");
    const struct findings *kept = kept_of(visit, key);

    if (kept == NULL) {
        SCOPED(pool) pool = pool_new();
        struct findings *made = pool_array(pool, 1, struct findings);

        if (!findings_make(visit, wave_id, pool, made, st)) {
            return false;
        }
        kept = kept_add(&visit->holder, key, pool, made);
        pool = NULL;
    }
    *findings_out = *kept;
    return true;
}

/* Addresses name parts too: what is none is not looked for. */
static bool is_part(const char *name)
{
    return wave_relation_find(name) != WAVE_RELATION_COUNT ||
           strcmp(name, FINDINGS_PLACES) == 0 ||
           strcmp(name, FINDINGS_INTRODUCTIONS) == 0;
}

static void part_take(const struct wave_results *part, const char *name,
                      struct wave_results *results)
{
    const enum wave_relation relation = wave_relation_find(name);

    if (relation != WAVE_RELATION_COUNT) {
        results->relations[relation] = part->relations[relation];
    } else if (strcmp(name, FINDINGS_PLACES) == 0) {
        results->place_x = part->place_x;
        results->place_y = part->place_y;
    } else {
        memcpy(results->nearer, part->nearer, sizeof results->nearer);
        memcpy(results->freer, part->freer, sizeof results->freer);
    }
}

static bool results_take(struct visit *visit, const char *name, struct findings *findings,
                         struct status *st)
{
    const int64_t wave_id = findings->wave.wave.id;
    const char *key = key_of(visit, wave_id, name);
    const struct wave_results *kept = kept_of(visit, key);
    bool is_there = false;

    if (kept == NULL) {
        SCOPED(pool) pool = pool_new();
        struct wave_results *made = pool_array(pool, 1, struct wave_results);
        const struct wave_stored stored = {visit->database, visit->network_id, wave_id,
                                           findings->answers.organisation_count, pool};

        if (!wave_stored_part(&stored, name, made, &is_there, st)) {
            return false;
        }
        kept = kept_add(&visit->holder, key, pool, made);
        pool = NULL;
    }
    part_take(kept, name, &findings->results);
    return true;
}

bool findings_read(struct visit *visit, int64_t wave_id, const char *const *parts,
                   struct findings *findings_out, struct status *st)
{
    struct findings findings;

    if (!findings_take(visit, wave_id, &findings, st)) {
        return false;
    }
    for (size_t i = 0; findings.is_computed && parts != NULL && parts[i] != NULL; i++) {
        if (is_part(parts[i]) && !results_take(visit, parts[i], &findings, st)) {
            return false;
        }
    }
    if (!status_absent(job_newest(visit->database, visit->network_id, "wave.compute",
                                  wave_id, visit->pool, &findings.job, st),
                       &findings.has_job, st)) {
        return false;
    }
    visit->is_passing = visit->is_passing || findings_is_computing(&findings);
    *findings_out = findings;
    return true;
}

/* ---- looking up ---- */

size_t findings_organisation(const struct findings *findings, int64_t wave_actor_id)
{
    const struct wave_read read = {findings->answers, findings->wave_actor_ids};

    return wave_read_organisation(&read, wave_actor_id);
}

const struct wave_actor_row *findings_actor(const struct findings *findings,
                                            size_t organisation)
{
    return wave_actor(&findings->wave, findings->wave_actor_ids[organisation]);
}

const struct wave_score_row *findings_score(const struct findings *findings,
                                            int64_t wave_actor_id, const char *scale)
{
    for (size_t i = 0; i < findings->wave.score_count; i++) {
        const struct wave_score_row *row = &findings->wave.scores[i];

        if (row->wave_actor_id == wave_actor_id && strcmp(row->scale, scale) == 0) {
            return row;
        }
    }
    return NULL;
}

bool findings_has(const struct findings *findings, enum wave_relation relation)
{
    return network_relation(&findings->measured, WAVE_RELATIONS[relation].code) != NULL;
}

struct graph findings_graph(struct visit *visit, const struct findings *findings,
                            enum wave_relation relation)
{
    return graph_of(findings, relation, visit->pool);
}

enum wave_relation findings_first_relation(const struct findings *findings)
{
    size_t i = 0;

    while (i < WAVE_RELATION_COUNT && !findings_has(findings, (enum wave_relation)i)) {
        i++;
    }
    return (enum wave_relation)i;
}
