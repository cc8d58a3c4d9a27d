/* disclosure_table_audit.c - which hidden cells may follow from all sums that are
 * published: those that no change of whole numbers was found for.
 *
 * The equations are reduced modulo a prime. Then each cell that leads no equation can
 * change by one, and those that lead change with it by what stands in its column: another
 * table, when all stay whole and none falls below its smallest. (That a cell could change
 * by a fraction does not help it: counts are whole.) The numbers in the reduced equations
 * of such tables are small fractions: what is no whole number is far from small. */
#include "method/disclosure_table_parts.h"

static const uint64_t PRIME = (UINT64_C(1) << 31) - 1;

/* Equations as rows; first the columns of cells that can shrink, then of the others. */
struct equations {
    uint64_t *values; /* [row * columns + column] */
    size_t rows;
    size_t columns;
    size_t loose; /* columns of cells that can shrink as well as grow */
    size_t rank;
    size_t *cell_of; /* per column */
    size_t *pivot_row; /* per loose column; rows: none */
    size_t *pivot_column; /* per row below the rank */
};

static uint64_t power(uint64_t base, uint64_t exponent)
{
    uint64_t result = 1;

    for (; exponent > 0; exponent >>= 1) {
        if ((exponent & 1) != 0) {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
    }
    return result;
}

static size_t *equations_columns(const struct margin_table *table, const bool *is_hidden,
                                 struct equations *equations, struct pool *scratch)
{
    const size_t cells = table->rows * table->columns;
    size_t *column_of = pool_array(scratch, cells, size_t);

    equations->cell_of = pool_array(scratch, cells, size_t);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t cell = 0; cell < cells; cell++) {
            const bool is_loose = table->counts[cell] > table->smallest;
            if (is_hidden[cell] && is_loose == (pass == 0)) {
                column_of[cell] = equations->columns;
                equations->cell_of[equations->columns++] = cell;
            }
        }
        if (pass == 0) {
            equations->loose = equations->columns;
        }
    }
    return column_of;
}

static struct equations equations_make(const struct margin_table *table,
                                       const bool *is_hidden, struct pool *scratch)
{
    struct equations equations = {.rows =
                                      table->rows + table->columns + table->sum_count};
    const size_t *column_of = equations_columns(table, is_hidden, &equations, scratch);

    equations.values = pool_array(scratch, equations.rows * equations.columns, uint64_t);
    equations.pivot_row = pool_array(scratch, equations.loose, size_t);
    equations.pivot_column = pool_array(scratch, equations.rows, size_t);
    for (size_t column = 0; column < equations.columns; column++) {
        const size_t cell = equations.cell_of[column];
        const size_t row = cell / table->columns;
        const size_t other = cell % table->columns;
        equations.values[row * equations.columns + column] =
            other + 1 == table->columns ? PRIME - 1 : 1;
        equations.values[(table->rows + other) * equations.columns + column] =
            row + 1 == table->rows ? PRIME - 1 : 1;
    }
    for (size_t i = 0; i < table->sum_count; i++) {
        const size_t row = table->rows + table->columns + i;
        for (size_t j = 0; j < table->sums[i].count; j++) {
            const size_t cell = margin_cell(table, table->sums[i].cells[j]);
            if (is_hidden[cell]) {
                equations.values[row * equations.columns + column_of[cell]] = 1;
            }
        }
    }
    return equations;
}

static void row_swap(struct equations *equations, size_t one, size_t other)
{
    for (size_t column = 0; one != other && column < equations->columns; column++) {
        uint64_t *first = &equations->values[one * equations->columns + column];
        uint64_t *second = &equations->values[other * equations->columns + column];
        const uint64_t kept = *first;
        *first = *second;
        *second = kept;
    }
}

/* Take the pivot's row off every other one. */
static void column_clear(struct equations *equations, size_t pivot, size_t column)
{
    uint64_t *pivot_values = &equations->values[pivot * equations->columns];
    const uint64_t inverse = power(pivot_values[column], PRIME - 2);

    for (size_t i = column; i < equations->columns; i++) {
        pivot_values[i] = pivot_values[i] * inverse % PRIME;
    }
    for (size_t row = 0; row < equations->rows; row++) {
        uint64_t *values = &equations->values[row * equations->columns];
        const uint64_t factor = row == pivot ? 0 : values[column];
        for (size_t i = column; factor != 0 && i < equations->columns; i++) {
            values[i] = (values[i] + (PRIME - factor) * pivot_values[i]) % PRIME;
        }
    }
}

static void equations_reduce(struct equations *equations)
{
    for (size_t column = 0; column < equations->loose; column++) {
        size_t row = equations->rank;
        equations->pivot_row[column] = equations->rows;
        while (row < equations->rows &&
               equations->values[row * equations->columns + column] == 0) {
            row++;
        }
        if (row < equations->rows) {
            row_swap(equations, row, equations->rank);
            column_clear(equations, equations->rank, column);
            equations->pivot_column[equations->rank] = column;
            equations->pivot_row[column] = equations->rank++;
        }
    }
}

/* ---- changes ---- */

enum { CHANGE_MOST = 1 << 15 };

/* What stands for a number below nothing, too. */
static int64_t signed_value(const struct equations *equations, size_t row, size_t column)
{
    const uint64_t value = equations->values[row * equations->columns + column];

    return value > PRIME / 2 ? (int64_t)value - (int64_t)PRIME : (int64_t)value;
}

static bool may_change(const struct margin_table *table, size_t cell, int64_t change)
{
    return (int64_t)table->counts[cell] + change >= (int64_t)table->smallest;
}

/* Is it another table when the cell of this column, which leads no equation, changes by
 * one up or down, and those that lead with it? */
static bool column_changes(const struct margin_table *table,
                           const struct equations *equations, size_t column, int step)
{
    for (size_t row = 0; row < equations->rows; row++) {
        const int64_t value = signed_value(equations, row, column);
        if (value == 0) {
            continue;
        }
        if (row >= equations->rank || value > CHANGE_MOST || value < -CHANGE_MOST ||
            !may_change(table, equations->cell_of[equations->pivot_column[row]],
                        -value * step)) {
            return false;
        }
    }
    return may_change(table, equations->cell_of[column], step);
}

/* No cell that changes in one of these ways is known. */
static void changes_find(const struct margin_table *table,
                         const struct equations *equations, bool *is_known_out)
{
    for (size_t column = 0; column < equations->columns; column++) {
        const bool is_leading =
            column < equations->loose && equations->pivot_row[column] < equations->rows;
        if (is_leading || (!column_changes(table, equations, column, 1) &&
                           !column_changes(table, equations, column, -1))) {
            continue;
        }
        is_known_out[equations->cell_of[column]] = false;
        for (size_t row = 0; row < equations->rank; row++) {
            if (signed_value(equations, row, column) != 0) {
                is_known_out[equations->cell_of[equations->pivot_column[row]]] = false;
            }
        }
    }
}

size_t margin_audit(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out, struct pool *scratch)
{
    struct equations equations = equations_make(table, is_hidden, scratch);
    size_t count = 0;

    for (size_t cell = 0; cell < table->rows * table->columns; cell++) {
        is_known_out[cell] = is_hidden[cell];
    }
    equations_reduce(&equations);
    changes_find(table, &equations, is_known_out);
    for (size_t cell = 0; cell < table->rows * table->columns; cell++) {
        count += is_known_out[cell];
    }
    return count;
}
