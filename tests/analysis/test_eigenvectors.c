/* test_eigenvectors.c - standing that comes from the standing of one's neighbours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_eigen.h>
#include <math.h>

#include "analysis/eigenvectors.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

static const double ROOT_HALF = 0.70710678118654752;
static const double GOLDEN = 1.6180339887498949;

static void check_all(const double *found, const double *expected, size_t count,
                      const char *what)
{
    for (size_t i = 0; i < count; i++) {
        assert_figure(found[i], expected[i], what);
    }
}

static void check_same(const double *found, double expected, size_t count,
                       const char *what)
{
    for (size_t i = 0; i < count; i++) {
        assert_figure(found[i], expected, what);
    }
}

/* ---- well-known shapes ---- */

/* Star of n: 1/sqrt(2) and 1/sqrt(2 (n - 1)), so scaled 1/sqrt(n - 1) for a leaf; the
 * line of three is one, too. Its power with b = 0.75 / sqrt(n - 1):
 * centre (n - 1) (1 + b) / (1 - 0.75^2), leaf 1 + b centre.
 * PageRank: centre r = 0.15 / n + 0.85 (1 - r), a leaf its share of what is left. */
static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    double value;
    double first; /* of the eigenvector, organisation 0 */
    double second; /* and organisation 1 */
    double centralisation;
    double power; /* Bonacich, organisation 0 over 1 */
    double rank; /* organisation 0 */
} SHAPES[] = {
    {"two", SHAPE_LINE, 2, 1, 0.70710678118654752, 0.70710678118654752, NAN, 1, .5},
    {"line of three", SHAPE_LINE, 3, 1.4142135623730951, .5, 0.70710678118654752,
     0.585786437626905, 0.6732731032277639, 0.25675675675675676},
    {"star", SHAPE_STAR, 5, 2, 0.70710678118654752, 0.35355339059327379, 2. / 3, 2.2,
     .88 / 1.85},
    {"ring", SHAPE_RING, 5, 2, 0.44721359549995793, 0.44721359549995793, 0, 1, .2},
    {"even ring", SHAPE_RING, 4, 2, .5, .5, 0, 1, .25},
    {"complete", SHAPE_COMPLETE, 4, 3, .5, .5, 0, 1, .25},
};

static void a_well_known_shape_has_its_vectors(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *label = SHAPES[i].label;
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, false, pool);
        const struct eigenvectors found = eigenvectors_make(&graph, pool);

        assert_figure(found.eigenvalue, SHAPES[i].value, label);
        assert_figure(found.eigenvector[0], SHAPES[i].first, label);
        assert_figure(found.eigenvector[1], SHAPES[i].second, label);
        assert_figure(found.centralisation, SHAPES[i].centralisation, label);
        assert_figure(found.bonacich[0] / found.bonacich[1], SHAPES[i].power, label);
        assert_figure(found.pagerank[0], SHAPES[i].rank, label);
        assert_null(found.hub);
        assert_null(found.authority);
    }
}

/* The vector is sin(pi (i + 1) / (n + 1)) sqrt(2 / (n + 1)). Of 1200 the second
 * eigenvalue is a hundred thousandth smaller than the first, and the directions are not
 * kept. */
static void a_long_line_is_a_sine(void **state)
{
    static const size_t LENGTHS[] = {400, 1200};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LENGTHS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = shape_graph(SHAPE_LINE, LENGTHS[i], false, pool);
        const struct eigenvectors found = eigenvectors_make(&graph, pool);
        const double places = (double)LENGTHS[i] + 1;
        const double angle = acos(-1) / places;

        assert_figure(found.eigenvalue, 2 * cos(angle), "eigenvalue");
        for (size_t k = 0; k < LENGTHS[i]; k++) {
            assert_figure(found.eigenvector[k],
                          sin(angle * (double)(k + 1)) * sqrt(2 / places), "sine");
        }
    }
}

/* A component of two values only: the search ends at once. */
static void a_large_star_is_a_star(void **state)
{
    enum { SIZE = 1001 };
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_STAR, SIZE, false, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);

    (void)state;
    assert_figure(found.eigenvector[0], ROOT_HALF, "centre");
    assert_figure(found.eigenvector[SIZE - 1], sqrt(1. / 2000), "leaf");
}

/* ---- what is undefined ---- */

static void without_ties_only_pagerank_is_defined(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_EMPTY, 4, true, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);

    (void)state;
    assert_figure(found.eigenvalue, NAN, "eigenvalue");
    assert_figure(found.centralisation, NAN, "centralisation");
    check_same(found.eigenvector, NAN, graph.count, "eigenvector");
    check_same(found.bonacich, NAN, graph.count, "bonacich");
    check_same(found.hub, NAN, graph.count, "hub");
    check_same(found.authority, NAN, graph.count, "authority");
    check_same(found.pagerank, .25, graph.count, "pagerank");
}

static void nobody_and_one_have_no_eigenvalue(void **state)
{
    (void)state;
    for (size_t count = 0; count < 2; count++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = shape_graph(SHAPE_EMPTY, count, true, pool);
        const struct eigenvectors found = eigenvectors_make(&graph, pool);

        assert_figure(found.eigenvalue, NAN, "eigenvalue");
        check_same(found.pagerank, 1, count, "pagerank");
    }
}

static void two_equal_parts_leave_the_eigenvector_undefined(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph =
        picture_graph("-11...\n1-1...\n11-...\n...-11\n...1-1\n...11-\n", false, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);

    (void)state;
    assert_figure(found.eigenvalue, 2, "eigenvalue");
    assert_figure(found.centralisation, NAN, "centralisation");
    check_same(found.eigenvector, NAN, graph.count, "eigenvector");
    check_same(found.bonacich, 1, graph.count, "bonacich");
}

/* Of the two-sided network of 0 -> 1 and 2 -> 3 both parts have the singular value 1. */
static void two_equal_parts_leave_hubs_undefined(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1..\n.-..\n..-1\n...-\n", true, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);

    (void)state;
    check_same(found.hub, NAN, graph.count, "hub");
    check_same(found.authority, NAN, graph.count, "authority");
}

static void negative_values_leave_all_undefined(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 2}, {1, 2, -1}};
    const struct relation relation = {
        .name = "", .is_directed = true, .ties = TIES, .tie_count = 2};
    const struct graph graph =
        graph_make(&relation, 3, (struct graph_reading){.is_valued = true}, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);

    (void)state;
    assert_figure(found.eigenvalue, NAN, "eigenvalue");
    assert_figure(found.centralisation, NAN, "centralisation");
    check_same(found.eigenvector, NAN, 3, "eigenvector");
    check_same(found.bonacich, NAN, 3, "bonacich");
    check_same(found.pagerank, NAN, 3, "pagerank");
    check_same(found.hub, NAN, 3, "hub");
    check_same(found.authority, NAN, 3, "authority");
}

/* ---- by hand ---- */

/* The triangle 0 1 2 has eigenvalue 2, the pair 3 4 has 1; with the value 3 it has 3. */
static void only_the_strongest_part_has_standing(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph plain =
        picture_graph("-11..\n1-1..\n11-..\n...-1\n...1-\n", false, pool);
    const struct graph valued =
        picture_graph("-11..\n1-1..\n11-..\n...-3\n...3-\n", false, pool);
    static const double TRIANGLE[] = {0.57735026918962576, 0.57735026918962576,
                                      0.57735026918962576, 0, 0};
    static const double PAIR[] = {0, 0, 0, 0.70710678118654752, 0.70710678118654752};

    (void)state;
    check_all(eigenvectors_make(&plain, pool).eigenvector, TRIANGLE, 5, "triangle");
    check_all(eigenvectors_make(&valued, pool).eigenvector, PAIR, 5, "pair");
}

/* With very large or small values nothing overflows. */
static void the_unit_of_the_values_does_not_matter(void **state)
{
    static const double UNITS[] = {1e-200, 1, 1e200};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(UNITS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct tie ties[] = {{0, 1, UNITS[i]}, {0, 2, UNITS[i]}};
        const struct relation relation = {
            .name = "", .is_directed = true, .ties = ties, .tie_count = 2};
        const struct graph graph =
            graph_make(&relation, 3, (struct graph_reading){.is_valued = true}, pool);
        const struct eigenvectors found = eigenvectors_make(&graph, pool);

        assert_figure(found.eigenvalue / UNITS[i], 2 * ROOT_HALF, "eigenvalue");
        assert_figure(found.eigenvector[1], .5, "eigenvector");
        assert_figure(found.bonacich[1] / found.bonacich[0], 0.6732731032277639, "power");
        assert_figure(found.hub[0], 1, "hub");
    }
}

/* 0 -> 1 and nothing more: 1 spreads its rank over both.
 * r0 = 0.15 / 2 + 0.85 r1 / 2 and r0 + r1 = 1. */
static void who_sends_nothing_spreads_evenly(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1\n.-\n", true, pool);
    static const double EXPECTED[] = {.5 / 1.425, .925 / 1.425};

    (void)state;
    check_all(eigenvectors_make(&graph, pool).pagerank, EXPECTED, 2, "pagerank");
}

/* 0 -> 1 (3), 0 -> 2 (1), 1 -> 0, 2 -> 0: 0 has r = 0.05 + 0.85 (1 - r), and gives three
 * quarters to 1. */
static void pagerank_is_given_in_proportion_to_the_values(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-31\n1-.\n1.-\n", true, pool);
    static const double EXPECTED[] = {.9 / 1.85, .05 + .6375 * .9 / 1.85,
                                      .05 + .2125 * .9 / 1.85};

    (void)state;
    check_all(eigenvectors_make(&graph, pool).pagerank, EXPECTED, 3, "pagerank");
}

/* 0 -> 2, 0 -> 3, 1 -> 3: A A' of 0 and 1 is (2 1, 1 1), whose vector is (g, 1) with the
 * golden ratio g; 2 then has g, 3 has g + 1 = g^2. */
static void a_good_hub_names_good_authorities(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-.11\n.-.1\n..-.\n...-\n", true, pool);
    const struct eigenvectors found = eigenvectors_make(&graph, pool);
    const double hubs[] = {1, 1 / GOLDEN, 0, 0};
    const double authorities[] = {0, 0, 1 / GOLDEN, 1};

    (void)state;
    check_all(found.hub, hubs, 4, "hub");
    check_all(found.authority, authorities, 4, "authority");
}

/* ---- by chance ---- */

static const struct chance CHANCES[] = {
    {.count = 3, .tie_percent = 50, .is_directed = true},
    {.count = 8, .tie_percent = 15, .is_directed = true},
    {.count = 9, .tie_percent = 12},
    {.count = 25, .tie_percent = 15, .is_directed = true},
    {.count = 25, .tie_percent = 10, .is_directed = true, .is_valued = true},
    {.count = 25, .tie_percent = 30, .is_valued = true, .unknown_percent = 10},
    {.count = 60, .tie_percent = 3},
    {.count = 120, .tie_percent = 2, .is_directed = true},
};
enum { SEEDS = 6 };

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

/* The two largest eigenvalues and the first vector, from GSL's dense solver. */
struct dense {
    double first;
    double second;
    double *vector; /* positive */
};

static struct dense dense_solve(gsl_matrix *matrix, struct pool *pool)
{
    const size_t count = matrix->size1;
    gsl_vector *values = gsl_vector_alloc(count);
    gsl_matrix *vectors = gsl_matrix_alloc(count, count);
    gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc(count);
    struct dense dense = {.vector = pool_array(pool, count, double)};

    gsl_eigen_symmv(matrix, values, vectors, workspace);
    gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC);
    dense.first = gsl_vector_get(values, 0);
    dense.second = gsl_vector_get(values, 1);
    for (size_t i = 0; i < count; i++) {
        dense.vector[i] = fabs(gsl_matrix_get(vectors, i, 0));
    }
    gsl_eigen_symmv_free(workspace);
    gsl_matrix_free(vectors);
    gsl_vector_free(values);
    return dense;
}

static void check_centralisation(const struct graph *graph, struct pool *pool)
{
    assert_figure(eigenvectors_centralisation(graph),
                  eigenvectors_make(graph, pool).centralisation, "centralisation");
}

static void the_centralisation_alone_is_the_same(void **state)
{
    (void)state;
    chance_each(check_centralisation);
}

static void check_eigenvector(const struct graph *graph, struct pool *pool)
{
    const struct eigenvectors found = eigenvectors_make(graph, pool);
    gsl_matrix *matrix = gsl_matrix_calloc(graph->count, graph->count);

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            gsl_matrix_set(matrix, i, graph->all.to[k], graph->all.value[k]);
        }
    }
    const struct dense dense = dense_solve(matrix, pool);
    gsl_matrix_free(matrix);
    if (graph->tie_count == 0) {
        check_same(found.eigenvector, NAN, graph->count, "no tie");
        return;
    }
    assert_figure(found.eigenvalue, dense.first, "eigenvalue");
    if (dense.first - dense.second < 1e-8) {
        check_same(found.eigenvector, NAN, graph->count, "not unique");
    } else {
        check_all(found.eigenvector, dense.vector, graph->count, "eigenvector");
    }
}

static void eigenvectors_are_those_of_a_dense_solver(void **state)
{
    (void)state;
    chance_each(check_eigenvector);
}

static void check_scores(const double *found, const double *vector, size_t count,
                         const char *what)
{
    double greatest = 0;

    for (size_t i = 0; i < count; i++) {
        greatest = fmax(greatest, vector[i]);
    }
    for (size_t i = 0; i < count; i++) {
        assert_figure(found[i], vector[i] / greatest, what);
    }
}

/* A A' and A' A, each by itself. */
static void check_hubs(const struct graph *graph, struct pool *pool)
{
    const struct eigenvectors found = eigenvectors_make(graph, pool);
    const size_t count = graph->count;

    if (!graph->is_directed || graph->tie_count == 0) {
        return;
    }
    for (size_t side = 0; side < 2; side++) {
        const struct neighbours *rows = side == 0 ? &graph->in : &graph->out;
        gsl_matrix *matrix = gsl_matrix_calloc(count, count);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
                for (size_t l = rows->start[i]; l < rows->start[i + 1]; l++) {
                    *gsl_matrix_ptr(matrix, rows->to[k], rows->to[l]) +=
                        rows->value[k] * rows->value[l];
                }
            }
        }
        const struct dense dense = dense_solve(matrix, pool);
        const double *scores = side == 0 ? found.hub : found.authority;
        gsl_matrix_free(matrix);
        if (dense.first - dense.second < 1e-8) {
            check_same(scores, NAN, count, "not unique");
        } else {
            check_scores(scores, dense.vector, count, side == 0 ? "hub" : "authority");
        }
    }
}

static void hubs_are_those_of_a_dense_solver(void **state)
{
    (void)state;
    chance_each(check_hubs);
}

/* x = A 1 + beta A x up to a factor, which the first with a tie gives. */
static void check_bonacich(const struct graph *graph, struct pool *pool)
{
    const struct eigenvectors found = eigenvectors_make(graph, pool);
    const struct neighbours *rows = &graph->all;
    double squares = 0;
    double factor = 0;

    for (size_t i = 0; i < graph->count && graph->tie_count > 0; i++) {
        double sum = 0;
        double strength = 0;
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            strength += rows->value[k];
            sum += rows->value[k] * found.bonacich[rows->to[k]];
        }
        const double left = found.bonacich[i] - .75 / found.eigenvalue * sum;
        factor = factor == 0 && strength > 0 ? left / strength : factor;
        assert_figure(left, factor * strength, "bonacich");
        squares += found.bonacich[i] * found.bonacich[i];
    }
    if (graph->tie_count > 0) {
        assert_figure(squares, (double)graph->count, "squares");
        assert_true(factor > 0);
    }
}

static void power_satisfies_its_equation(void **state)
{
    (void)state;
    chance_each(check_bonacich);
}

static void check_pagerank(const struct graph *graph, struct pool *pool)
{
    const struct eigenvectors found = eigenvectors_make(graph, pool);
    igraph_t oracle;
    igraph_vector_t rank;
    igraph_vector_t weights;
    double value = 0;

    oracle_init(&oracle, graph);
    igraph_vector_init(&rank, 0);
    igraph_vector_init(&weights, 0);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            if (graph->is_directed || graph->out.to[k] > i) {
                igraph_vector_push_back(&weights, graph->out.value[k]);
            }
        }
    }
    igraph_pagerank(&oracle, IGRAPH_PAGERANK_ALGO_PRPACK, &rank, &value, igraph_vss_all(),
                    graph->is_directed, .85, &weights, NULL);
    for (size_t i = 0; i < graph->count; i++) {
        assert_figure(found.pagerank[i], VECTOR(rank)[i], "pagerank");
    }
    igraph_vector_destroy(&weights);
    igraph_vector_destroy(&rank);
    igraph_destroy(&oracle);
}

static void pagerank_is_that_of_igraph(void **state)
{
    (void)state;
    chance_each(check_pagerank);
}

/* ---- real networks ---- */

static void check_reference(const struct reference *reference, struct pool *pool)
{
    const struct eigenvectors found = eigenvectors_make(&reference->graph, pool);

    reference_check_each(reference, "eigenvector_undirected", found.eigenvector);
    reference_check(reference, "eigenvalue_undirected", found.eigenvalue);
}

static void real_networks_have_their_eigenvectors(void **state)
{
    (void)state;
    reference_each(check_reference);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_vectors),
        cmocka_unit_test(a_long_line_is_a_sine),
        cmocka_unit_test(a_large_star_is_a_star),
        cmocka_unit_test(without_ties_only_pagerank_is_defined),
        cmocka_unit_test(nobody_and_one_have_no_eigenvalue),
        cmocka_unit_test(two_equal_parts_leave_the_eigenvector_undefined),
        cmocka_unit_test(two_equal_parts_leave_hubs_undefined),
        cmocka_unit_test(negative_values_leave_all_undefined),
        cmocka_unit_test(only_the_strongest_part_has_standing),
        cmocka_unit_test(the_unit_of_the_values_does_not_matter),
        cmocka_unit_test(who_sends_nothing_spreads_evenly),
        cmocka_unit_test(pagerank_is_given_in_proportion_to_the_values),
        cmocka_unit_test(a_good_hub_names_good_authorities),
        cmocka_unit_test(the_centralisation_alone_is_the_same),
        cmocka_unit_test(eigenvectors_are_those_of_a_dense_solver),
        cmocka_unit_test(hubs_are_those_of_a_dense_solver),
        cmocka_unit_test(power_satisfies_its_equation),
        cmocka_unit_test(pagerank_is_that_of_igraph),
        cmocka_unit_test(real_networks_have_their_eigenvectors),
    };

    return cmocka_run_group_tests_name("eigenvectors", tests, NULL, NULL);
}
