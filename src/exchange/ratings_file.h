/* ratings_file.h - an arena from a table of ratings, or from the paper worksheet.
 * Pure: bytes in, structs out. The format: docs/formats.md. */
#pragma once

#include "base/csv.h"
#include "method/arena.h"

/* The rater's name when a worksheet has no column for raters. */
#define RATINGS_WORKSHEET_RATER "worksheet"

struct ratings_reading {
    const char *const *actors; /* the list of actors.csv, borrowed; NULL: those rated */
    size_t actor_count;
    bool is_alone; /* no folder around it: every name in replaced_by must be an actor of
                    * the list. In a folder a new name is a question for the check. */
    bool is_one_highest; /* the sheet's importance runs from 1 = most important */
};

/* Read the ratings of an arena; sectors, overrides and issue are left empty.
 *
 * An actor is one row per rater, in any order. Both scales empty: not rated. Actors
 * and raters keep the order of their first appearance.
 *
 * arena_out  lives in `pool`.
 * fails      with errors in `report`: see docs/formats.md, "What is refused". Warns,
 *            when it succeeds, of names that look alike. O(rows * (actors + raters)). */
NODISCARD bool ratings_read(const struct csv_table *table,
                            const struct ratings_reading *reading, struct pool *pool,
                            struct report *report, struct arena *arena_out);
