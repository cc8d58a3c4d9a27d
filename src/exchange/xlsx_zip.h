/* xlsx_zip.h - the parts of a workbook: XML files in a zip. Pure, and made for files that
 * somebody made to do harm: nothing is unpacked past the limits, no document type is
 * followed. */
#pragma once

#include "base/decode.h"

struct xlsx_zip;

/* Open a workbook; its parts are listed, none is unpacked yet.
 *
 * Gives NULL with one error in `report`: not a zip, an old or protected workbook, an
 * OpenDocument, one with macros, more than LIMIT_ZIP_ENTRIES parts, or more than
 * LIMIT_UNPACKED_BYTES by its own word. Borrows file, pool and report. */
struct xlsx_zip *xlsx_zip_open(const struct file_bytes *file, struct pool *pool,
                               struct report *report);
void xlsx_zip_free(struct xlsx_zip *zip); /* accepts NULL */
SCOPE_END(xlsx_zip)

/* Of the file, for messages. */
const char *xlsx_zip_name(const struct xlsx_zip *zip);

/* Say what is wrong with the workbook as a whole; gives false. */
bool xlsx_refuse(struct report *report, const char *file, const char *id);
extern const char XLSX_DAMAGED[];

/* What is met in a part. Names come without their prefix: "c", not "x:c". Attributes are
 * name, value, name … NULL. Each gives false to stop, after an error in the report. */
struct xlsx_events {
    bool (*begin)(void *context, const char *name, const char *const *attributes);
    bool (*end)(void *context, const char *name);
    bool (*text)(void *context, const char *text, size_t length);
};

/* The value of an attribute, whatever its prefix; NULL when it is not there. */
const char *xlsx_attribute(const char *const *attributes, const char *name);

/* Read one part from its begin to its end.
 * fails  with an error in the report: the part is not there, is broken, holds a document
 *        type, or unpacks past a limit (all parts together); or an event said false. */
NODISCARD bool xlsx_part_read(struct xlsx_zip *zip, const char *path,
                              const struct xlsx_events *events, void *context);
