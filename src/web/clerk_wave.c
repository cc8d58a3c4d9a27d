#include "web/clerk_wave.h"

#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "web/access_log.h"
#include "web/wave_compute.h"

#define WAVE_JOB "wave.compute"

enum { REPORT_EVERY = 500, PERMILLE = 1000 };

static int64_t monotonic_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One wave on its way. */
struct working {
    const struct clerk_wave_options *options;
    struct job_row job;
    bool is_mine; /* no other server computes it meanwhile */
    bool is_stopping; /* somebody stopped it */
    bool is_halted; /* this server stops */
    int64_t begun; /* monotonic */
    int64_t reported; /* the same */
    struct status trouble; /* of the database while it was computed */
    const char *end; /* state that the job ends in */
    const char *sentence; /* why it failed; "" */
    struct wave_computing computing;
};

static int64_t now_of(const struct working *working)
{
    return working->options->now + (monotonic_now() - working->begun);
}

/* ---- which wave ---- */

static int64_t former_of(const struct wave_list *list, int64_t wave_id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].id == wave_id) {
            return list->rows[i].former_id;
        }
    }
    return 0;
}

/* The former wave when it is to be computed first: its map is where this one begins.
 * `job` becomes its job. */
static bool former_pick(struct database *database, int64_t wave_id, struct pool *pool,
                        struct job_row *job, bool *is_former_out, struct status *st)
{
    const char *network_id = job->network_id;
    struct value *run = NULL;
    struct job_row former;
    bool is_computed = false;
    bool has_job = false;

    if (!status_absent(
            wave_result_read(database, network_id, wave_id, "run", pool, &run, st),
            &is_computed, st) ||
        !status_absent(
            job_newest(database, network_id, WAVE_JOB, wave_id, pool, &former, st),
            &has_job, st)) {
        return false;
    }
    *is_former_out =
        !is_computed && has_job &&
        (strcmp(former.state, "waiting") == 0 || strcmp(former.state, "running") == 0);
    if (*is_former_out) {
        *job = former;
    }
    return true;
}

/* The job that is due, or that of a former wave that comes before it. */
static bool job_pick(struct database *database, int64_t now, struct pool *pool,
                     struct job_row *job_out, bool *is_due_out, struct status *st)
{
    struct wave_list waves;
    struct job_row job;
    bool is_due = false;
    bool is_former = true;

    if (!job_due(database, now, pool, &job, &is_due, st)) {
        return false;
    }
    *is_due_out = false;
    if (!is_due) {
        return true;
    }
    if (!wave_list(database, job.network_id, "relation", pool, &waves, st)) {
        return false;
    }
    for (size_t i = 0; is_former && i < waves.count; i++) {
        const int64_t former_id = former_of(&waves, job.subject_id);

        is_former = false;
        if (former_id != 0 &&
            !former_pick(database, former_id, pool, &job, &is_former, st)) {
            return false;
        }
    }
    *job_out = job;
    *is_due_out = strcmp(job.state, "running") != 0 || job.lease_until <= now;
    return true;
}

static bool claim_do(struct unit *unit, void *context, struct status *st)
{
    struct working *working = context;

    return job_claim(unit, &working->job, working->options->now, &working->is_mine, st);
}

/* ---- how far it is ---- */

static bool report_do(struct unit *unit, void *context, struct status *st)
{
    struct working *working = context;

    return job_report(unit, &working->job, working->job.permille, now_of(working),
                      &working->is_stopping, st);
}

static bool working_goes_on(void *context, size_t done, size_t total)
{
    struct working *working = context;
    const struct clerk_wave_options *options = working->options;
    const int64_t now = monotonic_now();

    if (options->goes_on != NULL && !options->goes_on(options->context)) {
        working->is_halted = true;
        return false;
    }
    if (working->reported != 0 && now - working->reported < REPORT_EVERY) {
        return true;
    }
    working->reported = now;
    working->job.permille = (int64_t)(total == 0 ? 0 : PERMILLE * done / total);
    return store_change(options->store, report_do, working, &working->trouble) &&
           !working->is_stopping;
}

/* ---- the end ---- */

static bool end_do(struct unit *unit, void *context, struct status *st)
{
    const struct working *working = context;

    return job_end(unit, &working->job, working->end, working->sentence, st);
}

static bool done_do(struct unit *unit, void *context, struct status *st)
{
    const struct working *working = context;

    return wave_compute_write(unit, &working->computing, now_of(working), st) &&
           job_end(unit, &working->job, "done", "", st);
}

static bool working_end(struct working *working, const char *state, struct status *st)
{
    working->end = state;
    return store_change(working->options->store, end_do, working, st);
}

/* It did not work out: the job keeps the sentence. */
static bool working_fail(struct working *working, struct status *st)
{
    struct text text;

    text_init(&text, working->computing.pool, LIMIT_PAGE_BYTES);
    status_say(&working->trouble, LANGUAGE_EN, &text);
    working->sentence = text.bytes;
    access_log_trouble("wave", &working->trouble);
    return working_end(working, "failed", st);
}

static bool wave_read_now(struct working *working)
{
    SCOPED(reader) reader = reader_borrow(working->options->store);

    return wave_compute_read(reader_database(reader), &working->computing,
                             &working->trouble);
}

static bool wave_work(struct working *working, struct pool *pool, struct status *st)
{
    const struct work work = {working_goes_on, working};

    working->computing = (struct wave_computing){.network_id = working->job.network_id,
                                                 .wave_id = working->job.subject_id,
                                                 .pool = pool};
    if (!wave_read_now(working)) {
        return working_fail(working, st);
    }
    if (!wave_compute_make(&working->computing, now_of(working), &work)) {
        if (working->trouble.code != STATUS_OK) {
            return working_fail(working, st);
        }
        return working_end(working, working->is_halted ? "waiting" : "stopped", st);
    }
    return store_change(working->options->store, done_do, working, &working->trouble) ||
           working_fail(working, st);
}

/* ---- one after the other ---- */

static bool due_do(const struct clerk_wave_options *options, bool *is_due_out,
                   size_t *ended, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    struct working working = {
        .options = options, .begun = monotonic_now(), .sentence = ""};
    {
        SCOPED(reader) reader = reader_borrow(options->store);

        if (!job_pick(reader_database(reader), options->now, pool, &working.job,
                      is_due_out, st)) {
            return false;
        }
    }
    if (!*is_due_out) {
        return true;
    }
    if (!store_change(options->store, claim_do, &working, st)) {
        return false;
    }
    if (!working.is_mine) {
        return true; /* the next one, then */
    }
    if (!wave_work(&working, pool, st)) {
        return false;
    }
    *ended += !working.is_halted;
    *is_due_out = !working.is_halted;
    return true;
}

bool clerk_wave_work(const struct clerk_wave_options *options, size_t *ended_out,
                     struct status *st)
{
    bool is_due = true;
    size_t ended = 0;

    while (is_due) {
        if (!due_do(options, &is_due, &ended, st)) {
            return false;
        }
    }
    *ended_out = ended;
    return true;
}

bool clerk_wave_now(struct store *store, int64_t now, struct status *st)
{
    const struct clerk_wave_options options = {.store = store, .now = now};
    size_t ended = 0;

    return clerk_wave_work(&options, &ended, st);
}
