/* test_mixing.c - ties within and between groups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "analysis/mixing.h"
#include "expected.h"
#include "graphs.h"
#include "reference_folder.h"

static const char *const LABELS[] = {"a", "b", "c"};

/* ---- by hand ---- */

/* Groups a: 0 1 2, b: 3 4, none: 5. Ties a a: 0->1, 1->0, 1->2; a b: 2->3; b a: 4->0;
 * b b: 3->4; left out: 0->5. I = 4, E = 2: E-I = -1/3. Of the 6 ties e_aa = 3/6,
 * e_bb = 1/6; sent 4/6 and 2/6, received 4/6 and 2/6: sum a b = 20/36;
 * (24/36 - 20/36) / (16/36) = 1/4. */
static const char PICTURE[] = "-1...1\n"
                              "1-1...\n"
                              "..-1..\n"
                              "...-1.\n"
                              "1...-.\n"
                              ".....-\n";
static const size_t GROUP_OF[] = {0, 0, 0, 1, 1, GROUP_NONE};
static const struct grouping GROUPING = {LABELS, 2, GROUP_OF};

static void arcs_mix_as_worked_by_hand(void **state)
{
    static const size_t TIES[] = {3, 1, 1, 1};
    static const size_t POSSIBLE[] = {6, 6, 6, 2};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph(PICTURE, true, pool);
    const struct mixing mixing = mixing_make(&graph, &GROUPING, pool);

    (void)state;
    assert_memory_equal(mixing.ties, TIES, sizeof TIES);
    assert_memory_equal(mixing.possible, POSSIBLE, sizeof POSSIBLE);
    assert_int_equal(mixing.internal, 4);
    assert_int_equal(mixing.external, 2);
    assert_int_equal(mixing.left_out, 1);
    assert_figure(mixing.ei_index, -1.0 / 3, "ei_index");
    assert_figure(mixing.assortativity, 0.25, "assortativity");
}

/* As pairs: a a: 01 12; a b: 23 04; b b: 34. I = 3, E = 2. Of 10 ends e_aa = 4/10,
 * e_bb = 2/10, ends of a 6/10, of b 4/10: (0.6 - 0.52) / 0.48 = 1/6. */
static void pairs_mix_as_worked_by_hand(void **state)
{
    static const size_t TIES[] = {2, 2, 2, 1};
    static const size_t POSSIBLE[] = {3, 6, 6, 1};
    SCOPED(pool) pool = pool_new();
    const struct relation relation = picture_relation(PICTURE, true, pool);
    const struct graph graph =
        graph_make(&relation, 6, (struct graph_reading){.is_undirected = true}, pool);
    const struct mixing mixing = mixing_make(&graph, &GROUPING, pool);

    (void)state;
    assert_memory_equal(mixing.ties, TIES, sizeof TIES);
    assert_memory_equal(mixing.possible, POSSIBLE, sizeof POSSIBLE);
    assert_int_equal(mixing.left_out, 1);
    assert_figure(mixing.ei_index, -0.2, "ei_index");
    assert_figure(mixing.assortativity, 1.0 / 6, "assortativity");
}

/* ---- unknown cells ---- */

static void cells_that_are_unknown_are_not_possible(void **state)
{
    static const struct chance CHANCES[] = {
        {.count = 10, .tie_percent = 20, .is_directed = true, .unknown_percent = 20},
        {.count = 10, .tie_percent = 20, .is_directed = false, .unknown_percent = 20},
        {.count = 10, .tie_percent = 20, .is_directed = true, .silent_count = 4},
    };
    static const size_t THIRDS[] = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
    static const struct grouping BY_THIRDS = {LABELS, 3, THIRDS};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i], i, pool);
        const struct mixing mixing = mixing_make(&graph, &BY_THIRDS, pool);
        size_t possible = 0;
        for (size_t g = 0; g < 3; g++) {
            for (size_t h = graph.is_directed ? 0 : g; h < 3; h++) {
                assert_true(mixing.ties[g * 3 + h] <= mixing.possible[g * 3 + h]);
                possible += mixing.possible[g * 3 + h];
            }
        }
        assert_true(graph.unknown_count > 0);
        assert_int_equal(possible, graph_known_count(&graph));
    }
}

/* ---- edges ---- */

static void without_ties_nothing_mixes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph empty = shape_graph(SHAPE_EMPTY, 6, true, pool);
    const struct mixing mixing = mixing_make(&empty, &GROUPING, pool);

    (void)state;
    assert_true(isnan(mixing.ei_index));
    assert_true(isnan(mixing.assortativity));
}

static void within_one_group_assortativity_has_no_meaning(void **state)
{
    static const size_t ONE[] = {0, 0, 0, 0, 0};
    static const struct grouping TOGETHER = {LABELS, 1, ONE};
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 5, false, pool);
    const struct mixing mixing = mixing_make(&ring, &TOGETHER, pool);

    (void)state;
    assert_figure(mixing.ei_index, -1, "ei_index");
    assert_true(isnan(mixing.assortativity));
}

static void a_network_of_two_sides_is_all_between(void **state)
{
    static const size_t SIDES[] = {0, 1, 0, 1, 0, 1};
    static const struct grouping TWO = {LABELS, 2, SIDES};
    SCOPED(pool) pool = pool_new();
    const struct graph ring = shape_graph(SHAPE_RING, 6, false, pool);
    const struct mixing mixing = mixing_make(&ring, &TWO, pool);

    (void)state;
    assert_figure(mixing.ei_index, 1, "ei_index");
    assert_figure(mixing.assortativity, -1, "assortativity");
}

/* ---- beside others ---- */

static void assortativity_is_that_of_igraph(void **state)
{
    static const struct chance CHANCES[] = {
        {.count = 15, .tie_percent = 20, .is_directed = true},
        {.count = 15, .tie_percent = 30, .is_directed = false},
    };
    static const size_t THIRDS[] = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0, 1, 1, 2};
    static const struct grouping BY_THIRDS = {LABELS, 3, THIRDS};

    (void)state;
    for (size_t i = 0; i < 10; i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i % 2], i, pool);
        igraph_t oracle;
        igraph_vector_int_t types;
        igraph_real_t assortativity = 0;
        oracle_init(&oracle, &graph);
        assert_int_equal(igraph_vector_int_init(&types, 15), IGRAPH_SUCCESS);
        for (size_t j = 0; j < graph.count; j++) {
            VECTOR(types)[j] = (igraph_integer_t)THIRDS[j];
        }
        assert_int_equal(igraph_assortativity_nominal(&oracle, &types, &assortativity,
                                                      graph.is_directed, true),
                         IGRAPH_SUCCESS);
        assert_figure(mixing_make(&graph, &BY_THIRDS, pool).assortativity, assortativity,
                      "assortativity");
        igraph_vector_int_destroy(&types);
        igraph_destroy(&oracle);
    }
}

static size_t compare(const struct expected *expected, const char *measure,
                      const char *attribute, double value)
{
    char name[128];
    double wanted = NAN;

    (void)snprintf(name, sizeof name, "%s:%s", measure, attribute);
    if (!expected_figure(expected, name, &wanted)) {
        return 0;
    }
    expected_assert_equal(expected, name, value, wanted);
    return 1;
}

/* The other programs take "missing" for a group; we do not, so it gets a name here. */
static struct grouping grouping_with_missing(const struct attribute *attribute,
                                             size_t count, struct pool *pool)
{
    struct attribute named = *attribute;
    const char **texts = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        texts[i] = attribute->texts[i][0] == '\0' ? "?" : attribute->texts[i];
    }
    named.texts = texts;
    return grouping_make(&named, count, pool);
}

static size_t attribute_compare(const struct expected *expected,
                                const struct attribute *attribute, struct pool *pool)
{
    const struct graph graph = expected_graph(expected, pool);
    const struct graph pairs =
        graph_make(&expected->relation, expected->count,
                   (struct graph_reading){.is_undirected = true}, pool);
    const struct grouping grouping =
        grouping_with_missing(attribute, expected->count, pool);
    const struct mixing mixing = mixing_make(&graph, &grouping, pool);
    const struct mixing of_pairs = mixing_make(&pairs, &grouping, pool);

    return compare(expected, "ei_index_directed", attribute->name, mixing.ei_index) +
           compare(expected, "assortativity_directed", attribute->name,
                   mixing.assortativity) +
           compare(expected, "ei_index_undirected", attribute->name, of_pairs.ei_index) +
           compare(expected, "assortativity_undirected", attribute->name,
                   of_pairs.assortativity);
}

static void the_real_networks_have_the_figures_of_other_programs(void **state)
{
    size_t compared = 0;

    (void)state;
    reference_or_skip();
    for (size_t i = 0; i < EXPECTED_SET_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        const struct expected expected = expected_load(&EXPECTED_SETS[i], pool);
        struct attribute attribute;
        for (size_t n = 0; expected_attribute(&expected, n, pool, &attribute); n++) {
            compared += attribute_compare(&expected, &attribute, pool);
        }
    }
    assert_true(compared > 50);
}

/* A line of 501 in groups of one: nothing lies within a group, and no table is made. The
 * ends: two groups with 1, the others with 2, so that the expected share is
 * (499 * 4 + 2) / 1000^2, and the assortativity -x / (1 - x). */
static void many_groups_have_figures_but_no_tables(void **state)
{
    enum { COUNT = MIXING_TABLE_MOST + 1 };
    SCOPED(pool) pool = pool_new();
    const struct graph line = shape_graph(SHAPE_LINE, COUNT, false, pool);
    size_t group_of[COUNT];
    const struct grouping alone = {.group_count = COUNT, .group_of = group_of};
    const double expected = 1998.0 / 1e6;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        group_of[i] = i;
    }
    const struct mixing mixing = mixing_make(&line, &alone, pool);
    assert_null(mixing.ties);
    assert_null(mixing.possible);
    assert_figure(mixing.ei_index, 1, "ei_index");
    assert_figure(mixing.assortativity, -expected / (1 - expected), "assortativity");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arcs_mix_as_worked_by_hand),
        cmocka_unit_test(pairs_mix_as_worked_by_hand),
        cmocka_unit_test(cells_that_are_unknown_are_not_possible),
        cmocka_unit_test(without_ties_nothing_mixes),
        cmocka_unit_test(within_one_group_assortativity_has_no_meaning),
        cmocka_unit_test(a_network_of_two_sides_is_all_between),
        cmocka_unit_test(many_groups_have_figures_but_no_tables),
        cmocka_unit_test(assortativity_is_that_of_igraph),
        cmocka_unit_test(the_real_networks_have_the_figures_of_other_programs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
