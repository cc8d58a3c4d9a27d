/* csv.c - fuzz the reader of tables: what it gives is whole, and can be written and read
 * again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static bool is_blank(const char *text, size_t length)
{
    return (length >= 1 && (*text == ' ' || *text == '\t')) ||
           (length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0);
}

static void cell_check(const struct csv_cell *cell)
{
    const size_t length = strlen(cell->text);

    require(length <= LIMIT_CELL_BYTES, "a cell stays under its limit");
    require(utf8_is_valid(cell->text, length), "a cell is UTF-8");
    require(!is_blank(cell->text, length), "no blank stands before a cell's text");
    require(length == 0 ||
                (cell->text[length - 1] != ' ' && cell->text[length - 1] != '\t'),
            "no blank stands behind a cell's text");
    for (const char *at = cell->text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        require(byte == '\n' || byte == '\t' || (byte >= ' ' && byte != 0x7F),
                "a cell has no control character but a line end or a tab");
    }
    require(cell->line > 0, "a cell has a line");
}

static void table_check(const struct csv_table *table)
{
    size_t line = table->header[0].line;

    require(strchr(",;\t", table->delimiter) != NULL, "the delimiter is one of three");
    require(table->column_count > 0, "a table has columns");
    require(table->header[table->column_count - 1].text[0] != '\0',
            "the last header is not empty");
    for (size_t j = 0; j < table->column_count; j++) {
        cell_check(&table->header[j]);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const struct csv_row *row = &table->rows[i];
        require(row->line > line, "lines ascend");
        line = row->line;
        for (size_t j = 0; j < table->column_count; j++) {
            cell_check(&row->cells[j]);
            require(row->cells[j].line >= line, "a cell stands in or below its row");
        }
    }
}

static void row_write(struct text *text, const struct csv_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        csv_add_cell(text, cells[i].text, i == 0);
    }
    text_add_char(text, '\n');
}

/* Formulas come back with the apostrophe that was put before them. */
static bool is_same(const char *written, const char *read)
{
    const bool is_guarded = read[0] == '\'' && strchr("=+-@", written[0]) != NULL;

    return strcmp(written, read) == 0 || (is_guarded && strcmp(written, read + 1) == 0);
}

static void rows_compare(const struct csv_cell *written, const struct csv_cell *read,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        require(is_same(written[i].text, read[i].text), "a cell is read as written");
    }
}

static void write_and_read(const struct csv_table *table, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table again;
    struct text text;

    text_init(&text, pool, (size_t)4 * LIMIT_FILE_BYTES);
    text_add(&text, "\xEF\xBB\xBF");
    row_write(&text, table->header, table->column_count);
    for (size_t i = 0; i < table->row_count; i++) {
        row_write(&text, table->rows[i].cells, table->column_count);
    }
    require(csv_read(&(struct file_bytes){"again.csv", text.bytes, text.length}, pool,
                     &report, &again) &&
                report.error_count == 0,
            "what was written can be read");
    require(again.column_count == table->column_count, "it has as many columns");
    require(again.row_count == table->row_count, "and as many rows");
    rows_compare(table->header, again.header, table->column_count);
    for (size_t i = 0; i < table->row_count; i++) {
        rows_compare(table->rows[i].cells, again.rows[i].cells, table->column_count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table = {.file = NULL};

    if (!csv_read(&(struct file_bytes){"fuzz.csv", (const char *)bytes, length}, pool,
                  &report, &table)) {
        require(report.error_count > 0, "what is refused has an error");
        require(table.file == NULL, "what is refused leaves the table alone");
        return 0;
    }
    table_check(&table);
    if (report.error_count == 0) { /* a row that was cut may have become empty */
        write_and_read(&table, pool);
    }
    return 0;
}
