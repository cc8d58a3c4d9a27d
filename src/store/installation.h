/* installation.h - what holds for the whole database: its secret, whether it is a
 * demonstration, and the set-up link of the first start. */
#pragma once

#include "store/store.h"

struct installation {
    bool is_demonstration;
    const char *secret; /* keys form tokens and rate buckets */
    const char *setup_digest; /* NULL: set up */
};

/* Read it, made with a new random secret when there is none yet. */
NODISCARD bool installation_open(struct store *store, int64_t now, struct pool *pool,
                                 struct installation *installation_out,
                                 struct status *st);
NODISCARD bool installation_find(struct database *database, struct pool *pool,
                                 struct installation *installation_out,
                                 struct status *st);

NODISCARD bool installation_mark_demonstration(struct unit *unit, struct status *st);

/* Keep the digest of a new set-up link; NULL: it was used. */
NODISCARD bool installation_set_setup(struct unit *unit, const char *digest,
                                      struct status *st);
