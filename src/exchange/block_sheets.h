/* block_sheets.h - the sheets into which people paste, as columns of a grid. */
#pragma once

#include "exchange/block.h"

/* The list of actors. */
enum block_actor_column {
    BLOCK_ACTOR_NAME,
    BLOCK_ACTOR_SECTOR,
    BLOCK_ACTOR_SOURCES,
    BLOCK_ACTOR_NOTE,
    BLOCK_ACTOR_COLUMNS
};
extern const struct block_column BLOCK_ACTORS[BLOCK_ACTOR_COLUMNS];

/* The sheet of one rater. */
enum block_rating_column {
    BLOCK_RATING_ACTOR,
    BLOCK_RATING_IMPORTANCE,
    BLOCK_RATING_REPLACEABILITY, /* ARENA_REPLACEABILITY */
    BLOCK_RATING_OWN,
    BLOCK_RATING_DEPENDENCE, /* ARENA_DEPENDENCE */
    BLOCK_RATING_REPLACED_BY,
    BLOCK_RATING_NOTE,
    BLOCK_RATING_COLUMNS
};
extern const struct block_column BLOCK_RATINGS[BLOCK_RATING_COLUMNS];

/* The needed sources; a row is known by its code. */
enum block_source_column {
    BLOCK_SOURCE_CODE,
    BLOCK_SOURCE_LABEL,
    BLOCK_SOURCE_KIND, /* SOURCE_KIND */
    BLOCK_SOURCE_NECESSITY, /* SOURCE_NECESSITY */
    BLOCK_SOURCE_NOTE,
    BLOCK_SOURCE_COLUMNS
};
extern const struct block_column BLOCK_SOURCES[BLOCK_SOURCE_COLUMNS];
