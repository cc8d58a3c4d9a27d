/* test_triads.c - the triad census and transitivity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/triads.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

/* One triad of each kind, with A, B and C in rows and columns. */
static const struct {
    enum triad_kind kind;
    const char *name;
    const char *picture;
} KINDS[] = {
    {TRIAD_003, "003: no tie", "-..\n.-.\n..-\n"},
    {TRIAD_012, "012: A -> B", "-1.\n.-.\n..-\n"},
    {TRIAD_102, "102: A <-> B", "-1.\n1-.\n..-\n"},
    {TRIAD_021D, "021D: A <- B -> C", "-..\n1-1\n..-\n"},
    {TRIAD_021U, "021U: A -> B <- C", "-1.\n.-.\n.1-\n"},
    {TRIAD_021C, "021C: A -> B -> C", "-1.\n.-1\n..-\n"},
    {TRIAD_111D, "111D: A <-> B <- C", "-1.\n1-.\n.1-\n"},
    {TRIAD_111U, "111U: A <-> B -> C", "-1.\n1-1\n..-\n"},
    {TRIAD_030T, "030T: A -> B <- C, A -> C", "-11\n.-.\n.1-\n"},
    {TRIAD_030C, "030C: A <- B <- C, A -> C", "-.1\n1-.\n.1-\n"},
    {TRIAD_201, "201: A <-> B <-> C", "-1.\n1-1\n.1-\n"},
    {TRIAD_120D, "120D: A <- B -> C, A <-> C", "-.1\n1-1\n1.-\n"},
    {TRIAD_120U, "120U: A -> B <- C, A <-> C", "-11\n.-.\n11-\n"},
    {TRIAD_120C, "120C: A -> B -> C, A <-> C", "-11\n.-1\n1.-\n"},
    {TRIAD_210, "210: A -> B <-> C, A <-> C", "-11\n.-1\n11-\n"},
    {TRIAD_300, "300: all ties", "-11\n1-1\n11-\n"},
};

static size_t census_sum(const struct triads *triads)
{
    size_t sum = 0;

    for (size_t i = 0; i < TRIAD_KIND_COUNT; i++) {
        sum += triads->census[i];
    }
    return sum;
}

static void each_kind_is_known_by_its_name(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_COUNT(KINDS), TRIAD_KIND_COUNT);
    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = picture_graph(KINDS[i].picture, true, pool);
        const struct triads triads = triads_make(&graph);

        if (triads.census[KINDS[i].kind] != 1 || census_sum(&triads) != 1) {
            fail_msg("%s", KINDS[i].name);
        }
    }
}

/* ---- every triad by itself ---- */

static bool is_known(const struct graph *graph, size_t i, size_t j)
{
    return graph_knows(graph, i, j) && graph_knows(graph, j, i);
}

/* The kind of three organisations: that of the picture that they match in some order. */
static enum triad_kind kind_slowly(const struct graph *graph, const size_t *members)
{
    static const size_t ORDERS[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                       {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    for (size_t kind = 0; kind < ARRAY_COUNT(KINDS); kind++) {
        for (size_t order = 0; order < ARRAY_COUNT(ORDERS); order++) {
            bool is_same = true;
            for (size_t cell = 0; cell < 9; cell++) {
                const size_t from = members[ORDERS[order][cell / 3]];
                const size_t to = members[ORDERS[order][cell % 3]];
                const char drawn = KINDS[kind].picture[cell / 3 * 4 + cell % 3];
                is_same = is_same && graph_has(graph, from, to) == (drawn == '1');
            }
            if (is_same) {
                return KINDS[kind].kind;
            }
        }
    }
    fail();
    return TRIAD_003;
}

static struct triads triads_slowly(const struct graph *graph)
{
    struct triads triads = {0};

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = i + 1; j < graph->count; j++) {
            for (size_t k = j + 1; k < graph->count; k++) {
                const size_t members[] = {i, j, k};
                if (is_known(graph, i, j) && is_known(graph, i, k) &&
                    is_known(graph, j, k)) {
                    triads.census[kind_slowly(graph, members)]++;
                } else {
                    triads.unknown++;
                }
            }
        }
    }
    return triads;
}

static void two_paths_slowly(const struct graph *graph, struct triads *triads)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            for (size_t k = 0; k < graph->count; k++) {
                if (i != k && graph_has(graph, i, j) && graph_has(graph, j, k) &&
                    graph_knows(graph, i, k)) {
                    triads->two_paths++;
                    triads->transitive += graph_has(graph, i, k);
                }
            }
        }
    }
}

static void triads_counted_fast_and_slowly_are_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        SCOPED(pool) pool = pool_new();
        const size_t count = seed == 60 ? 70 : seed % 20;
        const struct chance chance = {.count = count,
                                      .tie_percent = seed * 7 % 80,
                                      .unknown_percent = seed % 3 * 5,
                                      .silent_count = seed % 4 < count ? seed % 4 : 0,
                                      .is_directed = seed % 5 != 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct triads fast = triads_make(&graph);
        struct triads slow = triads_slowly(&graph);

        two_paths_slowly(&graph, &slow);
        assert_memory_equal(fast.census, slow.census, sizeof fast.census);
        assert_int_equal(fast.unknown, slow.unknown);
        assert_int_equal(fast.two_paths, slow.two_paths);
        assert_int_equal(fast.transitive, slow.transitive);
    }
}

/* ---- by hand ---- */

/* Two-paths: ring of three, each i -> j -> k once, k -> i and not i -> k: 3, none closed.
 * 030T: A -> B <- C and A -> C: only A -> C -> B, closed by A -> B. Complete of four: 4 x
 * 3 x 2 all closed. A line of seven: 5, none closed; a star: none at all. */
static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    bool is_directed;
    size_t two_paths;
    double transitivity;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, true, 0, NAN},
    {"one", SHAPE_EMPTY, 1, true, 0, NAN},
    {"both ways between two", SHAPE_COMPLETE, 2, true, 0, NAN},
    {"empty", SHAPE_EMPTY, 7, true, 0, NAN},
    {"line", SHAPE_LINE, 7, true, 5, 0},
    {"ring of three", SHAPE_RING, 3, true, 3, 0},
    {"star", SHAPE_STAR, 7, true, 0, NAN},
    {"complete", SHAPE_COMPLETE, 4, true, 24, 1},
    {"ring of three without direction", SHAPE_RING, 3, false, 6, 1},
    {"star without direction", SHAPE_STAR, 7, false, 30, 0},
};

static void transitivity_of_a_well_known_shape_has_its_closed_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, SHAPES[i].is_directed, pool);
        const struct triads triads = triads_make(&graph);

        assert_figure((double)triads.two_paths, (double)SHAPES[i].two_paths,
                      SHAPES[i].label);
        assert_figure(triads.transitivity, SHAPES[i].transitivity, SHAPES[i].label);
    }
}

/* A -> B -> C and A -> B -> D; A -> C is a tie, and whether A -> D is one is not known:
 * one two-path counts, and it is closed. */
static void an_unknown_cell_closes_nothing_and_leaves_nothing_open(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11?\n.-11\n..-.\n...-\n", true, pool);
    const struct triads triads = triads_make(&graph);

    (void)state;
    assert_int_equal(triads.two_paths, 1);
    assert_figure(triads.transitivity, 1, "transitivity");
    /* ABD and ACD hold the unknown cell. */
    assert_int_equal(triads.unknown, 2);
    assert_int_equal(census_sum(&triads), 2);
}

/* ---- others ---- */

static void igraph_counts_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {.count = 12 * seed,
                                      .tie_percent = 1 + 5 * seed,
                                      .is_directed = seed % 3 != 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct triads triads = triads_make(&graph);
        igraph_t oracle;
        igraph_vector_t census;
        igraph_real_t transitivity;

        oracle_init(&oracle, &graph);
        igraph_vector_init(&census, 0);
        if (graph.is_directed) {
            igraph_triad_census(&oracle, &census);
            for (size_t i = 0; i < TRIAD_KIND_COUNT; i++) {
                assert_figure((double)triads.census[i],
                              VECTOR(census)[(igraph_integer_t)i], KINDS[i].name);
            }
        } else {
            igraph_transitivity_undirected(&oracle, &transitivity,
                                           IGRAPH_TRANSITIVITY_NAN);
            assert_figure(triads.transitivity, transitivity, "transitivity");
        }
        igraph_vector_destroy(&census);
        igraph_destroy(&oracle);
    }
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct triads triads = triads_make(&reference->graph);

    (void)pool;
    reference_check_list(reference, "triad_census", triads.census, TRIAD_KIND_COUNT);
    if (reference->graph.is_directed) {
        reference_check(reference, "transitivity_directed", triads.transitivity);
        reference_check(reference, "transitivity_two_paths", (double)triads.two_paths);
        reference_check(reference, "transitivity_transitive_triples",
                        (double)triads.transitive);
    } else {
        reference_check(reference, "transitivity_undirected", triads.transitivity);
    }
}

static void others_count_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_known_by_its_name),
        cmocka_unit_test(triads_counted_fast_and_slowly_are_the_same),
        cmocka_unit_test(transitivity_of_a_well_known_shape_has_its_closed_form),
        cmocka_unit_test(an_unknown_cell_closes_nothing_and_leaves_nothing_open),
        cmocka_unit_test(igraph_counts_the_same),
        cmocka_unit_test(others_count_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
