#include "method/survey_combine.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DOES_NOT_KNOW = -1, LEVELS_MOST = 31 };

/* What is said of one target. */
struct tally {
    size_t informants; /* who said anything, not knowing included */
    size_t counts[LEVELS_MOST]; /* of a level: how many gave it */
    size_t known; /* who gave a value */
    int all; /* of a set: bits that all gave */
    int any;
};

static int number_compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int given_compare(const void *a, const void *b)
{
    const struct given_answer *one = a;
    const struct given_answer *other = b;
    const int targets = number_compare(one->target, other->target);
    const int informants =
        (one->informant > other->informant) - (one->informant < other->informant);

    if (targets != 0) {
        return targets;
    }
    return informants != 0 ? informants : number_compare(one->value, other->value);
}

static void tally_add(struct tally *tally, const struct instrument_item *item, int value)
{
    tally->informants++;
    if (value == DOES_NOT_KNOW) {
        return;
    }
    tally->all = tally->known == 0 ? value : tally->all & value;
    tally->any |= value;
    tally->known++;
    if (item->kind == ITEM_LEVEL) {
        assert(value >= 0 && value < LEVELS_MOST);
        tally->counts[value]++;
    }
}

/* The one value of an informant who gave a target twice: the answers are in order. */
static int value_join(const struct instrument_item *item, int value, int next)
{
    if (value == DOES_NOT_KNOW || item->kind == ITEM_LEVEL) {
        return next;
    }
    return value | next;
}

/* Read all of the target at `answers[0]`; gives how many answers those are. */
static size_t target_read(const struct instrument_item *item,
                          const struct given_answer *answers, size_t count,
                          struct tally *tally)
{
    const int64_t target = answers[0].target;
    size_t i = 0;

    while (i < count && answers[i].target == target) {
        const size_t informant = answers[i].informant;
        int value = answers[i].value;
        for (i++; i < count && answers[i].target == target &&
                  answers[i].informant == informant;
             i++) {
            value = value_join(item, value, answers[i].value);
        }
        tally_add(tally, item, value);
    }
    return i;
}

static void levels_combine(const struct tally *tally, struct combined_answer *out)
{
    size_t most = 0;
    bool is_first = true;

    for (int level = 0; level < LEVELS_MOST; level++) {
        if (tally->counts[level] == 0) {
            continue;
        }
        if (is_first) {
            out->low = level;
            is_first = false;
        }
        if (tally->counts[level] > most) { /* of equals the lower: it came first */
            most = tally->counts[level];
            out->value = level;
        }
        out->high = level;
    }
}

/* False when nothing is left to say of the target. */
static bool target_combine(const struct instrument_item *item, struct tally *tally,
                           size_t informant_count, struct combined_answer *out)
{
    assert(tally->informants <= informant_count);
    while (item->has_default && tally->informants < informant_count) {
        tally_add(tally, item, 0);
    }
    if (tally->known == 0 || tally->any == 0) {
        return false;
    }
    if (item->kind == ITEM_LEVEL) {
        levels_combine(tally, out);
    } else {
        out->value = tally->any;
        out->low = tally->all;
        out->high = tally->any;
    }
    out->is_divided = out->low != out->high;
    return true;
}

struct combined_answers survey_combine(const struct instrument_item *item,
                                       const struct given_answer *answers,
                                       size_t answer_count, size_t informant_count,
                                       struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct given_answer *sorted =
        pool_copy(scratch, answers, answer_count, struct given_answer);
    struct combined_answer *items =
        pool_array(pool, answer_count, struct combined_answer);
    size_t count = 0;

    assert(item->kind != ITEM_TEXT); /* own words are not combined */
    if (answer_count > 1) {
        qsort(sorted, answer_count, sizeof sorted[0], given_compare);
    }
    for (size_t i = 0; i < answer_count;) {
        struct tally tally = {0};
        struct combined_answer combined = {.target = sorted[i].target};
        i += target_read(item, &sorted[i], answer_count - i, &tally);
        if (target_combine(item, &tally, informant_count, &combined)) {
            items[count++] = combined;
        }
    }
    return (struct combined_answers){items, count};
}
