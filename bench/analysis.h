/* analysis.h - what the measurements of the analysis share: made-up networks, two sides
 * timed by turns, and the table that they end in. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/network.h"
#include "analysis/simulate.h"
#include "random.h"
#include "timer.h"

static inline void require(bool is_good, const char *what)
{
    if (!is_good) {
        (void)fprintf(stderr, "analysis: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

/* ---- time ---- */

/* CPU time of this process: other work on the machine matters little to it. */
static inline double cpu_seconds(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

typedef void (*step_fn)(void *context);

enum { SIDES_MOST = 3, ROUNDS_MOST = 21, ROUNDS_LEAST = 3 };

struct side {
    step_fn step; /* NULL: there is none */
    void *context;
};

static inline double side_time(const struct side *side, size_t repeats)
{
    const double begin = cpu_seconds();

    for (size_t i = 0; i < repeats; i++) {
        side->step(side->context);
    }
    return (cpu_seconds() - begin) / (double)repeats;
}

/* CPU seconds of a step of each side, by turns: the median of rounds of some
 * milliseconds; what is slow has fewer rounds. 0 for a side that is not there. */
static inline void sides_time(const struct side *sides, size_t count, double *seconds_out)
{
    static const double ROUND_SECONDS = 0.01;
    static const double ENOUGH_SECONDS = 1.5;
    double rounds[SIDES_MOST][ROUNDS_MOST];
    size_t repeats[SIDES_MOST] = {0};
    const double begin = cpu_seconds();
    size_t round = 0;

    for (size_t i = 0; i < count; i++) {
        if (sides[i].step != NULL) {
            const double once = side_time(&sides[i], 1);
            repeats[i] = once < ROUND_SECONDS ? (size_t)(ROUND_SECONDS / once) + 1 : 1;
        }
    }
    while (round < ROUNDS_MOST &&
           (round < ROUNDS_LEAST || cpu_seconds() - begin < ENOUGH_SECONDS)) {
        for (size_t i = 0; i < count; i++) {
            rounds[i][round] = repeats[i] > 0 ? side_time(&sides[i], repeats[i]) : 0;
        }
        round++;
    }
    for (size_t i = 0; i < count; i++) {
        seconds_out[i] = median(rounds[i], round);
    }
}

/* ---- the table ---- */

static inline void table_head(const char *what, const char *theirs)
{
    (void)printf("\n%-40s %12s %14s %8s %8s\n", what, "ours, ms", theirs, "ratio", "aim");
}

/* `theirs` and `aim` 0: there is none. The aim is that of the ratio, or without theirs
 * one in milliseconds. */
static inline void table_row(const char *what, double ours, double theirs, double aim)
{
    (void)printf("%-40s %12.4f", what, ours * 1e3);
    if (theirs > 0) {
        (void)printf(" %14.4f %8.3f", theirs * 1e3, ours / theirs);
    } else {
        (void)printf(" %14s %8s", "-", "-");
    }
    if (aim > 0) {
        const bool is_met = (theirs > 0 ? ours / theirs : ours * 1e3) <= aim;
        (void)printf(" %8g%s", aim, is_met ? "" : "   not met");
    }
    (void)printf("\n");
}

/* ---- networks ---- */

/* One wave of cooperation among `count`, with sectors; six contacts each, about. */
static inline struct network network_made(size_t count, uint64_t seed, struct pool *pool)
{
    const struct simulation_order order = {.organisation_count = count,
                                           .density = simulation_density(count),
                                           .sector_count = 4,
                                           .wave_count = 1,
                                           .seed = seed};

    return simulate_networks(&order, pool).waves[0].network;
}

/* `each` random ties from everybody, fewer where two are the same. */
static inline struct relation relation_drawn(size_t count, size_t each, uint64_t seed,
                                             struct pool *pool)
{
    struct relation relation = {.name = "", .is_directed = true};
    struct tie *ties = pool_array(pool, count * each, struct tie);
    bool *is_tied = pool_array(pool, count, bool);
    uint64_t state = seed;

    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < each; k++) {
            is_tied[random_below(&state, count)] = true;
        }
        for (size_t j = 0; j < count; j++) {
            if (is_tied[j] && i != j) {
                ties[relation.tie_count++] = (struct tie){i, j, 1};
            }
            is_tied[j] = false;
        }
    }
    relation.ties = ties;
    return relation;
}
