#include "analysis/communities_refine.h"

#include <math.h>
#include <string.h>

enum { BLOCK = 8 }; /* organisations that are looked at together */

static const double ROUNDING = 1e-12;

/* A move, and what it does to the modularity, times half the total. */
struct step {
    size_t organisation;
    size_t from;
    size_t to;
    double gain;
};

struct refining {
    const struct graph *graph;
    size_t *community_of;
    size_t community_count; /* with empty ones to move into */
    size_t stride; /* organisations, rounded up to blocks */
    double *ties; /* communities x stride: the value of i's ties into c; -INFINITY in its
                   * own, so that none looks best by staying */
    double *own_ties; /* and those in its own */
    double *strength; /* of each organisation */
    double *expected; /* that, as a share of the total */
    double *community_strength;
    double total; /* of all strengths */
    double *gains; /* of the best move of each */
    double *moved; /* INFINITY: has moved in this pass; else 0 */
    struct step *steps; /* of a pass */
    size_t *number; /* of communities, from 1; 0: not yet */
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
    double *left = refining->ties + from * refining->stride;
    double *joined = refining->ties + to * refining->stride;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        const size_t j = rows->to[k];
        left[j] -= rows->value[k];
        joined[j] += rows->value[k];
        refining->own_ties[j] += own_change(refining, j, from, to) * rows->value[k];
    }
    left[i] = refining->own_ties[i];
    refining->own_ties[i] = joined[i];
    joined[i] = -INFINITY;
    refining->community_strength[from] -= refining->strength[i];
    refining->community_strength[to] += refining->strength[i];
    refining->community_of[i] = to;
}

/* What i brings by being in a community, in halves of the total: its ties there less
 * those that chance would give with the others there. */
static double share_of(const struct refining *refining, size_t i, size_t community)
{
    return refining->ties[community * refining->stride + i] -
           refining->expected[i] * refining->community_strength[community];
}

static double share_now(const struct refining *refining, size_t i)
{
    const double others =
        refining->community_strength[refining->community_of[i]] - refining->strength[i];

    return refining->own_ties[i] - refining->expected[i] * others;
}

/* The best move of i; its gain may be negative. Where it leads is looked up, of those
 * that are as good the first, only when the gain is above `least`: that is seldom. */
static struct step step_of(const struct refining *refining, size_t i, double least)
{
    const size_t own = refining->community_of[i];
    struct step best = {i, own, own, -INFINITY};
    double most = -INFINITY;
    size_t to = 0;

    for (size_t community = 0; community < refining->community_count; community++) {
        const double share = share_of(refining, i, community);
        most = share > most ? share : most;
    }
    best.gain = most - share_now(refining, i);
    if (best.gain > least) {
        while (share_of(refining, i, to) < most - ROUNDING * refining->total) {
            to++;
        }
        best.to = to;
    }
    return best;
}

/* The most that each could bring elsewhere, into `gains`; in blocks and without branches,
 * as nearly all time goes here. */
static void shares_find(const struct refining *refining)
{
    for (size_t i = 0; i < refining->stride; i += BLOCK) {
        const double *ties = refining->ties + i;
        const double *expected = refining->expected + i;
        double most[BLOCK];

        for (size_t k = 0; k < BLOCK; k++) {
            most[k] = -INFINITY;
        }
        for (size_t c = 0; c < refining->community_count; c++) {
            const double strength = refining->community_strength[c];
            for (size_t k = 0; k < BLOCK; k++) {
                const double share = ties[k] - expected[k] * strength;
                most[k] = share > most[k] ? share : most[k];
            }
            ties += refining->stride;
        }
        memcpy(refining->gains + i, most, sizeof most);
    }
}

/* The best move of one that has not moved, of those as good the first. */
static struct step step_best(const struct refining *refining)
{
    double best = -INFINITY;
    size_t i = 0;

    shares_find(refining);
    for (size_t j = 0; j < refining->graph->count; j++) {
        const double gain =
            refining->gains[j] - share_now(refining, j) - refining->moved[j];
        refining->gains[j] = gain;
        best = gain > best ? gain : best;
    }
    while (refining->gains[i] < best - ROUNDING * refining->total) {
        i++;
    }
    return step_of(refining, i, -INFINITY);
}

/* Is the partition better afterwards? */
static bool pass_make(struct refining *refining, size_t patience)
{
    const size_t count = refining->graph->count;
    struct step *steps = refining->steps;
    double gain = 0;
    double gain_best = ROUNDING * refining->total;
    size_t kept = 0;
    size_t made = 0;

    memset(refining->moved, 0, count * sizeof *refining->moved);
    while (made < count && made < kept + patience) {
        const struct step step = step_best(refining);
        step_make(refining, step.organisation, step.to);
        refining->moved[step.organisation] = INFINITY;
        steps[made++] = step;
        gain += step.gain;
        if (gain > gain_best) {
            gain_best = gain;
            kept = made;
        }
    }
    for (size_t i = made; i > kept; i--) {
        step_make(refining, steps[i - 1].organisation, steps[i - 1].from);
    }
    return kept > 0;
}

/* Moves that pay at once, until all have been asked in vain. */
static void partition_settle(struct refining *refining)
{
    const size_t count = refining->graph->count;
    const double least = ROUNDING * refining->total;
    size_t still_count = 0;

    for (size_t i = 0; still_count < count; i = i + 1 < count ? i + 1 : 0) {
        const struct step step = step_of(refining, i, least);
        still_count++;
        if (step.gain > least) {
            step_make(refining, i, step.to);
            still_count = 0;
        }
    }
}

struct refining *refining_make(const struct graph *graph, struct pool *pool)
{
    const size_t count = graph->count;
    const size_t stride = (count + BLOCK - 1) / BLOCK * BLOCK;
    struct refining *refining = pool_array(pool, 1, struct refining);

    refining->graph = graph;
    refining->stride = stride;
    refining->ties = pool_array(pool, count * stride, double);
    refining->own_ties = pool_array(pool, count, double);
    refining->strength = pool_array(pool, count, double);
    refining->expected = pool_array(pool, stride, double);
    refining->community_strength = pool_array(pool, count, double);
    refining->gains = pool_array(pool, stride, double);
    refining->moved = pool_array(pool, count, double);
    refining->steps = pool_array(pool, count, struct step);
    refining->number = pool_array(pool, count, size_t);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            refining->strength[i] += graph->all.value[k];
        }
        refining->total += refining->strength[i];
    }
    for (size_t i = 0; i < count; i++) {
        refining->expected[i] = refining->strength[i] / refining->total;
    }
    return refining;
}

/* Without gaps in the numbers, so that few columns are enough. */
static void partition_number(struct refining *refining, size_t *community_of)
{
    enum { EMPTY_COMMUNITIES = 2 };
    const size_t count = refining->graph->count;
    size_t used = 0;

    memset(refining->number, 0, count * sizeof *refining->number);
    for (size_t i = 0; i < count; i++) {
        size_t *number = &refining->number[community_of[i]];
        if (*number == 0) {
            *number = ++used;
        }
        community_of[i] = *number - 1;
    }
    used += EMPTY_COMMUNITIES;
    refining->community_of = community_of;
    refining->community_count = used < count ? used : count;
}

static void partition_begin(struct refining *refining, size_t *community_of)
{
    const struct neighbours *rows = &refining->graph->all;
    const size_t stride = refining->stride;

    partition_number(refining, community_of);
    memset(refining->ties, 0,
           refining->community_count * stride * sizeof *refining->ties);
    memset(refining->community_strength, 0,
           refining->community_count * sizeof *refining->community_strength);
    for (size_t i = 0; i < refining->graph->count; i++) {
        double *own = refining->ties + community_of[i] * stride + i;
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            refining->ties[community_of[rows->to[k]] * stride + i] += rows->value[k];
        }
        refining->community_strength[community_of[i]] += refining->strength[i];
        refining->own_ties[i] = *own;
        *own = -INFINITY;
    }
}

static double partition_modularity(const struct refining *refining)
{
    double within = 0;
    double expected = 0;

    for (size_t i = 0; i < refining->graph->count; i++) {
        within += refining->own_ties[i];
    }
    for (size_t community = 0; community < refining->community_count; community++) {
        const double share = refining->community_strength[community] / refining->total;
        expected += share * share;
    }
    return within / refining->total - expected;
}

double refining_run(struct refining *refining, size_t patience, double known,
                    size_t *community_of)
{
    partition_begin(refining, community_of);
    if (refining->community_count > 1) {
        partition_settle(refining);
        if (fabs(partition_modularity(refining) - known) <= ROUNDING) {
            return known;
        }
        while (pass_make(refining, patience)) {
        }
    }
    return partition_modularity(refining);
}
