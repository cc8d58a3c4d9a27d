/* wave_rows.h - private to this room: what all kinds of waves share. */
#pragma once

#include "store/sql.h"
#include "store/wave.h"

/* All rows of a kind that belong to a wave, as structs. */
NODISCARD bool wave_rows(struct database *database, const struct record_kind *kind,
                         struct record_choice choice, struct pool *pool,
                         const void **rows_out, size_t *count_out, struct status *st);

bool wave_is(const struct wave_row *wave, const char *state);

/* There are such questions, steps that are left out may be, and answers are not kept for
 * ever. fails  STATUS_INVALID */
NODISCARD bool wave_plan_check(const struct wave_row *wave, struct status *st);

/* Make it a draft that follows the newest closed wave of its instrument.
 * fails  STATUS_CONFLICT  a draft or open wave of this instrument is there already */
NODISCARD bool wave_follow(struct unit *unit, const char *network_id,
                           struct wave_row *wave, struct status *st);

/* Closed waves whose time is over, of those that `sql` gives: network, id, when it was
 * closed, how many months its answers are kept. */
struct over_wave {
    const char *network_id;
    int64_t id;
};
NODISCARD bool waves_over(struct unit *unit, const struct sql *sql, int64_t now,
                          struct over_wave **waves_out, size_t *count_out,
                          struct status *st);

/* Open a draft. fails  STATUS_CONFLICT  a wave of the same instrument is open */
NODISCARD bool wave_set_open(struct change *change, struct unit *unit,
                             const char *network_id, struct wave_row *wave, int64_t now,
                             struct status *st);
