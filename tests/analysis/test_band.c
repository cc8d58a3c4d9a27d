/* test_band.c - the figures of a network, drawn many times. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/draws.h"
#include "analysis/part.h"
#include "base/attributes.h"
#include "graphs.h"

enum { SEED = 1, CHEAP = GROUP_BIT(GROUP_SIZE) | GROUP_BIT(GROUP_TRIADS) };

static struct bands bands_of(const struct graph *graph, struct band_order order)
{
    struct bands bands;

    order.seed = SEED;
    assert_true(bands_make(graph, &order, &bands));
    return bands;
}

static void assert_band(const struct band *band, double low, double high)
{
    assert_figure(band->low, low, "low");
    assert_figure(band->high, high, "high");
}

/* ---- percentiles ---- */

/* Type 7: the place is share * (n - 1) from the lowest. Of 1 2 3 4 5 and 0.05 it is 0.2,
 * so 1.2; of one number everything is that number. */
static void percentiles_lie_between_the_values(void **state)
{
    const double values[] = {1, 2, 3, 4, 5};

    (void)state;
    assert_figure(percentile_of(values, 5, 0.05), 1.2, "0.05");
    assert_figure(percentile_of(values, 5, 0.5), 3, "0.5");
    assert_figure(percentile_of(values, 5, 0.95), 4.8, "0.95");
    assert_figure(percentile_of(values, 5, 1), 5, "1");
    assert_figure(percentile_of(values, 1, 0.05), 1, "one");
}

/* ---- dropped ---- */

static const struct {
    size_t count;
    double share;
    double missing;
    size_t dropped;
} DROPPED[] = {
    {25, 0, 0, 3}, /* a tenth of 25 is 2.5 */
    {25, 0.2, 0, 5}, {25, 0, 0.4, 10}, /* as many as did not answer */
    {4, 0, 0, 1}, /* at least one */
    {4, 1, 0, 3}, /* never the last */
    {2, 0, 0, 1},    {1, 0, 0, 0},     {0, 0, 0, 0},
};

static void a_tenth_is_left_out_and_at_least_who_is_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(DROPPED); i++) {
        assert_int_equal(
            draws_dropped_count(DROPPED[i].count, DROPPED[i].share, DROPPED[i].missing),
            DROPPED[i].dropped);
    }
}

/* A star of 4 without one: a leaf in 3 of 4 draws, which leaves 2 of 3 pairs, or the
 * centre, which leaves none. The mean degree of what is left, 4/3, times (4 - 1) /
 * (3 - 1) is 2. */
static void a_star_leans_on_its_centre(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph star = shape_graph(SHAPE_STAR, 4, false, pool);
    const struct bands bands = bands_of(&star, (struct band_order){.groups = CHEAP});

    (void)state;
    assert_int_equal(bands.dropped_count, 1);
    assert_band(&bands.dropped[NETWORK_DENSITY], 0, 2.0 / 3);
    assert_band(&bands.dropped[NETWORK_MEAN_DEGREE], 0, 2);
    assert_int_equal(bands.dropped[NETWORK_DENSITY].draws, BAND_DRAWS);
}

static void a_complete_network_leans_on_nobody(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_COMPLETE, 12, true, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});

    (void)state;
    assert_band(&bands.dropped[NETWORK_DENSITY], 1, 1);
    assert_band(&bands.dropped[NETWORK_MEAN_DEGREE], 11, 11);
    assert_band(&bands.dropped[NETWORK_TRANSITIVITY], 1, 1);
}

/* Two are left of a triangle, and two have no transitivity. */
static void draws_without_a_figure_are_counted(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_COMPLETE, 3, false, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});
    const struct band *band = &bands.dropped[NETWORK_TRANSITIVITY];

    (void)state;
    assert_band(band, (double)NAN, (double)NAN);
    assert_int_equal(band->draws, BAND_DRAWS);
    assert_int_equal(band->undefined_count, BAND_DRAWS);
}

static void what_only_says_the_size_has_no_band(void **state)
{
    static const enum network_measure SIZES[] = {NETWORK_ORGANISATIONS, NETWORK_TIES,
                                                 NETWORK_LARGEST_COMPONENT,
                                                 NETWORK_CORE_SIZE};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, 8, true, pool);
    const struct bands bands = bands_of(
        &graph, (struct band_order){.groups = CHEAP | GROUP_BIT(GROUP_COMPONENTS)});

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SIZES); i++) {
        assert_int_equal(bands.dropped[SIZES[i]].draws, 0);
        assert_true(isnan(bands.dropped[SIZES[i]].low));
    }
    assert_int_equal(bands.dropped[NETWORK_COMPONENTS_WEAK].draws, BAND_DRAWS);
}

static void what_is_not_asked_for_has_no_band(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, 8, true, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});

    (void)state;
    assert_int_equal(bands.dropped[NETWORK_MEAN_DISTANCE].draws, 0);
}

static void what_is_searched_has_fewer_draws(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, 8, false, pool);
    const struct bands bands =
        bands_of(&graph, (struct band_order){.groups = GROUP_BIT(GROUP_COMMUNITIES) |
                                                       GROUP_BIT(GROUP_SIZE),
                                             .draws = 50});

    (void)state;
    assert_int_equal(bands.dropped[NETWORK_MODULARITY].draws, 10);
    assert_int_equal(bands.dropped[NETWORK_DENSITY].draws, 50);
}

static void the_same_seed_gives_the_same_bands(void **state)
{
    const struct chance chance = {
        .count = 20, .tie_percent = 30, .silent_count = 3, .is_directed = true};
    SCOPED(pool) pool = pool_new();
    const struct graph graph = chance_graph(&chance, 7, pool);
    const struct band_order order = {.groups = CHEAP, .draws = 100};
    const struct bands one = bands_of(&graph, order);
    const struct bands two = bands_of(&graph, order);

    (void)state;
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        assert_figure(one.dropped[i].low, two.dropped[i].low, "low");
        assert_figure(one.imputed[i].high, two.imputed[i].high, "high");
    }
    /* 3 of 20 did not answer: more than a tenth */
    assert_int_equal(one.dropped_count, 3);
}

/* ---- imputed ---- */

/* Of three pairs one is tied, one is not, one is unknown: it becomes a tie in half of the
 * draws, so the density is 1/3 or 2/3. */
static void an_unknown_pair_is_filled_as_the_known_ones_are(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-1.\n.-?\n..-\n", false, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});

    (void)state;
    assert_band(&bands.imputed[NETWORK_DENSITY], 1.0 / 3, 2.0 / 3);
    assert_band(&bands.imputed[NETWORK_MEAN_DEGREE], 2.0 / 3, 4.0 / 3);
    assert_int_equal(bands.imputed[NETWORK_TRANSITIVITY].draws, 0);
}

/* Two of four did not answer, and the others named everybody: what is known is full, so
 * everything is filled. */
static void who_is_silent_is_filled_like_the_others(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = picture_graph("-111\n1-11\n..-.!\n...-!\n", true, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});

    (void)state;
    assert_band(&bands.imputed[NETWORK_DENSITY], 1, 1);
    assert_band(&bands.imputed[NETWORK_CENTRALISATION_INDEGREE], 0, 0);
}

static void without_unknown_cells_nothing_is_imputed(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_STAR, 6, true, pool);
    const struct bands bands = bands_of(&graph, (struct band_order){.groups = CHEAP});

    (void)state;
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        assert_int_equal(bands.imputed[i].draws, 0);
    }
}

/* ---- stopping ---- */

static bool stops_after_ten(void *context, size_t done, size_t total)
{
    size_t *calls = context;

    assert_true(done < total);
    return ++*calls < 10;
}

static void the_work_can_be_stopped(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct graph graph = shape_graph(SHAPE_RING, 8, true, pool);
    size_t calls = 0;
    const struct band_order order = {.groups = CHEAP, .work = {stops_after_ten, &calls}};
    struct bands bands = {.dropped_count = 99};

    (void)state;
    assert_false(bands_make(&graph, &order, &bands));
    assert_int_equal(calls, 10);
    assert_int_equal(bands.dropped_count, 99);
}

/* ---- parts ---- */

static void a_part_keeps_ties_silence_and_groups(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct relation relation =
        picture_relation("-12.\n.-.3\n4.-.!\n..5-\n", true, pool);
    const char *const names[] = {"A", "B", "C", "D"};
    const size_t group_of[] = {0, 1, GROUP_NONE, 1};
    const char *const labels[] = {"x", "y"};
    const struct network network = {.title = "",
                                    .names = names,
                                    .organisation_count = 4,
                                    .relations = &relation,
                                    .relation_count = 1};
    const struct grouping grouping = {labels, 2, group_of};
    const bool is_kept[] = {true, false, true, true};
    const struct network part = network_part(&network, is_kept, pool);
    const struct grouping groups = grouping_part(&grouping, is_kept, 4, pool);

    (void)state;
    assert_int_equal(part.organisation_count, 3);
    assert_string_equal(part.names[1], "C");
    /* A-C 2, C-A 4, D-C 5, and what C left unsaid is still unknown */
    assert_int_equal(part.relations[0].tie_count, 3);
    assert_int_equal(part.relations[0].ties[0].to, 1);
    assert_true(part.relations[0].is_silent[1]);
    assert_false(part.relations[0].is_silent[2]);
    assert_int_equal(groups.group_of[1], GROUP_NONE);
    assert_int_equal(groups.group_of[2], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_lie_between_the_values),
        cmocka_unit_test(a_tenth_is_left_out_and_at_least_who_is_missing),
        cmocka_unit_test(a_star_leans_on_its_centre),
        cmocka_unit_test(a_complete_network_leans_on_nobody),
        cmocka_unit_test(draws_without_a_figure_are_counted),
        cmocka_unit_test(what_only_says_the_size_has_no_band),
        cmocka_unit_test(what_is_not_asked_for_has_no_band),
        cmocka_unit_test(what_is_searched_has_fewer_draws),
        cmocka_unit_test(the_same_seed_gives_the_same_bands),
        cmocka_unit_test(an_unknown_pair_is_filled_as_the_known_ones_are),
        cmocka_unit_test(who_is_silent_is_filled_like_the_others),
        cmocka_unit_test(without_unknown_cells_nothing_is_imputed),
        cmocka_unit_test(the_work_can_be_stopped),
        cmocka_unit_test(a_part_keeps_ties_silence_and_groups),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
