#include "store/database.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "store/database_state.h"

enum { SLOTS_FIRST = 64 };

/* ---- opening ---- */

enum database_kind database_kind_of(const char *url)
{
    return strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0
               ? DATABASE_POSTGRES
               : DATABASE_SQLITE;
}

bool database_open(const struct database_options *options, struct database **database_out,
                   struct status *st)
{
    struct pool *pool = pool_new();
    struct database *database = pool_array(pool, 1, struct database);

    database->driver = database_kind_of(options->url) == DATABASE_POSTGRES
                           ? &DRIVER_POSTGRES
                           : &DRIVER_SQLITE;
    if (!database->driver->open(options, pool, &database->connection, st)) {
        pool_free(pool);
        return false;
    }
    database->pool = pool;
    database->slot_count = SLOTS_FIRST;
    database->slots = pool_array(pool, SLOTS_FIRST, struct query *);
    *database_out = database;
    return true;
}

void database_free(struct database *database)
{
    if (database == NULL) {
        return;
    }
    assert(database->open_count == 0);
    for (size_t i = 0; i < database->slot_count; i++) {
        if (database->slots[i] != NULL) {
            database->driver->statement_free(database->slots[i]->statement);
        }
    }
    database->driver->close(database->connection);
    pool_free(database->pool);
}

enum database_kind database_kind(const struct database *database)
{
    return database->driver->kind;
}

enum database_trouble database_trouble(const struct database *database)
{
    return database->trouble;
}

bool database_is_idle(const struct database *database)
{
    return database->open_count == 0 && database->depth == 0;
}

/* ---- failures ---- */

static const char LOST_WORDS[] = "an earlier statement of the transaction failed";

/* The first line, cut at the edge of a character. */
static void words_keep(char *words, const char *said)
{
    size_t length = strcspn(said, "\n");

    if (length >= WORDS_MAX) {
        length = WORDS_MAX - 1;
        while (length > 0 && ((unsigned char)said[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    memcpy(words, said, length);
    words[length] = '\0';
}

/* After a failure in a transaction PostgreSQL refuses all until it is rolled back, and
 * SQLite goes on, or has rolled everything back by itself and would run the next
 * statement outside of it. Ours refuses on both. */
static void trouble_note(struct database *database, enum database_trouble trouble)
{
    database->trouble = trouble;
    if (trouble == TROUBLE_NONE || database->depth == 0) {
        return;
    }
    if (!database->driver->is_in_transaction(database->connection)) {
        database->failed_depth = 1;
    } else if (database->failed_depth == 0) {
        database->failed_depth = database->depth;
    }
}

static bool trouble_fail(enum database_trouble trouble, const char *name,
                         const char *words, struct status *st)
{
    switch (trouble) {
    case TROUBLE_UNIQUE:
        return status_fail(st, STATUS_CONFLICT,
                           "'%s' gives a key that is there already: '%s'", name, words);
    case TROUBLE_FOREIGN_KEY:
        return status_fail(
            st, STATUS_CONFLICT,
            "'%s' needs a row that is not there, or takes away one that is needed: '%s'",
            name, words);
    case TROUBLE_BUSY:
        return status_fail(st, STATUS_FAILED,
                           "'%s' could not run because the database is busy: '%s'", name,
                           words);
    case TROUBLE_FULL:
        return status_fail(
            st, STATUS_FAILED,
            "'%s' could not write: the disk is full, or may only be read: '%s'", name,
            words);
    case TROUBLE_GONE:
        return status_fail(st, STATUS_FAILED, "'%s' could not reach the database: '%s'",
                           name, words);
    case TROUBLE_NONE:
    case TROUBLE_OTHER:
        break;
    }
    return status_fail(st, STATUS_FAILED, "'%s' could not run: '%s'", name, words);
}

static void query_fail(struct query *query, enum database_trouble trouble)
{
    struct database *database = query->database;

    query->trouble = trouble;
    words_keep(query->words, database->driver->words(database->connection));
    trouble_note(database, trouble);
}

/* ---- the statements of a connection ---- */

static size_t slot_of(const struct database *database, const struct sql *sql)
{
    /* Fibonacci hashing: the low bits of an address are all alike. */
    const uint64_t mixed = (uint64_t)(uintptr_t)sql * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(mixed >> 32) & (database->slot_count - 1);

    while (database->slots[slot] != NULL && database->slots[slot]->sql != sql) {
        slot = (slot + 1) & (database->slot_count - 1);
    }
    return slot;
}

static void slots_grow(struct database *database)
{
    struct query **old = database->slots;
    const size_t old_count = database->slot_count;

    database->slot_count = 2 * old_count;
    database->slots = pool_array(database->pool, 2 * old_count, struct query *);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] != NULL) {
            database->slots[slot_of(database, old[i]->sql)] = old[i];
        }
    }
}

static struct query *query_find(struct database *database, const struct sql *sql)
{
    size_t slot = slot_of(database, sql);

    if (database->slots[slot] != NULL) {
        return database->slots[slot];
    }
    if (2 * (database->query_count + 1) > database->slot_count) {
        slots_grow(database);
        slot = slot_of(database, sql);
    }
    struct query *query = pool_array(database->pool, 1, struct query);
    query->database = database;
    query->sql = sql;
    query->statement =
        database->driver->statement_new(database->connection, sql, database->pool);
    database->slots[slot] = query;
    database->query_count++;
    return query;
}

/* ---- running ---- */

static bool is_refused(const struct database *database)
{
    return database->failed_depth != 0 && database->depth >= database->failed_depth;
}

/* Open a query and start it. What only reads is started again on a new connection when
 * the old one turns out to be lost; what writes is not, because it may have been done. */
static bool query_start(struct query *query, const struct sql_value *values,
                        size_t value_count, bool may_repeat)
{
    struct database *database = query->database;
    const struct driver *driver = database->driver;

    assert(!query->is_open);
    query->is_open = true;
    query->has_row = false;
    query->trouble = TROUBLE_NONE;
    database->open_count++;
    if (is_refused(database)) {
        query->trouble = database->trouble;
        words_keep(query->words, LOST_WORDS);
        return false;
    }
    if (database->depth == 0 && !may_repeat && !driver->is_alive(database->connection)) {
        (void)driver->revive(database->connection);
    }
    enum database_trouble trouble = driver->start(query->statement, values, value_count);
    if (trouble == TROUBLE_GONE && database->depth == 0 && may_repeat &&
        driver->revive(database->connection)) {
        trouble = driver->start(query->statement, values, value_count);
    }
    if (trouble != TROUBLE_NONE) {
        query_fail(query, trouble);
    }
    return trouble == TROUBLE_NONE;
}

struct query *query_begin(struct database *database, const struct sql *sql,
                          const struct sql_value *values, size_t value_count)
{
    struct query *query = query_find(database, sql);

    (void)query_start(query, values, value_count, true);
    return query;
}

bool query_next(struct query *query)
{
    struct database *database = query->database;

    assert(query->is_open);
    if (query->trouble != TROUBLE_NONE) {
        return false;
    }
    const enum database_trouble trouble =
        database->driver->next(query->statement, &query->has_row);
    if (trouble != TROUBLE_NONE) {
        query_fail(query, trouble);
    }
    return query->has_row;
}

bool query_end(struct query *query, struct status *st)
{
    const enum database_trouble trouble = query->trouble;

    query_free(query);
    if (trouble != TROUBLE_NONE) {
        return trouble_fail(trouble, query->sql->name, query->words, st);
    }
    query->database->trouble = TROUBLE_NONE;
    return true;
}

/* The memory is the connection's, so freeing twice is as good as once. */
bool query_number(struct query *query, int64_t *number_out, struct status *st)
{
    const int64_t number = query_next(query) ? query_integer(query, 0) : 0;

    if (!query_end(query, st)) {
        return false;
    }
    *number_out = number;
    return true;
}

void query_free(struct query *query)
{
    if (query != NULL && query->is_open) {
        query->database->driver->reset(query->statement);
        query->is_open = false;
        query->has_row = false;
        query->database->open_count--;
    }
}

/* ---- rows ---- */

int64_t query_integer(const struct query *query, size_t column)
{
    assert(query->has_row && column < query_column_count(query));
    return query->database->driver->integer(query->statement, column);
}

char *query_text(const struct query *query, size_t column, struct pool *pool)
{
    size_t length = 0;

    assert(query->has_row && column < query_column_count(query));
    const char *text = query->database->driver->text(query->statement, column, &length);
    return text == NULL ? NULL : pool_text_part(pool, text, length);
}

bool query_is_null(const struct query *query, size_t column)
{
    assert(query->has_row && column < query_column_count(query));
    return query->database->driver->is_null(query->statement, column);
}

size_t query_column_count(const struct query *query)
{
    return query->trouble == TROUBLE_NONE
               ? query->database->driver->column_count(query->statement)
               : 0;
}

/* ---- without rows ---- */

static bool statement_run(struct query *query, bool is_started, struct status *st)
{
    while (is_started && query_next(query)) {
    }
    return query_end(query, st);
}

bool database_run(struct database *database, const struct sql *sql,
                  const struct sql_value *values, size_t value_count, struct status *st)
{
    struct query *query = query_find(database, sql);

    if (!statement_run(query, query_start(query, values, value_count, false), st)) {
        return false;
    }
    database->changed = database->driver->changed(query->statement);
    return true;
}

bool database_control(struct database *database, const struct sql *sql, struct status *st)
{
    struct query *query = query_find(database, sql);

    return statement_run(query, query_start(query, NULL, 0, true), st);
}

size_t database_changed(const struct database *database)
{
    return database->changed;
}

bool database_prepare(struct database *database, const struct sql *sql, struct status *st)
{
    struct query *query = query_find(database, sql);
    const enum database_trouble trouble = database->driver->prepare(query->statement);

    if (trouble == TROUBLE_NONE) {
        return true;
    }
    query_fail(query, trouble);
    return trouble_fail(trouble, sql->name, query->words, st);
}

bool database_script(struct database *database, const char *script, struct status *st)
{
    char words[WORDS_MAX];

    if (is_refused(database)) {
        return trouble_fail(database->trouble, "script", LOST_WORDS, st);
    }
    if (database->depth == 0 && !database->driver->is_alive(database->connection)) {
        (void)database->driver->revive(database->connection);
    }
    const enum database_trouble trouble =
        database->driver->script(database->connection, script);
    if (trouble == TROUBLE_NONE) {
        database->trouble = TROUBLE_NONE;
        return true;
    }
    words_keep(words, database->driver->words(database->connection));
    trouble_note(database, trouble);
    return trouble_fail(trouble, "script", words, st);
}
