#include "store/store.h"

#include <assert.h>
#include <pthread.h>
#include <time.h>

#include "store/lender.h"
#include "store/migrate.h"
#include "store/writer.h"

enum { ATTEMPTS_MAX = 5 };

struct reader {
    struct store *store; /* borrowed */
    struct database *database;
    size_t place; /* among the readers */
};

struct store {
    struct pool *pool; /* it lives in it */
    enum database_kind kind;
    struct lender *reader_places;
    struct reader *readers;
    size_t reader_count; /* those that are open */

    /* SQLite: one changer, which is the writer's when there is one. PostgreSQL: as many
     * changers as readers. */
    struct writer *writer; /* NULL: units run in the calling thread */
    struct lender *changer_places;
    struct database **changers;
    size_t changer_count; /* those that are open */
    pthread_mutex_t again; /* held by the unit that is run again */
    pthread_mutex_t gate; /* closed by it when it failed twice; the others pass through */
};

/* ---- opening ---- */

static bool readers_open(struct store *store, const struct store_options *options,
                         struct status *st)
{
    const struct database_options how = {.url = options->url, .is_reader = true};

    store->readers = pool_array(store->pool, options->reader_count, struct reader);
    store->reader_places = lender_new(options->reader_count);
    for (size_t i = 0; i < options->reader_count; i++) {
        struct reader *reader = &store->readers[i];
        if (!database_open(&how, &reader->database, st)) {
            return false;
        }
        reader->store = store;
        reader->place = i;
        store->reader_count++;
    }
    return true;
}

int64_t store_clock(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A file that may only be read is opened like any other, and refuses the first change:
 * who serves has to know at the start. That another program writes just now is no reason
 * to refuse. */
static bool write_check(struct database *database, const char *url, struct status *st)
{
    static const char NOTHING[] = "DELETE FROM journal_head WHERE 1 = 0";
    static const struct sql TRIAL = {"write check", NOTHING, NOTHING};
    struct status trial = {0};

    /* Only a file: an address may hold a password. */
    return database_kind(database) != DATABASE_SQLITE ||
           database_run(database, &TRIAL, SQL_NO_VALUES, &trial) ||
           database_trouble(database) != TROUBLE_FULL ||
           status_fail(st, STATUS_FAILED, "the database '%s' may only be read", url);
}

static bool changers_open(struct store *store, const struct store_options *options,
                          struct status *st)
{
    const struct database_options how = {.url = options->url,
                                         .may_create = options->may_create};
    size_t count = 1;

    store->changers = pool_array(store->pool, options->reader_count, struct database *);
    while (store->changer_count < count) {
        if (!database_open(&how, &store->changers[store->changer_count], st)) {
            return false;
        }
        store->changer_count++;
        if (database_kind(store->changers[0]) == DATABASE_POSTGRES) {
            count = options->reader_count;
        }
    }
    store->kind = database_kind(store->changers[0]);
    store->changer_places = lender_new(count);
    return migrate(store->changers[0], store_clock(), st) &&
           (!options->has_writer || write_check(store->changers[0], options->url, st));
}

bool store_open(const struct store_options *options, struct store **store_out,
                struct status *st)
{
    struct pool *pool = pool_new();
    struct store *store = pool_array(pool, 1, struct store);

    assert(options->reader_count > 0);
    store->pool = pool;
    (void)pthread_mutex_init(&store->again, NULL);
    (void)pthread_mutex_init(&store->gate, NULL);
    /* The changer first: it makes the file, and what the readers rely on. */
    if (!changers_open(store, options, st) || !readers_open(store, options, st) ||
        (store->kind == DATABASE_SQLITE && options->has_writer &&
         !writer_start(store->changers[0], &store->writer, st))) {
        store_free(store);
        return false;
    }
    *store_out = store;
    return true;
}

void store_free(struct store *store)
{
    if (store == NULL) {
        return;
    }
    writer_free(store->writer);
    lender_free(store->changer_places);
    lender_free(store->reader_places);
    for (size_t i = 0; i < store->reader_count; i++) {
        database_free(store->readers[i].database);
    }
    /* The changers last: a reader that closes last cannot bring the WAL of SQLite into
     * its file. */
    for (size_t i = 0; i < store->changer_count; i++) {
        database_free(store->changers[i]);
    }
    (void)pthread_mutex_destroy(&store->gate);
    (void)pthread_mutex_destroy(&store->again);
    pool_free(store->pool);
}

/* ---- reading ---- */

struct reader *reader_borrow(struct store *store)
{
    return &store->readers[lender_borrow(store->reader_places)];
}

struct database *reader_database(struct reader *reader)
{
    return reader->database;
}

void reader_free(struct reader *reader)
{
    if (reader != NULL) {
        assert(database_is_idle(reader->database));
        lender_give_back(reader->store->reader_places, reader->place);
    }
}

/* ---- changing ---- */

static void pause_before(size_t attempt)
{
    const struct timespec pause = {.tv_nsec = 1000000L << attempt};

    (void)nanosleep(&pause, NULL);
}

/* Whether a unit that failed may succeed when it is run again. A unique key that is
 * there already may be a serialization failure in disguise: another unit has added it
 * meanwhile, and the next attempt sees so (PostgreSQL manual, 13.2.3). */
static bool is_worth_another(enum database_trouble trouble, size_t attempt,
                             bool is_commit_sent)
{
    if (trouble == TROUBLE_BUSY) {
        return attempt < ATTEMPTS_MAX;
    }
    return attempt == 1 &&
           (trouble == TROUBLE_UNIQUE || (trouble == TROUBLE_GONE && !is_commit_sent));
}

/* Run a unit again while there is sense in it. Such units take turns, and from the third
 * attempt on no new unit begins meanwhile: then all that want one row get it. */
static bool change_repeat(struct store *store, struct database *database, unit_fn work,
                          void *context, struct status *st)
{
    bool is_commit_sent = false;
    bool is_done = false;
    size_t attempt = 1;

    (void)pthread_mutex_lock(&store->again);
    do {
        if (++attempt == 3) {
            (void)pthread_mutex_lock(&store->gate);
        }
        if (attempt >= 3) {
            pause_before(attempt - 3);
        }
        status_clear(st);
        is_done = unit_run_alone(database, work, context, &is_commit_sent, st);
    } while (!is_done &&
             is_worth_another(database_trouble(database), attempt, is_commit_sent));
    if (attempt >= 3) {
        (void)pthread_mutex_unlock(&store->gate);
    }
    (void)pthread_mutex_unlock(&store->again);
    return is_done;
}

/* One transaction, again after a serialization failure. */
static bool change_run(struct store *store, struct database *database, unit_fn work,
                       void *context, struct status *st)
{
    bool is_commit_sent = false;

    (void)pthread_mutex_lock(&store->gate);
    (void)pthread_mutex_unlock(&store->gate);
    if (unit_run_alone(database, work, context, &is_commit_sent, st)) {
        return true;
    }
    return is_worth_another(database_trouble(database), 1, is_commit_sent) &&
           change_repeat(store, database, work, context, st);
}

bool store_change(struct store *store, unit_fn work, void *context, struct status *st)
{
    if (store->writer != NULL) {
        return writer_change(store->writer, work, context, st);
    }
    const size_t place = lender_borrow(store->changer_places);
    struct database *database = store->changers[place];
    const bool is_done = change_run(store, database, work, context, st);
    assert(database_is_idle(database));
    lender_give_back(store->changer_places, place);
    return is_done;
}
