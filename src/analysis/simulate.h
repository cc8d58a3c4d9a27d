/* simulate.h - made-up networks of cooperation, plausible enough to test and to teach
 * with. Pure; the same order gives the same network on every machine.
 *
 * Organisations have a sector, a size in staff, and a role: the first is the coordinator.
 * Ties (reported contact, one way, 1 to 5) come about one by one: back to whom reports a
 * contact, to contacts of contacts, with the coordinator, else to large organisations and
 * six times as readily within the sector. Between waves ties fade (a mutual one half as
 * often), values shift, some organisations leave and as many join. It is no model of
 * anything real, and no figure of it says something of real networks. */
#pragma once

#include <stdint.h>

#include "analysis/network.h"

enum {
    SIMULATED_LEAST = 3,
    SIMULATED_MOST = 2000,
    SIMULATED_SECTORS_MOST = 8,
    SIMULATED_WAVES_MOST = 20,
    SIMULATED_VALUE_MOST = 5
};

struct simulation_order {
    size_t organisation_count; /* in each wave, SIMULATED_LEAST .. SIMULATED_MOST */
    double density; /* 0 .. 1; of each wave, before silence */
    size_t sector_count; /* 1 .. SIMULATED_SECTORS_MOST */
    size_t wave_count; /* 1 .. SIMULATED_WAVES_MOST: T0, T1, ... */
    double silent_share; /* 0 .. 1: who does not answer, in each wave; the coordinator
                          * does */
    uint64_t seed;
};

/* The density at which an organisation reports six contacts; at most 0.3. */
double simulation_density(size_t organisation_count);

/* O(waves * (organisations^2 + ties)) at moderate densities. Lives in `pool`. */
struct network_series simulate_networks(const struct simulation_order *order,
                                        struct pool *pool);
