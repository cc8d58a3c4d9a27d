/* test_reliability_edges.c - reliability where rounding, poles and sizes would lead
 * astray. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/reliability.h"
#include "graphs.h"

/* ---- alpha ---- */

/* Tenths have no exact sum: what is left by rounding is no variance. */
static void alpha_of_tenths_that_do_not_vary_is_undefined(void **state)
{
    static const double VALUES[] = {.1, .3, .1, .3, .1, .3, .1, .3, .1, .3, .1, .3};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 6, 2};
    const struct cronbach cronbach = cronbach_make(&table, pool);

    (void)state;
    assert_true(isnan(cronbach.alpha));
    assert_true(isnan(cronbach.standardised));
    assert_true(isnan(cronbach.low));
}

static void alpha_of_a_sum_that_does_not_vary_is_undefined(void **state)
{
    static const double VALUES[] = {1, 4, 2, 3, 4, 1, 2, 3, 5, 0, 3, 2, 3, 2};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 7, 2};

    (void)state;
    assert_true(isnan(cronbach_make(&table, pool).alpha));
}

/* Adding a million to every answer changes nothing. */
static void alpha_does_not_depend_on_where_the_scale_begins(void **state)
{
    static const double VALUES[] = {.1, .2, .4, .3, .5, .7, .2, .1};
    double far[8];
    SCOPED(pool) pool = pool_new();
    const struct score_table near_table = {VALUES, 4, 2};
    const struct score_table far_table = {far, 4, 2};

    (void)state;
    for (size_t i = 0; i < 8; i++) {
        far[i] = VALUES[i] + 1e6;
    }
    assert_true(fabs(cronbach_make(&near_table, pool).alpha -
                     cronbach_make(&far_table, pool).alpha) < 1e-8);
}

/* ---- ICC ---- */

static void judges_who_never_differ_agree_wholly(void **state)
{
    static const double VALUES[] = {.1, .1, .2, .2, .4, .4};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 3, 2};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        assert_figure(icc.forms[i].value, 1, ICC_FORM_CODES[i]);
        assert_true(isnan(icc.forms[i].f));
        assert_true(isnan(icc.forms[i].low));
    }
}

static void things_that_all_are_the_same_have_no_icc(void **state)
{
    static const double VALUES[] = {.1, .1, .1, .1, .1, .1, .1, .1};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 4, 2};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        assert_true(isnan(icc.forms[i].value));
    }
}

/* Satterthwaite leaves less than one degree of freedom. */
static void judges_who_agree_worse_than_by_chance_have_no_interval(void **state)
{
    static const double VALUES[] = {4, 1, 4, 4, 5, 1};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 3, 2};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    assert_true(icc.forms[ICC_2_1].value < 0);
    assert_true(isnan(icc.forms[ICC_2_1].low));
    assert_true(isnan(icc.forms[ICC_2_1].high));
    assert_false(isnan(icc.forms[ICC_3_1].low));
}

/* Below -1/(k - 1) the mean of k judges would come back as more than 1. */
static void a_bound_past_the_pole_is_not_stepped_up(void **state)
{
    static const double VALUES[] = {1, 2, 2, 3, 3, 1, 4, 5};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 4, 2};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    assert_true(icc.forms[ICC_2_1].low < -1);
    assert_true(isnan(icc.forms[ICC_2_K].low));
    assert_true(icc.forms[ICC_2_K].high < 1);
}

static void groups_of_tenths_that_are_all_the_same_have_no_icc(void **state)
{
    static const double VALUES[] = {.1, .1, .1, .1, .1, .1, .1};
    static const size_t GROUPS[] = {1, 1, 1, 2, 2, 2, 2};
    SCOPED(pool) pool = pool_new();
    const struct icc_groups icc = icc_groups_make(VALUES, GROUPS, 7, pool);

    (void)state;
    assert_true(isnan(icc.icc1));
    assert_true(isnan(icc.f));
}

static void groups_within_which_nobody_differs_have_no_f(void **state)
{
    static const double VALUES[] = {.1, .1, .1, .7, .7, .7, .7};
    static const size_t GROUPS[] = {1, 1, 1, 2, 2, 2, 2};
    SCOPED(pool) pool = pool_new();
    const struct icc_groups icc = icc_groups_make(VALUES, GROUPS, 7, pool);

    (void)state;
    assert_figure(icc.icc1, 1, "ICC(1)");
    assert_true(isnan(icc.f));
}

/* ---- Krippendorff ---- */

/* Units 1 2 and 1 4: within them 1/9 and 9/25; of all six pairs of 1 1 2 4 besides each
 * once more, and 1/9 of 2 and 4. */
static void ratio_adds_up_pairs(void **state)
{
    static const double VALUES[] = {1, 1, 2, 4};
    const struct score_table table = {VALUES, 2, 2};
    const double observed = 1.0 / 9 + 9.0 / 25;

    (void)state;
    assert_figure(krippendorff_make(&table, KRIPPENDORFF_RATIO).alpha,
                  1 - 3 * observed / (2 * observed + 1.0 / 9), "ratio");
}

static void ratio_is_not_for_values_below_nothing(void **state)
{
    static const double VALUES[] = {1, 1, -2, 4};
    const struct score_table table = {VALUES, 2, 2};

    (void)state;
    assert_true(krippendorff_make(&table, KRIPPENDORFF_RATIO).is_unfit);
    assert_true(isnan(krippendorff_make(&table, KRIPPENDORFF_RATIO).alpha));
    assert_false(krippendorff_make(&table, KRIPPENDORFF_INTERVAL).is_unfit);
}

static void ratio_of_very_many_values_is_not_begun(void **state)
{
    enum { ROWS = 40000 };
    SCOPED(pool) pool = pool_new();
    double *values = pool_array(pool, ROWS, double);
    const struct score_table table = {values, ROWS, 1};

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        values[i] = (double)i;
    }
    assert_true(krippendorff_make(&table, KRIPPENDORFF_RATIO).is_unfit);
    assert_figure(krippendorff_make(&table, KRIPPENDORFF_INTERVAL).alpha, 0,
                  "one unit is as all are");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alpha_of_tenths_that_do_not_vary_is_undefined),
        cmocka_unit_test(alpha_of_a_sum_that_does_not_vary_is_undefined),
        cmocka_unit_test(alpha_does_not_depend_on_where_the_scale_begins),
        cmocka_unit_test(judges_who_never_differ_agree_wholly),
        cmocka_unit_test(things_that_all_are_the_same_have_no_icc),
        cmocka_unit_test(judges_who_agree_worse_than_by_chance_have_no_interval),
        cmocka_unit_test(a_bound_past_the_pole_is_not_stepped_up),
        cmocka_unit_test(groups_of_tenths_that_are_all_the_same_have_no_icc),
        cmocka_unit_test(groups_within_which_nobody_differs_have_no_f),
        cmocka_unit_test(ratio_adds_up_pairs),
        cmocka_unit_test(ratio_is_not_for_values_below_nothing),
        cmocka_unit_test(ratio_of_very_many_values_is_not_begun),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
