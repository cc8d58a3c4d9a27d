/* network_dl.h - networks in UCINET's text format DL. Pure. docs/formats.md says what of
 * it is read and written. */
#pragma once

#include "base/status.h"
#include "exchange/network_builder.h"

/* Read a full matrix, edgelist1 or nodelist1 into the builder; several matrices are
 * relations.
 * fails  with errors in `report`, with line and column. O(bytes). */
NODISCARD bool network_dl_read(const struct file_bytes *file,
                               const struct network_reading *reading,
                               struct network_builder *builder, struct pool *pool,
                               struct report *report);

/* Write a full matrix a relation, with quoted labels; NA for what is unknown.
 * fails  STATUS_INVALID  more than LIMIT_MATRIX organisations. O(organisations^2). */
NODISCARD bool network_dl_write(const struct network_series *series,
                                struct report *report, struct text *dl,
                                struct status *st);
