/* test_experience_figures.c - figures over the answers of workers: the hypotheses, and
 * how well the items measure; which are given, and of which there are too few. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/rank_correlation.h"
#include "analysis/reliability.h"
#include "graphs.h"
#include "made_replies.h"
#include "method/dilemma.h"

/* Twenty workers of five organisations: A and B of `high` of them are high, of the others
 * A is 1 + i % 3 and B 3. */
static struct made_replies pulled(size_t high, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (size_t i = 0; i < 20; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 5));
        made_replies_say(&made, "loyalty_A", i < high ? 4 : 1 + (int32_t)(i % 3));
        made_replies_say(&made, "loyalty_B", i < high ? 5 : 3);
    }
    return made;
}

static void both_pull_is_the_share_that_agrees_with_both(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = pulled(8, pool);
    const struct experience_results *results = made_results(&made, pool);
    const struct experience_figure *figure =
        experience_figure(results, "both_pull.loyalty");

    (void)state;
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, 40, "8 of 20");
    assert_figure(experience_figure(results, "H1.high_high")->value, 40, "both");
    assert_figure(experience_figure(results, "H1.low_low")->value, 60, "neither");
    assert_figure(experience_figure(results, "H1.low_high")->value, 0, "hardly anybody");
    assert_int_equal(experience_figure(results, "both_pull.role")->state, FIGURE_TOO_FEW);
}

static void tau_is_that_of_the_answers_to_two_decimals(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = pulled(8, pool);
    double first[20];
    double second[20];

    (void)state;
    for (size_t i = 0; i < 20; i++) {
        first[i] = i < 8 ? 4 : 1 + (double)(i % 3);
        second[i] = i < 8 ? 5 : 3;
    }
    const struct tau tau = tau_make(first, second, 20, pool);
    const struct experience_figure *figure =
        experience_figure(made_results(&made, pool), "H1");
    assert_figure(figure->value, round(tau.tau * 100) / 100, "tau-b");
    assert_figure(figure->low, round(tau.low * 100) / 100, "low");
    assert_int_equal(figure->answered.low, 20);
    assert_int_equal(figure->answered.high, 49);
}

static void one_who_differs_may_not_be_told_from_none(void **state)
{
    SCOPED(pool) pool = pool_new();
    (void)state;
    for (size_t differ = 0; differ <= 2; differ++) {
        const struct made_replies made = pulled(20 - differ, pool);
        const struct experience_figure *figure =
            experience_figure(made_results(&made, pool), "H1");
        assert_int_equal(figure->state, differ < 2 ? FIGURE_UNDEFINED : FIGURE_GIVEN);
    }
}

/* Subgroups of exactly `strong` strong ones: prox and B rise together. */
static struct made_replies rising(size_t strong, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (size_t i = 0; i < strong + 25; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 7));
        made_replies_say(&made, "loyalty_A", i < strong ? 5 : 3);
        made_replies_say(&made, "loyalty_B", 1 + (int32_t)(i % 5));
        made_replies_say(&made, "prox", (int32_t)(i % 5));
        made_replies_say(&made, "media", 1 + (int32_t)(i % 2));
    }
    return made;
}

static void the_subgroup_of_h2_needs_twenty(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies few = rising(19, pool);
    const struct made_replies enough = rising(20, pool);
    const struct experience_figure *figure =
        experience_figure(made_results(&enough, pool), "H2a");

    (void)state;
    assert_int_equal(experience_figure(made_results(&few, pool), "H2a")->state,
                     FIGURE_TOO_FEW);
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, 1, "they rise together");
}

static void documents_are_as_poor_a_medium_as_mail(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies made = rising(20, pool);

    (void)state;
    assert_int_equal(experience_figure(made_results(&made, pool), "H2b")->state,
                     FIGURE_UNDEFINED);
}

static double process_value(size_t person, size_t item)
{
    return 1 + (double)((person * (item + 2) + person / 3) % 5);
}

static void alpha_is_that_of_who_answered_the_whole_scale(void **state)
{
    static const char *const CODES[] = {"pp1", "pp2", "pp3"};
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    double values[60 * 3];
    const struct score_table table = {values, 60, 3};

    (void)state;
    for (size_t i = 0; i < 60; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + (int64_t)(i % 8));
        for (size_t j = 0; j < 3; j++) {
            values[i * 3 + j] = process_value(i, j);
            made_replies_say(&made, CODES[j], (int32_t)values[i * 3 + j]);
        }
    }
    made_replies_add(&made, RESPONDENT_WORKERS, 1);
    made_replies_say(&made, "pp1", 5);
    const struct experience_figure *figure =
        experience_figure(made_results(&made, pool), "alpha.process");
    const struct cronbach cronbach = cronbach_make(&table, pool);
    assert_int_equal(figure->state, FIGURE_GIVEN);
    assert_figure(figure->value, cronbach.alpha, "alpha");
    assert_figure(figure->high, cronbach.high, "Feldt");
    assert_int_equal(figure->answered.high, 60);
}

/* `organisations` of four people each, all of one organisation alike. */
static struct made_replies houses(int64_t organisations, struct pool *pool)
{
    struct made_replies made = made_replies_begin("dilemmas", pool);

    for (int64_t i = 0; i < organisations * 4; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + i / 4);
        made_replies_say(&made, "pp1", 1 + (int32_t)(i / 4 % 5));
        made_replies_say(&made, "pp2", 1 + (int32_t)(i / 4 % 5));
        made_replies_say(&made, "pp3", 1 + (int32_t)(i / 4 % 5));
    }
    return made;
}

static void organisations_are_compared_from_five_on(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies four = houses(4, pool);
    const struct experience_results *results = made_results(&four, pool);

    (void)state;
    assert_int_equal(experience_figure(results, "icc.pp1")->state, FIGURE_TOO_FEW);
    assert_int_equal(experience_figure(results, "rwg.process")->state, FIGURE_TOO_FEW);
}

static void krippendorff_rests_on_all_once_ten_gave_all_eight(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct made_replies made = made_replies_begin("dilemmas", pool);
    const struct experience_figure *figures[60];

    (void)state;
    for (int32_t i = 0; i < 60; i++) {
        made_replies_add(&made, RESPONDENT_WORKERS, 1 + i % 6);
        for (int32_t d = 0; d < (i < 50 ? 1 : DILEMMA_COUNT); d++) {
            made_replies_say(&made, dilemma_item_code((enum dilemma)d, DILEMMA_TENSION),
                             1 + (i + d) % 5);
        }
        figures[i] = experience_figure(made_results(&made, pool), "krippendorff.T");
    }
    assert_int_equal(figures[58]->state, FIGURE_TOO_FEW);
    assert_int_equal(figures[59]->answered.high, 60);
}

static void that_all_of_each_organisation_agree_is_not_told(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct made_replies five = houses(5, pool);
    const struct experience_results *results = made_results(&five, pool);

    (void)state;
    assert_figure(experience_figure(results, "icc.pp1")->value, .95, "ICC(1)");
    assert_figure(experience_figure(results, "rwg.process")->value, .95, "rwg(j)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_pull_is_the_share_that_agrees_with_both),
        cmocka_unit_test(tau_is_that_of_the_answers_to_two_decimals),
        cmocka_unit_test(one_who_differs_may_not_be_told_from_none),
        cmocka_unit_test(the_subgroup_of_h2_needs_twenty),
        cmocka_unit_test(documents_are_as_poor_a_medium_as_mail),
        cmocka_unit_test(alpha_is_that_of_who_answered_the_whole_scale),
        cmocka_unit_test(organisations_are_compared_from_five_on),
        cmocka_unit_test(krippendorff_rests_on_all_once_ten_gave_all_eight),
        cmocka_unit_test(that_all_of_each_organisation_agree_is_not_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
