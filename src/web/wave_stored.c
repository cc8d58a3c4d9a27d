#include "web/wave_stored.h"

/* What cannot be read is as if it were not there. */
bool wave_stored_part(const struct wave_stored *stored, const char *part,
                      struct wave_results *results, bool *is_there_out, struct status *st)
{
    struct value *value = NULL;

    if (!status_absent(wave_result_read(stored->database, stored->network_id,
                                        stored->wave_id, part, stored->pool, &value, st),
                       is_there_out, st)) {
        return false;
    }
    if (*is_there_out && !wave_results_read(part, value, stored->organisation_count,
                                            stored->pool, results, st)) {
        status_clear(st);
        *is_there_out = false;
    }
    return true;
}

bool wave_stored_read(const struct wave_stored *stored, const char *const *parts,
                      struct wave_results *results_out, bool *is_there_out,
                      struct status *st)
{
    struct wave_results results = {0};
    bool is_computed = false;
    bool is_there = false;

    if (!wave_stored_part(stored, "run", &results, &is_computed, st)) {
        return false;
    }
    for (size_t i = 0; is_computed && parts != NULL && parts[i] != NULL; i++) {
        if (!wave_stored_part(stored, parts[i], &results, &is_there, st)) {
            return false;
        }
    }
    *results_out = results;
    *is_there_out = is_computed;
    return true;
}
