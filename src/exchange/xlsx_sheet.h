/* xlsx_sheet.h - one sheet of a workbook as a table. Pure; private to xlsx_read.c. */
#pragma once

#include "base/csv.h"
#include "exchange/xlsx_text.h"

struct xlsx_sheet_reading {
    const char *path; /* its part */
    const struct xlsx_texts *texts; /* the shared ones */
    bool
        is_exact; /* a number has the digits from which it is read back equal, up to 17 */
    bool may_be_empty; /* then the table has no columns */
};

/* Read a sheet.
 * fails  with errors in the report; *table_out is then untouched. O(cells). */
NODISCARD bool xlsx_sheet_read(struct xlsx_zip *zip,
                               const struct xlsx_sheet_reading *reading,
                               struct pool *pool, struct report *report,
                               struct csv_table *table_out);
