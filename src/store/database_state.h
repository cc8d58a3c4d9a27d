/* database_state.h - what a connection keeps; for database.c and transaction.c only. */
#pragma once

#include "store/driver.h"

enum { WORDS_MAX = 256 };

/* A statement that a connection has met, and its rows while it is open. */
struct query {
    struct database *database; /* borrowed */
    const struct sql *sql; /* borrowed */
    struct statement *statement; /* the driver's */
    bool is_open;
    bool has_row;
    enum database_trouble trouble; /* sticks until the query is begun again */
    char words[WORDS_MAX]; /* of the database, about the trouble */
};

struct database {
    const struct driver *driver;
    struct connection *connection; /* the driver's */
    struct pool *pool; /* of the connection; statements live in it */
    struct query **slots; /* open addressing, by the address of the struct sql */
    size_t slot_count; /* a power of two, at most half full */
    size_t query_count;
    size_t open_count; /* queries that are open now */
    size_t changed;
    enum database_trouble trouble;
    enum transaction_kind kind; /* of the outermost transaction */
    size_t depth; /* transactions in each other; 0: none */
    size_t failed_depth; /* from this depth on all is lost; 0: nothing failed */
};

/* Run a statement that begins or ends a transaction: done again on a new connection when
 * the old one was lost outside of a transaction. */
NODISCARD bool database_control(struct database *database, const struct sql *sql,
                                struct status *st);
