/* block_names.h - the rows of a grid by name, and by nearly the same name.
 * Pure. Private to exchange/block*.c. */
#pragma once

#include <stdbool.h>

#include "base/pool.h"

struct block_name {
    const char *name;
    const char *key; /* utf8_key() */
    size_t row;
    size_t line; /* of the block, that spoke of it; 0: none yet */
};

/* Open addressing: never full, so that a search ends. */
struct block_names {
    struct pool *pool;
    struct block_name *slots; /* name NULL: free */
    size_t slot_count; /* a power of two */
};

/* An index with room for `limit` names. */
void block_names_init(struct block_names *names, size_t limit, struct pool *pool);

/* The entry of exactly this name; NULL when there is none. Then *alike_out is one that is
 * the same but for case, accents and punctuation, or NULL. */
struct block_name *block_names_find(struct block_names *names, const char *name,
                                    const struct block_name **alike_out);

/* Add a name that is not there; at most `limit` times. */
struct block_name *block_names_add(struct block_names *names, const char *name,
                                   size_t row);
