/* postgres.c - the driver for PostgreSQL. */
#include "store/driver.h"

#include <assert.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 24, INTEGER_BYTES = 24, VALUES_MAX = 64 };

struct connection {
    PGconn *handle;
    bool is_reader;
    bool is_lost; /* the server said that it ends this connection */
    uint64_t generation; /* counts the times that it was made */
    uint64_t name_count; /* of prepared statements, so that no name comes twice */
    PGresult *failure; /* the last one that failed; NULL: ask the connection */
};

struct statement {
    struct connection *connection; /* borrowed */
    const struct sql *sql; /* borrowed */
    uint64_t generation; /* of the connection when it was prepared; 0: never */
    char name[NAME_BYTES];
    PGresult *result; /* NULL: not open */
    int row; /* -1 before the first */
    size_t changed;
};

/* Where somebody switched synchronous_commit off, what was answered could be lost. */
static const char SETTINGS[] = "SET timezone = 'UTC'; SET statement_timeout = '30s';"
                               "SET client_min_messages = warning;"
                               "SELECT set_config('synchronous_commit', 'on', false)"
                               " WHERE current_setting('synchronous_commit') = 'off'";
static const char SETTINGS_READER[] = "SET default_transaction_read_only = on";

/* ---- what went wrong ---- */

/* The classes of SQLSTATE (PostgreSQL manual, appendix A). */
static const struct {
    const char *state; /* or how it begins */
    enum database_trouble trouble;
} STATES[] = {
    {"40001", TROUBLE_BUSY}, /* serialization failure */
    {"40P01", TROUBLE_BUSY}, /* deadlock */
    {"55P03", TROUBLE_BUSY}, /* lock not available */
    {"26000", TROUBLE_BUSY}, /* the prepared statement is not known (any more) */
    {"0A000", TROUBLE_BUSY}, /* it was prepared for another shape of the table */
    {"23505", TROUBLE_UNIQUE}, {"23503", TROUBLE_FOREIGN_KEY},
    {"53100", TROUBLE_FULL}, /* disk full */
    {"25006", TROUBLE_FULL}, /* read-only transaction */
    {"57P0", TROUBLE_GONE}, /* shut down, crashed, starting up, terminated */
    {"08", TROUBLE_GONE}, /* the connection */
};

static enum database_trouble trouble_of(struct connection *connection,
                                        const PGresult *result)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

    /* What has no state the server did not say: libpq could not write to it, and from
     * its version 14 on that alone leaves the status of the connection as it was. */
    if (PQstatus(connection->handle) == CONNECTION_BAD || state == NULL) {
        connection->is_lost = true;
        return TROUBLE_GONE;
    }
    for (size_t i = 0; state != NULL && i < ARRAY_COUNT(STATES); i++) {
        if (strncmp(state, STATES[i].state, strlen(STATES[i].state)) == 0) {
            connection->is_lost = STATES[i].trouble == TROUBLE_GONE;
            return STATES[i].trouble;
        }
    }
    return TROUBLE_OTHER;
}

/* Take a result that failed, so that its words can be asked for. */
static enum database_trouble failure_keep(struct connection *connection, PGresult *result)
{
    PQclear(connection->failure);
    connection->failure = result;
    return trouble_of(connection, result);
}

static bool is_good(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);

    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
           status == PGRES_EMPTY_QUERY;
}

/* Without DETAIL, which has values of rows in it. */
static const char *postgres_words(const struct connection *connection)
{
    const char *primary =
        PQresultErrorField(connection->failure, PG_DIAG_MESSAGE_PRIMARY);

    return primary != NULL ? primary : PQerrorMessage(connection->handle);
}

/* ---- connecting ---- */

/* libpq would write notices to stderr. The one that counts: a server that ends an idle
 * connection says so in a notice. */
static void notice_take(void *context, const PGresult *result)
{
    struct connection *connection = context;
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

    if (state != NULL && strncmp(state, "57P0", 4) == 0) {
        connection->is_lost = true;
    }
}

static enum database_trouble postgres_script(struct connection *connection,
                                             const char *script)
{
    PGresult *result = PQexec(connection->handle, script);

    if (!is_good(result)) {
        return failure_keep(connection, result);
    }
    PQclear(result);
    return TROUBLE_NONE;
}

static bool connection_set_up(struct connection *connection)
{
    connection->generation++;
    connection->is_lost = false;
    (void)PQsetNoticeReceiver(connection->handle, notice_take, connection);
    return PQstatus(connection->handle) == CONNECTION_OK &&
           postgres_script(connection, SETTINGS) == TROUBLE_NONE &&
           (!connection->is_reader ||
            postgres_script(connection, SETTINGS_READER) == TROUBLE_NONE);
}

static void postgres_close(struct connection *connection)
{
    PQclear(connection->failure);
    PQfinish(connection->handle);
}

static bool postgres_open(const struct database_options *options, struct pool *pool,
                          struct connection **connection_out, struct status *st)
{
    /* What stands before the URL is a default; what stands after it has the last word. */
    const char *const keywords[] = {"fallback_application_name", "connect_timeout",
                                    "dbname", "client_encoding", NULL};
    const char *const values[] = {"samenspel", "10", options->url, "UTF8", NULL};
    struct connection *connection = pool_array(pool, 1, struct connection);

    connection->is_reader = options->is_reader;
    connection->handle = PQconnectdbParams(keywords, values, 1);
    if (!connection_set_up(connection)) {
        /* The URL is not said: it may hold a password. */
        char words[256];
        (void)snprintf(words, sizeof words, "%s", postgres_words(connection));
        words[strcspn(words, "\n")] = '\0';
        postgres_close(connection);
        return status_fail(st, STATUS_FAILED,
                           "the PostgreSQL database could not be opened: '%s'", words);
    }
    *connection_out = connection;
    return true;
}

/* Nothing was asked, so what there is to read is the end of the connection, or a
 * notice. */
static bool postgres_is_alive(struct connection *connection)
{
    struct pollfd socket = {.fd = PQsocket(connection->handle), .events = POLLIN};

    if (PQstatus(connection->handle) == CONNECTION_OK && poll(&socket, 1, 0) > 0) {
        (void)PQconsumeInput(connection->handle);
        (void)PQisBusy(connection->handle); /* reads the notice */
    }
    return !connection->is_lost && PQstatus(connection->handle) == CONNECTION_OK;
}

static bool postgres_revive(struct connection *connection)
{
    PQclear(connection->failure);
    connection->failure = NULL;
    PQreset(connection->handle);
    return connection_set_up(connection);
}

static bool postgres_is_in_transaction(const struct connection *connection)
{
    const PGTransactionStatusType status = PQtransactionStatus(connection->handle);

    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

/* ---- statements ---- */

static struct statement *postgres_statement_new(struct connection *connection,
                                                const struct sql *sql, struct pool *pool)
{
    struct statement *statement = pool_array(pool, 1, struct statement);

    statement->connection = connection;
    statement->sql = sql;
    return statement;
}

static void postgres_reset(struct statement *statement)
{
    PQclear(statement->result);
    statement->result = NULL;
}

static enum database_trouble postgres_prepare(struct statement *statement)
{
    struct connection *connection = statement->connection;

    if (statement->generation == connection->generation) {
        return TROUBLE_NONE;
    }
    (void)snprintf(statement->name, NAME_BYTES, "s%" PRIu64, ++connection->name_count);
    PGresult *result =
        PQprepare(connection->handle, statement->name, statement->sql->postgres, 0, NULL);
    if (!is_good(result)) {
        return failure_keep(connection, result);
    }
    PQclear(result);
    statement->generation = connection->generation;
    return TROUBLE_NONE;
}

static enum database_trouble execute_once(struct statement *statement,
                                          const char *const *texts, size_t count)
{
    const enum database_trouble trouble = postgres_prepare(statement);

    if (trouble != TROUBLE_NONE) {
        return trouble;
    }
    PGresult *result = PQexecPrepared(statement->connection->handle, statement->name,
                                      (int)count, texts, NULL, NULL, 0);
    if (!is_good(result)) {
        return failure_keep(statement->connection, result);
    }
    statement->result = result;
    statement->row = -1;
    statement->changed = (size_t)strtoull(PQcmdTuples(result), NULL, 10);
    return TROUBLE_NONE;
}

/* The server lost the prepared statement, or cannot use it any more. */
static bool is_stale(const struct connection *connection)
{
    const char *state = PQresultErrorField(connection->failure, PG_DIAG_SQLSTATE);

    return state != NULL && (strcmp(state, "26000") == 0 || strcmp(state, "0A000") == 0);
}

static enum database_trouble postgres_start(struct statement *statement,
                                            const struct sql_value *values,
                                            size_t value_count)
{
    char digits[VALUES_MAX][INTEGER_BYTES];
    const char *texts[VALUES_MAX];

    assert(value_count <= VALUES_MAX);
    for (size_t i = 0; i < value_count; i++) {
        texts[i] = values[i].kind == SQL_TEXT ? values[i].text : NULL;
        if (values[i].kind == SQL_INTEGER) {
            (void)snprintf(digits[i], INTEGER_BYTES, "%" PRId64, values[i].integer);
            texts[i] = digits[i];
        }
    }
    enum database_trouble trouble = execute_once(statement, texts, value_count);
    if (trouble == TROUBLE_BUSY && is_stale(statement->connection)) {
        statement->generation = 0;
        if (PQtransactionStatus(statement->connection->handle) == PQTRANS_IDLE) {
            trouble = execute_once(statement, texts, value_count);
        }
    }
    return trouble;
}

/* The server forgets what was prepared when the connection ends. */
static void postgres_statement_free(struct statement *statement)
{
    postgres_reset(statement);
}

/* ---- rows ---- */

static enum database_trouble postgres_next(struct statement *statement, bool *has_row_out)
{
    if (statement->row < PQntuples(statement->result)) {
        statement->row++;
    }
    *has_row_out = statement->row < PQntuples(statement->result);
    return TROUBLE_NONE;
}

static size_t postgres_changed(const struct statement *statement)
{
    return statement->changed;
}

static size_t postgres_column_count(const struct statement *statement)
{
    return (size_t)PQnfields(statement->result);
}

static bool postgres_is_null(const struct statement *statement, size_t column)
{
    return PQgetisnull(statement->result, statement->row, (int)column) == 1;
}

static int64_t postgres_integer(const struct statement *statement, size_t column)
{
    return strtoll(PQgetvalue(statement->result, statement->row, (int)column), NULL, 10);
}

static const char *postgres_text(const struct statement *statement, size_t column,
                                 size_t *length_out)
{
    const int length = PQgetlength(statement->result, statement->row, (int)column);

    *length_out = (size_t)length;
    return postgres_is_null(statement, column)
               ? NULL
               : PQgetvalue(statement->result, statement->row, (int)column);
}

const struct driver DRIVER_POSTGRES = {
    .kind = DATABASE_POSTGRES,
    .open = postgres_open,
    .close = postgres_close,
    .is_alive = postgres_is_alive,
    .revive = postgres_revive,
    .is_in_transaction = postgres_is_in_transaction,
    .words = postgres_words,
    .script = postgres_script,
    .statement_new = postgres_statement_new,
    .statement_free = postgres_statement_free,
    .prepare = postgres_prepare,
    .start = postgres_start,
    .next = postgres_next,
    .reset = postgres_reset,
    .changed = postgres_changed,
    .column_count = postgres_column_count,
    .is_null = postgres_is_null,
    .integer = postgres_integer,
    .text = postgres_text,
};
