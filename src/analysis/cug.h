/* cug.h - is this network more centralised, more clustered, ... than chance alone makes
 * networks like it? Conditional uniform graph test (Anderson, Butts & Carley 1999). Pure.
 *
 * Drawn are networks of which each with the same size, density or dyad census is as
 * likely (random_graph.h, which also says what happens to unknown ties). Values are left
 * out: a tie is there or not. Two-sided: at least as far from the mean of the draws. */
#pragma once

#include "analysis/chance.h"
#include "analysis/random_graph.h"

/* A figure of a graph, NaN where undefined. Scratch work may live in `pool`, which ends
 * with the draw. */
typedef double (*cug_measure_fn)(void *context, const struct graph *graph,
                                 struct pool *pool);

struct cug_question {
    const struct graph *graph; /* not valued */
    enum random_given given; /* of an undirected graph the dyad census is the density */
    cug_measure_fn measure;
    void *context; /* borrowed; for `measure` */
    size_t draws;
    uint64_t seed;
};

struct cug {
    struct chance chance; /* its draws are those where the measure is defined */
    size_t undefined_count; /* the other draws */
};

/* O(draws * (that of random_graph() and of the measure)). */
struct cug cug_test(const struct cug_question *question);
