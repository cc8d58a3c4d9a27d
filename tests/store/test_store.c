/* test_store.c - what is answered is durable, and as if the units ran one by one. */
#include "store_fixture.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/resource.h>

static const struct sql COUNTER_READ = {"counter_read", "SELECT number FROM counter",
                                        "SELECT number FROM counter"};
static const struct sql COUNTER_WRITE = {"counter_write", "UPDATE counter SET number = ?",
                                         "UPDATE counter SET number = $1"};
static const struct sql THING_ADD = {"thing_add",
                                     "INSERT INTO thing (id, body) VALUES (?, ?)",
                                     "INSERT INTO thing (id, body) VALUES ($1, $2)"};
static const struct sql THING_COUNT = {"thing_count", "SELECT COUNT(*) FROM thing",
                                       "SELECT COUNT(*) FROM thing"};

static bool tables_make(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    return database_script(unit->database,
                           "CREATE TABLE counter (number BIGINT NOT NULL);"
                           "INSERT INTO counter (number) VALUES (0);"
                           "CREATE TABLE thing (id BIGINT PRIMARY KEY, body TEXT);",
                           st);
}

static struct store *store_begin(const struct fixture *fixture, bool has_writer)
{
    const struct store_options options = {fixture->url, 3, has_writer, true};
    struct store *store = NULL;
    struct status st = {0};

    expect_done(store_open(&options, &store, &st), &st);
    expect_done(store_change(store, tables_make, NULL, &st), &st);
    return store;
}

static int64_t number_read(struct database *database, const struct sql *sql)
{
    struct status st = {0};
    SCOPED(query) row = query_begin(database, sql, SQL_NO_VALUES);

    assert_true(query_next(row));
    const int64_t number = query_integer(row, 0);
    expect_done(query_end(row, &st), &st);
    return number;
}

static int64_t store_number(struct store *store, const struct sql *sql)
{
    SCOPED(reader) reader = reader_borrow(store);

    return number_read(reader_database(reader), sql);
}

/* ---- units ---- */

/* Read, wait for nothing, write: loses updates wherever units can overlap. */
static bool count_one(struct unit *unit, void *context, struct status *st)
{
    SCOPED(query) row = query_begin(unit->database, &COUNTER_READ, SQL_NO_VALUES);
    const int64_t number = query_next(row) ? query_integer(row, 0) : 0;

    if (!query_end(row, st)) {
        return false;
    }
    *(int64_t *)context = number + 1;
    return database_run(unit->database, &COUNTER_WRITE,
                        SQL_VALUES(sql_integer(number + 1)), st);
}

struct thing {
    int64_t id;
    const char *body;
    bool is_refused; /* after it was added, by a rule */
    size_t run_count;
};

static bool thing_add(struct unit *unit, void *context, struct status *st)
{
    struct thing *thing = context;

    thing->run_count++;
    if (!database_run(unit->database, &THING_ADD,
                      SQL_VALUES(sql_integer(thing->id), sql_text(thing->body)), st)) {
        return false;
    }
    return !thing->is_refused ||
           status_fail(st, STATUS_INVALID, "thing '%s' is refused", "x");
}

static void a_change_is_read_at_once(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    struct status st = {0};

    for (int64_t i = 1; i <= 20; i++) {
        int64_t number = 0;
        expect_done(store_change(store, count_one, &number, &st), &st);
        assert_int_equal(number, i);
        assert_int_equal(store_number(store, &COUNTER_READ), i);
    }
}

static const struct {
    const char *label;
    struct thing thing;
    enum status_code code;
} UNIT_CASES[] = {
    {"good", {.id = 1}, STATUS_OK},
    {"refused by a rule", {.id = 2, .is_refused = true}, STATUS_INVALID},
    {"the same key", {.id = 1}, STATUS_CONFLICT},
    {"good again", {.id = 2, .body = "x"}, STATUS_OK},
};

static void a_failing_unit_leaves_nothing(void **state)
{
    for (size_t writer = 0; writer < 2; writer++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = store_begin(fixture, writer == 1);
        int64_t count = 0;

        for (size_t i = 0; i < ARRAY_COUNT(UNIT_CASES); i++) {
            struct thing thing = UNIT_CASES[i].thing;
            struct status st = {0};
            print_message("%s\n", UNIT_CASES[i].label);
            const bool is_done = store_change(store, thing_add, &thing, &st);
            assert_int_equal(is_done, UNIT_CASES[i].code == STATUS_OK);
            assert_int_equal(st.code, UNIT_CASES[i].code);
            count += is_done;
            assert_int_equal(store_number(store, &THING_COUNT), count);
        }
    }
}

/* ---- many threads ---- */

enum { THREADS = 8, UNITS_EACH = 200, UNITS_EACH_POSTGRES = 25 };

struct worker {
    struct store *store;
    pthread_t thread;
    int64_t first_id;
    size_t count;
    size_t done_count;
    size_t refused_count;
};

static void *counter_work(void *context)
{
    struct worker *worker = context;

    for (size_t i = 0; i < worker->count; i++) {
        struct status st = {0};
        int64_t number = 0;
        worker->done_count += store_change(worker->store, count_one, &number, &st);
    }
    return NULL;
}

/* Every third is refused. */
static void *thing_work(void *context)
{
    struct worker *worker = context;

    for (size_t i = 0; i < worker->count; i++) {
        struct status st = {0};
        struct thing thing = {.id = worker->first_id + (int64_t)i,
                              .is_refused = i % 3 == 0};
        worker->done_count += store_change(worker->store, thing_add, &thing, &st);
        worker->refused_count += st.code == STATUS_INVALID;
    }
    return NULL;
}

static void workers_start(struct store *store, struct worker *workers, size_t each,
                          void *(*work)(void *))
{
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){
            .store = store, .first_id = (int64_t)(i * each), .count = each};
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
}

static size_t workers_join(const struct worker *workers)
{
    size_t done_count = 0;

    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
        done_count += workers[i].done_count;
    }
    return done_count;
}

static void no_update_is_lost(void **state)
{
    for (size_t writer = 0; writer < 2; writer++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = store_begin(fixture, writer == 1);
        struct worker workers[THREADS];
        const size_t each =
            fixture->kind == DATABASE_SQLITE ? UNITS_EACH : UNITS_EACH_POSTGRES;

        workers_start(store, workers, each, counter_work);
        assert_int_equal(workers_join(workers), THREADS * each);
        assert_int_equal(store_number(store, &COUNTER_READ), THREADS * each);
    }
}

static void a_refused_unit_takes_no_other_along(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    struct worker workers[THREADS];

    workers_start(store, workers, 30, thing_work);
    assert_int_equal(workers_join(workers), THREADS * 20);
    assert_int_equal(store_number(store, &THING_COUNT), THREADS * 20);
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(workers[i].refused_count, 10);
    }
}

static void *reading_work(void *context)
{
    struct worker *worker = context;

    for (size_t i = 0; i < worker->count; i++) {
        worker->done_count += store_number(worker->store, &COUNTER_READ) == 0;
    }
    return NULL;
}

static void readers_wait_for_each_other(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    struct worker workers[THREADS];

    workers_start(store, workers, 50, reading_work);
    assert_int_equal(workers_join(workers), THREADS * 50);
}

/* ---- a writer that is held up ---- */

struct gate {
    sem_t is_entered;
    sem_t may_leave;
    bool is_masked;
};

static bool gate_pass(struct unit *unit, void *context, struct status *st)
{
    struct gate *gate = context;
    sigset_t mask;

    (void)unit;
    (void)st;
    (void)pthread_sigmask(SIG_BLOCK, NULL, &mask);
    gate->is_masked = sigismember(&mask, SIGTERM) == 1;
    (void)sem_post(&gate->is_entered);
    (void)sem_wait(&gate->may_leave);
    return true;
}

struct gate_keeper {
    struct store *store;
    struct gate gate;
    pthread_t thread;
    bool is_done;
};

static void *gate_work(void *context)
{
    struct gate_keeper *keeper = context;
    struct status st = {0};

    keeper->is_done = store_change(keeper->store, gate_pass, &keeper->gate, &st);
    return NULL;
}

/* From here until gate_open() all units come into one batch. */
static void gate_close(struct gate_keeper *keeper, struct store *store)
{
    keeper->store = store;
    (void)sem_init(&keeper->gate.is_entered, 0, 0);
    (void)sem_init(&keeper->gate.may_leave, 0, 0);
    assert_int_equal(pthread_create(&keeper->thread, NULL, gate_work, keeper), 0);
    (void)sem_wait(&keeper->gate.is_entered);
}

static void gate_open(struct gate_keeper *keeper)
{
    (void)sem_post(&keeper->gate.may_leave);
    assert_int_equal(pthread_join(keeper->thread, NULL), 0);
    assert_true(keeper->is_done);
    (void)sem_destroy(&keeper->gate.is_entered);
    (void)sem_destroy(&keeper->gate.may_leave);
}

static void a_moment(void)
{
    const struct timespec moment = {.tv_nsec = 50 * 1000 * 1000};

    (void)nanosleep(&moment, NULL);
}

static void *gate_open_soon(void *context)
{
    struct gate_keeper *keeper = context;

    a_moment();
    gate_open(keeper);
    return NULL;
}

static void what_waits_is_answered_before_the_end(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    struct store *store = store_begin(fixture, true);
    struct gate_keeper keeper = {0};
    struct worker workers[THREADS];
    pthread_t opener;

    gate_close(&keeper, store);
    workers_start(store, workers, 1, counter_work);
    a_moment();
    assert_int_equal(pthread_create(&opener, NULL, gate_open_soon, &keeper), 0);
    store_free(store);
    assert_int_equal(pthread_join(opener, NULL), 0);
    assert_int_equal(workers_join(workers), THREADS);
    assert_true(keeper.gate.is_masked);
    SCOPED(database) database = fixture_database(fixture);
    assert_int_equal(number_read(database, &COUNTER_READ), THREADS);
}

/* ---- a full disk ---- */

static bool limit_pages(struct unit *unit, void *context, struct status *st)
{
    return database_script(unit->database, context, st);
}

/* A body of a megabyte meets the end of the database within its unit. */
static const char *large_body(struct pool *pool)
{
    char *body = pool_bytes(pool, 1024 * 1024 + 1);

    memset(body, 'x', 1024 * 1024);
    return body;
}

struct batch_worker {
    struct store *store;
    pthread_t thread;
    struct thing thing;
    struct status st;
    bool is_done;
};

static void *batch_work(void *context)
{
    struct batch_worker *worker = context;

    worker->is_done = store_change(worker->store, thing_add, &worker->thing, &worker->st);
    return NULL;
}

/* Hand in things of one batch together; the odd ones are large. */
static void batch_hand_in(struct store *store, struct batch_worker *workers, size_t count,
                          struct pool *pool)
{
    struct gate_keeper keeper = {0};

    gate_close(&keeper, store);
    for (size_t i = 0; i < count; i++) {
        workers[i] = (struct batch_worker){.store = store, .thing = {.id = (int64_t)i}};
        workers[i].thing.body = i % 2 == 1 ? large_body(pool) : "small";
        assert_int_equal(
            pthread_create(&workers[i].thread, NULL, batch_work, &workers[i]), 0);
    }
    a_moment();
    gate_open(&keeper);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
    }
}

static void a_unit_that_is_too_large_takes_no_other_along(void **state)
{
    enum { COUNT = 6 };
    char small[] = "PRAGMA max_page_count = 100";
    char large[] = "PRAGMA max_page_count = 1000000";
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    SCOPED(store) store = store_begin(fixture, true);
    struct batch_worker workers[COUNT];
    struct status st = {0};

    expect_done(store_change(store, limit_pages, small, &st), &st);
    batch_hand_in(store, workers, COUNT, pool);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(workers[i].is_done, i % 2 == 0);
        assert_int_equal(workers[i].st.code, i % 2 == 0 ? STATUS_OK : STATUS_FAILED);
    }
    assert_int_equal(store_number(store, &THING_COUNT), COUNT / 2);
    expect_done(store_change(store, limit_pages, large, &st), &st);
    struct thing thing = {.id = 100, .body = large_body(pool)};
    expect_done(store_change(store, thing_add, &thing, &st), &st);
}

/* No file may grow: then the commit itself fails, of all units in the batch. */
static void a_full_disk_fails_the_batch_and_nothing_else(void **state)
{
    enum { COUNT = 6 };
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(pool) pool = pool_new();
    SCOPED(store) store = store_begin(fixture, true);
    struct batch_worker workers[COUNT];
    struct rlimit before;
    struct status st = {0};

    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit none = {1024, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    batch_hand_in(store, workers, COUNT, pool);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    for (size_t i = 0; i < COUNT; i++) {
        assert_false(workers[i].is_done);
        assert_int_equal(workers[i].st.code, STATUS_FAILED);
    }
    assert_int_equal(store_number(store, &THING_COUNT), 0);
    struct thing thing = {.id = 1, .body = large_body(pool)};
    expect_done(store_change(store, thing_add, &thing, &st), &st);
    assert_int_equal(store_number(store, &THING_COUNT), 1);
}

static void a_locked_database_fails_the_batch(void **state)
{
    char hurry[] = "PRAGMA busy_timeout = 20";
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    SCOPED(database) other = fixture_database(fixture);
    struct thing thing = {.id = 1};
    struct status st = {0};

    expect_done(store_change(store, limit_pages, hurry, &st), &st);
    SCOPED(transaction) theirs = transaction_begin(other, TRANSACTION_WRITE, &st);
    assert_non_null(theirs);
    assert_false(store_change(store, thing_add, &thing, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    expect_done(transaction_commit(theirs, &st), &st);
    expect_done(store_change(store, thing_add, &thing, &st), &st);
    assert_int_equal(store_number(store, &THING_COUNT), 1);
}

/* ---- a lost server ---- */

static const struct sql SELF_KILL = {"self_kill", "SELECT 1",
                                     "SELECT pg_terminate_backend(pg_backend_pid())"};
#define THE_OTHERS                                                                       \
    " FROM pg_stat_activity WHERE datname = current_database()"                          \
    " AND pid <> pg_backend_pid()"
static const struct sql KILL_ALL = {"kill_all", "",
                                    "SELECT pg_terminate_backend(pid)" THE_OTHERS};
static const struct sql OTHERS = {"others", "", "SELECT COUNT(*)" THE_OTHERS};

static bool die_once(struct unit *unit, void *context, struct status *st)
{
    struct thing *thing = context;

    return thing_add(unit, context, st) &&
           (thing->run_count > 1 ||
            database_run(unit->database, &SELF_KILL, SQL_NO_VALUES, st));
}

static void a_unit_is_run_again_on_a_new_connection(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    struct thing thing = {.id = 1};
    struct status st = {0};

    expect_done(store_change(store, die_once, &thing, &st), &st);
    assert_int_equal(thing.run_count, 2);
    assert_int_equal(store_number(store, &THING_COUNT), 1);
}

static void nobody_notices_that_all_connections_were_lost(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = store_begin(fixture, true);
    SCOPED(database) other = fixture_database(fixture);
    struct status st = {0};

    for (int64_t id = 1; id <= 2; id++) {
        struct thing thing = {.id = id};
        expect_done(database_run(other, &KILL_ALL, SQL_NO_VALUES, &st), &st);
        while (number_read(other, &OTHERS) > 0) {
        }
        expect_done(store_change(store, thing_add, &thing, &st), &st);
        assert_int_equal(store_number(store, &THING_COUNT), id);
    }
}

/* ---- opening ---- */

static void a_store_that_cannot_open_says_why(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    const struct store_options missing = {"/tmp/samenspel-no-such-file.db", 1, true,
                                          false};
    const struct store_options newer = {fixture->url, 2, true, true};
    struct store *store = NULL;
    struct status st = {0};

    assert_false(store_open(&missing, &store, &st));
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    store_free(fixture_store(fixture));
    {
        SCOPED(database) database = fixture_database(fixture);
        expect_done(database_script(database,
                                    "INSERT INTO migration (number, name, digest, at)"
                                    " VALUES (9999, '9999_later.sql', '', 0)",
                                    &st),
                    &st);
    }
    assert_false(store_open(&newer, &store, &st));
    assert_int_equal(st.code, STATUS_CONFLICT);
    assert_null(store);
    store_free(NULL);
    reader_free(NULL);
}

static void what_was_saved_is_there_after_opening_again(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    struct status st = {0};

    store_free(store_begin(fixture, true));
    for (int64_t i = 1; i <= 4; i++) {
        const struct store_options options = {fixture->url, 1, i % 2 == 0, false};
        struct store *store = NULL;
        int64_t number = 0;
        expect_done(store_open(&options, &store, &st), &st);
        expect_done(store_change(store, count_one, &number, &st), &st);
        assert_int_equal(number, i);
        store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_change_is_read_at_once),
        ON_BOTH(a_failing_unit_leaves_nothing),
        ON_BOTH(no_update_is_lost),
        ON_BOTH(a_refused_unit_takes_no_other_along),
        ON_BOTH(readers_wait_for_each_other),
        ON_SQLITE(what_waits_is_answered_before_the_end),
        ON_SQLITE(a_unit_that_is_too_large_takes_no_other_along),
        ON_SQLITE(a_full_disk_fails_the_batch_and_nothing_else),
        ON_SQLITE(a_locked_database_fails_the_batch),
        ON_POSTGRES(a_unit_is_run_again_on_a_new_connection),
        ON_POSTGRES(nobody_notices_that_all_connections_were_lost),
        ON_BOTH(a_store_that_cannot_open_says_why),
        ON_BOTH(what_was_saved_is_there_after_opening_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
