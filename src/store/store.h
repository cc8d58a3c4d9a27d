/* store.h - the database of an installation, shared by the threads of one process.
 *
 * Reading borrows one of N connections. Changing hands a unit of work to the writer: on
 * SQLite one thread that takes all waiting units, runs each in a savepoint, commits once
 * and then answers all (group commit); on PostgreSQL a pooled connection and a
 * transaction of its own, run again after a serialization failure or deadlock. */
#pragma once

#include "store/database.h"

struct store;

struct store_options {
    const char *url; /* as of database_options */
    size_t reader_count; /* at least 1 */
    bool has_writer; /* start the writer thread; else units run in the calling thread */
    bool may_create; /* make a new SQLite file */
};

/* Open the connections and bring the schema up to date (store/migrate.h).
 * fails  as database_open(); STATUS_CONFLICT when the schema is newer than the program */
NODISCARD bool store_open(const struct store_options *options, struct store **store_out,
                          struct status *st);
void store_free(struct store *store); /* accepts NULL; waits for what was handed in */
SCOPE_END(store)

/* Milliseconds since 1970, of this machine. */
int64_t store_clock(void);

/* Borrow a connection to read with; waits while all are lent. */
struct reader;

struct reader *reader_borrow(struct store *store);
struct database *reader_database(struct reader *reader);
void reader_free(struct reader *reader); /* gives it back; accepts NULL */
SCOPE_END(reader)

/* One unit of work, while it runs. */
struct unit {
    struct database *database;
    struct pool *pool; /* until the work returns */
};

/* Do the work. May be run more than once (the former attempt was rolled back), and in
 * another thread, while the caller waits: it sets its results in `context` anew each time
 * and touches nothing else. False with a status rolls the unit back. */
typedef bool (*unit_fn)(struct unit *unit, void *context, struct status *st);

/* Run `work` as one unit; true when it is durable.
 * fails  as `work`; STATUS_FAILED when it could not be made durable */
NODISCARD bool store_change(struct store *store, unit_fn work, void *context,
                            struct status *st);
