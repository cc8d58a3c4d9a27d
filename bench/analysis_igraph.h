/* analysis_igraph.h - the measures of a scorecard by bare calls of igraph, as somebody
 * would write them who knows it well: the vectors for the answers are there beforehand,
 * and nothing is computed twice that one call gives at once.
 *
 * igraph has no Krackhardt dimensions, core-periphery fit, effective size, brokerage,
 * E-I index, Bonacich power or multiplexity: there our side does more. Its eigenvectors
 * (ARPACK) begin from chance and take now more, now fewer rounds. */
#pragma once

#include <igraph/igraph.h>

#include "analysis.h"
#include "analysis/graph.h"
#include "analysis/measure.h"

struct bare {
    igraph_t ties; /* directed */
    igraph_t pairs; /* U */
    igraph_vector_t figures;
    igraph_vector_t more; /* where a call gives two */
    igraph_vector_t strengths; /* on U, for Leiden */
    igraph_vector_int_t counts;
    igraph_vector_int_t sizes;
    igraph_vector_int_t groups; /* of each organisation */
    igraph_arpack_options_t arpack;
    size_t searches; /* of communities */
};

static inline void must(igraph_error_t code)
{
    require(code == IGRAPH_SUCCESS, "igraph refuses");
}

/* The rows of neighbours as a graph; of U each pair once. */
static inline void bare_graph(const struct neighbours *rows, size_t count,
                              bool is_directed, igraph_t *graph_out)
{
    igraph_vector_int_t ends;

    must(igraph_vector_int_init(&ends, 0));
    must(igraph_vector_int_reserve(&ends, 2 * (igraph_integer_t)rows->start[count]));
    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            if (is_directed || i < rows->to[k]) {
                must(igraph_vector_int_push_back(&ends, (igraph_integer_t)i));
                must(igraph_vector_int_push_back(&ends, (igraph_integer_t)rows->to[k]));
            }
        }
    }
    must(igraph_create(graph_out, &ends, (igraph_integer_t)count, is_directed));
    igraph_vector_int_destroy(&ends);
}

static inline void bare_init(struct bare *bare, const struct graph *graph)
{
    const igraph_integer_t count = (igraph_integer_t)graph->count;

    bare_graph(&graph->out, graph->count, true, &bare->ties);
    bare_graph(&graph->all, graph->count, false, &bare->pairs);
    must(igraph_vector_init(&bare->figures, count));
    must(igraph_vector_init(&bare->more, count));
    must(igraph_vector_init(&bare->strengths, count));
    must(igraph_vector_int_init(&bare->counts, count));
    must(igraph_vector_int_init(&bare->sizes, count));
    must(igraph_vector_int_init(&bare->groups, count));
    igraph_arpack_options_init(&bare->arpack);
    bare->searches = 1;
}

static inline void bare_free(struct bare *bare)
{
    igraph_destroy(&bare->ties);
    igraph_destroy(&bare->pairs);
    igraph_vector_destroy(&bare->figures);
    igraph_vector_destroy(&bare->more);
    igraph_vector_destroy(&bare->strengths);
    igraph_vector_int_destroy(&bare->counts);
    igraph_vector_int_destroy(&bare->sizes);
    igraph_vector_int_destroy(&bare->groups);
}

/* Centralisation of the scores that were just computed. */
static inline void bare_centralise(const struct bare *bare, double greatest)
{
    (void)igraph_centralization(&bare->figures, greatest, true);
}

static inline void bare_size(void *context)
{
    struct bare *bare = context;
    const igraph_neimode_t modes[] = {IGRAPH_IN, IGRAPH_OUT};
    igraph_real_t figure = 0;

    must(igraph_density(&bare->ties, &figure, false));
    for (size_t i = 0; i < 2; i++) {
        must(
            igraph_degree(&bare->ties, &bare->counts, igraph_vss_all(), modes[i], false));
        must(igraph_strength(&bare->ties, &bare->figures, igraph_vss_all(), modes[i],
                             false, NULL));
        bare_centralise(bare, 1);
    }
    must(igraph_strength(&bare->pairs, &bare->figures, igraph_vss_all(), IGRAPH_ALL,
                         false, NULL));
    bare_centralise(bare, 1);
}

static inline void bare_dyads(void *context)
{
    struct bare *bare = context;
    igraph_real_t mutual = 0;
    igraph_real_t asymmetric = 0;
    igraph_real_t none = 0;

    must(igraph_dyad_census(&bare->ties, &mutual, &asymmetric, &none));
    must(igraph_reciprocity(&bare->ties, &mutual, true, IGRAPH_RECIPROCITY_DEFAULT));
}

static inline void bare_triads(void *context)
{
    struct bare *bare = context;
    igraph_real_t transitivity = 0;

    must(igraph_triad_census(&bare->ties, &bare->figures));
    must(igraph_transitivity_undirected(&bare->pairs, &transitivity,
                                        IGRAPH_TRANSITIVITY_ZERO));
}

static inline void bare_clustering(void *context)
{
    struct bare *bare = context;

    must(igraph_transitivity_local_undirected(
        &bare->pairs, &bare->figures, igraph_vss_all(), IGRAPH_TRANSITIVITY_ZERO));
}

/* Five calls: closeness, harmonic, betweenness, diameter, mean distance. */
static inline void bare_five_paths(void *context)
{
    struct bare *bare = context;
    igraph_real_t figure = 0;

    must(igraph_closeness(&bare->ties, &bare->figures, NULL, NULL, igraph_vss_all(),
                          IGRAPH_OUT, NULL, true));
    must(igraph_harmonic_centrality(&bare->ties, &bare->figures, igraph_vss_all(),
                                    IGRAPH_OUT, NULL, true));
    must(igraph_betweenness(&bare->ties, &bare->figures, igraph_vss_all(), true, NULL));
    must(igraph_diameter(&bare->ties, &figure, NULL, NULL, NULL, NULL, true, true));
    must(igraph_average_path_length(&bare->ties, &figure, NULL, true, true));
}

/* All that our side has of paths. Mean and spread of distances, diameter, compactness
 * and connectedness follow from one histogram. */
static inline void bare_paths(void *context)
{
    struct bare *bare = context;
    const igraph_neimode_t modes[] = {IGRAPH_IN, IGRAPH_OUT};
    igraph_real_t unconnected = 0;

    for (size_t i = 0; i < 2; i++) {
        must(igraph_closeness(&bare->ties, &bare->figures, NULL, NULL, igraph_vss_all(),
                              modes[i], NULL, true));
        must(igraph_harmonic_centrality(&bare->ties, &bare->figures, igraph_vss_all(),
                                        modes[i], NULL, true));
    }
    must(igraph_closeness(&bare->pairs, &bare->figures, NULL, NULL, igraph_vss_all(),
                          IGRAPH_ALL, NULL, true));
    bare_centralise(bare, 1);
    must(igraph_betweenness(&bare->ties, &bare->figures, igraph_vss_all(), true, NULL));
    bare_centralise(bare, 1);
    must(igraph_path_length_hist(&bare->ties, &bare->figures, &unconnected, true));
    must(igraph_neighborhood_size(&bare->pairs, &bare->counts, igraph_vss_all(), 2,
                                  IGRAPH_ALL, 1));
}

static inline void bare_components(void *context)
{
    struct bare *bare = context;
    igraph_integer_t count = 0;

    must(igraph_connected_components(&bare->ties, &bare->counts, &bare->sizes, &count,
                                     IGRAPH_WEAK));
    must(igraph_connected_components(&bare->ties, &bare->counts, &bare->sizes, &count,
                                     IGRAPH_STRONG));
}

static inline void bare_cuts(void *context)
{
    struct bare *bare = context;

    must(igraph_articulation_points(&bare->pairs, &bare->counts));
    must(igraph_bridges(&bare->pairs, &bare->counts));
}

static inline void bare_cores(void *context)
{
    struct bare *bare = context;

    must(igraph_coreness(&bare->pairs, &bare->counts, IGRAPH_ALL));
}

static inline void bare_eigenvectors(void *context)
{
    struct bare *bare = context;
    igraph_real_t value = 0;

    must(igraph_eigenvector_centrality(&bare->pairs, &bare->figures, &value, false, true,
                                       NULL, &bare->arpack));
    bare_centralise(bare, 1);
    must(igraph_pagerank(&bare->ties, IGRAPH_PAGERANK_ALGO_PRPACK, &bare->figures, &value,
                         igraph_vss_all(), true, 0.85, NULL, NULL));
    must(igraph_hub_and_authority_scores(&bare->ties, &bare->figures, &bare->more, &value,
                                         true, NULL, &bare->arpack));
}

static inline void bare_holes(void *context)
{
    struct bare *bare = context;

    must(igraph_constraint(&bare->ties, &bare->figures, igraph_vss_all(), NULL));
}

static inline void bare_mixing(void *context)
{
    struct bare *bare = context;
    igraph_real_t figure = 0;

    must(igraph_assortativity_nominal(&bare->ties, &bare->groups, &figure, true, true));
}

/* Two rounds each, as its bindings have it unless told otherwise. */
static inline void bare_communities(void *context)
{
    struct bare *bare = context;
    const double both = 2 * (double)igraph_ecount(&bare->pairs);
    igraph_integer_t count = 0;
    igraph_real_t quality = 0;

    must(igraph_strength(&bare->pairs, &bare->strengths, igraph_vss_all(), IGRAPH_ALL,
                         false, NULL));
    for (size_t i = 0; i < bare->searches; i++) {
        must(igraph_community_leiden(&bare->pairs, NULL, &bare->strengths, 1 / both, 0.01,
                                     false, 2, &bare->counts, &count, &quality));
    }
}

static const step_fn BARE_STEPS[MEASURE_GROUP_COUNT] = {
    [GROUP_SIZE] = bare_size,
    [GROUP_DYADS] = bare_dyads,
    [GROUP_TRIADS] = bare_triads,
    [GROUP_CLUSTERING] = bare_clustering,
    [GROUP_PATHS] = bare_paths,
    [GROUP_COMPONENTS] = bare_components,
    [GROUP_CUTS] = bare_cuts,
    [GROUP_CORES] = bare_cores,
    [GROUP_EIGENVECTORS] = bare_eigenvectors,
    [GROUP_HOLES] = bare_holes,
    [GROUP_MIXING] = bare_mixing,
    [GROUP_COMMUNITIES] = bare_communities,
};

/* Everything that igraph has. */
static inline void bare_scorecard(void *context)
{
    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        if (BARE_STEPS[i] != NULL) {
            BARE_STEPS[i](context);
        }
    }
}
