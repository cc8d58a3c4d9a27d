/* xlsx_read.h - a sheet of an .xlsx workbook as a table, for every reader of tables.
 * Pure: bytes in, structs out.
 *
 * Made for files that somebody made to do harm, and meant to run in a child that may do
 * nothing else (web/sandbox.h). */
#pragma once

#include "base/csv.h"

/* Read the sheet with this name; NULL: the first that is not hidden.
 *
 * The first row with a text has the headers. `line` and `column` of a cell are the row
 * and the column of the sheet. A cell holds its text, or its number with at most 15
 * digits ("3", "2.5"); a date is its number; of a formula the value that was kept, errors
 * as they stand ("#N/A"); true and false are "yes" and "no". Merged cells get a
 * warning.
 *
 * table_out  lives in `pool`; as csv_read() it is also given when a cell was cut, with an
 *            error: ask the report at the end.
 * fails      with errors in `report`, and *table_out untouched: what xlsx_zip.h refuses,
 *            no such sheet, an empty or protected one, a limit of base/limits.h.
 *            O(bytes unpacked). */
NODISCARD bool xlsx_read(const struct file_bytes *file, const char *sheet,
                         struct pool *pool, struct report *report,
                         struct csv_table *table_out);

/* A sheet of a workbook, and what there is to say of it. */
struct xlsx_table {
    const char *name;
    struct csv_table table;
    struct report report; /* may hold errors: a cell that was cut */
};

struct xlsx_book {
    const struct xlsx_table *sheets;
    size_t count;
};

/* Read all sheets that are not hidden nor empty, as above, but with numbers of up to 17
 * digits, so that they are equal to those in the file.
 * fails  as above. */
NODISCARD bool xlsx_book_read(const struct file_bytes *file, struct pool *pool,
                              struct report *report, struct xlsx_book *book_out);

/* Read a table from a file of any kind: a workbook is known by its first bytes,
 * everything else is read as CSV. `sheet` may be NULL, and says nothing of a CSV. */
NODISCARD bool table_file_read(const struct file_bytes *file, const char *sheet,
                               struct pool *pool, struct report *report,
                               struct csv_table *table_out);
