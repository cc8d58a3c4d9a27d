/* columns.h - find the columns of a table by their headers, in nl, fr or en.
 * Pure: works on a table that was read. */
#pragma once

#include "base/csv.h"

struct column {
    const char *name; /* the documented name: "replaced_by" */
    const char *also; /* other headers, separated by '|' */
    const char *prefixes; /* headers that may go on: "vervangbaarheid"; NULL: none */
    bool is_required;
};

enum { COLUMNS_MAX = 256, COLUMN_MISSING = -1 };

/* Set positions_out[i] to where columns[i] stands in the table, or COLUMN_MISSING.
 * Case, accents, punctuation and order of headers do not matter.
 * Adds an error for an unknown header (it lists those that are known) and for one that
 * stands twice; the rows can be read nevertheless, for their own errors.
 * fails  with errors in `report` when a required column is missing. */
NODISCARD bool columns_find(const struct csv_table *table, const struct column *columns,
                            size_t column_count, int *positions_out,
                            struct report *report);

/* Number of the column that a header means, or `count`. One whose position is still
 * COLUMN_MISSING goes first: a pair has two columns "actor". */
size_t column_of(const char *header, const struct column *columns, size_t count,
                 const int *positions);

/* "actor, rater, importance": the documented names, for a sentence. */
const char *column_names(const struct column *columns, size_t count, struct pool *pool);

/* The cell of a row at a position; an empty cell when the column is missing. */
const struct csv_cell *column_cell(const struct csv_row *row, int position);
