/* test_cores.c - how deep in the network an organisation lies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/cores.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    size_t coreness; /* of everybody */
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, 0}, {"one", SHAPE_EMPTY, 1, 0},
    {"two", SHAPE_COMPLETE, 2, 1}, {"empty", SHAPE_EMPTY, 7, 0},
    {"line", SHAPE_LINE, 7, 1},    {"ring", SHAPE_RING, 7, 2},
    {"star", SHAPE_STAR, 7, 1},    {"complete", SHAPE_COMPLETE, 7, 6},
};

static void a_well_known_shape_has_its_closed_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t row = i / 2;
        const struct graph graph =
            shape_graph(SHAPES[row].shape, SHAPES[row].count, i % 2 == 0, pool);
        const struct cores cores = cores_make(&graph, pool);

        assert_figure((double)cores.highest, (double)SHAPES[row].coreness,
                      SHAPES[row].label);
        for (size_t j = 0; j < graph.count; j++) {
            assert_figure((double)cores.coreness[j], (double)SHAPES[row].coreness,
                          SHAPES[row].label);
        }
    }
}

/* A, B, C and D are all tied; E has A and B, F has E only, G nobody. Taking away G (0), F
 * (1), then E (2, without F) leaves the four with three each. E has three neighbours, but
 * not three that have three. */
static void a_case_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(
        "-1111..\n--111..\n---1...\n----...\n-----1.\n------.\n-------\n", false, pool);
    const struct cores cores = cores_make(&graph, pool);
    static const size_t CORENESS[] = {3, 3, 3, 3, 2, 1, 0};

    (void)state;
    assert_memory_equal(cores.coreness, CORENESS, sizeof CORENESS);
    assert_int_equal(cores.highest, 3);
}

static void igraph_finds_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {
            .count = 6 * seed, .tie_percent = 2 + 3 * seed, .is_directed = seed % 2 == 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct cores cores = cores_make(&graph, pool);
        igraph_t oracle;
        igraph_vector_int_t coreness;

        oracle_init_undirected(&oracle, &graph);
        igraph_vector_int_init(&coreness, 0);
        igraph_coreness(&oracle, &coreness, IGRAPH_ALL);
        for (size_t i = 0; i < graph.count; i++) {
            assert_int_equal(cores.coreness[i], VECTOR(coreness)[(igraph_integer_t)i]);
        }
        assert_int_equal(cores.highest, igraph_vector_int_max(&coreness));
        igraph_vector_int_destroy(&coreness);
        igraph_destroy(&oracle);
    }
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct cores cores = cores_make(&reference->graph, pool);

    reference_check_counts(reference, "coreness", cores.coreness);
}

static void others_find_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_well_known_shape_has_its_closed_form),
        cmocka_unit_test(a_case_by_hand),
        cmocka_unit_test(igraph_finds_the_same),
        cmocka_unit_test(others_find_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
