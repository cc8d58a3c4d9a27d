/* workbook.h - small workbooks made by hand, right and wrong, for tests. */
#pragma once

#include <string.h>

#include "base/limits.h"
#include "exchange/zip_write.h"

/* The parts of a workbook; a NULL is left out, {0} is a workbook with an empty sheet. */
struct workbook_parts {
    const char *sheet; /* what stands in <worksheet> */
    const char *texts; /* what stands in <sst>; NULL: no shared texts */
    const char *sheets; /* what stands in <sheets>; NULL: one sheet "Blad1" */
    const char *type; /* of the workbook; NULL: a plain one */
    const char *extra; /* the name of one more part */
    const char *extra_bytes; /* what stands in it; NULL: something */
    const char *prologue; /* before <worksheet> */
};

#define WORKBOOK_RELATION                                                                \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORKBOOK_TYPE                                                                    \
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

static inline const char *workbook_wrap(struct pool *pool, const char *before,
                                        const char *inner, const char *after)
{
    const char *const pieces[] = {before, inner != NULL ? inner : "", after};

    return text_join(pool, pieces, 3, "");
}

static inline struct file_bytes workbook_part(const char *path, const char *xml)
{
    return (struct file_bytes){path, xml, xml != NULL ? strlen(xml) : 0};
}

/* A zip of files; the test ends when it cannot be made. */
static inline struct file_bytes workbook_zip(const struct file_bytes *files, size_t count,
                                             struct pool *pool)
{
    struct file_bytes zip = {0};
    struct status st = {0};

    return zip_write("t.xlsx", files, count, pool, &zip, &st) ? zip
                                                              : (struct file_bytes){0};
}

static inline struct file_bytes workbook_make(const struct workbook_parts *parts,
                                              struct pool *pool)
{
    static const char SHEET[] = "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>";
    const char *types = workbook_wrap(
        pool, "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"",
        parts->type != NULL ? parts->type : WORKBOOK_TYPE, "\"/></Types>");
    const char *sheet = workbook_wrap(pool, "<worksheet>", parts->sheet, "</worksheet>");
    const struct file_bytes files[] = {
        workbook_part("[Content_Types].xml", types),
        workbook_part("_rels/.rels",
                      "<Relationships><Relationship Id=\"a\" Type=\"" WORKBOOK_RELATION
                      "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        workbook_part("xl/workbook.xml",
                      workbook_wrap(pool, "<workbook xmlns:r=\"r\"><sheets>",
                                    parts->sheets != NULL ? parts->sheets : SHEET,
                                    "</sheets></workbook>")),
        workbook_part(
            "xl/_rels/workbook.xml.rels",
            workbook_wrap(pool, "<Relationships>",
                          "<Relationship Id=\"rId1\" Type=\"" WORKBOOK_RELATION
                          "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                          "<Relationship Id=\"rId2\" Type=\"" WORKBOOK_RELATION
                          "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                          "<Relationship Id=\"rId3\" Type=\"" WORKBOOK_RELATION
                          "/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>",
                          parts->texts == NULL
                              ? "</Relationships>"
                              : "<Relationship Id=\"rId9\" Type=\"" WORKBOOK_RELATION
                                "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                "</Relationships>")),
        workbook_part("xl/sharedStrings.xml",
                      parts->texts == NULL
                          ? NULL
                          : workbook_wrap(pool, "<sst>", parts->texts, "</sst>")),
        workbook_part("xl/worksheets/sheet1.xml",
                      workbook_wrap(pool, parts->prologue != NULL ? parts->prologue : "",
                                    sheet, "")),
        workbook_part("xl/worksheets/sheet2.xml",
                      "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c>"
                      "<x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"),
        workbook_part(parts->extra != NULL ? parts->extra : "docProps/none.xml",
                      parts->extra_bytes != NULL ? parts->extra_bytes : "x"),
    };

    return workbook_zip(files, ARRAY_COUNT(files), pool);
}

/* A part of so many bytes that packs to next to nothing. */
static inline const char *workbook_blanks(size_t count, struct pool *pool)
{
    char *blanks = pool_bytes(pool, count + 1);

    memset(blanks, ' ', count);
    return blanks;
}
