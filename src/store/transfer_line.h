/* transfer_line.h - the lines of the file of a network, as they are written; the reader
 * writes each line again to see that it stands as it must. */
#pragma once

#include "base/text.h"
#include "store/journal.h"

#define TRANSFER_FORMAT "samenspel-network"

/* Add a line with its end; scratch work is done in the pool of `text`. */
void transfer_line_header(struct text *text, const char *network_id, int64_t migrations);
void transfer_line_record(struct text *text, const struct record_kind *kind,
                          const struct sql_value *values);
void transfer_line_journal(struct text *text, const struct journal_entry *entry);
void transfer_line_end(struct text *text, size_t line_count, const char *digest);
