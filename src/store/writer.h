/* writer.h - the one thread that changes a SQLite database.
 *
 * It takes all units of work that wait, runs each in a savepoint of one transaction,
 * commits once, and then answers all: one flush of the disk serves them together, nobody
 * meets a locked database, and the units have an order. */
#pragma once

#include "store/store.h"

struct writer;

/* Start the thread; `database` is for its use alone until writer_free(). */
NODISCARD bool writer_start(struct database *database, struct writer **writer_out,
                            struct status *st);

/* Answers what was handed in, then ends the thread. */
void writer_free(struct writer *writer); /* accepts NULL */
SCOPE_END(writer)

/* As store_change(). */
NODISCARD bool writer_change(struct writer *writer, unit_fn work, void *context,
                             struct status *st);

/* Run one unit in a transaction of its own, in this thread. Tells by
 * *is_commit_sent_out whether a failure may have come after all was saved. */
NODISCARD bool unit_run_alone(struct database *database, unit_fn work, void *context,
                              bool *is_commit_sent_out, struct status *st);
