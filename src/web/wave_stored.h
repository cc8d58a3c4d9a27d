/* wave_stored.h - what was computed of a wave, from the store. */
#pragma once

#include "analysis/wave_results.h"
#include "store/wave_result.h"

/* Which wave; borrowed. */
struct wave_stored {
    struct database *database;
    const char *network_id;
    int64_t wave_id;
    size_t organisation_count;
    struct pool *pool;
};

/* Read "run", and when that is there the parts named, ended by NULL (or NULL: none). What
 * is missing of them stays zero, and so does what another version of the engine left
 * behind. `is_there_out` false: not computed, or by another version. */
NODISCARD bool wave_stored_read(const struct wave_stored *stored,
                                const char *const *parts,
                                struct wave_results *results_out, bool *is_there_out,
                                struct status *st);

/* Read one part into results whose "run" is of this engine. False in `is_there_out`: it
 * is missing, or of another shape, and nothing is read. */
NODISCARD bool wave_stored_part(const struct wave_stored *stored, const char *part,
                                struct wave_results *results, bool *is_there_out,
                                struct status *st);
