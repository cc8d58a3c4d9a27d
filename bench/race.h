/* race.h - how many durable units a second raw SQLite makes, as the limit to measure
 * against: by a bare loop that commits in groups, and by a connection for each thread. */
#pragma once

#include <pthread.h>
#include <semaphore.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "timer.h"

enum { THREADS_MAX = 32, SLICE_MILLISECONDS = 300, RAW_STATEMENTS_MAX = 8 };

static inline void require(bool is_done, const char *what)
{
    if (!is_done) {
        (void)fprintf(stderr, "bench: %s failed\n", what);
        exit(EXIT_FAILURE);
    }
}

/* ---- one connection ---- */

struct raw {
    sqlite3 *handle;
    sqlite3_stmt *statements[RAW_STATEMENTS_MAX];
};

/* What a unit does, in a transaction that is begun and committed around it. */
struct raw_work {
    const char *statements[RAW_STATEMENTS_MAX];
    size_t statement_count;
    bool (*run)(const struct raw *raw, const void *context, int64_t thread);
    const void *context;
};

static inline struct raw raw_open(const char *path, const struct raw_work *work)
{
    struct raw raw = {0};

    require(sqlite3_open_v2(path, &raw.handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            NULL) == SQLITE_OK,
            "open");
    (void)sqlite3_busy_timeout(raw.handle, 5000);
    (void)sqlite3_exec(raw.handle, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
    for (size_t i = 0; i < work->statement_count; i++) {
        require(sqlite3_prepare_v2(raw.handle, work->statements[i], -1,
                                   &raw.statements[i], NULL) == SQLITE_OK,
                "prepare");
    }
    return raw;
}

static inline void raw_close(struct raw *raw)
{
    for (size_t i = 0; i < RAW_STATEMENTS_MAX; i++) {
        (void)sqlite3_finalize(raw->statements[i]);
    }
    (void)sqlite3_close(raw->handle);
}

static inline bool raw_exec(const struct raw *raw, const char *text)
{
    return sqlite3_exec(raw->handle, text, NULL, NULL, NULL) == SQLITE_OK;
}

/* ---- runners ---- */

struct loop;
struct store;

struct race {
    const char *path;
    const struct raw_work *work;
    struct store *store; /* NULL: not by the store */
    struct loop *loop; /* NULL: a connection for each thread */
    const void *other; /* what another kind of runner needs */
    atomic_bool is_over;
};

struct runner {
    struct race *race;
    int64_t number;
    pthread_t thread;
    size_t count;
    size_t busy_count;
};

static inline void *connection_runner(void *context)
{
    struct runner *runner = context;
    const struct raw_work *work = runner->race->work;
    struct raw raw = raw_open(runner->race->path, work);

    while (!atomic_load(&runner->race->is_over)) {
        const bool is_done = raw_exec(&raw, "BEGIN IMMEDIATE") &&
                             work->run(&raw, work->context, runner->number) &&
                             raw_exec(&raw, "COMMIT");
        runner->count += is_done;
        runner->busy_count += !is_done;
    }
    raw_close(&raw);
    return NULL;
}

/* Units a second. */
static inline double race_run(struct race *race, size_t threads,
                              void *(*run)(void *context))
{
    struct runner runners[THREADS_MAX];
    size_t count = 0;

    atomic_store(&race->is_over, false);
    const double begin = now_seconds();
    for (size_t i = 0; i < threads; i++) {
        runners[i] = (struct runner){.race = race, .number = (int64_t)i};
        require(pthread_create(&runners[i].thread, NULL, run, &runners[i]) == 0,
                "thread");
    }
    const struct timespec slice = {.tv_nsec = SLICE_MILLISECONDS * 1000000L};
    (void)nanosleep(&slice, NULL);
    atomic_store(&race->is_over, true);
    for (size_t i = 0; i < threads; i++) {
        (void)pthread_join(runners[i].thread, NULL);
        count += runners[i].count;
    }
    return (double)count / (now_seconds() - begin);
}

/* ---- the bare loop: a queue, a thread, one commit for all that wait ---- */

struct ticket {
    int64_t thread;
    sem_t answered;
    struct ticket *next;
};

struct loop {
    struct raw raw;
    const struct raw_work *work;
    pthread_mutex_t mutex;
    pthread_cond_t has_work;
    struct ticket *first;
    bool is_ending;
};

static inline void *loop_main(void *context)
{
    struct loop *loop = context;

    for (;;) {
        (void)pthread_mutex_lock(&loop->mutex);
        while (loop->first == NULL && !loop->is_ending) {
            (void)pthread_cond_wait(&loop->has_work, &loop->mutex);
        }
        struct ticket *batch = loop->first;
        loop->first = NULL;
        (void)pthread_mutex_unlock(&loop->mutex);
        if (batch == NULL) {
            return NULL;
        }
        require(raw_exec(&loop->raw, "BEGIN IMMEDIATE"), "begin");
        for (const struct ticket *ticket = batch; ticket; ticket = ticket->next) {
            require(loop->work->run(&loop->raw, loop->work->context, ticket->thread),
                    "unit");
        }
        require(raw_exec(&loop->raw, "COMMIT"), "commit");
        while (batch != NULL) {
            struct ticket *next = batch->next;
            (void)sem_post(&batch->answered);
            batch = next;
        }
    }
}

static inline void *loop_runner(void *context)
{
    struct runner *runner = context;
    struct loop *loop = runner->race->loop;
    struct ticket ticket = {.thread = runner->number};

    (void)sem_init(&ticket.answered, 0, 0);
    while (!atomic_load(&runner->race->is_over)) {
        (void)pthread_mutex_lock(&loop->mutex);
        ticket.next = loop->first;
        loop->first = &ticket;
        (void)pthread_cond_signal(&loop->has_work);
        (void)pthread_mutex_unlock(&loop->mutex);
        (void)sem_wait(&ticket.answered);
        runner->count++;
    }
    return NULL;
}

static inline double loop_race(struct race *race, size_t threads)
{
    struct loop loop = {.raw = raw_open(race->path, race->work), .work = race->work};
    pthread_t thread;

    (void)pthread_mutex_init(&loop.mutex, NULL);
    (void)pthread_cond_init(&loop.has_work, NULL);
    race->loop = &loop;
    require(pthread_create(&thread, NULL, loop_main, &loop) == 0, "thread");
    const double rate = race_run(race, threads, loop_runner);
    (void)pthread_mutex_lock(&loop.mutex);
    loop.is_ending = true;
    (void)pthread_cond_signal(&loop.has_work);
    (void)pthread_mutex_unlock(&loop.mutex);
    (void)pthread_join(thread, NULL);
    race->loop = NULL;
    raw_close(&loop.raw);
    return rate;
}
