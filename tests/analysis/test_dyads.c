/* test_dyads.c - pairs of organisations, and whether ties are returned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "analysis/dyads.h"
#include "base/limits.h"
#include "graphs.h"
#include "reference.h"

/* A and B send to each other, A sends to C, C to D, the other three pairs are null:
 * of four arcs two are returned: 2/4; of three tied pairs
 * one is mutual: 1/3. */
static const char FOUR[] = "-11.\n"
                           "1-..\n"
                           "..-1\n"
                           "...-\n";

static const struct {
    const char *label;
    const char *picture;
    size_t mutual;
    size_t asymmetric;
    size_t null;
    size_t unknown;
    double reciprocity;
    double reciprocity_dyad;
} CASES[] = {
    {"nobody", "", 0, 0, 0, 0, NAN, NAN},
    {"one", "-\n", 0, 0, 0, 0, NAN, NAN},
    {"two without a tie", "-.\n.-\n", 0, 0, 1, 0, NAN, NAN},
    {"one way", "-1\n.-\n", 0, 1, 0, 0, 0, 0},
    {"the other way", "-.\n1-\n", 0, 1, 0, 0, 0, 0},
    {"both ways", "-1\n1-\n", 1, 0, 0, 0, 1, 1},
    {"four by hand", FOUR, 1, 2, 3, 0, 0.5, 1.0 / 3},
    {"a tie, and it is not known whether it is returned", "-1\n?-\n", 0, 0, 0, 1, NAN,
     NAN},
    {"no tie, and the return is not known", "-?\n.-\n", 0, 0, 0, 1, NAN, NAN},
    {"nothing is known", "-?\n?-\n", 0, 0, 0, 1, NAN, NAN},
    {"one of three is silent", "-11\n1-.\n..-!\n", 1, 0, 0, 2, 1, 1},
    {"a tie of who is silent is known from elsewhere", "-11\n1-.\n1.-!\n", 2, 0, 0, 1, 1,
     1},
};

static void pairs_are_counted_when_both_cells_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = picture_graph(CASES[i].picture, true, pool);
        const struct dyads dyads = dyads_make(&graph);
        const char *label = CASES[i].label;

        assert_figure((double)dyads.mutual, (double)CASES[i].mutual, label);
        assert_figure((double)dyads.asymmetric, (double)CASES[i].asymmetric, label);
        assert_figure((double)dyads.null, (double)CASES[i].null, label);
        assert_figure((double)dyads.unknown, (double)CASES[i].unknown, label);
        assert_figure(dyads.reciprocity, CASES[i].reciprocity, label);
        assert_figure(dyads.reciprocity_dyad, CASES[i].reciprocity_dyad, label);
    }
}

static void without_direction_reciprocity_says_nothing(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1?.\n --.\n  -1\n   -\n", false, pool);
    const struct dyads dyads = dyads_make(&graph);

    (void)state;
    assert_int_equal(dyads.mutual, 2);
    assert_int_equal(dyads.asymmetric, 0);
    assert_int_equal(dyads.null, 3);
    assert_int_equal(dyads.unknown, 1);
    assert_figure(dyads.reciprocity, NAN, "reciprocity");
    assert_figure(dyads.reciprocity_dyad, NAN, "reciprocity_dyad");
}

/* Every pair looked at by itself. */
static struct dyads dyads_slowly(const struct graph *graph)
{
    struct dyads dyads = {0};

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = i + 1; j < graph->count; j++) {
            const int ties = graph_has(graph, i, j) + graph_has(graph, j, i);
            if (!graph_knows(graph, i, j) || !graph_knows(graph, j, i)) {
                dyads.unknown++;
            } else if (ties == 1) {
                dyads.asymmetric++;
            } else {
                *(ties == 2 ? &dyads.mutual : &dyads.null) += 1;
            }
        }
    }
    return dyads;
}

static void pairs_counted_fast_and_slowly_are_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {.count = seed % 80,
                                      .tie_percent = seed * 7 % 60,
                                      .unknown_percent = seed % 3 * 15,
                                      .silent_count = seed % 4 < seed % 80 ? seed % 4 : 0,
                                      .is_directed = seed % 5 != 0};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct dyads fast = dyads_make(&graph);
        const struct dyads slow = dyads_slowly(&graph);

        assert_int_equal(fast.mutual, slow.mutual);
        assert_int_equal(fast.asymmetric, slow.asymmetric);
        assert_int_equal(fast.null, slow.null);
        assert_int_equal(fast.unknown, slow.unknown);
    }
}

static void igraph_counts_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct chance chance = {
            .count = 3 + 3 * seed, .tie_percent = 5 + 4 * seed, .is_directed = true};
        const struct graph graph = chance_graph(&chance, seed, pool);
        const struct dyads dyads = dyads_make(&graph);
        igraph_t oracle;
        igraph_real_t reciprocity;
        igraph_real_t reciprocity_dyad;

        oracle_init(&oracle, &graph);
        igraph_reciprocity(&oracle, &reciprocity, true, IGRAPH_RECIPROCITY_DEFAULT);
        igraph_reciprocity(&oracle, &reciprocity_dyad, true, IGRAPH_RECIPROCITY_RATIO);
        igraph_destroy(&oracle);
        assert_figure(dyads.reciprocity, reciprocity, "reciprocity");
        assert_figure(dyads.reciprocity_dyad, reciprocity_dyad, "reciprocity_dyad");
    }
}

static void check(const struct reference *reference, struct pool *pool)
{
    const struct dyads dyads = dyads_make(&reference->graph);
    const size_t census[] = {dyads.mutual, dyads.asymmetric, dyads.null};

    (void)pool;
    reference_check_list(reference, "dyad_census", census, ARRAY_COUNT(census));
    reference_check(reference, "reciprocity_arc", dyads.reciprocity);
    reference_check(reference, "reciprocity_dyad_nonnull", dyads.reciprocity_dyad);
}

static void others_count_the_same(void **state)
{
    (void)state;
    reference_each(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_counted_when_both_cells_are_known),
        cmocka_unit_test(without_direction_reciprocity_says_nothing),
        cmocka_unit_test(pairs_counted_fast_and_slowly_are_the_same),
        cmocka_unit_test(igraph_counts_the_same),
        cmocka_unit_test(others_count_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
