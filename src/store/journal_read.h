/* journal_read.h - what all reading of the journal shares: columns, rows of a change. */
#pragma once

#include "store/journal.h"

/* The present row of a query of journal.sql; `rows` stays NULL. */
void journal_entry_read(const struct query *query, struct pool *pool,
                        struct journal_entry *entry_out);

/* Read every row of a query into a list, in its order, each with its `rows`. */
NODISCARD bool journal_entries_read(struct query *query, struct pool *pool,
                                    struct journal_list *list_out, struct status *st);

/* A member of one of the rows of a change, NULL when it has none; and its id. */
const struct value *journal_member(const struct value *row, const char *name);
int64_t journal_row_id(const struct value *row);

/* The rows of a change, last first: what points at something goes before it. */
size_t journal_rows_reverse(const struct value *rows, struct pool *pool,
                            const struct value ***reversed_out);
