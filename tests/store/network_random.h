/* network_random.h - made-up networks with every kind of row and change. */
#pragma once

#include "store/store.h"

enum { NETWORK_PERSONS_MAX = 60, NETWORK_CHANGES_MAX = 200 };

struct network_order {
    uint64_t seed;
    const char *id;
    size_t change_count; /* tried, after the first; some of them change nothing */
    bool is_forgetful; /* the values of about half of the changes are erased */
};

/* Make one, change by change, through the store as the program does. */
void network_random(struct store *store, const struct network_order *order);

/* A network with one coordinator and `change_count` further changes of its name. */
void network_few(struct store *store, const struct network_order *order,
                 size_t change_count);
