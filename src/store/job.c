/* job.c - long work that the clerk does (wave_result.h). */
#include <string.h>

#include "base/day.h"
#include "store/sql.h"
#include "store/wave_result.h"

enum { PERMILLE_DONE = 1000, KEPT_DAYS = 30 };

static int64_t lease_from(int64_t now)
{
    return now + (int64_t)JOB_LEASE_MINUTES * MINUTE_MILLISECONDS;
}

bool job_add(struct unit *unit, const struct job_row *job, struct status *st)
{
    return database_run(unit->database, &SQL_JOB_ADD,
                        SQL_VALUES(sql_text(job->kind), sql_integer(job->subject_id),
                                   sql_integer(job->wanted_at), sql_text(job->network_id),
                                   sql_text(job->kind), sql_integer(job->subject_id)),
                        st);
}

/* The first row; `is_there_out` false: none. */
static bool job_read(struct query *query, struct pool *pool, struct job_row *job_out,
                     bool *is_there_out, struct status *st)
{
    struct job_row job = {0};
    const bool is_there = query_next(query);

    if (is_there) {
        job = (struct job_row){
            .network_id = query_text(query, 0, pool),
            .id = query_integer(query, 1),
            .kind = query_text(query, 2, pool),
            .subject_id = query_integer(query, 3),
            .state = query_text(query, 4, pool),
            .permille = query_integer(query, 5),
            .is_stopping = query_integer(query, 6),
            .trouble = query_text(query, 7, pool),
            .wanted_at = query_integer(query, 8),
            .lease_until = query_integer(query, 9),
        };
    }
    if (!query_end(query, st)) {
        return false;
    }
    *job_out = job;
    *is_there_out = is_there;
    return true;
}

bool job_newest(struct database *database, const char *network_id, const char *kind,
                int64_t subject_id, struct pool *pool, struct job_row *job_out,
                struct status *st)
{
    struct job_row job;
    bool is_there = false;
    SCOPED(query)
    query = query_begin(
        database, &SQL_JOB_NEWEST,
        SQL_VALUES(sql_text(network_id), sql_text(kind), sql_integer(subject_id)));

    if (!job_read(query, pool, &job, &is_there, st)) {
        return false;
    }
    if (!is_there) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *job_out = job;
    return true;
}

bool job_due(struct database *database, int64_t now, struct pool *pool,
             struct job_row *job_out, bool *is_due_out, struct status *st)
{
    SCOPED(query)
    query = query_begin(database, &SQL_JOB_DUE, SQL_VALUES(sql_integer(now)));

    return job_read(query, pool, job_out, is_due_out, st);
}

bool job_claim(struct unit *unit, const struct job_row *job, int64_t now,
               bool *is_mine_out, struct status *st)
{
    if (!database_run(unit->database, &SQL_JOB_CLAIM,
                      SQL_VALUES(sql_integer(lease_from(now)), sql_text(job->network_id),
                                 sql_integer(job->id), sql_text(job->state),
                                 sql_integer(job->lease_until)),
                      st)) {
        return false;
    }
    *is_mine_out = database_changed(unit->database) == 1;
    return true;
}

bool job_report(struct unit *unit, const struct job_row *job, int64_t permille,
                int64_t now, bool *is_stopping_out, struct status *st)
{
    if (!database_run(unit->database, &SQL_JOB_REPORT,
                      SQL_VALUES(sql_integer(permille), sql_integer(lease_from(now)),
                                 sql_text(job->network_id), sql_integer(job->id)),
                      st)) {
        return false;
    }
    *is_stopping_out = database_changed(unit->database) == 0;
    return true;
}

bool job_end(struct unit *unit, const struct job_row *job, const char *state,
             const char *trouble, struct status *st)
{
    const bool is_done = strcmp(state, "done") == 0;

    return database_run(unit->database, &SQL_JOB_END,
                        SQL_VALUES(sql_text(state), sql_text(trouble),
                                   sql_integer(is_done ? PERMILLE_DONE : job->permille),
                                   sql_text(job->network_id), sql_integer(job->id)),
                        st);
}

bool job_stop(struct unit *unit, const char *network_id, int64_t id, struct status *st)
{
    const struct sql_value key[] = {sql_text(network_id), sql_integer(id)};

    return database_run(unit->database, &SQL_JOB_STOP_WAITING, key, 2, st) &&
           database_run(unit->database, &SQL_JOB_STOP_RUNNING, key, 2, st);
}

bool job_sweep(struct unit *unit, int64_t now, struct status *st)
{
    return database_run(
        unit->database, &SQL_JOB_SWEEP,
        SQL_VALUES(sql_integer(now - (int64_t)KEPT_DAYS * DAY_MILLISECONDS)), st);
}
