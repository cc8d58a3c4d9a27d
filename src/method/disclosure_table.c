#include "method/disclosure_table.h"

#include <stdlib.h>

#include "base/scope.h"
#include "method/disclosure_table_parts.h"

/* ---- a table with its margins ---- */

size_t disclosure_table_size(const struct disclosure_table *table)
{
    return (table->rows + 1) * (table->columns + 1);
}

uint64_t disclosure_table_count(const struct disclosure_table *table, size_t row,
                                size_t column)
{
    const size_t row_end = row == table->rows ? row : row + 1;
    const size_t column_end = column == table->columns ? column : column + 1;
    uint64_t sum = 0;

    for (size_t i = row == table->rows ? 0 : row; i < row_end; i++) {
        for (size_t j = column == table->columns ? 0 : column; j < column_end; j++) {
            sum += table->counts[i * table->columns + j];
        }
    }
    return sum;
}

struct margin_table margin_table_make(const struct disclosure_table *table,
                                      struct pool *pool)
{
    struct margin_table made = {
        .rows = table->rows + 1,
        .columns = table->columns + 1,
        .counts = pool_array(pool, disclosure_table_size(table), uint64_t),
        .smallest = table->shows_zeros ? 1 : 0,
        .least = table->least,
        .sums = table->sums,
        .sum_count = table->sum_count,
    };
    uint64_t *totals = made.counts + table->rows * made.columns;

    for (size_t row = 0; row < table->rows; row++) {
        uint64_t *counts = made.counts + row * made.columns;
        for (size_t column = 0; column < table->columns; column++) {
            counts[column] = table->counts[row * table->columns + column];
            counts[table->columns] += counts[column];
            totals[column] += counts[column];
        }
        totals[table->columns] += counts[table->columns];
    }
    return made;
}

/* ---- what must be hidden together ---- */

static const size_t NONE_HIDDEN = SIZE_MAX;

/* Cells whose sum is published: a line without its total, or a sum from elsewhere. */
struct line {
    const struct margin_table *table;
    size_t first; /* of a row or column: its cells are first, first + step … */
    size_t step;
    size_t count;
    const struct disclosure_sum *sum; /* else NULL */
    size_t whole; /* the cell of its total; NONE_HIDDEN: it is published elsewhere */
};

static size_t line_count(const struct margin_table *table)
{
    return table->rows + table->columns + table->sum_count;
}

static struct line line_get(const struct margin_table *table, size_t number)
{
    struct line line = {.table = table};

    if (number < table->rows) {
        line.first = number * table->columns;
        line.step = 1;
        line.count = table->columns - 1;
    } else if (number < table->rows + table->columns) {
        line.first = number - table->rows;
        line.step = table->columns;
        line.count = table->rows - 1;
    } else {
        line.sum = &table->sums[number - table->rows - table->columns];
        line.count = line.sum->count;
        line.whole = NONE_HIDDEN;
        return line;
    }
    line.whole = line.first + line.step * line.count;
    return line;
}

static size_t line_cell(const struct line *line, size_t number)
{
    return line->sum != NULL ? margin_cell(line->table, line->sum->cells[number])
                             : line->first + number * line->step;
}

/* Can what is hidden in the line be worked out to be less than a group? */
static bool line_is_short(const struct line *line, const bool *is_hidden)
{
    uint64_t sum = 0;
    bool is_any = false;

    if (line->whole != NONE_HIDDEN && is_hidden[line->whole]) {
        return false;
    }
    for (size_t i = 0; i < line->count; i++) {
        const size_t cell = line_cell(line, i);
        if (is_hidden[cell]) {
            is_any = true;
            sum += line->table->counts[cell];
        }
    }
    return is_any && sum < line->table->least;
}

/* The smallest cell of the line that can be hidden; else its total; else NONE_HIDDEN. */
static size_t line_next(const struct line *line, const bool *is_hidden)
{
    size_t next = NONE_HIDDEN;

    for (size_t i = 0; i < line->count; i++) {
        const size_t cell = line_cell(line, i);
        if (!is_hidden[cell] && line->table->counts[cell] > 0 &&
            (next == NONE_HIDDEN ||
             line->table->counts[cell] < line->table->counts[next])) {
            next = cell;
        }
    }
    if (next == NONE_HIDDEN && line->whole != NONE_HIDDEN && !is_hidden[line->whole]) {
        next = line->whole;
    }
    return next;
}

/* Is there a line that is short, and could be helped? */
static bool lines_are_enough(const struct margin_table *table, const bool *is_hidden)
{
    for (size_t i = 0; i < line_count(table); i++) {
        const struct line line = line_get(table, i);
        if (line_is_short(&line, is_hidden) &&
            line_next(&line, is_hidden) != NONE_HIDDEN) {
            return false;
        }
    }
    return true;
}

static void lines_fill(const struct margin_table *table, bool *is_hidden)
{
    for (size_t i = 0; i < line_count(table); i++) {
        const struct line line = line_get(table, i);
        size_t next = 0;
        while (line_is_short(&line, is_hidden) && next != NONE_HIDDEN) {
            next = line_next(&line, is_hidden);
            if (next != NONE_HIDDEN) {
                is_hidden[next] = true;
            }
        }
    }
}

/* ---- no cell known ---- */

static size_t known(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out)
{
    SCOPED(pool) scratch = pool_new();

    return table->sum_count > 0 ? margin_audit(table, is_hidden, is_known_out, scratch)
                                : margin_known(table, is_hidden, is_known_out, scratch);
}

size_t disclosure_table_known(const struct disclosure_table *table, const bool *is_hidden,
                              bool *is_known_out)
{
    SCOPED(pool) scratch = pool_new();
    const struct margin_table made = margin_table_make(table, scratch);

    if (is_known_out == NULL) {
        is_known_out = pool_array(scratch, disclosure_table_size(table), bool);
    }
    return margin_known(&made, is_hidden, is_known_out, scratch);
}

size_t disclosure_table_audit(const struct disclosure_table *table, const bool *is_hidden,
                              bool *is_known_out)
{
    SCOPED(pool) scratch = pool_new();
    const struct margin_table made = margin_table_make(table, scratch);

    if (is_known_out == NULL) {
        is_known_out = pool_array(scratch, disclosure_table_size(table), bool);
    }
    return margin_audit(&made, is_hidden, is_known_out, scratch);
}

/* Is the cell one of those of the line, or its total? */
static bool line_holds(const struct line *line, size_t cell)
{
    bool holds = line->whole == cell;

    for (size_t i = 0; i < line->count && !holds; i++) {
        holds = line_cell(line, i) == cell;
    }
    return holds;
}

/* Hide one more beside a cell that a sum from elsewhere gives away: the smallest of the
 * sums and lines that it is in, else of all. What is not needed is shown again. */
static bool hide_beside(const struct margin_table *table, bool *is_hidden, size_t cell)
{
    size_t best = NONE_HIDDEN;
    size_t best_anywhere = NONE_HIDDEN;

    for (size_t i = line_count(table); i-- > 0;) {
        const struct line line = line_get(table, i);
        const size_t next = line_next(&line, is_hidden);
        if (next == NONE_HIDDEN) {
            continue;
        }
        best_anywhere = next;
        if (line_holds(&line, cell) &&
            (best == NONE_HIDDEN || table->counts[next] < table->counts[best])) {
            best = next;
        }
    }
    best = best == NONE_HIDDEN ? best_anywhere : best;
    if (best != NONE_HIDDEN) {
        is_hidden[best] = true;
    }
    return best != NONE_HIDDEN;
}

/* Give a known cell company. False: nothing helps it. */
static bool cell_repair(const struct margin_table *table, bool *is_hidden, size_t cell)
{
    SCOPED(pool) scratch = pool_new();
    bool *is_known = pool_array(scratch, table->rows * table->columns, bool);

    margin_known(table, is_hidden, is_known, scratch);
    if (is_known[cell]) {
        return margin_way_round(table, is_hidden, cell, scratch);
    }
    return hide_beside(table, is_hidden, cell);
}

/* A table that is being hidden. */
struct work {
    const struct margin_table *table;
    size_t cells;
    bool *is_small;
    bool *is_hidden;
    bool *is_known; /* filled at each look */
    bool *is_hopeless; /* given away by sums from elsewhere, whatever is hidden */
};

static struct work work_begin(const struct margin_table *table, bool *is_hidden,
                              struct pool *pool)
{
    const size_t cells = table->rows * table->columns;
    struct work work = {.table = table,
                        .cells = cells,
                        .is_small = pool_array(pool, cells, bool),
                        .is_hidden = is_hidden,
                        .is_known = pool_array(pool, cells, bool),
                        .is_hopeless = pool_array(pool, cells, bool)};

    for (size_t cell = 0; cell < cells; cell++) {
        work.is_small[cell] =
            table->counts[cell] < table->least && table->counts[cell] >= table->smallest;
        is_hidden[cell] = table->counts[cell] >= table->smallest;
    }
    if (table->sum_count > 0) {
        known(table, is_hidden, work.is_hopeless);
    }
    for (size_t cell = 0; cell < cells; cell++) {
        is_hidden[cell] = work.is_small[cell];
    }
    return work;
}

/* The first cell that is known and can be helped; `cells`: there is none. */
static size_t work_next(struct work *work)
{
    size_t cell = 0;

    if (known(work->table, work->is_hidden, work->is_known) == 0) {
        return work->cells;
    }
    while (cell < work->cells && (!work->is_known[cell] || work->is_hopeless[cell])) {
        cell++;
    }
    return cell;
}

/* Hide more until no cell is known and no line is short: ways round first, for they often
 * fill the lines too. */
static void work_hide(struct work *work)
{
    bool is_going_on = true;

    while (is_going_on) {
        const size_t cell = work_next(work);
        is_going_on =
            cell != work->cells && cell_repair(work->table, work->is_hidden, cell);
        if (!is_going_on) {
            is_going_on = !lines_are_enough(work->table, work->is_hidden);
            lines_fill(work->table, work->is_hidden);
        }
    }
}

/* ---- showing again what need not be hidden ---- */

struct candidate {
    size_t cell;
    uint64_t worth; /* the largest is shown first: so a total before its cells */
};

static int candidate_order(const void *first, const void *second)
{
    const struct candidate *one = first;
    const struct candidate *other = second;

    if (one->worth != other->worth) {
        return one->worth < other->worth ? 1 : -1;
    }
    return (one->cell > other->cell) - (one->cell < other->cell);
}

static void work_show_again(struct work *work, struct pool *scratch)
{
    const struct margin_table *table = work->table;
    struct candidate *candidates = pool_array(scratch, work->cells, struct candidate);
    size_t count = 0;

    for (size_t cell = 0; cell < work->cells; cell++) {
        if (work->is_hidden[cell] && !work->is_small[cell]) {
            candidates[count++] = (struct candidate){cell, table->counts[cell]};
        }
    }
    qsort(candidates, count, sizeof *candidates, candidate_order);
    for (size_t i = 0; i < count; i++) {
        bool *is_hidden = &work->is_hidden[candidates[i].cell];
        *is_hidden = false;
        *is_hidden =
            !lines_are_enough(table, work->is_hidden) || work_next(work) != work->cells;
    }
}

/* Do sums from elsewhere give away something that stays hidden? */
static bool work_is_safe(struct work *work)
{
    for (size_t i = 0; i < line_count(work->table); i++) {
        const struct line line = line_get(work->table, i);
        if (line_is_short(&line, work->is_hidden)) {
            return false;
        }
    }
    return known(work->table, work->is_hidden, work->is_known) == 0;
}

struct disclosure_hiding disclosure_table_hide(const struct disclosure_table *table,
                                               struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const struct margin_table made = margin_table_make(table, scratch);
    struct disclosure_hiding hiding = {
        .is_hidden = pool_array(pool, disclosure_table_size(table), bool)};
    struct work work = work_begin(&made, hiding.is_hidden, scratch);

    work_hide(&work);
    work_show_again(&work, scratch);
    hiding.is_safe = work_is_safe(&work);
    for (size_t cell = 0; cell < work.cells; cell++) {
        hiding.small_count += work.is_small[cell];
        hiding.beside_count += hiding.is_hidden[cell] && !work.is_small[cell];
    }
    return hiding;
}
