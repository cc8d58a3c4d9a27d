/* without_sources.c - which needed sources go with an organisation. */
#include "analysis/without.h"

struct source_losses without_sources(const struct without *without,
                                     const struct graph *graph,
                                     const struct holdings *holdings,
                                     const size_t *actor_of, struct pool *pool)
{
    bool *is_there = pool_array(pool, holdings->actor_count, bool);
    bool *is_left = pool_array(pool, holdings->actor_count, bool);
    struct source_loss *sources =
        pool_array(pool, holdings->source_count, struct source_loss);
    struct source_losses losses = {.sources = sources};

    for (size_t i = 0; i < graph->count; i++) {
        if (actor_of[i] != GROUP_NONE) {
            is_there[actor_of[i]] = true;
            is_left[actor_of[i]] = !without->is_removed[i];
            losses.matched_count++;
            losses.has_removed |= without->is_removed[i];
        }
    }
    const struct coverage *before = coverage_of(holdings, is_there, HOLDING_ACTUAL, pool);
    const struct coverage *after = coverage_of(holdings, is_left, HOLDING_ACTUAL, pool);
    for (size_t i = 0; i < holdings->source_count; i++) {
        if (after[i].actor_count < before[i].actor_count) {
            sources[losses.count++] = (struct source_loss){&before[i], &after[i]};
        }
    }
    return losses;
}
