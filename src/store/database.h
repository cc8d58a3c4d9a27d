/* database.h - one connection to SQLite or PostgreSQL, and the statements run on it.
 *
 * A connection belongs to one thread at a time. Statements have names, stand in .sql
 * files beside the C, and are prepared once a connection (the cache's key is the address
 * of the `struct sql`). Values are bound, never written into a statement. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/scope.h"
#include "base/status.h"

enum database_kind { DATABASE_SQLITE, DATABASE_POSTGRES };

/* Of a path, or of an address "postgresql://…". */
enum database_kind database_kind_of(const char *url);

/* A named statement, made from a .sql file by tools/embed-sql. */
struct sql {
    const char *name;
    const char *sqlite; /* values as ? */
    const char *postgres; /* the same with $1, $2 … */
};

struct sql_value {
    enum { SQL_NULL, SQL_INTEGER, SQL_TEXT } kind;
    int64_t integer;
    const char *text; /* borrowed for the call */
};

static inline struct sql_value sql_null(void)
{
    return (struct sql_value){.kind = SQL_NULL};
}

static inline struct sql_value sql_integer(int64_t integer)
{
    return (struct sql_value){.kind = SQL_INTEGER, .integer = integer};
}

/* NULL text is bound as NULL. */
static inline struct sql_value sql_text(const char *text)
{
    return (struct sql_value){.kind = text != NULL ? SQL_TEXT : SQL_NULL, .text = text};
}

/* The last two arguments of the calls below: SQL_VALUES(sql_integer(7), sql_text("x")) */
#define SQL_VALUES(...)                                                                  \
    ((const struct sql_value[]){__VA_ARGS__}),                                           \
        (sizeof((const struct sql_value[]){__VA_ARGS__}) / sizeof(struct sql_value))
#define SQL_NO_VALUES NULL, 0

/* Why the last statement of a connection failed, in classes a caller can act on. */
enum database_trouble {
    TROUBLE_NONE,
    TROUBLE_BUSY, /* locked, serialization failure or deadlock: run the work again */
    TROUBLE_UNIQUE, /* a key that must be unique is there already */
    TROUBLE_FOREIGN_KEY,
    TROUBLE_FULL, /* disk full, or the database may only be read */
    TROUBLE_GONE, /* the connection is lost; it is made anew at the next statement */
    TROUBLE_OTHER
};

struct database;

struct database_options {
    const char *url; /* a path: SQLite; "postgresql://…": PostgreSQL */
    bool is_reader; /* SQLite: opened read-only */
    bool may_create; /* SQLite: create the file when it is not there */
};

/* Open a connection. SQLite: WAL, synchronous=FULL, foreign keys on, trusted_schema off,
 * busy timeout of 5 s; one connection a thread (NOMUTEX).
 * fails  STATUS_NOT_FOUND  no such file (and may_create is not set)
 *        STATUS_FAILED     anything else, with the database's own words */
NODISCARD bool database_open(const struct database_options *options,
                             struct database **database_out, struct status *st);
void database_free(struct database *database); /* accepts NULL */
SCOPE_END(database)

enum database_kind database_kind(const struct database *database);
enum database_trouble database_trouble(const struct database *database);

/* Run a statement that gives no rows. Outside of a transaction it is never run twice: a
 * connection that is lost meanwhile is a failure (TROUBLE_GONE).
 * fails  STATUS_CONFLICT  unique key, foreign key
 *        STATUS_FAILED    busy, full, gone, other */
NODISCARD bool database_run(struct database *database, const struct sql *sql,
                            const struct sql_value *values, size_t value_count,
                            struct status *st);

/* Rows that the last database_run() inserted, changed or deleted. */
size_t database_changed(const struct database *database);

/* Run statements that were not prepared, one after the other, without values: the text
 * of a migration. Never with anything a person gave. */
NODISCARD bool database_script(struct database *database, const char *script,
                               struct status *st);

/* Prepare a statement without running it: a test asks it of every statement. */
NODISCARD bool database_prepare(struct database *database, const struct sql *sql,
                                struct status *st);

/* No query is open and no transaction. */
bool database_is_idle(const struct database *database);

/* Read rows. Outside of a transaction the statement is begun again when the connection
 * turns out to be lost, so there it only reads:
 *
 *     SCOPED(query) rows = query_begin(database, &SQL_PERSON_LIST, SQL_VALUES(…));
 *     while (query_next(rows)) {
 *         person.name = query_text(rows, 1, pool);
 *     }
 *     return query_end(rows, st);
 *
 * A failure sticks: query_next() gives false and query_end() says why. One statement is
 * open at most once at a time on a connection (assert). */
struct query;

struct query *query_begin(struct database *database, const struct sql *sql,
                          const struct sql_value *values, size_t value_count);
bool query_next(struct query *query);
NODISCARD bool query_end(struct query *query, struct status *st);
/* The number of the first row, and the end; `number_out` is 0 without a row. */
NODISCARD bool query_number(struct query *query, int64_t *number_out, struct status *st);
void query_free(struct query *query); /* accepts NULL; resets the statement */
SCOPE_END(query)

/* A column of the present row, counted from 0. Of NULL: 0, and NULL. */
int64_t query_integer(const struct query *query, size_t column);
char *query_text(const struct query *query, size_t column, struct pool *pool);
bool query_is_null(const struct query *query, size_t column);
size_t query_column_count(const struct query *query);

/* A unit that is rolled back unless committed. Inside another one it is a savepoint.
 * After a failed statement the rest of its unit is refused, also the commit, on both
 * databases: whoever means to go on after one runs it in a unit of its own. */
struct transaction;

enum transaction_kind {
    TRANSACTION_READ, /* one unchanging picture of the database */
    TRANSACTION_WRITE /* SQLite: BEGIN IMMEDIATE */
};

/* NULL after a failure, which st tells. */
struct transaction *transaction_begin(struct database *database,
                                      enum transaction_kind kind, struct status *st);
/* The database rolled it back by itself, with all around it: a full disk, a lost
 * connection. */
bool transaction_is_lost(const struct transaction *transaction);
NODISCARD bool transaction_commit(struct transaction *transaction, struct status *st);
void transaction_free(struct transaction *transaction); /* accepts NULL; rolls back */
SCOPE_END(transaction)
