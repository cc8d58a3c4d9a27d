/* disclosure_table_audit.c - which hidden cells follow from all sums that are published:
 * a cell is known when it alone is a combination of them.
 *
 * The equations are reduced modulo a prime. The numbers that can stand in the reduced
 * equations of such tables are small fractions: far from a multiple of the prime. */
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
            equations->pivot_row[column] = equations->rank++;
        }
    }
}

/* A cell that can shrink is known when its equation has nothing else in it; one at its
 * smallest when an equation without any that can shrink holds it. */
static bool column_is_known(const struct equations *equations, size_t column)
{
    if (column < equations->loose) {
        const size_t row = equations->pivot_row[column];
        for (size_t i = 0; row < equations->rows && i < equations->loose; i++) {
            if (i != column && equations->values[row * equations->columns + i] != 0) {
                return false;
            }
        }
        return row < equations->rows;
    }
    for (size_t row = equations->rank; row < equations->rows; row++) {
        if (equations->values[row * equations->columns + column] != 0) {
            return true;
        }
    }
    return false;
}

size_t margin_audit(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out, struct pool *scratch)
{
    struct equations equations = equations_make(table, is_hidden, scratch);
    size_t count = 0;

    for (size_t cell = 0; cell < table->rows * table->columns; cell++) {
        is_known_out[cell] = false;
    }
    equations_reduce(&equations);
    for (size_t column = 0; column < equations.columns; column++) {
        const bool is_known = column_is_known(&equations, column);
        is_known_out[equations.cell_of[column]] = is_known;
        count += is_known;
    }
    return count;
}
