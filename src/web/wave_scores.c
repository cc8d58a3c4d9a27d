#include "web/wave_scores.h"

#include <math.h>
#include <string.h>

#include "analysis/trust.h"
#include "base/limits.h"

enum { SCORE_DECIMALS = 6 };

/* What an informant gave of a trust item: who asked, of whom. */
struct rating {
    size_t rater; /* organisation */
    enum trust_item item;
    struct given_answer given;
};

struct scoring {
    const struct wave_whole *wave;
    const struct wave_read *read;
    struct pool *pool;
    struct rating *ratings;
    size_t rating_count;
    size_t rating_capacity;
    struct trust_answer *answers;
    size_t answer_count;
    size_t answer_capacity;
};

static enum trust_item trust_item_find(const char *code)
{
    size_t i = 0;

    while (i < TRUST_ITEM_COUNT && strcmp(TRUST_ITEM_CODES[i], code) != 0) {
        i++;
    }
    return (enum trust_item)i;
}

static void ratings_collect(struct scoring *scoring, const struct survey_raws *raws)
{
    for (size_t i = 0; i < raws->count; i++) {
        const struct survey_raw *raw = &raws->rows[i];
        const enum trust_item item = trust_item_find(raw->answer.item);
        const struct informant_row *informant =
            wave_informant(scoring->wave, raw->informant_id);

        if (item == TRUST_ITEM_COUNT || informant == NULL) {
            continue;
        }
        const size_t rater =
            wave_read_organisation(scoring->read, informant->wave_actor_id);
        if (rater == GROUP_NONE) {
            continue;
        }
        scoring->ratings =
            pool_grow(scoring->pool, scoring->ratings, scoring->rating_count,
                      &scoring->rating_capacity, struct rating);
        scoring->ratings[scoring->rating_count++] = (struct rating){
            rater,
            item,
            {(size_t)raw->informant_id, raw->answer.target_id, (int)raw->answer.value}};
    }
}

static void answer_add(struct scoring *scoring, struct trust_answer answer)
{
    scoring->answers = pool_grow(scoring->pool, scoring->answers, scoring->answer_count,
                                 &scoring->answer_capacity, struct trust_answer);
    scoring->answers[scoring->answer_count++] = answer;
}

/* The informants of one organisation become its one answer of an item. */
static void item_combine(struct scoring *scoring, size_t rater, enum trust_item item)
{
    SCOPED(pool) scratch = pool_new();
    const struct instrument_item *plan =
        instrument_item(scoring->wave->instrument, TRUST_ITEM_CODES[item], NULL);
    struct given_answer *given =
        pool_array(scratch, scoring->rating_count, struct given_answer);
    size_t count = 0;

    for (size_t i = 0; i < scoring->rating_count; i++) {
        if (scoring->ratings[i].rater == rater && scoring->ratings[i].item == item) {
            given[count++] = scoring->ratings[i].given;
        }
    }
    const struct combined_answers combined =
        survey_combine(plan, given, count, scoring->wave->informant_count, scratch);
    for (size_t i = 0; i < combined.count; i++) {
        const size_t rated =
            wave_read_organisation(scoring->read, combined.items[i].target);

        if (rated == GROUP_NONE) {
            continue;
        }
        answer_add(scoring,
                   (struct trust_answer){rater, rated, item, combined.items[i].value});
    }
}

/* ---- rows ---- */

static const char *decimal_text(double number, struct pool *pool)
{
    struct text text;

    if (isnan(number)) {
        return "";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, number, SCORE_DECIMALS);
    return text.bytes;
}

int64_t wave_score_id(const struct wave_whole *wave, int64_t wave_actor_id,
                      const char *scale)
{
    for (size_t i = 0; i < wave->score_count; i++) {
        if (wave->scores[i].wave_actor_id == wave_actor_id &&
            strcmp(wave->scores[i].scale, scale) == 0) {
            return wave->scores[i].id;
        }
    }
    return 0;
}

/* Of the network a mean, and in the place of the median its spread. Of one organisation
 * they would be its score, and of a few each could work out the others from its own. */
static struct wave_score_row network_row(const struct scoring *scoring,
                                         const struct trust *trust,
                                         enum trust_scale scale)
{
    const struct trust_network *made = &trust->network[scale];
    const struct trust_network none = {(double)NAN, (double)NAN, 0};
    const struct trust_network *network =
        made->organisation_count < TRUST_RATERS_LEAST ? &none : made;
    enum trust_state state = TRUST_GIVEN;
    bool is_rated = false;

    for (size_t i = 0; i < scoring->answer_count; i++) {
        is_rated = is_rated || (scoring->answers[i].level > 0 &&
                                scoring->answers[i].item / TRUST_SCALE_ITEMS == scale);
    }
    if (isnan(network->mean)) {
        state = is_rated ? TRUST_TOO_FEW_RATERS : TRUST_UNRATED;
    }
    return (struct wave_score_row){
        .id = wave_score_id(scoring->wave, 0, TRUST_SCALE_CODES[scale]),
        .wave_id = scoring->wave->wave.id,
        .scale = TRUST_SCALE_CODES[scale],
        .state = TRUST_STATE_CODES[state],
        .raters = (int64_t)network->organisation_count,
        .mean = decimal_text(network->mean, scoring->pool),
        .middle = decimal_text(network->spread, scoring->pool),
    };
}

static struct wave_score_row organisation_row(const struct scoring *scoring,
                                              const struct trust *trust,
                                              enum trust_scale scale, size_t organisation)
{
    const struct trust_score *score = &trust->scores[scale][organisation];
    const int64_t id = scoring->read->ids[organisation];
    const bool is_given = score->state == TRUST_GIVEN;

    return (struct wave_score_row){
        .id = wave_score_id(scoring->wave, id, TRUST_SCALE_CODES[scale]),
        .wave_id = scoring->wave->wave.id,
        .wave_actor_id = id,
        .scale = TRUST_SCALE_CODES[scale],
        .state = TRUST_STATE_CODES[score->state],
        .raters = (int64_t)score->rater_count,
        .mean = is_given ? decimal_text(score->mean, scoring->pool) : "",
        .middle = is_given ? decimal_text(score->median, scoring->pool) : "",
    };
}

static bool trust_is_asked(const struct wave_whole *wave, enum trust_item item)
{
    const struct instrument_step *step = NULL;

    return instrument_item(wave->instrument, TRUST_ITEM_CODES[item], &step) != NULL &&
           wave_asks(&wave->wave, step);
}

/* Of what was asked, an answer about oneself that says nothing: it counts nowhere, but
 * that nobody knew is not that nobody was asked. */
static void answers_combine(struct scoring *scoring, size_t organisation_count)
{
    for (int i = 0; i < TRUST_ITEM_COUNT; i++) {
        const enum trust_item item = (enum trust_item)i;

        if (!trust_is_asked(scoring->wave, item)) {
            continue;
        }
        answer_add(scoring, (struct trust_answer){0, 0, item, 0});
        for (size_t rater = 0; rater < organisation_count; rater++) {
            item_combine(scoring, rater, item);
        }
    }
}

struct wave_scores wave_scores_make(const struct wave_whole *wave,
                                    const struct wave_read *read,
                                    const struct survey_raws *raws, struct pool *pool)
{
    struct scoring scoring = {.wave = wave, .read = read, .pool = pool};
    const size_t organisations = read->answers.organisation_count;
    struct wave_score_row *rows =
        pool_array(pool, TRUST_SCALE_COUNT * (organisations + 1), struct wave_score_row);
    size_t count = 0;

    if (raws->count == 0 || organisations == 0) {
        return (struct wave_scores){0};
    }
    ratings_collect(&scoring, raws);
    answers_combine(&scoring, organisations);
    const struct trust trust =
        trust_make(scoring.answers, scoring.answer_count, organisations, pool);
    for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
        if (!trust_is_asked(wave, (enum trust_item)(scale * TRUST_SCALE_ITEMS))) {
            continue;
        }
        rows[count++] = network_row(&scoring, &trust, (enum trust_scale)scale);
        for (size_t i = 0; i < organisations; i++) {
            rows[count++] =
                organisation_row(&scoring, &trust, (enum trust_scale)scale, i);
        }
    }
    return (struct wave_scores){rows, count};
}
