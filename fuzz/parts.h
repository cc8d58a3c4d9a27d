/* parts.h - several files out of one input, for the fuzzers: parts that are each ended by
 * a byte 0x1E (which no XML holds).
 *
 * A zip that was changed anywhere is mostly refused by its checksum: so what stands in a
 * zip is fuzzed as parts, and packed here. */
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/zip_write.h"

enum { PART_END = 0x1E, WORKBOOK_PARTS = 5, WORKBOOK_FILES = 7 };

/* Give each file its part, in order; those past the last part are empty. */
static inline void parts_cut(const uint8_t *bytes, size_t length,
                             struct file_bytes *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint8_t *end = length > 0 ? memchr(bytes, PART_END, length) : NULL;
        const size_t size = end != NULL ? (size_t)(end - bytes) : length;

        files[i].bytes = (const char *)bytes;
        files[i].length = size;
        bytes += size + (end != NULL);
        length -= size + (end != NULL);
    }
}

static inline struct file_bytes parts_zip(const char *name,
                                          const struct file_bytes *files, size_t count,
                                          struct pool *pool)
{
    struct file_bytes zip = {0};
    struct status st = {0};

    if (!zip_write(name, files, count, pool, &zip, &st)) {
        (void)fprintf(stderr, "a zip is not written\n");
        abort();
    }
    return zip;
}

/* A workbook: the parts are a sheet, the shared texts, the list of sheets, the relations
 * of the workbook, a second sheet. What begins as a zip is one already. */
static inline struct file_bytes parts_workbook(const uint8_t *bytes, size_t length,
                                               struct pool *pool)
{
    static const char TYPES[] = "<Types/>";
    static const char RELATIONS[] = "<a><Relationship Id=\"a\" Type=\"/officeDocument\" "
                                    "Target=\"xl/workbook.xml\"/></a>";
    struct file_bytes files[WORKBOOK_FILES] = {
        {"xl/sheet.xml", NULL, 0},
        {"xl/texts.xml", NULL, 0},
        {"xl/workbook.xml", NULL, 0},
        {"xl/_rels/workbook.xml.rels", NULL, 0},
        {"xl/second.xml", NULL, 0},
        {"[Content_Types].xml", TYPES, sizeof TYPES - 1},
        {"_rels/.rels", RELATIONS, sizeof RELATIONS - 1},
    };

    if (length >= 2 && memcmp(bytes, "PK", 2) == 0) {
        return (struct file_bytes){"fuzz.xlsx", (const char *)bytes, length};
    }
    parts_cut(bytes, length, files, WORKBOOK_PARTS);
    return parts_zip("fuzz.xlsx", files, WORKBOOK_FILES, pool);
}
