#include "analysis/scorecard.h"

#include <math.h>

#include "analysis/brokerage.h"
#include "analysis/clustering.h"
#include "analysis/communities.h"
#include "analysis/components.h"
#include "analysis/core_periphery.h"
#include "analysis/cores.h"
#include "analysis/cuts.h"
#include "analysis/degrees.h"
#include "analysis/dyads.h"
#include "analysis/eigenvectors.h"
#include "analysis/holes.h"
#include "analysis/krackhardt.h"
#include "analysis/mixing.h"
#include "analysis/multiplexity.h"
#include "analysis/paths.h"
#include "analysis/triads.h"

_Static_assert((int)TRIAD_KINDS == (int)TRIAD_KIND_COUNT, "the census has 16 kinds");

/* A scorecard that is being filled. */
struct filling {
    const struct graph *graph;
    const struct scorecard_order *order;
    struct scorecard *card;
    struct pool *pool;
};

static size_t runs_of(const struct filling *filling)
{
    const size_t runs = filling->order->search_runs;

    if (runs > 0) {
        return runs;
    }
    return filling->graph->count > SCORECARD_LARGE ? SCORECARD_RUNS_LARGE
                                                   : SCORECARD_RUNS;
}

static void network_set(const struct filling *filling, enum network_measure measure,
                        double value)
{
    if (measure_applies(&NETWORK_MEASURES[measure], filling->graph->is_directed,
                        filling->graph->is_valued)) {
        filling->card->network[measure] = value;
    }
}

static void column_set(const struct filling *filling, enum organisation_measure measure,
                       const double *values)
{
    if (measure_applies(&ORGANISATION_MEASURES[measure], filling->graph->is_directed,
                        filling->graph->is_valued)) {
        filling->card->organisation[measure] = values;
    }
}

/* The same for what is followed from an organisation's own ties: unknown of one that did
 * not answer. */
static void sent_set(const struct filling *filling, enum organisation_measure measure,
                     const double *values)
{
    const struct graph *graph = filling->graph;

    if (values == NULL || graph->is_silent == NULL || !graph->is_directed) {
        column_set(filling, measure, values);
        return;
    }
    double *known = pool_copy(filling->pool, values, graph->count, double);
    for (size_t i = 0; i < graph->count; i++) {
        if (!graph_answers(graph, i)) {
            known[i] = NAN;
        }
    }
    column_set(filling, measure, known);
}

static const double *figures_of(const struct filling *filling, const size_t *counts,
                                size_t first)
{
    double *values = pool_array(filling->pool, filling->graph->count, double);

    for (size_t i = 0; i < filling->graph->count; i++) {
        values[i] = (double)(counts[i] + first);
    }
    return values;
}

static void counts_set(const struct filling *filling, enum organisation_measure measure,
                       const size_t *counts, size_t first)
{
    column_set(filling, measure, figures_of(filling, counts, first));
}

static void claims_set(const struct filling *filling, enum organisation_measure measure,
                       const bool *claims)
{
    double *values = pool_array(filling->pool, filling->graph->count, double);

    for (size_t i = 0; i < filling->graph->count; i++) {
        values[i] = claims[i];
    }
    column_set(filling, measure, values);
}

static void size_fill(const struct filling *filling)
{
    const struct degrees degrees = degrees_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_ORGANISATIONS, (double)filling->graph->count);
    network_set(filling, NETWORK_TIES, (double)filling->graph->tie_count);
    network_set(filling, NETWORK_DENSITY, degrees.density);
    network_set(filling, NETWORK_MEAN_DEGREE, degrees.mean_degree);
    network_set(filling, NETWORK_MEAN_STRENGTH, degrees.mean_strength);
    network_set(filling, NETWORK_ISOLATES, (double)degrees.isolates);
    network_set(filling, NETWORK_CENTRALISATION_INDEGREE, degrees.centralisation_in);
    network_set(filling, NETWORK_CENTRALISATION_OUTDEGREE, degrees.centralisation_out);
    network_set(filling, NETWORK_CENTRALISATION_DEGREE, degrees.centralisation);
    counts_set(filling, ORGANISATION_INDEGREE, degrees.in, 0);
    sent_set(filling, ORGANISATION_OUTDEGREE, figures_of(filling, degrees.out, 0));
    counts_set(filling, ORGANISATION_DEGREE, degrees.all, 0);
    column_set(filling, ORGANISATION_STRENGTH_IN, degrees.strength_in);
    sent_set(filling, ORGANISATION_STRENGTH_OUT, degrees.strength_out);
}

static void dyads_fill(const struct filling *filling)
{
    const struct dyads dyads = dyads_make(filling->graph);
    size_t *census = filling->card->dyad_census;

    census[0] = dyads.mutual;
    census[1] = dyads.asymmetric;
    census[2] = dyads.null;
    network_set(filling, NETWORK_RECIPROCITY, dyads.reciprocity);
    network_set(filling, NETWORK_RECIPROCITY_DYAD, dyads.reciprocity_dyad);
}

static void triads_fill(const struct filling *filling)
{
    const struct triads triads = triads_make(filling->graph);

    for (size_t i = 0; i < TRIAD_KINDS; i++) {
        filling->card->triad_census[i] = triads.census[i];
    }
    network_set(filling, NETWORK_TRANSITIVITY, triads.transitivity);
}

static void clustering_fill(const struct filling *filling)
{
    const struct clustering clustering = clustering_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_CLUSTERING, clustering.mean);
    network_set(filling, NETWORK_CLUSTERING_WEIGHTED, clustering.mean_weighted);
    column_set(filling, ORGANISATION_CLUSTERING, clustering.local);
    column_set(filling, ORGANISATION_CLUSTERING_WEIGHTED, clustering.weighted);
}

static void paths_fill(const struct filling *filling)
{
    const struct paths paths = paths_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_MEAN_DISTANCE, paths.mean_distance);
    network_set(filling, NETWORK_SD_DISTANCE, paths.sd_distance);
    if (paths.reachable_pairs > 0) {
        network_set(filling, NETWORK_DIAMETER, (double)paths.diameter);
    }
    network_set(filling, NETWORK_COMPACTNESS, paths.compactness);
    network_set(filling, NETWORK_CONNECTEDNESS, paths.connectedness);
    network_set(filling, NETWORK_CENTRALISATION_BETWEENNESS,
                paths.centralisation_betweenness);
    network_set(filling, NETWORK_CENTRALISATION_CLOSENESS,
                paths.centralisation_closeness);
    column_set(filling, ORGANISATION_BETWEENNESS, paths.betweenness);
    column_set(filling, ORGANISATION_CLOSENESS_IN, paths.closeness_in);
    sent_set(filling, ORGANISATION_CLOSENESS_OUT, paths.closeness_out);
    column_set(filling, ORGANISATION_CLOSENESS, paths.closeness_out);
    column_set(filling, ORGANISATION_HARMONIC_IN, paths.harmonic_in);
    sent_set(filling, ORGANISATION_HARMONIC_OUT, paths.harmonic_out);
    column_set(filling, ORGANISATION_HARMONIC, paths.harmonic_out);
    column_set(filling, ORGANISATION_REACH_TWO, paths.reach_two);
}

static void components_fill(const struct filling *filling)
{
    const struct components components = components_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_COMPONENTS_WEAK, (double)components.weak_count);
    network_set(filling, NETWORK_COMPONENTS_STRONG, (double)components.strong_count);
    network_set(filling, NETWORK_LARGEST_COMPONENT, (double)components.largest_weak);
    counts_set(filling, ORGANISATION_COMPONENT, components.weak, 1);
}

static void cuts_fill(const struct filling *filling)
{
    const struct cuts cuts = cuts_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_CUTPOINTS, (double)cuts.cutpoint_count);
    network_set(filling, NETWORK_BRIDGES, (double)cuts.bridge_count);
    claims_set(filling, ORGANISATION_CUTPOINT, cuts.is_cutpoint);
}

static void cores_fill(const struct filling *filling)
{
    const struct cores cores = cores_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_CORE_HIGHEST, (double)cores.highest);
    counts_set(filling, ORGANISATION_CORENESS, cores.coreness, 0);
}

static void krackhardt_fill(const struct filling *filling)
{
    const struct krackhardt krackhardt = krackhardt_make(filling->graph);

    network_set(filling, NETWORK_HIERARCHY, krackhardt.hierarchy);
    network_set(filling, NETWORK_EFFICIENCY, krackhardt.efficiency);
    network_set(filling, NETWORK_LEAST_UPPER_BOUNDEDNESS,
                krackhardt.least_upper_boundedness);
}

static void eigenvectors_fill(const struct filling *filling)
{
    if (filling->order->is_whole_only) {
        network_set(filling, NETWORK_CENTRALISATION_EIGENVECTOR,
                    eigenvectors_centralisation(filling->graph));
        return;
    }
    const struct eigenvectors vectors = eigenvectors_make(filling->graph, filling->pool);

    network_set(filling, NETWORK_CENTRALISATION_EIGENVECTOR, vectors.centralisation);
    column_set(filling, ORGANISATION_EIGENVECTOR, vectors.eigenvector);
    column_set(filling, ORGANISATION_BONACICH, vectors.bonacich);
    column_set(filling, ORGANISATION_PAGERANK, vectors.pagerank);
    sent_set(filling, ORGANISATION_HUB, vectors.hub);
    column_set(filling, ORGANISATION_AUTHORITY, vectors.authority);
}

static void holes_fill(const struct filling *filling)
{
    if (filling->order->is_whole_only) {
        return;
    }
    const struct holes holes = holes_make(filling->graph, filling->pool);

    column_set(filling, ORGANISATION_EFFECTIVE_SIZE, holes.effective_size);
    column_set(filling, ORGANISATION_EFFICIENCY, holes.efficiency);
    column_set(filling, ORGANISATION_CONSTRAINT, holes.constraint);
    column_set(filling, ORGANISATION_CONSTRAINT_EGO, holes.constraint_ego);
    column_set(filling, ORGANISATION_CONSTRAINT_HIERARCHY, holes.constraint_hierarchy);
}

static void mixing_fill(const struct filling *filling)
{
    static const enum organisation_measure ROLES[BROKER_ROLE_COUNT] = {
        [BROKER_COORDINATOR] = ORGANISATION_BROKER_COORDINATOR,
        [BROKER_CONSULTANT] = ORGANISATION_BROKER_CONSULTANT,
        [BROKER_REPRESENTATIVE] = ORGANISATION_BROKER_REPRESENTATIVE,
        [BROKER_GATEKEEPER] = ORGANISATION_BROKER_GATEKEEPER,
        [BROKER_LIAISON] = ORGANISATION_BROKER_LIAISON,
    };
    const struct grouping *grouping = filling->order->grouping;

    if (grouping == NULL) {
        return;
    }
    const struct mixing mixing = mixing_make(filling->graph, grouping, filling->pool);

    network_set(filling, NETWORK_EI_INDEX, mixing.ei_index);
    network_set(filling, NETWORK_ASSORTATIVITY, mixing.assortativity);
    if (filling->order->is_whole_only) {
        return;
    }
    const struct brokerage brokerage =
        brokerage_make(filling->graph, grouping, filling->pool);
    for (size_t i = 0; i < BROKER_ROLE_COUNT; i++) {
        column_set(filling, ROLES[i], brokerage.roles[i]);
    }
    column_set(filling, ORGANISATION_BROKER_TOTAL, brokerage.total);
}

static void core_periphery_fill(const struct filling *filling)
{
    const struct core_periphery found = core_periphery_make(
        filling->graph, filling->order->seed, runs_of(filling), filling->pool);

    network_set(filling, NETWORK_CORE_PERIPHERY_FIT, found.fit);
    if (!isnan(found.fit)) {
        network_set(filling, NETWORK_CORE_SIZE, (double)found.core_size);
        claims_set(filling, ORGANISATION_CORE, found.is_core);
    }
}

static void communities_fill(const struct filling *filling)
{
    const struct communities found = communities_make(
        filling->graph, filling->order->seed, runs_of(filling), filling->pool);

    network_set(filling, NETWORK_MODULARITY, found.modularity);
    if (!isnan(found.modularity)) {
        network_set(filling, NETWORK_COMMUNITIES, (double)found.count);
        counts_set(filling, ORGANISATION_COMMUNITY, found.community_of, 1);
    }
}

static void multiplexity_fill(const struct filling *filling)
{
    if (filling->order->network != NULL) {
        const struct multiplexity found = multiplexity_make(filling->order->network);

        network_set(filling, NETWORK_MULTIPLEXITY, found.share);
    }
}

typedef void (*group_fill_fn)(const struct filling *filling);

static const group_fill_fn GROUP_FILLS[MEASURE_GROUP_COUNT] = {
    [GROUP_SIZE] = size_fill,
    [GROUP_DYADS] = dyads_fill,
    [GROUP_TRIADS] = triads_fill,
    [GROUP_CLUSTERING] = clustering_fill,
    [GROUP_PATHS] = paths_fill,
    [GROUP_COMPONENTS] = components_fill,
    [GROUP_CUTS] = cuts_fill,
    [GROUP_CORES] = cores_fill,
    [GROUP_KRACKHARDT] = krackhardt_fill,
    [GROUP_EIGENVECTORS] = eigenvectors_fill,
    [GROUP_HOLES] = holes_fill,
    [GROUP_MIXING] = mixing_fill,
    [GROUP_CORE_PERIPHERY] = core_periphery_fill,
    [GROUP_COMMUNITIES] = communities_fill,
    [GROUP_MULTIPLEXITY] = multiplexity_fill,
};

/* Where of nobody anything is known, only who there is: 0 ties known is not 0 ties. */
static void unknown_fill(const struct filling *filling)
{
    struct scorecard *card = filling->card;
    double *nothing = pool_array(filling->pool, card->count, double);

    for (size_t i = 0; i < card->count; i++) {
        nothing[i] = NAN;
    }
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (i != NETWORK_ORGANISATIONS && i != NETWORK_TIES) {
            card->network[i] = NAN;
        }
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (card->organisation[i] != NULL) {
            card->organisation[i] = nothing;
        }
    }
}

struct scorecard scorecard_make(const struct graph *graph,
                                const struct scorecard_order *order, struct pool *pool)
{
    struct scorecard card = {.count = graph->count};
    const struct filling filling = {graph, order, &card, pool};

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        card.network[i] = NAN;
    }
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        if ((order->groups & GROUP_BIT(i)) != 0) {
            GROUP_FILLS[i](&filling);
        }
    }
    if (graph->count > 1 && graph_known_count(graph) == 0) {
        unknown_fill(&filling);
    }
    return card;
}
