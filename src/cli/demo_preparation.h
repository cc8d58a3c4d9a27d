/* demo_preparation.h - the preparation of the demonstration: examples/oosterlinde,
 * written day by day by the people of its network. */
#pragma once

#include "exchange/form_file.h"
#include "store/preparation_put.h"

/* Persons of the network, by id: demo_network.c makes them in this order. */
enum { DEMO_HILDE = 1, DEMO_KARIM, DEMO_SOFIE, DEMO_ELS };

struct demo_preparation {
    const char *network_id;
    int64_t now; /* the moment at which the story ends */
    struct pool *pool;
    struct preparation told; /* as the example tells it */
    struct form_file answers; /* about forms of cooperation */
    struct preparation_put put; /* its rows, as far as they are written */
};

/* Read the tables that were compiled into the program. `pool` outlives the story. */
NODISCARD bool demo_preparation_read(const char *network_id, int64_t now,
                                     struct pool *pool, struct demo_preparation *demo_out,
                                     struct status *st);

/* Write what happened so many days before the end; days are told in order, oldest
 * first, each after who joined on that day. */
NODISCARD bool demo_preparation_day(struct unit *unit, struct demo_preparation *demo,
                                    int day, struct status *st);
