/* test_scorecard.c - every measure reaches its place, and is what other programs say it
 * is. What a measure means is tested beside its own file. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/scorecard.h"
#include "graphs.h"
#include "reference.h"

enum { SEED = 1 };

static struct scorecard card_of(const struct graph *graph, unsigned groups,
                                const struct grouping *grouping, struct pool *pool)
{
    const struct scorecard_order order = {
        .groups = groups, .grouping = grouping, .seed = SEED};

    return scorecard_make(graph, &order, pool);
}

static size_t network_measure_find(const char *name)
{
    size_t i = 0;

    while (strcmp(NETWORK_MEASURES[i].name, name) != 0) {
        i++;
    }
    return i;
}

static size_t organisation_measure_find(const char *name)
{
    size_t i = 0;

    while (strcmp(ORGANISATION_MEASURES[i].name, name) != 0) {
        i++;
    }
    return i;
}

/* Our name beside the names in the reference: directed, undirected (NULL: not there). */
struct names {
    const char *ours;
    const char *directed;
    const char *undirected;
};

static const struct names NETWORK_NAMES[] = {
    {"organisations", "n", "n"},
    {"ties", "arcs", "edges_undirected"},
    {"density", "density", "density"},
    {"reciprocity", "reciprocity_arc", NULL},
    {"reciprocity_dyad", "reciprocity_dyad_nonnull", NULL},
    {"transitivity", "transitivity_directed", "transitivity_undirected"},
    {"clustering", "clustering_local_mean_zero", "clustering_local_mean_zero"},
    {"mean_distance", "mean_geodesic_reachable", "mean_geodesic_reachable"},
    {"sd_distance", "sd_geodesic_reachable", "sd_geodesic_reachable"},
    {"diameter", "diameter_reachable", "diameter_reachable"},
    {"compactness", "mean_reciprocal_distance", "mean_reciprocal_distance"},
    {"connectedness", "connectedness_ucinet", "connectedness_ucinet"},
    {"components_weak", "components_weak", "components_weak"},
    {"components_strong", "components_strong", "components_strong"},
    {"largest_component", "largest_weak_component", "largest_weak_component"},
    {"bridges", "bridges", "bridges"},
    {"hierarchy", "krackhardt_hierarchy", NULL},
    {"efficiency", "krackhardt_efficiency", "krackhardt_efficiency"},
    {"least_upper_boundedness", "krackhardt_lubness", NULL},
    {"centralisation_indegree", "centralization_indegree", NULL},
    {"centralisation_outdegree", "centralization_outdegree", NULL},
    {"centralisation_degree", "centralization_degree_undirected",
     "centralization_degree_undirected"},
    {"centralisation_betweenness", "centralization_betweenness_directed",
     "centralization_betweenness_undirected"},
    {"centralisation_closeness", "centralization_closeness_undirected",
     "centralization_closeness_undirected"},
};

static const struct names ORGANISATION_NAMES[] = {
    {"indegree", "indegree", NULL},
    {"outdegree", "outdegree", NULL},
    {"degree", "degree_undirected", "degree_undirected"},
    {"betweenness", "betweenness_directed", "betweenness_undirected"},
    {"harmonic_in", "harmonic_in", NULL},
    {"harmonic_out", "harmonic_out", NULL},
    {"harmonic", NULL, "harmonic_undirected"},
    {"closeness_in", "closeness_in_reachable", NULL},
    {"closeness_out", "closeness_out_reachable", NULL},
    {"closeness", NULL, "closeness_undirected_reachable"},
    {"eigenvector", "eigenvector_undirected", "eigenvector_undirected"},
    {"constraint", "constraint_whole", "constraint_whole"},
    {"constraint_ego", "constraint_ego_ucinet", "constraint_ego_ucinet"},
    {"effective_size", "effective_size_burt", "effective_size_burt"},
    {"efficiency", "efficiency_burt", "efficiency_burt"},
    {"clustering", "clustering_local", "clustering_local"},
    {"coreness", "coreness", "coreness"},
    {"cutpoint", "cutpoints", "cutpoints"},
};

static const char *their_name(const struct reference *reference,
                              const struct names *names)
{
    return reference->graph.is_directed ? names->directed : names->undirected;
}

static void card_check(const struct reference *reference, struct pool *pool)
{
    const unsigned searched =
        GROUP_BIT(GROUP_CORE_PERIPHERY) | GROUP_BIT(GROUP_COMMUNITIES);
    const struct scorecard card =
        card_of(&reference->graph, GROUPS_ALL & ~searched, NULL, pool);

    for (size_t i = 0; i < ARRAY_COUNT(NETWORK_NAMES); i++) {
        const char *theirs = their_name(reference, &NETWORK_NAMES[i]);
        if (theirs != NULL) {
            const size_t ours = network_measure_find(NETWORK_NAMES[i].ours);
            reference_check(reference, theirs, card.network[ours]);
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(ORGANISATION_NAMES); i++) {
        const char *theirs = their_name(reference, &ORGANISATION_NAMES[i]);
        if (theirs != NULL) {
            const size_t ours = organisation_measure_find(ORGANISATION_NAMES[i].ours);
            assert_non_null(card.organisation[ours]);
            reference_check_each(reference, theirs, card.organisation[ours]);
        }
    }
}

static void every_shared_measure_is_what_other_programs_say(void **state)
{
    (void)state;
    reference_each(card_check);
}

static void census_check(const struct reference *reference, struct pool *pool)
{
    const struct scorecard card = card_of(
        &reference->graph, GROUP_BIT(GROUP_DYADS) | GROUP_BIT(GROUP_TRIADS), NULL, pool);

    if (reference->graph.is_directed) {
        reference_check_list(reference, "dyad_census", card.dyad_census, DYAD_KINDS);
        reference_check_list(reference, "triad_census", card.triad_census, TRIAD_KINDS);
    }
}

static void the_census_of_dyads_and_triads_is_what_other_programs_say(void **state)
{
    (void)state;
    reference_each(census_check);
}

/* ---- shapes ---- */

static void what_was_not_ordered_is_not_there(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_STAR, 5, true, pool);
    const struct scorecard card = card_of(&graph, GROUP_BIT(GROUP_SIZE), NULL, pool);

    (void)state;
    assert_figure(card.network[NETWORK_DENSITY], 0.2, "density");
    assert_true(isnan(card.network[NETWORK_RECIPROCITY]));
    assert_null(card.organisation[ORGANISATION_BETWEENNESS]);
}

static void the_smallest_networks_have_figures_or_none_but_never_zero_for_none(
    void **state)
{
    static const enum network_measure UNDEFINED[] = {
        NETWORK_DENSITY,
        NETWORK_RECIPROCITY,
        NETWORK_TRANSITIVITY,
        NETWORK_MEAN_DISTANCE,
        NETWORK_DIAMETER,
        NETWORK_COMPACTNESS,
        NETWORK_CENTRALISATION_DEGREE,
        NETWORK_MODULARITY,
        NETWORK_CORE_PERIPHERY_FIT,
        NETWORK_HIERARCHY,
        NETWORK_CENTRALISATION_EIGENVECTOR,
    };

    (void)state;
    for (size_t count = 0; count <= 1; count++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = shape_graph(SHAPE_EMPTY, count, true, pool);
        const struct scorecard card = card_of(&graph, GROUPS_ALL, NULL, pool);

        for (size_t i = 0; i < ARRAY_COUNT(UNDEFINED); i++) {
            assert_true(isnan(card.network[UNDEFINED[i]]));
        }
        assert_figure(card.network[NETWORK_TIES], 0, "ties");
    }
}

static void an_undirected_network_has_no_figures_of_direction(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, 6, false, pool);
    const struct scorecard card = card_of(&graph, GROUPS_ALL, NULL, pool);

    (void)state;
    assert_null(card.organisation[ORGANISATION_INDEGREE]);
    assert_null(card.organisation[ORGANISATION_CLOSENESS_IN]);
    assert_non_null(card.organisation[ORGANISATION_CLOSENESS]);
    assert_true(isnan(card.network[NETWORK_RECIPROCITY]));
    assert_figure(card.network[NETWORK_MEAN_DISTANCE], 1.8, "mean_distance");
}

/* B did not answer: what it sends is unknown, what it receives is known. */
static void of_one_that_did_not_answer_what_it_sends_is_unknown(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-11\n.-.!\n.1-\n", true, pool);
    const struct scorecard card = card_of(&graph, GROUPS_ALL, NULL, pool);

    (void)state;
    assert_true(isnan(card.organisation[ORGANISATION_HARMONIC_OUT][1]));
    assert_true(isnan(card.organisation[ORGANISATION_CLOSENESS_OUT][1]));
    assert_true(isnan(card.organisation[ORGANISATION_HUB][1]));
    assert_false(isnan(card.organisation[ORGANISATION_HARMONIC_IN][1]));
    assert_figure(card.organisation[ORGANISATION_INDEGREE][1], 2, "indegree");
    assert_true(isnan(card.organisation[ORGANISATION_OUTDEGREE][1]));
    assert_figure(card.organisation[ORGANISATION_OUTDEGREE][0], 2, "outdegree");
    assert_figure(card.network[NETWORK_DENSITY], 0.75, "density");
}

static void where_nothing_is_known_nothing_is_zero(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-\?\?\n\?-\?\n\?\?-\n", true, pool);
    const struct scorecard card = card_of(&graph, GROUPS_ALL, NULL, pool);

    (void)state;
    assert_figure(card.network[NETWORK_ORGANISATIONS], 3, "organisations");
    assert_figure(card.network[NETWORK_TIES], 0, "ties");
    assert_true(isnan(card.network[NETWORK_MEAN_DEGREE]));
    assert_true(isnan(card.network[NETWORK_COMPACTNESS]));
    assert_true(isnan(card.network[NETWORK_CENTRALISATION_DEGREE]));
    assert_true(isnan(card.organisation[ORGANISATION_DEGREE][0]));
}

static void the_same_seed_gives_the_same_card(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct chance chance = {.count = 30, .tie_percent = 15, .is_directed = true};
    const struct graph graph = chance_graph(&chance, 7, pool);
    const struct scorecard first = card_of(&graph, GROUPS_ALL, NULL, pool);
    const struct scorecard second = card_of(&graph, GROUPS_ALL, NULL, pool);

    (void)state;
    assert_memory_equal(first.network, second.network, sizeof first.network);
    assert_memory_equal(first.organisation[ORGANISATION_COMMUNITY],
                        second.organisation[ORGANISATION_COMMUNITY],
                        graph.count * sizeof(double));
}

static void check_whole_only(const struct graph *graph, struct pool *pool)
{
    size_t group_of[30] = {0};
    const struct grouping grouping = {NULL, 3, group_of};
    struct scorecard_order order = {
        .groups = GROUPS_ALL, .grouping = &grouping, .seed = SEED};

    for (size_t i = 0; i < graph->count; i++) {
        group_of[i] = i % 3;
    }
    const struct scorecard card = scorecard_make(graph, &order, pool);
    order.is_whole_only = true;
    const struct scorecard whole = scorecard_make(graph, &order, pool);
    assert_memory_equal(whole.network, card.network, sizeof card.network);
    assert_memory_equal(whole.dyad_census, card.dyad_census, sizeof card.dyad_census);
    assert_memory_equal(whole.triad_census, card.triad_census, sizeof card.triad_census);
}

static void the_whole_alone_has_the_same_figures(void **state)
{
    static const struct chance CHANCES[] = {
        {.count = 30, .tie_percent = 15, .is_directed = true},
        {.count = 30, .tie_percent = 3, .is_directed = true},
        {.count = 30, .tie_percent = 20},
        {.count = 20, .tie_percent = 20, .silent_count = 4, .is_directed = true},
        {.count = 12, .tie_percent = 30, .is_directed = true, .is_valued = true},
        {.count = 2, .tie_percent = 100},
        {.count = 5},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CHANCES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct graph graph = chance_graph(&CHANCES[i], i, pool);
        check_whole_only(&graph, pool);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shared_measure_is_what_other_programs_say),
        cmocka_unit_test(the_census_of_dyads_and_triads_is_what_other_programs_say),
        cmocka_unit_test(what_was_not_ordered_is_not_there),
        cmocka_unit_test(
            the_smallest_networks_have_figures_or_none_but_never_zero_for_none),
        cmocka_unit_test(an_undirected_network_has_no_figures_of_direction),
        cmocka_unit_test(of_one_that_did_not_answer_what_it_sends_is_unknown),
        cmocka_unit_test(where_nothing_is_known_nothing_is_zero),
        cmocka_unit_test(the_same_seed_gives_the_same_card),
        cmocka_unit_test(the_whole_alone_has_the_same_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
