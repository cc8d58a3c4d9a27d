/* findings_taking.c - the network of a wave, or of all, as it may leave the site. */
#include "web/findings_files.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "store/secret.h"
#include "web/changes_model.h"

/* ---- what is asked ---- */

static bool naming_read(const char *code, enum naming *naming_out)
{
    for (int i = 0; code != NULL && i < NAMING_COUNT; i++) {
        if (strcmp(NAMING_CODES[i], code) == 0) {
            *naming_out = (enum naming)i;
            return true;
        }
    }
    return code == NULL;
}

bool findings_take_read(const struct visit *visit, struct findings_take *take_out,
                        struct status *st)
{
    const char *of = visit_query(visit, "of");
    const char *relation = visit_query(visit, "relation");
    const char *waves = visit_query(visit, "waves");
    struct findings_take take = {.relation = WAVE_RELATION_COUNT};

    take.is_measured = of != NULL && strcmp(of, "measured") == 0;
    take.has_all_waves = waves != NULL && strcmp(waves, "all") == 0;
    take.naming = take.is_measured ? NAMING_CODE : NAMING_NAME;
    if (!naming_read(visit_query(visit, "as"), &take.naming)) {
        return status_fail(st, STATUS_INVALID,
                           "organisations can be called by name, code or role");
    }
    if (relation != NULL && relation[0] != '\0') {
        take.relation = wave_relation_find(relation);
        if (take.relation == WAVE_RELATION_COUNT) {
            return status_fail(st, STATUS_INVALID, "there is no such kind of tie");
        }
    }
    if (take.is_measured && !visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE)) {
        return status_fail(st, STATUS_DENIED,
                           "what each organisation said itself goes to the coordinator "
                           "only");
    }
    if (take.is_measured && take.naming == NAMING_NAME) {
        return status_fail(st, STATUS_DENIED,
                           "what each organisation said itself is given with codes or "
                           "roles only, never with names");
    }
    *take_out = take;
    return true;
}

/* ---- the waves ---- */

struct gathering {
    struct visit *visit;
    const struct findings **waves;
    size_t count;
    size_t present; /* the wave of the page */
};

/* All waves that asked the same: codes are given over all of them, so that an
 * organisation has the same code in every file. */
static bool waves_read(struct gathering *gathering, const struct findings *findings,
                       struct status *st)
{
    struct visit *visit = gathering->visit;

    gathering->waves =
        pool_array(visit->pool, findings->closed.count, const struct findings *);
    for (size_t i = 0; i < findings->closed.count; i++) {
        const struct wave_row *row = &findings->closed.rows[i];
        struct findings *other = pool_array(visit->pool, 1, struct findings);

        if (row->id == findings->wave.wave.id) {
            gathering->present = gathering->count;
            gathering->waves[gathering->count++] = findings;
        } else if (wave_change_may(row, &findings->wave.wave)) {
            if (!findings_read(visit, row->id, NULL, other, st)) {
                return false;
            }
            gathering->waves[gathering->count++] = other;
        }
    }
    return true;
}

/* What the last wave that has this actor calls it. */
static const char *name_of(const struct gathering *gathering, int64_t actor_id,
                           const char *own)
{
    for (size_t w = gathering->count; w-- > 0;) {
        const struct findings *findings = gathering->waves[w];
        for (size_t i = 0; i < findings->answers.organisation_count; i++) {
            if (findings_actor(findings, i)->actor_id == actor_id) {
                return findings->shown.names[i];
            }
        }
    }
    return own;
}

static bool is_taken(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* In files of several waves organisations are the same by name. */
static const char *const *names_of(const struct gathering *gathering,
                                   const struct findings *findings)
{
    const size_t count = findings->answers.organisation_count;
    const char **names = pool_array(gathering->visit->pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        const char *own = findings->shown.names[i];
        const char *name = name_of(gathering, findings_actor(findings, i)->actor_id, own);
        names[i] = is_taken(names, i, name) ? own : name;
    }
    return names;
}

/* Files tell waves apart by their titles. */
static const char *label_of(const struct gathering *gathering, const struct wave *waves,
                            size_t number)
{
    const struct wave_row *row = &gathering->waves[number]->wave.wave;

    for (size_t i = 0; i < number; i++) {
        if (strcmp(waves[i].label, row->title) == 0) {
            return visit_address(gathering->visit, "%s (%" PRId64 ")", row->title,
                                 row->id);
        }
    }
    return row->title;
}

static struct network_series series_make(const struct gathering *gathering,
                                         bool is_measured)
{
    struct wave *waves =
        pool_array(gathering->visit->pool, gathering->count, struct wave);

    for (size_t i = 0; i < gathering->count; i++) {
        const struct findings *findings = gathering->waves[i];

        waves[i].label = label_of(gathering, waves, i);
        waves[i].network = is_measured ? findings->measured : findings->shown;
        waves[i].network.names = names_of(gathering, findings);
    }
    return (struct network_series){waves, gathering->count};
}

/* Codes that nobody can work out from the order of a list, the same every time. */
static uint64_t seed_of(const struct visit *visit)
{
    enum { DIGITS = 15, BASE = 16 };
    const char *digest = secret_keyed_digest(visit->pool, visit->site->secret,
                                             "survey codes", visit->network_id);

    return strtoull(pool_text_part(visit->pool, digest, DIGITS), NULL, BASE);
}

/* The waves and the relation that were asked for. */
static bool series_cut(const struct gathering *gathering,
                       const struct findings_take *take, struct network_series *series,
                       struct status *st)
{
    struct wave *waves =
        pool_copy(gathering->visit->pool, series->waves, series->wave_count, struct wave);
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        struct wave wave = waves[i];
        if (!take->has_all_waves && i != gathering->present) {
            continue;
        }
        if (take->relation != WAVE_RELATION_COUNT) {
            wave.network.relations =
                network_relation(&wave.network, WAVE_RELATIONS[take->relation].code);
            wave.network.relation_count = 1;
        }
        if (wave.network.relations != NULL && wave.network.relation_count > 0) {
            waves[count++] = wave;
        }
    }
    *series = (struct network_series){waves, count};
    return count > 0 || status_fail(st, STATUS_NOT_FOUND,
                                    "this kind of tie was not asked in this wave");
}

bool findings_taking_make(struct visit *visit, const struct findings *findings,
                          const struct findings_take *take,
                          struct findings_taking *taking_out, struct status *st)
{
    struct findings_taking taking = {visit, findings, *take, {0}, NULL};
    struct gathering gathering = {.visit = visit};
    struct pseudonymous hidden;

    taking.report = pool_array(visit->pool, 1, struct report);
    taking.report->pool = visit->pool;
    if (!waves_read(&gathering, findings, st)) {
        return false;
    }
    taking.series = series_make(&gathering, take->is_measured);
    if (take->naming != NAMING_NAME) {
        if (!network_pseudonymise(&taking.series, take->naming, seed_of(visit),
                                  visit->pool, taking.report, &hidden, st)) {
            return false;
        }
        taking.series = hidden.series;
    }
    if (!series_cut(&gathering, take, &taking.series, st)) {
        return false;
    }
    *taking_out = taking;
    return true;
}
