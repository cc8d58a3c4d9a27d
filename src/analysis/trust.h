/* trust.h - trust and value as the partners give them, in PARTNER's structure. Pure.
 *
 * Three items each, 1 (not at all) to 4 (entirely), after PARTNER (Varda and others;
 * its subscales: reliability, openness, shared mission; means, influence, involvement);
 * our own wording, TRUST_ITEMS_VERSION. A score is the mean over raters and items
 * received, "does not know" left out, the median beside it.
 *
 * It is no judgement: not of a partner, and no ground for funding. Who said what
 * about whom is not in the result, and a score of few raters would tell it: it is
 * not given below TRUST_RATERS_LEAST raters. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/pool.h"

#define TRUST_ITEMS_VERSION "1"

enum trust_item {
    TRUST_RELIABILITY, /* T1 */
    TRUST_OPENNESS, /* T2 */
    TRUST_MISSION, /* T3 */
    VALUE_MEANS, /* U1 */
    VALUE_INFLUENCE, /* U2 */
    VALUE_INVOLVEMENT, /* U3 */
    TRUST_ITEM_COUNT
};

enum trust_scale { SCALE_TRUST, SCALE_VALUE, TRUST_SCALE_COUNT };

enum {
    TRUST_RATERS_LEAST = 5,
    TRUST_HIDDEN_LEAST = 3,
    TRUST_SCALE_ITEMS = 3,
    TRUST_LEVEL_HIGHEST = 4
};

extern const char *const TRUST_ITEM_CODES[TRUST_ITEM_COUNT]; /* "T1" */
extern const char *const TRUST_ITEM_LABELS[TRUST_ITEM_COUNT]; /* N_(): the item */
extern const char *const TRUST_SCALE_CODES[TRUST_SCALE_COUNT]; /* "trust", "value" */

/* What one organisation says of another. */
struct trust_answer {
    size_t rater;
    size_t organisation;
    enum trust_item item;
    int level; /* 1 .. TRUST_LEVEL_HIGHEST; 0: does not know */
};

enum trust_state {
    TRUST_GIVEN,
    TRUST_TOO_FEW_RATERS, /* below TRUST_RATERS_LEAST */
    TRUST_UNRATED,
    TRUST_ITEMS_MISSING, /* one of the three items was asked of nobody */
    TRUST_STATE_COUNT
};
extern const char *const TRUST_STATE_CODES[TRUST_STATE_COUNT]; /* "too_few_raters" */
extern const char
    *const TRUST_STATE_LABELS[TRUST_STATE_COUNT]; /* N_(): why, a sentence */

struct trust_score {
    enum trust_state state;
    size_t rater_count; /* who gave one level or more on this scale */
    double mean; /* 1 .. 4; NaN unless TRUST_GIVEN */
    double median;
};

/* Of the whole network: over the scores of organisations, each counting the same.
 * Scores that are not given count here too, unless they are fewer than
 * TRUST_HIDDEN_LEAST: then they could be worked out from the others, and only what
 * is given counts. */
struct trust_network {
    double mean; /* NaN without such scores, or below TRUST_RATERS_LEAST raters in all */
    double spread; /* standard deviation (dividing by their number); NaN below two */
    size_t organisation_count; /* whose scores count; 0 when the mean is NaN */
};

struct trust {
    const struct trust_score *scores[TRUST_SCALE_COUNT]; /* per organisation */
    struct trust_network network[TRUST_SCALE_COUNT];
    size_t own_count; /* answers about oneself: left out */
};

/* `answers`: of a rater, organisation and item at most one. O(answers log answers).
 * Lives in `pool`. */
struct trust trust_make(const struct trust_answer *answers, size_t answer_count,
                        size_t organisation_count, struct pool *pool);
