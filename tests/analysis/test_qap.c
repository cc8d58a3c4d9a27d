/* test_qap.c - correlation of two matrices and its chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/qap.h"
#include "analysis/random.h"
#include "qap_reference.h"
#include "reference_folder.h"

static struct qap qap_of(const char *first, const char *second, bool is_undirected)
{
    SCOPED(pool) pool = pool_new();
    const struct matrix x = matrix_of_text(first, pool);
    const struct matrix y = matrix_of_text(second, pool);

    return qap_test(&(struct qap_question){&x, &y, is_undirected, 1000, 1});
}

/* Arcs 0>1 and 1>0 beside 0>1 and 1>2. Six cells: x 1 in {01, 10}, y 1 in {01, 12}; both
 * in one. sum x = sum y = 2, sum xy = 1: r = (6*1 - 4) / (6*2 - 4) = 0.25; Jaccard 1/3,
 * matching 4/6.
 *
 * The six orders put the path of y (two arcs one after the other) everywhere it can be:
 * 0>1>2, 0>2>1, 1>0>2, 1>2>0, 2>0>1, 2>1>0. With the pair {01, 10} they share an arc in
 * 0>1>2, 1>0>2, 2>0>1 and 2>1>0, none in the other two. So r >= 0.25 in 4 of 6,
 * r <= 0.25 in all, and without a shared arc r = -4/8: |r| >= 0.25 in all. */
static void three_organisations_are_as_worked_by_hand(void **state)
{
    (void)state;
    const struct qap qap = qap_of("010 100 000", "010 001 000", false);

    assert_int_equal(qap.cell_count, 6);
    assert_figure(qap.r.observed, 0.25, 1e-15);
    assert_figure(qap.jaccard, 1.0 / 3, 1e-15);
    assert_figure(qap.matching, 4.0 / 6, 1e-15);
    assert_true(qap.r.is_exact);
    assert_int_equal(qap.r.draw_count, 6);
    assert_figure(qap.r.p_greater, 4.0 / 6, 1e-15);
    assert_figure(qap.r.p_less, 1, 0);
    assert_figure(qap.r.p_two_sided, 1, 0);
    assert_figure(qap.r.monte_carlo_error, 0, 0);
    assert_figure(qap.r.mean, 0, 1e-15);
}

/* A star beside itself: of the n! orders those that leave its middle in place, 1 in n. */
static void star_beside_itself_has_the_chance_of_its_middle(void **state)
{
    (void)state;
    const char *star = "01111 10000 10000 10000 10000";
    const struct qap qap = qap_of(star, star, true);

    assert_int_equal(qap.cell_count, 10);
    assert_int_equal(qap.r.draw_count, 120);
    assert_figure(qap.r.observed, 1, 1e-15);
    assert_figure(qap.r.p_greater, 1.0 / 5, 1e-15);
    assert_figure(qap.r.p_less, 1, 0);
    assert_figure(qap.jaccard, 1, 0);
}

static void undirected_gives_what_directed_gives_for_symmetric_matrices(void **state)
{
    (void)state;
    const char *x = "0110 1001 1000 0100";
    const char *y = "0100 1011 0100 0100";
    const struct qap directed = qap_of(x, y, false);
    const struct qap undirected = qap_of(x, y, true);

    assert_int_equal(directed.cell_count, 2 * undirected.cell_count);
    assert_figure(directed.r.observed, undirected.r.observed, 1e-15);
    assert_figure(directed.r.p_greater, undirected.r.p_greater, 0);
    assert_figure(directed.r.p_two_sided, undirected.r.p_two_sided, 0);
    assert_figure(directed.matching, undirected.matching, 1e-15);
}

static void matrix_without_differences_has_no_correlation(void **state)
{
    (void)state;
    static const struct {
        const char *claim, *x, *y;
    } ROWS[] = {
        {"no ties", "000 000 000", "010 000 000"},
        {"all ties", "011 101 110", "010 000 000"},
        {"two organisations, both ties", "01 10", "01 10"},
        {"one organisation", "0", "0"},
        {"nothing known", "0.. .0. ..0", "010 001 100"},
        {"known in one or the other", "01. .0. ..0", "0.1 1.0 000"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        const struct qap qap = qap_of(ROWS[i].x, ROWS[i].y, false);
        if (!isnan(qap.r.observed) || !isnan(qap.r.p_two_sided) ||
            !isnan(qap.r.monte_carlo_error)) {
            fail_msg("%s", ROWS[i].claim);
        }
    }
    assert_true(isnan(qap_of("000 000 000", "000 000 000", false).jaccard));
    assert_true(isnan(qap_of("0", "0", false).matching));
}

/* The known cells of x: 02, 10, 12, 20, 21 with 0 1 0 1 1; y there 1 1 0 0 1.
 * n 5, sums 3 and 3, both 2: r = (10 - 9) / sqrt(6 * 6) = 1/6. */
static void unknown_cells_are_left_out(void **state)
{
    (void)state;
    const struct qap qap = qap_of("0.0 100 110", "011 100 010", false);

    assert_int_equal(qap.cell_count, 5);
    assert_figure(qap.r.observed, 1.0 / 6, 1e-15);
    assert_figure(qap.jaccard, 2.0 / 4, 1e-15);
    assert_figure(qap.matching, 3.0 / 5, 1e-15);
}

/* Pearson of what is known at both, straight from its definition. */
static double pearson(const struct matrix *x, const struct matrix *y, const size_t *order)
{
    const size_t count = x->count;
    double sums[6] = {0};

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const double a = x->cells[i * count + j];
            const double b = y->cells[order[i] * count + order[j]];
            if (i != j && !isnan(a) && !isnan(b)) {
                const double terms[] = {1, a, b, a * a, b * b, a * b};
                for (size_t k = 0; k < 6; k++) {
                    sums[k] += terms[k];
                }
            }
        }
    }
    return (sums[0] * sums[5] - sums[1] * sums[2]) /
           sqrt((sums[0] * sums[3] - sums[1] * sums[1]) *
                (sums[0] * sums[4] - sums[2] * sums[2]));
}

static void orders_with_unknown_cells_are_correlated_over_what_is_known(void **state)
{
    (void)state;
    static const size_t ORDERS[][4] = {
        {0, 1, 2, 3}, {0, 1, 3, 2}, {0, 2, 1, 3}, {0, 2, 3, 1}, {0, 3, 1, 2},
        {0, 3, 2, 1}, {1, 0, 2, 3}, {1, 0, 3, 2}, {1, 2, 0, 3}, {1, 2, 3, 0},
        {1, 3, 0, 2}, {1, 3, 2, 0}, {2, 0, 1, 3}, {2, 0, 3, 1}, {2, 1, 0, 3},
        {2, 1, 3, 0}, {2, 3, 0, 1}, {2, 3, 1, 0}, {3, 0, 1, 2}, {3, 0, 2, 1},
        {3, 1, 0, 2}, {3, 1, 2, 0}, {3, 2, 0, 1}, {3, 2, 1, 0}};
    SCOPED(pool) pool = pool_new();
    const struct matrix x = matrix_of_text("0.13 1020 4103 0210", pool);
    const struct matrix y = matrix_of_text("0102 20.3 1100 4020", pool);
    const struct qap qap = qap_test(&(struct qap_question){&x, &y, false, 0, 1});
    const double observed = pearson(&x, &y, ORDERS[0]);
    double greater = 0;
    double two_sided = 0;
    double sum = 0;

    for (size_t i = 0; i < 24; i++) {
        const double r = pearson(&x, &y, ORDERS[i]);
        greater += r >= observed - 1e-9;
        two_sided += fabs(r) >= fabs(observed) - 1e-9;
        sum += r;
    }
    assert_figure(qap.r.observed, observed, 1e-14);
    assert_figure(qap.r.p_greater, greater / 24, 1e-15);
    assert_figure(qap.r.p_two_sided, two_sided / 24, 1e-15);
    assert_figure(qap.r.mean, sum / 24, 1e-14);
}

/* 11 organisations are sampled; two matrices of the same ring turned by one have few
 * other orders. */
static void sample_is_the_same_for_the_same_seed(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(random) random = random_new(5);
    struct matrix x = {11, pool_array(pool, 121, double)};
    struct matrix y = {11, pool_array(pool, 121, double)};

    for (size_t i = 0; i < 121; i++) {
        x.cells[i] = i % 12 != 0 && random_below(random, 3) == 0;
        y.cells[i] = i % 12 != 0 && random_below(random, 3) == 0;
    }
    const struct qap first = qap_test(&(struct qap_question){&x, &y, false, 500, 7});
    const struct qap again = qap_test(&(struct qap_question){&x, &y, false, 500, 7});
    const struct qap other = qap_test(&(struct qap_question){&x, &y, false, 500, 8});
    const double p = first.r.p_two_sided;

    assert_false(first.r.is_exact);
    assert_int_equal(first.r.draw_count, 500);
    assert_figure(first.r.mean, again.r.mean, 0);
    assert_true(first.r.mean != other.r.mean);
    assert_figure(first.r.monte_carlo_error, sqrt(p * (1 - p) / 500), 1e-15);
}

/* ---- the reference ---- */

static const char *const SETS[] = {
    "knokbur", "krackhardt-hightech", "lazega-law",      "padgett-florentine",
    "sampson", "thurman-office",      "tobacco-indiana", NULL};

static void p_agrees(const char *at, const char *name, double p, double draws)
{
    const double expected = reference_number(at, name);
    const double error = sqrt(fmax(expected * (1 - expected), 1 / draws) / 10000 +
                              fmax(p * (1 - p), 1 / draws) / draws);

    if (!(fabs(p - expected) <= 4 * error)) {
        fail_msg("%s: %g, not %g", name, p, expected);
    }
}

static void model_agrees(const char *set, const char *at)
{
    SCOPED(pool) pool = pool_new();
    const char *x_name = NULL;
    const char *y_name = NULL;
    const char *mode = NULL;

    assert_int_equal(reference_names(at, "x", &x_name, pool), 1);
    assert_int_equal(reference_names(at, "y", &y_name, pool), 1);
    assert_int_equal(reference_names(at, "mode", &mode, pool), 1);
    const struct matrix x = reference_matrix(set, x_name, pool);
    const struct matrix y = reference_matrix(set, y_name, pool);
    const struct matrix x_binary = matrix_binary(&x, pool);
    const struct matrix y_binary = matrix_binary(&y, pool);
    const bool is_undirected = strcmp(mode, "graph") == 0;
    const struct qap qap =
        qap_test(&(struct qap_question){&x, &y, is_undirected, 1000, 3});
    const struct qap binary =
        qap_test(&(struct qap_question){&x_binary, &y_binary, is_undirected, 1, 1});

    assert_int_equal(qap.cell_count, (size_t)reference_number(at, "cells"));
    assert_figure(qap.r.observed, reference_number(at, "pearson"), 1e-9);
    assert_figure(binary.r.observed, reference_number(at, "pearson_binary"), 1e-9);
    assert_figure(qap.jaccard, reference_number(at, "jaccard"), 1e-9);
    assert_figure(qap.matching, reference_number(at, "simple_matching"), 1e-9);
    p_agrees(at, "p_ge", qap.r.p_greater, 1000);
    p_agrees(at, "p_le", qap.r.p_less, 1000);
    assert_figure(qap.r.sd, reference_number(at, "perm_sd"), 0.015);
}

static void all_sets_agree_with_sna(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    size_t models = 0;

    for (size_t i = 0; SETS[i] != NULL; i++) {
        const char *at = reference_text(SETS[i], "expected-qap.json", pool);
        assert_non_null(at);
        while ((at = strstr(at, "\"qap_correlation\"")) != NULL) {
            model_agrees(SETS[i], at);
            at++;
            models++;
        }
    }
    assert_true(models >= 20);
}

/* Full enumeration of 10!: S, the ties in common, is 11; counted are 2,633,236 orders
 * with S >= 11, 1,512,175 with S <= 11, 3,059,292 at least as far from the mean. */
static void all_orders_of_ten_are_counted_to_the_last(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();

    const struct matrix x = reference_matrix("knokbur", "information", pool);
    const struct matrix y = reference_matrix("knokbur", "money", pool);
    const struct qap qap = qap_test(&(struct qap_question){&x, &y, false, 0, 1});
    const double orders = 3628800;

    assert_int_equal(qap.r.draw_count, 3628800);
    assert_figure(qap.r.p_greater * orders, 2633236, 1e-6);
    assert_figure(qap.r.p_less * orders, 1512175, 1e-6);
    assert_figure(qap.r.p_two_sided * orders, 3059292, 1e-6);
    assert_figure(qap.r.mean, 0, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_organisations_are_as_worked_by_hand),
        cmocka_unit_test(star_beside_itself_has_the_chance_of_its_middle),
        cmocka_unit_test(undirected_gives_what_directed_gives_for_symmetric_matrices),
        cmocka_unit_test(matrix_without_differences_has_no_correlation),
        cmocka_unit_test(unknown_cells_are_left_out),
        cmocka_unit_test(orders_with_unknown_cells_are_correlated_over_what_is_known),
        cmocka_unit_test(sample_is_the_same_for_the_same_seed),
        cmocka_unit_test(all_sets_agree_with_sna),
        cmocka_unit_test(all_orders_of_ten_are_counted_to_the_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
