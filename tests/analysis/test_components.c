/* test_components.c - who hangs together, and who reaches each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/components.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    size_t weak;
    size_t strong;
    size_t largest_weak;
    size_t largest_strong;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, 0, 0, 0, 0},
    {"one", SHAPE_EMPTY, 1, 1, 1, 1, 1},
    {"two", SHAPE_LINE, 2, 1, 2, 2, 1},
    {"isolates are components of one", SHAPE_EMPTY, 7, 7, 7, 1, 1},
    {"line", SHAPE_LINE, 7, 1, 7, 7, 1},
    {"ring", SHAPE_RING, 7, 1, 1, 7, 7},
    {"star", SHAPE_STAR, 7, 1, 7, 7, 1},
    {"complete", SHAPE_COMPLETE, 7, 1, 1, 7, 7},
};

static void a_well_known_shape_has_its_components(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, true, pool);
        const struct components found = components_make(&graph, pool);
        const char *label = SHAPES[i].label;

        assert_figure((double)found.weak_count, (double)SHAPES[i].weak, label);
        assert_figure((double)found.strong_count, (double)SHAPES[i].strong, label);
        assert_figure((double)found.largest_weak, (double)SHAPES[i].largest_weak, label);
        assert_figure((double)found.largest_strong, (double)SHAPES[i].largest_strong,
                      label);
    }
}

/* A <-> C, C -> E, B -> D, F alone. Weak: ACE, BD, F. Strong: AC, E, B, D, F. */
static void a_case_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph =
        picture_graph("-.1...\n.-.1..\n1.-.1.\n...-..\n....-.\n.....-\n", true, pool);
    const struct components found = components_make(&graph, pool);
    static const size_t WEAK[] = {0, 1, 0, 1, 0, 2};
    static const size_t SIZES[] = {3, 2, 1};

    (void)state;
    assert_int_equal(found.weak_count, ARRAY_COUNT(SIZES));
    assert_memory_equal(found.weak, WEAK, sizeof WEAK);
    assert_memory_equal(found.weak_sizes, SIZES, sizeof SIZES);
    assert_int_equal(found.largest_weak, 3);
    assert_int_equal(found.strong_count, 5);
    assert_int_equal(found.strong[0], found.strong[2]);
    assert_int_equal(found.strong_sizes[found.strong[0]], 2);
    assert_true(found.strong[2] < found.strong[4]);
    assert_true(found.strong[1] < found.strong[3]);
}

static void without_direction_strong_is_weak(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_LINE, 7, false, pool);
    const struct components found = components_make(&graph, pool);

    (void)state;
    assert_int_equal(found.strong_count, 1);
    assert_int_equal(found.largest_strong, 7);
}

/* Two numberings name the same parts when each pair is together in both or in neither. */
static void assert_same_parts(const size_t *found, const igraph_vector_int_t *expected,
                              size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_int_equal(found[i] == found[j],
                             VECTOR(*expected)[(igraph_integer_t)i] ==
                                 VECTOR(*expected)[(igraph_integer_t)j]);
        }
    }
}

static struct chance chance_of(uint64_t seed)
{
    /* About one tie an organisation: there the parts are most various. */
    return (struct chance){.count = 8 * seed,
                           .tie_percent = seed % 3 + 100 / (8 * seed),
                           .is_directed = seed % 4 != 0};
}

static void igraph_finds_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = chance_of(seed);
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct components found = components_make(&graph, pool);
        igraph_t oracle;
        igraph_vector_int_t membership;
        igraph_integer_t count;

        oracle_init(&oracle, &graph);
        igraph_vector_int_init(&membership, 0);
        igraph_connected_components(&oracle, &membership, NULL, &count, IGRAPH_WEAK);
        assert_int_equal(found.weak_count, count);
        assert_same_parts(found.weak, &membership, graph.count);
        igraph_connected_components(&oracle, &membership, NULL, &count, IGRAPH_STRONG);
        assert_int_equal(found.strong_count, count);
        assert_same_parts(found.strong, &membership, graph.count);
        igraph_vector_int_destroy(&membership);
        igraph_destroy(&oracle);
    }
}

static void a_tie_goes_from_a_lower_strong_component_to_a_higher(void **state)
{
    size_t ties_between = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        struct chance chance = chance_of(seed);
        chance.is_directed = true;
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct components found = components_make(&graph, pool);

        for (size_t i = 0; i < graph.count; i++) {
            for (size_t k = graph.out.start[i]; k < graph.out.start[i + 1]; k++) {
                assert_true(found.strong[i] <= found.strong[graph.out.to[k]]);
                ties_between += found.strong[i] < found.strong[graph.out.to[k]];
            }
        }
    }
    assert_true(ties_between > 0);
}

/* Recursion would not stand this. */
static void a_long_line_is_walked(void **state)
{
    enum { LONG = 3000 };
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, LONG, true, pool);
    const struct components found = components_make(&graph, pool);

    (void)state;
    assert_int_equal(found.weak_count, 1);
    assert_int_equal(found.largest_strong, LONG);
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct components found = components_make(&reference->graph, pool);

    reference_check(reference, "components_weak", (double)found.weak_count);
    reference_check(reference, "components_strong", (double)found.strong_count);
    reference_check(reference, "largest_weak_component", (double)found.largest_weak);
    reference_check(reference, "largest_strong_component", (double)found.largest_strong);
}

static void others_find_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_components),
        cmocka_unit_test(a_case_by_hand),
        cmocka_unit_test(without_direction_strong_is_weak),
        cmocka_unit_test(igraph_finds_the_same),
        cmocka_unit_test(a_tie_goes_from_a_lower_strong_component_to_a_higher),
        cmocka_unit_test(a_long_line_is_walked),
        cmocka_unit_test(others_find_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
