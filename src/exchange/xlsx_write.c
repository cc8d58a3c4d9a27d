#include "exchange/xlsx_write.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/zip_write.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define KIND "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum {
    CELL_CHARACTERS_MAX = 32767, /* of Excel */
    FIXED_PARTS = 6, /* before the sheets */
    STYLE_TEXT = 1, /* of styles.xml: wrapped */
    STYLE_HEADER = 2, /* bold */
};

static const char RELATIONS[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" "
    "Target=\"xl/workbook.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\""
    " Target=\"docProps/core.xml\"/></Relationships>";

static const char STYLES[] =
    XML "<styleSheet xmlns=\"" MAIN "\">"
        "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        "</borders>"
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
        "borderId=\"0\"/></cellStyleXfs>"
        "<cellXfs count=\"3\">"
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyFont=\"1\"/></cellXfs>"
        "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
        "</cellStyles></styleSheet>";

/* ---- texts ---- */

/* "_x0041_" would be read as "A": its first sign is written that way itself. */
static bool is_escape(const char *at)
{
    return at[0] == '_' && at[1] == 'x' &&
           strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

static void escaped_add(struct text *xml, const char *text)
{
    for (; *text != '\0'; text++) {
        const unsigned char byte = (unsigned char)*text;

        if (byte == '&' || byte == '<' || byte == '>' || byte == '"') {
            text_format(xml, "&#%u;", (unsigned)byte);
        } else if (is_escape(text) || (byte < ' ' && byte != '\n' && byte != '\t')) {
            text_format(xml, "_x%04X_", (unsigned)byte);
        } else {
            text_add_char(xml, *text);
        }
    }
}

/* "A", "B" … "Z", "AA". */
static void column_letters(size_t column, char letters_out[8])
{
    size_t count = 0;
    size_t first = 0;

    for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters_out[count++] = (char)('A' + (rest - 1) % 26);
    }
    letters_out[count] = '\0';
    for (; first + 1 < count; first++, count--) {
        const char letter = letters_out[first];
        letters_out[first] = letters_out[count - 1];
        letters_out[count - 1] = letter;
    }
}

/* ---- sheets ---- */

static void text_cell_add(struct text *xml, const char *text, int style)
{
    text_format(xml, " s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", style);
    escaped_add(xml, text);
    text_add(xml, "</t></is></c>");
}

static void number_cell_add(struct text *xml, const struct book_cell *cell)
{
    if (cell->decimal == 0) {
        text_format(xml, "><v>%" PRId64 "</v></c>", cell->number);
        return;
    }
    text_add(xml, "><v>");
    text_add_exact(xml, cell->decimal);
    text_add(xml, "</v></c>");
}

static void row_begin(struct text *xml, size_t row)
{
    text_format(xml, "<row r=\"%zu\">", row);
}

static void cell_begin(struct text *xml, size_t row, size_t column)
{
    char letters[8];

    column_letters(column, letters);
    text_format(xml, "<c r=\"%s%zu\"", letters, row);
}

static void head_add(struct text *xml, const struct book_sheet *sheet)
{
    text_add(xml, XML "<worksheet xmlns=\"" MAIN "\"><sheetViews>"
                      "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                      "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                      "</sheetView></sheetViews><cols>");
    for (size_t i = 0; i < sheet->column_count; i++) {
        text_format(xml, "<col min=\"%zu\" max=\"%zu\" width=\"%u\" customWidth=\"1\"/>",
                    i + 1, i + 1, sheet->columns[i].width);
    }
    text_add(xml, "</cols><sheetData>");
    row_begin(xml, 1);
    for (size_t i = 0; i < sheet->column_count; i++) {
        cell_begin(xml, 1, i);
        text_cell_add(xml, sheet->columns[i].header, STYLE_HEADER);
    }
    text_add(xml, "</row>");
}

static bool row_add(struct text *xml, const struct book_sheet *sheet, size_t row,
                    struct status *st)
{
    row_begin(xml, row + 2);
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct book_cell *cell = &sheet->cells[row * sheet->column_count + i];

        if (cell->text != NULL && cell->text[0] == '\0') {
            continue;
        }
        cell_begin(xml, row + 2, i);
        if (cell->text == NULL) {
            number_cell_add(xml, cell);
            continue;
        }
        if (utf8_count(cell->text) > CELL_CHARACTERS_MAX) {
            return status_fail(st, STATUS_LIMIT,
                               "a text of sheet '%s' is longer than %d characters, the "
                               "most that a spreadsheet holds in a cell",
                               sheet->name, CELL_CHARACTERS_MAX);
        }
        text_cell_add(xml, cell->text, STYLE_TEXT);
    }
    text_add(xml, "</row>");
    return true;
}

static bool sheet_write(const struct book_sheet *sheet, struct text *xml,
                        struct status *st)
{
    head_add(xml, sheet);
    for (size_t i = 0; i < book_row_count(sheet) && !xml->is_cut; i++) {
        if (!row_add(xml, sheet, i, st)) {
            return false;
        }
    }
    text_add(xml, "</sheetData></worksheet>");
    return true;
}

/* ---- what holds the sheets together ---- */

static void types_write(const struct book *book, struct text *xml)
{
    text_add(xml, XML "<Types xmlns=\"" PACKAGE "content-types\">"
                      "<Default Extension=\"rels\" ContentType=\"application/"
                      "vnd.openxmlformats-package.relationships+xml\"/>"
                      "<Override PartName=\"/docProps/core.xml\" ContentType="
                      "\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" KIND
                      "sheet.main+xml\"/>"
                      "<Override PartName=\"/xl/styles.xml\" ContentType=\"" KIND
                      "styles+xml\"/>");
    for (size_t i = 0; i < book->sheet_count; i++) {
        text_format(xml,
                    "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" "
                    "ContentType=\"" KIND "worksheet+xml\"/>",
                    i + 1);
    }
    text_add(xml, "</Types>");
}

static void properties_write(const struct book *book, struct text *xml)
{
    const int64_t in_day = book->created_at % DAY_MILLISECONDS;
    const int64_t second = (in_day < 0 ? in_day + DAY_MILLISECONDS : in_day) / 1000;

    text_add(xml, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties"
                      "\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">");
    text_format(xml, "%sT%02" PRId64 ":%02" PRId64 ":%02" PRId64 "Z",
                day_of(book->created_at, xml->pool), second / 3600, second / 60 % 60,
                second % 60);
    text_add(xml, "</dcterms:created></cp:coreProperties>");
}

static void workbook_write(const struct book *book, struct text *xml)
{
    text_add(xml, XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
    for (size_t i = 0; i < book->sheet_count; i++) {
        text_add(xml, "<sheet name=\"");
        escaped_add(xml, book->sheets[i].name);
        text_format(xml, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
    }
    text_add(xml, "</sheets></workbook>");
}

static void workbook_relations_write(const struct book *book, struct text *xml)
{
    text_add(xml, XML "<Relationships xmlns=\"" PACKAGE "relationships\">");
    for (size_t i = 0; i < book->sheet_count; i++) {
        text_format(xml,
                    "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/worksheet\" "
                    "Target=\"worksheets/sheet%zu.xml\"/>",
                    i + 1, i + 1);
    }
    text_format(xml,
                "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/styles\" "
                "Target=\"styles.xml\"/></Relationships>",
                book->sheet_count + 1);
}

static struct file_bytes part_of(const char *path, const struct text *xml)
{
    return (struct file_bytes){path, xml->bytes, xml->length};
}

static struct file_bytes part_make(const char *path, const struct book *book,
                                   void (*write)(const struct book *book,
                                                 struct text *xml),
                                   struct pool *pool)
{
    struct text xml;

    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    write(book, &xml);
    return part_of(path, &xml);
}

static bool sheet_part_make(const struct book *book, size_t number, struct pool *pool,
                            struct file_bytes *part_out, struct status *st)
{
    struct text path;
    struct text xml;

    text_init(&path, pool, LIMIT_NAME_BYTES);
    text_format(&path, "xl/worksheets/sheet%zu.xml", number + 1);
    text_init(&xml, pool, LIMIT_OUTPUT_BYTES);
    if (!sheet_write(&book->sheets[number], &xml, st)) {
        return false;
    }
    if (xml.is_cut) {
        return status_fail(st, STATUS_LIMIT, "the result is larger than %d MB",
                           LIMIT_OUTPUT_BYTES / (1024 * 1024));
    }
    *part_out = part_of(path.bytes, &xml);
    return true;
}

bool xlsx_write(const char *name, const struct book *book, struct pool *pool,
                struct file_bytes *xlsx_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = FIXED_PARTS + book->sheet_count;
    struct file_bytes *parts = pool_array(scratch, count, struct file_bytes);

    parts[0] = part_make("[Content_Types].xml", book, types_write, scratch);
    parts[1] = (struct file_bytes){"_rels/.rels", RELATIONS, sizeof RELATIONS - 1};
    parts[2] = part_make("docProps/core.xml", book, properties_write, scratch);
    parts[3] = part_make("xl/workbook.xml", book, workbook_write, scratch);
    parts[4] =
        part_make("xl/_rels/workbook.xml.rels", book, workbook_relations_write, scratch);
    parts[5] = (struct file_bytes){"xl/styles.xml", STYLES, sizeof STYLES - 1};
    for (size_t i = 0; i < book->sheet_count; i++) {
        if (!sheet_part_make(book, i, scratch, &parts[FIXED_PARTS + i], st)) {
            return false;
        }
    }
    return zip_write(name, parts, count, pool, xlsx_out, st);
}
