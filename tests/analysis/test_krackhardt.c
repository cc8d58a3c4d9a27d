/* test_krackhardt.c - how much a network is like a chain of command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/components.h"
#include "analysis/krackhardt.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

/* A complete graph of seven: 42 ties, 36 beyond a tree, of at most 36. A ring of seven:
 * one beyond a tree. An out-tree (star, line) is the ideal. */
static const struct {
    const char *label;
    enum shape shape;
    size_t count;
    bool is_directed;
    double hierarchy;
    double efficiency;
    double boundedness;
} SHAPES[] = {
    {"nobody", SHAPE_EMPTY, 0, true, NAN, NAN, NAN},
    {"one", SHAPE_EMPTY, 1, true, NAN, NAN, NAN},
    {"one sends to the other", SHAPE_LINE, 2, true, 1, 1, NAN},
    {"both ways between two", SHAPE_COMPLETE, 2, true, 0, 0, NAN},
    {"empty", SHAPE_EMPTY, 7, true, NAN, NAN, NAN},
    {"line", SHAPE_LINE, 7, true, 1, 1, 1},
    {"star", SHAPE_STAR, 7, true, 1, 1, 1},
    {"ring", SHAPE_RING, 7, true, 0, 35.0 / 36, 1},
    {"complete", SHAPE_COMPLETE, 7, true, 0, 0, 1},
    {"empty without direction", SHAPE_EMPTY, 7, false, NAN, NAN, NAN},
    {"two without direction", SHAPE_LINE, 2, false, 0, NAN, NAN},
    {"line without direction", SHAPE_LINE, 7, false, 0, 1, 1},
    {"ring without direction", SHAPE_RING, 7, false, 0, 14.0 / 15, 1},
    {"complete without direction", SHAPE_COMPLETE, 7, false, 0, 0, 1},
};

static void a_well_known_shape_has_its_closed_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SHAPES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph =
            shape_graph(SHAPES[i].shape, SHAPES[i].count, SHAPES[i].is_directed, pool);
        const struct krackhardt krackhardt = krackhardt_make(&graph);

        assert_figure(krackhardt.hierarchy, SHAPES[i].hierarchy, SHAPES[i].label);
        assert_figure(krackhardt.efficiency, SHAPES[i].efficiency, SHAPES[i].label);
        assert_figure(krackhardt.least_upper_boundedness, SHAPES[i].boundedness,
                      SHAPES[i].label);
    }
}

/* A <-> B, A -> C, D -> C; E alone.
 *
 *     hierarchy    pairs with a path: AB both ways; AC, BC, DC one way: 3/4
 *     efficiency   4 ties, 3 needed for four organisations, at most 12: 1 - 1/(12 - 3)
 *     least upper boundedness, of at most 3 pairs without:
 *                  AB has A and B, and A reaches both; AC has A and B (A reaches both),
 *                  BC the same, CD has D; AD and BD have nobody above both: 1 - 2/3 */
static void a_case_by_hand(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph =
        picture_graph("-11..\n1-...\n..-..\n..1-.\n....-\n", true, pool);
    const struct krackhardt krackhardt = krackhardt_make(&graph);

    (void)state;
    assert_figure(krackhardt.hierarchy, 3.0 / 4, "hierarchy");
    assert_figure(krackhardt.efficiency, 8.0 / 9, "efficiency");
    assert_figure(krackhardt.least_upper_boundedness, 1.0 / 3, "boundedness");
}

/* A -> C, B -> C, C -> D: of C and D the upper bounds are A, B and C. All reach C, the
 * nearest, but none reaches all: it counts as a pair without, and so does AB. */
static void the_bound_is_one_that_reaches_all_of_them(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-.1.\n.-1.\n..-1\n...-\n", true, pool);

    (void)state;
    assert_figure(krackhardt_make(&graph).least_upper_boundedness, 1.0 / 3,
                  "boundedness");
}

/* ---- by the definitions ---- */

struct reaching {
    size_t count;
    bool *cells; /* row reaches column; everybody itself */
};

static struct reaching reaching_make(const struct graph *graph, struct pool *pool)
{
    const size_t count = graph->count;
    struct reaching reaching = {count, pool_array(pool, count * count, bool)};

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            reaching.cells[i * count + j] = i == j || graph_has(graph, i, j);
        }
    }
    for (size_t k = 0; k < count; k++) {
        for (size_t i = 0; i < count; i++) {
            for (size_t j = 0; j < count && reaching.cells[i * count + k]; j++) {
                reaching.cells[i * count + j] |= reaching.cells[k * count + j];
            }
        }
    }
    return reaching;
}

static bool reaches(const struct reaching *reaching, size_t i, size_t j)
{
    return reaching->cells[i * reaching->count + j];
}

static bool is_bound(const struct reaching *reaching, size_t bound, size_t i, size_t j)
{
    return reaches(reaching, bound, i) && reaches(reaching, bound, j);
}

static bool has_bound_slowly(const struct reaching *reaching, size_t i, size_t j)
{
    for (size_t bound = 0; bound < reaching->count; bound++) {
        bool is_first = is_bound(reaching, bound, i, j);
        for (size_t other = 0; other < reaching->count; other++) {
            is_first = is_first && (!is_bound(reaching, other, i, j) ||
                                    reaches(reaching, bound, other));
        }
        if (is_first) {
            return true;
        }
    }
    return false;
}

static double boundedness_slowly(const struct graph *graph, struct pool *pool)
{
    const struct components components = components_make(graph, pool);
    const struct reaching reaching = reaching_make(graph, pool);
    double without = 0;
    double most = 0;

    for (size_t i = 0; i < components.weak_count; i++) {
        const double size = (double)components.weak_sizes[i];
        most += (size - 1) * (size - 2) / 2;
    }
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < i; j++) {
            without += components.weak[i] == components.weak[j] &&
                       components.weak_sizes[components.weak[i]] > 2 &&
                       !has_bound_slowly(&reaching, i, j);
        }
    }
    return 1 - without / most;
}

static double hierarchy_slowly(const struct graph *graph, struct pool *pool)
{
    const struct reaching reaching = reaching_make(graph, pool);
    double one_way = 0;
    double pairs = 0;

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < i; j++) {
            one_way += reaches(&reaching, i, j) != reaches(&reaching, j, i);
            pairs += reaches(&reaching, i, j) || reaches(&reaching, j, i);
        }
    }
    return one_way / pairs;
}

static void counted_fast_and_slowly_they_are_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        SCOPED(pool) pool = pool_new();
        /* About one tie an organisation: there the ways are most various. */
        const struct chance chance = {.count = 2 * seed,
                                      .tie_percent = seed % 3 + 70 / seed,
                                      .is_directed = seed % 8 != 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct krackhardt krackhardt = krackhardt_make(&graph);

        assert_figure(krackhardt.hierarchy, hierarchy_slowly(&graph, pool), "hierarchy");
        assert_figure(krackhardt.least_upper_boundedness,
                      boundedness_slowly(&graph, pool), "boundedness");
    }
}

/* More strong components than a word of bits holds. */
static void a_long_line_is_an_ideal_tree(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_LINE, 300, true, pool);
    const struct krackhardt krackhardt = krackhardt_make(&graph);

    (void)state;
    assert_figure(krackhardt.hierarchy, 1, "hierarchy");
    assert_figure(krackhardt.efficiency, 1, "efficiency");
    assert_figure(krackhardt.least_upper_boundedness, 1, "boundedness");
}

/* A star of seven among a hundred who have no ties. */
static void isolates_change_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {0, 2, 1}, {0, 3, 1},
                                      {0, 4, 1}, {0, 5, 1}, {0, 6, 1}};
    const struct relation relation = {
        .name = "", .is_directed = true, .ties = TIES, .tie_count = ARRAY_COUNT(TIES)};
    const struct graph graph =
        graph_make(&relation, 107, (struct graph_reading){false, false}, pool);
    const struct krackhardt krackhardt = krackhardt_make(&graph);

    (void)state;
    assert_figure(krackhardt.hierarchy, 1, "hierarchy");
    assert_figure(krackhardt.efficiency, 1, "efficiency");
    assert_figure(krackhardt.least_upper_boundedness, 1, "boundedness");
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct krackhardt krackhardt = krackhardt_make(&reference->graph);

    (void)pool;
    reference_check(reference, "krackhardt_hierarchy", krackhardt.hierarchy);
    reference_check(reference, "krackhardt_efficiency", krackhardt.efficiency);
    reference_check(reference, "krackhardt_lubness", krackhardt.least_upper_boundedness);
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
        cmocka_unit_test(the_bound_is_one_that_reaches_all_of_them),
        cmocka_unit_test(counted_fast_and_slowly_they_are_the_same),
        cmocka_unit_test(a_long_line_is_an_ideal_tree),
        cmocka_unit_test(isolates_change_nothing),
        cmocka_unit_test(others_find_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
