/* xlsx.c - fuzz the reader of workbooks: what it gives is whole, and comes through CSV as
 * it was. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/table_write.h"
#include "exchange/xlsx_read.h"
#include "parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void cell_check(const struct csv_cell *cell, size_t column)
{
    require(strlen(cell->text) <= LIMIT_CELL_BYTES, "a cell stays under its limit");
    require(utf8_is_visible(cell->text, "\n\t"), "a cell is visible text");
    require(cell->column == column + 1, "a cell knows its column");
}

static void table_check(const struct csv_table *table)
{
    size_t line = table->header[0].line;

    require(table->column_count > 0, "a table has columns");
    require(table->header[table->column_count - 1].text[0] != '\0',
            "the last header is not empty");
    for (size_t i = 0; i < table->row_count; i++) {
        require(table->rows[i].line > line, "lines ascend");
        line = table->rows[i].line;
        for (size_t j = 0; j < table->column_count; j++) {
            cell_check(&table->rows[i].cells[j], j);
            require(table->rows[i].cells[j].line == line, "a cell stands in its row");
        }
    }
}

static void cells_compare(const struct csv_cell *before, const struct csv_cell *after,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        require(strcmp(before[i].text, after[i].text) == 0, "a cell is as it was");
    }
}

/* As the server gets it from its child. A mark of byte order as the first text would be
 * taken for that of the file, so it has one already. */
static void write_and_read(const struct csv_table *table, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table again;
    struct text csv;

    text_init(&csv, pool, LIMIT_FILE_BYTES);
    text_add(&csv, "\xEF\xBB\xBF");
    table_add(&csv, table);
    if (csv.is_cut) {
        return;
    }
    require(csv_read(&(struct file_bytes){"again.csv", csv.bytes, csv.length}, pool,
                     &report, &again) &&
                report.error_count == 0,
            "what was written can be read");
    require(again.column_count == table->column_count, "it has as many columns");
    require(again.row_count == table->row_count, "and as many rows");
    cells_compare(table->header, again.header, table->column_count);
    for (size_t i = 0; i < table->row_count; i++) {
        cells_compare(table->rows[i].cells, again.rows[i].cells, table->column_count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table = {.file = NULL};
    const struct file_bytes file = parts_workbook(bytes, length, pool);

    if (!xlsx_read(&file, NULL, pool, &report, &table)) {
        require(report.error_count > 0, "what is refused has an error");
        require(table.file == NULL, "what is refused leaves the table alone");
        return 0;
    }
    table_check(&table);
    if (report.error_count == 0) {
        write_and_read(&table, pool);
    }
    return 0;
}
