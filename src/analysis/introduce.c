#include "analysis/introduce.h"

#include <assert.h>

#include "analysis/introduce_steps.h"

/* Sets times organisations that are tried at most, some tens of seconds; who depends on X
 * takes twice the time. */
#define WORK_MOST 3e9

/* Sums of the same fractions in another order differ by less, other sums by more. */
#define NEARNESS_EQUAL 1e-9

struct pair {
    uint32_t a;
    uint32_t b;
};

/* A set that is among the best so far. */
struct found {
    struct reach_value value;
    uint32_t pairs[INTRODUCE_MOST]; /* numbers of candidates, as they were chosen */
};

struct search {
    const struct introduce_order *order;
    const struct pair *pairs; /* candidates */
    size_t pair_count;
    struct reach levels[INTRODUCE_MOST]; /* with the ties chosen so far */
    uint32_t chosen[INTRODUCE_MOST];
    size_t given_count; /* of those, chosen before the search begins */
    uint32_t *scratch;
    struct found *found; /* best first */
    size_t found_count;
    size_t found_most;
    size_t best_count;
};

/* ---- candidates ---- */

static bool pair_is_known(const struct graph *graph, size_t i, size_t j)
{
    return graph_knows(graph, i, j) && graph_knows(graph, j, i);
}

static const struct pair *pairs_of(const struct graph *graph, size_t from,
                                   struct pool *pool, struct introductions *introductions)
{
    struct pair *pairs = NULL;
    size_t capacity = 0;
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = i + 1; j < graph->count; j++) {
            if (i == from || j == from ||
                graph_bit(graph->all_bits, graph->word_count, i, j)) {
                continue;
            }
            if (!pair_is_known(graph, i, j)) {
                introductions->unknown_count++;
                continue;
            }
            pairs = pool_grow(pool, pairs, count, &capacity, struct pair);
            pairs[count++] = (struct pair){(uint32_t)i, (uint32_t)j};
        }
    }
    introductions->pair_count = count;
    return pairs;
}

/* count over k. */
static double sets_count(size_t count, size_t k)
{
    double sets = 1;

    for (size_t i = 0; i < k; i++) {
        sets *= (double)(count - i) / (double)(i + 1);
    }
    return sets;
}

static bool size_check(size_t pair_count, size_t organisations,
                       const struct introduce_order *order, struct status *st)
{
    const double work =
        (double)organisations * (order->aim == INTRODUCE_DEPENDENCE ? 2 : 1);
    const size_t k = order->count;
    size_t possible = k;

    if (pair_count < k) {
        return status_fail(st, STATUS_INVALID,
                           "pairs that are known not to be tied yet: %zu, fewer than the "
                           "%zu introductions asked for",
                           pair_count, k);
    }
    while (possible > 0 && sets_count(pair_count, possible) * work > WORK_MOST) {
        possible--;
    }
    if (possible == 0) {
        return status_fail(st, STATUS_LIMIT,
                           "pairs that are not tied yet: %zu, too many to try them all",
                           pair_count);
    }
    if (possible < k) {
        return status_fail(
            st, STATUS_LIMIT,
            "%zu pairs are not tied yet: to try all sets of %zu would take "
            "too long; with at most %zu introductions at a time it is "
            "possible",
            pair_count, k, possible);
    }
    return true;
}

static bool order_check(const struct introduce_order *order, struct status *st)
{
    if (order->count < 1 || order->count > INTRODUCE_MOST) {
        return status_fail(st, STATUS_INVALID,
                           "the number of introductions must be 1 to %d, not %zu",
                           (int)INTRODUCE_MOST, order->count);
    }
    if (order->aim == INTRODUCE_DEPENDENCE && order->from == GROUP_NONE) {
        return status_fail(
            st, STATUS_INVALID,
            "on whom should the others depend less? name the organisation");
    }
    return true;
}

/* ---- trying all ---- */

/* Below 0: `a` is better; 0: as good. */
static int value_compare(enum introduce_aim aim, const struct reach_value *a,
                         const struct reach_value *b)
{
    if (aim == INTRODUCE_DEPENDENCE && a->dependent != b->dependent) {
        return a->dependent < b->dependent ? -1 : 1;
    }
    const double more = a->nearness - b->nearness;

    return (more < -NEARNESS_EQUAL) - (more > NEARNESS_EQUAL);
}

/* Sets come in order of their pairs, so one that is only as good goes behind. */
static void found_put(struct search *search, const struct reach_value *value)
{
    const enum introduce_aim aim = search->order->aim;
    struct found *found = search->found;
    const int against_best =
        search->found_count > 0 ? value_compare(aim, value, &found[0].value) : -1;
    size_t place = search->found_count;

    if (against_best <= 0) {
        search->best_count = against_best < 0 ? 1 : search->best_count + 1;
    }
    while (place > 0 && value_compare(aim, value, &found[place - 1].value) < 0) {
        place--;
    }
    if (place == search->found_most) {
        return;
    }
    search->found_count += search->found_count < search->found_most;
    for (size_t i = search->found_count - 1; i > place; i--) {
        found[i] = found[i - 1];
    }
    found[place].value = *value;
    for (size_t i = 0; i < search->order->count; i++) {
        found[place].pairs[i] = search->chosen[i];
    }
}

/* The pair was chosen before the search began. */
static bool is_given(const struct search *search, size_t pair)
{
    size_t i = 0;

    while (i < search->given_count && search->chosen[i] != pair) {
        i++;
    }
    return i < search->given_count;
}

/* Choose the pair at `level` from `first` on, and all behind it; false: stopped. */
static bool level_try(struct search *search, size_t level, size_t first,
                      struct reach_value value)
{
    const struct introduce_order *order = search->order;
    const size_t left = order->count - level; /* to choose, this one too */

    for (size_t i = first; i + left <= search->pair_count; i++) {
        const struct pair *pair = &search->pairs[i];
        if (is_given(search, i)) {
            continue;
        }
        search->chosen[level] = (uint32_t)i;
        if (level == search->given_count &&
            !work_goes_on(&order->work, i, search->pair_count)) {
            return false;
        }
        const struct reach_value with = reach_value_with(
            &search->levels[level], value, pair->a, pair->b, search->scratch);
        if (left == 1) {
            found_put(search, &with);
            continue;
        }
        reach_copy(&search->levels[level], &search->levels[level + 1]);
        reach_add(&search->levels[level + 1], pair->a, pair->b);
        if (!level_try(search, level + 1, i + 1, with)) {
            return false;
        }
    }
    return true;
}

static bool search_run(struct search *search, const struct reach *reach,
                       struct pool *scratch, struct status *st)
{
    const size_t listed = search->order->listed;

    search->found_most = listed > 0 ? listed : INTRODUCE_LISTED;
    search->found = pool_array(scratch, search->found_most, struct found);
    search->scratch = pool_array(scratch, reach_scratch(reach->count), uint32_t);
    for (size_t i = 0; i < search->order->count; i++) {
        search->levels[i] = reach_new(reach, scratch);
    }
    const struct reach *begin = &search->levels[search->given_count];
    for (size_t i = 0; i < search->given_count; i++) {
        const struct pair *given = &search->pairs[search->chosen[i]];
        reach_add(begin, given->a, given->b);
    }
    if (!level_try(search, search->given_count, 0, reach_value_of(begin))) {
        return status_fail(st, STATUS_FAILED, "the search was stopped");
    }
    return true;
}

/* ---- what was found ---- */

static size_t shared_count(const struct graph *graph, size_t i, size_t j)
{
    const uint64_t *a = graph->all_bits + i * graph->word_count;
    const uint64_t *b = graph->all_bits + j * graph->word_count;
    size_t shared = 0;

    for (size_t word = 0; word < graph->word_count; word++) {
        shared += (size_t)__builtin_popcountll(a[word] & b[word]);
    }
    return shared;
}

static struct introduction introduction_of(const struct graph *graph,
                                           const struct reach *reach,
                                           const struct pair *pair)
{
    SCOPED(pool) scratch = pool_new();
    const struct reach with = reach_new(reach, scratch);
    const uint16_t steps = reach->steps[pair->a * reach->count + pair->b];

    reach_add(&with, pair->a, pair->b);
    return (struct introduction){.a = pair->a,
                                 .b = pair->b,
                                 .distance = steps < FAR ? steps : 0,
                                 .shared = shared_count(graph, pair->a, pair->b),
                                 .pairs_nearer = reach_nearer(reach, &with)};
}

static void set_fill(const struct search *search, const struct graph *graph,
                     const struct reach *reach, size_t number,
                     struct introduction_set *set)
{
    SCOPED(pool) scratch = pool_new();
    const struct reach with = reach_new(reach, scratch);

    for (size_t i = 0; i < search->order->count; i++) {
        const struct pair *pair = &search->pairs[search->found[number].pairs[i]];
        set->pairs[i] = introduction_of(graph, reach, pair);
        reach_add(&with, pair->a, pair->b);
    }
    set->after = reach_figures(&with);
    set->pairs_nearer = reach_nearer(reach, &with);
}

static const struct introduction_set *sets_of(const struct search *search,
                                              const struct graph *graph,
                                              const struct reach *reach,
                                              struct pool *pool)
{
    struct introduction_set *sets =
        pool_array(pool, search->found_count, struct introduction_set);

    for (size_t i = 0; i < search->found_count; i++) {
        set_fill(search, graph, reach, i, &sets[i]);
        sets[i].place = i + 1;
        if (i > 0 && value_compare(search->order->aim, &search->found[i - 1].value,
                                   &search->found[i].value) == 0) {
            sets[i].place = sets[i - 1].place;
        }
    }
    return sets;
}

/* ---- the whole ---- */

/* The search with what it starts from, and what it gives. */
static bool introductions_find(struct search *search, const struct graph *graph,
                               struct introductions *introductions, struct pool *pool,
                               struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const struct reach reach = reach_make(graph, search->order->from, scratch);

    if (!search_run(search, &reach, scratch, st)) {
        return false;
    }
    introductions->before = reach_figures(&reach);
    introductions->sets = sets_of(search, graph, &reach, pool);
    introductions->set_count = search->found_count;
    introductions->best_count = search->best_count;
    return true;
}

bool introduce_make(const struct graph *graph, const struct introduce_order *order,
                    struct pool *pool, struct introductions *introductions_out,
                    struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct introductions introductions = {.together_count = order->count};
    struct search search = {.order = order};

    if (!order_check(order, st)) {
        return false;
    }
    search.pairs = pairs_of(graph, order->from, scratch, &introductions);
    search.pair_count = introductions.pair_count;
    if (!size_check(search.pair_count, graph->count, order, st) ||
        !introductions_find(&search, graph, &introductions, pool, st)) {
        return false;
    }
    introductions.tried = (size_t)(sets_count(search.pair_count, order->count) + 0.5);
    *introductions_out = introductions;
    return true;
}

/* Choose the ties of this set before the search begins. */
static void set_choose(struct search *search, const struct introduction_set *set,
                       size_t count)
{
    for (size_t i = 0; i < search->pair_count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (search->pairs[i].a == set->pairs[k].a &&
                search->pairs[i].b == set->pairs[k].b) {
                search->chosen[k] = (uint32_t)i;
                search->given_count++;
            }
        }
    }
    assert(search->given_count == count);
}

bool introduce_one_more(const struct graph *graph, const struct introduce_order *order,
                        const struct introductions *base, struct pool *pool,
                        struct introductions *introductions_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct introductions introductions = {.together_count = base->together_count};
    struct introduce_order one = *order;
    struct search search = {.order = order};

    one.count = 1; /* is what is tried */
    if (!order_check(order, st)) {
        return false;
    }
    search.pairs = pairs_of(graph, order->from, scratch, &introductions);
    search.pair_count = introductions.pair_count;
    if (!size_check(search.pair_count, graph->count, &one, st)) {
        return false;
    }
    if (base->set_count == 0 || search.pair_count < order->count) {
        return status_fail(st, STATUS_INVALID,
                           "there is no set of introductions to add one to");
    }
    set_choose(&search, &base->sets[0], order->count - 1);
    if (!introductions_find(&search, graph, &introductions, pool, st)) {
        return false;
    }
    introductions.tried = base->tried + search.pair_count - search.given_count;
    *introductions_out = introductions;
    return true;
}
