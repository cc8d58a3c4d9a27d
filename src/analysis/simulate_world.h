/* simulate_world.h - the organisations and ties of a made-up network, wave by wave: how
 * they come about and go. For simulate.c. Pure. */
#pragma once

#include "analysis/random.h"
#include "analysis/simulate.h"

enum { SIMULATED_FIRST = 0 }; /* the coordinator */

/* Everybody who is ever a member, and the ties of the wave at hand. */
struct simulated_world {
    const struct simulation_order *order;
    struct random *random;
    size_t count;
    size_t *sectors;
    double *staff;
    double *drawing; /* how readily somebody is found, at most 1 */
    bool *is_member;
    size_t *members; /* those who are, in ascending order */
    size_t member_count;
    uint8_t *values; /* row by row; 0: no tie */
    struct tie *ties; /* those there are; of a world their value is in `values` */
    size_t tie_count;
    size_t tie_goal;
};

static inline uint8_t *simulated_value(const struct simulated_world *world, size_t from,
                                       size_t to)
{
    return &world->values[from * world->count + to];
}

/* The first wave. Lives in `pool`; `order` and `random` are borrowed. */
struct simulated_world simulated_world_make(const struct simulation_order *order,
                                            struct random *random, struct pool *pool);

/* What becomes of it in wave 1, 2, ... */
void simulated_world_change(struct simulated_world *world, size_t wave);
