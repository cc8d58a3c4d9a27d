/* test_trust.c - trust and value as the partners give them, and what is not told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/trust.h"
#include "graphs.h"

enum { ORGANISATIONS = 8, ANSWERS_MOST = 512 };

/* Answers as they are gathered. */
struct answers {
    struct trust_answer all[ANSWERS_MOST];
    size_t count;
};

static void answer(struct answers *answers, size_t rater, size_t organisation,
                   enum trust_item item, int level)
{
    answers->all[answers->count++] =
        (struct trust_answer){rater, organisation, item, level};
}

/* One rater's three levels of trust. */
static void trusts(struct answers *answers, size_t rater, size_t organisation,
                   const int *levels)
{
    for (int item = TRUST_RELIABILITY; item <= TRUST_MISSION; item++) {
        answer(answers, rater, organisation, (enum trust_item)item, levels[item]);
    }
}

static struct trust made(const struct answers *answers, struct pool *pool)
{
    return trust_make(answers->all, answers->count, ORGANISATIONS, pool);
}

/* Raters 1 .. `last` give organisation 0 the same level three times. */
static void rated_alike(struct answers *answers, size_t organisation, size_t raters,
                        int level)
{
    const int levels[] = {level, level, level};

    for (size_t i = 0, given = 0; given < raters; i++) {
        if (i != organisation) {
            trusts(answers, i, organisation, levels);
            given++;
        }
    }
}

/* ---- scores ---- */

/* Five raters: 4 4 3, 4 3 3, 2 2 1, 4 and twice "does not know", 1 2 2: 13 levels,
 * together 35, in order 1 1 2 2 2 2 3 3 3 4 4 4 4: mean 35/13, median the 7th, 3. */
static void a_score_is_the_mean_over_raters_and_items(void **state)
{
    static const int LEVELS[][3] = {
        {4, 4, 3}, {4, 3, 3}, {2, 2, 1}, {4, 0, 0}, {1, 2, 2}};
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LEVELS); i++) {
        trusts(&answers, i + 1, 0, LEVELS[i]);
    }
    const struct trust trust = made(&answers, pool);
    const struct trust_score *score = &trust.scores[SCALE_TRUST][0];
    assert_int_equal(score->state, TRUST_GIVEN);
    assert_int_equal(score->rater_count, 5);
    assert_figure(score->mean, 35.0 / 13, "mean");
    assert_figure(score->median, 3, "median");
}

static void the_median_of_an_even_number_lies_between_two(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 6, 1);
    for (size_t i = 0; i < answers.count / 2; i++) {
        answers.all[i].level = 4;
    }
    assert_figure(made(&answers, pool).scores[SCALE_TRUST][0].median, 2.5, "median");
}

static void trust_and_value_are_scores_of_their_own(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 5, 2);
    for (size_t i = 1; i <= 5; i++) {
        answer(&answers, i, 0, VALUE_MEANS, 4);
        answer(&answers, i, 0, VALUE_INFLUENCE, 4);
        answer(&answers, i, 0, VALUE_INVOLVEMENT, 1);
    }
    const struct trust trust = made(&answers, pool);
    assert_figure(trust.scores[SCALE_TRUST][0].mean, 2, "trust");
    assert_figure(trust.scores[SCALE_VALUE][0].mean, 3, "value");
}

/* ---- what is not told ---- */

static void below_five_raters_no_score_is_given(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 4, 3);
    const struct trust trust = made(&answers, pool);
    assert_int_equal(trust.scores[SCALE_TRUST][0].state, TRUST_TOO_FEW_RATERS);
    assert_int_equal(trust.scores[SCALE_TRUST][0].rater_count, 4);
    assert_true(isnan(trust.scores[SCALE_TRUST][0].mean));
    assert_true(isnan(trust.scores[SCALE_TRUST][0].median));
    assert_int_equal(trust.scores[SCALE_TRUST][1].state, TRUST_UNRATED);
}

static void who_only_does_not_know_is_no_rater(void **state)
{
    static const int NOTHING[] = {0, 0, 0};
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 4, 3);
    trusts(&answers, 6, 0, NOTHING);
    assert_int_equal(made(&answers, pool).scores[SCALE_TRUST][0].rater_count, 4);
}

static void what_one_says_of_oneself_does_not_count(void **state)
{
    static const int BEST[] = {4, 4, 4};
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 5, 1);
    trusts(&answers, 0, 0, BEST);
    const struct trust trust = made(&answers, pool);
    assert_int_equal(trust.own_count, 3);
    assert_int_equal(trust.scores[SCALE_TRUST][0].rater_count, 5);
    assert_figure(trust.scores[SCALE_TRUST][0].mean, 1, "mean");
}

static void two_of_the_three_items_are_no_score(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    for (size_t i = 1; i < ORGANISATIONS; i++) {
        answer(&answers, i, 0, TRUST_RELIABILITY, 4);
        answer(&answers, i, 0, TRUST_OPENNESS, 4);
    }
    const struct trust trust = made(&answers, pool);
    assert_int_equal(trust.scores[SCALE_TRUST][0].state, TRUST_ITEMS_MISSING);
    assert_true(isnan(trust.scores[SCALE_TRUST][0].mean));
    assert_true(isnan(trust.network[SCALE_TRUST].mean));
}

/* ---- the network ---- */

static void the_network_is_the_mean_of_the_scores(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 7, 1);
    rated_alike(&answers, 1, 5, 4);
    const struct trust_network network = made(&answers, pool).network[SCALE_TRUST];
    assert_int_equal(network.organisation_count, 2);
    assert_figure(network.mean, 2.5, "mean");
    assert_figure(network.spread, 1.5, "spread");
}

static void a_score_that_is_not_given_cannot_be_worked_out(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 7, 2);
    rated_alike(&answers, 1, 5, 2);
    rated_alike(&answers, 2, 4, 4);
    rated_alike(&answers, 3, 1, 4);
    const struct trust_network two = made(&answers, pool).network[SCALE_TRUST];
    assert_int_equal(two.organisation_count, 2);
    assert_figure(two.mean, 2, "mean of those given");
    rated_alike(&answers, 4, 3, 4);
    const struct trust_network three = made(&answers, pool).network[SCALE_TRUST];
    assert_int_equal(three.organisation_count, 5);
    assert_figure(three.mean, 3.2, "mean of all");
}

static void fewer_than_five_raters_in_all_give_no_network_figure(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    for (size_t i = 4; i < ORGANISATIONS; i++) {
        rated_alike(&answers, i, 4, 3); /* by 0, 1, 2 and 3 */
    }
    const struct trust_network network = made(&answers, pool).network[SCALE_TRUST];
    assert_int_equal(network.organisation_count, 0);
    assert_true(isnan(network.mean) && isnan(network.spread));
}

static void one_score_has_no_spread(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct answers answers = {.count = 0};

    (void)state;
    rated_alike(&answers, 0, 5, 3);
    const struct trust_network network = made(&answers, pool).network[SCALE_TRUST];
    assert_figure(network.mean, 3, "mean");
    assert_true(isnan(network.spread));
}

static void without_answers_nothing_is_said(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct trust trust = trust_make(NULL, 0, 0, pool);

    (void)state;
    assert_true(isnan(trust.network[SCALE_TRUST].mean));
    assert_true(isnan(trust.network[SCALE_VALUE].mean));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_is_the_mean_over_raters_and_items),
        cmocka_unit_test(the_median_of_an_even_number_lies_between_two),
        cmocka_unit_test(trust_and_value_are_scores_of_their_own),
        cmocka_unit_test(below_five_raters_no_score_is_given),
        cmocka_unit_test(who_only_does_not_know_is_no_rater),
        cmocka_unit_test(what_one_says_of_oneself_does_not_count),
        cmocka_unit_test(two_of_the_three_items_are_no_score),
        cmocka_unit_test(the_network_is_the_mean_of_the_scores),
        cmocka_unit_test(a_score_that_is_not_given_cannot_be_worked_out),
        cmocka_unit_test(fewer_than_five_raters_in_all_give_no_network_figure),
        cmocka_unit_test(one_score_has_no_spread),
        cmocka_unit_test(without_answers_nothing_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
