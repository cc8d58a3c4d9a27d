/* demo_wave_ground.h - the ground of demo_wave.h: people, partners, issue and sources of
 * the Huis van het Kind. Each is one change, or a few. */
#pragma once

#include "store/store.h"

struct demo_ground {
    struct unit *unit;
    int64_t now;
};

/* The moment so many days before the end of the story; its day lives in the unit. */
int64_t demo_ground_moment(const struct demo_ground *ground, int days_ago);
const char *demo_ground_day(const struct demo_ground *ground, int days_ago);

/* The network, its people, the partners of the first days with their sources. */
NODISCARD bool demo_ground_begin(const struct demo_ground *ground, struct status *st);

/* One house joins, or leaves, so many days ago. */
NODISCARD bool demo_house_join(const struct demo_ground *ground, size_t house,
                               int days_ago, struct status *st);
NODISCARD bool demo_house_leave(const struct demo_ground *ground, size_t house,
                                int days_ago, struct status *st);
