/* clerk_wave.h - the clerk computes closed waves: figures, bands and introductions,
 * places on the map, scores of trust; and keeps them, all or nothing. */
#pragma once

#include "store/store.h"

struct clerk_wave_options {
    struct store *store;
    int64_t now;
    bool (*goes_on)(void *context); /* asked now and then; false: the server stops, the
                                     * work waits for its next start. NULL: nobody asks */
    void *context;
};

/* Compute every wave that is due, one after the other; how many ended, done or not. A
 * wave whose former one is computed elsewhere at this moment is left for the next time.
 * What goes wrong with one stands in its job and in the log.
 * fails  as the database: then the rest waits */
NODISCARD bool clerk_wave_work(const struct clerk_wave_options *options,
                               size_t *ended_out, struct status *st);

/* The same, for tests and tools. */
NODISCARD bool clerk_wave_now(struct store *store, int64_t now, struct status *st);
