/* disclosure_table_parts.h - a table with its margins worked out, as the files of
 * disclosure_table.h share it. */
#pragma once

#include <assert.h>

#include "method/disclosure_table.h"

struct margin_table {
    size_t rows; /* with the row of totals */
    size_t columns;
    uint64_t *counts; /* [row * columns + column] */
    uint64_t smallest; /* that a hidden cell can be: 0, or 1 where zeros are shown */
    size_t least;
    const struct disclosure_sum *sums;
    size_t sum_count;
};

struct margin_table margin_table_make(const struct disclosure_table *table,
                                      struct pool *pool);

/* Totals of a row or of a column stand on the other side of the equation; the total of
 * all is on both and stands with the cells. */
static inline bool margin_is_total(const struct margin_table *table, size_t row,
                                   size_t column)
{
    return (row + 1 == table->rows) != (column + 1 == table->columns);
}

/* Where the cell of a sum stands among the cells with margins. */
static inline size_t margin_cell(const struct margin_table *table, size_t cell)
{
    const size_t inner = table->columns - 1;

    assert(inner > 0);
    return cell / inner * table->columns + cell % inner;
}

/* May this cell, once hidden, carry change from its row to its column, or back? */
static inline bool margin_leads(const struct margin_table *table, size_t cell,
                                bool is_to_column)
{
    const bool is_total =
        margin_is_total(table, cell / table->columns, cell % table->columns);

    return is_to_column != is_total || table->counts[cell] > table->smallest;
}

/* disclosure_table_known() and _audit() of a table whose margins are worked out. */
size_t margin_known(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out, struct pool *scratch);
size_t margin_audit(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out, struct pool *scratch);

/* Hide the cells of the cheapest way round for a cell that has none. False: there is no
 * way (never without cells that may not be hidden). */
bool margin_way_round(const struct margin_table *table, bool *is_hidden, size_t cell,
                      struct pool *scratch);
