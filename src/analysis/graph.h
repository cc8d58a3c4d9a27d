/* graph.h - one relation made ready to count on: rows of neighbours and bits. Pure.
 *
 * What a measure may rely on, and must keep:
 *
 * - Known ties only are among the neighbours. Whether a cell is known at all stands in
 *   `unknown`. What counts cells (density, dyads, triads, transitivity) leaves unknown
 *   cells out of numerator and denominator; what follows paths works on the known ties
 *   and is marked by response_trust() where that may mislead.
 * - `all` is U = max(A, A'): who is tied in either direction. In an undirected graph
 *   `out`, `in` and `all` are the same.
 * - Values are 1 unless the graph was made valued; `all` has max(a_ij, a_ji). */
#pragma once

#include <stdint.h>

#include "analysis/network.h"

/* Rows of neighbours, one after the other, each in ascending order. */
struct neighbours {
    const size_t *start; /* count + 1: row i is to[start[i]] .. to[start[i + 1] - 1] */
    const uint32_t *to;
    const double *value; /* beside `to` */
};

struct graph {
    size_t count; /* organisations */
    bool is_directed;
    bool is_valued;
    size_t tie_count; /* arcs; of an undirected graph pairs */
    struct neighbours out;
    struct neighbours in;
    struct neighbours all;
    size_t word_count; /* of a row of bits */
    const uint64_t *out_bits; /* count rows: bit j of row i is the tie i -> j */
    const uint64_t *in_bits;
    const uint64_t *all_bits;
    const uint64_t *unknown; /* the same for unknown cells; NULL when all are known */
    size_t unknown_count; /* ordered cells; of an undirected graph pairs */
    const bool *is_silent; /* borrowed from the relation; NULL: all answered */
};

/* How a relation becomes a graph. */
struct graph_reading {
    bool
        is_undirected; /* take A and A' together: a tie when either is, value the highest;
                         * unknown when neither is a tie and one of them is unknown */
    bool is_valued; /* keep the values; else every tie is 1 */
};

/* O(organisations^2 / 64 + ties). Lives in `pool`. */
struct graph graph_make(const struct relation *relation, size_t organisation_count,
                        struct graph_reading reading, struct pool *pool);

/* The graph of those whom `is_kept` names, in the same order; lives in `pool` with its
 * own is_silent. O(kept^2 / 64 + ties). */
struct graph graph_part(const struct graph *graph, const bool *is_kept,
                        struct pool *pool);

static inline size_t graph_row_length(const struct neighbours *rows, size_t i)
{
    return rows->start[i + 1] - rows->start[i];
}

static inline bool graph_bit(const uint64_t *bits, size_t word_count, size_t i, size_t j)
{
    return (bits[i * word_count + j / 64] >> (j % 64) & 1) != 0;
}

static inline bool graph_has(const struct graph *graph, size_t from, size_t to)
{
    return graph_bit(graph->out_bits, graph->word_count, from, to);
}

/* Is it known whether there is a tie from -> to? */
static inline bool graph_knows(const struct graph *graph, size_t from, size_t to)
{
    return graph->unknown == NULL ||
           !graph_bit(graph->unknown, graph->word_count, from, to);
}

/* Did this organisation answer? Of one that did not, the ties sent are unknown. */
static inline bool graph_answers(const struct graph *graph, size_t i)
{
    return graph->is_silent == NULL || !graph->is_silent[i];
}

/* Cells (i, j), i != j, whose answer is known; of an undirected graph pairs. */
static inline size_t graph_known_count(const struct graph *graph)
{
    const size_t cells = graph->count * (graph->count - (graph->count > 0));

    return (graph->is_directed ? cells : cells / 2) - graph->unknown_count;
}
