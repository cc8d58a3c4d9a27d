/* ratings_row.h - one row of a table of ratings: what it says, cell by cell.
 * Pure. Whom the names stand for is known to ratings_file.h. */
#pragma once

#include "exchange/columns.h"
#include "exchange/fields.h"
#include "method/arena.h"

enum ratings_column {
    RATINGS_ACTOR,
    RATINGS_RATER,
    RATINGS_IMPORTANCE,
    RATINGS_REPLACEABILITY,
    RATINGS_OWN,
    RATINGS_DEPENDENCE,
    RATINGS_REPLACED_BY,
    RATINGS_SOURCES,
    RATINGS_NOTE,
    RATINGS_RANKING, /* on paper sheets; computed anew, never read */
    RATINGS_COLUMN_COUNT
};

extern const struct column RATINGS_COLUMNS[RATINGS_COLUMN_COUNT];

/* What may stand in a cell: sentences that take what was written as their one %s. */
extern const char RATINGS_IMPORTANCE_WRONG[];
extern const char RATINGS_REPLACEABILITY_WRONG[];
extern const char RATINGS_OWN_WRONG[];
extern const char RATINGS_DEPENDENCE_WRONG[];

struct ratings_table {
    struct field_reader fields;
    int positions[RATINGS_COLUMN_COUNT];
    bool is_worksheet; /* no column for raters: the paper sheet, filled in together */
    bool is_one_highest; /* its importance runs from 1 = most important */
};

struct rating_row {
    const struct csv_cell *actor;
    const struct csv_cell *rater; /* an empty one on a worksheet */
    struct arena_rating rating;
    struct name_list replaced_by;
    const struct csv_cell *replaced_by_cell;
    const char *sources;
    const char *note;
};

/* Find the columns. fails  with errors in the report of ratings->fields. */
NODISCARD bool ratings_columns_find(struct ratings_table *ratings);

/* Read a row; all of it, because a person wants every error at once: false after an error
 * in the report; *row_out is set nevertheless, as far as it goes. */
bool rating_row_read(const struct ratings_table *ratings, const struct csv_row *row,
                     struct rating_row *row_out);
