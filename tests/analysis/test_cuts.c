/* test_cuts.c - cutpoints and bridges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/components.h"
#include "analysis/cuts.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    size_t cutpoints;
    size_t bridges;
    size_t pieces_of_first;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, 0, 0, 0}, {"one", SHAPE_EMPTY, 1, 0, 0, 0},
    {"two", SHAPE_LINE, 2, 0, 1, 1},     {"empty", SHAPE_EMPTY, 7, 0, 0, 0},
    {"line", SHAPE_LINE, 7, 5, 6, 1},    {"ring", SHAPE_RING, 7, 0, 0, 1},
    {"star", SHAPE_STAR, 7, 1, 6, 6},    {"complete", SHAPE_COMPLETE, 7, 0, 0, 1},
};

static void a_well_known_shape_has_its_cuts(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t row = i / 2;
        const struct graph graph =
            shape_graph(SHAPES[row].shape, SHAPES[row].count, i % 2 == 0, pool);
        const struct cuts cuts = cuts_make(&graph, pool);
        const char *label = SHAPES[row].label;

        assert_figure((double)cuts.cutpoint_count, (double)SHAPES[row].cutpoints, label);
        assert_figure((double)cuts.bridge_count, (double)SHAPES[row].bridges, label);
        if (graph.count > 0) {
            assert_figure((double)cuts.pieces[0], (double)SHAPES[row].pieces_of_first,
                          label);
        }
    }
}

/* Two triangles, ABC and DEF, joined by C - D; G hangs on D; H is alone.
 *
 *     A     E         Without C: AB and the rest. Without D: ABC, EF and G.
 *     | >C-D<|        Bridges: C - D and D - G.
 *     B   G  F    H   */
static const char BOW[] = "-11.....\n"
                          "--1.....\n"
                          "---1....\n"
                          "----111.\n"
                          "-----1..\n"
                          "------..\n"
                          "-------.\n"
                          "--------\n";

static void a_case_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(BOW, false, pool);
    const struct cuts cuts = cuts_make(&graph, pool);
    static const size_t PIECES[] = {1, 1, 2, 3, 1, 1, 1, 0};

    (void)state;
    assert_memory_equal(cuts.pieces, PIECES, sizeof PIECES);
    for (size_t i = 0; i < ARRAY_COUNT(PIECES); i++) {
        assert_int_equal(cuts.is_cutpoint[i], PIECES[i] > 1);
    }
    assert_int_equal(cuts.cutpoint_count, 2);
    assert_int_equal(cuts.bridge_count, 2);
    assert_int_equal(cuts.bridges[0].from, 2);
    assert_int_equal(cuts.bridges[0].to, 3);
    assert_int_equal(cuts.bridges[1].from, 3);
    assert_int_equal(cuts.bridges[1].to, 6);
}

static void ties_both_ways_are_one_bridge(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1\n1-\n", true, pool);

    (void)state;
    assert_int_equal(cuts_make(&graph, pool).bridge_count, 1);
}

/* About one tie an organisation: there are most cuts. */
static struct chance chance_of(uint64_t seed)
{
    return (struct chance){.count = 6 * seed,
                           .tie_percent = 1 + seed % 2 + 60 / (6 * seed),
                           .is_directed = seed % 2 != 0};
}

static void pieces_are_the_components_without_it(void **state)
{
    size_t cutpoint_count = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = chance_of(seed);
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct cuts cuts = cuts_make(&graph, pool);
        const size_t before = components_make(&graph, pool).weak_count;
        bool *is_kept = pool_array(pool, graph.count, bool);

        for (size_t i = 0; i < graph.count; i++) {
            is_kept[i] = true;
        }
        for (size_t i = 0; i < graph.count; i++) {
            is_kept[i] = false;
            const struct graph part = graph_part(&graph, is_kept, pool);
            is_kept[i] = true;
            assert_int_equal(components_make(&part, pool).weak_count + 1,
                             before + cuts.pieces[i]);
        }
        cutpoint_count += cuts.cutpoint_count;
    }
    assert_true(cutpoint_count > 0);
}

static void igraph_finds_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = chance_of(seed);
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct cuts cuts = cuts_make(&graph, pool);
        igraph_t oracle;
        igraph_vector_int_t found;

        oracle_init_undirected(&oracle, &graph);
        igraph_vector_int_init(&found, 0);
        igraph_articulation_points(&oracle, &found);
        assert_int_equal(cuts.cutpoint_count, igraph_vector_int_size(&found));
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&found); i++) {
            assert_true(cuts.is_cutpoint[VECTOR(found)[i]]);
        }
        igraph_bridges(&oracle, &found);
        assert_int_equal(cuts.bridge_count, igraph_vector_int_size(&found));
        igraph_vector_int_sort(&found);
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&found); i++) {
            /* Without direction igraph keeps the higher number first. */
            assert_int_equal(cuts.bridges[i].to, IGRAPH_FROM(&oracle, VECTOR(found)[i]));
            assert_int_equal(cuts.bridges[i].from, IGRAPH_TO(&oracle, VECTOR(found)[i]));
        }
        igraph_vector_int_destroy(&found);
        igraph_destroy(&oracle);
    }
}

/* Recursion would not stand this. */
static void a_long_line_is_walked(void **state)
{
    enum { LONG = 3000 };
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_LINE, LONG, false, pool);
    const struct cuts cuts = cuts_make(&graph, pool);

    (void)state;
    assert_int_equal(cuts.cutpoint_count, LONG - 2);
    assert_int_equal(cuts.bridge_count, LONG - 1);
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct cuts cuts = cuts_make(&reference->graph, pool);
    size_t *is_cutpoint = pool_array(pool, reference->graph.count, size_t);

    for (size_t i = 0; i < reference->graph.count; i++) {
        is_cutpoint[i] = cuts.is_cutpoint[i];
    }
    reference_check_counts(reference, "cutpoints", is_cutpoint);
    reference_check(reference, "bridges", (double)cuts.bridge_count);
}

static void others_find_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_cuts),
        cmocka_unit_test(a_case_by_hand),
        cmocka_unit_test(ties_both_ways_are_one_bridge),
        cmocka_unit_test(pieces_are_the_components_without_it),
        cmocka_unit_test(igraph_finds_the_same),
        cmocka_unit_test(a_long_line_is_walked),
        cmocka_unit_test(others_find_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
