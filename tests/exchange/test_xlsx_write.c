/* test_xlsx_write.c - a workbook that is written is read back as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_write.h"

static const struct book_column COLUMNS[] = {{"naam & <code>", 20}, {"aantal", 8}};

static struct book_sheet sheet_make(const char *name, struct pool *pool)
{
    static const char *const TEXTS[] = {
        "CAW",          "=1+1",   "+32 9 123", "-1",          "@a",
        "een\ntwee\t3", "\"<&>'", "_x0041_",   "caf\xC3\xA9", "",
    };
    struct book_sheet sheet = {.name = name, .columns = COLUMNS, .column_count = 2};

    for (size_t i = 0; i < ARRAY_COUNT(TEXTS); i++) {
        book_add_text(&sheet, pool, TEXTS[i]);
        book_add_number(&sheet, pool, (int64_t)i * 100 - 300);
    }
    return sheet;
}

static struct file_bytes write(const struct book *book, struct pool *pool)
{
    struct file_bytes file = {0};
    struct status st = {0};

    assert_true(xlsx_write("b.xlsx", book, pool, &file, &st));
    return file;
}

static void sheet_check(const struct file_bytes *file, const struct book_sheet *sheet,
                        struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table table;

    assert_true(xlsx_read(file, sheet->name, pool, &report, &table));
    assert_null(report.first);
    assert_int_equal(table.column_count, sheet->column_count);
    assert_int_equal(table.row_count, book_row_count(sheet));
    for (size_t j = 0; j < table.column_count; j++) {
        assert_string_equal(table.header[j].text, sheet->columns[j].header);
    }
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct csv_row *row = &table.rows[i / sheet->column_count];
        const struct book_cell *cell = &sheet->cells[i];
        struct text number;

        text_init(&number, pool, LIMIT_NAME_BYTES);
        text_add_number(&number, (double)cell->number, 0);
        assert_int_equal(row->line, i / sheet->column_count + 2);
        assert_string_equal(row->cells[i % sheet->column_count].text,
                            cell->text != NULL ? cell->text : number.bytes);
    }
}

static void sheets_are_read_back_as_they_were(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheets[] = {sheet_make("R&D \"een\"", pool),
                                        sheet_make("twee", pool)};
    const struct book book = {sheets, 2, 0};
    const struct file_bytes file = write(&book, pool);

    (void)state;
    sheet_check(&file, &sheets[0], pool);
    sheet_check(&file, &sheets[1], pool);
}

static void a_wide_sheet_is_read_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct book_column *columns = pool_array(pool, LIMIT_CSV_COLUMNS, struct book_column);
    struct book_sheet sheet = {
        .name = "breed", .columns = columns, .column_count = LIMIT_CSV_COLUMNS};
    const struct book book = {&sheet, 1, 0};

    (void)state;
    for (size_t i = 0; i < LIMIT_CSV_COLUMNS; i++) {
        columns[i] = (struct book_column){"h", 5};
        book_add_number(&sheet, pool, (int64_t)i);
    }
    const struct file_bytes file = write(&book, pool);
    sheet_check(&file, &sheet, pool);
}

static void the_same_book_gives_the_same_bytes(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheet = sheet_make("een", pool);
    const struct book book = {&sheet, 1, INT64_C(1795330000000)};
    const struct file_bytes first = write(&book, pool);
    const struct file_bytes second = write(&book, pool);

    (void)state;
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
}

static void a_text_that_no_cell_holds_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct book_sheet sheet = {.name = "een", .columns = COLUMNS, .column_count = 1};
    const struct book book = {&sheet, 1, 0};
    struct file_bytes file = {"untouched", NULL, 0};
    struct status st = {0};
    struct text text;

    (void)state;
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add_repeated(&text, 'a', 32768);
    book_add_text(&sheet, pool, text.bytes);
    assert_false(xlsx_write("b.xlsx", &book, pool, &file, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
    assert_string_equal(file.name, "untouched");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_read_back_as_they_were),
        cmocka_unit_test(a_wide_sheet_is_read_back),
        cmocka_unit_test(the_same_book_gives_the_same_bytes),
        cmocka_unit_test(a_text_that_no_cell_holds_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
