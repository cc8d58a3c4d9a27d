/* demo_network.h - the demonstration: Oosterlinde, with its people and some history. */
#pragma once

#include "method/access.h"
#include "store/store.h"

enum { DEMO_LINKS = 7 };

/* Who can be looked through: the role, and where to go. */
struct demo_link {
    enum access_role role;
    const char *path; /* "/sign-in/…" */
};

/* Make the network (once), and a link for each role (each time); marks the database.
 * now    milliseconds since 1970; the history ends shortly before
 * fails  STATUS_CONFLICT  the database is in use for something else */
NODISCARD bool demo_make(struct store *store, int64_t now, struct pool *pool,
                         struct demo_link links_out[DEMO_LINKS], struct status *st);
