/* test_core_periphery.c - the best split into a core and a periphery. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/core_periphery.h"
#include "expected.h"
#include "graphs.h"
#include "reference_folder.h"

enum { RUNS = 20, SEED = 1 };

/* ---- closed forms ---- */

static void without_both_kinds_of_cells_there_is_no_fit(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (size_t n = 0; n < 22; n++) {
        const enum shape shape = n < 4 ? SHAPE_LINE : SHAPE_EMPTY;
        const struct graph graph = shape_graph(shape, n, n % 2 == 0, pool);
        const struct graph full = shape_graph(SHAPE_COMPLETE, n, n % 2 == 0, pool);
        const struct core_periphery none = core_periphery_make(&graph, SEED, RUNS, pool);
        const struct core_periphery all = core_periphery_make(&full, SEED, RUNS, pool);
        assert_true(isnan(none.fit) && none.core_size == 0);
        assert_true(isnan(all.fit) && all.core_size == 0);
    }
}

/* A core of `core` organisations, all tied, and others that are tied to all the core
 * but not to each other. */
static struct graph ideal(size_t core, size_t count, struct pool *pool)
{
    struct tie *ties = pool_array(pool, count * count, struct tie);
    size_t tie_count = 0;

    for (size_t i = 0; i < core; i++) {
        for (size_t j = i + 1; j < count; j++) {
            ties[tie_count++] = (struct tie){i, j, 1};
        }
    }
    const struct relation relation = {"", false, ties, tie_count, NULL};
    return graph_make(&relation, count, (struct graph_reading){0}, pool);
}

static void an_ideal_core_fits_wholly(void **state)
{
    static const struct {
        size_t core;
        size_t count;
    } CASES[] = {{2, 4}, {3, 9}, {4, 16}, {5, 17}, {12, 40}, {30, 100}};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = ideal(CASES[i].core, CASES[i].count, pool);
        const struct core_periphery result =
            core_periphery_make(&graph, SEED, RUNS, pool);
        assert_figure(result.fit, 1, "fit");
        assert_int_equal(result.is_exact, CASES[i].count <= CORE_EXACT_MOST);
        for (size_t j = 0; j < graph.count && CASES[i].core > 2; j++) {
            assert_int_equal(result.is_core[j], j < CASES[i].core);
        }
    }
}

/* ---- by hand ---- */

/* 0 <-> 1, 0 -> 2, 1 -> 3, 2 -> 3. Only splits into two and two have both kinds of
 * cells, four in all. Core {0, 1}: 2 of 2 tied, and 1 of 2 among {2, 3}; 3 ties, so (2
 * * 2 - 1 * 2) / sqrt(2 * 2 * 3 * 1) = 1 / sqrt(3). Cores {0, 2} and {1, 3}: 1 of 2 in
 * both blocks, 0. Cores {0, 3} and {1, 2}: no ties, undefined. Core {2, 3}: the first
 * turned round, -1 / sqrt(3).
 *
 * When 2 -> 3 is unknown the core {0, 1} has 2 of 2 and the others 0 of 1: it fits. */
static void the_fit_is_as_worked_by_hand(void **state)
{
    static const char KNOWN[] = "-11.\n"
                                "1-.1\n"
                                "..-1\n"
                                "...-\n";
    static const char UNKNOWN[] = "-11.\n"
                                  "1-.1\n"
                                  "..-?\n"
                                  "...-\n";
    SCOPED(pool) pool = pool_new();
    const struct graph known = picture_graph(KNOWN, true, pool);
    const struct graph unknown = picture_graph(UNKNOWN, true, pool);
    const struct core_periphery first = core_periphery_make(&known, SEED, RUNS, pool);
    const struct core_periphery second = core_periphery_make(&unknown, SEED, RUNS, pool);

    (void)state;
    assert_figure(first.fit, 1 / sqrt(3), "fit");
    assert_int_equal(first.core_size, 2);
    assert_true(first.is_core[0] && first.is_core[1]);
    assert_figure(second.fit, 1, "fit without an unknown cell");
}

/* ---- beside the plain way ---- */

/* Pearson's correlation over the cells that count, as it stands in the books. */
static double fit_plain(const struct graph *graph, const bool *is_core)
{
    double n = 0;
    double x = 0;
    double y = 0;
    double xy = 0;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (i == j || is_core[i] != is_core[j] || !graph_knows(graph, i, j)) {
                continue;
            }
            n += 1;
            x += graph_has(graph, i, j);
            y += is_core[i];
            xy += graph_has(graph, i, j) && is_core[i];
        }
    }
    const double spread = (x / n - x / n * x / n) * (y / n - y / n * y / n);
    return spread > 0 ? (xy / n - x / n * y / n) / sqrt(spread) : (double)NAN;
}

static double fit_best(const struct graph *graph)
{
    bool is_core[CORE_EXACT_MOST];
    double best = NAN;

    for (size_t set = 0; set < (size_t)1 << graph->count; set++) {
        for (size_t i = 0; i < graph->count; i++) {
            is_core[i] = (set >> i & 1) != 0;
        }
        best = fmax(best, fit_plain(graph, is_core)); /* of NaN and a number the number */
    }
    return best;
}

static const struct chance SMALL[] = {
    {.count = 5, .tie_percent = 30, .is_directed = true},
    {.count = 8, .tie_percent = 40, .is_directed = false},
    {.count = 9, .tie_percent = 20, .is_directed = true, .unknown_percent = 20},
    {.count = 9, .tie_percent = 50, .is_directed = false, .unknown_percent = 20},
    {.count = 10, .tie_percent = 40, .is_directed = true, .silent_count = 3},
};

static void of_all_splits_the_best_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SMALL) * 4; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&SMALL[i / 4], i, pool);
        const struct core_periphery result =
            core_periphery_make(&graph, SEED, RUNS, pool);
        assert_figure(result.fit, fit_best(&graph), "fit of all splits");
        assert_figure(result.fit, fit_plain(&graph, result.is_core), "fit of the split");
    }
}

static const struct chance LARGE[] = {
    {.count = 17, .tie_percent = 30, .is_directed = true, .unknown_percent = 10},
    {.count = 40, .tie_percent = 20, .is_directed = false, .silent_count = 5},
    {.count = 70, .tie_percent = 10, .is_directed = true, .silent_count = 9},
    {.count = 130, .tie_percent = 5, .is_directed = false},
};

static bool is_any_move_better(const struct graph *graph, bool *is_core, double fit)
{
    bool is_better = false;

    for (size_t i = 0; i < graph->count; i++) {
        is_core[i] = !is_core[i];
        is_better |= fit_plain(graph, is_core) > fit + 1e-9;
        is_core[i] = !is_core[i];
    }
    return is_better;
}

static void what_a_search_finds_cannot_be_bettered_by_one_move(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LARGE); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&LARGE[i], i, pool);
        const struct core_periphery result = core_periphery_make(&graph, SEED, 3, pool);
        assert_false(result.is_exact);
        assert_figure(result.fit, fit_plain(&graph, result.is_core), "fit");
        assert_false(is_any_move_better(&graph, result.is_core, result.fit));
    }
}

static void the_same_seed_gives_the_same_core(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = chance_graph(&LARGE[1], 7, pool);
    const struct core_periphery first = core_periphery_make(&graph, 5, RUNS, pool);
    const struct core_periphery second = core_periphery_make(&graph, 5, RUNS, pool);

    (void)state;
    assert_memory_equal(first.is_core, second.is_core, graph.count);
}

/* The reference searched as well, so it may be beaten; never by us being worse. */
static void the_real_networks_fit_as_well_as_other_programs_find(void **state)
{
    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < EXPECTED_SET_COUNT - 1; i++) {
        SCOPED(pool) pool = pool_new();
        const struct expected expected = expected_load(&EXPECTED_SETS[i], pool);
        const struct graph graph = expected_graph(&expected, pool);
        const struct core_periphery result =
            core_periphery_make(&graph, SEED, RUNS, pool);
        double wanted = NAN;
        assert_true(
            expected_figure(&expected, "core_periphery_fit_offdiag_missing", &wanted));
        expected_assert_equal(&expected, "core_periphery_fit", result.fit, wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_both_kinds_of_cells_there_is_no_fit),
        cmocka_unit_test(an_ideal_core_fits_wholly),
        cmocka_unit_test(the_fit_is_as_worked_by_hand),
        cmocka_unit_test(of_all_splits_the_best_is_found),
        cmocka_unit_test(what_a_search_finds_cannot_be_bettered_by_one_move),
        cmocka_unit_test(the_same_seed_gives_the_same_core),
        cmocka_unit_test(the_real_networks_fit_as_well_as_other_programs_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
