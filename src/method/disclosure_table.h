/* disclosure_table.h - which cells of a table of counts to hide, so that none of them
 * can be worked out from what is left. Pure.
 *
 * The table is published with its margins: a total of each row, of each column, and of
 * all. Small counts are hidden, and then more beside them, until
 *
 *   - no hidden cell has only one possible value, given everything that is published
 *     and that counts are never below nothing;
 *   - the hidden cells of a line whose total is shown are together `least` or more.
 *
 * Cells with a known value are found in a graph with rows and columns as points and
 * hidden cells as lines (Gusfield, "A graph theoretic approach to statistical data
 * security", SIAM Journal on Computing 17(3), 1988): what may grow leads one way, what
 * may shrink the other, and a cell is safe when it lies on a way round.
 * docs/methods/disclosure.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* A sum of cells that is published elsewhere: numbers row * columns + column. */
struct disclosure_sum {
    const size_t *cells;
    size_t count;
};

struct disclosure_table {
    size_t rows; /* without margins; 1 or more */
    size_t columns;
    const uint64_t *counts; /* [row * columns + column], together below 2^32 */
    size_t least; /* smaller counts are hidden; 2 or more */
    bool shows_zeros; /* else 0 is a small count too: beside it, a row with one answer
                       * would say what all of them answered */
    const struct disclosure_sum *sums;
    size_t sum_count;
};

/* Cells with their margins: [row * (columns + 1) + column]; row `rows` is that of the
 * totals, column `columns` too. */
struct disclosure_hiding {
    bool *is_hidden;
    size_t small_count; /* hidden for what they are */
    size_t beside_count; /* hidden because they would give others away */
    bool is_safe; /* false: sums that are published elsewhere give something away, and no
                   * hiding in this table helps */
};

/* How many cells there are with the margins. */
size_t disclosure_table_size(const struct disclosure_table *table);

/* The count of one of those cells. O(cells) for a margin. */
uint64_t disclosure_table_count(const struct disclosure_table *table, size_t row,
                                size_t column);

/* What to hide; lives in `pool`. Each repair takes the fewest further cells, of those
 * the smallest, margins only when nothing else helps; in the end what turned out not to
 * be needed is shown again, the largest first. So nothing is hidden for nothing: shown
 * again alone, each cell that is not small would give something away. For one small cell
 * it is the least there is (fewest margins, then cells, then counts). For several it is
 * near to it, not proven: on made-up 3 x 3 tables nine in ten were as good, all together
 * hid 2 % more cells (tests/method/test_disclosure_utility.c).
 * O(hidden x cells); with sums each check is one of disclosure_table_audit(): for tables
 * of some hundred cells. */
struct disclosure_hiding disclosure_table_hide(const struct disclosure_table *table,
                                               struct pool *pool);

/* Which hidden cells have one possible value only (NULL: only how many): by the graph,
 * which knows nothing of sums published elsewhere. Exact. O(cells). */
size_t disclosure_table_known(const struct disclosure_table *table, const bool *is_hidden,
                              bool *is_known_out);

/* The same with the sums, by elimination modulo 2^31 - 1. What it does not name is safe:
 * another table of whole counts was found for it. Of cells that can only change together
 * with several others, in more than one of the ways it tries, it may name one that is
 * safe too. O(cells x (lines + sums)^2). */
size_t disclosure_table_audit(const struct disclosure_table *table, const bool *is_hidden,
                              bool *is_known_out);
