/* test_reports.c - two reports of one tie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/reports.h"
#include "graphs.h"

static struct graph valued_graph(const char *picture, bool is_directed, struct pool *pool)
{
    const struct relation relation = picture_relation(picture, is_directed, pool);

    return graph_make(&relation, picture_count(picture),
                      (struct graph_reading){.is_valued = true}, pool);
}

static void assert_reports(const struct reports *found, const struct tie_report *wanted,
                           size_t count)
{
    size_t counts[TIE_STATE_COUNT] = {0};

    assert_int_equal(found->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found->ties[i].from, wanted[i].from);
        assert_int_equal(found->ties[i].to, wanted[i].to);
        assert_figure(found->ties[i].value, wanted[i].value, "value");
        assert_figure(found->ties[i].back, wanted[i].back, "back");
        assert_string_equal(TIE_STATE_CODES[found->ties[i].state],
                            TIE_STATE_CODES[wanted[i].state]);
        counts[wanted[i].state]++;
    }
    assert_memory_equal(found->counts, counts, sizeof counts);
}

/* 4 did not answer; of 2 -> 3 nothing is known. Of 0 and 4, and of 3 and 4, nobody
 * names a tie, so they are no case. */
static const char CONTACT[] = "-3415.\n"
                              "2-5...\n"
                              "21-?..\n"
                              "..1-.3\n"
                              ".2..-.!\n"
                              "....4-\n";

static void the_reports_of_both_ends_say_the_state(void **state)
{
    static const struct tie_report WANTED[] = {
        {0, 1, 3, 2, TIE_CONFIRMED},    {0, 2, 4, 2, TIE_DISPUTED},
        {0, 3, 1, 0, TIE_ONE_SIDED},    {0, 4, 5, NAN, TIE_UNANSWERED},
        {1, 2, 5, 1, TIE_DISPUTED},     {1, 4, 0, 2, TIE_ONE_SIDED},
        {2, 3, NAN, 1, TIE_UNANSWERED}, {3, 5, 3, 0, TIE_ONE_SIDED},
        {4, 5, NAN, 4, TIE_UNANSWERED},
    };
    SCOPED(pool) pool = pool_new();
    const struct graph graph = valued_graph(CONTACT, true, pool);
    const struct reports reports = reports_make(&graph, pool);

    (void)state;
    assert_reports(&reports, WANTED, ARRAY_COUNT(WANTED));
}

static void without_values_nothing_is_disputed(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(CONTACT, true, pool);
    const struct graph graph = graph_make(&relation, 6, (struct graph_reading){0}, pool);
    const struct reports reports = reports_make(&graph, pool);

    (void)state;
    assert_int_equal(reports.counts[TIE_DISPUTED], 0);
    assert_int_equal(reports.counts[TIE_CONFIRMED], 3);
}

static void a_tie_without_direction_is_one_report(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = valued_graph(CONTACT, false, pool);

    (void)state;
    assert_true(graph.tie_count > 0);
    assert_int_equal(reports_make(&graph, pool).count, 0);
}

static void without_ties_there_are_no_reports(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph empty = shape_graph(SHAPE_EMPTY, 4, true, pool);
    const struct graph nobody = shape_graph(SHAPE_EMPTY, 0, true, pool);

    (void)state;
    assert_int_equal(reports_make(&empty, pool).count, 0);
    assert_int_equal(reports_make(&nobody, pool).count, 0);
    assert_int_equal(reports_of_two(&empty, &empty, pool).count, 0);
}

/* 3 answered on what it receives, but not on what it sends.
 *   0 sends to 1 (3); 1 receives from 0 (3): confirmed
 *   0 sends to 2 (1); 2 receives from 0 (3): disputed
 *   1 sends to 2 (2); 2 does not receive from 1: one-sided
 *   2 does not send to 0; 0 receives from 2 (1): one-sided
 *   3 may send to 1; 1 receives from 3 (2): unanswered */
static const char SENDS[] = "-31.\n"
                            ".-2.\n"
                            "..-.\n"
                            "...-!\n";
static const char RECEIVES[] = "-.1.\n"
                               "3-.2\n"
                               "3.-.\n"
                               "...-\n";

static void who_sends_is_laid_beside_who_receives(void **state)
{
    static const struct tie_report WANTED[] = {
        {0, 1, 3, 3, TIE_CONFIRMED},    {0, 2, 1, 3, TIE_DISPUTED},
        {1, 2, 2, 0, TIE_ONE_SIDED},    {2, 0, 0, 1, TIE_ONE_SIDED},
        {3, 1, NAN, 2, TIE_UNANSWERED},
    };
    SCOPED(pool) pool = pool_new();
    const struct graph sends = valued_graph(SENDS, true, pool);
    const struct graph receives = valued_graph(RECEIVES, true, pool);
    const struct reports reports = reports_of_two(&sends, &receives, pool);

    (void)state;
    assert_reports(&reports, WANTED, ARRAY_COUNT(WANTED));
}

/* Whoever says what: every pair with a tie is there once, with its values as they
 * are. */
static void random_networks_lose_no_tie(void **state)
{
    static const struct chance CHANCE = {.count = 30,
                                         .tie_percent = 20,
                                         .unknown_percent = 5,
                                         .silent_count = 4,
                                         .is_directed = true,
                                         .is_valued = true};

    (void)state;
    for (size_t seed = 0; seed < 5; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCE, seed, pool);
        const struct reports reports = reports_make(&graph, pool);
        double sum = 0;
        double sum_known = 0;
        for (size_t i = 0; i < reports.count; i++) {
            const struct tie_report *tie = &reports.ties[i];
            sum += isnan(tie->value) ? 0 : tie->value;
            sum += isnan(tie->back) ? 0 : tie->back;
        }
        for (size_t k = 0; k < graph.tie_count; k++) {
            sum_known += graph.out.value[k];
        }
        assert_int_equal(reports.count, graph.all.start[graph.count] / 2);
        assert_figure(sum, sum_known, "sum of values");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reports_of_both_ends_say_the_state),
        cmocka_unit_test(without_values_nothing_is_disputed),
        cmocka_unit_test(a_tie_without_direction_is_one_report),
        cmocka_unit_test(without_ties_there_are_no_reports),
        cmocka_unit_test(who_sends_is_laid_beside_who_receives),
        cmocka_unit_test(random_networks_lose_no_tie),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
