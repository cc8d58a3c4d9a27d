#include "method/pair.h"

#include <stdlib.h>

#include "base/limits.h"

static const struct word RELATION_WORDS[] = {
    {PAIR_COMPLEMENTARY, "complementary", N_("complementing"), "complémentaire"},
    {PAIR_OVERLAPPING, "overlapping", N_("overlapping"), NULL},
    {PAIR_COMPETITIVE, "competitive", N_("competitive"), NULL},
};
const struct vocabulary PAIR_RELATION = {RELATION_WORDS, ARRAY_COUNT(RELATION_WORDS),
                                         false};

const struct pair *pair_find(const struct pair_list *list, const struct pair *wanted)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct pair *pair = &list->pairs[i];
        if (pair->first == wanted->first && pair->second == wanted->second &&
            pair->source == wanted->source) {
            return pair;
        }
    }
    return NULL;
}

/* By source, then by actors. */
static int pair_compare(const void *a, const void *b)
{
    const struct pair *left = a;
    const struct pair *right = b;

    if (left->source != right->source) {
        return left->source < right->source ? -1 : 1;
    }
    if (left->first != right->first) {
        return left->first < right->first ? -1 : 1;
    }
    return (left->second > right->second) - (left->second < right->second);
}

/* The stated pairs in order, and which of them have been listed. */
struct stated_index {
    struct pair *pairs;
    size_t count;
    bool *is_listed;
};

/* Add the stated pair that equals a proposal, or the proposal itself. */
static void pair_add(struct pair_list *list, struct pair *pairs,
                     const struct pair *proposal, struct stated_index *stated)
{
    const struct pair *said = stated->count == 0
                                  ? NULL
                                  : bsearch(proposal, stated->pairs, stated->count,
                                            sizeof *proposal, pair_compare);

    if (said != NULL) {
        stated->is_listed[said - stated->pairs] = true;
    }
    pairs[list->count++] = said != NULL ? *said : *proposal;
}

static void source_pairs_add(struct pair_list *list, struct pair *pairs, size_t source,
                             const struct coverage *coverage, struct stated_index *stated)
{
    for (size_t i = 0; i < coverage->actor_count; i++) {
        for (size_t j = i + 1; j < coverage->actor_count; j++) {
            const struct pair proposal = {coverage->actors[i], coverage->actors[j],
                                          source, PAIR_OVERLAPPING, true};
            if (list->count == LIMIT_PAIRS_PROPOSED) {
                list->is_cut = true;
                return;
            }
            pair_add(list, pairs, &proposal, stated);
        }
    }
}

struct pair_list pair_relations(const struct holdings *holdings, const bool *is_selected,
                                enum holding_basis basis, struct pair_list stated,
                                struct pool *pool)
{
    const struct coverage *coverages = coverage_of(holdings, is_selected, basis, pool);
    struct stated_index index = {pool_copy(pool, stated.pairs, stated.count, struct pair),
                                 stated.count, pool_array(pool, stated.count, bool)};
    struct pair *pairs =
        pool_array(pool, LIMIT_PAIRS_PROPOSED + stated.count, struct pair);
    struct pair_list list = {.pairs = pairs};

    if (index.count > 1) {
        qsort(index.pairs, index.count, sizeof *index.pairs, pair_compare);
    }
    for (size_t source = 0; source < holdings->source_count; source++) {
        source_pairs_add(&list, pairs, source, &coverages[source], &index);
    }
    for (size_t i = 0; i < index.count; i++) {
        const bool is_twice =
            i > 0 && pair_compare(&index.pairs[i - 1], &index.pairs[i]) == 0;
        if (!index.is_listed[i] && !is_twice) {
            pairs[list.count++] = index.pairs[i];
        }
    }
    return list;
}

static bool brings(const struct coverage *coverage, size_t actor)
{
    for (size_t i = 0; i < coverage->actor_count; i++) {
        if (coverage->actors[i] == actor) {
            return true;
        }
    }
    return false;
}

size_t pair_open_count(const struct coverage *coverage, size_t source,
                       const struct pair_list *stated)
{
    size_t open_count = coverage->actor_count * (coverage->actor_count - 1) / 2;

    if (coverage->actor_count == 0) {
        return 0;
    }
    for (size_t i = 0; i < stated->count; i++) {
        const struct pair *pair = &stated->pairs[i];
        open_count -= pair->source == source && brings(coverage, pair->first) &&
                      brings(coverage, pair->second);
    }
    return open_count;
}
