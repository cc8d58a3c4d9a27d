/* test_reliability.c - alpha, ICC, rwg and Krippendorff beside published examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/reliability.h"
#include "base/attributes.h"
#include "base/csv.h"
#include "graphs.h"
#include "reference_folder.h"

/* ---- the published examples ---- */

static const char *reference_text(const char *name, size_t *length_out, struct pool *pool)
{
    enum { FILE_MOST = 200000 };
    char path[1024];
    char *bytes = pool_array(pool, FILE_MOST, char);

    (void)snprintf(path, sizeof path, "%s/reliability/%s", reference_folder(), name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    *length_out = fread(bytes, 1, FILE_MOST - 1, file);
    (void)fclose(file);
    return bytes;
}

/* The numbers of a file, without its first `skip` columns; empty is NaN. */
static struct score_table reference_table(const char *name, size_t skip,
                                          struct pool *pool)
{
    struct file_bytes file = {.name = name};
    struct report report = {.pool = pool};
    struct csv_table csv;

    file.bytes = reference_text(name, &file.length, pool);
    assert_true(csv_read_long(&file, pool, &report, &csv));
    const size_t columns = csv.column_count - skip;
    double *values = pool_array(pool, csv.row_count * columns, double);
    for (size_t i = 0; i < csv.row_count * columns; i++) {
        const char *text = csv.rows[i / columns].cells[i % columns + skip].text;
        values[i] = text[0] == '\0' ? (double)NAN : strtod(text, NULL);
    }
    return (struct score_table){values, csv.row_count, columns};
}

/* The figure that other programs give. */
static double reference_figure(const char *id, struct pool *pool)
{
    size_t length = 0;
    char head[128];

    (void)snprintf(head, sizeof head, "\"id\": \"%s\"", id);
    const char *at =
        strstr(reference_text("expected-reliability.json", &length, pool), head);
    assert_non_null(at);
    at = strstr(at, "\"value\":");
    assert_non_null(at);
    return strtod(at + strlen("\"value\":"), NULL);
}

static void check(const char *id, double found, struct pool *pool)
{
    assert_figure(found, reference_figure(id, pool), id);
}

static void the_six_forms_are_those_of_shrout_and_fleiss(void **state)
{
    static const char *const NAMES[ICC_FORM_COUNT] = {"ICC1",  "ICC2",  "ICC3",
                                                      "ICC1k", "ICC2k", "ICC3k"};

    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    const struct score_table judges = reference_table("shrout-fleiss-1979.csv", 1, pool);
    const struct score_table wine = reference_table("icc-wine.csv", 0, pool);
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        char id[64];
        (void)snprintf(id, sizeof id, "icc_shrout_fleiss_%s", NAMES[i]);
        check(id, icc_make(&judges, pool).forms[i].value, pool);
        (void)snprintf(id, sizeof id, "icc_wine_%s", NAMES[i]);
        check(id, icc_make(&wine, pool).forms[i].value, pool);
    }
}

static void alpha_and_its_interval_are_those_of_the_examples(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    const struct score_table judges = reference_table("shrout-fleiss-1979.csv", 1, pool);
    const struct score_table attitude = reference_table("attitude.csv", 0, pool);
    const struct score_table likert = reference_table("cronbach-likert.csv", 0, pool);

    check("alpha_shrout_fleiss", cronbach_make(&judges, pool).alpha, pool);
    check("alpha_attitude", cronbach_make(&attitude, pool).alpha, pool);
    check("alpha_std_attitude", cronbach_make(&attitude, pool).standardised, pool);
    check("alpha_likert", cronbach_make(&likert, pool).alpha, pool);
    check("alpha_likert_ci_low", cronbach_make(&likert, pool).low, pool);
    check("alpha_likert_ci_high", cronbach_make(&likert, pool).high, pool);
}

static void krippendorffs_alpha_is_that_of_the_examples(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    const struct score_table four = reference_table("krippendorff-2011-C.csv", 1, pool);
    const struct score_table three =
        reference_table("krippendorff-wikipedia.csv", 1, pool);
    for (int i = 0; i < KRIPPENDORFF_METRIC_COUNT; i++) {
        const enum krippendorff_metric metric = (enum krippendorff_metric)i;
        char id[64];
        (void)snprintf(id, sizeof id, "kripp_C_%s", KRIPPENDORFF_METRIC_CODES[i]);
        check(id, krippendorff_make(&four, metric).alpha, pool);
        (void)snprintf(id, sizeof id, "kripp_wiki_%s", KRIPPENDORFF_METRIC_CODES[i]);
        check(id, krippendorff_make(&three, metric).alpha, pool);
    }
}

/* Soldiers in companies: rows in order of company. */
static struct rwg company_rwg(const struct score_table *companies, size_t *row,
                              struct pool *pool)
{
    enum { ITEMS = 11 };
    double *values = pool_array(pool, companies->row_count * ITEMS, double);
    struct score_table table = {values, 0, ITEMS};
    const size_t columns = companies->column_count;
    const double company = companies->values[*row * columns];

    for (; *row < companies->row_count && companies->values[*row * columns] >= company &&
           companies->values[*row * columns] <= company;
         (*row)++, table.row_count++) {
        memcpy(&values[table.row_count * ITEMS], &companies->values[*row * columns + 1],
               ITEMS * sizeof *values);
    }
    return rwg_make(&table, 5);
}

static void companies_agree_as_multilevel_finds(void **state)
{
    double sum = 0;
    size_t companies = 0;

    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    const struct score_table soldiers = reference_table("lq2002-leadership.csv", 0, pool);
    for (size_t row = 0; row < soldiers.row_count; companies++) {
        const double value = company_rwg(&soldiers, &row, pool).value;
        sum += value;
        if (companies == 0) {
            check("rwgj_lq2002_company2", value, pool);
        }
    }
    assert_int_equal(companies, 49);
    check("rwgj_lq2002_mean", sum / 49, pool);
}

static void companies_differ_as_multilevel_finds(void **state)
{
    (void)state;
    reference_or_skip();
    SCOPED(pool) pool = pool_new();
    const struct score_table soldiers = reference_table("lq2002-leadership.csv", 0, pool);
    double *values = pool_array(pool, soldiers.row_count, double);
    size_t *groups = pool_array(pool, soldiers.row_count, size_t);

    for (size_t i = 0; i < soldiers.row_count; i++) {
        groups[i] = (size_t)soldiers.values[i * soldiers.column_count];
        values[i] = soldiers.values[(i + 1) * soldiers.column_count - 1];
    }
    const struct icc_groups icc =
        icc_groups_make(values, groups, soldiers.row_count, pool);
    check("icc1_lq2002_LEAD", icc.icc1, pool);
    check("icc2_lq2002_LEAD", icc.icc2, pool);
    assert_true(fabs(icc.icc1_weighted - 0.088678478797) < 1e-9);
}

/* ---- small ones of our own, by hand ---- */

/* Columns (1 2 3) and (1 3 2): variances 1 and 1, covariance 1/2, of the sum 3:
 * 2 (1 - 2/3) = 2/3; r = 1/2, standardised 2/2 / (1 + 1/2) = 2/3. */
static void alpha_of_three_people(void **state)
{
    static const double VALUES[] = {1, 1, 2, 3, 3, 2, 5, NAN};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 4, 2};
    const struct cronbach cronbach = cronbach_make(&table, pool);

    (void)state;
    assert_int_equal(cronbach.rows, 3);
    assert_figure(cronbach.alpha, 2.0 / 3, "alpha");
    assert_figure(cronbach.standardised, 2.0 / 3, "standardised");
    /* F with 2 and 2 degrees of freedom has quantiles p/(1-p): 39 and 1/39. */
    assert_figure(cronbach.low, 1 - 39.0 / 3, "Feldt, low");
    assert_figure(cronbach.high, 1 - 1.0 / 39 / 3, "Feldt, high");
}

static void alpha_of_two_people_is_undefined(void **state)
{
    static const double VALUES[] = {1, 1, 2, 3, NAN, 3};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 3, 2};

    (void)state;
    assert_int_equal(cronbach_make(&table, pool).rows, 2);
    assert_true(isnan(cronbach_make(&table, pool).alpha));
}

static void alpha_of_items_that_do_not_vary_is_undefined(void **state)
{
    static const double VALUES[] = {4, 4, 4, 4, 4, 4};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 3, 2};
    const struct cronbach cronbach = cronbach_make(&table, pool);

    (void)state;
    assert_true(isnan(cronbach.alpha));
    assert_true(isnan(cronbach.low));
}

/* Shrout & Fleiss 1979, table 2: six things, four judges. */
static const double JUDGES[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};

static void the_forms_round_to_what_was_printed(void **state)
{
    static const double PRINTED[ICC_FORM_COUNT] = {.17, .29, .71, .44, .62, .91};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {JUDGES, 6, 4};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        assert_true(fabs(icc.forms[i].value - PRINTED[i]) <= .005);
    }
}

/* As pingouin's manual prints them for the wines: F, p < .0001 and intervals. */
static void intervals_and_f_round_to_what_was_printed(void **state)
{
    static const double WINE[] = {1, 2, 0, 1, 1, 3, 3, 2, 3, 8, 1, 4, 6, 4, 3, 3,
                                  6, 5, 5, 6, 7, 5, 6, 2, 8, 7, 7, 9, 9, 9, 9, 8};
    static const double PRINTED[ICC_FORM_COUNT][3] = {
        {11.680, .43, .93}, {11.787, .43, .93}, {11.787, .43, .93},
        {11.680, .75, .98}, {11.787, .75, .98}, {11.787, .75, .98}};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {WINE, 8, 4};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    for (int i = 0; i < ICC_FORM_COUNT; i++) {
        assert_true(fabs(icc.forms[i].f - PRINTED[i][0]) <= .0005);
        assert_true(fabs(icc.forms[i].low - PRINTED[i][1]) <= .005);
        assert_true(fabs(icc.forms[i].high - PRINTED[i][2]) <= .005);
        assert_true(icc.forms[i].p < 1e-4);
    }
}

/* As psych's manual prints them for Shrout & Fleiss: ICC1 to ICC3. */
static void intervals_of_six_things_round_to_what_was_printed(void **state)
{
    static const double PRINTED[][2] = {{-.133, .72}, {.019, .76}, {.342, .95}};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {JUDGES, 6, 4};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PRINTED); i++) {
        assert_true(fabs(icc.forms[i].low - PRINTED[i][0]) <= .0005);
        assert_true(fabs(icc.forms[i].high - PRINTED[i][1]) <= .005);
    }
}

static void what_a_judge_left_out_does_not_count(void **state)
{
    static const double EXTRA[] = {5, 5, NAN, 5};
    double values[ARRAY_COUNT(JUDGES) + ARRAY_COUNT(EXTRA)];
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {JUDGES, 6, 4};
    const struct score_table longer = {values, 7, 4};

    (void)state;
    memcpy(values, JUDGES, sizeof JUDGES);
    memcpy(&values[ARRAY_COUNT(JUDGES)], EXTRA, sizeof EXTRA);
    assert_int_equal(icc_make(&longer, pool).rows, 6);
    assert_figure(icc_make(&longer, pool).forms[ICC_2_1].value,
                  icc_make(&table, pool).forms[ICC_2_1].value, "without the seventh");
}

/* They never differ; and they always differ alike. */
static void judges_between_whom_nothing_varies_have_no_f(void **state)
{
    static const double VALUES[][6] = {
        {1, 1, 2, 2, 3, 3}, {.1, .1, .2, .2, .7, .7}, {1, 2, 2, 3, 3, 4}};
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(VALUES); i++) {
        const struct score_table table = {VALUES[i], 3, 2};
        const struct icc icc = icc_make(&table, pool);
        assert_true(isnan(icc.forms[ICC_3_1].f) && isnan(icc.forms[ICC_3_1].low));
        assert_figure(icc.forms[ICC_3_1].value, 1, "consistent to the full");
    }
}

/* (1 3) and (3 1): MSB 0, so ICC(1,1) is -1, and 1 + (k - 1) ICC nothing. */
static void the_mean_of_judges_who_contradict_each_other_has_no_icc(void **state)
{
    static const double VALUES[] = {1, 3, 3, 1};
    SCOPED(pool) pool = pool_new();
    const struct score_table table = {VALUES, 2, 2};
    const struct icc icc = icc_make(&table, pool);

    (void)state;
    assert_figure(icc.forms[ICC_1_1].value, -1, "one judge");
    assert_true(isnan(icc.forms[ICC_1_K].value));
}

/* Groups (1 3) and (5 7): MSB 16, MSW 2, k 2: 14/18 and 14/16. */
static void icc_of_two_groups(void **state)
{
    static const double VALUES[] = {5, 1, 3, NAN, 7};
    static const size_t GROUPS[] = {9, 4, 4, 4, 9};
    SCOPED(pool) pool = pool_new();
    const struct icc_groups icc = icc_groups_make(VALUES, GROUPS, 5, pool);

    (void)state;
    assert_int_equal(icc.groups, 2);
    assert_int_equal(icc.people, 4);
    assert_figure(icc.icc1, 14.0 / 18, "ICC(1)");
    assert_figure(icc.icc1_weighted, 14.0 / 18, "ICC(1), equal groups");
    assert_figure(icc.icc2, 14.0 / 16, "ICC(2)");
    assert_figure(icc.f, 8, "F");
}

/* Groups (1 3) and (5 7 9): MSB 30, MSW 10/3; k 2.5, and weighted 5 - 13/5 = 2.4. */
static void icc_of_groups_that_are_not_equal(void **state)
{
    static const double VALUES[] = {1, 3, 5, 7, 9};
    static const size_t GROUPS[] = {1, 1, 2, 2, 2};
    SCOPED(pool) pool = pool_new();
    const struct icc_groups icc = icc_groups_make(VALUES, GROUPS, 5, pool);

    (void)state;
    assert_figure(icc.icc1, 16.0 / 21, "ICC(1)");
    assert_figure(icc.icc1_weighted, 10.0 / 13, "ICC(1), weighted");
    assert_figure(icc.f, 9, "F");
    assert_figure(icc.freedom_below, 3, "people less groups");
}

/* Groups (1 3) and (1 3): MSB 0, MSW 2, k 2. */
static void the_means_of_groups_that_are_alike_have_no_reliability(void **state)
{
    static const double VALUES[] = {1, 3, 1, 3};
    static const size_t GROUPS[] = {1, 1, 2, 2};
    SCOPED(pool) pool = pool_new();
    const struct icc_groups icc = icc_groups_make(VALUES, GROUPS, 4, pool);

    (void)state;
    assert_figure(icc.icc1, -1, "ICC(1)");
    assert_true(isnan(icc.icc2));
    assert_figure(icc.p, 1, "F is 0");
}

/* One group; everybody alone; all alike. */
static void without_company_or_difference_groups_have_no_icc(void **state)
{
    static const double VALUES[][4] = {{1, 3, 5, 7}, {1, 3, 5, 7}, {4, 4, 4, 4}};
    static const size_t GROUPS[][4] = {{1, 1, 1, 1}, {1, 2, 3, 4}, {1, 1, 2, 2}};
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(VALUES); i++) {
        const struct icc_groups icc = icc_groups_make(VALUES[i], GROUPS[i], 4, pool);
        assert_int_equal(icc.people, 4);
        assert_true(isnan(icc.icc1) && isnan(icc.icc1_weighted) && isnan(icc.icc2));
        assert_true(isnan(icc.f) && isnan(icc.p) && isnan(icc.freedom_above));
    }
}

/* Five levels: chance 2. Variances 1/2 and 0: mean 1/4, an eighth of chance:
 * 2 x 7/8 / (2 x 7/8 + 1/8) = 14/15. */
static void rwg_of_two_people(void **state)
{
    static const double VALUES[] = {3, 4, 4, 4};
    const struct score_table table = {VALUES, 2, 2};

    (void)state;
    assert_figure(rwg_make(&table, 5).value, 14.0 / 15, "rwg(j)");
}

/* 1 and 5: variance 8, four times chance: 1 - 4 is -3, given as 0. */
static void agreement_below_chance_is_given_as_none(void **state)
{
    static const double VALUES[] = {1, 5};
    const struct score_table table = {VALUES, 2, 1};

    (void)state;
    assert_figure(rwg_make(&table, 5).plain, -3, "as the formula gives it");
    assert_figure(rwg_make(&table, 5).value, 0, "rwg");
}

/* Krippendorff 2011, C: printed .743 .815 .849 .797. */
static void krippendorffs_alphas_round_to_what_was_printed(void **state)
{
    static const double VALUES[] = {1,   2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN,
                                    1,   2, 3, 3, 2, 2, 4, 1, 2, 5,   NAN, 3,
                                    NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5,   1,   NAN,
                                    1,   2, 3, 3, 2, 4, 4, 1, 2, 5,   1,   NAN};
    static const double PRINTED[KRIPPENDORFF_METRIC_COUNT] = {.743, .815, .849, .797};
    const struct score_table table = {VALUES, 4, 12};

    (void)state;
    for (int i = 0; i < KRIPPENDORFF_METRIC_COUNT; i++) {
        const struct krippendorff made =
            krippendorff_make(&table, (enum krippendorff_metric)i);
        assert_int_equal(made.units, 11);
        assert_int_equal(made.values, 40);
        assert_true(fabs(made.alpha - PRINTED[i]) <= .0005);
    }
}

static void coders_who_all_say_the_same_of_everything_tell_nothing(void **state)
{
    static const double VALUES[] = {2, 2, 2, 2};
    const struct score_table table = {VALUES, 2, 2};

    (void)state;
    assert_true(isnan(krippendorff_make(&table, KRIPPENDORFF_NOMINAL).alpha));
}

/* ---- what holds for any table ---- */

/* Alpha is ICC(3,k), whatever the judgements are. */
static void alpha_is_the_consistency_of_the_mean(void **state)
{
    SCOPED(pool) pool = pool_new();
    double values[60];
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < ARRAY_COUNT(values); i++) {
            seed = seed * 1664525 + 1013904223;
            values[i] = seed >> 29;
        }
        const struct score_table table = {values, 12, 5};
        const struct icc icc = icc_make(&table, pool);
        assert_figure(cronbach_make(&table, pool).alpha, icc.forms[ICC_3_K].value,
                      "alpha and ICC(3,k)");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_six_forms_are_those_of_shrout_and_fleiss),
        cmocka_unit_test(alpha_and_its_interval_are_those_of_the_examples),
        cmocka_unit_test(krippendorffs_alpha_is_that_of_the_examples),
        cmocka_unit_test(companies_agree_as_multilevel_finds),
        cmocka_unit_test(companies_differ_as_multilevel_finds),
        cmocka_unit_test(alpha_of_three_people),
        cmocka_unit_test(alpha_of_two_people_is_undefined),
        cmocka_unit_test(alpha_of_items_that_do_not_vary_is_undefined),
        cmocka_unit_test(the_forms_round_to_what_was_printed),
        cmocka_unit_test(intervals_and_f_round_to_what_was_printed),
        cmocka_unit_test(intervals_of_six_things_round_to_what_was_printed),
        cmocka_unit_test(what_a_judge_left_out_does_not_count),
        cmocka_unit_test(judges_between_whom_nothing_varies_have_no_f),
        cmocka_unit_test(the_mean_of_judges_who_contradict_each_other_has_no_icc),
        cmocka_unit_test(icc_of_two_groups),
        cmocka_unit_test(icc_of_groups_that_are_not_equal),
        cmocka_unit_test(the_means_of_groups_that_are_alike_have_no_reliability),
        cmocka_unit_test(without_company_or_difference_groups_have_no_icc),
        cmocka_unit_test(rwg_of_two_people),
        cmocka_unit_test(agreement_below_chance_is_given_as_none),
        cmocka_unit_test(krippendorffs_alphas_round_to_what_was_printed),
        cmocka_unit_test(coders_who_all_say_the_same_of_everything_tell_nothing),
        cmocka_unit_test(alpha_is_the_consistency_of_the_mean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
