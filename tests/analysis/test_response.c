/* test_response.c - how many answered, and what may be said then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/response.h"
#include "base/attributes.h"
#include "base/say.h"
#include "graphs.h"

static struct response response_in(const char *picture, bool is_directed)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(picture, is_directed, pool);

    return response_of(&graph);
}

/* ---- the share ---- */

static const struct {
    const char *picture;
    bool is_directed;
    size_t answered;
    size_t missing;
    double share;
    enum response_level level;
} SHARES[] = {
    /* everything known */
    {"-1.\n1-.\n..-\n", true, 3, 0, 1, RESPONSE_WHOLE},
    {"-1.\n1-.\n..-\n", false, 3, 0, 1, RESPONSE_WHOLE},
    /* 4 of 5 is exactly 80 %, 3 of 5 exactly 60 % */
    {"-1...\n1-...\n..-1.\n..1-.\n....-!\n", true, 4, 0, 0.8, RESPONSE_HIGH},
    {"-1...\n1-...\n..-1.\n...-.!\n....-!\n", true, 3, 0, 0.6, RESPONSE_PARTIAL},
    {"-1...\n1-...\n..-1.!\n...-.!\n....-!\n", true, 2, 0, 0.4, RESPONSE_LOW},
    /* A left out one of its two answers: (1 + 1 + 1/2) / 3 */
    {"-1?\n1-.\n..-\n", true, 3, 1, 2.5 / 3, RESPONSE_HIGH},
    /* a row of nothing but unknown cells is no answer */
    {"-??\n1-.\n..-\n", true, 2, 0, 2.0 / 3, RESPONSE_PARTIAL},
    /* undirected: one pair open between two who answered costs each of them half a row */
    {"-1?\n1-.\n?.-\n", false, 3, 1, 2.0 / 3, RESPONSE_PARTIAL},
    /* undirected: pairs with the silent one are open because of it alone */
    {"-1..\n1-..\n..-.\n...-!\n", false, 3, 0, 0.75, RESPONSE_PARTIAL},
    /* one alone */
    {"-\n", true, 1, 0, 1, RESPONSE_WHOLE},
    {"-!\n", true, 0, 0, 0, RESPONSE_LOW},
};

static void the_share_counts_rows_and_single_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHARES); i++) {
        const struct response response =
            response_in(SHARES[i].picture, SHARES[i].is_directed);
        assert_int_equal(response.answered, SHARES[i].answered);
        assert_int_equal(response.missing_count, SHARES[i].missing);
        assert_figure(response.share, SHARES[i].share, SHARES[i].picture);
        assert_int_equal(response.level, SHARES[i].level);
    }
}

/* ---- what may be shown ---- */

static const struct response LEVELS[] = {
    {5, 5, 0, 1, RESPONSE_WHOLE},
    {5, 4, 0, 0.8, RESPONSE_HIGH},
    {5, 3, 0, 0.6, RESPONSE_PARTIAL},
    {5, 2, 0, 0.4, RESPONSE_LOW},
};

static const struct {
    const struct measure *measure;
    enum measure_state states[ARRAY_COUNT(LEVELS)];
} STATES[] = {
    {&NETWORK_MEASURES[NETWORK_ORGANISATIONS],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_FIRM, MEASURE_FIRM}},
    {&NETWORK_MEASURES[NETWORK_DENSITY],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_FIRM, MEASURE_GREYED}},
    {&NETWORK_MEASURES[NETWORK_MEAN_DEGREE],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_FIRM, MEASURE_GREYED}},
    {&ORGANISATION_MEASURES[ORGANISATION_INDEGREE],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_FIRM, MEASURE_GREYED}},
    {&NETWORK_MEASURES[NETWORK_MEAN_DISTANCE],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_INCOMPLETE, MEASURE_GREYED}},
    {&ORGANISATION_MEASURES[ORGANISATION_BETWEENNESS],
     {MEASURE_FIRM, MEASURE_FIRM, MEASURE_INCOMPLETE, MEASURE_GREYED}},
};

static void fewer_answers_allow_fewer_measures(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(STATES); i++) {
        for (size_t k = 0; k < ARRAY_COUNT(LEVELS); k++) {
            const struct measure_trust trust =
                response_trust(&LEVELS[k], STATES[i].measure, pool);
            assert_int_equal(trust.state, STATES[i].states[k]);
        }
    }
}

static void whatever_is_not_firm_says_why(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        for (size_t k = 0; k < ARRAY_COUNT(LEVELS); k++) {
            const struct measure_trust trust =
                response_trust(&LEVELS[k], &NETWORK_MEASURES[i], pool);
            assert_true(trust.state == MEASURE_FIRM || trust.why.id != NULL);
        }
    }
}

static void the_sentence_names_who_answered(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct message sentence = response_sentence(&LEVELS[2], pool);

    (void)state;
    assert_string_equal(say_in(pool, &sentence, LANGUAGE_EN),
                        "3 of 5 organisations answered, and 60 % of all answers are "
                        "there, less than 80 %: density, and what is as robust, may be "
                        "shown; everything else is incomplete.");
    assert_null(response_sentence(&LEVELS[0], pool).id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_counts_rows_and_single_cells),
        cmocka_unit_test(fewer_answers_allow_fewer_measures),
        cmocka_unit_test(whatever_is_not_firm_says_why),
        cmocka_unit_test(the_sentence_names_who_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
