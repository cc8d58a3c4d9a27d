#include "analysis/brokerage.h"

#include <math.h>

static enum broker_role role_of(size_t from, size_t broker, size_t to)
{
    if (from == to) {
        return from == broker ? BROKER_COORDINATOR : BROKER_CONSULTANT;
    }
    if (from == broker) {
        return BROKER_REPRESENTATIVE;
    }
    return to == broker ? BROKER_GATEKEEPER : BROKER_LIAISON;
}

/* Is it known that i does not reach k by itself? */
static bool is_open(const struct graph *graph, size_t i, size_t k)
{
    return i != k && !graph_has(graph, i, k) && graph_knows(graph, i, k);
}

/* The pairs between which b stands whose first is i. */
static void pairs_count(const struct graph *graph, const size_t *group_of, size_t i,
                        size_t b, size_t *roles)
{
    for (size_t l = graph->out.start[b]; l < graph->out.start[b + 1]; l++) {
        const size_t k = graph->out.to[l];

        if (group_of[k] != GROUP_NONE && is_open(graph, i, k)) {
            roles[role_of(group_of[i], group_of[b], group_of[k])]++;
        }
    }
}

static void broker_count(const struct graph *graph, const size_t *group_of, size_t b,
                         size_t *roles)
{
    for (size_t l = graph->in.start[b]; l < graph->in.start[b + 1]; l++) {
        const size_t i = graph->in.to[l];

        if (group_of[i] != GROUP_NONE) {
            pairs_count(graph, group_of, i, b, roles);
        }
    }
}

struct brokerage brokerage_make(const struct graph *graph,
                                const struct grouping *grouping, struct pool *pool)
{
    struct brokerage brokerage = {.total = pool_array(pool, graph->count, double)};

    for (int role = 0; role < BROKER_ROLE_COUNT; role++) {
        brokerage.roles[role] = pool_array(pool, graph->count, double);
    }
    for (size_t b = 0; b < graph->count; b++) {
        const bool has_group = grouping->group_of[b] != GROUP_NONE;
        size_t roles[BROKER_ROLE_COUNT] = {0};

        brokerage.total[b] = has_group ? 0 : (double)NAN;
        if (has_group) {
            broker_count(graph, grouping->group_of, b, roles);
        }
        for (int role = 0; role < BROKER_ROLE_COUNT; role++) {
            brokerage.roles[role][b] = has_group ? (double)roles[role] : (double)NAN;
            brokerage.total[b] += brokerage.roles[role][b];
        }
    }
    return brokerage;
}
