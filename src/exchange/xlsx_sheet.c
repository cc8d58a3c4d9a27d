#include "exchange/xlsx_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"

enum {
    SHEET_ROWS_MAX = 1024 * 1024, /* of Excel */
    SHEET_COLUMNS_MAX = 16 * 1024,
    SHOWN_DIGITS = 15, /* a spreadsheet shows no more of a number */
    EXACT_DIGITS = 17,
};

struct sheet_reader {
    struct pool *pool;
    struct report *report;
    const struct xlsx_texts *texts;
    bool is_exact;
    bool may_be_empty;
    struct csv_table table;
    struct csv_row *rows;
    size_t row_capacity;
    struct csv_cell row[LIMIT_CSV_COLUMNS]; /* the row that is being read */
    size_t width; /* of it: the last cell with a text */
    size_t line; /* its number, from 1 */
    size_t column; /* of its present cell, from 1 */
    char kind; /* of the cell: 's'hared, 'b'oolean, 'n'umber, 't'ext */
    struct text raw; /* what stands in the cell */
    bool is_value; /* within <v>, or <t> */
    bool is_phonetic; /* within <rPh> */
    bool has_merges;
    bool is_protected;
};

static struct place place_of(const struct sheet_reader *reader)
{
    return (struct place){reader->table.file, reader->line, reader->column};
}

static bool damaged(const struct sheet_reader *reader)
{
    return xlsx_refuse(reader->report, reader->table.file, XLSX_DAMAGED);
}

/* ---- where a cell stands ---- */

/* "BC12" is column 55; false when it is no such name. */
static bool column_read(const char *name, size_t *column_out)
{
    size_t column = 0;
    size_t length = 0;

    for (; name[length] >= 'A' && name[length] <= 'Z' && length < 4; length++) {
        column = column * 26 + (size_t)(name[length] - 'A') + 1;
    }
    *column_out = column;
    return length > 0 && column <= SHEET_COLUMNS_MAX && name[length] >= '1' &&
           name[length] <= '9';
}

/* Rows and cells that do not say where they stand follow the one before. */
static bool row_begin(struct sheet_reader *reader, const char *const *attributes)
{
    const char *number = xlsx_attribute(attributes, "r");
    size_t line = reader->line + 1;

    if (number != NULL && !number_read(number, SHEET_ROWS_MAX, &line)) {
        return damaged(reader);
    }
    if (line <= reader->line) {
        return damaged(reader);
    }
    reader->line = line;
    reader->column = 0;
    reader->width = 0;
    return true;
}

static char kind_of(const char *type)
{
    if (type == NULL || strcmp(type, "n") == 0) {
        return 'n';
    }
    return strcmp(type, "s") == 0 ? 's' : strcmp(type, "b") == 0 ? 'b' : 't';
}

static bool cell_begin(struct sheet_reader *reader, const char *const *attributes)
{
    const char *name = xlsx_attribute(attributes, "r");
    size_t column = reader->column + 1;

    if ((name != NULL && !column_read(name, &column)) || column <= reader->column ||
        reader->line == 0) {
        return damaged(reader);
    }
    reader->column = column;
    reader->kind = kind_of(xlsx_attribute(attributes, "t"));
    xlsx_text_reset(&reader->raw);
    return true;
}

/* ---- what stands in it ---- */

/* "3.0" and "3" are 3; 0.1 is kept as 0.10000000000000001. */
static const char *number_text(struct sheet_reader *reader)
{
    char *end = NULL;
    const double value = strtod(reader->raw.bytes, &end);

    if (*end != '\0' || !isfinite(value)) {
        return xlsx_text_clean(&reader->raw, reader->pool);
    }
    const double shown = value == 0 ? 0.0 : value; /* no "-0" */
    int digits = SHOWN_DIGITS;
    do {
        xlsx_text_reset(&reader->raw);
        text_format(&reader->raw, "%.*g", digits, shown);
        digits++;
    } while (reader->is_exact && digits <= EXACT_DIGITS &&
             strtod(reader->raw.bytes, NULL) != shown);
    return pool_text_part(reader->pool, reader->raw.bytes, reader->raw.length);
}

/* NULL when the workbook is broken. */
static const char *cell_text(struct sheet_reader *reader)
{
    size_t number = 0;

    if (reader->raw.is_cut || reader->raw.length == 0) {
        return reader->raw.is_cut ? XLSX_TEXT_LONG : "";
    }
    switch (reader->kind) {
    case 's':
        return number_read(reader->raw.bytes, SIZE_MAX / 16, &number) &&
                       number < reader->texts->count
                   ? reader->texts->texts[number]
                   : NULL;
    case 'b':
        return strcmp(reader->raw.bytes, "0") == 0 ? "no" : "yes";
    case 'n':
        return number_text(reader);
    default:
        return xlsx_text_clean(&reader->raw, reader->pool);
    }
}

static bool cell_keep(struct sheet_reader *reader, const char *text)
{
    const size_t column = reader->column;

    if (text == XLSX_TEXT_LONG) {
        report_add(reader->report, REPORT_ERROR, place_of(reader),
                   "this cell is longer than %d bytes; shorten it", LIMIT_CELL_BYTES);
        return false;
    }
    if (text == XLSX_TEXT_CONTROL) {
        report_add(reader->report, REPORT_ERROR, place_of(reader),
                   "an invisible control character stands here; remove it");
        return false;
    }
    if (text[0] == '\0') {
        return true;
    }
    if (column > LIMIT_CSV_COLUMNS) {
        report_add(reader->report, REPORT_ERROR, place_of(reader),
                   "this row has more than %d cells; a larger matrix is given as a "
                   "list of ties",
                   LIMIT_CSV_COLUMNS);
        return false;
    }
    for (; reader->width < column; reader->width++) {
        reader->row[reader->width] =
            (struct csv_cell){"", reader->line, reader->width + 1};
    }
    reader->row[column - 1].text = text;
    return true;
}

static bool cell_end(struct sheet_reader *reader)
{
    const char *text = cell_text(reader);

    return text != NULL ? cell_keep(reader, text) : damaged(reader);
}

/* ---- rows ---- */

/* "BC12" for column 55 of row 12, as a spreadsheet says it. */
static const char *cell_name(const struct sheet_reader *reader,
                             const struct csv_cell *cell)
{
    char letters[8] = "";
    size_t at = sizeof letters - 1;
    struct text name;

    for (size_t column = cell->column; column > 0; column = (column - 1) / 26) {
        letters[--at] = (char)('A' + (column - 1) % 26);
    }
    text_init(&name, reader->pool, LIMIT_NAME_BYTES);
    text_format(&name, "%s%zu", letters + at, cell->line);
    return name.bytes;
}

/* A first row of one cell above a wider one is no header of it but a title: the table is
 * as wide as what stands below, and who reads it says what the row is. */
static void title_widen(struct sheet_reader *reader)
{
    struct csv_table *table = &reader->table;
    size_t filled = 0;

    if (table->row_count > 0 || reader->width <= table->column_count) {
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        filled += table->header[i].text[0] != '\0';
    }
    if (filled != 1) {
        return;
    }
    struct csv_cell *header = pool_array(reader->pool, reader->width, struct csv_cell);
    for (size_t i = 0; i < reader->width; i++) {
        header[i] = i < table->column_count
                        ? table->header[i]
                        : (struct csv_cell){"", table->header[0].line, i + 1};
    }
    table->header = header;
    table->column_count = reader->width;
}

/* Cells past the header are cut, with an error, as in other tables. */
static void width_check(struct sheet_reader *reader)
{
    for (size_t i = reader->table.column_count; i < reader->width; i++) {
        if (reader->row[i].text[0] != '\0') {
            report_add(reader->report, REPORT_ERROR,
                       csv_place(&reader->table, &reader->row[i]),
                       "cell %s stands to the right of the last header; give its "
                       "column a header, or empty it",
                       cell_name(reader, &reader->row[i]));
            return;
        }
    }
}

static bool row_keep(struct sheet_reader *reader)
{
    struct csv_table *table = &reader->table;

    title_widen(reader);
    const size_t columns = table->column_count;
    if (table->row_count == LIMIT_CSV_ROWS ||
        table->row_count >= LIMIT_CSV_CELLS / columns) {
        report_add(reader->report, REPORT_ERROR, place_of(reader),
                   "the table is too large: at most %d rows and %d cells are read; "
                   "split it",
                   LIMIT_CSV_ROWS, LIMIT_CSV_CELLS);
        return false;
    }
    width_check(reader);
    for (; reader->width < columns; reader->width++) {
        reader->row[reader->width] =
            (struct csv_cell){"", reader->line, reader->width + 1};
    }
    reader->rows = pool_grow(reader->pool, reader->rows, table->row_count,
                             &reader->row_capacity, struct csv_row);
    reader->rows[table->row_count++] = (struct csv_row){
        pool_copy(reader->pool, reader->row, columns, struct csv_cell), reader->line};
    return true;
}

static bool row_end(struct sheet_reader *reader)
{
    struct csv_table *table = &reader->table;

    if (reader->width > 0 && table->column_count > 0) {
        if (!row_keep(reader)) {
            return false;
        }
    } else if (reader->width > 0) {
        table->header =
            pool_copy(reader->pool, reader->row, reader->width, struct csv_cell);
        table->column_count = reader->width;
    }
    reader->width = 0;
    return true;
}

/* ---- the part ---- */

static bool is_true(const char *claim)
{
    return claim != NULL && (strcmp(claim, "1") == 0 || strcmp(claim, "true") == 0);
}

static bool sheet_begin(void *context, const char *name, const char *const *attributes)
{
    struct sheet_reader *reader = context;

    reader->is_value = strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
    if (strcmp(name, "c") == 0) {
        return cell_begin(reader, attributes);
    }
    if (strcmp(name, "row") == 0) {
        return row_begin(reader, attributes);
    }
    reader->is_phonetic |= strcmp(name, "rPh") == 0;
    reader->has_merges |= strcmp(name, "mergeCell") == 0;
    reader->is_protected |= strcmp(name, "sheetProtection") == 0 &&
                            is_true(xlsx_attribute(attributes, "sheet"));
    return true;
}

static bool sheet_end(void *context, const char *name)
{
    struct sheet_reader *reader = context;

    reader->is_value = false;
    if (strcmp(name, "c") == 0) {
        return cell_end(reader);
    }
    if (strcmp(name, "row") == 0) {
        return row_end(reader);
    }
    if (strcmp(name, "rPh") == 0) {
        reader->is_phonetic = false;
    }
    return true;
}

static bool sheet_text(void *context, const char *text, size_t length)
{
    struct sheet_reader *reader = context;

    if (reader->is_value && !reader->is_phonetic) {
        text_add_part(&reader->raw, text, length);
    }
    return true;
}

static bool whole_check(const struct sheet_reader *reader)
{
    const struct place whole = {reader->table.file, 0, 0};

    if (reader->is_protected) {
        return xlsx_refuse(reader->report, reader->table.file,
                           N_("this sheet is protected; take the protection off"));
    }
    if (reader->table.column_count == 0 && !reader->may_be_empty) {
        return xlsx_refuse(reader->report, reader->table.file,
                           N_("the sheet is empty; write headers in its first row"));
    }
    if (reader->has_merges) {
        report_add(reader->report, REPORT_WARNING, whole,
                   "this sheet has merged cells; only the first cell of each holds its "
                   "value");
    }
    return true;
}

bool xlsx_sheet_read(struct xlsx_zip *zip, const struct xlsx_sheet_reading *reading,
                     struct pool *pool, struct report *report,
                     struct csv_table *table_out)
{
    static const struct xlsx_events EVENTS = {sheet_begin, sheet_end, sheet_text};
    struct sheet_reader *reader = pool_array(pool, 1, struct sheet_reader);

    reader->pool = pool;
    reader->report = report;
    reader->texts = reading->texts;
    reader->is_exact = reading->is_exact;
    reader->may_be_empty = reading->may_be_empty;
    reader->table = (struct csv_table){.file = xlsx_zip_name(zip), .delimiter = '\t'};
    text_init(&reader->raw, pool, LIMIT_CELL_BYTES);
    if (!xlsx_part_read(zip, reading->path, &EVENTS, reader) || !whole_check(reader)) {
        return false;
    }
    reader->table.rows = reader->rows;
    *table_out = reader->table;
    return true;
}
