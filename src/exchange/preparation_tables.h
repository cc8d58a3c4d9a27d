/* preparation_tables.h - the tables of a preparation as rows of codes. Pure; shared by
 * the folder and the workbook of preparation_write.h. */
#pragma once

#include "exchange/book.h"
#include "exchange/preparation_files.h"

/* The table of one file of the folder; without rows when there is nothing to say, then
 * the file is not needed. The issue is a table of one cell. Texts are borrowed from the
 * preparation, or live in `pool`. O(cells). */
struct book_sheet preparation_table_of(const struct preparation *preparation,
                                       enum preparation_file file, struct pool *pool);
