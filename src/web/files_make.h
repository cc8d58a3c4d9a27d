/* files_make.h - what can be printed and taken away from a network: paper to fill in,
 * pictures, tables. Everything says of itself that it is for the initiating group only,
 * and nothing holds a mark of a round that is still open. */
#pragma once

#include "drawing/drawing_page.h"
#include "web/result_model.h"

enum file_format { FILE_PDF, FILE_SVG, FILE_PNG, FILE_XLSX, FILE_ZIP };

enum { FILE_FORMAT_COUNT = FILE_ZIP + 1, FILES_OF_DOCUMENT_MAX = 3 };

/* What must be there before a document can be made. */
enum file_need { FILE_NEEDS_NOTHING, FILE_NEEDS_MARKS, FILE_NEEDS_SOURCES };

struct file_kind {
    const char *name; /* in the address: plain ASCII, no name of anybody; NULL: no more */
    enum file_format format;
    enum drawing_paper paper;
};

/* One thing, in the forms in which it is given. */
struct file_document {
    const char *code;
    const char *title; /* N_() */
    const char *help; /* N_() */
    enum file_need need;
    struct file_kind files[FILES_OF_DOCUMENT_MAX];
};

enum { FILE_DOCUMENT_COUNT = 6 };
extern const struct file_document FILE_DOCUMENTS[FILE_DOCUMENT_COUNT];

/* Find a file by its name; false when there is none. */
bool file_find(const char *name, const struct file_document **document_out,
               const struct file_kind **kind_out);

/* "PDF", and "A4" or NULL: what stands on a link. */
const char *file_format_name(enum file_format format);
const char *file_paper_name(const struct file_kind *kind);
const char *file_media_type(enum file_format format);

/* Can a document be made by now?
 * fails  STATUS_NOT_FOUND  with what is not there yet */
NODISCARD bool file_check(const struct file_document *document,
                          const struct result *result, struct status *st);

struct file_making {
    struct visit *visit;
    const struct result *result;
    const char *network_name;
    const struct file_document *document;
    const struct file_kind *kind;
};

/* Make the bytes; they live in the visit's pool. Reads nothing, so no connection need be
 * held. A sheet of 60 actors takes 0.2 s, of 500 actors 1.5 s, tables milliseconds; of
 * drawings one is made at a time, the others wait.
 * fails  STATUS_NOT_FOUND  it cannot be made yet (file_check())
 *        STATUS_LIMIT      it would be larger than LIMIT_OUTPUT_BYTES */
NODISCARD bool file_make(const struct file_making *making, struct text *bytes_out,
                         struct status *st);

/* files_tables.c: the tables as a workbook, or as a zip of the folder that
 * docs/formats.md describes. */
NODISCARD bool file_make_tables(const struct file_making *making, struct text *bytes_out,
                                struct status *st);
