#include "analysis/communities.h"

#include <math.h>
#include <string.h>

#include "analysis/communities_refine.h"
#include "analysis/igraph_adapter.h"
#include "analysis/random.h"

static const double ROUNDING = 1e-12;

/* The value of all ties of one organisation. */
static double strength_of(const struct graph *graph, size_t i)
{
    double strength = 0;

    for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
        strength += graph->all.value[k];
    }
    return strength;
}

/* Twice the value of the ties of one organisation within its community counts on both
 * sides, so `within` and `total` are both 2 times those of the formula. */
double communities_modularity(const struct graph *graph, const size_t *community_of)
{
    SCOPED(pool) scratch = pool_new();
    double *strengths = pool_array(scratch, graph->count, double);
    double within = 0;
    double total = 0;
    double expected = 0;

    for (size_t i = 0; i < graph->count; i++) {
        const double strength = strength_of(graph, i);
        strengths[community_of[i]] += strength;
        total += strength;
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            if (community_of[graph->all.to[k]] == community_of[i]) {
                within += graph->all.value[k];
            }
        }
    }
    if (total <= 0) {
        return NAN;
    }
    for (size_t community = 0; community < graph->count; community++) {
        const double share = strengths[community] / total;
        expected += share * share;
    }
    return within / total - expected;
}

/* Number communities in order of their first members; gives how many there are. */
static size_t communities_number(size_t *community_of, size_t count, struct pool *scratch)
{
    size_t *number = pool_array(scratch, count, size_t); /* from 1; 0: not yet */
    size_t community_count = 0;

    for (size_t i = 0; i < count; i++) {
        size_t *its_number = &number[community_of[i]];
        if (*its_number == 0) {
            *its_number = ++community_count;
        }
        community_of[i] = *its_number - 1;
    }
    return community_count;
}

static bool has_positive_values(const struct graph *graph)
{
    const size_t end = graph->all.start[graph->count];

    for (size_t k = 0; k < end; k++) {
        if (!(graph->all.value[k] > 0)) {
            return false;
        }
    }
    return end > 0;
}

/* Everybody in one of a few groups, by chance. */
static void scatter(struct random *random, size_t group_count, size_t *community_of,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        community_of[i] = random_below(random, group_count) % count;
    }
}

/* What the searches of one network share. */
struct searching {
    const struct graph *graph;
    size_t runs;
    struct random *random;
    struct leiden *leiden;
    struct refining *refining; /* NULL: too large */
    size_t hit_count; /* runs that found the best so far */
    size_t best_run; /* the first of them */
    double modularity; /* of the best */
    size_t *best;
};

/* A search that is meant to find the best of a small network goes on for longer. */
static bool is_thorough(const struct searching *searching)
{
    enum { RUNS_THOROUGH = 10 };

    return searching->refining != NULL && searching->runs >= RUNS_THOROUGH;
}

/* The best with about a third of the organisations anywhere, or in a new community. */
static void disturb(const struct searching *searching, size_t *community_of_out)
{
    enum { SHARE = 40, WHOLE = 100 };
    const size_t count = searching->graph->count;
    size_t groups = 1;

    for (size_t i = 0; i < count; i++) {
        groups = searching->best[i] + 1 > groups ? searching->best[i] + 1 : groups;
        community_of_out[i] = searching->best[i];
    }
    for (size_t k = 0; k * WHOLE < count * SHARE; k++) {
        const size_t i = random_below(searching->random, count);
        community_of_out[i] = random_below(searching->random, groups + 1) % count;
    }
}

/* The first run is Leiden's. Of a small network the others begin from the best so far,
 * disturbed, and every fourth from chance. */
static bool search_run(struct searching *searching, size_t run, size_t *tried,
                       double *modularity_out)
{
    enum { SCATTER_EVERY = 4, GROUPS_LEAST = 2, GROUPS_KINDS = 5, PATIENCE = 8 };
    const size_t count = searching->graph->count;

    if (run == 0 || searching->refining == NULL) {
        if (!leiden_search(searching->leiden, random_below(searching->random, UINT32_MAX),
                           tried)) {
            return false;
        }
    } else if (run % SCATTER_EVERY == 0) {
        scatter(searching->random, GROUPS_LEAST + run % GROUPS_KINDS, tried, count);
    } else {
        disturb(searching, tried);
    }
    *modularity_out =
        searching->refining == NULL
            ? communities_modularity(searching->graph, tried)
            : refining_run(searching->refining, is_thorough(searching) ? PATIENCE : count,
                           searching->modularity, tried);
    return true;
}

/* All who have a tie in one community: its Q is 0. */
static void all_join(const struct graph *graph, size_t *community_of)
{
    size_t first = graph->count;

    for (size_t i = 0; i < graph->count; i++) {
        const bool is_tied = graph->all.start[i + 1] > graph->all.start[i];

        first = is_tied && first == graph->count ? i : first;
        community_of[i] = is_tied ? first : i;
    }
}

/* Is it worth another run? What was found often, or not bettered for long, is seldom
 * bettered. */
static bool goes_on(const struct searching *searching, size_t run)
{
    enum { HITS_ENOUGH = 20, RUNS_MORE = 40, STALE = 2 };

    if (!is_thorough(searching)) {
        return run == 0 || run < searching->runs;
    }
    return run < searching->runs ||
           (searching->hit_count < HITS_ENOUGH && run < searching->runs * RUNS_MORE &&
            run - searching->best_run < STALE * searching->graph->count);
}

static void search(struct searching *searching, struct pool *scratch)
{
    const size_t count = searching->graph->count;
    size_t *tried = pool_array(scratch, count, size_t);

    for (size_t run = 0; goes_on(searching, run); run++) {
        double found = NAN;
        if (!search_run(searching, run, tried, &found)) {
            continue;
        }
        if (isnan(searching->modularity) || found > searching->modularity + ROUNDING) {
            searching->modularity = found;
            searching->hit_count = 0;
            searching->best_run = run;
            memcpy(searching->best, tried, count * sizeof *tried);
        }
        searching->hit_count += found >= searching->modularity - ROUNDING;
    }
}

struct communities communities_make(const struct graph *graph, uint64_t seed, size_t runs,
                                    struct pool *pool)
{
    const size_t count = graph->count;
    struct communities result = {.modularity = NAN,
                                 .count = count,
                                 .community_of = pool_array(pool, count, size_t)};
    SCOPED(pool) scratch = pool_new();

    for (size_t i = 0; i < count; i++) {
        result.community_of[i] = i;
    }
    if (!has_positive_values(graph)) {
        return result;
    }
    SCOPED(random) random = random_new(seed);
    SCOPED(leiden) leiden = leiden_new(graph);
    struct searching searching = {.graph = graph,
                                  .runs = runs,
                                  .random = random,
                                  .leiden = leiden,
                                  .modularity = NAN,
                                  .best = result.community_of};
    if (count <= COMMUNITIES_REFINE_MOST) {
        searching.refining = refining_make(graph, scratch);
    }
    if (leiden != NULL) {
        search(&searching, scratch);
        result.modularity = communities_modularity(graph, result.community_of);
    }
    if (result.modularity <= ROUNDING) { /* groups that say no more than none */
        all_join(graph, result.community_of);
    }
    result.count = communities_number(result.community_of, count, scratch);
    return result;
}
