#include "analysis/draws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/part.h"
#include "base/number.h"

#define BAND_LOW 0.05
#define BAND_HIGH 0.95

enum {
    GROUPS_DEAR = GROUP_BIT(GROUP_CORE_PERIPHERY) | GROUP_BIT(GROUP_COMMUNITIES),
    DEAR_PART = BAND_DRAWS / BAND_DRAWS_DEAR,
    DEAR_LEAST = 10,
    SEARCH_RUNS = 4 /* of each draw: many draws make up for one that finds less */
};

void drawn_measure(const struct drawn *drawn, const bool *is_kept, unsigned groups,
                   double scale, double *figures)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = drawn->graph->count;
    const struct graph graph = graph_part(drawn->graph, is_kept, scratch);
    struct scorecard_order order = {.groups = groups,
                                    .is_whole_only = true,
                                    .seed = drawn->seed,
                                    .search_runs = SEARCH_RUNS};
    struct grouping grouping;
    struct network network;

    if (drawn->grouping != NULL) {
        grouping = grouping_part(drawn->grouping, is_kept, count, scratch);
        order.grouping = &grouping;
    }
    if (drawn->network != NULL && (groups & GROUP_BIT(GROUP_MULTIPLEXITY)) != 0) {
        network = network_part(drawn->network, is_kept, scratch);
        order.network = &network;
    }
    const struct scorecard scorecard = scorecard_make(&graph, &order, scratch);
    memcpy(figures, scorecard.network, sizeof scorecard.network);
    figures[NETWORK_MEAN_DEGREE] *= scale;
    figures[NETWORK_MEAN_STRENGTH] *= scale;
}

size_t draws_dropped_count(size_t count, double share, double missing_share)
{
    const double wanted = share > 0 ? share : BAND_DROP_SHARE;
    const double part = fmin(fmax(wanted, missing_share), 1);
    const size_t dropped = (size_t)lround(part * (double)count);

    if (count < 2) {
        return 0;
    }
    if (dropped == 0) {
        return 1;
    }
    return dropped < count ? dropped : count - 1;
}

double draws_scale(size_t count, size_t dropped_count)
{
    const size_t rest = count - dropped_count;

    return rest > 1 ? (double)(count - 1) / (double)(rest - 1) : (double)NAN;
}

size_t draws_count(const struct band_order *order)
{
    const size_t draws = order->draws > 0 ? order->draws : BAND_DRAWS;

    return draws < BAND_DRAWS_MOST ? draws : BAND_DRAWS_MOST;
}

size_t draws_count_dear(const struct band_order *order)
{
    const size_t all = draws_count(order);
    const size_t part = all / DEAR_PART > DEAR_LEAST ? all / DEAR_PART : DEAR_LEAST;

    return part < all ? part : all;
}

unsigned draws_groups(const struct band_order *order, size_t draw)
{
    return draw < draws_count_dear(order) ? order->groups : order->groups & ~GROUPS_DEAR;
}

struct draws draws_new(size_t count, struct pool *pool)
{
    return (struct draws){pool_items(pool, count, NETWORK_MEASURE_COUNT * sizeof(double)),
                          count};
}

void draws_put(const struct draws *draws, size_t draw, const double *figures)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        draws->values[i * draws->count + draw] = figures[i];
    }
}

double percentile_of(const double *sorted, size_t count, double share)
{
    const double place = share * (double)(count - 1);
    const size_t below = (size_t)place;
    const size_t above = below + 1 < count ? below + 1 : below;
    const double part = place - (double)below;

    /* Equal neighbours are given back as they are, not as a sum of parts of them. */
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

struct band draws_band(const struct draws *draws, enum network_measure measure,
                       size_t count)
{
    double *values = draws->values + (size_t)measure * draws->count;
    struct band band = {NAN, NAN, count, 0};
    size_t defined = 0;

    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            values[defined++] = values[i];
        }
    }
    band.undefined_count = count - defined;
    if (defined > 0) {
        qsort(values, defined, sizeof *values, number_compare);
        band.low = percentile_of(values, defined, BAND_LOW);
        band.high = percentile_of(values, defined, BAND_HIGH);
    }
    return band;
}

void draws_bands(const struct draws *draws, const struct band_order *order,
                 bool (*is_wanted)(enum network_measure), struct band *bands)
{
    for (int i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const enum network_measure measure = (enum network_measure)i;
        const unsigned group = GROUP_BIT(NETWORK_MEASURES[i].group);
        const bool is_dear = (group & GROUPS_DEAR) != 0;

        if ((order->groups & group) != 0 && is_wanted(measure)) {
            bands[i] = draws_band(draws, measure,
                                  is_dear ? draws_count_dear(order) : draws->count);
        }
    }
}
