/* test_hypotheses.c - what several networks say together, and when they say nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/hypotheses.h"
#include "base/attributes.h"
#include "graphs.h"

enum { NETWORKS_MOST = 40 };

/* Networks of which nothing is known. */
static void records_clear(struct network_record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double *figures = &records[i].behaviours[0];
        const size_t figure_count =
            (sizeof *records - offsetof(struct network_record, behaviours)) /
            sizeof(double);
        records[i] = (struct network_record){.role = -1, .governance = -1};
        for (size_t j = 0; j < figure_count; j++) {
            figures[j] = (double)NAN;
        }
    }
}

static const struct hypothesis_finding *find(const struct hypothesis_findings *findings,
                                             enum hypothesis hypothesis,
                                             enum finding_kind kind, const char *measure,
                                             const char *group)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct hypothesis_finding *finding = &findings->items[i];
        if (finding->hypothesis == hypothesis && finding->kind == kind &&
            strcmp(finding->measure, measure) == 0 &&
            strcmp(finding->group, group) == 0) {
            return finding;
        }
    }
    fail_msg("no finding on %s of '%s'", measure, group);
    return NULL;
}

/* Networks of two roles; tension about responsibility is their number. */
static void two_roles(struct network_record *records, size_t first, size_t second)
{
    records_clear(records, first + second);
    for (size_t i = 0; i < first + second; i++) {
        records[i].role = i < first ? 0 : 2;
        records[i].tension[DILEMMA_RESPONSIBILITY] = (double)(i + 1);
    }
}

static void each_role_has_its_lower_median(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[10];

    (void)state;
    two_roles(records, 4, 6);
    const struct hypothesis_findings findings = hypotheses_make(records, 10, 1, pool);
    assert_figure(find(&findings, HYPOTHESIS_H3, FINDING_MEDIAN, "tension.responsibility",
                       "commissioner")
                      ->value,
                  2, "of 1 2 3 4");
    assert_figure(find(&findings, HYPOTHESIS_H3, FINDING_MEDIAN, "tension.responsibility",
                       "facilitator")
                      ->value,
                  7, "of 5 .. 10");
    assert_int_equal(find(&findings, HYPOTHESIS_H3, FINDING_MEDIAN,
                          "tension.responsibility", "coproducer")
                         ->state,
                     FINDING_TOO_FEW);
}

static void roles_are_not_tested_below_five_networks_each(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[10];

    (void)state;
    two_roles(records, 4, 6);
    const struct hypothesis_findings findings = hypotheses_make(records, 10, 1, pool);
    const struct hypothesis_finding *test =
        find(&findings, HYPOTHESIS_H4, FINDING_TEST, "tension.responsibility", "");
    assert_int_equal(test->state, FINDING_TOO_FEW);
    assert_true(isnan(test->p));
}

/* Ranks 1 .. 5 and 6 .. 10: H = 12/110 (15^2 + 40^2)/5 - 33 = 6.81818…, as R's
 * kruskal.test, p = 0.009023439 with one degree of freedom. */
static void five_and_five_are_tested_as_kruskal_and_wallis_do(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[10];

    (void)state;
    two_roles(records, 5, 5);
    const struct hypothesis_findings findings = hypotheses_make(records, 10, 1, pool);
    const struct hypothesis_finding *test =
        find(&findings, HYPOTHESIS_H4, FINDING_TEST, "tension.responsibility", "");
    assert_int_equal(test->state, FINDING_GIVEN);
    assert_figure(test->value, 12.0 / 110 * 365 - 33, "H");
    assert_true(fabs(test->p - 0.009023439) < 1e-9);
}

/* The mucociliary efficiency of Hollander & Wolfe 1973, p. 116, with one value more that
 * stands twice; H and p as R's kruskal.test gives them. */
static void values_that_stand_twice_are_corrected_for_as_r_does(void **state)
{
    static const double VALUES[] = {2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0,
                                    2.4, 3.0, 2.8, 3.4, 3.7, 2.2, 2.0};
    SCOPED(pool) pool = pool_new();
    struct network_record records[ARRAY_COUNT(VALUES)];

    (void)state;
    records_clear(records, ARRAY_COUNT(VALUES));
    for (size_t i = 0; i < ARRAY_COUNT(VALUES); i++) {
        records[i].role = (int)i / 5;
        records[i].consensus = VALUES[i];
    }
    const struct hypothesis_findings findings =
        hypotheses_make(records, ARRAY_COUNT(VALUES), 1, pool);
    const struct hypothesis_finding *test =
        find(&findings, HYPOTHESIS_H5, FINDING_TEST, "consensus", "");
    assert_figure(test->value, 0.87656529516994630, "H");
    assert_figure(test->p, 0.64514340885824839, "p");
}

/* Networks with all shares of `handled` and one B. */
static void cooperating(struct network_record *record, double handled, double usability)
{
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        record->handled[i] = handled;
    }
    record->quality[FIVE_B_USABILITY] = usability;
}

static void one_clear_exception_is_counted(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[6];

    (void)state;
    records_clear(records, 6);
    cooperating(&records[0], 80, 75);
    cooperating(&records[1], 60, 39); /* the exception */
    cooperating(&records[2], 60, 40); /* not clear */
    cooperating(&records[3], 55, 10); /* does not cooperate well */
    cooperating(&records[4], 90, (double)NAN); /* unknown */
    cooperating(&records[5], 90, 20);
    records[5].trust = 2.9; /* nor does this one */
    const struct hypothesis_findings findings = hypotheses_make(records, 6, 1, pool);
    const struct hypothesis_finding *good =
        find(&findings, HYPOTHESIS_H7, FINDING_COUNT, "cooperation", "good");
    const struct hypothesis_finding *exceptions =
        find(&findings, HYPOTHESIS_H7, FINDING_COUNT, "cooperation", "exceptions");
    assert_int_equal(good->networks, 5);
    assert_figure(good->value, 3, "good ones");
    assert_figure(exceptions->value, 1, "exceptions");
    assert_int_equal(exceptions->networks, 3);
}

/* Tension about learning rises as availability falls; about role by chance. */
static void weighing(struct network_record *records, size_t count)
{
    records_clear(records, count);
    for (size_t i = 0; i < count; i++) {
        records[i].quality[FIVE_B_AVAILABILITY] = (double)i;
        records[i].tension[DILEMMA_LEARNING] = 90 - (double)i;
        records[i].tension[DILEMMA_ROLE] = (double)(i * 7 % 11);
    }
}

static void nine_networks_do_not_say_what_weighs_more(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[9];

    (void)state;
    weighing(records, 9);
    const struct hypothesis_findings findings = hypotheses_make(records, 9, 1, pool);
    assert_int_equal(
        find(&findings, HYPOTHESIS_H8, FINDING_TAU, "tension.learning", "")->state,
        FINDING_TOO_FEW);
}

static void what_goes_together_most_stands_first(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[12];
    size_t first = 0;

    (void)state;
    weighing(records, 12);
    const struct hypothesis_findings findings = hypotheses_make(records, 12, 1, pool);
    while (findings.items[first].hypothesis != HYPOTHESIS_H8) {
        first++;
    }
    assert_string_equal(findings.items[first].measure, "tension.learning");
    assert_string_equal(findings.items[first].against, "quality.availability");
    assert_figure(findings.items[first].value, -1, "tau-b");
    assert_true(findings.items[first].p < .001);
    assert_string_equal(findings.items[first + 1].measure, "tension.role");
    assert_int_equal(findings.items[first + 2].state, FINDING_TOO_FEW);
}

static void the_same_seed_gives_the_same_p(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct network_record records[12];

    (void)state;
    weighing(records, 12);
    const struct hypothesis_findings one = hypotheses_make(records, 12, 8, pool);
    const struct hypothesis_findings two = hypotheses_make(records, 12, 8, pool);
    assert_figure(find(&one, HYPOTHESIS_H8, FINDING_TAU, "tension.role", "")->p,
                  find(&two, HYPOTHESIS_H8, FINDING_TAU, "tension.role", "")->p, "p");
}

static void no_network_gives_no_finding(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_int_equal(hypotheses_make(NULL, 0, 1, pool).count, 0);
}

static void each_hypothesis_has_a_question(void **state)
{
    (void)state;
    for (int i = 0; i < HYPOTHESIS_COUNT; i++) {
        const char *claim = HYPOTHESES[i].claim;
        assert_int_equal(claim[strlen(claim) - 1], '?');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_has_its_lower_median),
        cmocka_unit_test(roles_are_not_tested_below_five_networks_each),
        cmocka_unit_test(five_and_five_are_tested_as_kruskal_and_wallis_do),
        cmocka_unit_test(values_that_stand_twice_are_corrected_for_as_r_does),
        cmocka_unit_test(one_clear_exception_is_counted),
        cmocka_unit_test(nine_networks_do_not_say_what_weighs_more),
        cmocka_unit_test(what_goes_together_most_stands_first),
        cmocka_unit_test(the_same_seed_gives_the_same_p),
        cmocka_unit_test(no_network_gives_no_finding),
        cmocka_unit_test(each_hypothesis_has_a_question),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
