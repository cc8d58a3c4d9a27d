#include "analysis/band.h"

#include <math.h>
#include <string.h>

#include "analysis/draws.h"
#include "analysis/random.h"
#include "analysis/response.h"

bool band_is_dropped(enum network_measure measure)
{
    switch (measure) {
    case NETWORK_ORGANISATIONS:
    case NETWORK_TIES:
    case NETWORK_LARGEST_COMPONENT:
    case NETWORK_CORE_SIZE:
        return false; /* they would only say how many were left out */
    default:
        return true;
    }
}

bool band_is_imputed(enum network_measure measure)
{
    switch (measure) {
    case NETWORK_DENSITY:
    case NETWORK_MEAN_DEGREE:
    case NETWORK_CENTRALISATION_INDEGREE:
    case NETWORK_CENTRALISATION_OUTDEGREE:
    case NETWORK_CENTRALISATION_DEGREE:
        return true;
    default:
        return false;
    }
}

/* ---- dropped ---- */

static double missing_share(const struct graph *graph)
{
    return graph->unknown == NULL ? 0 : 1 - response_of(graph).share;
}

/* Draws done before, of both kinds: what the work is told. */
struct doing {
    const struct work *work;
    size_t done;
    size_t total;
};

static bool doing_goes_on(struct doing *doing)
{
    return work_goes_on(doing->work, doing->done++, doing->total);
}

static bool drop_bands(const struct graph *graph, const struct band_order *order,
                       struct doing *doing, struct bands *bands)
{
    SCOPED(pool) scratch = pool_new();
    SCOPED(random) random = random_new(order->seed);
    const struct drawn drawn = {graph, order->grouping, order->network, order->seed};
    const struct draws draws = draws_new(draws_count(order), scratch);
    const double scale = draws_scale(graph->count, bands->dropped_count);
    bool *is_kept = pool_array(scratch, graph->count, bool);
    double figures[NETWORK_MEASURE_COUNT];

    for (size_t draw = 0; draw < draws.count; draw++) {
        if (!doing_goes_on(doing)) {
            return false;
        }
        random_choice(random, graph->count - bands->dropped_count, is_kept, graph->count);
        drawn_measure(&drawn, is_kept, draws_groups(order, draw), scale, figures);
        draws_put(&draws, draw, figures);
    }
    draws_bands(&draws, order, band_is_dropped, bands->dropped);
    return true;
}

/* ---- imputed ---- */

/* The cells of row i that are unknown, beyond the diagonal for pairs. */
static bool cell_is_open(const struct graph *graph, size_t i, size_t j)
{
    return i != j && (graph->is_directed || i < j) && !graph_knows(graph, i, j);
}

static bool cell_is_tied(const struct graph *graph, size_t i, size_t j)
{
    return i != j && (graph->is_directed || i < j) && graph_has(graph, i, j);
}

/* The known ties, and the unknown cells that became one in this draw. */
static struct relation relation_imputed(const struct graph *graph, double probability,
                                        struct random *random, struct pool *pool)
{
    struct tie *ties =
        pool_array(pool, graph->tie_count + graph->unknown_count, struct tie);
    struct relation relation = {
        .name = "", .is_directed = graph->is_directed, .ties = ties};

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (cell_is_tied(graph, i, j) ||
                (cell_is_open(graph, i, j) && random_unit(random) < probability)) {
                ties[relation.tie_count++] = (struct tie){i, j, 1};
            }
        }
    }
    return relation;
}

static void imputed_measure(const struct graph *graph, double probability,
                            struct random *random, double *figures)
{
    SCOPED(pool) scratch = pool_new();
    const struct relation relation =
        relation_imputed(graph, probability, random, scratch);
    const struct graph filled = graph_make(&relation, graph->count,
                                           (struct graph_reading){false, false}, scratch);
    const struct scorecard_order order = {.groups = GROUP_BIT(GROUP_SIZE)};
    const struct scorecard scorecard = scorecard_make(&filled, &order, scratch);

    memcpy(figures, scorecard.network, sizeof scorecard.network);
}

static bool impute_bands(const struct graph *graph, const struct band_order *order,
                         struct doing *doing, struct bands *bands)
{
    SCOPED(pool) scratch = pool_new();
    SCOPED(random) random = random_new(order->seed);
    const struct draws draws = draws_new(draws_count(order), scratch);
    const double probability =
        (double)graph->tie_count / (double)graph_known_count(graph);
    double figures[NETWORK_MEASURE_COUNT];

    for (size_t draw = 0; draw < draws.count; draw++) {
        if (!doing_goes_on(doing)) {
            return false;
        }
        imputed_measure(graph, probability, random, figures);
        draws_put(&draws, draw, figures);
    }
    draws_bands(&draws, order, band_is_imputed, bands->imputed);
    return true;
}

/* ---- both ---- */

static bool has_imputed(const struct graph *graph, const struct band_order *order)
{
    return graph->unknown_count > 0 && graph_known_count(graph) > 0 &&
           (order->groups & GROUP_BIT(GROUP_SIZE)) != 0;
}

bool bands_make(const struct graph *graph, const struct band_order *order,
                struct bands *bands_out)
{
    const size_t draws = draws_count(order);
    struct doing doing = {&order->work, 0, draws};
    struct bands bands;

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        bands.dropped[i] = (struct band){NAN, NAN, 0, 0};
        bands.imputed[i] = bands.dropped[i];
    }
    bands.dropped_count =
        draws_dropped_count(graph->count, order->drop_share, missing_share(graph));
    doing.total += has_imputed(graph, order) ? draws : 0;
    if (bands.dropped_count > 0 && !drop_bands(graph, order, &doing, &bands)) {
        return false;
    }
    if (has_imputed(graph, order) && !impute_bands(graph, order, &doing, &bands)) {
        return false;
    }
    *bands_out = bands;
    return true;
}
