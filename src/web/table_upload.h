/* table_upload.h - a table that somebody sends as a file in the field "file", in place of
 * one that is typed or pasted into the field "text". */
#pragma once

#include "base/decode.h"
#include "base/report.h"
#include "web/visit.h"

/* Read the file as CSV, in a child, while no connection is held; what is refused is said
 * at its field. As sandbox_read_table(): what it says of the file goes to `report`. */
NODISCARD bool table_upload_read(struct visit *visit, struct report *report,
                                 struct file_bytes *csv_out, struct status *st);

/* Let a text take the place of what was typed.
 * fails  as visit_refuse(): LIMIT_BLOCK_CHARACTERS */
NODISCARD bool table_upload_take(struct visit *visit, const char *text,
                                 struct status *st);

/* Let a field of what was sent say something else. */
void table_upload_put(struct visit *visit, const char *name, const char *value);
