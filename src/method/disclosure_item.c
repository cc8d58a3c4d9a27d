/* disclosure_item.c - from answers to figures of one item: of one group, and of groups
 * beside their total. */
#include <assert.h>
#include <stdlib.h>

#include "base/pool.h"
#include "method/disclosure_parts.h"

/* ---- who answered what ---- */

/* The answers of some people to one item, counted. */
struct tally {
    struct pool *pool; /* borrowed */
    size_t answered;
    size_t unknown;
    size_t counts[DISCLOSURE_LEVELS]; /* of each level, or choice */
    size_t level_count;
    int64_t *organisations; /* of who answered; each once, when the tally is ended */
    size_t organisation_count;
    size_t organisation_capacity;
};

static struct tally tally_begin(const struct instrument_item *item, struct pool *pool)
{
    /* tools/instruments sees to it, and of neighbourhoods LIMIT_AREAS. */
    assert(item->level_count <= DISCLOSURE_LEVELS);
    return (struct tally){.pool = pool, .level_count = item->level_count};
}

static void tally_organisation(struct tally *tally, int64_t organisation)
{
    if (organisation != 0) {
        tally->organisations =
            pool_grow(tally->pool, tally->organisations, tally->organisation_count,
                      &tally->organisation_capacity, int64_t);
        tally->organisations[tally->organisation_count++] = organisation;
    }
}

static void tally_add(struct tally *tally, const struct instrument_item *item,
                      int32_t value, int64_t organisation)
{
    bool is_answer = item->kind == ITEM_SET;

    if (value < 0) {
        tally->unknown += value == REPLY_UNKNOWN;
        return;
    }
    for (size_t i = 0; i < tally->level_count; i++) {
        const int level = item->levels[i].value;
        const bool is_given =
            item->kind == ITEM_SET ? (value >> level & 1) != 0 : value == level;
        tally->counts[i] += is_given;
        is_answer = is_answer || is_given;
    }
    if (is_answer) {
        tally->answered++;
        tally_organisation(tally, organisation);
    }
}

static int organisation_order(const void *first, const void *second)
{
    const int64_t one = *(const int64_t *)first;
    const int64_t other = *(const int64_t *)second;

    return (one > other) - (one < other);
}

static void tally_end(struct tally *tally)
{
    size_t count = 0;

    if (tally->organisation_count == 0) {
        return;
    }
    qsort(tally->organisations, tally->organisation_count, sizeof *tally->organisations,
          organisation_order);
    for (size_t i = 0; i < tally->organisation_count; i++) {
        if (count == 0 || tally->organisations[count - 1] != tally->organisations[i]) {
            tally->organisations[count++] = tally->organisations[i];
        }
    }
    tally->organisation_count = count;
}

static struct disclosure_group tally_group(const struct tally *tally)
{
    return (struct disclosure_group){tally->answered, tally->organisation_count};
}

/* ---- one item of one group ---- */

static int tally_median(const struct tally *tally, const struct instrument_item *item)
{
    size_t below = 0;

    for (size_t i = 0; i < tally->level_count; i++) {
        below += tally->counts[i];
        if (2 * below >= tally->answered) {
            return item->levels[i].value;
        }
    }
    return -1;
}

/* Rounded where the answers are, though more people came to the item than answered it. */
static struct disclosed_share tally_unknown(const struct tally *tally,
                                            const struct disclosure_rule *rule)
{
    struct disclosure_rule rounding = *rule;

    if (tally->answered < rule->rounded_below) {
        rounding.rounded_below = SIZE_MAX;
    }
    return disclose_share(tally->unknown, tally->answered + tally->unknown, &rounding);
}

static struct disclosed_item tally_disclose(const struct tally *tally,
                                            const struct instrument_item *item,
                                            const struct disclosure_rule *rule)
{
    struct disclosed_item disclosed = {.state = DISCLOSED_TOO_FEW};
    const struct disclosure_group group = tally_group(tally);
    const size_t count = tally->level_count;

    if (!disclosure_is_group(&group, rule)) {
        return disclosed;
    }
    disclosed = (struct disclosed_item){.state = DISCLOSED,
                                        .level_count = count,
                                        .high = {SHARE_HIDDEN, 0},
                                        .median = -1};
    disclosed.answered = disclose_number(tally->answered, rule);
    disclosed.unknown = tally_unknown(tally, rule);
    for (size_t i = 0; i < count; i++) {
        disclosed.shares[i] = disclose_share(tally->counts[i], tally->answered, rule);
    }
    if (item->kind == ITEM_LEVEL && !item->is_nominal) {
        disclosed.median = tally_median(tally, item);
    }
    if (disclosed.median >= 0 && count > 2) {
        disclosed.high = disclose_share(
            tally->counts[count - 1] + tally->counts[count - 2], tally->answered, rule);
    }
    return disclosed;
}

struct disclosed_item disclose_item(const struct replies *replies, size_t item,
                                    const bool *is_in, const struct disclosure_rule *rule)
{
    SCOPED(pool) scratch = pool_new();

    if (item >= replies->item_count) {
        return (struct disclosed_item){.state = DISCLOSED_NOT_ASKED};
    }
    struct tally tally = tally_begin(replies->items[item], scratch);
    for (size_t reply = 0; reply < replies->count; reply++) {
        if (is_in == NULL || is_in[reply]) {
            tally_add(&tally, replies->items[item], replies_value(replies, reply, item),
                      replies->organisations[reply]);
        }
    }
    tally_end(&tally);
    return tally_disclose(&tally, replies->items[item], rule);
}

/* ---- groups, from the answers ---- */

static void split_count(const struct replies *replies, size_t item,
                        const struct disclosure_split *split, struct tally *tallies,
                        struct tally *total)
{
    for (size_t reply = 0; reply < replies->count; reply++) {
        const size_t group = split->groups[reply];
        const int32_t value = replies_value(replies, reply, item);
        const int64_t organisation = replies->organisations[reply];

        if (split->is_in != NULL && !split->is_in[reply]) {
            continue;
        }
        tally_add(total, replies->items[item], value, organisation);
        if (group < split->group_count) {
            tally_add(&tallies[group], replies->items[item], value, organisation);
        }
    }
}

/* Did everybody who is in no shown group give the same answer? Then a subtraction would
 * tell of each of them. */
static bool rest_is_alike(const struct tally *tallies, size_t count,
                          const struct tally *total, const enum disclosed_state *states)
{
    struct tally rest = *total;

    for (size_t group = 0; group < count; group++) {
        if (states[group] != DISCLOSED) {
            continue;
        }
        rest.answered -= tallies[group].answered;
        for (size_t level = 0; level < rest.level_count; level++) {
            rest.counts[level] -= tallies[group].counts[level];
        }
    }
    for (size_t level = 0; rest.answered > 0 && level < rest.level_count; level++) {
        if (rest.counts[level] == rest.answered) {
            return true;
        }
    }
    return false;
}

void disclose_split(const struct replies *replies, size_t item,
                    const struct disclosure_split *split,
                    struct disclosed_item *items_out)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = split->group_count;
    struct disclosure_group *groups = pool_array(scratch, count, struct disclosure_group);
    struct tally *tallies = pool_array(scratch, count, struct tally);
    enum disclosed_state *states = pool_array(scratch, count, enum disclosed_state);

    if (item >= replies->item_count) {
        for (size_t i = 0; i < count; i++) {
            items_out[i] = (struct disclosed_item){.state = DISCLOSED_NOT_ASKED};
        }
        return;
    }
    struct tally total = tally_begin(replies->items[item], scratch);
    for (size_t i = 0; i < count; i++) {
        tallies[i] = tally_begin(replies->items[item], scratch);
    }
    split_count(replies, item, split, tallies, &total);
    tally_end(&total);
    const struct disclosure_group whole = tally_group(&total);
    for (size_t i = 0; i < count; i++) {
        tally_end(&tallies[i]);
        groups[i] = tally_group(&tallies[i]);
        states[i] =
            disclosure_is_group(&groups[i], split->rule) ? DISCLOSED : DISCLOSED_TOO_FEW;
    }
    disclosure_hide(groups, count, &whole, split->rest_rule, states);
    while (rest_is_alike(tallies, count, &total, states)) {
        const size_t smallest = disclosure_smallest(groups, count, states);
        if (smallest == count) {
            break;
        }
        states[smallest] = DISCLOSED_BESIDE;
    }
    for (size_t i = 0; i < count; i++) {
        items_out[i] =
            states[i] == DISCLOSED
                ? tally_disclose(&tallies[i], replies->items[item], split->rule)
                : (struct disclosed_item){.state = states[i]};
    }
}
