/* wave_rows.h - private to wave*.c and experience*.c: what all kinds of waves share. */
#pragma once

#include "store/wave.h"

/* All rows of a kind that belong to a wave, as structs. */
NODISCARD bool wave_rows(struct database *database, const struct record_kind *kind,
                         struct record_choice choice, struct pool *pool,
                         const void **rows_out, size_t *count_out, struct status *st);

bool wave_is(const struct wave_row *wave, const char *state);

/* fails  STATUS_CONFLICT  a wave of the same instrument is open */
NODISCARD bool wave_none_is_open(struct unit *unit, const char *network_id,
                                 const struct wave_row *wave, struct status *st);
