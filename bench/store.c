/* store.c - what the database layer costs, beside the same work without it.
 *
 * Reading: a row by its key through the layer, beside a raw prepared statement. Changing:
 * durable units from 1, 8 and 32 threads through store_change(), beside a bare loop that
 * commits in groups, and beside a connection for each thread. What is compared takes
 * turns; a ratio is the median of the ratios of the rounds. The files lie in /var/tmp,
 * which is a disk where /tmp is memory. PostgreSQL is measured under
 * tests/with-postgres. */
#include <inttypes.h>
#include <postgresql/libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "race.h"
#include "store/store.h"
#include "timer.h"

enum { ROWS = 1000, ROUNDS = 15, SELECTS = 4000, REPEATS = 5 };

static const size_t THREADS[] = {1, 8, THREADS_MAX};

#define SELECT_TEXT "SELECT id, name, email, size FROM person_bench WHERE id = "
#define INSERT_TEXT "INSERT INTO unit_bench (thread, body) VALUES "
#define UPDATE_TEXT "UPDATE counter_bench SET number = number + 1 WHERE id = "

static const struct sql SELECT = {"select", SELECT_TEXT "?", SELECT_TEXT "$1"};
static const struct sql INSERT = {"insert", INSERT_TEXT "(?, ?)", INSERT_TEXT "($1, $2)"};
static const struct sql UPDATE = {"update", UPDATE_TEXT "?", UPDATE_TEXT "$1"};

static const char BODY[] = "a handful of words, as long as what somebody answers";

static bool tables_make(struct unit *unit, void *context, struct status *st)
{
    static const struct sql add = {
        "add", "INSERT INTO person_bench (id, name, email, size) VALUES (?, ?, ?, 3)",
        "INSERT INTO person_bench (id, name, email, size) VALUES ($1, $2, $3, 3)"};

    (void)context;
    if (!database_script(
            unit->database,
            "DROP TABLE IF EXISTS person_bench; DROP TABLE IF EXISTS unit_bench;"
            "DROP TABLE IF EXISTS counter_bench;"
            "CREATE TABLE person_bench (id BIGINT PRIMARY KEY, name TEXT, email TEXT,"
            " size BIGINT);"
            "CREATE TABLE unit_bench (thread BIGINT, body TEXT);"
            "CREATE TABLE counter_bench (id BIGINT PRIMARY KEY, number BIGINT)",
            st)) {
        return false;
    }
    for (int64_t id = 0; id < ROWS; id++) {
        if (!database_run(unit->database, &add,
                          SQL_VALUES(sql_integer(id), sql_text("Anna Peeters"),
                                     sql_text("anna.peeters@example.org")),
                          st)) {
            return false;
        }
    }
    return database_script(unit->database,
                           "INSERT INTO counter_bench SELECT id, 0 FROM person_bench"
                           " WHERE id < 32",
                           st);
}

static struct store *store_make(const char *url, size_t reader_count)
{
    const struct store_options options = {url, reader_count, true, true};
    struct store *store = NULL;
    struct status st = {0};

    require(store_open(&options, &store, &st), "store_open");
    require(store_change(store, tables_make, NULL, &st), "tables");
    return store;
}

/* ---- reading ---- */

static int64_t layer_select(struct database *database, int64_t id)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    SCOPED(query) row = query_begin(database, &SELECT, SQL_VALUES(sql_integer(id)));

    require(query_next(row), "row");
    const int64_t sum = query_integer(row, 0) + query_integer(row, 3) +
                        query_text(row, 1, pool)[0] + query_text(row, 2, pool)[0];
    require(!query_next(row) && query_end(row, &st), "end");
    return sum;
}

static int64_t sqlite_select(void *context, int64_t id)
{
    sqlite3_stmt *statement = context;
    char name[64];
    char email[64];

    (void)sqlite3_bind_int64(statement, 1, id);
    require(sqlite3_step(statement) == SQLITE_ROW, "row");
    (void)snprintf(name, sizeof name, "%s",
                   (const char *)sqlite3_column_text(statement, 1));
    (void)snprintf(email, sizeof email, "%s",
                   (const char *)sqlite3_column_text(statement, 2));
    const int64_t sum = sqlite3_column_int64(statement, 0) +
                        sqlite3_column_int64(statement, 3) + name[0] + email[0];
    require(sqlite3_step(statement) == SQLITE_DONE, "end");
    (void)sqlite3_reset(statement);
    return sum;
}

static int64_t postgres_select(void *context, int64_t id)
{
    PGconn *connection = context;
    char digits[24];
    const char *const values[] = {digits};

    (void)snprintf(digits, sizeof digits, "%" PRId64, id);
    PGresult *result = PQexecPrepared(connection, "raw", 1, values, NULL, NULL, 0);
    require(PQntuples(result) == 1, "row");
    const int64_t sum = strtoll(PQgetvalue(result, 0, 0), NULL, 10) +
                        strtoll(PQgetvalue(result, 0, 3), NULL, 10) +
                        PQgetvalue(result, 0, 1)[0] + PQgetvalue(result, 0, 2)[0];
    PQclear(result);
    return sum;
}

static void reading_time(const char *label, struct store *store,
                         int64_t (*raw_select)(void *context, int64_t id), void *context)
{
    SCOPED(reader) reader = reader_borrow(store);
    struct database *database = reader_database(reader);
    double raw[ROUNDS];
    double ratios[ROUNDS];
    int64_t difference = 0;

    for (size_t round = 0; round < ROUNDS; round++) {
        double begin = now_seconds();
        for (int64_t i = 0; i < SELECTS; i++) {
            difference += raw_select(context, i % ROWS);
        }
        raw[round] = now_seconds() - begin;
        begin = now_seconds();
        for (int64_t i = 0; i < SELECTS; i++) {
            difference -= layer_select(database, i % ROWS);
        }
        ratios[round] = (now_seconds() - begin) / raw[round];
    }
    require(difference == 0, "the same rows");
    (void)printf("%-12s raw %6.2f us   layer / raw %5.2f\n", label,
                 median(raw, ROUNDS) * 1e6 / SELECTS, median(ratios, ROUNDS));
}

/* ---- changing ---- */

static bool raw_unit(const struct raw *raw, const void *context, int64_t thread)
{
    sqlite3_stmt *insert = raw->statements[0];
    sqlite3_stmt *update = raw->statements[1];

    (void)context;
    (void)sqlite3_bind_int64(insert, 1, thread);
    (void)sqlite3_bind_text(insert, 2, BODY, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(update, 1, thread);
    const bool is_done =
        sqlite3_step(insert) == SQLITE_DONE && sqlite3_step(update) == SQLITE_DONE;
    (void)sqlite3_reset(insert);
    (void)sqlite3_reset(update);
    return is_done;
}

static const struct raw_work RAW_WORK = {
    .statements = {INSERT_TEXT "(?, ?)", UPDATE_TEXT "?"},
    .statement_count = 2,
    .run = raw_unit,
};

static bool store_unit(struct unit *unit, void *context, struct status *st)
{
    const struct runner *runner = context;

    return database_run(unit->database, &INSERT,
                        SQL_VALUES(sql_integer(runner->number), sql_text(BODY)), st) &&
           database_run(unit->database, &UPDATE, SQL_VALUES(sql_integer(runner->number)),
                        st);
}

static void *store_runner(void *context)
{
    struct runner *runner = context;

    while (!atomic_load(&runner->race->is_over)) {
        struct status st = {0};
        const bool is_done = store_change(runner->race->store, store_unit, runner, &st);
        runner->count += is_done;
        runner->busy_count += !is_done;
    }
    return NULL;
}

static void changing_time(struct store *store, const char *path, size_t threads)
{
    struct race race = {.path = path, .work = &RAW_WORK, .store = store};
    double rates[REPEATS];
    double beside_loop[REPEATS];
    /* Once, because it leaves threads that wait for 5 seconds. */
    const double connections = race_run(&race, threads, connection_runner);

    for (size_t i = 0; i < REPEATS; i++) {
        const double bare = loop_race(&race, threads);
        rates[i] = race_run(&race, threads, store_runner);
        beside_loop[i] = rates[i] / bare;
    }
    (void)printf("%2zu threads   store %7.0f/s   / bare loop %5.2f   "
                 "/ a connection each %6.2f\n",
                 threads, median(rates, REPEATS), median(beside_loop, REPEATS),
                 median(rates, REPEATS) / connections);
}

/* ---- both ---- */

static void sqlite_time(const char *path)
{
    SCOPED(store) store = store_make(path, 1);
    sqlite3 *handle = NULL;
    sqlite3_stmt *statement = NULL;

    require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                            NULL) == SQLITE_OK &&
                sqlite3_prepare_v3(handle, SELECT.sqlite, -1, SQLITE_PREPARE_PERSISTENT,
                                   &statement, NULL) == SQLITE_OK,
            "raw");
    reading_time("SQLite", store, sqlite_select, statement);
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(handle);
    for (size_t i = 0; i < ARRAY_COUNT(THREADS); i++) {
        changing_time(store, path, THREADS[i]);
    }
}

static void postgres_time(const char *url)
{
    SCOPED(store) store = store_make(url, 8);
    PGconn *connection = PQconnectdb(url);
    struct race race = {.store = store};

    PQclear(PQprepare(connection, "raw", SELECT.postgres, 1, NULL));
    reading_time("PostgreSQL", store, postgres_select, connection);
    PQfinish(connection);
    for (size_t i = 0; i < ARRAY_COUNT(THREADS); i++) {
        (void)printf("%2zu threads   store %7.0f/s\n", THREADS[i],
                     race_run(&race, THREADS[i], store_runner));
    }
}

int main(void)
{
    char directory[] = "/var/tmp/samenspel-bench.XXXXXX";
    const char *server = getenv("SAMENSPEL_POSTGRES");
    char path[64];

    require(mkdtemp(directory) != NULL, "mkdtemp");
    (void)snprintf(path, sizeof path, "%s/bench.db", directory);
    (void)printf("store, medians of %d rounds of reading and %d of changing\n", ROUNDS,
                 REPEATS);
    sqlite_time(path);
    (void)unlink(path);
    (void)rmdir(directory);
    if (server != NULL) {
        postgres_time(server);
    }
    return EXIT_SUCCESS;
}
