#include "analysis/communities.h"

#include <math.h>
#include <string.h>

#include "analysis/communities_refine.h"
#include "analysis/igraph_adapter.h"
#include "analysis/random.h"

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

/* A small network is refined as well, and then most runs can begin from chance: that
 * finds as much as Leiden does and costs less. Above forty organisations it finds less
 * now and then, and every third run is one of Leiden. */
static bool search_run(struct leiden *leiden, const struct graph *graph, size_t run,
                       struct random *random, size_t *community_of_out)
{
    enum { LEIDEN_SELDOM = 10, LEIDEN_OFTEN = 3, SELDOM_MOST = 40 };
    enum { GROUPS_LEAST = 2, GROUPS_KINDS = 5 };
    const size_t every = graph->count <= SELDOM_MOST ? LEIDEN_SELDOM : LEIDEN_OFTEN;
    const bool is_small = graph->count <= COMMUNITIES_REFINE_MOST;

    if (is_small && run % every != 0) {
        scatter(random, GROUPS_LEAST + run % GROUPS_KINDS, community_of_out,
                graph->count);
    } else if (!leiden_search(leiden, random_below(random, UINT32_MAX),
                              community_of_out)) {
        return false;
    }
    if (is_small) {
        communities_refine(graph, community_of_out);
    }
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

/* Is it worth another run? What was found often is seldom bettered; on a small network a
 * search that is meant to find the best goes on until then. */
static bool goes_on(const struct graph *graph, size_t run, size_t runs, size_t hit_count)
{
    enum { RUNS_THOROUGH = 10, HITS_ENOUGH = 8, RUNS_MORE = 4 };
    const bool is_thorough =
        runs >= RUNS_THOROUGH && graph->count <= COMMUNITIES_REFINE_MOST;

    return run == 0 || run < runs ||
           (is_thorough && hit_count < HITS_ENOUGH && run < runs * RUNS_MORE);
}

struct communities communities_make(const struct graph *graph, uint64_t seed, size_t runs,
                                    struct pool *pool)
{
    static const double ROUNDING = 1e-12;
    const size_t count = graph->count;
    struct communities result = {.modularity = NAN,
                                 .count = count,
                                 .community_of = pool_array(pool, count, size_t)};
    SCOPED(pool) scratch = pool_new();
    size_t *tried = pool_array(scratch, count, size_t);

    for (size_t i = 0; i < count; i++) {
        result.community_of[i] = i;
    }
    if (!has_positive_values(graph)) {
        return result;
    }
    SCOPED(random) random = random_new(seed);
    SCOPED(leiden) leiden = leiden_new(graph);
    size_t hit_count = 0; /* runs that found the best so far */
    for (size_t run = 0; leiden != NULL && goes_on(graph, run, runs, hit_count); run++) {
        if (!search_run(leiden, graph, run, random, tried)) {
            continue;
        }
        const double modularity = communities_modularity(graph, tried);
        if (isnan(result.modularity) || modularity > result.modularity + ROUNDING) {
            result.modularity = modularity;
            hit_count = 0;
            memcpy(result.community_of, tried, count * sizeof *tried);
        }
        hit_count += modularity >= result.modularity - ROUNDING;
    }
    if (result.modularity <= ROUNDING) { /* groups that say no more than none */
        all_join(graph, result.community_of);
    }
    result.count = communities_number(result.community_of, count, scratch);
    return result;
}
