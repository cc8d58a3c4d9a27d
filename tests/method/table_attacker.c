/* table_attacker.c - every table that fits, cell by cell, for table_attacker.h. */
#include "method/table_attacker.h"

#include <limits.h>
#include <string.h>

struct search {
    const struct attacker_table *table;
    long cells[(ATTACKER_ROWS + 1) * (ATTACKER_COLUMNS + 1)]; /* with margins */
    long sums[ATTACKER_SUMS]; /* of the cells that are filled in */
    struct attacker_bounds bounds;
};

/* How far above its own value a hidden cell is tried, where nothing published bounds it:
 * more than cells of these tables can be made to grow at once. */
enum { ABOVE = 5 };

static size_t place(const struct attacker_table *table, size_t row, size_t column)
{
    return row * (table->columns + 1) + column;
}

/* Is this total shown, and other than the sum of the cells? */
static bool is_refuted(const struct search *search, size_t cell, bool is_whole)
{
    const struct attacker_table *table = search->table;

    if (table->is_hidden[cell]) {
        return is_whole && search->cells[cell] < table->smallest;
    }
    return is_whole ? search->cells[cell] != table->values[cell]
                    : search->cells[cell] > table->values[cell];
}

/* Sums only grow as more is filled in. */
static bool sums_fit(const struct search *search, bool is_whole)
{
    const struct attacker_table *table = search->table;

    for (size_t i = 0; i < table->sum_count; i++) {
        if (search->sums[i] > table->sums[i].value ||
            (is_whole && search->sums[i] < table->sums[i].value)) {
            return false;
        }
    }
    return true;
}

static void table_found(struct search *search)
{
    const struct attacker_table *table = search->table;
    const size_t cells = (table->rows + 1) * (table->columns + 1);

    for (size_t column = 0; column <= table->columns; column++) {
        if (is_refuted(search, place(table, table->rows, column), true)) {
            return;
        }
    }
    if (!sums_fit(search, true)) {
        return;
    }
    search->bounds.tables++;
    for (size_t cell = 0; cell < cells; cell++) {
        if (search->cells[cell] < search->bounds.low[cell]) {
            search->bounds.low[cell] = search->cells[cell];
        }
        if (search->cells[cell] > search->bounds.high[cell]) {
            search->bounds.high[cell] = search->cells[cell];
        }
    }
}

static void cell_add(struct search *search, size_t number, long value)
{
    const struct attacker_table *table = search->table;
    const size_t row = number / table->columns;
    const size_t column = number % table->columns;

    search->cells[place(table, row, column)] += value;
    search->cells[place(table, row, table->columns)] += value;
    search->cells[place(table, table->rows, column)] += value;
    search->cells[place(table, table->rows, table->columns)] += value;
    for (size_t i = 0; i < table->sum_count; i++) {
        search->sums[i] += table->sums[i].is_in[number] ? value : 0;
    }
}

static void cell_try(struct search *search, size_t number);

/* With this cell filled in: does it fit up to here? Then the next one. */
static void cell_go_on(struct search *search, size_t number)
{
    const struct attacker_table *table = search->table;
    const size_t row = number / table->columns;
    const size_t column = number % table->columns;
    const bool is_end = column + 1 == table->columns;

    if (!is_refuted(search, place(table, row, table->columns), is_end) &&
        !is_refuted(search, place(table, table->rows, column), row + 1 == table->rows) &&
        !is_refuted(search, place(table, table->rows, table->columns), false) &&
        sums_fit(search, false)) {
        cell_try(search, number + 1);
    }
}

static void cell_try(struct search *search, size_t number)
{
    const struct attacker_table *table = search->table;

    if (number == table->rows * table->columns) {
        table_found(search);
        return;
    }
    const size_t cell = place(table, number / table->columns, number % table->columns);
    const long first = table->is_hidden[cell] ? table->smallest : table->values[cell];
    const long last = table->values[cell] + (table->is_hidden[cell] ? ABOVE : 0);
    for (long value = first; value <= last; value++) {
        cell_add(search, number, value);
        cell_go_on(search, number);
        cell_add(search, number, -value);
    }
}

struct attacker_bounds attacker_try(const struct attacker_table *table)
{
    struct search search = {.table = table};

    for (size_t i = 0; i < (table->rows + 1) * (table->columns + 1); i++) {
        search.bounds.low[i] = LONG_MAX;
        search.bounds.high[i] = LONG_MIN;
    }
    cell_try(&search, 0);
    return search.bounds;
}
