/* composition.c - how long the composition takes, on made-up networks.
 *
 * A row is the mean of RUNS networks: random ones, where each actor brings each source
 * with the same chance and each source has two bringers at least, and towns, where an
 * actor brings one to four neighbouring sources and many bring the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "method/composition.h"
#include "random.h"
#include "timer.h"

enum { RUNS = 10, ACTORS_MAX = LIMIT_ACTORS };

/* clang-format off */
static const struct network {
    size_t actors;
    size_t sources;
    unsigned percent; /* of the sources that an actor brings; 0: a town */
    unsigned core_percent;
} NETWORKS[] = {
    {20, 10, 5, 20},  {20, 10, 15, 20}, {20, 10, 30, 20}, {20, 10, 0, 20},
    {40, 20, 5, 20},  {40, 20, 15, 20}, {40, 20, 30, 20}, {40, 20, 0, 20},
    {60, 40, 5, 20},  {60, 40, 10, 20}, {60, 40, 15, 20}, {60, 40, 20, 20},
    {60, 40, 30, 20}, {60, 40, 15, 0},  {60, 40, 15, 60}, {60, 40, 0, 20},
};

/* Networks far beyond what people have: only with the argument "large". */
static const struct network LARGE[] = {
    {200, 64, 5, 20}, {200, 64, 15, 20}, {200, 64, 30, 20}, {200, 64, 0, 20},
    {500, 64, 5, 20}, {500, 64, 15, 20}, {500, 64, 30, 20}, {500, 64, 0, 20},
};
/* clang-format on */

struct totals {
    double smallest_seconds;
    double whole_seconds;
    double longest_seconds;
    size_t size;
    size_t selections;
    size_t points;
    size_t truncated;
    size_t incomplete; /* the front, or everything */
};

static uint64_t actor_make(const struct network *network, uint64_t *state)
{
    uint64_t brings = 0;

    if (network->percent == 0) {
        const size_t first = random_below(state, network->sources);
        const size_t count = 1 + random_below(state, 4);
        for (size_t i = 0; i < count; i++) {
            brings |= UINT64_C(1) << (first + i) % network->sources;
        }
        return brings;
    }
    for (size_t source = 0; source < network->sources; source++) {
        if (random_below(state, 100) < network->percent) {
            brings |= UINT64_C(1) << source;
        }
    }
    return brings;
}

static void network_make(const struct network *network, uint64_t seed, uint64_t *brings,
                         bool *is_core)
{
    uint64_t state = seed;

    for (size_t i = 0; i < network->actors; i++) {
        brings[i] = actor_make(network, &state);
        is_core[i] = random_below(&state, 100) < network->core_percent;
    }
    for (size_t source = 0; source < network->sources; source++) {
        size_t bringers = 0;
        for (size_t i = 0; i < network->actors; i++) {
            bringers += brings[i] >> source & 1;
        }
        while (bringers < 2) {
            uint64_t *actor = &brings[random_below(&state, network->actors)];
            bringers += (*actor >> source & 1) == 0;
            *actor |= UINT64_C(1) << source;
        }
    }
}

/* Time `question`; false when it was too much work. */
static bool question_time(const struct composition_question *question,
                          struct totals *totals, double *seconds)
{
    SCOPED(pool) pool = pool_new();
    struct status st = {0};
    struct composition *composition = NULL;
    const double begin = now_seconds();
    const bool is_found = composition_find(question, pool, &composition, &st);

    *seconds = now_seconds() - begin;
    if (!is_found) {
        return st.code == STATUS_NOT_FOUND;
    }
    totals->size += composition->smallest_size;
    totals->selections += composition->selection_count;
    totals->points += composition->point_count;
    totals->truncated += composition->is_truncated;
    totals->incomplete += !composition->is_front_complete;
    return true;
}

static void totals_print(const struct totals *totals)
{
    (void)printf("%6.1f %9.2f %9.1f %9.1f %9.1f %9zu %6.1f %10zu\n",
                 (double)totals->size / RUNS, totals->smallest_seconds * 1e3 / RUNS,
                 totals->whole_seconds * 1e3 / RUNS, totals->longest_seconds * 1e3,
                 (double)totals->selections / RUNS, totals->truncated,
                 (double)totals->points / RUNS, totals->incomplete);
}

static void network_time(const struct network *network, int times)
{
    static uint64_t brings[ACTORS_MAX];
    static bool is_core[ACTORS_MAX];
    struct totals totals = {0};

    for (uint64_t run = 0; run < RUNS; run++) {
        double seconds = 0;
        network_make(network, run * 1000 + network->percent, brings, is_core);
        struct composition_question question = {.actor_count = network->actors,
                                                .brings = brings,
                                                .is_core = is_core,
                                                .source_count = network->sources,
                                                .times = times,
                                                .selection_limit = LIMIT_SELECTIONS};
        /* No selection is allowed: the time of finding the smallest size alone. */
        (void)question_time(&question, &totals, &seconds);
        totals.smallest_seconds += seconds;
        question.max_size = SIZE_MAX;
        totals.incomplete += !question_time(&question, &totals, &seconds);
        totals.whole_seconds += seconds;
        totals.longest_seconds =
            seconds > totals.longest_seconds ? seconds : totals.longest_seconds;
    }
    (void)printf("%4zu x %2zu %4u%% %5u%% %5d ", network->actors, network->sources,
                 network->percent, network->core_percent, times);
    totals_print(&totals);
}

int main(int argc, char **argv)
{
    const bool is_large = argc > 1 && argv[1][0] == 'l';
    const struct network *networks = is_large ? LARGE : NETWORKS;
    const size_t count = is_large ? ARRAY_COUNT(LARGE) : ARRAY_COUNT(NETWORKS);

    (void)printf("composition, mean of %d networks (0%%: towns); times in ms\n", RUNS);
    (void)printf("network  brings  core times   size  smallest     whole   longest"
                 "    listed truncated points incomplete\n");
    for (size_t i = 0; i < count; i++) {
        network_time(&networks[i], 1);
        network_time(&networks[i], 2);
    }
    return EXIT_SUCCESS;
}
