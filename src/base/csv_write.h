/* csv_write.h - write comma separated cells that a spreadsheet reads back. */
#pragma once

#include "base/text.h"

/* Add a cell, quoted where needed, with a comma before it unless it is the first of its
 * row. A cell that a spreadsheet would run as a formula (= + - @ first, and not a
 * number) gets an apostrophe before it. */
void csv_add_cell(struct text *text, const char *value, bool is_first);
