/* test_communities.c - modularity, and the partition that has most of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/communities.h"
#include "analysis/communities_refine.h"
#include "analysis/igraph_adapter.h"
#include "expected.h"
#include "graphs.h"
#include "reference_folder.h"

enum { RUNS = 20, SEED = 1 };

/* ---- modularity of a partition ---- */

/* Two triangles 0 1 2 and 3 4 5, and the tie 2 - 3: m = 7, each triangle holds 3
 * ties and has strength 7. Q = 2 (3/7 - (7/14)^2) = 6/7 - 1/2 = 5/14. */
static const char TRIANGLES[] = "-11...\n"
                                "1-1...\n"
                                "11-1..\n"
                                "..1-11\n"
                                "...1-1\n"
                                "...11-\n";

static void two_triangles_are_two_communities(void **state)
{
    static const size_t WANTED[] = {0, 0, 0, 1, 1, 1};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(TRIANGLES, false, pool);
    const struct communities found = communities_make(&graph, SEED, RUNS, pool);

    (void)state;
    assert_figure(found.modularity, 5.0 / 14, "modularity");
    assert_int_equal(found.count, 2);
    assert_memory_equal(found.community_of, WANTED, sizeof WANTED);
}

/* With values 4 within the first triangle, 2 within the second and 6 between: m = 24,
 * strengths 30 and 18; Q = 12/24 + 6/24 - (30/48)^2 - (18/48)^2. */
static void values_weigh_as_worked_by_hand(void **state)
{
    static const char VALUED[] = "-44...\n"
                                 "4-4...\n"
                                 "44-6..\n"
                                 "..6-22\n"
                                 "...2-2\n"
                                 "...22-\n";
    static const size_t TWO[] = {0, 0, 0, 1, 1, 1};
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(VALUED, false, pool);
    const struct graph graph =
        graph_make(&relation, 6, (struct graph_reading){.is_valued = true}, pool);

    (void)state;
    assert_figure(communities_modularity(&graph, TWO),
                  0.75 - 30.0 / 48 * 30 / 48 - 18.0 / 48 * 18 / 48, "modularity");
}

static const struct chance CHANCES[] = {
    {.count = 9, .tie_percent = 20, .is_directed = false},
    {.count = 25, .tie_percent = 15, .is_directed = true},
    {.count = 30, .tie_percent = 20, .is_directed = true, .is_valued = true},
    {.count = 90, .tie_percent = 4, .is_directed = false, .is_valued = true},
};

static void values_of(const struct graph *graph, igraph_vector_t *values_out)
{
    assert_int_equal(igraph_vector_init(values_out, 0), IGRAPH_SUCCESS);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            if (graph->all.to[k] > i) {
                assert_int_equal(igraph_vector_push_back(values_out, graph->all.value[k]),
                                 IGRAPH_SUCCESS);
            }
        }
    }
}

static double modularity_of_igraph(const struct graph *graph, const size_t *community_of)
{
    igraph_t oracle;
    igraph_vector_t values;
    igraph_vector_int_t membership;
    igraph_real_t modularity = 0;

    oracle_init_undirected(&oracle, graph);
    values_of(graph, &values);
    assert_int_equal(igraph_vector_int_init(&membership, (igraph_integer_t)graph->count),
                     IGRAPH_SUCCESS);
    for (size_t i = 0; i < graph->count; i++) {
        VECTOR(membership)[i] = (igraph_integer_t)community_of[i];
    }
    assert_int_equal(igraph_modularity(&oracle, &membership, &values, 1,
                                       IGRAPH_UNDIRECTED, &modularity),
                     IGRAPH_SUCCESS);
    igraph_vector_int_destroy(&membership);
    igraph_vector_destroy(&values);
    igraph_destroy(&oracle);
    return modularity;
}

static void modularity_is_that_of_igraph(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES) * 5; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i / 5], i, pool);
        const struct communities found = communities_make(&graph, i, 2, pool);
        size_t *by_three = pool_array(pool, graph.count, size_t);
        for (size_t j = 0; j < graph.count; j++) {
            by_three[j] = j % 3;
        }
        assert_figure(found.modularity, modularity_of_igraph(&graph, found.community_of),
                      "modularity of the communities");
        assert_figure(communities_modularity(&graph, by_three),
                      modularity_of_igraph(&graph, by_three), "modularity of thirds");
    }
}

/* ---- beside the plain way ---- */

/* The highest modularity of all partitions whose first `placed` are fixed, the others
 * being put into each community there is or a new one. */
static double modularity_best(const struct graph *graph, size_t *community_of,
                              size_t placed, size_t community_count)
{
    double best = -1;

    if (placed == graph->count) {
        return communities_modularity(graph, community_of);
    }
    for (size_t community = 0; community <= community_count; community++) {
        community_of[placed] = community;
        best =
            fmax(best, modularity_best(graph, community_of, placed + 1,
                                       community_count + (community == community_count)));
    }
    return best;
}

static void of_all_partitions_the_best_is_found(void **state)
{
    static const struct chance SMALL[] = {
        {.count = 7, .tie_percent = 20, .is_directed = true},
        {.count = 7, .tie_percent = 40, .is_directed = false},
        {.count = 7, .tie_percent = 50, .is_directed = false, .is_valued = true},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SMALL) * 10; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&SMALL[i / 10], i, pool);
        size_t community_of[7] = {0};
        assert_figure(communities_make(&graph, SEED, RUNS, pool).modularity,
                      modularity_best(&graph, community_of, 0, 0), "modularity");
    }
}

/* From a partition that has nothing to do with the ties. */
static void refining_betters_a_partition(void **state)
{
    (void)state;
    for (size_t i = 0; i < 20; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i % 3], i, pool);
        size_t *community_of = pool_array(pool, graph.count, size_t);
        for (size_t j = 0; j < graph.count; j++) {
            community_of[j] = (j * i) % 4;
        }
        struct refining *refining = refining_make(&graph, pool);
        const double before = communities_modularity(&graph, community_of);
        const double after = refining_run(refining, graph.count, NAN, community_of);
        assert_true(after > before);
        assert_figure(after, communities_modularity(&graph, community_of), "modularity");
        assert_true(refining_run(refining, graph.count, NAN, community_of) >
                    after - 1e-12);
    }
}

/* ---- edges ---- */

static void without_ties_there_is_no_modularity(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 0; n < 4; n++) {
        const struct graph empty = shape_graph(SHAPE_EMPTY, n, true, pool);
        const struct communities found = communities_make(&empty, SEED, RUNS, pool);
        assert_true(isnan(found.modularity));
        assert_int_equal(found.count, n);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(found.community_of[i], i);
        }
    }
}

static void a_negative_value_leaves_it_undefined(void **state)
{
    static const struct tie TIES[] = {{0, 1, 1}, {1, 2, -1}};
    const struct relation relation = {"", false, TIES, 2, NULL};
    SCOPED(pool) pool = pool_new();
    const struct graph graph =
        graph_make(&relation, 3, (struct graph_reading){.is_valued = true}, pool);

    (void)state;
    assert_true(isnan(communities_make(&graph, SEED, RUNS, pool).modularity));
}

static void a_pair_and_a_complete_network_are_one_community(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 2; n < 9; n++) {
        const struct graph graph = shape_graph(SHAPE_COMPLETE, n, true, pool);
        const struct communities found = communities_make(&graph, SEED, RUNS, pool);
        assert_figure(found.modularity, 0, "modularity");
        assert_int_equal(found.count, 1);
    }
}

/* A triangle with a fourth hanging on: two groups of two have Q = 1/2 - 1/4 - 1/4 = 0,
 * too, and say no more than one community does. */
static void groups_that_are_no_better_than_none_are_none(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11.\n"
                                             "1-1.\n"
                                             "11-1\n"
                                             "..1-\n",
                                             false, pool);

    (void)state;
    for (uint64_t seed = 1; seed < 9; seed++) {
        const struct communities found = communities_make(&graph, seed, RUNS, pool);
        assert_figure(found.modularity, 0, "modularity");
        assert_int_equal(found.count, 1);
    }
}

static void who_has_no_tie_is_a_community_of_its_own(void **state)
{
    static const char PICTURE[] = "-1...\n"
                                  "1-...\n"
                                  "..-..\n"
                                  "...-1\n"
                                  "...1-\n";
    static const size_t WANTED[] = {0, 0, 1, 2, 2};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PICTURE, false, pool);
    const struct communities found = communities_make(&graph, SEED, RUNS, pool);

    (void)state;
    assert_figure(found.modularity, 0.5, "modularity");
    assert_memory_equal(found.community_of, WANTED, sizeof WANTED);
}

static void the_same_seed_gives_the_same_communities(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = chance_graph(&CHANCES[3], 3, pool);
    const struct communities first = communities_make(&graph, 9, 1, pool);
    const struct communities other = communities_make(&graph, 10, 4, pool);
    const struct communities again = communities_make(&graph, 9, 1, pool);

    (void)state;
    assert_true(other.modularity > 0);
    assert_memory_equal(first.community_of, again.community_of,
                        graph.count * sizeof *first.community_of);
}

/* ---- real networks ---- */

static void the_real_networks_come_as_close_to_the_maximum_as_others(void **state)
{
    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < EXPECTED_SET_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        const struct expected expected = expected_load(&EXPECTED_SETS[i], pool);
        const struct graph graph = expected_graph(&expected, pool);
        const struct communities found = communities_make(&graph, SEED, RUNS, pool);
        double least = NAN;
        double most = 1;
        assert_true(expected_figure(&expected, "modularity_louvain_best", &least));
        (void)expected_figure(&expected, "modularity_max_exact", &most);
        if (found.modularity < least - 0.001 || found.modularity > most + 1e-12) {
            fail_msg("%s %s: %.17g is not in %.17g .. %.17g", expected.set,
                     expected.relation.name, found.modularity, least, most);
        }
    }
}

/* ---- layout, the other thing that igraph does ---- */

static void a_layout_of_a_line_is_a_line(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, 3, false, pool);
    double x[3] = {0};
    double y[3] = {0};

    (void)state;
    assert_true(adapter_layout_kamada_kawai(&line, false, x, y));
    const double step = hypot(x[1] - x[0], y[1] - y[0]);
    assert_true(step > 0);
    assert_true(fabs(hypot(x[2] - x[1], y[2] - y[1]) - step) < 0.01 * step);
    assert_true(fabs(hypot(x[2] - x[0], y[2] - y[0]) - 2 * step) < 0.01 * step);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_triangles_are_two_communities),
        cmocka_unit_test(values_weigh_as_worked_by_hand),
        cmocka_unit_test(modularity_is_that_of_igraph),
        cmocka_unit_test(of_all_partitions_the_best_is_found),
        cmocka_unit_test(refining_betters_a_partition),
        cmocka_unit_test(without_ties_there_is_no_modularity),
        cmocka_unit_test(a_negative_value_leaves_it_undefined),
        cmocka_unit_test(a_pair_and_a_complete_network_are_one_community),
        cmocka_unit_test(groups_that_are_no_better_than_none_are_none),
        cmocka_unit_test(who_has_no_tie_is_a_community_of_its_own),
        cmocka_unit_test(the_same_seed_gives_the_same_communities),
        cmocka_unit_test(the_real_networks_come_as_close_to_the_maximum_as_others),
        cmocka_unit_test(a_layout_of_a_line_is_a_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
