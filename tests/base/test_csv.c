/* test_csv.c - tables as spreadsheets write them: cells, places, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "report_lines.h"

#define E_ACUTE "\xC3\xA9"
#define NBSP "\xC2\xA0"

/* Read a table; give it as "[a][b]" for the header and "3[x][y]" for a row of line 3,
 * then what the report says. */
static const char *outcome_of(const char *bytes, size_t length, struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table table = {.row_count = 77}; /* must stay untouched on failure */
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const bool is_read =
        csv_read(&(struct file_bytes){"f.csv", bytes, length}, pool, &report, &table);
    assert_true(is_read || (report.error_count > 0 && table.row_count == 77));
    for (size_t i = 0; is_read && i < table.column_count; i++) {
        text_format(&text, "[%s]", table.header[i].text);
    }
    for (size_t i = 0; is_read && i < table.row_count; i++) {
        text_format(&text, "\n%zu", table.rows[i].line);
        for (size_t j = 0; j < table.column_count; j++) {
            text_format(&text, "[%s]", table.rows[i].cells[j].text);
        }
    }
    text_add_char(&text, '\n');
    text_add(&text, report_lines(&report, pool));
    return text.bytes;
}

#define NOTE_1252                                                                        \
    "note f.csv: the file is not UTF-8; it was read as Windows-1252 (Latin-1): look "    \
    "whether the accents are right\n"

static const struct {
    const char *label;
    const char *bytes;
    const char *outcome;
} READ_CASES[] = {
    {"only a header", "a,b", "[a][b]\n"},
    {"a header and a row", "a,b\n1,2\n", "[a][b]\n2[1][2]\n"},
    {"one column", "a\n1\n", "[a]\n2[1]\n"},
    {"no line end behind the last row", "a,b\n1,2", "[a][b]\n2[1][2]\n"},
    {"no line end behind an empty cell", "a,b\n1,", "[a][b]\n2[1][]\n"},
    {"semicolons", "a;b\n1,5;2\n", "[a][b]\n2[1,5][2]\n"},
    {"tabs", "a\tb\n1;2\t3,4\n", "[a][b]\n2[1;2][3,4]\n"},
    {"the most frequent of the three", "a,x;b;c\n1;2;3\n", "[a,x][b][c]\n2[1][2][3]\n"},
    {"as many of each: semicolons", "a;b,c\n", "[a][b,c]\n"},
    {"outside quotes", "\"a,b,c\";d\n1;2\n", "[a,b,c][d]\n2[1][2]\n"},
    {"after a header with line ends in quotes", "\"a\n,,\";b\n1;2\n",
     "[a\n,,][b]\n3[1][2]\n"},
    {"a tab in a cell between commas", "a,b\nx\ty,2\n", "[a][b]\n2[x\ty][2]\n"},
    {"Windows line ends", "a,b\r\n1,2\r\n3,4\r\n", "[a][b]\n2[1][2]\n3[3][4]\n"},
    {"old Macintosh line ends", "a,b\r1,2\r3,4\r", "[a][b]\n2[1][2]\n3[3][4]\n"},
    {"all of them together", "a\r\n1\r2\n3", "[a]\n2[1]\n3[2]\n4[3]\n"},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     "[a][b]\n2[1][2]\n"},
    {"Excel's own line", "sep=;\na;b\n1;2\n", "[a][b]\n3[1][2]\n"},
    {"which wins from what is frequent", "sep=;\r\na,b,c;d\r\n1,2;3\r\n",
     "[a,b,c][d]\n3[1,2][3]\n"},
    {"with a tab", "sep=\t\na,b\tc\n", "[a,b][c]\n"},
    {"a doubled quote stays inside", "\"a\"\";;;\",b\n1,2\n", "[a\";;;][b]\n2[1][2]\n"},
    {"a quote inside a cell opens nothing", "a\"b,c\n1,2\n", "[a\"b][c]\n2[1][2]\n"},
    {"with another character it is a header", "sep=e\nf\n", "[sep=e]\n2[f]\n"},
    {"without a character too", "sep=\n\nf\n", "[sep=]\n3[f]\n"},
    {"and without a character, in Windows", "sep=\r\nf\r\n", "[sep=]\n2[f]\n"},
    {"with more behind it too", "sep=;;\n1;;\n", "[sep=]\n2[1]\n"},
    {"alone it is a header", "sep=,", "[sep=]\n"},
    {"quotes", "\"a\",\"b\"\n\"1\",\"2\"\n", "[a][b]\n2[1][2]\n"},
    {"quotes with a separator in them", "a,b\n\"1,5\",2\n", "[a][b]\n2[1,5][2]\n"},
    {"doubled quotes become one", "a,b\n\"5\"\" pipe\",\"\"\"x\"\"\"\n",
     "[a][b]\n2[5\" pipe][\"x\"]\n"},
    {"only quotes", "a,b\n\"\",x\n\"\"\"\",y\n", "[a][b]\n2[][x]\n3[\"][y]\n"},
    {"a quote inside a plain cell is a letter", "a,b\n5\" pipe,x\"\n",
     "[a][b]\n2[5\" pipe][x\"]\n"},
    {"line ends in quotes, of every kind", "a,b\n\"1\n2\r\n3\r4\",x\ny,z\n",
     "[a][b]\n2[1\n2\n3\n4][x]\n6[y][z]\n"},
    {"the last cell quoted, no line end", "a\n\"x\"", "[a]\n2[x]\n"},
    {"blanks around cells go", " a , b \n 1 ,\t2\n", "[a][b]\n2[1][2]\n"},
    {"no-break spaces too", NBSP "a" NBSP ",b\n1" NBSP "," NBSP " 2\n",
     "[a][b]\n2[1][2]\n"},
    {"blanks around quotes go", "a,b\n \"x\" , \"y\"\t\n", "[a][b]\n2[x][y]\n"},
    {"blanks within quotes go", "a,b\n\" x \",\"\t" NBSP " y" NBSP "\"\n",
     "[a][b]\n2[x][y]\n"},
    {"also between tabs", "a\tb\n\" x\t\"\t\"\ty\"\n", "[a][b]\n2[x][y]\n"},
    {"only blanks is empty", "a,b\n\"  \",x\n" NBSP ",y\n", "[a][b]\n2[][x]\n3[][y]\n"},
    {"blanks inside a cell stay", "a,b\nad  hoc,2\n", "[a][b]\n2[ad  hoc][2]\n"},
    {"an empty tab is a cell", "a\tb\tc\n1\t\t3\n", "[a][b][c]\n2[1][][3]\n"},
    {"rows of empty cells are passed over", "a,b\n\n,\n  ,\"\"\n1,2\n\n",
     "[a][b]\n5[1][2]\n"},
    {"before the header too", "\r\n\n , \na,b\n1,2\n", "[a][b]\n5[1][2]\n"},
    {"a blank line does not hide the separator", "   \na,b\n1,2\n", "[a][b]\n3[1][2]\n"},
    {"a short row is filled up", "a,b,c\n1\n2,3\n", "[a][b][c]\n2[1][][]\n3[2][3][]\n"},
    {"what is too much may be there when empty", "a,b\n1,2,,\n", "[a][b]\n2[1][2]\n"},
    {"empty headers at the end go", "a,b,,\n1,2,,\n", "[a][b]\n2[1][2]\n"},
    {"an empty header in the middle stays", "a,,b\n1,2,3\n", "[a][][b]\n2[1][2][3]\n"},
    {"UTF-8", "r" E_ACUTE "seau\n" E_ACUTE "\n", "[r" E_ACUTE "seau]\n2[" E_ACUTE "]\n"},
    {"Windows-1252, with a note", "r\xE9seau\n\x80 5\n",
     "[r" E_ACUTE "seau]\n2[\xE2\x82\xAC 5]\n" NOTE_1252},
};

static void cells_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(READ_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const size_t length = strlen(READ_CASES[i].bytes);
        /* Without the NUL, so that a read past the end is seen. */
        const char *bytes = pool_items_copy(pool, READ_CASES[i].bytes, length, 1);

        print_message("%s\n", READ_CASES[i].label);
        assert_string_equal(outcome_of(bytes, length, pool), READ_CASES[i].outcome);
    }
}

#define BYTES(literal) literal, sizeof(literal) - 1

#define CONTROL "an invisible control character stands here; remove it\n"
#define UNCLOSED "the quote that opens here is never closed; close it with \"\n"
#define TEXT_BEHIND                                                                      \
    "text stands behind a closing quote; a quote inside a quoted cell is written "       \
    "twice\n"
#define TOO_LONG(cells, header)                                                          \
    "this row has " cells " cells and the header has " header                            \
    "; is a cell with a separator in it not quoted?\n"

static const struct {
    const char *label;
    const char *bytes;
    size_t length;
    const char *outcome;
} REFUSED_CASES[] = {
    {"an empty file", BYTES(""),
     "\nerror f.csv:1:1: the file is empty; fill it in (a table begins with a row of "
     "headers), or take it away\n"},
    {"only a byte order mark", BYTES("\xEF\xBB\xBF"),
     "\nerror f.csv:1:1: the file has no row of headers; write them in its first row\n"},
    {"only blank lines", BYTES("\n \r\n,,\n"),
     "\nerror f.csv:1:1: the file has no row of headers; write them in its first row\n"},
    {"only the line of Excel", BYTES("sep=;\n"),
     "\nerror f.csv:1:1: the file has no row of headers; write them in its first row\n"},
    {"UTF-16",
     BYTES("\xFF\xFE"
           "a\0,\0b\0"),
     "\nerror f.csv:1:1: the file is UTF-16; save it as UTF-8 (in Excel: \"CSV "
     "UTF-8\")\n"},
    {"a NUL", BYTES("a,b\n1\0,2\n"),
     "\nerror f.csv:2:2: this is not a text file; save it as UTF-8 text (in Excel: \"CSV "
     "UTF-8\")\n"},
    {"a control character", BYTES("a,b\n1,x\x07y\n"), "\nerror f.csv:2:4: " CONTROL},
    {"the last one", BYTES("a\x1F\n"), "\nerror f.csv:1:2: " CONTROL},
    {"delete", BYTES("a\n" E_ACUTE "\x7F\n"), "\nerror f.csv:2:2: " CONTROL},
    {"in quotes, below the line it began on", BYTES("a,b\n1,\"x\n" E_ACUTE "\x01\"\n"),
     "\nerror f.csv:3:2: " CONTROL},
    {"behind quotes", BYTES("a\n\"x\"\x02\n"), "\nerror f.csv:2:4: " CONTROL},
    {"an unclosed quote", BYTES("a,b\n1,\"x\n2,3\n"), "\nerror f.csv:2:3: " UNCLOSED},
    {"in the header", BYTES("a,\"b\n1,2\n"), "\nerror f.csv:1:3: " UNCLOSED},
    {"as the last byte", BYTES("a\n\""), "\nerror f.csv:2:1: " UNCLOSED},
    {"a doubled quote does not close", BYTES("a\n\"x\"\""),
     "\nerror f.csv:2:1: " UNCLOSED},
    {"text behind a quote", BYTES("a,b\n\"x\"y,2\n"), "\nerror f.csv:2:4: " TEXT_BEHIND},
    {"behind blanks too", BYTES("a,b\n1,\"" E_ACUTE "\"\" \"  y\n"),
     "\nerror f.csv:2:11: " TEXT_BEHIND},
    {"on the line where it stands", BYTES("a\n\"x\n\ny\"z\n"),
     "\nerror f.csv:4:3: " TEXT_BEHIND},
};

static void what_cannot_be_read_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(REFUSED_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const char *bytes =
            pool_items_copy(pool, REFUSED_CASES[i].bytes, REFUSED_CASES[i].length, 1);

        print_message("%s\n", REFUSED_CASES[i].label);
        assert_string_equal(outcome_of(bytes, REFUSED_CASES[i].length, pool),
                            REFUSED_CASES[i].outcome);
    }
}

static void rows_that_are_too_long_are_cut_with_an_error(void **state)
{
    static const char FILE[] = "a,b\n1,2,3\n4,5\n6,7,,8,9\n";
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(
        outcome_of(FILE, strlen(FILE), pool),
        "[a][b]\n2[1][2]\n3[4][5]\n4[6][7]\n"
        "error f.csv:2:5: " TOO_LONG("3", "2") "error f.csv:4:6: " TOO_LONG("5", "2"));
}

static const struct {
    const char *label;
    const char *bytes;
    const char *places; /* of the cells of the last row */
} PLACE_CASES[] = {
    {"columns count from 1", "a,b\n1,2\n", "2:1 2:3 "},
    {"in characters", "a,b,c\n" E_ACUTE E_ACUTE ",\xE2\x82\xAC,\xF0\x9F\x98\x80\n",
     "2:1 2:4 2:6 "},
    {"at the text, not at the blanks before it", "a,b\n  1,\t" NBSP "2\n", "2:3 2:7 "},
    {"an empty cell stands at its separator", "a,b,c\n,  ,3\n", "2:1 2:4 2:5 "},
    {"what is missing has a line only", "a,b,c\n1\n", "2:1 2:0 2:0 "},
    {"a quoted cell stands at its quote", "a,b,c\n\"x\", \"y\",z\n", "2:1 2:6 2:10 "},
    {"doubled quotes count as two", "a,b,c\n\"\"\"x\"\" y\",2,\"\"\n", "2:1 2:11 2:13 "},
    {"an accent right behind doubled quotes", "a,b\n\"\"\"\"\"" E_ACUTE "\",2\n",
     "2:1 2:9 "},
    {"accents and doubled quotes together",
     "a,b,c\n\"" E_ACUTE "\"\"" E_ACUTE "\"\"\"," E_ACUTE ",3\n", "2:1 2:10 2:12 "},
    {"behind a line end in quotes the column begins anew",
     "a,b,c\n\"x\r\n" E_ACUTE "\"\"\",2,3\n", "2:1 3:6 3:8 "},
    {"a cell below the line of its row", "a,b\n\"1\n\n\",\"x\ny\"\n", "2:1 4:3 "},
    {"lines after quoted line ends", "a,b\n\"1\n2\n3\",4\n5,6\n", "5:1 5:3 "},
    {"lines after blank ones", "a,b\n\n\r\n5,6\n", "4:1 4:3 "},
    {"a byte order mark is no column",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     "2:1 2:3 "},
};

static void every_cell_knows_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PLACE_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        struct csv_table table;
        struct text places;

        print_message("%s\n", PLACE_CASES[i].label);
        assert_true(csv_read(&(struct file_bytes){"f.csv", PLACE_CASES[i].bytes,
                                                  strlen(PLACE_CASES[i].bytes)},
                             pool, &report, &table));
        text_init(&places, pool, 1000);
        for (size_t j = 0; j < table.column_count; j++) {
            const struct place place =
                csv_place(&table, &table.rows[table.row_count - 1].cells[j]);
            assert_string_equal(place.file, "f.csv");
            text_format(&places, "%zu:%zu ", place.line, place.column);
        }
        assert_string_equal(places.bytes, PLACE_CASES[i].places);
    }
}

static void the_header_knows_its_places_too(void **state)
{
    static const char FILE[] = "\n a, \"b\"\"\",c\n";
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;

    (void)state;
    assert_true(csv_read(&(struct file_bytes){"f.csv", FILE, strlen(FILE)}, pool, &report,
                         &table));
    assert_int_equal(table.header[0].line, 2);
    assert_int_equal(table.header[0].column, 2);
    assert_int_equal(table.header[1].column, 5);
    assert_int_equal(table.header[2].column, 11);
    assert_int_equal(table.delimiter, ',');
}

static const struct {
    const char *label;
    const char *head;
    char repeated;
    size_t count;
    const char *tail;
    const char *error; /* NULL: read */
} LIMIT_CASES[] = {
    {"as many columns as may be", "", ',', 2000, "a\n", NULL},
    {"one column more", "", ',', 2001, "a\n",
     "f.csv:1:2002: this row has more than 2001"},
    {"empty ones count", "a,\n", ',', 2001, "\n", "f.csv:2:2002: this row has more than"},
    {"the longest cell", "a\n", 'x', 10000, "\n", NULL},
    {"one letter more", "a,b\n1,", 'x', 10001, "\n",
     "f.csv:2:3: this cell is longer than 10000"},
    {"in quotes", "a,b\n1,\"", 'x', 10000, "\"\n", NULL},
    {"one letter more in quotes", "a,b\n1,\"", 'x', 10001, "\"\n",
     "f.csv:2:3: this cell is longer than 10000"},
    {"blanks do not count", "a\nx", ' ', 20000, "\n", NULL},
    {"blank lines are no rows", "a\n", '\n', 200001, "1\n", NULL},
};

static void there_are_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(LIMIT_CASES); i++) {
        SCOPED(pool) pool = pool_new();
        struct text file;

        print_message("%s\n", LIMIT_CASES[i].label);
        text_init(&file, pool, LIMIT_FILE_BYTES);
        text_add(&file, LIMIT_CASES[i].head);
        text_add_repeated(&file, LIMIT_CASES[i].repeated, LIMIT_CASES[i].count);
        text_add(&file, LIMIT_CASES[i].tail);
        const char *outcome = outcome_of(file.bytes, file.length, pool);
        if (LIMIT_CASES[i].error == NULL) {
            assert_null(strstr(outcome, "error"));
        } else {
            assert_non_null(strstr(outcome, LIMIT_CASES[i].error));
        }
    }
}

static void there_is_a_limit_to_the_rows(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;
    struct text file;

    (void)state;
    text_init(&file, pool, LIMIT_FILE_BYTES);
    text_add(&file, "a\n\n");
    for (int i = 0; i < LIMIT_CSV_ROWS; i++) {
        text_add(&file, "1\n");
    }
    assert_true(csv_read(&(struct file_bytes){"f.csv", file.bytes, file.length}, pool,
                         &report, &table));
    assert_int_equal(table.row_count, LIMIT_CSV_ROWS);
    assert_int_equal(table.rows[LIMIT_CSV_ROWS - 1].line, LIMIT_CSV_ROWS + 2);
    text_add(&file, "\n1\n1\n");
    assert_false(csv_read(&(struct file_bytes){"f.csv", file.bytes, file.length}, pool,
                          &report, &table));
    assert_string_equal(
        report_lines(&report, pool),
        "error f.csv:200004:1: the table is too large: at most 200000 rows "
        "and 4004000 cells are read; split it\n");
}

/* Short rows are filled up, so that memory follows the cells and not the bytes. */
static void there_is_a_limit_to_the_cells(void **state)
{
    enum { COLUMNS = 250, ROWS_MOST = LIMIT_CSV_CELLS / COLUMNS };
    static const struct {
        const char *label;
        size_t rows;
        const char *error; /* NULL: read */
    } ROWS[] = {
        {"as many as allowed", ROWS_MOST, NULL},
        {"one more", ROWS_MOST + 1, "f.csv:16018:1: the table is too large"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ROWS); i++) {
        SCOPED(pool) pool = pool_new();
        struct report report = {.pool = pool};
        struct csv_table table;
        struct text file;

        text_init(&file, pool, LIMIT_FILE_BYTES);
        for (size_t column = 0; column < COLUMNS; column++) {
            text_add(&file, column > 0 ? ",h" : "h");
        }
        for (size_t row = 0; row < ROWS[i].rows; row++) {
            text_add(&file, "\n1");
        }
        const struct file_bytes bytes = {"f.csv", file.bytes, file.length};
        print_message("%s\n", ROWS[i].label);
        assert_int_equal(csv_read(&bytes, pool, &report, &table), ROWS[i].error == NULL);
        if (ROWS[i].error != NULL) {
            struct text said;

            text_init(&said, pool, LIMIT_OUTPUT_BYTES);
            report_entry_say(report.first, LANGUAGE_EN, &said);
            assert_non_null(strstr(said.bytes, ROWS[i].error));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read),
        cmocka_unit_test(what_cannot_be_read_is_refused_with_its_place),
        cmocka_unit_test(rows_that_are_too_long_are_cut_with_an_error),
        cmocka_unit_test(every_cell_knows_its_place),
        cmocka_unit_test(the_header_knows_its_places_too),
        cmocka_unit_test(there_are_limits),
        cmocka_unit_test(there_is_a_limit_to_the_rows),
        cmocka_unit_test(there_is_a_limit_to_the_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
