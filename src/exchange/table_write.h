/* table_write.h - cells as CSV that csv_read() reads back exactly as they were. Pure.
 *
 * A cell that a spreadsheet would run as a formula gets a no-break space before it, which
 * our readers drop with the other blanks around a cell. (base/csv_write.h writes an
 * apostrophe: for results that nobody reads back.) */
#pragma once

#include "base/csv.h"

/* Add a cell, with a comma before it unless it is the first of its row. Exact for visible
 * UTF-8 without blanks around it. */
void table_add_cell(struct text *text, const char *value, bool is_first);

/* Add a whole table. Each row stands on the line that it had, by empty lines before it,
 * unless cells with line ends above it took more. */
void table_add(struct text *text, const struct csv_table *table);
