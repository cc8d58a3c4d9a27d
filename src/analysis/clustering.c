#include "analysis/clustering.h"

#include <math.h>

#include "analysis/bits.h"

/* What is summed over the pairs of neighbours of each organisation. */
struct sums {
    double *tied; /* known ties between them */
    double *known; /* pairs of which it is known whether they are tied */
    double *tied_value; /* the same, each pair with its two values */
    double *known_value;
};

/* Unknown in U: no known tie, and one of the two cells is unknown. NULL: nothing is. */
static const uint64_t *unknown_pairs(const struct graph *graph, struct pool *pool)
{
    const size_t word_count = graph->word_count;

    if (graph->unknown == NULL || !graph->is_directed) {
        return graph->unknown;
    }
    uint64_t *bits = pool_items(pool, graph->count, word_count * sizeof(uint64_t));
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            const bool is_unknown =
                !graph_bit(graph->all_bits, word_count, i, j) &&
                !(graph_knows(graph, i, j) && graph_knows(graph, j, i));
            bits[i * word_count + j / 64] |= (uint64_t)is_unknown << (j % 64);
        }
    }
    return bits;
}

/* Neighbour j of i, tied with `value`: in a pair with each other neighbour of i. */
static void sums_add(struct sums *sums, size_t i, double value, size_t tied, size_t known)
{
    sums->tied[i] += (double)tied;
    sums->known[i] += (double)known;
    sums->tied_value[i] += value * (double)tied;
    sums->known_value[i] += value * (double)known;
}

/* Neighbours that i and j have in common: along the row of j, or by words of bits,
 * whichever is shorter. */
static size_t common_count(const struct graph *graph, size_t i, size_t j)
{
    const struct neighbours *all = &graph->all;
    const size_t word_count = graph->word_count;
    size_t count = 0;

    if (graph_row_length(all, j) > word_count) {
        return bits_common(&graph->all_bits[i * word_count],
                           &graph->all_bits[j * word_count], word_count);
    }
    for (size_t k = all->start[j]; k < all->start[j + 1]; k++) {
        count += graph_bit(graph->all_bits, word_count, i, all->to[k]);
    }
    return count;
}

static void sums_make(const struct graph *graph, const uint64_t *unknown,
                      struct sums *sums)
{
    const struct neighbours *all = &graph->all;
    const size_t word_count = graph->word_count;

    for (size_t i = 0; i < graph->count; i++) {
        const uint64_t *row = &graph->all_bits[i * word_count];
        const size_t others = graph_row_length(all, i) - 1;
        for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
            const size_t place = all->to[k] * word_count;
            const size_t tied = common_count(graph, i, all->to[k]);
            const size_t left_out =
                unknown == NULL ? 0 : bits_common(row, &unknown[place], word_count);
            sums_add(sums, i, all->value[k], tied, others - left_out);
        }
    }
}

/* `tied` / `known`, in place of `tied`; 0 where there are no two neighbours. */
static void shares_make(const struct graph *graph, double *tied, const double *known)
{
    for (size_t i = 0; i < graph->count; i++) {
        if (graph_row_length(&graph->all, i) < 2) {
            tied[i] = 0;
        } else if (known[i] != 0) {
            tied[i] /= known[i];
        } else {
            tied[i] = NAN;
        }
    }
}

/* Of those with `neighbours_least` or more; the undefined are left out. */
static double mean_of(const struct graph *graph, const double *shares,
                      size_t neighbours_least)
{
    double sum = 0;
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        if (graph_row_length(&graph->all, i) >= neighbours_least && !isnan(shares[i])) {
            sum += shares[i];
            count++;
        }
    }
    if (count > 0) {
        return sum / (double)count;
    }
    return NAN;
}

struct clustering clustering_make(const struct graph *graph, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct sums sums = {.tied = pool_array(pool, graph->count, double),
                        .known = pool_array(scratch, graph->count, double),
                        .tied_value = pool_array(pool, graph->count, double),
                        .known_value = pool_array(scratch, graph->count, double)};

    sums_make(graph, unknown_pairs(graph, scratch), &sums);
    shares_make(graph, sums.tied, sums.known);
    shares_make(graph, sums.tied_value, sums.known_value);
    return (struct clustering){.local = sums.tied,
                               .weighted = sums.tied_value,
                               .mean = mean_of(graph, sums.tied, 0),
                               .mean_defined = mean_of(graph, sums.tied, 2),
                               .mean_weighted = mean_of(graph, sums.tied_value, 0)};
}
