#include "store/writer.h"

#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>

#include "base/limits.h"

enum { BATCH_MAX = 256, SENTENCE_MAX = 1000 };

/* A unit that was handed in; it stands on the stack of the caller, who waits. */
struct job {
    unit_fn work;
    void *context; /* borrowed */
    struct status *st; /* borrowed from the caller */
    bool is_done;
    sem_t answered;
    struct job *next;
};

struct writer {
    struct pool *pool; /* it lives in it */
    struct database *database; /* borrowed */
    pthread_t thread;
    pthread_mutex_t mutex; /* over what follows */
    pthread_cond_t has_work;
    struct job *first; /* waiting, oldest first */
    struct job *last;
    bool is_ending;
};

/* ---- one unit ---- */

static bool unit_work(struct database *database, unit_fn work, void *context,
                      struct status *st)
{
    SCOPED(pool) pool = pool_new();
    struct unit unit = {database, pool};
    const bool is_done = work(&unit, context, st);

    assert(is_done || st->code != STATUS_OK);
    return is_done;
}

bool unit_run_alone(struct database *database, unit_fn work, void *context,
                    bool *is_commit_sent_out, struct status *st)
{
    *is_commit_sent_out = false;
    SCOPED(transaction)
    transaction = transaction_begin(database, TRANSACTION_WRITE, st);
    if (transaction == NULL || !unit_work(database, work, context, st)) {
        return false;
    }
    *is_commit_sent_out = true;
    return transaction_commit(transaction, st);
}

/* ---- a batch ---- */

static void job_run(struct database *database, struct job *job)
{
    job->is_done = false;
    status_clear(job->st);
    SCOPED(transaction)
    savepoint = transaction_begin(database, TRANSACTION_WRITE, job->st);
    job->is_done = savepoint != NULL &&
                   unit_work(database, job->work, job->context, job->st) &&
                   transaction_commit(savepoint, job->st);
}

/* Those that were done are not, after all, because of `why`. */
static void batch_fail(struct job *const *jobs, size_t job_count,
                       const struct status *why)
{
    SCOPED(pool) pool = pool_new();
    struct text sentence;

    text_init(&sentence, pool, SENTENCE_MAX);
    status_say(why, LANGUAGE_EN, &sentence);
    for (size_t i = 0; i < job_count; i++) {
        if (jobs[i]->is_done) {
            jobs[i]->is_done = false;
            (void)status_fail(jobs[i]->st, STATUS_FAILED,
                              "the change could not be saved: %s", sentence.bytes);
        }
    }
}

/* Run the jobs in one transaction. A failure (a full disk) may make the database roll
 * back everything by itself: then *culprit_out is the job that met it, else job_count. */
static bool batch_try(struct database *database, struct job *const *jobs,
                      size_t job_count, size_t *culprit_out, struct status *st)
{
    *culprit_out = job_count;
    SCOPED(transaction)
    transaction = transaction_begin(database, TRANSACTION_WRITE, st);
    if (transaction == NULL) {
        return false;
    }
    for (size_t i = 0; i < job_count; i++) {
        job_run(database, jobs[i]);
        if (transaction_is_lost(transaction)) {
            *culprit_out = i;
            return true;
        }
    }
    return transaction_commit(transaction, st);
}

/* Run a batch until all its jobs are answered for. The one that made the database roll
 * back has its answer; the others are run again without it. */
static void batch_run(struct database *database, struct job *const *jobs,
                      size_t job_count)
{
    struct job *left[BATCH_MAX];
    size_t left_count = job_count;

    for (size_t i = 0; i < job_count; i++) {
        left[i] = jobs[i];
        left[i]->is_done = true; /* so that a failing BEGIN is everybody's failure */
    }
    while (left_count > 0) {
        struct status st = {0};
        size_t culprit = left_count;
        if (!batch_try(database, left, left_count, &culprit, &st)) {
            batch_fail(left, left_count, &st);
        }
        if (culprit == left_count) {
            return;
        }
        left_count--;
        for (size_t i = culprit; i < left_count; i++) {
            left[i] = left[i + 1];
        }
    }
}

/* ---- the thread ---- */

/* Wait for jobs and take those that are there; none when the writer ends. */
static size_t jobs_take(struct writer *writer, struct job **jobs)
{
    size_t count = 0;

    (void)pthread_mutex_lock(&writer->mutex);
    while (writer->first == NULL && !writer->is_ending) {
        (void)pthread_cond_wait(&writer->has_work, &writer->mutex);
    }
    while (writer->first != NULL && count < BATCH_MAX) {
        jobs[count++] = writer->first;
        writer->first = writer->first->next;
    }
    (void)pthread_mutex_unlock(&writer->mutex);
    return count;
}

static void *writer_main(void *argument)
{
    struct writer *writer = argument;
    struct job *jobs[BATCH_MAX];

    for (size_t count = jobs_take(writer, jobs); count > 0;
         count = jobs_take(writer, jobs)) {
        batch_run(writer->database, jobs, count);
        for (size_t i = 0; i < count; i++) {
            /* Its memory is the caller's again from here on. */
            (void)sem_post(&jobs[i]->answered);
        }
    }
    return NULL;
}

bool writer_start(struct database *database, struct writer **writer_out,
                  struct status *st)
{
    struct pool *pool = pool_new();
    struct writer *writer = pool_array(pool, 1, struct writer);
    sigset_t all;
    sigset_t before;

    *writer = (struct writer){.pool = pool, .database = database};
    (void)pthread_mutex_init(&writer->mutex, NULL);
    (void)pthread_cond_init(&writer->has_work, NULL);
    /* Signals are for the main thread; a thread begins with the mask of its maker. */
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    const int error = pthread_create(&writer->thread, NULL, writer_main, writer);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error != 0) {
        pool_free(pool);
        return status_fail(st, STATUS_FAILED,
                           "the thread that writes could not be started");
    }
    *writer_out = writer;
    return true;
}

void writer_free(struct writer *writer)
{
    if (writer == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&writer->mutex);
    writer->is_ending = true;
    (void)pthread_cond_signal(&writer->has_work);
    (void)pthread_mutex_unlock(&writer->mutex);
    (void)pthread_join(writer->thread, NULL);
    (void)pthread_cond_destroy(&writer->has_work);
    (void)pthread_mutex_destroy(&writer->mutex);
    pool_free(writer->pool);
}

static void job_hand_in(struct writer *writer, struct job *job)
{
    (void)pthread_mutex_lock(&writer->mutex);
    assert(!writer->is_ending);
    if (writer->first == NULL) {
        writer->first = job;
    } else {
        writer->last->next = job;
    }
    writer->last = job;
    (void)pthread_cond_signal(&writer->has_work);
    (void)pthread_mutex_unlock(&writer->mutex);
}

bool writer_change(struct writer *writer, unit_fn work, void *context, struct status *st)
{
    struct job job = {.work = work, .context = context, .st = st};

    (void)sem_init(&job.answered, 0, 0);
    job_hand_in(writer, &job);
    while (sem_wait(&job.answered) != 0) { /* a signal came between */
    }
    (void)sem_destroy(&job.answered);
    return job.is_done;
}
