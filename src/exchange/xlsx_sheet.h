/* xlsx_sheet.h - one sheet of a workbook as a table. Pure; private to xlsx_read.c. */
#pragma once

#include "base/csv.h"
#include "exchange/xlsx_text.h"

/* Read the sheet in the part `path`; `texts` are the shared ones.
 * fails  with errors in the report; *table_out is then untouched. O(cells). */
NODISCARD bool xlsx_sheet_read(struct xlsx_zip *zip, const char *path,
                               const struct xlsx_texts *texts, struct pool *pool,
                               struct report *report, struct csv_table *table_out);
