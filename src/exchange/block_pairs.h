/* block_pairs.h - a pasted table that names two things on a line, an actor and a source,
 * and says what the one has of the other. Pure; see block.h. */
#pragma once

#include "exchange/block.h"

/* The columns beside the two names; the changes of a block count them so. */
enum block_pair_column {
    BLOCK_PAIR_NAME, /* of both; never changes */
    BLOCK_PAIR_HAS, /* HOLDING_ANSWER */
    BLOCK_PAIR_CAN,
    BLOCK_PAIR_WANTS,
    BLOCK_PAIR_COLUMNS
};
extern const struct block_column BLOCK_PAIRS[BLOCK_PAIR_COLUMNS];

struct block_pairs {
    const struct block_row *actors; /* their keys are not asked for */
    size_t actor_count;
    const struct block_row *sources; /* called by their codes */
    const char *const *source_labels; /* what they are called too */
    size_t source_count;
    /* BLOCK_PAIR_COLUMNS texts a source, source_count sources an actor, as given out;
     * NULL: all are empty. */
    const char *const *cells;
};

/* Does the table begin with a header that names actor and source? */
bool block_pairs_is(const char *text, struct pool *pool);

/* Read it; no row is added. The key of a line is, from 1, that of the pair: actor *
 * source_count + source + 1. O(length + actors * sources). */
struct block block_pairs_read(const char *text, const struct block_pairs *pairs,
                              struct pool *pool);
