/* test_xlsx_read.c - what stands in a workbook is read as it is shown, cell by cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/report_lines.h"
#include "exchange/workbook.h"
#include "exchange/xlsx_read.h"

/* Each cell as [text], each row on a line behind its number; then the report. */
static const char *outcome(const struct file_bytes *file, const char *sheet,
                           struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table table = {.file = NULL};
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const bool is_read = xlsx_read(file, sheet, pool, &report, &table);
    assert_int_equal(is_read, table.file != NULL);
    assert_true(is_read || report.error_count > 0);
    for (size_t i = 0; is_read && i <= table.row_count; i++) {
        const struct csv_cell *cells = i == 0 ? table.header : table.rows[i - 1].cells;

        text_format(&text, "%zu", cells[0].line);
        for (size_t j = 0; j < table.column_count; j++) {
            assert_int_equal(cells[j].column, j + 1);
            text_format(&text, "[%s]", cells[j].text);
        }
        text_add(&text, "\n");
    }
    report_lines_add(&text, &report);
    return text.bytes;
}

#define DATA(rows) "<sheetData>" rows "</sheetData>"
#define CELL(inner) DATA("<row r=\"1\"><c r=\"A1\"" inner "</c></row>")
#define DAMAGED                                                                          \
    "error t.xlsx: this workbook is damaged; open it in the spreadsheet program and "    \
    "save it anew\n"

/* clang-format off */
static const struct {
    const char *label;
    struct workbook_parts parts;
    const char *outcome;
} CASES[] = {
    {"a number", {.sheet = CELL("><v>3</v>")}, "1[3]\n"},
    {"a whole number with a point", {.sheet = CELL("><v>3.0</v>")}, "1[3]\n"},
    {"a broken number", {.sheet = CELL("><v>2.5</v>")}, "1[2.5]\n"},
    {"a number as the program keeps it", {.sheet = CELL("><v>0.10000000000000001</v>")}, "1[0.1]\n"},
    {"a large one", {.sheet = CELL("><v>123456789012</v>")}, "1[123456789012]\n"},
    {"with an exponent", {.sheet = CELL("><v>1E-3</v>")}, "1[0.001]\n"},
    {"less than nothing", {.sheet = CELL("><v>-2</v>")}, "1[-2]\n"},
    {"a nothing with a sign", {.sheet = CELL("><v>-0</v>")}, "1[0]\n"},
    {"no number", {.sheet = CELL("><v>nan</v>")}, "1[nan]\n"},
    {"a shared text", {.sheet = CELL(" t=\"s\"><v>1</v>"), .texts = "<si><t>a</t></si><si><t>b</t></si>"}, "1[b]\n"},
    {"a rich one, without how it sounds",
     {.sheet = CELL(" t=\"s\"><v>0</v>"),
      .texts = "<si><r><t>Jeugd</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> nu</t></r><rPh sb=\"0\" eb=\"1\"><t>JU</t></rPh></si>"},
     "1[Jeugd nu]\n"},
    {"a text in the cell", {.sheet = CELL(" t=\"inlineStr\"><is><t>caf\xC3\xA9</t></is>")}, "1[caf\xC3\xA9]\n"},
    {"the outcome of a formula", {.sheet = CELL(" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v>")}, "1[ab]\n"},
    {"a formula that was never worked out", {.sheet = DATA("<row><c><v>1</v></c><c><f>A1</f></c></row>")}, "1[1]\n"},
    {"yes", {.sheet = CELL(" t=\"b\"><v>1</v>")}, "1[yes]\n"},
    {"no", {.sheet = CELL(" t=\"b\"><v>0</v>")}, "1[no]\n"},
    {"an error of the sheet", {.sheet = CELL(" t=\"e\"><v>#N/A</v>")}, "1[#N/A]\n"},
    {"line ends and blanks", {.sheet = CELL(" t=\"inlineStr\"><is><t>\xC2\xA0 a_x000D_\nb_x005F_x0041_ \xC2\xA0</t></is>")},
     "1[a\nb_x0041_]\n"},
    {"entities of XML", {.sheet = CELL(" t=\"str\"><v>&lt;&amp;&#233;</v>")}, "1[<&\xC3\xA9]\n"},
    {"cells and rows between", {.sheet = DATA("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>")},
     "2[][1]\n5[2][]\n"},
    {"nothing says where it stands", {.sheet = DATA("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>4</v></c></row>")},
     "1[1][2]\n3[][4]\n"},
    {"empty cells with a look of their own", {.sheet = DATA("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"4\"/></row>")}, "1[1]\n"},
    {"merged cells", {.sheet = DATA("<row><c><v>1</v></c></row>") "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"},
     "1[1]\nwarning t.xlsx: this sheet has merged cells; only the first cell of each holds its value\n"},
    {"the first sheet that is seen",
     {.sheet = CELL("><v>1</v>"), .sheets = "<sheet name=\"c\" r:id=\"rId3\"/><sheet name=\"h\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"b\" r:id=\"rId2\"/>"},
     "1[2]\n"},
    {"a protection that is off", {.sheet = CELL("><v>1</v>") "<sheetProtection sheet=\"0\"/>"}, "1[1]\n"},
    {"right of the headers", {.sheet = DATA("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r=\"AB2\"><v>4</v></c></row>")},
     "1[1][2]\n2[3][]\nerror t.xlsx:2:28: cell AB2 stands to the right of the last header; give its column a header, or empty it\n"},
    {"a title above the headers", {.sheet = DATA("<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row><row><c r=\"C3\"><v>4</v></c></row>")},
     "1[1][]\n2[2][3]\n3[][]\nerror t.xlsx:3:3: cell C3 stands to the right of the last header; give its column a header, or empty it\n"},
    {"an empty sheet", {0}, "error t.xlsx: the sheet is empty; write headers in its first row\n"},
    {"no sheet", {.sheets = ""}, "error t.xlsx: this workbook has no sheet with cells\n"},
    {"protected", {.sheet = CELL("><v>1</v>") "<sheetProtection sheet=\"1\"/>"}, "error t.xlsx: this sheet is protected; take the protection off\n"},
    {"macros by its type", {.type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"},
     "error t.xlsx: this workbook holds macros; save it as .xlsx without them\n"},
    {"macros by a part", {.extra = "xl/vbaProject.bin"}, "error t.xlsx: this workbook holds macros; save it as .xlsx without them\n"},
    {"binary", {.type = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}, "error t.xlsx: this is a binary workbook (.xlsb); save it as .xlsx\n"},
    {"OpenDocument", {.extra = "mimetype"}, "error t.xlsx: this is an OpenDocument file; save it as .xlsx or .csv\n"},
    {"a document type", {.sheet = CELL("><v>1</v>"), .prologue = "<!DOCTYPE a [<!ENTITY b \"c\">]>"},
     "error t.xlsx: this workbook holds a document type, which no spreadsheet program writes; save it anew\n"},
    {"XML that does not end", {.sheet = "<sheetData>"}, DAMAGED},
    {"a text that is not there", {.sheet = CELL(" t=\"s\"><v>1</v>"), .texts = "<si><t>a</t></si>"}, DAMAGED},
    {"rows backwards", {.sheet = DATA("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/>")}, DAMAGED},
    {"cells backwards", {.sheet = DATA("<row><c r=\"B1\"/><c r=\"A1\"/></row>")}, DAMAGED},
    {"a cell with no such name", {.sheet = DATA("<row><c r=\"1A\"/></row>")}, DAMAGED},
    {"a cell past the last column", {.sheet = DATA("<row><c r=\"XFE1\"/></row>")}, DAMAGED},
    {"a cell outside rows", {.sheet = "<c><v>1</v></c>"}, DAMAGED},
    {"a row past the last", {.sheet = DATA("<row r=\"1048577\"/>")}, DAMAGED},
    {"a row in a row", {.sheet = DATA("<row><c><v>1</v></c><row><c><v>2</v></c></row></row>")}, "2[2]\n"},
    {"too many columns", {.sheet = DATA("<row r=\"1\"><c r=\"BXZ1\"><v>1</v></c></row>")}, "error t.xlsx:1:2002: this row has more than 2001 cells; a larger matrix is given as a list of ties\n"},
    {"a control character", {.sheet = CELL(" t=\"str\"><v>a_x0007_b</v>")}, "error t.xlsx:1:1: an invisible control character stands here; remove it\n"},
    {"one that turns the direction", {.sheet = CELL(" t=\"s\"><v>0</v>"), .texts = "<si><t>\xE2\x80\xAE</t></si>"},
     "error t.xlsx:1:1: an invisible control character stands here; remove it\n"},
};
/* clang-format on */

static void cells_are_read_as_they_are_shown(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct file_bytes file = workbook_make(&CASES[i].parts, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(outcome(&file, NULL, pool), CASES[i].outcome);
    }
}

static void a_sheet_is_found_by_its_name(void **state)
{
    static const struct workbook_parts PARTS = {
        .sheet = CELL("><v>1</v>"),
        .sheets = "<sheet name=\"Een\" r:id=\"rId1\"/>"
                  "<sheet name=\"R&amp;D\" state=\"hidden\" r:id=\"rId2\"/>"};
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = workbook_make(&PARTS, pool);

    (void)state;
    assert_string_equal(outcome(&file, "R&D", pool), "1[2]\n");
    assert_string_equal(outcome(&file, "Twee", pool),
                        "error t.xlsx: this workbook has no sheet 'Twee'\n");
}

static void a_text_may_be_as_long_as_a_cell(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text sheet;

    (void)state;
    for (size_t over = 0; over <= 1; over++) {
        text_init(&sheet, pool, LIMIT_OUTPUT_BYTES);
        text_add(&sheet, "<sheetData><row><c t=\"str\"><v>");
        text_add_repeated(&sheet, 'a', LIMIT_CELL_BYTES + over);
        text_add(&sheet, "</v></c></row></sheetData>");
        const struct workbook_parts parts = {.sheet = sheet.bytes};
        const struct file_bytes file = workbook_make(&parts, pool);
        const char *said = outcome(&file, NULL, pool);
        assert_int_equal(over == 1,
                         strcmp(said,
                                "error t.xlsx:1:1: this cell is longer than 10000 bytes; "
                                "shorten it\n") == 0);
    }
}

/* Bytes that are no workbook at all. */
static const struct {
    const char *label;
    struct file_bytes file;
    const char *outcome;
} BYTES[] = {
    {"an old workbook",
     {"t.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
     "error t.xlsx: this is an old workbook (.xls); save it as .xlsx\n"},
    {"a protected one",
     {"t.xlsx",
      "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
      "EE\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
      41},
     "error t.xlsx: this workbook is protected with a password; save it without one\n"},
    {"nothing",
     {"t.xlsx", "", 0},
     "error t.xlsx: this is not a workbook; save it as .xlsx or .csv\n"},
    {"a text",
     {"t.xlsx", "actor,rater", 11},
     "error t.xlsx: this is not a workbook; save it as .xlsx or .csv\n"},
    {"the begin of a zip", {"t.xlsx", "PK\x03\x04rest", 8}, DAMAGED},
};

static void what_is_no_workbook_is_refused_in_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(BYTES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", BYTES[i].label);
        assert_string_equal(outcome(&BYTES[i].file, NULL, pool), BYTES[i].outcome);
    }
}

static void a_zip_of_other_things_is_no_workbook(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes inner = {"a.txt", "a", 1};
    const struct file_bytes file = workbook_zip(&inner, 1, pool);

    (void)state;
    assert_string_equal(
        outcome(&file, NULL, pool),
        "error t.xlsx: this is not a workbook; save it as .xlsx or .csv\n");
}

/* Wherever it was cut or one byte turned, it is refused or read, never followed. */
static void a_workbook_that_was_cut_or_changed_does_no_harm(void **state)
{
    static const struct workbook_parts PARTS = {.sheet = CELL(" t=\"s\"><v>0</v>"),
                                                .texts = "<si><t>a</t></si>"};
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = workbook_make(&PARTS, pool);

    (void)state;
    for (size_t i = 0; i < file.length; i++) {
        SCOPED(pool) scratch = pool_new();
        char *bytes = pool_text_part(scratch, file.bytes, file.length);
        const struct file_bytes cut = {"t.xlsx", bytes, i};
        const struct file_bytes changed = {"t.xlsx", bytes, file.length};

        (void)outcome(&cut, NULL, scratch);
        bytes[i] = (char)(bytes[i] ^ 0x21);
        (void)outcome(&changed, NULL, scratch);
    }
}

#define BOMB                                                                             \
    "error t.xlsx: this workbook unpacks to more than 64 MB, or far more than it "       \
    "should; copy the sheet that is needed into a new workbook\n"

static void bomb_check(const struct workbook_parts *parts, struct pool *pool)
{
    const struct file_bytes file = workbook_make(parts, pool);

    assert_true(file.length > 0);
    assert_true(file.length < 200 * 1000);
    assert_string_equal(outcome(&file, NULL, pool), BOMB);
}

static void a_part_that_grows_without_end_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    bomb_check(&(struct workbook_parts){.sheet = workbook_blanks(8 << 20, pool)}, pool);
}

static void parts_that_are_too_large_together_are_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *half = workbook_blanks(32 << 20, pool);

    (void)state;
    bomb_check(&(struct workbook_parts){.texts = half, .extra = "a", .extra_bytes = half},
               pool);
}

static void a_workbook_of_too_many_parts_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct file_bytes *files = pool_array(pool, LIMIT_ZIP_ENTRIES + 1, struct file_bytes);

    (void)state;
    for (size_t i = 0; i <= LIMIT_ZIP_ENTRIES; i++) {
        struct text name;

        text_init(&name, pool, LIMIT_NAME_BYTES);
        text_format(&name, "xl/%zu.xml", i);
        files[i] = (struct file_bytes){name.bytes, "", 0};
    }
    const struct file_bytes file = workbook_zip(files, LIMIT_ZIP_ENTRIES + 1, pool);
    assert_string_equal(outcome(&file, NULL, pool),
                        "error t.xlsx: this workbook has more than 1000 parts; copy the "
                        "sheet that is needed into a new workbook\n");
}

static void elements_without_end_are_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text deep;

    (void)state;
    text_init(&deep, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < 100 * 1000; i++) {
        text_add(&deep, "<a>");
    }
    const struct workbook_parts parts = {.sheet = deep.bytes};
    const struct file_bytes file = workbook_make(&parts, pool);
    assert_string_equal(outcome(&file, NULL, pool), DAMAGED);
}

static void a_file_of_any_kind_is_known_by_its_bytes(void **state)
{
    static const struct workbook_parts PARTS = {.sheet = CELL("><v>1</v>")};
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct file_bytes file = workbook_make(&PARTS, pool);
    struct csv_table table;

    (void)state;
    file.name = "named.csv";
    assert_true(table_file_read(&file, NULL, pool, &report, &table));
    assert_string_equal(table.header[0].text, "1");
    file = (struct file_bytes){"named.xlsx", "a;b\n1;2\n", 8};
    assert_true(table_file_read(&file, NULL, pool, &report, &table));
    assert_string_equal(table.rows[0].cells[1].text, "2");
    assert_null(report.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_as_they_are_shown),
        cmocka_unit_test(a_sheet_is_found_by_its_name),
        cmocka_unit_test(a_text_may_be_as_long_as_a_cell),
        cmocka_unit_test(what_is_no_workbook_is_refused_in_a_sentence),
        cmocka_unit_test(a_zip_of_other_things_is_no_workbook),
        cmocka_unit_test(a_workbook_that_was_cut_or_changed_does_no_harm),
        cmocka_unit_test(a_part_that_grows_without_end_is_refused),
        cmocka_unit_test(parts_that_are_too_large_together_are_refused),
        cmocka_unit_test(a_workbook_of_too_many_parts_is_refused),
        cmocka_unit_test(elements_without_end_are_refused),
        cmocka_unit_test(a_file_of_any_kind_is_known_by_its_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
