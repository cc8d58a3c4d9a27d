#include "analysis/wave_results.h"

#include <math.h>
#include <string.h>

#include "analysis/scorecard.h"

/* What is done while bands and introductions are made: a part of the whole, from `begin`
 * to `end` of WORK_WHOLE. */
struct stage {
    const struct work *work;
    size_t begin;
    size_t end;
};

enum {
    WORK_WHOLE = 1000,
    WORK_RELATIONS = 700, /* what the relations take of it, together */
    SEARCH_COUNT = 2 * INTRODUCE_MOST, /* of introductions: two aims */
    WORK_SEARCH = (WORK_WHOLE - WORK_RELATIONS) / SEARCH_COUNT
};

/* Sets that are tried, times pairs of organisations that each may bring nearer: some
 * tenths of a second. What is more would soon be minutes: then one is added at a time. */
#define TRIES_MOST 3e9

static bool stage_goes_on(void *context, size_t done, size_t total)
{
    const struct stage *stage = context;
    const size_t length = stage->end - stage->begin;
    const size_t here = total == 0 ? 0 : length * done / total;

    return work_goes_on(stage->work, stage->begin + here, WORK_WHOLE);
}

/* What all relations are measured with. */
struct making {
    const struct wave_answers *answers;
    struct network network;
    struct network apart; /* without WAVE_REGULAR, which WAVE_CONTACT holds: contact is
                           * not counted twice where kinds of tie are counted */
    struct grouping grouping;
    uint64_t seed;
    const struct work *work;
    struct pool *pool;
};

static struct network network_apart(const struct network *network, struct pool *pool)
{
    struct relation *relations =
        pool_array(pool, network->relation_count, struct relation);
    struct network apart = *network;

    apart.relation_count = 0;
    for (size_t i = 0; i < network->relation_count; i++) {
        if (strcmp(network->relations[i].name, WAVE_RELATIONS[WAVE_REGULAR].code) != 0) {
            relations[apart.relation_count++] = network->relations[i];
        }
    }
    apart.relations = relations;
    return apart;
}

/* Without values: "weekly" is more than "monthly", but nobody knows how much; levels are
 * never added up. */
static struct graph graph_of(const struct making *making, enum wave_relation relation)
{
    return graph_make(network_relation(&making->network, WAVE_RELATIONS[relation].code),
                      making->network.organisation_count, (struct graph_reading){0},
                      making->pool);
}

/* ---- relations ---- */

/* How many kinds of tie a pair has is no figure of one relation: it is measured with the
 * first, `first`, and stands with all. */
static void multiplexity_share(const struct relation_results *first,
                               struct relation_results *results)
{
    results->network[NETWORK_MULTIPLEXITY] = first->network[NETWORK_MULTIPLEXITY];
    results->bands.dropped[NETWORK_MULTIPLEXITY] =
        first->bands.dropped[NETWORK_MULTIPLEXITY];
}

/* `first`: the relation that was measured before all others; NULL: this one. */
static bool relation_make(const struct making *making, enum wave_relation relation,
                          const struct relation_results *first, struct stage *stage,
                          struct relation_results *results_out)
{
    const struct graph graph = graph_of(making, relation);
    const struct grouping *grouping =
        making->grouping.group_count > 0 ? &making->grouping : NULL;
    const struct network *network =
        first == NULL && making->apart.relation_count > 1 ? &making->apart : NULL;
    const unsigned groups = GROUPS_ALL &
                            ~(grouping == NULL ? GROUP_BIT(GROUP_MIXING) : 0) &
                            ~(network == NULL ? GROUP_BIT(GROUP_MULTIPLEXITY) : 0);
    const struct scorecard_order order = {
        .groups = groups, .grouping = grouping, .network = network, .seed = making->seed};
    const struct band_order bands = {.groups = groups,
                                     .grouping = grouping,
                                     .network = network,
                                     .draws = BAND_DRAWS,
                                     .seed = making->seed,
                                     .work = {stage_goes_on, stage}};
    const struct scorecard card = scorecard_make(&graph, &order, making->pool);
    struct relation_results results = {.is_there = true, .response = response_of(&graph)};

    memcpy(results.network, card.network, sizeof results.network);
    memcpy(results.organisation, card.organisation, sizeof results.organisation);
    memcpy(results.dyad_census, card.dyad_census, sizeof results.dyad_census);
    if (!bands_make(&graph, &bands, &results.bands)) {
        return false;
    }
    if (first != NULL) {
        multiplexity_share(first, &results);
    }
    *results_out = results;
    return true;
}

static bool relations_make(const struct making *making, struct wave_results *results)
{
    const size_t count = making->network.relation_count;
    const struct relation_results *first = NULL;
    size_t done = 0;

    if (making->answers->organisation_count < 2) {
        return true;
    }
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        struct stage stage = {making->work, WORK_RELATIONS * done / count,
                              WORK_RELATIONS * (done + 1) / count};

        if (network_relation(&making->network, WAVE_RELATIONS[i].code) == NULL) {
            continue;
        }
        if (!relation_make(making, (enum wave_relation)i, first, &stage,
                           &results->relations[i])) {
            return false;
        }
        first = first == NULL ? &results->relations[i] : first;
        done++;
    }
    return true;
}

/* ---- introductions ---- */

static size_t coordinator_of(const struct wave_answers *answers)
{
    for (size_t i = 0; i < answers->organisation_count; i++) {
        if (answers->organisations[i].is_coordinator) {
            return i;
        }
    }
    return GROUP_NONE;
}

static bool pair_is_open(const struct graph *graph, size_t from, size_t i, size_t j)
{
    return i != from && j != from &&
           !graph_bit(graph->all_bits, graph->word_count, i, j) &&
           graph_knows(graph, i, j) && graph_knows(graph, j, i);
}

/* Sets of k pairs that could be introduced, times what each costs. */
static double tries_of(const struct graph *graph, const struct introduce_order *order)
{
    double pairs = 0;
    double sets = 1;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = i + 1; j < graph->count; j++) {
            pairs += pair_is_open(graph, order->from, i, j);
        }
    }
    for (size_t k = 0; k < order->count; k++) {
        sets *= (pairs - (double)k) / (double)(k + 1);
    }
    return sets * (double)graph->count * (double)graph->count *
           (order->aim == INTRODUCE_DEPENDENCE ? 2 : 1);
}

/* All sets are tried; where those are too many, what was found for one less, `base`, with
 * the best tie added to it. False: the work was stopped. */
static bool introductions_find(const struct making *making, const struct graph *graph,
                               const struct introduce_order *order,
                               const struct wave_introductions *base,
                               struct wave_introductions *found_out)
{
    const bool has_base = base != NULL && base->is_there;
    struct status st = {0};

    *found_out = (struct wave_introductions){.why_not = ""};
    if (order->aim == INTRODUCE_DEPENDENCE && order->from == GROUP_NONE) {
        found_out->why_not = "no_coordinator";
        return true;
    }
    found_out->is_there =
        has_base && tries_of(graph, order) > TRIES_MOST
            ? introduce_one_more(graph, order, &base->found, making->pool,
                                 &found_out->found, &st)
            : introduce_make(graph, order, making->pool, &found_out->found, &st);
    if (st.code == STATUS_INVALID) {
        found_out->why_not = "few_pairs";
    } else if (st.code == STATUS_LIMIT) {
        found_out->why_not = "too_many";
    }
    return st.code != STATUS_FAILED;
}

static bool introductions_make(const struct making *making, struct wave_results *results)
{
    size_t first = 0;

    while (first < WAVE_RELATION_COUNT && !results->relations[first].is_there) {
        first++;
    }
    for (size_t k = 0; k < INTRODUCE_MOST; k++) {
        results->nearer[k].why_not = "few_pairs";
        results->freer[k].why_not = "few_pairs";
    }
    if (first == WAVE_RELATION_COUNT) {
        return true;
    }
    const struct graph graph = graph_of(making, (enum wave_relation)first);
    struct introduce_order order = {.from = coordinator_of(making->answers)};
    struct stage stage = {making->work, WORK_RELATIONS, WORK_RELATIONS + WORK_SEARCH};
    order.work = (struct work){stage_goes_on, &stage};
    for (size_t k = 0; k < SEARCH_COUNT; k++) {
        const bool is_freer = k >= INTRODUCE_MOST;
        const size_t number = k % INTRODUCE_MOST;
        struct wave_introductions *list = is_freer ? results->freer : results->nearer;

        order.aim = is_freer ? INTRODUCE_DEPENDENCE : INTRODUCE_DISTANCE;
        order.count = number + 1;
        if (!introductions_find(making, &graph, &order,
                                number > 0 ? &list[number - 1] : NULL, &list[number])) {
            return false;
        }
        stage.begin = stage.end;
        stage.end += WORK_SEARCH;
    }
    return true;
}

bool wave_results_make(const struct wave_answers *answers, uint64_t seed,
                       const struct work *work, struct pool *pool,
                       struct wave_results *results_out)
{
    struct making making = {.answers = answers, .seed = seed, .work = work, .pool = pool};
    struct wave_results results = {.engine = ANALYSIS_ENGINE, .seed = seed};

    making.network = wave_network(answers, "", pool);
    making.apart = network_apart(&making.network, pool);
    making.grouping = grouping_make(network_attribute(&making.network, "sector"),
                                    answers->organisation_count, pool);
    if (!relations_make(&making, &results) || !introductions_make(&making, &results)) {
        return false;
    }
    *results_out = results;
    return true;
}
