/* wave_result.h - what was computed of closed waves, findings that people pinned, and the
 * jobs of the clerk. */
#pragma once

#include "store/change.h"

/* ---- results: JSON, a part a row; analysis/wave_results.h makes and reads it ---- */

/* fails  STATUS_NOT_FOUND  not computed yet */
NODISCARD bool wave_result_read(struct database *database, const char *network_id,
                                int64_t wave_id, const char *part, struct pool *pool,
                                struct value **value_out, struct status *st);
NODISCARD bool wave_result_put(struct unit *unit, const char *network_id, int64_t wave_id,
                               const char *part, const struct value *value,
                               struct status *st);

/* ---- findings ---- */

struct finding_row {
    int64_t id;
    int64_t wave_id;
    int64_t former_id; /* the earlier wave of a change; 0: none */
    const char *code; /* "measure", "organisation", "without", "introduction", "pairs",
                       * "trust", "change" */
    const char *relation;
    const char *measure;
    int64_t wave_actor_id; /* 0: the network */
    const char *value; /* a decimal, or "" */
    const char *low;
    const char *high;
    const char *state;
    int64_t engine;
    const char *sentence;
    const char *note;
    const char *author;
    int64_t at;
};
extern const struct record_kind FINDING_RECORD;

/* ---- jobs ---- */

struct job_row {
    const char *network_id;
    int64_t id;
    const char *kind; /* "wave.compute" */
    int64_t subject_id;
    const char *state; /* "waiting", "running", "done", "failed", "stopped" */
    int64_t permille;
    int64_t is_stopping;
    const char *trouble;
    int64_t wanted_at;
    int64_t lease_until;
};

enum { JOB_LEASE_MINUTES = 2 };

/* Want work done; nothing when the same is waiting already. */
NODISCARD bool job_add(struct unit *unit, const struct job_row *job, struct status *st);

/* The newest job about a subject. fails  STATUS_NOT_FOUND */
NODISCARD bool job_newest(struct database *database, const char *network_id,
                          const char *kind, int64_t subject_id, struct pool *pool,
                          struct job_row *job_out, struct status *st);

/* The job that waits longest, in any network, or whose lease is over. */
NODISCARD bool job_due(struct database *database, int64_t now, struct pool *pool,
                       struct job_row *job_out, bool *is_due_out, struct status *st);
NODISCARD bool job_claim(struct unit *unit, const struct job_row *job, int64_t now,
                         bool *is_mine_out, struct status *st);

/* Say how far it is, and keep the lease; `is_stopping_out`: somebody stopped it. */
NODISCARD bool job_report(struct unit *unit, const struct job_row *job, int64_t permille,
                          int64_t now, bool *is_stopping_out, struct status *st);
NODISCARD bool job_end(struct unit *unit, const struct job_row *job, const char *state,
                       const char *trouble, struct status *st);
NODISCARD bool job_stop(struct unit *unit, const char *network_id, int64_t id,
                        struct status *st);

/* Forget jobs that ended a month ago; the newest about each subject stays. */
NODISCARD bool job_sweep(struct unit *unit, int64_t now, struct status *st);
