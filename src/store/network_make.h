/* network_make.h - a new network with its first coordinator. */
#pragma once

#include "store/people.h"

struct network_new {
    const char *id; /* made by network_new_id() */
    const char *name;
    const char *place;
    struct person coordinator; /* without id */
    const char *author;
    const char *today;
    int64_t now;
};

/* A random id: 12 letters and digits. */
const char *network_new_id(struct pool *pool);

/* Inside a unit of work: the network, the person, the role, in one change. */
NODISCARD bool network_make(struct unit *unit, const struct network_new *network,
                            struct status *st);
