/* preparation_write.h - a preparation as the folder of tables that preparation_files.h
 * reads, and as a workbook for people. Pure. */
#pragma once

#include "base/status.h"
#include "exchange/book.h"
#include "exchange/preparation_files.h"
#include "method/arena_rank.h"

/* Write the files of the folder: files_out[i] has the name of its file, and `bytes` NULL
 * where there is nothing to say. What preparation_read() then gives is equal (with
 * `may_be_unrated` for an arena without raters; one that has notes all the same comes
 * back as a worksheet that nobody filled in). Texts must be as readers give them: visible
 * UTF-8, no blanks around them.
 *
 * files_out  lives in `pool`: may go to zip_write() as it is.
 * fails      STATUS_LIMIT  a table would be larger than LIMIT_FILE_BYTES. O(cells). */
NODISCARD bool preparation_write(const struct preparation *preparation, struct pool *pool,
                                 struct file_bytes files_out[PREPARATION_FILE_COUNT],
                                 struct status *st);

/* The same as a workbook: first the ranking as people read it, in `language`, then a
 * sheet for each table that has rows, in codes, so that it can be read back. Lives in
 * `pool`; texts are borrowed from the preparation. */
struct book preparation_book(const struct preparation *preparation,
                             const struct arena_ranking *ranking, enum language language,
                             int64_t created_at, struct pool *pool);
