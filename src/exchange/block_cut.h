/* block_cut.h - cut what a spreadsheet put on the clipboard into lines and cells.
 * Pure. Private to exchange/block*.c. */
#pragma once

#include <stdbool.h>

#include "base/pool.h"

struct cut_line {
    const char *const *cells; /* without blanks around them */
    size_t cell_count;
};

struct block_cut {
    const struct cut_line *lines; /* without the empty ones at the end */
    size_t line_count;
    bool is_longer; /* there are more lines than were asked for */
};

/* Cut into at most `line_limit` lines of cells with `delimiter` between them.
 *
 * Nothing is refused: a quote that opens a cell and is closed before a delimiter or line
 * end holds what stands between, line ends (as '\n') and doubled quotes (as one) too; any
 * other quote is text. Lives in `pool`. O(length). */
struct block_cut block_cut(const char *text, char delimiter, size_t line_limit,
                           struct pool *pool);

/* Nothing stands in the line. */
bool cut_line_is_empty(const struct cut_line *line);
