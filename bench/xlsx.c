/* xlsx.c - how fast workbooks are read and written.
 *
 * Reading is given beside what libxlsxwriter takes to write the same sheet, in the same
 * run: nothing packaged reads workbooks, so that is the limit to compare with. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/limits.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_write.h"
#include "timer.h"

enum { COLUMNS = 10, RUNS = 11 };

static void require(bool is_good, const char *what)
{
    if (!is_good) {
        (void)fprintf(stderr, "xlsx: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

/* Every other column a text, the others numbers. */
static const char *cell_text(size_t row, size_t column, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "Organisatie %zu van de stad, %zu", row % 200, column);
    return text.bytes;
}

static void library_write(const char *path, const struct book_sheet *sheet)
{
    lxw_workbook *workbook = workbook_new(path);
    lxw_worksheet *worksheet = workbook_add_worksheet(workbook, sheet->name);

    for (size_t j = 0; j < COLUMNS; j++) {
        (void)worksheet_write_string(worksheet, 0, (lxw_col_t)j, sheet->columns[j].header,
                                     NULL);
    }
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const lxw_row_t row = (lxw_row_t)(i / COLUMNS + 1);
        const lxw_col_t column = (lxw_col_t)(i % COLUMNS);
        const struct book_cell *cell = &sheet->cells[i];

        if (cell->text != NULL) {
            (void)worksheet_write_string(worksheet, row, column, cell->text, NULL);
        } else {
            (void)worksheet_write_number(worksheet, row, column, (double)cell->number,
                                         NULL);
        }
    }
    require(workbook_close(workbook) == LXW_NO_ERROR, "the library could not write");
}

static void own_write(const struct book_sheet *sheet)
{
    SCOPED(pool) pool = pool_new();
    const struct book book = {sheet, 1, 0};
    struct file_bytes file;
    struct status st = {0};

    require(xlsx_write("b.xlsx", &book, pool, &file, &st), "could not write");
}

static void own_read(const struct file_bytes *file, size_t rows)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;

    require(xlsx_read(file, NULL, pool, &report, &table) && table.row_count == rows,
            "could not read");
}

static struct file_bytes file_read(const char *path, struct pool *pool)
{
    FILE *stream = fopen(path, "rb");
    char *bytes = pool_bytes(pool, LIMIT_FILE_BYTES);
    const size_t length = stream != NULL ? fread(bytes, 1, LIMIT_FILE_BYTES, stream) : 0;

    require(length > 0, "could not read the file");
    (void)fclose(stream);
    return (struct file_bytes){path, bytes, length};
}

static void size_time(size_t rows)
{
    static const struct book_column HEADERS[COLUMNS] = {
        {"a", 20}, {"b", 20}, {"c", 20}, {"d", 20}, {"e", 20},
        {"f", 20}, {"g", 20}, {"h", 20}, {"i", 20}, {"j", 20}};
    SCOPED(pool) pool = pool_new();
    struct book_sheet sheet = {
        .name = "Blad1", .columns = HEADERS, .column_count = COLUMNS};
    char path[] = "/tmp/samenspel-xlsx-XXXXXX";
    double seconds[3][RUNS];

    for (size_t i = 0; i < rows * COLUMNS; i++) {
        if (i % 2 == 0) {
            book_add_text(&sheet, pool, cell_text(i / COLUMNS, i % COLUMNS, pool));
        } else {
            book_add_number(&sheet, pool, (int64_t)(i % 97));
        }
    }
    require(close(mkstemp(path)) == 0, "could not make a file");
    for (size_t run = 0; run < RUNS; run++) {
        SCOPED(pool) scratch = pool_new();
        const double begin = now_seconds();
        library_write(path, &sheet);
        const double written = now_seconds();
        const struct file_bytes file = file_read(path, scratch);
        const double loaded = now_seconds();
        own_read(&file, rows);
        const double read = now_seconds();
        own_write(&sheet);
        seconds[0][run] = written - begin;
        seconds[1][run] = read - loaded;
        seconds[2][run] = now_seconds() - read;
    }
    (void)unlink(path);
    const double library = median(seconds[0], RUNS);
    const double reading = median(seconds[1], RUNS);
    const double writing = median(seconds[2], RUNS);
    (void)printf(
        "%6zu x %d   libxlsxwriter writes %8.2f ms   read %8.2f ms, ratio %.2f   "
        "written %8.2f ms, ratio %.2f\n",
        rows, COLUMNS, library * 1e3, reading * 1e3, reading / library, writing * 1e3,
        writing / library);
}

int main(void)
{
    size_time(1000);
    size_time(20 * 1000);
    return EXIT_SUCCESS;
}
