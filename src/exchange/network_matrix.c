/* network_matrix.c - a matrix of ties, names in its first row and column. */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/fields.h"
#include "exchange/network_cells.h"
#include "exchange/network_csv.h"
#include "exchange/network_value.h"

struct matrix_reader {
    const struct network_table *source;
    const struct csv_table *table;
    struct pool *scratch;
    size_t count; /* organisations */
    const size_t *organisations; /* per column, behind the first */
    const struct csv_row **rows; /* in the order of the columns */
    double *values; /* row by row; NaN: unknown */
    const struct csv_cell *first_empty; /* NULL: none */
    size_t empty_count;
    size_t zero_count;
    size_t diagonal_count; /* not 0 */
};

/* ---- names ---- */

/* The columns' organisations: none empty, none twice. */
static void columns_take(struct matrix_reader *reader)
{
    const struct csv_table *table = reader->table;
    size_t *organisations = pool_array(reader->scratch, reader->count, size_t);
    bool *is_taken = pool_array(reader->scratch, LIMIT_ORGANISATIONS, bool);

    for (size_t i = 0; i < reader->count; i++) {
        const struct csv_cell *cell = &table->header[i + 1];
        const size_t errors = reader->source->report->error_count;

        organisations[i] = network_builder_organisation(
            reader->source->builder, cell->text, NULL, csv_place(table, cell));
        if (reader->source->report->error_count == errors && is_taken[organisations[i]]) {
            report_add(reader->source->report, REPORT_ERROR, csv_place(table, cell),
                       "two columns have the name '%s'", cell->text);
        }
        is_taken[organisations[i]] = true;
    }
    reader->organisations = organisations;
}

static void row_refuse(const struct matrix_reader *reader, const struct csv_cell *cell)
{
    struct report *report = reader->source->report;
    const struct place place = csv_place(reader->table, cell);
    const char **names = pool_array(reader->scratch, reader->count, const char *);

    if (report_is_full(report)) {
        report_add(report, REPORT_ERROR, place, "'%s' has a row and no column",
                   cell->text);
        return;
    }
    for (size_t i = 0; i < reader->count; i++) {
        names[i] = reader->table->header[i + 1].text;
    }
    const char *meant = name_suggest(names, reader->count, cell->text);
    if (meant != NULL) {
        report_add(report, REPORT_ERROR, place,
                   "'%s' has a row and no column; did you mean '%s'?", cell->text, meant);
    } else {
        report_add(report, REPORT_ERROR, place,
                   "'%s' has a row and no column; the first row and the first column of "
                   "a matrix name the same organisations",
                   cell->text);
    }
}

static void row_take(struct matrix_reader *reader, const size_t *column_of,
                     const struct csv_row *row)
{
    const struct csv_cell *cell = &row->cells[0];
    struct report *report = reader->source->report;
    const struct place place = {reader->table->file, row->line, 1};

    if (cell->text[0] == '\0') {
        report_add(report, REPORT_ERROR, place,
                   "the name of an organisation is missing here");
        return;
    }
    const size_t organisation =
        network_builder_find_name(reader->source->builder, cell->text);
    if (organisation == GROUP_NONE || column_of[organisation] == GROUP_NONE) {
        row_refuse(reader, cell);
    } else if (reader->rows[column_of[organisation]] != NULL) {
        report_add(report, REPORT_ERROR, place, "two rows have the name '%s'",
                   cell->text);
    } else {
        reader->rows[column_of[organisation]] = row;
    }
}

static void rows_take(struct matrix_reader *reader)
{
    const struct csv_table *table = reader->table;
    struct report *report = reader->source->report;
    size_t *column_of = pool_array(reader->scratch, LIMIT_ORGANISATIONS, size_t);

    for (size_t i = 0; i < LIMIT_ORGANISATIONS; i++) {
        column_of[i] = GROUP_NONE;
    }
    for (size_t i = 0; i < reader->count; i++) {
        column_of[reader->organisations[i]] = i;
    }
    reader->rows = pool_array(reader->scratch, reader->count, const struct csv_row *);
    for (size_t i = 0; i < table->row_count; i++) {
        row_take(reader, column_of, &table->rows[i]);
    }
    for (size_t i = 0; i < reader->count; i++) {
        const bool is_first = column_of[reader->organisations[i]] == i; /* of its name */

        if (reader->rows[i] == NULL && is_first) {
            report_add(report, REPORT_ERROR, csv_place(table, &table->header[i + 1]),
                       "'%s' has a column and no row; the first row and the first "
                       "column of a matrix name the same organisations",
                       table->header[i + 1].text);
        }
    }
}

/* ---- cells ---- */

static void diagonal_take(struct matrix_reader *reader, const struct csv_cell *cell)
{
    double value = 0;

    if (network_value_read(cell->text, true, &value) == VALUE_NUMBER && value != 0) {
        reader->diagonal_count++;
    }
}

static double empty_take(struct matrix_reader *reader, const struct csv_cell *cell)
{
    if (reader->first_empty == NULL) {
        reader->first_empty = cell;
    }
    reader->empty_count++;
    return reader->source->reading->empty == EMPTY_NO_TIE ? 0 : (double)NAN;
}

static double cell_take(struct matrix_reader *reader, const struct csv_cell *cell)
{
    double value = NAN;

    if (cell->text[0] == '\0') {
        return empty_take(reader, cell);
    }
    if (network_value_read(cell->text, reader->table->delimiter != ',', &value) ==
        VALUE_NONE) {
        report_add(reader->source->report, REPORT_ERROR, csv_place(reader->table, cell),
                   "a cell of a matrix must be a number, or NA when it is unknown, not "
                   "'%s'",
                   cell->text);
    }
    reader->zero_count += value == 0;
    return value;
}

static void cells_take(struct matrix_reader *reader)
{
    const size_t count = reader->count;

    reader->values = pool_items(reader->scratch, count, count * sizeof(double));
    for (size_t i = 0; i < count; i++) {
        const struct csv_cell *cells = reader->rows[i]->cells + 1;

        for (size_t j = 0; j < count; j++) {
            if (i == j) {
                diagonal_take(reader, &cells[j]);
            } else {
                reader->values[i * count + j] = cell_take(reader, &cells[j]);
            }
        }
    }
}

/* An empty cell tells nothing where nobody wrote a 0. */
static void empty_check(const struct matrix_reader *reader)
{
    struct report *report = reader->source->report;

    if (reader->empty_count == 0) {
        return;
    }
    const struct csv_cell *cell = reader->first_empty;
    if (reader->source->reading->empty == EMPTY_ASKED && reader->zero_count == 0) {
        report_add(report, REPORT_ERROR, csv_place(reader->table, cell),
                   "cells are empty and none is 0, so nobody can tell whether empty "
                   "means no tie or unknown: write 0 or NA there, or say what it means "
                   "(--empty none, --empty unknown)");
        return;
    }
    const struct place whole = {reader->table->file, 0, 0};
    if (reader->source->reading->empty == EMPTY_NO_TIE) {
        report_add(report, REPORT_NOTE, whole, "empty cells read as no tie: %zu",
                   reader->empty_count);
    } else {
        report_add(report, REPORT_NOTE, whole, "empty cells read as unknown: %zu",
                   reader->empty_count);
    }
}

static void diagonal_say(const struct matrix_reader *reader)
{
    const struct place whole = {reader->table->file, 0, 0};

    if (reader->diagonal_count > 0) {
        report_add(reader->source->report, REPORT_NOTE, whole,
                   "cells of the diagonal that are not 0, left out: %zu; they tie an "
                   "organisation with itself",
                   reader->diagonal_count);
    }
}

static void cells_add(const struct matrix_reader *reader)
{
    size_t *lines = pool_array(reader->scratch, reader->count, size_t);
    const struct network_cells cells = {.file = reader->table->file,
                                        .relation = reader->source->relation,
                                        .count = reader->count,
                                        .organisations = reader->organisations,
                                        .values = reader->values,
                                        .lines = lines};

    for (size_t i = 0; i < reader->count; i++) {
        lines[i] = reader->rows[i]->line;
    }
    network_cells_add(&cells, reader->source->reading, reader->source->builder,
                      reader->source->report);
}

void network_matrix_read(const struct network_table *source)
{
    SCOPED(pool) scratch = pool_new();
    struct report *report = source->report;
    const struct csv_table *table = source->table;
    struct matrix_reader reader = {.source = source,
                                   .table = table,
                                   .scratch = scratch,
                                   .count = table->column_count - 1};

    if (table->row_count != reader.count) {
        report_add(report, REPORT_ERROR, csv_place(table, &table->header[0]),
                   "the matrix is not square: rows %zu, columns %zu", table->row_count,
                   reader.count);
    }
    columns_take(&reader);
    rows_take(&reader);
    if (report->error_count == 0) {
        cells_take(&reader);
        empty_check(&reader);
    }
    if (report->error_count == 0) {
        diagonal_say(&reader);
        cells_add(&reader);
    }
}
