/* replies_parts.h - inside of replies_file: which survey a table is of, and what its
 * columns are. */
#pragma once

#include "exchange/columns.h"
#include "exchange/fields.h"
#include "exchange/replies_file.h"

enum {
    REPLIES_RESPONDENT,
    REPLIES_ORGANISATION,
    REPLIES_INSTRUMENT,
    REPLIES_VERSION,
    REPLIES_MACHINERY /* how many columns are no items */
};

struct replies_columns {
    const struct instrument *instrument;
    int machinery[REPLIES_MACHINERY]; /* positions */
    const struct instrument_item **items; /* the columns that are there */
    int *item_positions;
    size_t item_count;
    const struct instrument_item **texts;
    int *text_positions;
    size_t text_count;
};

/* fails  with errors in `report`: no such instrument or version, another than ordered,
 *        no column of any item. Unknown columns are errors too, but the rows can be read
 *        for theirs. */
NODISCARD bool replies_columns_find(const struct csv_table *table,
                                    const struct replies_order *order,
                                    struct report *report,
                                    struct replies_columns *columns_out);

/* Is the row of the same instrument and version? Else false, with an error. */
bool replies_row_is_ours(const struct replies_columns *columns, const struct csv_row *row,
                         const struct field_reader *reader);
