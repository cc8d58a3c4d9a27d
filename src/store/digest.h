/* digest.h - the links of the journal's chain (BLAKE2b, hexadecimal). */
#pragma once

#include <stdint.h>

#include "base/pool.h"

/* What a link says, besides its values. */
struct journal_link {
    int64_t position;
    int64_t at;
    const char *author;
    const char *action;
    int64_t undoes; /* 0: nothing */
};

/* A random salt: without it, a short value could be guessed from its digest after it was
 * erased. */
const char *digest_salt(struct pool *pool);

/* Of the values of one change. */
const char *digest_value(struct pool *pool, const char *salt, const char *changes);

/* Of one link, over the link before it; for the first, over the id of its network. */
const char *digest_link(struct pool *pool, const char *former,
                        const struct journal_link *link, const char *value_digest);
