/* store_fixture.h - a fresh database for a test, of either kind, gone when it ends.
 *
 *     static void a_claim(void **state)
 *     {
 *         SCOPED(fixture) fixture = fixture_new(state);
 *         SCOPED(store) store = fixture_store(fixture);
 *         ...
 *     }
 *     const struct CMUnitTest tests[] = {ON_BOTH(a_claim)};
 *
 * PostgreSQL is the server that tests/with-postgres runs. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "store/store.h"

/* The kinds as the state of a test, and the rows of a group: one test for each. */
static const enum database_kind ON_SQLITE_ONLY[] = {DATABASE_SQLITE};
static const enum database_kind ON_POSTGRES_ONLY[] = {DATABASE_POSTGRES};

#define ON_SQLITE(test)                                                                  \
    {                                                                                    \
#test "@sqlite", test, NULL, NULL, (void *)(uintptr_t)ON_SQLITE_ONLY             \
    }
#define ON_POSTGRES(test)                                                                \
    {                                                                                    \
#test "@postgres", test, NULL, NULL, (void *)(uintptr_t)ON_POSTGRES_ONLY         \
    }
#define ON_BOTH(test) ON_SQLITE(test), ON_POSTGRES(test)

struct fixture {
    enum database_kind kind;
    struct pool *pool; /* it lives in it */
    const char *url; /* of an empty database */
    const char *directory; /* of a SQLite one; what lies in it goes too */
    const char *server; /* of a PostgreSQL one: the URL to drop its schema by */
    char name[64];
};

/* Fail with the sentence of `st` unless `is_done`. */
static inline void expect_done(bool is_done, const struct status *st)
{
    if (!is_done) {
        SCOPED(pool) pool = pool_new();
        struct text sentence;

        text_init(&sentence, pool, LIMIT_OUTPUT_BYTES);
        status_say(st, LANGUAGE_EN, &sentence);
        print_error("%s\n", sentence.bytes);
    }
    assert_true(is_done);
}

/* A connection to change with. */
static inline struct database *database_at(const char *url)
{
    const struct database_options options = {.url = url, .may_create = true};
    struct database *database = NULL;
    struct status st = {0};

    expect_done(database_open(&options, &database, &st), &st);
    return database;
}

static inline struct database *fixture_database(const struct fixture *fixture)
{
    return database_at(fixture->url);
}

static inline struct store *fixture_store_open(const struct fixture *fixture)
{
    const struct store_options options = {fixture->url, 2, true, true};
    struct store *store = NULL;
    struct status st = {0};

    expect_done(store_open(&options, &store, &st), &st);
    return store;
}

/* Make an empty SQLite database a migrated one: by migrating it the first time in a
 * program, after that by writing the same file, which takes a tenth of the time. */
static inline void fixture_migrate(const struct fixture *fixture)
{
    enum { FILE_MAX = 1024 * 1024 };
    static char *bytes = NULL;
    static size_t length = 0;
    const bool is_first = bytes == NULL;

    if (is_first) {
        store_free(fixture_store_open(fixture));
        bytes = malloc(FILE_MAX);
    }
    FILE *file = fopen(fixture->url, is_first ? "rb" : "wb");
    assert_non_null(file);
    if (is_first) {
        length = fread(bytes, 1, FILE_MAX, file);
        assert_true(length > 0 && length < FILE_MAX);
    } else {
        assert_int_equal(fwrite(bytes, 1, length, file), length);
    }
    assert_int_equal(fclose(file), 0);
}

/* A migrated store with its writer and two readers. */
static inline struct store *fixture_store(const struct fixture *fixture)
{
    if (fixture->kind == DATABASE_SQLITE && access(fixture->url, F_OK) != 0) {
        fixture_migrate(fixture);
    }
    return fixture_store_open(fixture);
}

/* Run a statement of the server, with the name of the fixture in the place of @. */
static inline void fixture_script(const struct fixture *fixture, const char *format)
{
    SCOPED(database) database = database_at(fixture->server);
    struct status st = {0};
    struct text script;

    text_init(&script, fixture->pool, LIMIT_CELL_BYTES);
    text_add_part(&script, format, strcspn(format, "@"));
    text_add(&script, fixture->name);
    text_add(&script, format + strcspn(format, "@") + 1);
    expect_done(database_script(database, script.bytes, &st), &st);
}

/* A schema and not a database: that takes a millisecond and not a tenth of a second, and
 * what the program does cannot tell the difference. */
static inline void fixture_postgres(struct fixture *fixture)
{
    struct timespec now;
    struct text url;

    fixture->server = getenv("SAMENSPEL_POSTGRES");
    if (fixture->server == NULL) {
        fail_msg("%s", "there is no PostgreSQL here: run it by tests/with-postgres");
    }
    (void)clock_gettime(CLOCK_REALTIME, &now);
    (void)snprintf(fixture->name, sizeof fixture->name, "test_%d_%lld_%ld", (int)getpid(),
                   (long long)now.tv_sec, now.tv_nsec);
    fixture_script(fixture, "CREATE SCHEMA @");
    text_init(&url, fixture->pool, LIMIT_CELL_BYTES);
    text_add(&url, fixture->server);
    text_add(&url, strchr(fixture->server, '?') == NULL ? "?" : "&");
    text_add(&url, "options=-csearch_path%3D");
    text_add(&url, fixture->name);
    fixture->url = url.bytes;
}

static inline void fixture_sqlite(struct fixture *fixture)
{
    const char *place = getenv("TMPDIR");
    struct text url;
    char directory[128];

    (void)snprintf(directory, sizeof directory, "%s/samenspel-test.XXXXXX",
                   place == NULL ? "/tmp" : place);
    assert_non_null(mkdtemp(directory));
    fixture->directory = pool_text(fixture->pool, directory);
    text_init(&url, fixture->pool, LIMIT_CELL_BYTES);
    text_add(&url, directory);
    text_add(&url, "/test.db");
    fixture->url = url.bytes;
}

static inline struct fixture *fixture_of(enum database_kind kind)
{
    struct pool *pool = pool_new();
    struct fixture *fixture = pool_array(pool, 1, struct fixture);

    fixture->pool = pool;
    fixture->kind = kind;
    if (kind == DATABASE_POSTGRES) {
        fixture_postgres(fixture);
    } else {
        fixture_sqlite(fixture);
    }
    return fixture;
}

/* Of the kind for which this test runs; see ON_BOTH(). */
static inline struct fixture *fixture_new(void **state)
{
    return fixture_of(*(const enum database_kind *)*state);
}

static inline void fixture_free(struct fixture *fixture)
{
    static const char *const NAMES[] = {"/test.db", "/test.db-wal", "/test.db-shm"};

    if (fixture == NULL) {
        return;
    }
    if (fixture->kind == DATABASE_POSTGRES) {
        fixture_script(fixture, "DROP SCHEMA @ CASCADE");
    }
    for (size_t i = 0; fixture->directory != NULL && i < ARRAY_COUNT(NAMES); i++) {
        struct text path;
        text_init(&path, fixture->pool, LIMIT_CELL_BYTES);
        text_add(&path, fixture->directory);
        text_add(&path, NAMES[i]);
        (void)unlink(path.bytes);
    }
    if (fixture->directory != NULL) {
        (void)rmdir(fixture->directory);
    }
    pool_free(fixture->pool);
}
SCOPE_END(fixture)
