#include "web/experience_findings.h"

#include <inttypes.h>
#include <string.h>

#include "base/attributes.h"
#include "base/lines.h"
#include "store/wave_result.h"

#define WHOLE_PART "experience"

/* ---- reading ---- */

/* A part of the results; what cannot be read is as if it were not there. */
static bool part_read(const struct visit *visit, int64_t wave_id, const char *part,
                      struct pool *pool, struct experience_results *results_out,
                      bool *is_there_out, struct status *st)
{
    struct value *value = NULL;
    bool is_there = false;

    if (!status_absent(wave_result_read(visit->database, visit->network_id, wave_id, part,
                                        pool, &value, st),
                       &is_there, st)) {
        return false;
    }
    if (is_there && !experience_results_read(value, pool, results_out, st)) {
        status_clear(st);
        is_there = false;
    }
    *is_there_out = is_there;
    return true;
}

/* Closed waves of one instrument, in order of time. */
static bool closed_read(const struct visit *visit, const char *instrument,
                        struct pool *pool, struct wave_list *list_out, struct status *st)
{
    struct wave_list all;

    if (!experience_list(visit->database, visit->network_id, pool, &all, st)) {
        return false;
    }
    struct wave_row *rows = pool_array(pool, all.count, struct wave_row);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (strcmp(all.rows[i].state, "closed") == 0 &&
            strcmp(all.rows[i].instrument, instrument) == 0) {
            rows[count++] = all.rows[i];
        }
    }
    *list_out = (struct wave_list){rows, count};
    return true;
}

static bool former_read(const struct visit *visit, struct experience_findings *findings,
                        struct pool *pool, struct status *st)
{
    const struct wave_row *former = NULL;

    for (size_t i = 0; i < findings->closed.count; i++) {
        if (findings->closed.rows[i].id == findings->wave.wave.former_id) {
            former = &findings->closed.rows[i];
        }
    }
    if (former == NULL) {
        return true;
    }
    findings->former = *former;
    return part_read(visit, former->id, WHOLE_PART, pool, &findings->former_results,
                     &findings->has_former, st);
}

static bool findings_make(const struct visit *visit, int64_t wave_id, struct pool *pool,
                          struct experience_findings *findings, struct status *st)
{
    const struct wave_row *wave = &findings->wave.wave;

    if (!experience_read(visit->database, visit->network_id, wave_id, pool,
                         &findings->wave, st)) {
        return false;
    }
    if (strcmp(wave->state, "closed") != 0) {
        return status_fail(st, STATUS_NOT_FOUND, "this survey shows nothing yet");
    }
    return part_read(visit, wave_id, WHOLE_PART, pool, &findings->results,
                     &findings->is_computed, st) &&
           closed_read(visit, wave->instrument, pool, &findings->closed, st) &&
           survey_link_uses(visit->database, visit->network_id, wave_id, pool,
                            &findings->uses, st) &&
           former_read(visit, findings, pool, st);
}

bool experience_findings_read(struct visit *visit, int64_t wave_id,
                              const char *instrument,
                              struct experience_findings *findings_out, struct status *st)
{
    const char *key =
        visit->network_position == 0
            ? NULL
            : visit_address(visit, "%s %" PRId64 " experience %" PRId64,
                            visit->network_id, visit->network_position, wave_id);
    const struct experience_findings *kept =
        key == NULL ? NULL : kept_find(&visit->holder, key);

    if (kept == NULL) {
        SCOPED(pool) pool = pool_new();
        struct experience_findings *made =
            pool_array(pool, 1, struct experience_findings);

        if (!findings_make(visit, wave_id, pool, made, st)) {
            return false;
        }
        kept = kept_add(&visit->holder, key, pool, made);
        pool = NULL;
    }
    if (instrument != NULL && strcmp(kept->wave.wave.instrument, instrument) != 0) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *findings_out = *kept;
    return true;
}

bool experience_findings_part(struct visit *visit,
                              const struct experience_findings *findings,
                              const char *part, struct experience_results *results_out,
                              bool *is_there_out, struct status *st)
{
    return part_read(visit, findings->wave.wave.id, part, visit->pool, results_out,
                     is_there_out, st);
}

static int64_t apart(int64_t one, int64_t other)
{
    return one > other ? one - other : other - one;
}

bool experience_findings_nearest(struct visit *visit,
                                 const struct experience_findings *findings,
                                 const char *instrument,
                                 struct experience_findings *nearest_out,
                                 bool *is_there_out, struct status *st)
{
    const int64_t at = findings->wave.wave.closed_at;
    struct experience_findings nearest = {0};
    struct wave_list closed;

    if (!closed_read(visit, instrument, visit->pool, &closed, st)) {
        return false;
    }
    for (size_t i = 0; i < closed.count; i++) {
        struct experience_findings other = {0};

        if (nearest.is_computed && apart(closed.rows[i].closed_at, at) >
                                       apart(nearest.wave.wave.closed_at, at)) {
            continue;
        }
        if (!experience_findings_read(visit, closed.rows[i].id, instrument, &other, st)) {
            return false;
        }
        nearest = other.is_computed ? other : nearest;
    }
    *nearest_out = nearest;
    *is_there_out = nearest.is_computed;
    return true;
}

/* ---- looking up ---- */

static const struct own_item_row *own_item(struct visit *visit,
                                           const struct experience_findings *findings,
                                           const char *item)
{
    for (size_t i = 0; i < findings->wave.own_item_count; i++) {
        const struct own_item_row *own = &findings->wave.own_items[i];

        if (strcmp(visit_address(visit, "own%" PRId64, own->id), item) == 0) {
            return own;
        }
    }
    return NULL;
}

bool experience_findings_asks(const struct experience_findings *findings,
                              const char *item)
{
    const struct experience_whole *wave = &findings->wave;
    const struct instrument_step *step = NULL;

    return instrument_item(wave->instrument, item, &step) != NULL &&
           wave_asks(&wave->wave, step) && !lines_have(wave->choice.items_out, item);
}

const struct disclosed_item *experience_findings_cell(
    const struct experience_findings *findings, enum respondent respondent,
    const char *item)
{
    return findings->is_computed
               ? experience_cell(&findings->results, RESPONDENT_CODES[respondent], item)
               : NULL;
}

const struct disclosed_item *experience_findings_former_cell(
    const struct experience_findings *findings, enum respondent respondent,
    const char *item)
{
    return findings->has_former ? experience_cell(&findings->former_results,
                                                  RESPONDENT_CODES[respondent], item)
                                : NULL;
}

static const char *first_words(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i] != NULL && texts[i][0] != '\0') {
            return texts[i];
        }
    }
    return "";
}

const char *experience_findings_question(struct visit *visit,
                                         const struct experience_findings *findings,
                                         const char *item, bool is_mirror)
{
    const struct instrument_step *step = NULL;
    const struct instrument_item *asked =
        instrument_item(findings->wave.instrument, item, &step);
    const struct own_item_row *own = own_item(visit, findings, item);

    if (asked != NULL) {
        const char *const words[] = {
            is_mirror ? wording_in(&asked->mirror, visit->language) : NULL,
            wording_in(&asked->question, visit->language),
            wording_in(&step->title, visit->language)};
        return first_words(words, ARRAY_COUNT(words));
    }
    if (own != NULL) {
        const struct wording words = own_item_words(own);
        return wording_in(&words, visit->language);
    }
    return item;
}
