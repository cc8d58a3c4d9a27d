/* block_cell.h - one cell of a pasted block, as its column wants it.
 * Pure. Private to exchange/block*.c. */
#pragma once

#include "exchange/block.h"

/* Read a cell that is not empty into the form in which block.h gives values. Remarks, and
 * why it cannot be read, go to the report. False after an error; then *value_out is
 * untouched. */
bool block_cell_read(const struct block_column *column, const struct csv_cell *cell,
                     struct report *report, const char **value_out);
