/* test_holes.c - Burt's structural holes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/holes.h"
#include "expected.h"
#include "graphs.h"
#include "reference_folder.h"

/* ---- closed forms ---- */

static void the_centre_of_a_star_has_only_holes(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 2; n < 9; n++) {
        const struct graph star = shape_graph(SHAPE_STAR, n, n % 2 == 0, pool);
        const struct holes holes = holes_make(&star, pool);
        const double contacts = (double)n - 1;
        assert_figure(holes.effective_size[0], contacts, "effective size");
        assert_figure(holes.efficiency[0], 1, "efficiency");
        assert_figure(holes.constraint[0], 1 / contacts, "constraint");
        assert_figure(holes.constraint_ego[0], 1 / contacts, "constraint_ego");
        assert_figure(holes.constraint_hierarchy[0], n == 2 ? 1 : 0, "hierarchy");
    }
}

static void who_has_one_contact_is_wholly_constrained(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph star = shape_graph(SHAPE_STAR, 6, false, pool);
    const struct holes holes = holes_make(&star, pool);

    (void)state;
    for (size_t i = 1; i < star.count; i++) {
        assert_figure(holes.effective_size[i], 1, "effective size");
        assert_figure(holes.efficiency[i], 1, "efficiency");
        assert_figure(holes.constraint[i], 1, "constraint");
        assert_figure(holes.constraint_ego[i], 1, "constraint_ego");
        assert_figure(holes.constraint_hierarchy[i], 1, "hierarchy");
    }
}

/* Every contact repeats the others: of n - 1 contacts (n - 2) / (n - 1) is repeated
 * n - 1 times, which leaves 1. c_ij = (p + (n - 2) p p)^2 with p = 1 / (n - 1). */
static void a_complete_network_has_no_holes(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 3; n < 9; n++) {
        const struct graph complete = shape_graph(SHAPE_COMPLETE, n, n % 2 == 0, pool);
        const struct holes holes = holes_make(&complete, pool);
        const double p = 1 / ((double)n - 1);
        const double invested = p + ((double)n - 2) * p * p;
        assert_figure(holes.effective_size[0], 1, "effective size");
        assert_figure(holes.efficiency[0], p, "efficiency");
        assert_figure(holes.constraint[0], ((double)n - 1) * invested * invested,
                      "constraint");
        assert_figure(holes.constraint_ego[0], holes.constraint[0], "constraint_ego");
        assert_figure(holes.constraint_hierarchy[0], 0, "hierarchy");
    }
}

static void a_ring_of_five_is_all_halves(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 5, true, pool);
    const struct holes holes = holes_make(&ring, pool);

    (void)state;
    for (size_t i = 0; i < ring.count; i++) {
        assert_figure(holes.effective_size[i], 2, "effective size");
        assert_figure(holes.constraint[i], 0.5, "constraint");
        assert_figure(holes.constraint_ego[i], 0.5, "constraint_ego");
    }
}

static void who_has_no_tie_has_no_figures(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 0; n < 4; n++) {
        const struct graph empty = shape_graph(SHAPE_EMPTY, n, true, pool);
        const struct holes holes = holes_make(&empty, pool);
        for (size_t i = 0; i < n; i++) {
            assert_true(isnan(holes.effective_size[i]) && isnan(holes.efficiency[i]));
            assert_true(isnan(holes.constraint[i]) && isnan(holes.constraint_ego[i]));
            assert_true(isnan(holes.constraint_hierarchy[i]));
        }
    }
}

/* ---- by hand ---- */

/* 0 -> 1 with 3, 1 -> 0 with 1, 0 -> 2 with 2, 2 -> 1 with 1, 1 -> 3 with 2:
 * z01 = 4, z02 = 2, z12 = 1, z13 = 2; sums 6, 7, 3, 2; highest 4, 4, 2, 2.
 *
 * Of 0: p01 = 2/3, p02 = 1/3.
 *   repeated: by 1 p02 z12/4 = 1/12, by 2 p01 z12/2 = 1/3; effective 2 - 5/12 = 19/12.
 *   c01 = (2/3 + 1/3 * 1/3)^2 = (7/9)^2 = 49/81
 *   c02 = (1/3 + 2/3 * 1/7)^2 = (9/21)^2 = 9/49; C = 0.604938... + 0.183673...
 *   among 0, 1, 2 only the sum of 1 is 5 instead of 7:
 *   (7/9)^2 + (1/3 + 2/3 * 1/5)^2 = 49/81 + 49/225
 *   r1 = 49/81 / (C/2), r2 = 9/49 / (C/2), H = (r1 ln r1 + r2 ln r2) / (2 ln 2). */
static const char VALUED[] = "-32.\n"
                             "1-.2\n"
                             ".1-.\n"
                             "...-\n";

static void values_weigh_as_worked_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(VALUED, true, pool);
    const struct graph graph =
        graph_make(&relation, 4, (struct graph_reading){.is_valued = true}, pool);
    const struct holes holes = holes_make(&graph, pool);
    const double first = 49.0 / 81;
    const double second = 9.0 / 49;
    const double mean = (first + second) / 2;

    (void)state;
    assert_figure(holes.effective_size[0], 19.0 / 12, "effective size");
    assert_figure(holes.efficiency[0], 19.0 / 24, "efficiency");
    assert_figure(holes.constraint[0], first + second, "constraint");
    assert_figure(holes.constraint_ego[0], 49.0 / 81 + 49.0 / 225, "constraint_ego");
    assert_figure(
        holes.constraint_hierarchy[0],
        (first / mean * log(first / mean) + second / mean * log(second / mean)) /
            (2 * log(2)),
        "hierarchy");
}

static void a_negative_value_leaves_everything_undefined(void **state)
{
    static const struct tie TIES[] = {{0, 1, 1}, {1, 2, -1}};
    const struct relation relation = {"", true, TIES, 2, NULL};
    SCOPED(pool) pool = pool_new();
    const struct graph graph =
        graph_make(&relation, 3, (struct graph_reading){.is_valued = true}, pool);
    const struct holes holes = holes_make(&graph, pool);

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_true(isnan(holes.constraint[i]) && isnan(holes.effective_size[i]));
    }
}

/* ---- beside others ---- */

static const struct chance CHANCES[] = {
    {.count = 12, .tie_percent = 10, .is_directed = true},
    {.count = 12, .tie_percent = 10, .is_directed = false},
    {.count = 30, .tie_percent = 15, .is_directed = true, .is_valued = true},
    {.count = 30, .tie_percent = 15, .is_directed = false, .is_valued = true},
    {.count = 20, .tie_percent = 60, .is_directed = true},
    {.count = 90, .tie_percent = 4, .is_directed = true, .is_valued = true},
};

static void values_of(const struct graph *graph, igraph_vector_t *values_out)
{
    assert_int_equal(igraph_vector_init(values_out, 0), IGRAPH_SUCCESS);
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            if (graph->is_directed || graph->out.to[k] > i) {
                assert_int_equal(igraph_vector_push_back(values_out, graph->out.value[k]),
                                 IGRAPH_SUCCESS);
            }
        }
    }
}

static void constraint_is_that_of_igraph(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES) * 5; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i / 5], i, pool);
        const struct holes holes = holes_make(&graph, pool);
        igraph_t oracle;
        igraph_vector_t values;
        igraph_vector_t constraint;
        oracle_init(&oracle, &graph);
        values_of(&graph, &values);
        assert_int_equal(igraph_vector_init(&constraint, 0), IGRAPH_SUCCESS);
        assert_int_equal(
            igraph_constraint(&oracle, &constraint, igraph_vss_all(), &values),
            IGRAPH_SUCCESS);
        for (size_t j = 0; j < graph.count; j++) {
            assert_figure(holes.constraint[j], VECTOR(constraint)[j], "constraint");
        }
        igraph_vector_destroy(&constraint);
        igraph_vector_destroy(&values);
        igraph_destroy(&oracle);
    }
}

static void compare(const struct expected *expected, const char *name,
                    const double *figures, struct pool *pool)
{
    double *wanted = pool_array(pool, expected->count, double);

    if (!expected_figures(expected, name, wanted)) {
        return; /* values only where ties have them */
    }
    for (size_t i = 0; i < expected->count; i++) {
        expected_assert_equal(expected, name, figures[i], wanted[i]);
    }
}

static void the_real_networks_have_the_figures_of_other_programs(void **state)
{
    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < EXPECTED_SET_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        const struct expected expected = expected_load(&EXPECTED_SETS[i], pool);
        const struct graph graph = expected_graph(&expected, pool);
        const struct graph valued = expected_graph_valued(&expected, pool);
        const struct holes holes = holes_make(&graph, pool);
        const struct holes by_value = holes_make(&valued, pool);
        compare(&expected, "effective_size_burt", holes.effective_size, pool);
        compare(&expected, "efficiency_burt", holes.efficiency, pool);
        compare(&expected, "constraint_whole", holes.constraint, pool);
        compare(&expected, "constraint_ego_ucinet", holes.constraint_ego, pool);
        compare(&expected, "constraint_valued", by_value.constraint, pool);
        compare(&expected, "effective_size_valued", by_value.effective_size, pool);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_centre_of_a_star_has_only_holes),
        cmocka_unit_test(who_has_one_contact_is_wholly_constrained),
        cmocka_unit_test(a_complete_network_has_no_holes),
        cmocka_unit_test(a_ring_of_five_is_all_halves),
        cmocka_unit_test(who_has_no_tie_has_no_figures),
        cmocka_unit_test(values_weigh_as_worked_by_hand),
        cmocka_unit_test(a_negative_value_leaves_everything_undefined),
        cmocka_unit_test(constraint_is_that_of_igraph),
        cmocka_unit_test(the_real_networks_have_the_figures_of_other_programs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
