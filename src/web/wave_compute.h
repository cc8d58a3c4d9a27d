/* wave_compute.h - everything that is kept of a closed wave, from its rows: read,
 * computed, and written in one unit of work. */
#pragma once

#include "analysis/wave_results.h"
#include "drawing/box.h"
#include "store/wave_result.h"
#include "web/wave_scores.h"

struct wave_computing {
    const char *network_id;
    int64_t wave_id;
    struct pool *pool;
    struct wave_whole wave;
    struct wave_read read;
    struct wave_scores scores;
    const struct point *former_places; /* per organisation, x NaN: was not there; NULL:
                                        * no former wave has places */
    struct wave_results before; /* of the former run of this wave */
    bool has_before;
    struct wave_results results;
};

/* Read a wave and what its computing needs; `network_id`, `wave_id` and `pool` are set.
 * fails  STATUS_NOT_FOUND, STATUS_CONFLICT  there is no such closed wave */
NODISCARD bool wave_compute_read(struct database *database,
                                 struct wave_computing *computing, struct status *st);

/* Compute; no database. False: `work` was stopped. */
NODISCARD bool wave_compute_make(struct wave_computing *computing, int64_t now,
                                 const struct work *work);

/* Keep it: scores and a journal row in one change by the clerk, then the parts, "run" the
 * last of them. A run after another one leaves "differences" as well. */
NODISCARD bool wave_compute_write(struct unit *unit,
                                  const struct wave_computing *computing, int64_t now,
                                  struct status *st);
