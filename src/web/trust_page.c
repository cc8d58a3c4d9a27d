/* trust_page.c - trust and value in the network as a whole: mean and spread over its
 * organisations, and over the waves. Never a score of one organisation. */
#include "web/pages.h"

#include <string.h>

#include "analysis/trust.h"
#include "base/day.h"
#include "web/pin.h"
#include "web/ties_model.h"

static const struct {
    const char *code; /* of the store */
    const char *name; /* N_() */
    const char *asked; /* N_() */
} SCALES[TRUST_SCALE_COUNT] = {
    [SCALE_TRUST] = {"trust", N_("Trust"),
                     N_("The others keep agreements, are honest about what is difficult, "
                        "and want to reach the same.")},
    [SCALE_VALUE] = {"value", N_("Value"),
                     N_("The others bring in means, have influence to change something, "
                        "and commit themselves.")},
};

static const struct wave_score_row *network_score(const struct wave_whole *wave,
                                                  const char *scale)
{
    for (size_t i = 0; i < wave->score_count; i++) {
        if (wave->scores[i].wave_actor_id == 0 &&
            strcmp(wave->scores[i].scale, scale) == 0) {
            return &wave->scores[i];
        }
    }
    return NULL;
}

/* Why there is no figure; NULL: there is one. */
static const char *lack_of(struct visit *visit, const struct wave_score_row *score)
{
    if (score == NULL) {
        return say(
            N_("There is no score: this was not asked, or it is not computed yet."),
            visit->language);
    }
    if (score->mean[0] != '\0' && score->raters >= TRUST_RATERS_LEAST) {
        return NULL;
    }
    return say(N_("There is no score: too few organisations answered. With so few, a "
                  "score would tell what somebody said."),
               visit->language);
}

static void score_put(struct visit *visit, const struct wave_score_row *score,
                      struct value *object)
{
    const char *lack = lack_of(visit, score);

    model_set_text(object, "lack", lack);
    model_set_text(object, "mean",
                   lack == NULL ? ties_decimal(visit, score->mean) : NULL);
    model_set_text(object, "spread",
                   lack == NULL ? ties_decimal(visit, score->middle) : NULL);
    model_set_integer(object, "organisations", lack == NULL ? score->raters : 0);
}

static bool is_same_version(const struct wave_row *one, const struct wave_row *other)
{
    return strcmp(one->instrument, other->instrument) == 0 &&
           strcmp(one->instrument_version, other->instrument_version) == 0;
}

static void row_put(struct visit *visit, const struct wave_row *row,
                    const struct wave_score_row *score, bool is_present,
                    struct value *list)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "title", row->title);
    model_set_text(item, "closed_day", day_of(row->closed_at, visit->pool));
    model_set_boolean(item, "is_present", is_present);
    score_put(visit, score, item);
}

/* The waves that asked the same, each counted by itself. */
static bool waves_read(struct visit *visit, const struct findings *findings,
                       struct wave_whole *waves, size_t *count_out, struct status *st)
{
    size_t count = 0;

    for (size_t i = 0; i < findings->closed.count; i++) {
        const struct wave_row *row = &findings->closed.rows[i];

        if (!is_same_version(row, &findings->wave.wave)) {
            continue;
        }
        if (!wave_read(visit->database, visit->network_id, row->id, visit->pool,
                       &waves[count], st)) {
            return false;
        }
        count++;
    }
    *count_out = count;
    return true;
}

static void scale_put(struct visit *visit, const struct findings *findings, size_t scale,
                      const struct wave_whole *waves, size_t wave_count,
                      struct value *list)
{
    struct value *item = model_add_object(list);
    const int64_t id = findings->wave.wave.id;
    const struct wave_score_row *score =
        network_score(&findings->wave, SCALES[scale].code);
    const struct pin_which which = {id, 0, "trust", "", SCALES[scale].code, 0};

    model_set_text(item, "code", SCALES[scale].code);
    model_set_text(item, "name", say(SCALES[scale].name, visit->language));
    model_set_text(item, "asked", say(SCALES[scale].asked, visit->language));
    score_put(visit, score, item);
    struct value *rows = model_set_list(item, "waves");
    for (size_t i = 0; i < wave_count; i++) {
        row_put(visit, &waves[i].wave, network_score(&waves[i], SCALES[scale].code),
                waves[i].wave.id == id, rows);
    }
    model_set_boolean(item, "has_waves", wave_count > 1);
    if (lack_of(visit, score) == NULL) {
        pin_put(visit, item, &which, say(SCALES[scale].name, visit->language));
    } else {
        model_set_null(item, "pin");
    }
}

bool trust_page(struct visit *visit, struct status *st)
{
    static const char *const PARTS[] = {NULL};
    struct findings findings;
    size_t count = 0;

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, &findings, st)) {
        return false;
    }
    findings_frame_put(visit, &findings);
    struct wave_whole *waves =
        pool_array(visit->pool, findings.closed.count, struct wave_whole);
    if (!waves_read(visit, &findings, waves, &count, st)) {
        return false;
    }
    struct value *scales = model_set_list(visit->model, "scales");
    for (size_t i = 0; i < TRUST_SCALE_COUNT; i++) {
        scale_put(visit, &findings, i, waves, count, scales);
    }
    model_set_boolean(visit->model, "has_left_out", count < findings.closed.count);
    return true;
}
