/* test_csv_write.c - cells that a spreadsheet, and we ourselves, read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/csv.h"
#include "base/csv_write.h"
#include "base/limits.h"

static const struct {
    const char *label;
    const char *value;
    const char *written;
} CELL_CASES[] = {
    {"nothing", "", ""},
    {"a word", "OCMW", "OCMW"},
    {"a blank is no reason for quotes", "ad hoc", "ad hoc"},
    {"an accent neither", "r\xC3\xA9seau", "r\xC3\xA9seau"},
    {"a comma", "a,b", "\"a,b\""},
    {"a semicolon", "a;b", "\"a;b\""},
    {"a tab", "a\tb", "\"a\tb\""},
    {"a line end", "a\nb", "\"a\nb\""},
    {"a return", "a\rb", "\"a\rb\""},
    {"a quote is doubled", "5\" pipe", "\"5\"\" pipe\""},
    {"only a quote", "\"", "\"\"\"\""},
    {"an apostrophe", "'t Huis", "\"'t Huis\""},
    {"a formula", "=1+1", "\"'=1+1\""},
    {"a formula by plus", "+SUM(A1)", "\"'+SUM(A1)\""},
    {"a formula by minus", "-A1", "\"'-A1\""},
    {"a formula by at", "@SUM(A1)", "\"'@SUM(A1)\""},
    {"a formula with quotes in it", "=\"a\"", "\"'=\"\"a\"\"\""},
    {"a sign alone", "-", "\"'-\""},
    {"a negative number is none", "-12.5", "-12.5"},
    {"a positive one neither", "+3", "+3"},
    {"a sum begins as a number", "-1+A1", "\"'-1+A1\""},
    {"a sign inside is none", "a=b", "a=b"},
};

static void cells_are_quoted_where_needed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CELL_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        print_message("%s\n", CELL_CASES[i].label);
        text_init(&text, pool, LIMIT_OUTPUT_BYTES);
        csv_add_cell(&text, CELL_CASES[i].value, true);
        assert_string_equal(text.bytes, CELL_CASES[i].written);
    }
}

static void commas_stand_between_cells(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, 100);
    csv_add_cell(&text, "", true);
    csv_add_cell(&text, "a", false);
    csv_add_cell(&text, "", false);
    assert_string_equal(text.bytes, ",a,");
}

enum { COLUMNS = 4, ROWS = 300 };

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* A cell of up to 8 pieces that are hard to write. Never empty and with no blanks around
 * it: those a reader cuts off. */
static const char *random_cell(uint32_t *seed, struct pool *pool)
{
    static const char *const PIECES[] = {
        "a",    "\"", ",", ";", "\t",           "\n",   " ",
        "'",    "=",  "|", "1", "\xC3\xA9",     "sep=", "\xC2\xA0",
        "\"\"", "-",  "+", "@", "\xE2\x82\xAC", "OCMW",
    };
    struct text text;

    text_init(&text, pool, 1000);
    text_add(&text, "x");
    for (uint32_t left = random_next(seed) % 8; left > 0; left--) {
        text_add(&text, PIECES[random_next(seed) % ARRAY_COUNT(PIECES)]);
    }
    text_add(&text, "x");
    return text.bytes;
}

static void what_is_written_is_read_back(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;
    const char *cells[ROWS + 1][COLUMNS];
    struct text file;
    uint32_t seed = 7;

    (void)state;
    text_init(&file, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i <= ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            cells[i][j] = random_cell(&seed, pool);
            csv_add_cell(&file, cells[i][j], j == 0);
        }
        text_add_char(&file, '\n');
    }
    assert_true(csv_read(&(struct file_bytes){"f.csv", file.bytes, file.length}, pool,
                         &report, &table));
    assert_int_equal(table.row_count, ROWS);
    assert_int_equal(table.column_count, COLUMNS);
    for (size_t i = 0; i <= ROWS; i++) {
        const struct csv_cell *row = i == 0 ? table.header : table.rows[i - 1].cells;
        for (size_t j = 0; j < COLUMNS; j++) {
            assert_string_equal(row[j].text, cells[i][j]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_where_needed),
        cmocka_unit_test(commas_stand_between_cells),
        cmocka_unit_test(what_is_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
