/* graphs.h - graphs for tests: from a picture of their matrix, of a well-known shape, and
 * at random; and the same graph as igraph sees it. */
#pragma once

#include <igraph.h>

#include "analysis/graph.h"

/* A picture has a line for each organisation and in it a character for each cell:
 *
 *     "-1.\n"    a digit is the value of a tie, "." no tie, "?" unknown, "-" the diagonal
 *     "..1!\n"   "!" ends the line of one that did not answer: its "." are unknown
 *
 * Without direction only what is right of the diagonal is read. */
struct relation picture_relation(const char *picture, bool is_directed,
                                 struct pool *pool);
size_t picture_count(const char *picture);

/* The same, made ready. */
struct graph picture_graph(const char *picture, bool is_directed, struct pool *pool);

enum shape {
    SHAPE_EMPTY,
    SHAPE_LINE, /* 0 -> 1 -> 2 ... */
    SHAPE_RING,
    SHAPE_STAR, /* 0 -> everybody */
    SHAPE_COMPLETE /* both ways */
};
struct graph shape_graph(enum shape shape, size_t count, bool is_directed,
                         struct pool *pool);

/* What a random graph is like. */
struct chance {
    size_t count;
    size_t tie_percent; /* of cells; without direction of pairs */
    size_t unknown_percent; /* of cells */
    size_t silent_count; /* the first so many did not answer */
    bool is_directed;
    bool is_valued; /* 1 .. 5 */
};
struct relation chance_relation(const struct chance *chance, uint64_t seed,
                                struct pool *pool);
struct graph chance_graph(const struct chance *chance, uint64_t seed, struct pool *pool);

/* The known ties as an igraph graph: with their direction, or U. To be destroyed. */
void oracle_init(igraph_t *oracle, const struct graph *graph);
void oracle_init_undirected(igraph_t *oracle, const struct graph *graph);

/* The values beside the ties of oracle_init_undirected(). To be destroyed. */
void oracle_weights_init(igraph_vector_t *weights, const struct graph *graph);

/* Fails the test unless both are undefined or equal within 1e-9 (relative above 1). */
void assert_figure(double found, double expected, const char *what);
