/* test_rank_correlation.c - Kendall's tau-b beside published examples, R, and a count of
 * all pairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "analysis/rank_correlation.h"
#include "base/attributes.h"
#include "graphs.h"

enum { PEOPLE_MOST = 120 };

/* Hollander & Wolfe 1973, p. 187, as in R's ?cor.test: T = 26, p = 0.1194. */
static void tuna_without_ties_have_the_exact_p(void **state)
{
    static const double FIRST[] = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
    static const double SECOND[] = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
    SCOPED(pool) pool = pool_new();
    const struct tau tau = tau_make(FIRST, SECOND, 9, pool);

    (void)state;
    assert_true(tau.is_exact);
    assert_figure(tau.tau, 16.0 / 36, "26 pairs agree, 10 do not");
    assert_figure(tau.p, 0.11943893298059960, "p as R gives it");
    assert_true(isnan(tau.low));
}

/* Of all orders of 20 one is as they stand, and one is the reverse. */
static void the_most_extreme_order_keeps_its_small_p(void **state)
{
    SCOPED(pool) pool = pool_new();
    double first[20];
    double second[20];
    double orders = 1;

    (void)state;
    for (size_t i = 0; i < 20; i++) {
        first[i] = (double)i;
        second[i] = (double)(20 - i);
        orders *= (double)(i + 1);
    }
    const struct tau alike = tau_make(first, first, 20, pool);
    const struct tau reversed = tau_make(first, second, 20, pool);
    assert_true(alike.is_exact);
    assert_true(fabs(alike.p * orders / 2 - 1) < 1e-9);
    assert_true(fabs(reversed.p * orders / 2 - 1) < 1e-9);
}

/* (1 2 3 4) and (2 4 1 3): three pairs of six agree, and of all orders more than half
 * have as few, and as many. */
static void no_p_is_above_one(void **state)
{
    static const double FIRST[] = {1, 2, 3, 4};
    static const double SECOND[] = {2, 4, 1, 3};
    SCOPED(pool) pool = pool_new();
    const struct tau tau = tau_make(FIRST, SECOND, 4, pool);

    (void)state;
    assert_figure(tau.tau, 0, "tau");
    assert_figure(tau.p, 1, "p");
}

/* Up to fifty, and where no two are equal on either side. */
static void p_is_exact_of_few_without_ties(void **state)
{
    SCOPED(pool) pool = pool_new();
    double first[TAU_EXACT_MOST + 1];
    double second[TAU_EXACT_MOST + 1];

    (void)state;
    for (size_t i = 0; i <= TAU_EXACT_MOST; i++) {
        first[i] = (double)i;
        second[i] = (double)(i * 7 % 53);
    }
    assert_true(tau_make(first, second, TAU_EXACT_MOST, pool).is_exact);
    assert_false(tau_make(first, second, TAU_EXACT_MOST + 1, pool).is_exact);
    first[0] = first[1];
    assert_false(tau_make(first, second, 20, pool).is_exact);
    assert_false(tau_make(second, first, 20, pool).is_exact);
}

/* From ten on; of nearly one order it would reach past 1, and of one it is a point. */
static void the_interval_stays_within_one(void **state)
{
    static const double NEARLY[] = {2, 1, 3, 4, 5, 6, 7, 8, 9, 10};
    double first[PEOPLE_MOST];
    double tied[PEOPLE_MOST];
    double turned[ARRAY_COUNT(NEARLY)];
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < PEOPLE_MOST; i++) {
        first[i] = (double)i;
        tied[i] = (double)(i / 3);
    }
    for (size_t i = 0; i < ARRAY_COUNT(NEARLY); i++) {
        turned[i] = -NEARLY[i];
    }
    assert_true(isnan(tau_make(first, NEARLY, TAU_INTERVAL_LEAST - 1, pool).low));
    const struct tau nearly = tau_make(first, NEARLY, TAU_INTERVAL_LEAST, pool);
    assert_true(nearly.low < nearly.tau);
    assert_figure(nearly.high, 1, "no more than 1");
    assert_figure(tau_make(first, turned, TAU_INTERVAL_LEAST, pool).low, -1,
                  "no less than -1");
    for (size_t count = TAU_INTERVAL_LEAST; count <= PEOPLE_MOST; count++) {
        assert_true(tau_make(first, first, count, pool).low > 1 - 1e-6);
        assert_true(tau_make(tied, tied, count, pool).low > 1 - 1e-6);
    }
}

/* Income and job satisfaction of 96 people (Agresti 2002, 2.4.3): tau-b .1524. The error
 * is the delta method's, worked out in R by numerical differences. */
static void income_and_satisfaction_go_together_a_little(void **state)
{
    static const size_t COUNTS[4][4] = {
        {1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
    SCOPED(pool) pool = pool_new();
    double first[PEOPLE_MOST];
    double second[PEOPLE_MOST];
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < 16; i++) {
        for (size_t j = 0; j < COUNTS[i / 4][i % 4]; j++) {
            first[count] = (double)(i / 4);
            second[count++] = (double)(i % 4);
        }
    }
    const struct tau tau = tau_make(first, second, count, pool);
    assert_int_equal(tau.count, 96);
    assert_false(tau.is_exact);
    assert_figure(tau.tau, 0.152352151346596909, "tau-b as R gives it");
    assert_figure(tau.p, 0.086029485567143335, "p as R gives it");
    assert_true(fabs(tau.error - 0.0818360657137) < 1e-9);
    assert_true(fabs(tau.low - (tau.tau - 1.959964 * tau.error)) < 1e-6);
}

/* R: cor.test(x, y, method = "kendall", exact = FALSE). */
static void twelve_people_with_ties(void **state)
{
    static const double FIRST[] = {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4};
    static const double SECOND[] = {1, 2, 2, 3, 1, 2, 3, 3, 3, 4, 3, 4};
    SCOPED(pool) pool = pool_new();
    const struct tau tau = tau_make(FIRST, SECOND, 12, pool);

    (void)state;
    assert_figure(tau.tau, 0.563133337100947595, "tau-b");
    assert_figure(tau.p, 0.028116539203647439, "p");
    assert_true(fabs(tau.error - 0.14448838476) < 1e-9);
}

static void a_row_with_one_unknown_does_not_count(void **state)
{
    static const double FIRST[] = {1, 2, NAN, 3};
    static const double SECOND[] = {1, 2, 3, NAN};
    SCOPED(pool) pool = pool_new();
    const struct tau tau = tau_make(FIRST, SECOND, 4, pool);

    (void)state;
    assert_int_equal(tau.count, 2);
    assert_figure(tau.tau, 1, "tau");
}

static void what_does_not_vary_has_no_tau(void **state)
{
    static const double FIRST[] = {2, 2, 2};
    static const double SECOND[] = {1, 2, 3};
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_true(isnan(tau_make(FIRST, SECOND, 3, pool).tau));
    assert_true(isnan(tau_make(FIRST, SECOND, 0, pool).tau));
}

/* ---- whatever the answers are ---- */

static double sign(double difference)
{
    return (double)((difference > 0) - (difference < 0));
}

static double tau_by_pairs(const double *first, const double *second, size_t count)
{
    double score = 0;
    double in_first = 0;
    double in_second = 0;

    for (size_t i = 0; i < count * count; i++) {
        const double a = sign(first[i / count] - first[i % count]);
        const double b = sign(second[i / count] - second[i % count]);
        score += a * b;
        in_first += a * a;
        in_second += b * b;
    }
    return in_first * in_second > 0 ? score / sqrt(in_first * in_second) : (double)NAN;
}

static void draw(double *values, size_t count, uint32_t levels, uint32_t *seed)
{
    for (size_t i = 0; i < count; i++) {
        *seed = *seed * 1664525 + 1013904223;
        values[i] = (double)((*seed >> 8) % levels);
    }
}

static void tau_is_what_a_count_of_all_pairs_gives(void **state)
{
    SCOPED(pool) pool = pool_new();
    double first[PEOPLE_MOST];
    double second[PEOPLE_MOST];
    uint32_t seed = 3;

    (void)state;
    for (uint32_t round = 0; round < 300; round++) {
        const size_t count = 2 + round % (PEOPLE_MOST - 2);
        draw(first, count, 2 + round % 50, &seed);
        draw(second, count, 2 + round % 7, &seed);
        const struct tau tau = tau_make(first, second, count, pool);
        assert_figure(tau.tau, tau_by_pairs(first, second, count), "tau-b");
        assert_figure(tau_value(first, second, count, pool), tau.tau, "tau-b alone");
    }
}

static void turning_one_scale_round_turns_tau_round(void **state)
{
    SCOPED(pool) pool = pool_new();
    double first[PEOPLE_MOST];
    double second[PEOPLE_MOST];
    uint32_t seed = 5;

    (void)state;
    draw(first, PEOPLE_MOST, 5, &seed);
    draw(second, PEOPLE_MOST, 5, &seed);
    const struct tau before = tau_make(first, second, PEOPLE_MOST, pool);
    for (size_t i = 0; i < PEOPLE_MOST; i++) {
        second[i] = 6 - second[i];
    }
    const struct tau after = tau_make(first, second, PEOPLE_MOST, pool);
    assert_figure(after.tau, -before.tau, "tau");
    assert_figure(after.p, before.p, "p");
    assert_figure(after.low, -before.high, "interval");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tuna_without_ties_have_the_exact_p),
        cmocka_unit_test(the_most_extreme_order_keeps_its_small_p),
        cmocka_unit_test(no_p_is_above_one),
        cmocka_unit_test(p_is_exact_of_few_without_ties),
        cmocka_unit_test(the_interval_stays_within_one),
        cmocka_unit_test(income_and_satisfaction_go_together_a_little),
        cmocka_unit_test(twelve_people_with_ties),
        cmocka_unit_test(a_row_with_one_unknown_does_not_count),
        cmocka_unit_test(what_does_not_vary_has_no_tau),
        cmocka_unit_test(tau_is_what_a_count_of_all_pairs_gives),
        cmocka_unit_test(turning_one_scale_round_turns_tau_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
