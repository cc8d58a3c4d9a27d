/* test_clustering.c - are partners of one partners of each other? */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/clustering.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    double mean;
    double mean_defined;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, NAN, NAN},   {"one", SHAPE_EMPTY, 1, 0, NAN},
    {"two", SHAPE_COMPLETE, 2, 0, NAN},     {"empty", SHAPE_EMPTY, 7, 0, NAN},
    {"line", SHAPE_LINE, 7, 0, 0},          {"ring", SHAPE_RING, 7, 0, 0},
    {"ring of three", SHAPE_RING, 3, 1, 1}, {"star", SHAPE_STAR, 7, 0, 0},
    {"complete", SHAPE_COMPLETE, 7, 1, 1},
};

static void a_well_known_shape_has_its_closed_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t row = i / 2;
        const struct graph graph =
            shape_graph(SHAPES[row].shape, SHAPES[row].count, i % 2 == 0, pool);
        const struct clustering clustering = clustering_make(&graph, pool);

        assert_figure(clustering.mean, SHAPES[row].mean, SHAPES[row].label);
        assert_figure(clustering.mean_weighted, SHAPES[row].mean, SHAPES[row].label);
        assert_figure(clustering.mean_defined, SHAPES[row].mean_defined,
                      SHAPES[row].label);
    }
}

/* Each is tied to the two next and the two before: 3 of the 6 pairs of these are tied. */
static void a_large_sparse_ring_of_neighbours_is_half_tied(void **state)
{
    enum { COUNT = 400 };
    SCOPED(pool) pool = pool_new();
    struct tie ties[2 * COUNT];
    struct relation relation = {
        .name = "", .is_directed = true, .ties = ties, .tie_count = 2 * COUNT};

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const size_t next = (i + 1) % COUNT;
        const size_t second = (i + 2) % COUNT;
        ties[2 * i] = (struct tie){i, next < second ? next : second, 1};
        ties[2 * i + 1] = (struct tie){i, next < second ? second : next, 1};
    }
    const struct graph graph =
        graph_make(&relation, COUNT, (struct graph_reading){0}, pool);
    const struct clustering clustering = clustering_make(&graph, pool);
    for (size_t i = 0; i < COUNT; i++) {
        assert_figure(clustering.local[i], 0.5, "local");
    }
}

/* A has B (value 4), C (1) and D (1); of the pairs of these only B and C are tied (2).
 *
 *     local:     A 1/3; B has A and C, tied: 1; C the same; D has one partner: 0
 *     weighted:  A (4 + 1) / ((4 + 1) + (4 + 1) + (1 + 1)) = 5/12; B and C 1; D 0 */
static const char PAW[] = "-411\n"
                          "--2.\n"
                          "---.\n"
                          "----\n";

static void a_case_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PAW, false, pool);
    const struct clustering clustering = clustering_make(&graph, pool);
    static const double LOCAL[] = {1.0 / 3, 1, 1, 0};
    static const double WEIGHTED[] = {5.0 / 12, 1, 1, 0};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LOCAL); i++) {
        assert_figure(clustering.local[i], LOCAL[i], "local");
        assert_figure(clustering.weighted[i], WEIGHTED[i], "weighted");
    }
    assert_figure(clustering.mean, 7.0 / 12, "mean");
    assert_figure(clustering.mean_defined, 7.0 / 9, "mean of three");
    assert_figure(clustering.mean_weighted, 29.0 / 48, "weighted mean");
}

/* The same, but it is not known whether B and D are tied: of A the pairs BC and CD are
 * left, 1/2 and (4 + 1) / ((4 + 1) + (1 + 1)) = 5/7. */
static void a_pair_that_is_not_known_is_left_out(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-411\n--2?\n---.\n----\n", false, pool);
    const struct clustering clustering = clustering_make(&graph, pool);

    (void)state;
    assert_figure(clustering.local[0], 1.0 / 2, "local");
    assert_figure(clustering.weighted[0], 5.0 / 7, "weighted");
}

/* A sends to B and C. B does not, and C is silent: no pair of partners of A is known. */
static void without_a_known_pair_it_is_undefined_and_not_in_the_mean(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11\n.-.\n..-!\n", true, pool);
    const struct clustering clustering = clustering_make(&graph, pool);

    (void)state;
    assert_figure(clustering.local[0], NAN, "local");
    assert_figure(clustering.weighted[0], NAN, "weighted");
    assert_figure(clustering.mean, 0, "mean");
    assert_figure(clustering.mean_defined, NAN, "mean of those with two partners");
}

/* With direction the pair B, C is unknown when one of its cells is, and known when there
 * is a tie the other way. */
static void a_tie_one_way_makes_a_pair_known(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11\n.-1\n..-!\n", true, pool);

    (void)state;
    assert_figure(clustering_make(&graph, pool).local[0], 1, "local");
}

/* Pair by pair, as the formulas say. */
static void pairs_slowly(const struct graph *graph, size_t i, double *local_out,
                         double *weighted_out)
{
    const struct neighbours *all = &graph->all;
    double tied = 0;
    double known = 0;
    double tied_value = 0;
    double known_value = 0;

    for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
        for (size_t l = k + 1; l < all->start[i + 1]; l++) {
            const size_t j = all->to[k];
            const size_t h = all->to[l];
            const bool is_tied = graph_has(graph, j, h) || graph_has(graph, h, j);
            const bool is_known =
                is_tied || (graph_knows(graph, j, h) && graph_knows(graph, h, j));
            tied += is_tied;
            known += is_known;
            tied_value += is_tied * (all->value[k] + all->value[l]);
            known_value += is_known * (all->value[k] + all->value[l]);
        }
    }
    *local_out = tied / known;
    *weighted_out = tied_value / known_value;
}

static void counted_fast_and_slowly_it_is_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {.count = 4 + 2 * seed,
                                      .tie_percent = seed * 7 % 70,
                                      .unknown_percent = seed % 3 * 15,
                                      .silent_count = seed % 4,
                                      .is_directed = seed % 5 != 0,
                                      .is_valued = seed % 2 == 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct clustering clustering = clustering_make(&graph, pool);

        for (size_t i = 0; i < graph.count; i++) {
            double local = 0;
            double weighted = 0;
            if (graph_row_length(&graph.all, i) > 1) {
                pairs_slowly(&graph, i, &local, &weighted);
            }
            assert_figure(clustering.local[i], local, "local");
            assert_figure(clustering.weighted[i], weighted, "weighted");
        }
    }
}

static void igraph_finds_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {.count = 5 * seed,
                                      .tie_percent = 2 + 4 * seed,
                                      .is_directed = seed % 2 == 0,
                                      .is_valued = true};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct clustering clustering = clustering_make(&graph, pool);
        igraph_t oracle;
        igraph_vector_t local;
        igraph_vector_t weighted;
        igraph_vector_t weights;

        oracle_init_undirected(&oracle, &graph);
        oracle_weights_init(&weights, &graph);
        igraph_vector_init(&local, 0);
        igraph_vector_init(&weighted, 0);
        igraph_transitivity_local_undirected(&oracle, &local, igraph_vss_all(),
                                             IGRAPH_TRANSITIVITY_ZERO);
        igraph_transitivity_barrat(&oracle, &weighted, igraph_vss_all(), &weights,
                                   IGRAPH_TRANSITIVITY_ZERO);
        for (size_t i = 0; i < graph.count; i++) {
            const igraph_integer_t node = (igraph_integer_t)i;
            assert_figure(clustering.local[i], VECTOR(local)[node], "local");
            assert_figure(clustering.weighted[i], VECTOR(weighted)[node], "weighted");
        }
        igraph_vector_destroy(&weights);
        igraph_vector_destroy(&weighted);
        igraph_vector_destroy(&local);
        igraph_destroy(&oracle);
    }
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct clustering clustering = clustering_make(&reference->graph, pool);

    reference_check_each(reference, "clustering_local", clustering.local);
    reference_check_each(reference, "clustering_local", clustering.weighted);
    reference_check(reference, "clustering_local_mean_zero", clustering.mean);
    reference_check(reference, "clustering_local_mean_defined", clustering.mean_defined);
}

static void others_find_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_closed_form),
        cmocka_unit_test(a_large_sparse_ring_of_neighbours_is_half_tied),
        cmocka_unit_test(a_case_by_hand),
        cmocka_unit_test(a_pair_that_is_not_known_is_left_out),
        cmocka_unit_test(without_a_known_pair_it_is_undefined_and_not_in_the_mean),
        cmocka_unit_test(a_tie_one_way_makes_a_pair_known),
        cmocka_unit_test(counted_fast_and_slowly_it_is_the_same),
        cmocka_unit_test(igraph_finds_the_same),
        cmocka_unit_test(others_find_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
