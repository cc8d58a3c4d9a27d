#include "analysis/paths_closeness.h"

#include <math.h>

enum { WORD_BITS = 64 };

double closeness_centralisation(const double *closeness, size_t count)
{
    const double n = (double)count;
    double greatest = 0;
    double sum = 0;

    if (count < 3) {
        return NAN;
    }
    for (size_t i = 0; i < count; i++) {
        greatest = fmax(greatest, closeness[i]);
    }
    for (size_t i = 0; i < count; i++) {
        sum += greatest - closeness[i];
    }
    return sum * (2 * n - 3) / ((n - 1) * (n - 2));
}

/* Searches from up to 64 organisations at once. */
struct sweep {
    uint64_t *seen; /* per organisation: bit k when search k has been there */
    uint64_t *front; /* the searches that came there in the last step */
    uint64_t *next; /* and in this one */
    uint32_t *active; /* those with a front, in no order */
    uint32_t *coming;
    size_t active_count;
    size_t *distance_sum; /* over all searches up to now */
};

/* One step of all searches; gives how many places they reached. */
static size_t sweep_step(struct sweep *sweep, const struct neighbours *rows,
                         size_t distance)
{
    size_t coming_count = 0;
    size_t reached = 0;

    for (size_t i = 0; i < sweep->active_count; i++) {
        const uint32_t from = sweep->active[i];
        for (size_t k = rows->start[from]; k < rows->start[from + 1]; k++) {
            const uint32_t to = rows->to[k];
            const uint64_t arrived = sweep->front[from] & ~sweep->seen[to];
            sweep->coming[coming_count] = to;
            coming_count += arrived != 0 && sweep->next[to] == 0;
            sweep->next[to] |= arrived;
        }
    }
    for (size_t i = 0; i < sweep->active_count; i++) {
        sweep->front[sweep->active[i]] = 0;
    }
    for (size_t i = 0; i < coming_count; i++) {
        const uint32_t at = sweep->coming[i];
        const size_t searches = (size_t)__builtin_popcountll(sweep->next[at]);
        sweep->seen[at] |= sweep->next[at];
        sweep->front[at] = sweep->next[at];
        sweep->next[at] = 0;
        sweep->distance_sum[at] += distance * searches;
        reached += searches;
    }
    uint32_t *const spent = sweep->active;
    sweep->active = sweep->coming;
    sweep->coming = spent;
    sweep->active_count = coming_count;
    return reached;
}

/* Search from `first` and those after it; false when somebody was not reached. */
static bool sweep_run(struct sweep *sweep, const struct graph *graph, size_t first)
{
    const size_t left = graph->count - first;
    const size_t searches = left < WORD_BITS ? left : WORD_BITS;
    size_t reached = searches;

    for (size_t i = 0; i < graph->count; i++) {
        sweep->seen[i] = 0;
        sweep->front[i] = 0;
    }
    for (size_t k = 0; k < searches; k++) {
        sweep->active[k] = (uint32_t)(first + k);
        sweep->seen[first + k] = UINT64_C(1) << k;
        sweep->front[first + k] = UINT64_C(1) << k;
    }
    sweep->active_count = searches;
    for (size_t distance = 1; sweep->active_count > 0; distance++) {
        reached += sweep_step(sweep, &graph->all, distance);
    }
    return reached == searches * graph->count;
}

double closeness_centralisation_undirected(const struct graph *graph)
{
    if (graph->count < 3) {
        return NAN;
    }
    SCOPED(pool) scratch = pool_new();
    struct sweep sweep = {
        .seen = pool_array(scratch, graph->count, uint64_t),
        .front = pool_array(scratch, graph->count, uint64_t),
        .next = pool_array(scratch, graph->count, uint64_t),
        .active = pool_array(scratch, graph->count + 1, uint32_t),
        .coming = pool_array(scratch, graph->count + 1, uint32_t),
        .distance_sum = pool_array(scratch, graph->count, size_t),
    };
    double *closeness = pool_array(scratch, graph->count, double);

    for (size_t first = 0; first < graph->count; first += WORD_BITS) {
        if (!sweep_run(&sweep, graph, first)) {
            return NAN;
        }
    }
    for (size_t i = 0; i < graph->count; i++) {
        closeness[i] = (double)(graph->count - 1) / (double)sweep.distance_sum[i];
    }
    return closeness_centralisation(closeness, graph->count);
}
