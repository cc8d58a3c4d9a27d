/* decode.h - turn the bytes of somebody's text file into UTF-8. */
#pragma once

#include "base/report.h"

/* A file as it was read, whole. */
struct file_bytes {
    const char *name; /* for messages: as the person would find it */
    const char *bytes; /* NULL: the file is not there */
    size_t length;
};

/* Give the text in `pool`, NUL-terminated, without byte order mark; NULL after an error
 * in `report`: empty, larger than LIMIT_FILE_BYTES, UTF-16, no text at all, a control
 * character (what is read here is printed on terminals). What is not UTF-8 is read as
 * Windows-1252 (Excel's "CSV"), with a note. */
char *decode_text(const struct file_bytes *file, struct pool *pool,
                  struct report *report);
