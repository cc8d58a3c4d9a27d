/* sqlite.c - the driver for SQLite. */
#include "store/driver.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BUSY_TIMEOUT_MS = 5000, BUSY_PAUSE_MS = 5 };

struct connection {
    sqlite3 *handle;
};

struct statement {
    struct connection *connection; /* borrowed */
    const struct sql *sql; /* borrowed */
    sqlite3_stmt *handle; /* NULL until it is prepared */
    size_t changed;
};

/* What a database needs to be safe. FULL: an answer is on the disk before it is given.
 * The WAL shrinks again after a burst. */
static const char SETTINGS_WRITER[] = "PRAGMA journal_mode = WAL;"
                                      "PRAGMA synchronous = FULL;"
                                      "PRAGMA journal_size_limit = 67108864;"
                                      "PRAGMA foreign_keys = ON;"
                                      /* What is erased leaves the file too, and so
                                       * the copies that are made of it. */
                                      "PRAGMA secure_delete = ON;";

static enum database_trouble trouble_of(sqlite3 *handle, int code)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return TROUBLE_UNIQUE;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return TROUBLE_FOREIGN_KEY;
    default:
        break;
    }
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return TROUBLE_NONE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return TROUBLE_BUSY;
    case SQLITE_FULL:
    case SQLITE_READONLY:
        return TROUBLE_FULL;
    case SQLITE_IOERR: {
        const int error = sqlite3_system_errno(handle);
        return error == ENOSPC || error == EDQUOT || error == EFBIG ? TROUBLE_FULL
                                                                    : TROUBLE_OTHER;
    }
    default:
        return TROUBLE_OTHER;
    }
}

static int64_t milliseconds_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Of two that make the WAL of a new file at the same moment, SQLite refuses one at once
 * and does not wait as it does else: so it is waited for here. */
static int writer_set_up(sqlite3 *handle)
{
    const int64_t until = milliseconds_now() + BUSY_TIMEOUT_MS;
    int code = sqlite3_exec(handle, SETTINGS_WRITER, NULL, NULL, NULL);

    while ((code & 0xFF) == SQLITE_BUSY && milliseconds_now() < until) {
        (void)sqlite3_sleep(BUSY_PAUSE_MS);
        code = sqlite3_exec(handle, SETTINGS_WRITER, NULL, NULL, NULL);
    }
    return code;
}

/* Double quotes hold names only, as in PostgreSQL; SQLite by itself takes an unknown name
 * for a text. A crafted file may not run code by its schema. */
static int connection_set_up(sqlite3 *handle, bool is_reader)
{
    (void)sqlite3_extended_result_codes(handle, 1);
    (void)sqlite3_busy_timeout(handle, BUSY_TIMEOUT_MS);
    (void)sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    (void)sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    if (is_reader) {
        /* Opening is lazy: look whether there is a database in the file. */
        return sqlite3_exec(handle, "PRAGMA schema_version", NULL, NULL, NULL);
    }
    return writer_set_up(handle);
}

/* Nobody but the owner may read a new database. A file that is there already must not be
 * opened here: closing it would drop the locks this process holds on it (POSIX). */
static void file_make(const char *path)
{
    const int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file >= 0) {
        (void)close(file);
    }
}

static void sqlite_close(struct connection *connection)
{
    const int code = sqlite3_close(connection->handle);

    assert(code == SQLITE_OK); /* every statement was freed before */
    (void)code;
}

/* The library counts its memory behind one lock, which each of its allocations takes in
 * every thread. Nobody asks for these numbers. */
static void library_set_up(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static bool sqlite_open(const struct database_options *options, struct pool *pool,
                        struct connection **connection_out, struct status *st)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct connection *connection = pool_array(pool, 1, struct connection);

    (void)pthread_once(&once, library_set_up);
    if (options->may_create && !options->is_reader) {
        file_make(options->url);
    }
    if (access(options->url, F_OK) != 0 && errno == ENOENT) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no database '%s'",
                           options->url);
    }
    /* A reader is opened read-only, not only told so by a PRAGMA: then no text of SQL
     * can change anything through it. */
    const int flags = options->is_reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(options->url, &connection->handle,
                               flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        code = connection_set_up(connection->handle, options->is_reader);
    }
    if (code != SQLITE_OK) {
        (void)status_fail(st, STATUS_FAILED,
                          "the database '%s' could not be opened: '%s'", options->url,
                          sqlite3_errmsg(connection->handle));
        sqlite_close(connection);
        return false;
    }
    *connection_out = connection;
    return true;
}

static bool sqlite_is_alive(struct connection *connection)
{
    return connection != NULL;
}

static bool sqlite_revive(struct connection *connection)
{
    (void)connection; /* a file is never gone */
    return false;
}

static bool sqlite_is_in_transaction(const struct connection *connection)
{
    return sqlite3_get_autocommit(connection->handle) == 0;
}

static const char *sqlite_words(const struct connection *connection)
{
    return sqlite3_errmsg(connection->handle);
}

static enum database_trouble sqlite_script(struct connection *connection,
                                           const char *script)
{
    return trouble_of(connection->handle,
                      sqlite3_exec(connection->handle, script, NULL, NULL, NULL));
}

static struct statement *sqlite_statement_new(struct connection *connection,
                                              const struct sql *sql, struct pool *pool)
{
    struct statement *statement = pool_array(pool, 1, struct statement);

    statement->connection = connection;
    statement->sql = sql;
    return statement;
}

static void sqlite_statement_free(struct statement *statement)
{
    (void)sqlite3_finalize(statement->handle);
}

static enum database_trouble sqlite_prepare(struct statement *statement)
{
    sqlite3 *handle = statement->connection->handle;

    if (statement->handle != NULL) {
        return TROUBLE_NONE;
    }
    return trouble_of(handle, sqlite3_prepare_v3(handle, statement->sql->sqlite, -1,
                                                 SQLITE_PREPARE_PERSISTENT,
                                                 &statement->handle, NULL));
}

static int value_bind(sqlite3_stmt *handle, int position, const struct sql_value *value)
{
    switch (value->kind) {
    case SQL_INTEGER:
        return sqlite3_bind_int64(handle, position, value->integer);
    case SQL_TEXT:
        return sqlite3_bind_text(handle, position, value->text, -1, SQLITE_TRANSIENT);
    case SQL_NULL:
        break;
    }
    return sqlite3_bind_null(handle, position);
}

static enum database_trouble sqlite_start(struct statement *statement,
                                          const struct sql_value *values,
                                          size_t value_count)
{
    const enum database_trouble trouble = sqlite_prepare(statement);

    if (trouble != TROUBLE_NONE) {
        return trouble;
    }
    assert((size_t)sqlite3_bind_parameter_count(statement->handle) == value_count);
    for (size_t i = 0; i < value_count; i++) {
        const int code = value_bind(statement->handle, (int)i + 1, &values[i]);
        if (code != SQLITE_OK) {
            return trouble_of(statement->connection->handle, code);
        }
    }
    return TROUBLE_NONE;
}

static enum database_trouble sqlite_next(struct statement *statement, bool *has_row_out)
{
    sqlite3 *handle = statement->connection->handle;
    const int code = sqlite3_step(statement->handle);

    *has_row_out = code == SQLITE_ROW;
    if (code == SQLITE_DONE) {
        /* A statement that changes nothing leaves SQLite's count as it was. */
        statement->changed = sqlite3_stmt_readonly(statement->handle)
                                 ? 0
                                 : (size_t)sqlite3_changes(handle);
    }
    return trouble_of(handle, code);
}

/* At once, because an open read keeps the WAL from being emptied; and what was bound may
 * be large or secret. */
static void sqlite_reset(struct statement *statement)
{
    if (statement->handle != NULL) {
        (void)sqlite3_reset(statement->handle);
        (void)sqlite3_clear_bindings(statement->handle);
    }
}

static size_t sqlite_changed(const struct statement *statement)
{
    return statement->changed;
}

static size_t sqlite_column_count(const struct statement *statement)
{
    return (size_t)sqlite3_column_count(statement->handle);
}

static bool sqlite_is_null(const struct statement *statement, size_t column)
{
    return sqlite3_column_type(statement->handle, (int)column) == SQLITE_NULL;
}

static int64_t sqlite_integer(const struct statement *statement, size_t column)
{
    return sqlite3_column_int64(statement->handle, (int)column);
}

static const char *sqlite_text(const struct statement *statement, size_t column,
                               size_t *length_out)
{
    const unsigned char *text = sqlite3_column_text(statement->handle, (int)column);

    *length_out = (size_t)sqlite3_column_bytes(statement->handle, (int)column);
    return (const char *)text;
}

const struct driver DRIVER_SQLITE = {
    .kind = DATABASE_SQLITE,
    .open = sqlite_open,
    .close = sqlite_close,
    .is_alive = sqlite_is_alive,
    .revive = sqlite_revive,
    .is_in_transaction = sqlite_is_in_transaction,
    .words = sqlite_words,
    .script = sqlite_script,
    .statement_new = sqlite_statement_new,
    .statement_free = sqlite_statement_free,
    .prepare = sqlite_prepare,
    .start = sqlite_start,
    .next = sqlite_next,
    .reset = sqlite_reset,
    .changed = sqlite_changed,
    .column_count = sqlite_column_count,
    .is_null = sqlite_is_null,
    .integer = sqlite_integer,
    .text = sqlite_text,
};
