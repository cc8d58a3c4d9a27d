/* test_cug.c - a figure of a network beside that of networks drawn like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/cug.h"
#include "qap_reference.h"

static double mutual_pairs(void *context, const struct graph *graph, struct pool *pool)
{
    size_t count = 0;

    (void)context;
    (void)pool;
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < i; j++) {
            count += graph_has(graph, i, j) && graph_has(graph, j, i);
        }
    }
    return (double)count;
}

static double ties(void *context, const struct graph *graph, struct pool *pool)
{
    (void)context;
    (void)pool;
    return (double)graph->tie_count;
}

/* Undefined without a mutual pair. */
static double ties_of_mutual(void *context, const struct graph *graph, struct pool *pool)
{
    const double count = mutual_pairs(context, graph, pool);

    return count > 0 ? (double)graph->tie_count / count : (double)NAN;
}

static const struct tie MUTUAL[] = {{0, 1, 1}, {1, 0, 1}};
static const struct tie APART[] = {{0, 1, 1}, {1, 2, 1}};

static struct cug cug_of(const struct tie *two_ties, enum random_given given,
                         cug_measure_fn measure, size_t draws)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = {"", true, two_ties, 2, NULL};
    const struct graph graph = graph_make(&relation, 3, (struct graph_reading){0}, pool);

    return cug_test(&(struct cug_question){&graph, given, measure, NULL, draws, 6});
}

/* Two arcs of three organisations: 15 graphs, 3 of them with a mutual pair. Of any size,
 * a pair is mutual in 1 of 4: none in 27 of 64. */
static void chance_of_a_mutual_pair_is_as_worked_by_hand(void **state)
{
    (void)state;
    enum { DRAWS = 20000 };
    const struct chance density =
        cug_of(MUTUAL, GIVEN_DENSITY, mutual_pairs, DRAWS).chance;
    const struct chance size = cug_of(MUTUAL, GIVEN_SIZE, mutual_pairs, DRAWS).chance;

    assert_figure(density.observed, 1, 0);
    assert_int_equal(density.draw_count, DRAWS);
    assert_false(density.is_exact);
    assert_figure(density.p_greater, 0.2, 4 * sqrt(0.16 / DRAWS));
    assert_figure(density.p_less, 1, 0);
    assert_figure(density.mean, 0.2, 4 * sqrt(0.16 / DRAWS));
    assert_figure(density.sd, 0.4, 0.01);
    assert_figure(density.p_two_sided, density.p_greater, 0);
    assert_figure(density.monte_carlo_error,
                  sqrt(density.p_greater * (1 - density.p_greater) / DRAWS), 1e-15);
    assert_figure(size.p_greater, 37.0 / 64, 4 * 0.5 / sqrt(DRAWS));
    assert_figure(size.mean, 0.75, 4 * 0.75 / sqrt(DRAWS));
}

static void what_is_given_does_not_vary(void **state)
{
    (void)state;
    const struct chance density = cug_of(MUTUAL, GIVEN_DENSITY, ties, 50).chance;
    const struct chance census =
        cug_of(MUTUAL, GIVEN_DYAD_CENSUS, mutual_pairs, 50).chance;

    assert_figure(density.sd, 0, 0);
    assert_figure(density.p_greater, 1, 0);
    assert_figure(density.p_less, 1, 0);
    assert_figure(density.p_two_sided, 1, 0);
    assert_figure(census.sd, 0, 0);
    assert_figure(census.mean, 1, 0);
}

static void undefined_draws_are_left_out_and_counted(void **state)
{
    (void)state;
    const struct cug cug = cug_of(MUTUAL, GIVEN_DENSITY, ties_of_mutual, 1000);
    const struct cug undefined = cug_of(APART, GIVEN_DENSITY, ties_of_mutual, 1000);
    const struct cug never = cug_of(APART, GIVEN_DYAD_CENSUS, ties_of_mutual, 10);

    assert_int_equal(cug.chance.draw_count + cug.undefined_count, 1000);
    assert_true(cug.undefined_count > 700 && cug.undefined_count < 900);
    assert_figure(cug.chance.p_greater, 1, 0);
    assert_true(isnan(undefined.chance.observed));
    assert_true(isnan(undefined.chance.p_greater));
    assert_figure(undefined.chance.mean, 2, 0);
    assert_int_equal(never.undefined_count, 10);
    assert_true(isnan(never.chance.mean));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_of_a_mutual_pair_is_as_worked_by_hand),
        cmocka_unit_test(what_is_given_does_not_vary),
        cmocka_unit_test(undefined_draws_are_left_out_and_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
