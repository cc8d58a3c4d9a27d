/* driver.h - what SQLite and PostgreSQL each do, as a struct of functions.
 *
 * database.c is the common part: it keeps the statements, the transactions and what to
 * do after a failure. A driver says what went wrong as a class; its words are asked for
 * before the next call. What it allocates lives in the pool of the connection. */
#pragma once

#include "store/database.h"

/* Each driver has its own. */
struct connection;
struct statement;

struct driver {
    enum database_kind kind;

    bool (*open)(const struct database_options *options, struct pool *pool,
                 struct connection **connection_out, struct status *st);
    void (*close)(struct connection *connection);

    /* False when the connection is known to be lost. */
    bool (*is_alive)(struct connection *connection);
    /* Connect anew; the statements stay and are prepared again when they are run. */
    bool (*revive)(struct connection *connection);
    /* False also when the database itself rolled the transaction back. */
    bool (*is_in_transaction)(const struct connection *connection);
    /* What the database said of the last failure; without the values of rows. */
    const char *(*words)(const struct connection *connection);
    enum database_trouble (*script)(struct connection *connection, const char *script);

    /* Keep a statement; it is prepared when it is first run, or by prepare(). */
    struct statement *(*statement_new)(struct connection *connection,
                                       const struct sql *sql, struct pool *pool);
    void (*statement_free)(struct statement *statement);
    enum database_trouble (*prepare)(struct statement *statement);

    /* Bind and run. The values are not needed afterwards. */
    enum database_trouble (*start)(struct statement *statement,
                                   const struct sql_value *values, size_t value_count);
    enum database_trouble (*next)(struct statement *statement, bool *has_row_out);
    void (*reset)(struct statement *statement);
    size_t (*changed)(const struct statement *statement);

    /* The present row. */
    size_t (*column_count)(const struct statement *statement);
    bool (*is_null)(const struct statement *statement, size_t column);
    int64_t (*integer)(const struct statement *statement, size_t column);
    const char *(*text)(const struct statement *statement, size_t column,
                        size_t *length_out);
};

extern const struct driver DRIVER_SQLITE;
extern const struct driver DRIVER_POSTGRES;
