/* test_random_graph.c - networks drawn with a size, a density or a dyad census. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/random_graph.h"

static struct graph graph_of(const struct relation *relation, size_t count,
                             struct pool *pool)
{
    return graph_make(relation, count, (struct graph_reading){0}, pool);
}

/* The ties of a relation as bits: cell i, j of three organisations is bit 3 i + j. */
static size_t relation_bits(const struct relation *relation)
{
    size_t bits = 0;

    for (size_t i = 0; i < relation->tie_count; i++) {
        bits |= (size_t)1 << (3 * relation->ties[i].from + relation->ties[i].to);
    }
    return bits;
}

static void ties_are_in_order(const struct relation *relation, size_t count)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        assert_true(tie->from < count && tie->to < count && tie->from != tie->to);
        assert_true(relation->is_directed || tie->from < tie->to);
        assert_true(i == 0 || tie[-1].from < tie->from ||
                    (tie[-1].from == tie->from && tie[-1].to < tie->to));
    }
}

static void every_graph_with_what_is_given_is_as_likely(void **state)
{
    (void)state;
    static const struct {
        const char *claim;
        struct random_order order;
        size_t graphs; /* that there are of three organisations */
    } ROWS[] = {
        {"any directed", {GIVEN_SIZE, 3, true, 0, 0, 0, NULL}, 64},
        {"any undirected", {GIVEN_SIZE, 3, false, 0, 0, 0, NULL}, 8},
        {"two arcs: 6 over 2", {GIVEN_DENSITY, 3, true, 2, 0, 0, NULL}, 15},
        {"five arcs", {GIVEN_DENSITY, 3, true, 5, 0, 0, NULL}, 6},
        {"all arcs", {GIVEN_DENSITY, 3, true, 6, 0, 0, NULL}, 1},
        {"no tie", {GIVEN_DENSITY, 3, false, 0, 0, 0, NULL}, 1},
        {"two pairs", {GIVEN_DENSITY, 3, false, 2, 0, 0, NULL}, 3},
        {"mutual and asymmetric: 3 * 2 * 2",
         {GIVEN_DYAD_CENSUS, 3, true, 0, 1, 1, NULL},
         12},
        {"three asymmetric", {GIVEN_DYAD_CENSUS, 3, true, 0, 0, 3, NULL}, 8},
        {"three mutual", {GIVEN_DYAD_CENSUS, 3, true, 0, 3, 0, NULL}, 1},
    };
    enum { DRAWS_EACH = 400 };

    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(random) random = random_new(i + 1);
        size_t seen[512] = {0};
        size_t graphs = 0;
        double square = 0;

        for (size_t k = 0; k < DRAWS_EACH * ROWS[i].graphs; k++) {
            SCOPED(pool) pool = pool_new();
            const struct relation relation = random_graph(&ROWS[i].order, random, pool);
            ties_are_in_order(&relation, 3);
            seen[relation_bits(&relation)]++;
        }
        for (size_t k = 0; k < ARRAY_COUNT(seen); k++) {
            const double distance = (double)seen[k] - DRAWS_EACH;
            graphs += seen[k] > 0;
            square += seen[k] > 0 ? distance * distance / DRAWS_EACH : 0;
        }
        const double freedom = (double)ROWS[i].graphs - 1;
        if (graphs != ROWS[i].graphs || square > freedom + 4 * sqrt(2 * freedom) + 1) {
            fail_msg("%s: %zu graphs, chi square %g", ROWS[i].claim, graphs, square);
        }
    }
}

static void counts_are_exact(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(random) random = random_new(1);

    for (size_t i = 0; i < 20; i++) {
        const struct random_order arcs = {GIVEN_DENSITY, 70, true, 17 * i, 0, 0, NULL};
        const struct random_order pairs = {GIVEN_DENSITY, 70, false, 17 * i, 0, 0, NULL};
        const struct random_order dyads = {
            GIVEN_DYAD_CENSUS, 70, true, 0, 3 * i, 7 * i, NULL};
        const struct relation first = random_graph(&arcs, random, pool);
        const struct relation second = random_graph(&pairs, random, pool);
        const struct relation third = random_graph(&dyads, random, pool);
        const struct graph graph = graph_of(&third, 70, pool);
        const struct random_order found = random_order_like(&graph, GIVEN_DYAD_CENSUS);

        assert_int_equal(first.tie_count, 17 * i);
        assert_int_equal(second.tie_count, 17 * i);
        assert_int_equal(found.mutual_count, 3 * i);
        assert_int_equal(found.asymmetric_count, 7 * i);
        ties_are_in_order(&first, 70);
        ties_are_in_order(&second, 70);
        ties_are_in_order(&third, 70);
    }
}

static void nobody_and_one_have_no_ties(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(random) random = random_new(1);

    for (size_t count = 0; count < 2; count++) {
        for (int given = 0; given < RANDOM_GIVEN_COUNT; given++) {
            const struct random_order order = {
                (enum random_given)given, count, true, 0, 0, 0, NULL};
            assert_int_equal(random_graph(&order, random, pool).tie_count, 0);
        }
    }
}

/* 4 organisations; 1 did not answer but 1>2 is known; 0>3 is unknown. Open are 0>1, 0>2
 * and the rows of 2 and 3, with the ties 0>2, 2>0 and 3>2; as pairs 0-2 and 2-3, with
 * the same ties. */
static const struct tie GAP_TIES[] = {
    {0, 2, 1}, {0, 3, NAN}, {1, 2, 1}, {2, 0, 1}, {3, 2, 1}};
static const bool GAP_SILENT[] = {false, true, false, false};
static const struct relation GAPS = {"", true, GAP_TIES, ARRAY_COUNT(GAP_TIES),
                                     GAP_SILENT};

static void gaps_stay(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    SCOPED(random) random = random_new(9);
    const struct graph graph = graph_of(&GAPS, 4, pool);
    size_t moved = 0;

    for (int given = 0; given < RANDOM_GIVEN_COUNT; given++) {
        const struct random_order order =
            random_order_like(&graph, (enum random_given)given);
        assert_int_equal(order.tie_count, 3);
        for (size_t i = 0; i < 50; i++) {
            const struct relation relation = random_graph(&order, random, pool);
            const struct graph drawn = graph_of(&relation, 4, pool);
            ties_are_in_order(&relation, 4);
            assert_int_equal(drawn.unknown_count, graph.unknown_count);
            assert_int_equal(graph_known_count(&drawn), graph_known_count(&graph));
            assert_true(graph_has(&drawn, 1, 2));
            for (size_t from = 0; from < 4; from++) {
                for (size_t to = 0; to < 4; to++) {
                    assert_true(graph_knows(&drawn, from, to) ==
                                graph_knows(&graph, from, to));
                }
            }
            assert_true(given == GIVEN_SIZE || drawn.tie_count == graph.tie_count);
            moved += !graph_has(&drawn, 2, 0);
        }
    }
    assert_true(moved > 20 && moved < 130);
}

static void gaps_of_undirected_graphs_stay(void **state)
{
    (void)state;
    static const struct tie TIES[] = {{0, 1, 1}, {0, 3, NAN}, {1, 2, 1}, {2, 3, 1}};
    static const bool SILENT[] = {false, true, false, false, false};
    const struct relation observed = {"", false, TIES, ARRAY_COUNT(TIES), SILENT};
    SCOPED(pool) pool = pool_new();
    SCOPED(random) random = random_new(9);
    const struct graph graph = graph_of(&observed, 5, pool);
    const struct random_order order = random_order_like(&graph, GIVEN_DYAD_CENSUS);

    assert_int_equal(order.given, GIVEN_DENSITY);
    assert_int_equal(order.tie_count, 1);
    for (size_t i = 0; i < 50; i++) {
        const struct relation relation = random_graph(&order, random, pool);
        const struct graph drawn = graph_of(&relation, 5, pool);
        assert_int_equal(drawn.tie_count, 3);
        assert_int_equal(drawn.unknown_count, graph.unknown_count);
        assert_true(graph_has(&drawn, 0, 1) && graph_has(&drawn, 1, 2));
    }
}

static void same_seed_draws_the_same(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct random_order order = {GIVEN_DYAD_CENSUS, 30, true, 0, 20, 40, NULL};
    SCOPED(random) one = random_new(4);
    SCOPED(random) two = random_new(4);
    const struct relation first = random_graph(&order, one, pool);
    const struct relation second = random_graph(&order, two, pool);

    assert_int_equal(first.tie_count, 80);
    for (size_t i = 0; i < 80; i++) {
        assert_int_equal(first.ties[i].from, second.ties[i].from);
        assert_int_equal(first.ties[i].to, second.ties[i].to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_graph_with_what_is_given_is_as_likely),
        cmocka_unit_test(counts_are_exact),
        cmocka_unit_test(nobody_and_one_have_no_ties),
        cmocka_unit_test(gaps_stay),
        cmocka_unit_test(gaps_of_undirected_graphs_stay),
        cmocka_unit_test(same_seed_draws_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
