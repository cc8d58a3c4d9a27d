/* test_simulate.c - made-up networks are as ordered, and a little like real ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/graph.h"
#include "analysis/simulate.h"
#include "base/attributes.h"

static struct network network_of(struct simulation_order order, struct pool *pool)
{
    return simulate_networks(&order, pool).waves[0].network;
}

static const struct simulation_order ORDERS[] = {
    {3, 0, 1, 1, 0, 1},        {3, 1, 1, 1, 0, 1},       {3, 0.5, 8, 4, 1, 1},
    {25, 0.2, 5, 1, 0, 1},     {25, 0.2, 5, 3, 0.2, 7},  {12, 1, 2, 2, 0, 3},
    {60, 0.05, 4, 6, 0.35, 2}, {40, 0.9, 3, 20, 0.1, 5}, {400, 0.015, 8, 2, 0.1, 11},
};

static void relation_is_well_made(const struct network *network,
                                  const struct simulation_order *order)
{
    const struct relation *relation = &network->relations[0];
    const size_t count = network->organisation_count;
    size_t silent = 0;

    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        assert_true(tie->from < count && tie->to < count && tie->from != tie->to);
        assert_true(tie->value >= 1 && tie->value <= SIMULATED_VALUE_MOST);
        assert_true(tie->value == floor(tie->value));
        assert_true(relation->is_silent == NULL || !relation->is_silent[tie->from]);
        assert_true(i == 0 || tie[-1].from < tie->from ||
                    (tie[-1].from == tie->from && tie[-1].to < tie->to));
    }
    for (size_t i = 0; relation->is_silent != NULL && i < count; i++) {
        silent += relation->is_silent[i];
    }
    assert_int_equal(silent, (size_t)(order->silent_share * (double)(count - 1) + 0.5));
    if (silent == 0) {
        const double cells = (double)(count * (count - 1));
        assert_int_equal(relation->tie_count, (size_t)(order->density * cells + 0.5));
    }
}

static void organisations_are_well_made(const struct network *network,
                                        const struct simulation_order *order,
                                        struct pool *pool)
{
    const struct attribute *role = network_attribute(network, "role");
    const struct attribute *staff = network_attribute(network, "staff");
    const struct grouping sectors = grouping_make(network_attribute(network, "sector"),
                                                  network->organisation_count, pool);

    assert_int_equal(network->organisation_count, order->organisation_count);
    assert_true(sectors.group_count <= order->sector_count);
    for (size_t i = 0; i < network->organisation_count; i++) {
        assert_int_equal(network_organisation_find(network, network->names[i]), i);
        assert_string_equal(role->texts[i], i == 0 ? "coordinator" : "partner");
        assert_true(staff->numbers[i] >= 2);
    }
}

static void every_order_is_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ORDERS); i++) {
        SCOPED(pool) pool = pool_new();
        const struct network_series series = simulate_networks(&ORDERS[i], pool);

        assert_int_equal(series.wave_count, ORDERS[i].wave_count);
        for (size_t wave = 0; wave < series.wave_count; wave++) {
            relation_is_well_made(&series.waves[wave].network, &ORDERS[i]);
            organisations_are_well_made(&series.waves[wave].network, &ORDERS[i], pool);
        }
        assert_string_equal(series.waves[0].label, series.wave_count > 1 ? "T0" : "");
    }
}

static void same_seed_makes_the_same(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct simulation_order order = {30, 0.2, 5, 2, 0.1, 3};
    const struct network_series one = simulate_networks(&order, pool);
    const struct network_series two = simulate_networks(&order, pool);
    order.seed = 4;
    const struct network_series other = simulate_networks(&order, pool);
    size_t differing = 0;

    for (size_t wave = 0; wave < 2; wave++) {
        const struct network *a = &one.waves[wave].network;
        const struct network *b = &two.waves[wave].network;
        assert_int_equal(a->relations->tie_count, b->relations->tie_count);
        for (size_t i = 0; i < a->relations->tie_count; i++) {
            assert_int_equal(a->relations->ties[i].from, b->relations->ties[i].from);
            assert_int_equal(a->relations->ties[i].to, b->relations->ties[i].to);
            assert_true(a->relations->ties[i].value == b->relations->ties[i].value);
        }
        for (size_t i = 0; i < 30; i++) {
            const struct network *c = &other.waves[wave].network;
            assert_string_equal(a->names[i], b->names[i]);
            differing +=
                strcmp(a->attributes[2].texts[i], c->attributes[2].texts[i]) != 0;
        }
    }
    assert_true(differing > 20);
}

/* Shares over 40 networks of 30 at one tie in five, where chance alone gives: mutual 0.2,
 * within one of five sectors about 0.2, the coordinator's 1 of 30. */
static void networks_have_what_real_ones_have(void **state)
{
    (void)state;
    double mutual = 0;
    double within = 0;
    double hub = 0;
    double closed = 0;
    double paths = 0;
    double ties = 0;

    for (uint64_t seed = 1; seed <= 40; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct network network =
            network_of((struct simulation_order){30, 0.2, 5, 1, 0, seed}, pool);
        const struct relation *relation = network.relations;
        const struct graph graph =
            graph_make(relation, 30, (struct graph_reading){0}, pool);
        const char *const *sectors = network_attribute(&network, "sector")->texts;

        for (size_t i = 0; i < relation->tie_count; i++) {
            const struct tie *tie = &relation->ties[i];
            ties++;
            mutual += graph_has(&graph, tie->to, tie->from);
            within += strcmp(sectors[tie->from], sectors[tie->to]) == 0;
            hub += tie->to == 0;
            for (size_t k = 0; k < 30; k++) {
                const bool is_path = k != tie->from && graph_has(&graph, tie->to, k);
                paths += is_path;
                closed += is_path && graph_has(&graph, tie->from, k);
            }
        }
    }
    assert_true(mutual / ties > 0.35 && mutual / ties < 0.85);
    assert_true(within / ties > 0.27 && within / ties < 0.6);
    assert_true(hub / ties > 0.06 && hub / ties < 0.2);
    assert_true(closed / paths > 0.27 && closed / paths < 0.7);
}

static void most_ties_last_from_wave_to_wave(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct simulation_order order = {50, 0.15, 5, 2, 0, 8};
    const struct network_series series = simulate_networks(&order, pool);
    const struct network *before = &series.waves[0].network;
    const struct network *after = &series.waves[1].network;
    const struct graph graph = graph_make(after->relations, after->organisation_count,
                                          (struct graph_reading){0}, pool);
    size_t both = 0;
    size_t kept = 0;
    size_t joined = 0;

    for (size_t i = 0; i < 50; i++) {
        joined += network_organisation_find(before, after->names[i]) == 50;
    }
    for (size_t i = 0; i < before->relations->tie_count; i++) {
        const struct tie *tie = &before->relations->ties[i];
        const size_t from = network_organisation_find(after, before->names[tie->from]);
        const size_t to = network_organisation_find(after, before->names[tie->to]);
        both += from < 50 && to < 50;
        kept += from < 50 && to < 50 && graph_has(&graph, from, to);
    }
    assert_int_equal(joined, 3);
    assert_true(kept > both * 7 / 10 && kept < both);
}

static void greatest_network_is_made(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct simulation_order order = {
        SIMULATED_MOST, simulation_density(SIMULATED_MOST), 8, 1, 0, 1};
    const struct network network = network_of(order, pool);

    assert_int_equal(network.relations->tie_count, 6 * SIMULATED_MOST);
    for (size_t i = 0; i < 600; i++) {
        assert_int_equal(network_organisation_find(&network, network.names[i]), i);
    }
    assert_true(simulation_density(3) == 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_is_kept),
        cmocka_unit_test(same_seed_makes_the_same),
        cmocka_unit_test(networks_have_what_real_ones_have),
        cmocka_unit_test(most_ties_last_from_wave_to_wave),
        cmocka_unit_test(greatest_network_is_made),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
