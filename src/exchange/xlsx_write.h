/* xlsx_write.h - a workbook as the bytes of an .xlsx file. Pure: the same book gives the
 * same bytes. */
#pragma once

#include "base/decode.h"
#include "base/status.h"
#include "exchange/book.h"

/* Write the book: headers bold and frozen, columns as wide as they say, texts wrapped.
 * Texts are always written as texts: one that begins with '=' is no formula.
 *
 * xlsx_out  lives in `pool`, named `name`.
 * fails     STATUS_LIMIT  larger than LIMIT_OUTPUT_BYTES, or a text longer than a cell
 *                         of a spreadsheet can hold. O(bytes). */
NODISCARD bool xlsx_write(const char *name, const struct book *book, struct pool *pool,
                          struct file_bytes *xlsx_out, struct status *st);
