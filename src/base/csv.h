/* csv.h - read comma, semicolon and tab separated text as spreadsheets write it.
 *
 * RFC 4180 with what Excel adds: quotes, line breaks in quotes, CRLF or LF or CR, a
 * byte order mark, a first line "sep=;", Windows-1252 instead of UTF-8. Every cell
 * knows its line and column, because every error names them. */
#pragma once

#include "base/decode.h"

struct csv_cell {
    const char *text; /* UTF-8, without surrounding spaces; "" when empty */
    size_t line; /* a quoted cell may begin below the line of its row */
    size_t column; /* in characters, from 1 */
};

struct csv_row {
    const struct csv_cell *cells; /* as many as the header has */
    size_t line;
};

struct csv_table {
    const char *file; /* borrowed: the name for messages */
    char delimiter; /* ',' ';' or a tab: the most frequent in the header */
    const struct csv_cell *header;
    size_t column_count;
    const struct csv_row *rows; /* without the empty ones */
    size_t row_count;
};

/* Read a whole table. Everything lives in `pool`; the bytes are copied.
 *
 * Rows of empty cells are passed over; a row may be shorter than the header (the rest
 * is empty). What is longer is cut, with an error in `report`: the table is given
 * nevertheless, so that its reader can find the other errors, and whoever reads it asks
 * the report at the end. Adds a note when the text was Windows-1252.
 *
 * fails  with errors in `report`: too large, empty, not a text, UTF-16, a quote that
 *        does not close or has text behind it, a control character, a limit. Then
 *        *table_out is untouched. O(length). */
NODISCARD bool csv_read(const struct file_bytes *file, struct pool *pool,
                        struct report *report, struct csv_table *table_out);

/* The same with up to LIMIT_CSV_LONG_ROWS rows: for a list of ties. */
NODISCARD bool csv_read_long(const struct file_bytes *file, struct pool *pool,
                             struct report *report, struct csv_table *table_out);

/* Where a cell stands, for a message. */
static inline struct place csv_place(const struct csv_table *table,
                                     const struct csv_cell *cell)
{
    return (struct place){table->file, cell->line, cell->column};
}
