#include "cli/disclose_input.h"

#include <string.h>

#include "base/csv.h"
#include "base/number.h"
#include "cli/document.h"
#include "cli/input.h"
#include "exchange/columns.h"
#include "exchange/xlsx_read.h"
#include "method/vocabulary.h"

enum {
    CELLS_MOST = 20 * 1000,
    CELLS_MOST_WITH_SUMS = 600,
    SUMS_MOST = 100,
    COUNT_MOST = 200 * 1000
};

static const struct word TOTAL_WORDS[] = {
    {1, "total", N_("total"), "totaal|som|sum|totals|totaux"}};
static const struct vocabulary TOTAL = {TOTAL_WORDS, ARRAY_COUNT(TOTAL_WORDS), false};

static bool is_total(const char *name)
{
    int value = 0;

    return vocabulary_find(&TOTAL, name, &value);
}

/* A table while it is read: totals stand last, when they stand there. */
struct reading {
    const struct csv_table *csv;
    struct disclose_input *input;
    uint64_t *counts;
    bool has_totals_row;
    bool has_totals_column;
};

/* ---- names ---- */

static size_t name_place(const char *const *names, size_t count, const char *name)
{
    size_t place = 0;

    while (place < count && strcmp(names[place], name) != 0) {
        place++;
    }
    return place;
}

static void name_check(struct reading *reading, const struct csv_cell *cell,
                       const char *const *names, size_t count)
{
    struct report *report = &reading->input->report;

    if (cell->text[0] == '\0') {
        report_add(report, REPORT_ERROR, csv_place(reading->csv, cell),
                   "a name is missing");
    } else if (is_total(cell->text)) {
        report_add(report, REPORT_ERROR, csv_place(reading->csv, cell),
                   "'%s' is a total: it must be the last", cell->text);
    } else if (name_place(names, count, cell->text) < count) {
        report_add(report, REPORT_ERROR, csv_place(reading->csv, cell),
                   "'%s' stands there twice", cell->text);
    }
}

static void size_read(struct reading *reading)
{
    const struct csv_table *csv = reading->csv;
    struct disclose_input *input = reading->input;

    reading->has_totals_column =
        csv->column_count > 2 && is_total(csv->header[csv->column_count - 1].text);
    reading->has_totals_row =
        csv->row_count > 1 && is_total(csv->rows[csv->row_count - 1].cells[0].text);
    input->table.columns = csv->column_count - 1 - reading->has_totals_column;
    input->table.rows = csv->row_count - reading->has_totals_row;
}

/* Each name is compared with all before it: only of a table whose size is allowed. */
static void names_read(struct reading *reading, struct pool *pool)
{
    const struct csv_table *csv = reading->csv;
    struct disclose_input *input = reading->input;

    input->corner = csv->header[0].text;
    input->row_names = pool_array(pool, csv->row_count, const char *);
    input->column_names = pool_array(pool, csv->column_count, const char *);
    for (size_t i = 0; i < input->table.columns; i++) {
        name_check(reading, &csv->header[i + 1], input->column_names, i);
        input->column_names[i] = csv->header[i + 1].text;
    }
    for (size_t i = 0; i < input->table.rows; i++) {
        name_check(reading, &csv->rows[i].cells[0], input->row_names, i);
        input->row_names[i] = csv->rows[i].cells[0].text;
    }
}

/* ---- counts ---- */

static uint64_t count_read(struct reading *reading, const struct csv_cell *cell,
                           size_t most)
{
    size_t count = 0;

    if (!number_read(cell->text, most, &count)) {
        report_add(&reading->input->report, REPORT_ERROR, csv_place(reading->csv, cell),
                   "'%s' is no count: a whole number from 0 to %zu", cell->text, most);
    }
    return count;
}

static void total_check(struct reading *reading, size_t row, size_t column)
{
    const struct disclosure_table *table = &reading->input->table;
    const struct csv_cell *cell = &reading->csv->rows[row].cells[column + 1];
    const uint64_t sum = disclosure_table_count(table, row, column);
    const size_t errors = reading->input->report.error_count;
    const uint64_t total =
        count_read(reading, cell, (size_t)COUNT_MOST * (size_t)CELLS_MOST);

    if (reading->input->report.error_count == errors && total != sum) {
        report_add(&reading->input->report, REPORT_ERROR, csv_place(reading->csv, cell),
                   "the total is %zu, but the cells are %zu together", (size_t)total,
                   (size_t)sum);
    }
}

static void totals_check(struct reading *reading)
{
    const struct disclosure_table *table = &reading->input->table;

    for (size_t row = 0; row < table->rows && reading->has_totals_column; row++) {
        total_check(reading, row, table->columns);
    }
    for (size_t column = 0; column < table->columns && reading->has_totals_row;
         column++) {
        total_check(reading, table->rows, column);
    }
    if (reading->has_totals_row && reading->has_totals_column) {
        total_check(reading, table->rows, table->columns);
    }
}

static void counts_read(struct reading *reading, struct pool *pool)
{
    struct disclosure_table *table = &reading->input->table;

    reading->counts = pool_array(pool, table->rows * table->columns, uint64_t);
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t column = 0; column < table->columns; column++) {
            reading->counts[row * table->columns + column] = count_read(
                reading, &reading->csv->rows[row].cells[column + 1], COUNT_MOST);
        }
    }
    table->counts = reading->counts;
    if (reading->input->report.error_count == 0) {
        totals_check(reading);
    }
}

static void table_take(struct disclose_input *input, const struct csv_table *csv,
                       struct pool *pool)
{
    struct reading reading = {.csv = csv, .input = input};
    const struct place whole = {csv->file, 0, 0};

    if (csv->column_count < 2 || csv->row_count == 0) {
        report_add(&input->report, REPORT_ERROR, whole,
                   "a table has a header and rows: a name, then counts, with commas, "
                   "semicolons or tabs between them");
        return;
    }
    size_read(&reading);
    if (input->table.rows * input->table.columns > CELLS_MOST) {
        report_add(&input->report, REPORT_ERROR, whole,
                   "the table has more than %d cells; split it", CELLS_MOST);
        return;
    }
    names_read(&reading, pool);
    counts_read(&reading, pool);
}

/* ---- sums from elsewhere ---- */

enum { SUM_NAME, SUM_ROW, SUM_COLUMN, SUM_COLUMN_COUNT };

static const struct column SUM_COLUMNS[SUM_COLUMN_COUNT] = {
    [SUM_NAME] = {"sum", "som|somme", NULL, true},
    [SUM_ROW] = {"row", "rij|ligne", NULL, true},
    [SUM_COLUMN] = {"column", "kolom|colonne", NULL, true},
};

struct sums {
    int positions[SUM_COLUMN_COUNT];
    const char *names[SUMS_MOST];
    struct disclosure_sum sums[SUMS_MOST];
    size_t *cells[SUMS_MOST];
    size_t capacities[SUMS_MOST];
    size_t count;
};

static bool sum_find(struct disclose_input *input, const struct csv_table *csv,
                     const struct csv_cell *cell, struct sums *sums, size_t *sum_out)
{
    *sum_out = name_place(sums->names, sums->count, cell->text);
    if (*sum_out == SUMS_MOST) {
        report_add(&input->report, REPORT_ERROR, csv_place(csv, cell),
                   "more than %d sums", SUMS_MOST);
        return false;
    }
    if (*sum_out == sums->count) {
        sums->names[sums->count++] = cell->text;
    }
    return true;
}

static size_t place_find(struct disclose_input *input, const struct csv_table *csv,
                         const struct csv_cell *cell, bool is_row)
{
    const size_t count = is_row ? input->table.rows : input->table.columns;
    const char *const *names = is_row ? input->row_names : input->column_names;
    const size_t place = name_place(names, count, cell->text);

    if (place == count && is_row) {
        report_add(&input->report, REPORT_ERROR, csv_place(csv, cell),
                   "the table has no row '%s'", cell->text);
    } else if (place == count) {
        report_add(&input->report, REPORT_ERROR, csv_place(csv, cell),
                   "the table has no column '%s'", cell->text);
    }
    return place;
}

static void sum_row_take(struct disclose_input *input, const struct csv_table *csv,
                         const struct csv_row *line, struct sums *sums, struct pool *pool)
{
    const size_t errors = input->report.error_count;
    const struct csv_cell *name = &line->cells[sums->positions[SUM_NAME]];
    const size_t row =
        place_find(input, csv, &line->cells[sums->positions[SUM_ROW]], true);
    const size_t column =
        place_find(input, csv, &line->cells[sums->positions[SUM_COLUMN]], false);
    size_t sum = 0;

    if (input->report.error_count > errors || !sum_find(input, csv, name, sums, &sum)) {
        return;
    }
    const size_t cell = row * input->table.columns + column;
    struct disclosure_sum *made = &sums->sums[sum];
    for (size_t i = 0; i < made->count; i++) {
        if (sums->cells[sum][i] == cell) {
            report_add(&input->report, REPORT_ERROR, csv_place(csv, name),
                       "this cell stands twice in the sum '%s'", name->text);
            return;
        }
    }
    sums->cells[sum] =
        pool_grow(pool, sums->cells[sum], made->count, &sums->capacities[sum], size_t);
    sums->cells[sum][made->count++] = cell;
    made->cells = sums->cells[sum];
}

static void sums_take(struct disclose_input *input, const struct csv_table *csv,
                      struct pool *pool)
{
    struct sums *sums = pool_array(pool, 1, struct sums);
    const struct place whole = {csv->file, 0, 0};

    if (!columns_find(csv, SUM_COLUMNS, SUM_COLUMN_COUNT, sums->positions,
                      &input->report)) {
        return;
    }
    if (csv->row_count == 0) {
        report_add(&input->report, REPORT_ERROR, csv_place(csv, &csv->header[0]),
                   "there is no row below the header");
    }
    if (input->table.rows * input->table.columns > CELLS_MOST_WITH_SUMS) {
        report_add(&input->report, REPORT_ERROR, whole,
                   "beside sums a table has no more than %d cells; split it",
                   CELLS_MOST_WITH_SUMS);
        return;
    }
    for (size_t i = 0; i < csv->row_count; i++) {
        sum_row_take(input, csv, &csv->rows[i], sums, pool);
    }
    input->table.sums = sums->sums;
    input->table.sum_count = sums->count;
}

/* ---- files ---- */

bool disclose_input_load(const struct call *call, struct disclose_input *input,
                         enum exit_code *code_out)
{
    const char *also = call_option(call, "--also");
    struct status st = {0};
    struct file_bytes files[2] = {{0}};
    struct csv_table csv;

    *input = (struct disclose_input){.report.pool = call->pool};
    if (!input_read(call->operands[0], call->pool, &files[0], &st) ||
        (also != NULL && !input_read(also, call->pool, &files[1], &st))) {
        *code_out = call_refuse(call, &st);
        return false;
    }
    if (table_file_read(&files[0], NULL, call->pool, &input->report, &csv)) {
        table_take(input, &csv, call->pool);
    }
    if (also != NULL && input->report.error_count == 0 &&
        table_file_read(&files[1], NULL, call->pool, &input->report, &csv)) {
        sums_take(input, &csv, call->pool);
    }
    if (input->report.error_count > 0) {
        call_print_errors(call, &input->report);
        *code_out = EXIT_REFUSED;
        return false;
    }
    input->digest = digest_of(files, also != NULL ? 2 : 1, call->pool);
    return true;
}
