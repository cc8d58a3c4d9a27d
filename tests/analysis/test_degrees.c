/* test_degrees.c - ties counted, and how unevenly they are spread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/degrees.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

enum { N = 7 };

/* A star sends from its centre to all: in-degrees 0 1 1 1 1 1 1, so the sum of
 * differences from the greatest is 1 and the centralisation 1/36; out-degrees 6 0 0 0 0 0
 * 0 give the greatest sum there is, 36/36; in U it is 30/30. A line of seven has in U
 * degrees 1 2 2 2 2 2 1: (1 + 1)/30. */
static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    double density;
    double mean_degree;
    double in;
    double out;
    double all;
    size_t isolates;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, NAN, NAN, NAN, NAN, NAN, 0},
    {"one", SHAPE_EMPTY, 1, NAN, 0, NAN, NAN, NAN, 1},
    {"two without a tie", SHAPE_EMPTY, 2, 0, 0, 0, 0, NAN, 2},
    {"one sends to the other", SHAPE_LINE, 2, 0.5, 1, 1, 1, NAN, 0},
    {"empty", SHAPE_EMPTY, N, 0, 0, 0, 0, 0, N},
    {"complete", SHAPE_COMPLETE, N, 1, 6, 0, 0, 0, 0},
    {"ring", SHAPE_RING, N, 1.0 / 6, 2, 0, 0, 0, 0},
    {"star", SHAPE_STAR, N, 1.0 / 7, 12.0 / 7, 1.0 / 36, 1, 1, 0},
    {"line", SHAPE_LINE, N, 1.0 / 7, 12.0 / 7, 1.0 / 36, 1.0 / 36, 2.0 / 30, 0},
};

static void a_well_known_shape_has_its_closed_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, true, pool);
        const struct degrees degrees = degrees_make(&graph, pool);

        assert_figure(degrees.density, SHAPES[i].density, SHAPES[i].label);
        assert_figure(degrees.mean_degree, SHAPES[i].mean_degree, SHAPES[i].label);
        assert_figure(degrees.centralisation_in, SHAPES[i].in, SHAPES[i].label);
        assert_figure(degrees.centralisation_out, SHAPES[i].out, SHAPES[i].label);
        assert_figure(degrees.centralisation, SHAPES[i].all, SHAPES[i].label);
        assert_int_equal(degrees.isolates, SHAPES[i].isolates);
    }
}

static void without_direction_a_tie_counts_at_both_ends(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_STAR, N, false, pool);
    const struct degrees degrees = degrees_make(&graph, pool);

    (void)state;
    assert_int_equal(degrees.all[0], 6);
    assert_int_equal(degrees.in[0], 6);
    assert_int_equal(degrees.out[3], 1);
    assert_figure(degrees.density, 6.0 / 21, "density");
    assert_figure(degrees.centralisation, 1, "centralisation");
    assert_figure(degrees.centralisation_in, NAN, "in");
    assert_figure(degrees.centralisation_out, NAN, "out");
}

/*     - 3 .        sends   receives   neighbours
 *     2 - 4     A  3       2          B
 *     . . -     B  2 + 4   3          A C
 *               C  0       4          B           mean strength (3 + 6 + 0)/3 = 3 */
static void strengths_are_sums_of_values(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-3.\n2-4\n..-\n", true, pool);
    const struct degrees degrees = degrees_make(&graph, pool);
    static const double OUT[] = {3, 6, 0};
    static const double IN[] = {2, 3, 4};
    static const size_t ALL[] = {1, 2, 1};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(OUT); i++) {
        assert_figure(degrees.strength_out[i], OUT[i], "sent");
        assert_figure(degrees.strength_in[i], IN[i], "received");
        assert_int_equal(degrees.all[i], ALL[i]);
    }
    assert_figure(degrees.mean_strength, 3, "mean strength");
    assert_figure(degrees.mean_degree, 4.0 / 3, "mean degree");
}

/* Four organisations; D did not answer, and A left one cell open: 12 - 3 - 1 = 8 cells
 * are known, 3 of them ties. */
static void unknown_cells_are_left_out_of_the_density(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1?.\n1-.1\n..-.\n...-!\n", true, pool);
    const struct degrees degrees = degrees_make(&graph, pool);

    (void)state;
    assert_figure(degrees.density, 3.0 / 8, "density");
}

/* The same: A, B and C answered and sent 1, 2 and 0. The spread is 1 + 0 + 2 = 3 of at
 * most (3 - 1)(4 - 1) = 6, when one sends to all three others and two send nothing. D
 * counts among those who receive (1 1 0 1: spread 1 of 9). */
static void who_did_not_answer_is_left_out_of_the_spread_of_ties_sent(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1?.\n1-.1\n..-.\n...-!\n", true, pool);
    const struct degrees degrees = degrees_make(&graph, pool);

    (void)state;
    assert_figure(degrees.centralisation_out, 0.5, "out");
    assert_figure(degrees.centralisation_in, 1.0 / 9, "in");
}

static void with_one_answer_there_is_no_spread_of_ties_sent(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11\n.-.!\n..-!\n", true, pool);

    (void)state;
    assert_figure(degrees_make(&graph, pool).centralisation_out, NAN, "out");
}

static const struct {
    const char *label;
    const char *picture;
    bool is_directed;
    size_t isolates;
} ISOLATES[] = {
    {"nothing sent, nothing received", "-1.\n1-.\n..-\n", true, 1},
    {"named by another", "-.1\n1-.\n..-\n", true, 0},
    {"it did not answer", "-1.\n1-.\n..-!\n", true, 0},
    {"every cell of its own is open", "-1.\n1-.\n?\?-\n", true, 0},
    {"one cell of its own is open", "-1.\n1-.\n.?-\n", true, 1},
    {"another did not answer", "-1.!\n1-.\n..-\n", true, 1},
    {"nobody answered", "-..!\n.-.!\n..-!\n", true, 0},
    {"without direction, it did not answer", "-1.\n -.\n  -!\n", false, 0},
    {"without direction, another did not answer", "-1.!\n -.\n  -\n", false, 1},
};

static void an_isolate_answered_and_has_no_tie(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ISOLATES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            picture_graph(ISOLATES[i].picture, ISOLATES[i].is_directed, pool);
        assert_figure((double)degrees_make(&graph, pool).isolates,
                      (double)ISOLATES[i].isolates, ISOLATES[i].label);
    }
}

static void nothing_known_has_no_density(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-.!\n.-!\n", true, pool);

    (void)state;
    assert_figure(degrees_make(&graph, pool).density, NAN, "density");
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct graph *graph = &reference->graph;
    const struct degrees degrees = degrees_make(graph, pool);

    reference_check(reference, "n", (double)graph->count);
    reference_check(reference, graph->is_directed ? "arcs" : "edges_undirected",
                    (double)graph->tie_count);
    reference_check(reference, "density", degrees.density);
    reference_check_counts(reference, "degree_undirected", degrees.all);
    reference_check_counts(reference, "indegree", degrees.in);
    reference_check_counts(reference, "outdegree", degrees.out);
    reference_check(reference, "centralization_indegree", degrees.centralisation_in);
    reference_check(reference, "centralization_outdegree", degrees.centralisation_out);
    reference_check(reference, "centralization_degree_undirected",
                    degrees.centralisation);
}

static void others_count_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

static void check_valued(const struct reference *reference, struct pool *pool)
{
    const struct graph graph = expected_graph_valued(reference->expected, pool);
    const struct degrees degrees = degrees_make(&graph, pool);

    reference_check_each(reference, "indegree_valued", degrees.strength_in);
    reference_check_each(reference, "outdegree_valued", degrees.strength_out);
}

static void others_sum_the_same_values(void **state)
{
    (void)state;
    reference_each(check_valued);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_closed_form),
        cmocka_unit_test(without_direction_a_tie_counts_at_both_ends),
        cmocka_unit_test(strengths_are_sums_of_values),
        cmocka_unit_test(unknown_cells_are_left_out_of_the_density),
        cmocka_unit_test(who_did_not_answer_is_left_out_of_the_spread_of_ties_sent),
        cmocka_unit_test(with_one_answer_there_is_no_spread_of_ties_sent),
        cmocka_unit_test(an_isolate_answered_and_has_no_tie),
        cmocka_unit_test(nothing_known_has_no_density),
        cmocka_unit_test(others_count_the_same),
        cmocka_unit_test(others_sum_the_same_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
