#include "analysis/trust.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

const char *const TRUST_ITEM_CODES[TRUST_ITEM_COUNT] = {
    [TRUST_RELIABILITY] = "T1", [TRUST_OPENNESS] = "T2",  [TRUST_MISSION] = "T3",
    [VALUE_MEANS] = "U1",       [VALUE_INFLUENCE] = "U2", [VALUE_INVOLVEMENT] = "U3",
};

const char *const TRUST_ITEM_LABELS[TRUST_ITEM_COUNT] = {
    [TRUST_RELIABILITY] = N_("keeps agreements"),
    [TRUST_OPENNESS] = N_("is honest about difficulties"),
    [TRUST_MISSION] = N_("wants to reach the same as we do"),
    [VALUE_MEANS] = N_("brings means"),
    [VALUE_INFLUENCE] = N_("has influence to change something"),
    [VALUE_INVOLVEMENT] = N_("commits itself"),
};

const char *const TRUST_SCALE_CODES[TRUST_SCALE_COUNT] = {
    [SCALE_TRUST] = "trust",
    [SCALE_VALUE] = "value",
};

const char *const TRUST_STATE_CODES[TRUST_STATE_COUNT] = {
    [TRUST_GIVEN] = "given",
    [TRUST_TOO_FEW_RATERS] = "too_few_raters",
    [TRUST_UNRATED] = "unrated",
    [TRUST_ITEMS_MISSING] = "items_missing",
};

const char *const TRUST_STATE_LABELS[TRUST_STATE_COUNT] = {
    [TRUST_GIVEN] = N_("the score is given"),
    [TRUST_TOO_FEW_RATERS] =
        N_("fewer than five others answered: a score would tell what they said"),
    [TRUST_UNRATED] = N_("nobody gave an answer"),
    [TRUST_ITEMS_MISSING] = N_("one of the three items was not asked"),
};

/* ---- what was received ---- */

/* The answers that one organisation received on one scale. */
struct received {
    size_t levels[TRUST_LEVEL_HIGHEST + 1]; /* how often each level was given */
    size_t answer_count;
    size_t rater_count;
};

static enum trust_scale scale_of(enum trust_item item)
{
    return item < VALUE_MEANS ? SCALE_TRUST : SCALE_VALUE;
}

/* Does this answer say something of another organisation? */
static bool answer_counts(const struct trust_answer *answer)
{
    return answer->level > 0 && answer->rater != answer->organisation;
}

static int key_compare(const void *a, const void *b)
{
    const uint64_t left = *(const uint64_t *)a;
    const uint64_t right = *(const uint64_t *)b;

    return (left > right) - (left < right);
}

/* Count each rater of an organisation on a scale once. `received`: two an
 * organisation. */
static void raters_count(const struct trust_answer *answers, size_t answer_count,
                         size_t organisation_count, struct received *received)
{
    SCOPED(pool) scratch = pool_new();
    uint64_t *keys = pool_array(scratch, answer_count, uint64_t);
    size_t count = 0;

    for (size_t i = 0; i < answer_count; i++) {
        const struct trust_answer *answer = &answers[i];
        if (answer_counts(answer)) {
            const uint64_t about =
                answer->organisation * TRUST_SCALE_COUNT + scale_of(answer->item);
            keys[count++] = about * organisation_count + answer->rater;
        }
    }
    qsort(keys, count, sizeof *keys, key_compare);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
            received[keys[i] / organisation_count].rater_count++;
        }
    }
}

static struct received *received_make(const struct trust_answer *answers,
                                      size_t answer_count, size_t organisation_count,
                                      struct pool *pool)
{
    struct received *received =
        pool_array(pool, organisation_count * TRUST_SCALE_COUNT, struct received);

    for (size_t i = 0; i < answer_count; i++) {
        const struct trust_answer *answer = &answers[i];
        if (answer_counts(answer)) {
            struct received *one = &received[answer->organisation * TRUST_SCALE_COUNT +
                                             scale_of(answer->item)];
            one->levels[answer->level]++;
            one->answer_count++;
        }
    }
    raters_count(answers, answer_count, organisation_count, received);
    return received;
}

static double received_mean(const struct received *received)
{
    size_t sum = 0;

    for (size_t level = 1; level <= TRUST_LEVEL_HIGHEST; level++) {
        sum += level * received->levels[level];
    }
    return (double)sum / (double)received->answer_count;
}

/* The level of the answer at `place`, from 0, when all stand in order. */
static double level_at(const struct received *received, size_t place)
{
    size_t level = 1;
    size_t passed = received->levels[1];

    while (passed <= place) {
        level++;
        passed += received->levels[level];
    }
    return (double)level;
}

static double received_median(const struct received *received)
{
    const size_t last = received->answer_count - 1;

    return (level_at(received, last / 2) + level_at(received, (last + 1) / 2)) / 2;
}

/* ---- scores ---- */

static bool is_asked(const struct trust_answer *answers, size_t answer_count,
                     enum trust_scale scale)
{
    bool is_item_asked[TRUST_ITEM_COUNT] = {false};
    size_t asked = 0;

    for (size_t i = 0; i < answer_count; i++) {
        is_item_asked[answers[i].item] = true;
    }
    for (int item = 0; item < TRUST_ITEM_COUNT; item++) {
        asked += is_item_asked[item] && scale_of((enum trust_item)item) == scale;
    }
    return asked == TRUST_SCALE_ITEMS;
}

static struct trust_score score_of(const struct received *received, bool is_scale_asked)
{
    struct trust_score score = {TRUST_GIVEN, received->rater_count, NAN, NAN};

    if (!is_scale_asked) {
        score.state = TRUST_ITEMS_MISSING;
    } else if (received->rater_count == 0) {
        score.state = TRUST_UNRATED;
    } else if (received->rater_count < TRUST_RATERS_LEAST) {
        score.state = TRUST_TOO_FEW_RATERS;
    } else {
        score.mean = received_mean(received);
        score.median = received_median(received);
    }
    return score;
}

static size_t raters_in_all(const struct trust_answer *answers, size_t answer_count,
                            size_t organisation_count, enum trust_scale scale)
{
    SCOPED(pool) scratch = pool_new();
    bool *is_rater = pool_array(scratch, organisation_count, bool);
    size_t count = 0;

    for (size_t i = 0; i < answer_count; i++) {
        if (answer_counts(&answers[i]) && scale_of(answers[i].item) == scale) {
            is_rater[answers[i].rater] = true;
        }
    }
    for (size_t i = 0; i < organisation_count; i++) {
        count += is_rater[i];
    }
    return count;
}

/* ---- the network ---- */

static size_t state_count(const struct trust_score *scores, size_t organisation_count,
                          enum trust_state state)
{
    size_t count = 0;

    for (size_t i = 0; i < organisation_count; i++) {
        count += scores[i].state == state;
    }
    return count;
}

/* `means`: the scores that count. */
static struct trust_network network_of(const double *means, size_t count)
{
    struct trust_network network = {NAN, NAN, count};
    double sum = 0;
    double squares = 0;

    if (count == 0) {
        return network;
    }
    for (size_t i = 0; i < count; i++) {
        sum += means[i];
    }
    network.mean = sum / (double)count;
    for (size_t i = 0; i < count; i++) {
        squares += (means[i] - network.mean) * (means[i] - network.mean);
    }
    if (count > 1) {
        network.spread = sqrt(squares / (double)count);
    }
    return network;
}

/* `received`: those of the scale, every TRUST_SCALE_COUNT-th. */
static struct trust_network network_make(const struct trust_score *scores,
                                         const struct received *received,
                                         size_t organisation_count)
{
    SCOPED(pool) scratch = pool_new();
    double *means = pool_array(scratch, organisation_count, double);
    const bool with_hidden = state_count(scores, organisation_count,
                                         TRUST_TOO_FEW_RATERS) >= TRUST_HIDDEN_LEAST;
    size_t count = 0;

    for (size_t i = 0; i < organisation_count; i++) {
        if (scores[i].state == TRUST_GIVEN ||
            (with_hidden && scores[i].state == TRUST_TOO_FEW_RATERS)) {
            means[count++] = received_mean(&received[i * TRUST_SCALE_COUNT]);
        }
    }
    return network_of(means, count);
}

struct trust trust_make(const struct trust_answer *answers, size_t answer_count,
                        size_t organisation_count, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const struct received *received =
        received_make(answers, answer_count, organisation_count, scratch);
    struct trust trust = {0};

    for (size_t i = 0; i < answer_count; i++) {
        trust.own_count += answers[i].rater == answers[i].organisation;
    }
    for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
        const enum trust_scale which = (enum trust_scale)scale;
        const bool is_scale_asked = is_asked(answers, answer_count, which);
        struct trust_score *scores =
            pool_array(pool, organisation_count, struct trust_score);
        for (size_t i = 0; i < organisation_count; i++) {
            scores[i] =
                score_of(&received[i * TRUST_SCALE_COUNT + which], is_scale_asked);
        }
        trust.scores[scale] = scores;
        trust.network[scale] = network_of(NULL, 0);
        if (raters_in_all(answers, answer_count, organisation_count, which) >=
            TRUST_RATERS_LEAST) {
            trust.network[scale] =
                network_make(scores, received + which, organisation_count);
        }
    }
    return trust;
}
