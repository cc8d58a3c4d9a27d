/* test_paths.c - distances, who lies between, and how far a network reaches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/paths.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

/* ---- well-known shapes ---- */

/* With n organisations. Ring, both ways: every other one within (n - 1) / 2 steps, and of
 * the (n - 1) (n - 2) / 2 pairs of others (n - 1) (n - 3) / 8 pass by one. Line: to the
 * left i, to the right n - 1 - i, all pairs of them pass by i. */
static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    bool is_directed;
    double pairs;
    double mean;
    double sd;
    double diameter;
    double compactness;
    double connectedness;
    double first; /* betweenness of organisation 0 */
    double third; /* and of organisation 2 */
    double central_betweenness;
    double central_closeness;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, true, 0, NAN, NAN, 0, NAN, NAN, NAN, NAN, NAN, NAN},
    {"one", SHAPE_EMPTY, 1, true, 0, NAN, NAN, 0, NAN, NAN, 0, NAN, NAN, NAN},
    {"two", SHAPE_LINE, 2, false, 2, 1, 0, 1, 1, 1, 0, NAN, NAN, NAN},
    {"two, one way", SHAPE_LINE, 2, true, 1, 1, 0, 1, .5, .5, 0, NAN, NAN, NAN},
    {"no ties", SHAPE_EMPTY, 7, false, 0, NAN, NAN, 0, 0, 0, 0, 0, 0, NAN},
    {"star", SHAPE_STAR, 7, false, 42, 72. / 42, 0.451753951452626, 2, 27. / 42, 1, 15, 0,
     1, 1},
    {"star, outwards", SHAPE_STAR, 7, true, 6, 1, 0, 1, 6. / 42, 6. / 42, 0, 0, 0, 1},
    {"ring", SHAPE_RING, 7, false, 42, 2, 0.816496580927726, 3, 11. / 18, 1, 3, 3, 0, 0},
    {"ring, one way", SHAPE_RING, 7, true, 42, 3.5, 1.707825127659933, 6, 2.45 / 6, 1, 15,
     15, 0, 0},
    {"line of three", SHAPE_LINE, 3, false, 6, 8. / 6, 0.4714045207910317, 2, 5. / 6, 1,
     0, 0, 1, 1},
    {"line, one way", SHAPE_LINE, 3, true, 3, 4. / 3, 0.4714045207910317, 2, 2.5 / 6, .5,
     0, 0, .5, 1},
    {"complete", SHAPE_COMPLETE, 7, true, 42, 1, 0, 1, 1, 1, 0, 0, 0, 0},
};

static void a_well_known_shape_has_its_distances(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *label = SHAPES[i].label;
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, SHAPES[i].is_directed, pool);
        const struct paths found = paths_make(&graph, pool);

        assert_figure((double)found.reachable_pairs, SHAPES[i].pairs, label);
        assert_figure(found.mean_distance, SHAPES[i].mean, label);
        assert_figure(found.sd_distance, SHAPES[i].sd, label);
        assert_figure((double)found.diameter, SHAPES[i].diameter, label);
        assert_figure(found.compactness, SHAPES[i].compactness, label);
        assert_figure(found.connectedness, SHAPES[i].connectedness, label);
        assert_int_equal(found.is_connected,
                         !(found.connectedness < 1)); /* NaN: nobody to reach */
    }
}

static void a_well_known_shape_has_its_middle(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *label = SHAPES[i].label;
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, SHAPES[i].is_directed, pool);
        const struct paths found = paths_make(&graph, pool);

        assert_int_equal(found.count, SHAPES[i].count);
        if (found.count > 0) {
            assert_figure(found.betweenness[0], SHAPES[i].first, label);
        }
        if (found.count > 2) {
            assert_figure(found.betweenness[2], SHAPES[i].third, label);
        }
        assert_figure(found.centralisation_betweenness, SHAPES[i].central_betweenness,
                      label);
        assert_figure(found.centralisation_closeness, SHAPES[i].central_closeness, label);
    }
}

/* ---- by hand ---- */

/* 0 -> 1 -> 3 -> 4 and 0 -> 2 -> 3; 5 alone. Distances: 0 to 1 2 3 4: 1 1 2 3; 1 and 2 to
 * 3 4: 1 2; 3 to 4: 1. Nine pairs, sum 14, sum of squares 26, of inverses 41 / 6. Half of
 * the paths from 0 pass by 1, half by 2; by 3 pass all to 4. */
static const char DIAMOND[] = "-11...\n.-.1..\n..-1..\n...-1.\n....-.\n.....-\n";

static void check_all(const double *found, const double *expected, size_t count,
                      const char *what)
{
    for (size_t i = 0; i < count; i++) {
        assert_figure(found[i], expected[i], what);
    }
}

static void a_case_by_hand_for_each_organisation(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(DIAMOND, true, pool);
    const struct paths found = paths_make(&graph, pool);
    static const double BETWEENNESS[] = {0, 1, 1, 3, 0, 0};
    static const double CLOSENESS_OUT[] = {4. / 7, 2. / 3, 2. / 3, 1, NAN, NAN};
    static const double CLOSENESS_IN[] = {NAN, 1, 1, 3. / 4, 4. / 8, NAN};
    static const double HARMONIC_OUT[] = {17. / 30, .3, .3, .2, 0, 0};
    static const double HARMONIC_IN[] = {0, .2, .2, .5, 7. / 15, 0};
    static const double REACH_TWO[] = {.6, .8, .8, .8, .6, 0};

    (void)state;
    check_all(found.betweenness, BETWEENNESS, graph.count, "betweenness");
    check_all(found.closeness_out, CLOSENESS_OUT, graph.count, "closeness_out");
    check_all(found.closeness_in, CLOSENESS_IN, graph.count, "closeness_in");
    check_all(found.harmonic_out, HARMONIC_OUT, graph.count, "harmonic_out");
    check_all(found.harmonic_in, HARMONIC_IN, graph.count, "harmonic_in");
    check_all(found.reach_two, REACH_TWO, graph.count, "reach_two");
}

static void a_case_by_hand_for_the_network(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(DIAMOND, true, pool);
    const struct paths found = paths_make(&graph, pool);

    (void)state;
    assert_int_equal(found.reachable_pairs, 9);
    assert_int_equal(found.diameter, 3);
    assert_figure(found.mean_distance, 14. / 9, "mean");
    assert_figure(found.sd_distance, sqrt(26. / 9 - 14. / 9 * 14. / 9), "sd");
    assert_figure(found.compactness, 41. / 180, "compactness");
    assert_figure(found.connectedness, 9. / 30, "connectedness");
    assert_figure(found.centralisation_betweenness, 13. / 100, "centralisation");
    assert_figure(found.centralisation_closeness, NAN, "5 is apart");
    assert_false(found.is_connected);
}

/* 0 -> 1 is used by 0 to 1 and by half of 0 to 3 and 0 to 4; 3 -> 4 by all to 4. */
static void a_tie_is_between_those_whose_paths_use_it(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(DIAMOND, true, pool);
    static const double EXPECTED[] = {2, 2, 3, 3, 4};

    (void)state;
    check_all(paths_tie_betweenness(&graph, pool), EXPECTED, graph.tie_count, "ties");
}

/* Line 0 - 1 - 2 - 3: each side of a tie times the other, at both of its places. */
static void without_direction_a_tie_counts_each_pair_once(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_LINE, 4, false, pool);
    static const double EXPECTED[] = {3, 3, 4, 4, 3, 3};

    (void)state;
    check_all(paths_tie_betweenness(&graph, pool), EXPECTED, 6, "ties");
}

static void values_are_no_distances(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-5.\n.-3\n..-\n", true, pool);
    const struct paths found = paths_make(&graph, pool);

    (void)state;
    assert_figure(found.mean_distance, 4. / 3, "mean");
}

static void unknown_ties_are_not_followed(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1.\n.-?\n..-!\n", true, pool);
    const struct paths found = paths_make(&graph, pool);

    (void)state;
    assert_int_equal(found.reachable_pairs, 1);
}

/* ---- more paths than can be counted ---- */

/* Layers of three, each tied to all of the next: 3^(layers - 1) paths from end to end.
 * The last organisation is apart. */
static struct graph layers_graph(size_t layers, struct pool *pool)
{
    struct tie *ties = pool_array(pool, 9 * layers, struct tie);
    struct relation relation = {.name = "", .ties = ties};

    for (size_t i = 0; i < 3 * (layers - 1); i++) {
        for (size_t j = 0; j < 3; j++) {
            ties[relation.tie_count++] = (struct tie){i, 3 * (i / 3 + 1) + j, 1};
        }
    }
    return graph_make(&relation, 3 * layers + 1, (struct graph_reading){0}, pool);
}

/* Of the 900 * 900 pairs with one on each side a third passes by each of the middle
 * layer. Two of a layer beside it meet over six, three of the middle one and three
 * beyond, so by one pass a sixth of three pairs before and of three behind. */
static void a_double_counts_3_to_the_600th_paths(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = layers_graph(601, pool);
    const struct paths found = paths_make(&graph, pool);

    (void)state;
    assert_figure(found.betweenness[3 * 300], 900. * 900 / 3 + 6. / 6, "middle");
}

static void too_many_paths_leave_betweenness_undefined(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = layers_graph(700, pool);
    const struct paths found = paths_make(&graph, pool);

    (void)state;
    assert_figure(found.betweenness[0], NAN, "betweenness");
    assert_figure(found.betweenness[graph.count - 1], NAN, "also of who is apart");
    assert_figure(found.centralisation_betweenness, NAN, "centralisation");
    assert_figure(paths_tie_betweenness(&graph, pool)[0], NAN, "tie");
    assert_int_equal(found.diameter, 699);
}

/* ---- by chance ---- */

/* Words of 64 bits end at 64 and 128; few ties leave parts apart, many do not. */
static const struct chance CHANCES[] = {
    {.count = 2, .tie_percent = 50, .is_directed = true},
    {.count = 9, .tie_percent = 15, .is_directed = true},
    {.count = 9, .tie_percent = 40},
    {.count = 25, .tie_percent = 12, .is_directed = true, .is_valued = true},
    {.count = 25, .tie_percent = 12, .unknown_percent = 20, .silent_count = 3},
    {.count = 64, .tie_percent = 8, .is_directed = true},
    {.count = 65, .tie_percent = 3},
    {.count = 150, .tie_percent = 2, .is_directed = true},
    {.count = 150, .tie_percent = 5},
};
enum { SEEDS = 5 };

static void chance_each(void (*check)(const struct graph *graph, struct pool *pool))
{
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES); i++) {
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            SCOPED(pool) pool = pool_new();
            const struct graph graph = chance_graph(&CHANCES[i], seed, pool);
            check(&graph, pool);
        }
    }
}

static void check_vector(const double *found, const igraph_vector_t *expected,
                         double factor, const char *what)
{
    for (igraph_integer_t i = 0; i < igraph_vector_size(expected); i++) {
        assert_figure(found[i], VECTOR(*expected)[i] * factor, what);
    }
}

static void check_with_igraph(const struct graph *graph, struct pool *pool)
{
    const struct paths found = paths_make(graph, pool);
    igraph_t oracle;
    igraph_vector_t figures;
    double mean = 0;
    double apart = 0;
    double diameter = 0;

    oracle_init(&oracle, graph);
    igraph_vector_init(&figures, 0);
    igraph_betweenness(&oracle, &figures, igraph_vss_all(), graph->is_directed, NULL);
    check_vector(found.betweenness, &figures, 1, "betweenness");
    igraph_closeness(&oracle, &figures, NULL, NULL, igraph_vss_all(), IGRAPH_OUT, NULL,
                     true);
    check_vector(found.closeness_out, &figures, 1, "closeness_out");
    igraph_closeness(&oracle, &figures, NULL, NULL, igraph_vss_all(), IGRAPH_IN, NULL,
                     true);
    check_vector(found.closeness_in, &figures, 1, "closeness_in");
    igraph_harmonic_centrality(&oracle, &figures, igraph_vss_all(), IGRAPH_OUT, NULL,
                               true);
    check_vector(found.harmonic_out, &figures, 1, "harmonic_out");
    igraph_harmonic_centrality(&oracle, &figures, igraph_vss_all(), IGRAPH_IN, NULL,
                               true);
    check_vector(found.harmonic_in, &figures, 1, "harmonic_in");
    igraph_average_path_length(&oracle, &mean, &apart, graph->is_directed, true);
    assert_figure(found.mean_distance, mean, "mean_distance");
    igraph_diameter(&oracle, &diameter, NULL, NULL, NULL, NULL, graph->is_directed, true);
    assert_figure(found.reachable_pairs > 0 ? (double)found.diameter : (double)NAN,
                  found.reachable_pairs > 0 ? diameter : (double)NAN, "diameter");
    igraph_vector_destroy(&figures);
    igraph_destroy(&oracle);
}

static void paths_are_those_of_igraph(void **state)
{
    (void)state;
    chance_each(check_with_igraph);
}

static void check_ties_with_igraph(const struct graph *graph, struct pool *pool)
{
    const double *found = paths_tie_betweenness(graph, pool);
    igraph_t oracle;
    igraph_vector_t figures;

    oracle_init(&oracle, graph);
    igraph_vector_init(&figures, 0);
    igraph_edge_betweenness(&oracle, &figures, graph->is_directed, NULL);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            igraph_integer_t edge = 0;
            igraph_get_eid(&oracle, &edge, (igraph_integer_t)i, graph->out.to[k],
                           graph->is_directed, true);
            assert_figure(found[k], VECTOR(figures)[edge], "tie betweenness");
        }
    }
    igraph_vector_destroy(&figures);
    igraph_destroy(&oracle);
}

static void ties_are_those_of_igraph(void **state)
{
    (void)state;
    chance_each(check_ties_with_igraph);
}

/* A path of d steps passes d - 1 others. */
static void check_sums(const struct graph *graph, struct pool *pool)
{
    const struct paths found = paths_make(graph, pool);
    igraph_t oracle;
    igraph_matrix_t distances;
    double passed = 0;
    double between = 0;

    oracle_init(&oracle, graph);
    igraph_matrix_init(&distances, 0, 0);
    igraph_distances(&oracle, &distances, igraph_vss_all(), igraph_vss_all(), IGRAPH_OUT);
    for (size_t i = 0; i < graph->count; i++) {
        between += found.betweenness[i] * (graph->is_directed ? 1 : 2);
        for (size_t j = 0; j < graph->count; j++) {
            const double steps = MATRIX(distances, i, j);
            passed += i != j && isfinite(steps) ? steps - 1 : 0;
        }
    }
    assert_figure(between, passed, "sum of betweenness");
    igraph_matrix_destroy(&distances);
    igraph_destroy(&oracle);
}

static void betweenness_adds_up_to_the_steps_between(void **state)
{
    (void)state;
    chance_each(check_sums);
}

/* By definition, from the distances on U. */
static void check_undirected(const struct graph *graph, struct pool *pool)
{
    const struct paths found = paths_make(graph, pool);
    const double n = (double)graph->count;
    igraph_t oracle;
    igraph_matrix_t distances;
    igraph_vector_t closeness;
    igraph_bool_t is_connected = false;
    double sum = 0;

    oracle_init_undirected(&oracle, graph);
    igraph_matrix_init(&distances, 0, 0);
    igraph_vector_init(&closeness, 0);
    igraph_distances(&oracle, &distances, igraph_vss_all(), igraph_vss_all(), IGRAPH_ALL);
    igraph_closeness(&oracle, &closeness, NULL, NULL, igraph_vss_all(), IGRAPH_ALL, NULL,
                     true);
    igraph_is_connected(&oracle, &is_connected, IGRAPH_WEAK);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&closeness); i++) {
        double near = -1; /* itself */
        for (igraph_integer_t j = 0; j < igraph_vector_size(&closeness); j++) {
            near += MATRIX(distances, i, j) <= 2;
        }
        assert_figure(found.reach_two[i], near / (n - 1), "reach_two");
        sum += igraph_vector_max(&closeness) - VECTOR(closeness)[i];
    }
    assert_figure(found.centralisation_closeness,
                  is_connected && n > 2 ? sum * (2 * n - 3) / ((n - 1) * (n - 2))
                                        : (double)NAN,
                  "centralisation_closeness");
    igraph_vector_destroy(&closeness);
    igraph_matrix_destroy(&distances);
    igraph_destroy(&oracle);
}

static void what_is_on_u_is_that_of_igraph(void **state)
{
    (void)state;
    chance_each(check_undirected);
}

/* ---- real networks ---- */

static void check_directed_reference(const struct reference *reference, struct pool *pool)
{
    const struct paths found = paths_make(&reference->graph, pool);

    reference_check(reference, "reachable_ordered_pairs", (double)found.reachable_pairs);
    reference_check(reference, "mean_geodesic_reachable", found.mean_distance);
    reference_check(reference, "sd_geodesic_reachable", found.sd_distance);
    reference_check(reference, "diameter_reachable", (double)found.diameter);
    reference_check(reference, "mean_reciprocal_distance", found.compactness);
    reference_check(reference, "connectedness_ucinet", found.connectedness);
    reference_check(reference, "centralization_closeness_undirected",
                    found.centralisation_closeness);
    if (reference->graph.is_directed) {
        reference_check_each(reference, "betweenness_directed", found.betweenness);
        reference_check_each(reference, "closeness_out_reachable", found.closeness_out);
        reference_check_each(reference, "closeness_in_reachable", found.closeness_in);
        reference_check_each(reference, "harmonic_out", found.harmonic_out);
        reference_check_each(reference, "harmonic_in", found.harmonic_in);
        reference_check(reference, "centralization_betweenness_directed",
                        found.centralisation_betweenness);
    }
}

static void real_networks_have_their_paths(void **state)
{
    (void)state;
    reference_each(check_directed_reference);
}

static void check_undirected_reference(const struct reference *reference,
                                       struct pool *pool)
{
    const struct graph graph =
        graph_make(&reference->expected->relation, reference->graph.count,
                   (struct graph_reading){.is_undirected = true}, pool);
    const struct paths found = paths_make(&graph, pool);

    reference_check_each(reference, "betweenness_undirected", found.betweenness);
    reference_check_each(reference, "closeness_undirected_reachable",
                         found.closeness_out);
    reference_check_each(reference, "harmonic_undirected", found.harmonic_out);
    reference_check(reference, "centralization_betweenness_undirected",
                    found.centralisation_betweenness);
    reference_check(reference, "centralization_closeness_undirected",
                    found.centralisation_closeness);
}

static void real_networks_have_their_paths_on_u(void **state)
{
    (void)state;
    reference_each(check_undirected_reference);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_distances),
        cmocka_unit_test(a_well_known_shape_has_its_middle),
        cmocka_unit_test(a_case_by_hand_for_each_organisation),
        cmocka_unit_test(a_case_by_hand_for_the_network),
        cmocka_unit_test(a_tie_is_between_those_whose_paths_use_it),
        cmocka_unit_test(without_direction_a_tie_counts_each_pair_once),
        cmocka_unit_test(values_are_no_distances),
        cmocka_unit_test(unknown_ties_are_not_followed),
        cmocka_unit_test(a_double_counts_3_to_the_600th_paths),
        cmocka_unit_test(too_many_paths_leave_betweenness_undefined),
        cmocka_unit_test(paths_are_those_of_igraph),
        cmocka_unit_test(ties_are_those_of_igraph),
        cmocka_unit_test(betweenness_adds_up_to_the_steps_between),
        cmocka_unit_test(what_is_on_u_is_that_of_igraph),
        cmocka_unit_test(real_networks_have_their_paths),
        cmocka_unit_test(real_networks_have_their_paths_on_u),
    };

    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
