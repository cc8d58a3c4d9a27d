/* files_extra.h - what a preparation does not hold, for who takes everything away: what
 * belongs to the issue, the answers about forms, corrections of criteria, who fits, the
 * members, and what was kept of each version. One table a kind of row. */
#pragma once

#include "exchange/book.h"
#include "store/workspace.h"

enum { FILES_EXTRA_COUNT = 8 };

/* Fill the sheets, in a fixed order; texts are those of the workspace or live in `pool`.
 * The name of a sheet, with ".csv" behind it, is that of its file. */
void files_extra_make(const struct workspace *workspace, struct pool *pool,
                      struct book_sheet sheets_out[FILES_EXTRA_COUNT]);

/* A sheet as CSV. */
const char *files_extra_csv(const struct book_sheet *sheet, struct pool *pool,
                            size_t *length_out);
