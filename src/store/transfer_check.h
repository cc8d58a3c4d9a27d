/* transfer_check.h - what one row, or one change, must be before it is taken in. */
#pragma once

#include "store/transfer_read.h"

/* An id of a network that can stand in an address. */
bool transfer_id_is_valid(const char *id);

/* Is every name in this JSON short enough for our tree of values? */
bool transfer_names_are_short(const char *json);

/* Codes and days. `former` is the row before it in the file, NULL at the first: kinds
 * come in the order of RECORDS, ids go up.
 * fails  STATUS_INVALID */
NODISCARD bool transfer_row_check(const struct transfer_row *row,
                                  const struct transfer_row *former, struct status *st);

/* `former_at` is the time of the change before it.
 * fails  STATUS_INVALID */
NODISCARD bool transfer_entry_check(const struct journal_entry *entry, int64_t former_at,
                                    struct status *st);

/* The chain of the whole journal; `line_out` is where it breaks.
 * fails  STATUS_INVALID */
NODISCARD bool transfer_chain_check(const struct transfer_file *file, size_t *line_out,
                                    struct status *st);
