/* block.h - a block pasted from a spreadsheet, as the changes it would make to a grid.
 *
 * Pure, and never changes anything: the caller shows what it would do, and after
 * confirmation reads the same text again and applies it. Every line of the block has its
 * own answer; nothing is dropped without a sentence.
 *
 * The text is what a spreadsheet puts on the clipboard: cells between tabs, a cell with a
 * line end in it between quotes. CSV is understood too: a semicolon separates when no tab
 * does and a header, or every line alike, has it; a comma only when a header has it,
 * because names and remarks hold commas.
 *
 * Where it goes: the first line with text may be a header (half of its cells, or more,
 * name columns), also below a title: a line of one cell, which is skipped. Then columns
 * go by name, otherwise from `at_column` on. With the column of names in it, lines go to
 * the rows of these names, wherever they stand: no row is ever renamed. Without it, to
 * the rows from `at_row` on. An empty cell changes nothing. */
#pragma once

#include <stdint.h>

#include "exchange/columns.h"
#include "method/vocabulary.h"

/* How the cells of a column are read, and the form in which they are given. */
enum block_kind {
    BLOCK_NAME, /* of the row; at most one column of a grid */
    BLOCK_WORD, /* of a vocabulary: its code */
    BLOCK_LEVEL, /* "1" .. "4" */
    BLOCK_YES_NO, /* "yes", or "" for no */
    BLOCK_TEXT, /* as it is, with its line ends */
    BLOCK_NAMES /* with , ; | or line ends between them: "CAW|OCMW"; "" for a dash */
};

struct block_column {
    const struct column *header; /* its code, and what else people write above it */
    enum block_kind kind;
    const struct vocabulary *vocabulary; /* BLOCK_WORD; NULL otherwise */
    const char *wrong; /* BLOCK_WORD, BLOCK_LEVEL, BLOCK_YES_NO: N_(), what may stand
                        * there; takes what was written as its one %s */
};

struct block_row {
    int64_t key; /* the caller's own; not 0 */
    const char *name;
};

struct block_grid {
    const struct block_column *columns; /* at most COLUMNS_MAX */
    size_t column_count;
    const struct block_row *rows; /* names differ */
    size_t row_count;
    const char *const *cells; /* row_count rows of column_count texts, as given out here;
                               * NULL: all are empty */
    size_t at_row; /* where the block begins */
    size_t at_column;
    size_t row_limit; /* rows are added up to so many; 0: no row is added, and a name that
                       * is not in the grid is refused */
};

enum block_line_kind {
    BLOCK_ADDED, /* a new row */
    BLOCK_CHANGED,
    BLOCK_SAME, /* says what stands there already */
    BLOCK_REFUSED, /* nothing of it is taken; `report` says why */
    BLOCK_SKIPPED, /* no data: a header, an empty line */
    BLOCK_LINE_KINDS
};

struct block_change {
    size_t column;
    const char *before;
    const char *after;
};

struct block_line {
    size_t number; /* in the block, from 1; line ends within a cell do not count */
    enum block_line_kind kind;
    int64_t key; /* of the row; 0: a new row, or none */
    const char *label; /* the name of the row, or what stands for it; "" without one */
    const struct block_change *changes; /* by column; of a new row its name too */
    size_t change_count;
    struct report report; /* errors (then it is refused), warnings, notes; places hold the
                           * line and the cell in it, from 1 */
};

struct block {
    const struct block_line *lines;
    size_t line_count;
    size_t counts[BLOCK_LINE_KINDS];
    size_t kept_count; /* empty cells that leave what stands there as it is */
    bool has_header;
};

/* At most so many lines are read; the one after is refused and says so. */
enum { BLOCK_LINES_MAX = 1000 };

/* Read a block: valid UTF-8. What is given lives in `pool`. O(length). */
struct block block_read(const char *text, const struct block_grid *grid,
                        struct pool *pool);
