#include "analysis/communities_refine.h"

#include <math.h>

static const double ROUNDING = 1e-12;

struct refining {
    const struct graph *graph;
    size_t *community_of;
    size_t community_count; /* with empty ones to move into */
    double *ties; /* organisations x communities: the value of i's ties into c;
                   * -INFINITY in its own, so that none looks best by staying */
    double *own_ties; /* and those in its own */
    double *strength; /* of each organisation */
    double *expected; /* that, as a share of the total */
    double *community_strength;
    double total; /* of all strengths */
    size_t *waiting; /* those that have not moved in this pass, in ascending order */
    size_t waiting_count;
};

/* A move, and what it does to the modularity, times half the total. */
struct step {
    size_t organisation;
    size_t from;
    size_t to;
    double gain;
};

/* 1 when a neighbour's move brings it into i's own community, -1 out of it, else 0. */
static int own_change(const struct refining *refining, size_t i, size_t from, size_t to)
{
    const size_t own = refining->community_of[i];

    return (own == to) - (own == from);
}

static void step_make(struct refining *refining, size_t i, size_t to)
{
    const struct neighbours *rows = &refining->graph->all;
    const size_t from = refining->community_of[i];
    double *own = refining->ties + i * refining->community_count;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        double *row = refining->ties + rows->to[k] * refining->community_count;
        row[from] -= rows->value[k];
        row[to] += rows->value[k];
        refining->own_ties[rows->to[k]] +=
            own_change(refining, rows->to[k], from, to) * rows->value[k];
    }
    own[from] = refining->own_ties[i];
    refining->own_ties[i] = own[to];
    own[to] = -INFINITY;
    refining->community_strength[from] -= refining->strength[i];
    refining->community_strength[to] += refining->strength[i];
    refining->community_of[i] = to;
}

/* The best move of i, when it is better than `best`. What i brings by being in a
 * community, in halves of the total, is its ties there less those that chance would give.
 * Most cannot beat the best: that is found first, and without branches. */
static void step_try(const struct refining *refining, size_t i, struct step *best)
{
    const double rounding = ROUNDING * refining->total;
    const size_t from = refining->community_of[i];
    const double expected = refining->expected[i];
    const double *ties = refining->ties + i * refining->community_count;
    const double *strength = refining->community_strength;
    const double now = refining->own_ties[i] - expected * strength[from] +
                       expected * refining->strength[i]; /* less itself */
    double most = -INFINITY;

    for (size_t to = 0; to < refining->community_count; to++) {
        const double share = ties[to] - expected * strength[to];
        most = share > most ? share : most;
    }
    if (!(most - now > best->gain + rounding)) {
        return;
    }
    for (size_t to = 0; to < refining->community_count; to++) {
        const double gain = ties[to] - expected * strength[to] - now;
        if (gain > best->gain + rounding) {
            *best = (struct step){i, from, to, gain};
        }
    }
}

/* The best move of one that has not moved; its gain may be negative. */
static struct step step_best(const struct refining *refining)
{
    struct step best = {.gain = -INFINITY};

    for (size_t k = 0; k < refining->waiting_count; k++) {
        step_try(refining, refining->waiting[k], &best);
    }
    return best;
}

static void waiting_remove(struct refining *refining, size_t i)
{
    size_t left = 0;

    for (size_t k = 0; k < refining->waiting_count; k++) {
        refining->waiting[left] = refining->waiting[k];
        left += refining->waiting[k] != i;
    }
    refining->waiting_count = left;
}

/* Is the partition better afterwards? `steps` has room for one an organisation. */
static bool pass_make(struct refining *refining, struct step *steps)
{
    const size_t count = refining->graph->count;
    double gain = 0;
    double gain_best = ROUNDING * refining->total;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        refining->waiting[i] = i;
    }
    refining->waiting_count = count;
    for (size_t i = 0; i < count; i++) {
        steps[i] = step_best(refining);
        step_make(refining, steps[i].organisation, steps[i].to);
        waiting_remove(refining, steps[i].organisation);
        gain += steps[i].gain;
        if (gain > gain_best) {
            gain_best = gain;
            kept = i + 1;
        }
    }
    for (size_t i = count; i > kept; i--) {
        step_make(refining, steps[i - 1].organisation, steps[i - 1].from);
    }
    return kept > 0;
}

static struct refining refining_make(const struct graph *graph,
                                     const size_t *community_of, struct pool *pool)
{
    enum { EMPTY_COMMUNITIES = 2 };
    const size_t count = graph->count;
    struct refining refining = {.graph = graph};

    for (size_t i = 0; i < count; i++) {
        const size_t needed = community_of[i] + 1 + EMPTY_COMMUNITIES;
        if (needed > refining.community_count) {
            refining.community_count = needed;
        }
    }
    refining.community_count =
        refining.community_count < count ? refining.community_count : count;
    refining.ties = pool_array(pool, count * refining.community_count, double);
    refining.own_ties = pool_array(pool, count, double);
    refining.strength = pool_array(pool, count, double);
    refining.expected = pool_array(pool, count, double);
    refining.community_strength = pool_array(pool, refining.community_count, double);
    refining.waiting = pool_array(pool, count, size_t);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t community = community_of[graph->all.to[k]];
            refining.ties[i * refining.community_count + community] +=
                graph->all.value[k];
            refining.strength[i] += graph->all.value[k];
        }
        refining.community_strength[community_of[i]] += refining.strength[i];
        refining.total += refining.strength[i];
    }
    for (size_t i = 0; i < count; i++) {
        double *own = refining.ties + i * refining.community_count + community_of[i];
        refining.expected[i] = refining.strength[i] / refining.total;
        refining.own_ties[i] = *own;
        *own = -INFINITY;
    }
    return refining;
}

void communities_refine(const struct graph *graph, size_t *community_of)
{
    SCOPED(pool) scratch = pool_new();
    struct step *steps = pool_array(scratch, graph->count, struct step);
    struct refining refining = refining_make(graph, community_of, scratch);

    refining.community_of = community_of;
    while (refining.community_count > 1 && pass_make(&refining, steps)) {
    }
}
