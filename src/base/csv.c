#include "base/csv.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"

enum byte_class { BYTE_PLAIN, BYTE_DELIMITER, BYTE_LINE_END };

struct reader {
    struct csv_table *table;
    struct pool *pool;
    struct report *report;
    char *at; /* next byte; the text ends with NUL, which ends every line */
    const char *end;
    size_t line;
    size_t column; /* of `counted`, in characters */
    const char *counted; /* the column is known up to here */
    unsigned char classes[256];
    struct csv_cell row[LIMIT_CSV_COLUMNS]; /* the row that is being read */
    size_t row_count; /* its cells */
    bool is_broken; /* the rest cannot be read */
    struct csv_cell *cells; /* row_capacity times column_count */
    struct csv_row *rows;
    size_t row_limit;
    size_t row_capacity;
};

static void classes_set(struct reader *reader, char delimiter)
{
    memset(reader->classes, BYTE_PLAIN, sizeof reader->classes);
    reader->classes['\r'] = BYTE_LINE_END;
    reader->classes['\n'] = BYTE_LINE_END;
    reader->classes['\0'] =
        BYTE_LINE_END; /* only the end: decode_text() refuses others */
    reader->classes[(unsigned char)delimiter] = BYTE_DELIMITER;
}

static enum byte_class class_of(const struct reader *reader, char byte)
{
    return (enum byte_class)reader->classes[(unsigned char)byte];
}

/* Column of `at`, which lies in the present line at or behind the last one asked. */
static size_t column_of(struct reader *reader, const char *at)
{
    for (; reader->counted < at; reader->counted++) {
        reader->column += ((unsigned char)*reader->counted & 0xC0) != 0x80;
    }
    return reader->column;
}

/* Step over one line end, of whichever kind. */
static void line_end_skip(struct reader *reader)
{
    if (reader->at < reader->end) {
        reader->at += reader->at[0] == '\r' && reader->at[1] == '\n' ? 2 : 1;
    }
    reader->line++;
    reader->column = 1;
    reader->counted = reader->at;
}

static struct place place_here(struct reader *reader, const char *at)
{
    return (struct place){reader->table->file, reader->line, column_of(reader, at)};
}

static bool is_blank_at(const char *at, size_t *width_out)
{
    *width_out = *at == '\xC2' ? 2 : 1;
    return *at == ' ' || *at == '\t' || (at[0] == '\xC2' && at[1] == '\xA0');
}

static void blanks_skip(struct reader *reader)
{
    size_t width = 0;

    while (class_of(reader, *reader->at) == BYTE_PLAIN &&
           is_blank_at(reader->at, &width)) {
        reader->at += width;
    }
}

/* Cut blanks off the end of what lies between; gives the new end. */
static char *blanks_cut(const char *begin, char *end)
{
    for (;;) {
        if (end > begin && (end[-1] == ' ' || end[-1] == '\t')) {
            end -= 1;
        } else if (end >= begin + 2 && end[-2] == '\xC2' && end[-1] == '\xA0') {
            end -= 2;
        } else {
            return end;
        }
    }
}

/* Read up to the delimiter or line end; gives the end of the cell's text. */
static char *plain_read(struct reader *reader)
{
    const char *begin = reader->at;

    while (class_of(reader, *reader->at) == BYTE_PLAIN) {
        reader->at++;
    }
    return blanks_cut(begin, reader->at);
}

/* Read a quoted cell in place, behind its opening quote: doubled quotes become one,
 * line ends become '\n'. Gives the end of its text. */
static char *quoted_read(struct reader *reader, struct place opened)
{
    char *write = reader->at;
    const char *begin = write;

    for (;;) {
        (void)column_of(reader, reader->at); /* before what is counted moves */
        if (reader->at == reader->end) {
            report_add(reader->report, REPORT_ERROR, opened,
                       "the quote that opens here is never closed; close it with \"");
            reader->is_broken = true;
            return write;
        }
        if (*reader->at == '"' && reader->at[1] != '"') {
            break;
        }
        if (class_of(reader, *reader->at) == BYTE_LINE_END) {
            line_end_skip(reader); /* first: what is written may fall on it */
            *write++ = '\n';
            continue;
        }
        reader->at += *reader->at == '"'; /* the first of two */
        *write++ = *reader->at++;
    }
    reader->at++;
    return blanks_cut(begin, write);
}

static void cell_read(struct reader *reader, struct csv_cell *cell)
{
    blanks_skip(reader);
    const bool is_quoted = *reader->at == '"';
    const struct place place = place_here(reader, reader->at);

    reader->at += is_quoted;
    char *text = reader->at;
    char *text_end = is_quoted ? quoted_read(reader, place) : plain_read(reader);
    if (is_quoted && !reader->is_broken) {
        blanks_skip(reader);
        if (class_of(reader, *reader->at) == BYTE_PLAIN) {
            report_add(reader->report, REPORT_ERROR, place_here(reader, reader->at),
                       "text stands behind a closing quote; a quote inside a quoted cell "
                       "is written twice");
            reader->is_broken = true;
        }
    }
    for (size_t width = 0; text < text_end && is_blank_at(text, &width);) {
        text += width;
    }
    /* The NUL may fall on the delimiter, which the row still has to see: it goes there
     * only after the row is read. */
    *cell = (struct csv_cell){text, place.line, place.column};
    if ((size_t)(text_end - text) > LIMIT_CELL_BYTES) {
        report_add(reader->report, REPORT_ERROR, place,
                   "this cell is longer than %d bytes; shorten it", LIMIT_CELL_BYTES);
        reader->is_broken = true;
    }
    if (text_end < reader->at) {
        *text_end = '\0';
    }
}

/* Read one line (or more, where quotes hold line ends) into reader->row. */
static void row_read(struct reader *reader)
{
    bool is_more = true;

    reader->row_count = 0;
    while (is_more && !reader->is_broken) {
        if (reader->row_count == LIMIT_CSV_COLUMNS) {
            report_add(reader->report, REPORT_ERROR, place_here(reader, reader->at),
                       "this row has more than %d cells; a larger matrix is given as a "
                       "list of ties",
                       LIMIT_CSV_COLUMNS);
            reader->is_broken = true;
            return;
        }
        cell_read(reader, &reader->row[reader->row_count++]);
        is_more = class_of(reader, *reader->at) == BYTE_DELIMITER;
        if (is_more) {
            *reader->at++ = '\0';
        }
    }
    if (!reader->is_broken) {
        char *text_end = reader->at;

        line_end_skip(reader);
        *text_end = '\0';
    }
}

static bool row_is_empty(const struct reader *reader)
{
    for (size_t i = 0; i < reader->row_count; i++) {
        if (reader->row[i].text[0] != '\0') {
            return false;
        }
    }
    return true;
}

/* Cells past the header may be there only when they are empty. */
static void row_check_width(const struct reader *reader)
{
    const struct csv_table *table = reader->table;

    for (size_t i = table->column_count; i < reader->row_count; i++) {
        if (reader->row[i].text[0] != '\0') {
            report_add(reader->report, REPORT_ERROR, csv_place(table, &reader->row[i]),
                       "this row has %zu cells and the header has %zu; is a cell with a "
                       "separator in it not quoted?",
                       reader->row_count, table->column_count);
            return;
        }
    }
}

/* Allocate once, for as many rows as there are line ends or the limits allow. */
static void rows_reserve(struct reader *reader)
{
    const size_t columns = reader->table->column_count;
    size_t rows = 1;

    assert(columns > 0); /* a header without cells was refused */
    for (const char *at = reader->at; at < reader->end; at++) {
        rows += *at == '\n' || *at == '\r';
    }
    rows = rows < reader->row_limit ? rows : reader->row_limit;
    rows = rows < LIMIT_CSV_CELLS / columns ? rows : LIMIT_CSV_CELLS / columns;
    reader->row_capacity = rows;
    reader->cells = pool_array(reader->pool, rows * columns, struct csv_cell);
    reader->rows = pool_array(reader->pool, rows, struct csv_row);
}

static void row_keep(struct reader *reader, size_t line)
{
    struct csv_table *table = reader->table;
    struct csv_cell *cells = reader->cells + table->row_count * table->column_count;

    for (size_t i = 0; i < table->column_count; i++) {
        const struct csv_cell missing = {"", line, 0};

        cells[i] = i < reader->row_count ? reader->row[i] : missing;
    }
    reader->rows[table->row_count++] = (struct csv_row){cells, line};
}

static void rows_read(struct reader *reader)
{
    while (reader->at < reader->end && !reader->is_broken) {
        const size_t line = reader->line;

        row_read(reader);
        if (reader->is_broken || row_is_empty(reader)) {
            continue;
        }
        if (reader->table->row_count == reader->row_capacity) {
            const struct place place = {reader->table->file, line, 1};

            report_add(reader->report, REPORT_ERROR, place,
                       "the table is too large: at most %d rows and %d cells are read; "
                       "split it",
                       (int)reader->row_limit, LIMIT_CSV_CELLS);
            reader->is_broken = true;
            return;
        }
        row_check_width(reader);
        row_keep(reader, line);
    }
}

/* The header is the first row that is not empty. Empty headers at its end (Excel
 * leaves them) are cut off. */
static void header_read(struct reader *reader)
{
    do {
        row_read(reader);
    } while (!reader->is_broken && reader->at < reader->end && row_is_empty(reader));

    size_t count = reader->row_count;
    while (count > 0 && reader->row[count - 1].text[0] == '\0') {
        count--;
    }
    reader->table->header = pool_copy(reader->pool, reader->row, count, struct csv_cell);
    reader->table->column_count = count;
}

/* The most frequent of the three outside quotes in the first line that has text. A quote
 * opens only where a cell begins. */
static char delimiter_of(const char *text)
{
    static const char CANDIDATES[] = ";,\t";
    size_t counts[3] = {0};
    size_t best = 0;
    bool is_quoted = false;
    bool is_begin = true;

    text += strspn(text, " \r\n");
    for (; *text != '\0' && (is_quoted || (*text != '\n' && *text != '\r')); text++) {
        const char *found = is_quoted ? NULL : strchr(CANDIDATES, *text);

        if (is_quoted && text[0] == '"' && text[1] == '"') {
            text++;
            continue;
        }
        is_quoted ^= *text == '"' && (is_quoted || is_begin);
        is_begin = found != NULL || (is_begin && *text == ' ');
        if (found != NULL) {
            counts[found - CANDIDATES]++;
        }
    }
    for (size_t i = 1; i < ARRAY_COUNT(counts); i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return CANDIDATES[best];
}

/* Excel's first line "sep=;" names the delimiter; gives '\0' when there is none. */
static char separator_line_read(struct reader *reader)
{
    const char *at = reader->at;

    if (strncmp(at, "sep=", 4) != 0 || at[4] == '\0' || strchr(",;\t", at[4]) == NULL ||
        (at[5] != '\n' && at[5] != '\r')) {
        return '\0';
    }
    const char delimiter = at[4];
    reader->at += 5;
    line_end_skip(reader);
    return delimiter;
}

static bool table_read(const struct file_bytes *file, size_t row_limit, struct pool *pool,
                       struct report *report, struct csv_table *table_out)
{
    struct csv_table table = {.file = file->name};
    struct reader reader = {.table = &table,
                            .pool = pool,
                            .report = report,
                            .line = 1,
                            .column = 1,
                            .row_limit = row_limit};

    reader.at = decode_text(file, pool, report);
    if (reader.at == NULL) {
        return false;
    }
    reader.counted = reader.at;
    reader.end = reader.at + strlen(reader.at);
    table.delimiter = separator_line_read(&reader);
    if (table.delimiter == '\0') {
        table.delimiter = delimiter_of(reader.at);
    }
    classes_set(&reader, table.delimiter);
    header_read(&reader);
    if (table.column_count == 0 && !reader.is_broken) {
        const struct place begin = {file->name, 1, 1};

        report_add(report, REPORT_ERROR, begin,
                   "the file has no row of headers; write them in its first row");
        reader.is_broken = true;
    }
    if (!reader.is_broken) {
        rows_reserve(&reader);
        rows_read(&reader);
    }
    if (reader.is_broken) {
        return false;
    }
    table.rows = reader.rows;
    *table_out = table;
    return true;
}

bool csv_read(const struct file_bytes *file, struct pool *pool, struct report *report,
              struct csv_table *table_out)
{
    return table_read(file, LIMIT_CSV_ROWS, pool, report, table_out);
}

bool csv_read_long(const struct file_bytes *file, struct pool *pool,
                   struct report *report, struct csv_table *table_out)
{
    return table_read(file, LIMIT_CSV_LONG_ROWS, pool, report, table_out);
}
