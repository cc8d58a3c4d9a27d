#include "analysis/degrees.h"

#include <math.h>

#include "analysis/bits.h"

static size_t *lengths_of(const struct neighbours *rows, size_t count, struct pool *pool)
{
    size_t *lengths = pool_array(pool, count, size_t);

    for (size_t i = 0; i < count; i++) {
        lengths[i] = graph_row_length(rows, i);
    }
    return lengths;
}

static double *strengths_of(const struct neighbours *rows, size_t count,
                            struct pool *pool)
{
    double *strengths = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            strengths[i] += rows->value[k];
        }
    }
    return strengths;
}

/* Nothing of what i would say is known: it did not answer, or every cell is open. */
static bool row_is_unknown(const struct graph *graph, size_t i)
{
    if (graph->unknown == NULL || graph->count < 2) {
        return false;
    }
    const uint64_t *row = &graph->unknown[i * graph->word_count];
    return bits_common(row, row, graph->word_count) == graph->count - 1;
}

static size_t isolates_count(const struct graph *graph)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        count += graph_row_length(&graph->all, i) == 0 && !row_is_unknown(graph, i);
    }
    return count;
}

/* The sum of (max - lengths) over those who count; gives in *counted_out how many. */
static double spread_of(const size_t *lengths, size_t count, const bool *is_left_out,
                        double *counted_out)
{
    size_t most = 0;
    size_t total = 0;
    size_t counted = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_left_out == NULL || !is_left_out[i]) {
            most = lengths[i] > most ? lengths[i] : most;
            total += lengths[i];
            counted++;
        }
    }
    *counted_out = (double)counted;
    return (double)(most * counted - total);
}

static void centralisation_make(const struct graph *graph, struct degrees *degrees)
{
    const double others = (double)graph->count - 1;
    double counted;
    double spread = spread_of(degrees->all, graph->count, NULL, &counted);

    degrees->centralisation = NAN;
    if (graph->count > 2) {
        degrees->centralisation = spread / (others * (others - 1));
    }
    degrees->centralisation_in = NAN;
    degrees->centralisation_out = NAN;
    if (!graph->is_directed || graph->count < 2) {
        return;
    }
    spread = spread_of(degrees->in, graph->count, NULL, &counted);
    degrees->centralisation_in = spread / (others * others);
    spread = spread_of(degrees->out, graph->count, graph->is_silent, &counted);
    if (counted > 1) {
        degrees->centralisation_out = spread / ((counted - 1) * others);
    }
}

static double sum_of(const double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return sum;
}

struct degrees degrees_make(const struct graph *graph, struct pool *pool)
{
    const size_t count = graph->count;
    const size_t known = graph_known_count(graph);
    const double organisations = (double)count;
    struct degrees degrees = {.all = lengths_of(&graph->all, count, pool),
                              .strength_out = strengths_of(&graph->out, count, pool),
                              .isolates = isolates_count(graph)};

    degrees.in = degrees.all;
    degrees.out = degrees.all;
    degrees.strength_in = degrees.strength_out;
    if (graph->is_directed) {
        degrees.in = lengths_of(&graph->in, count, pool);
        degrees.out = lengths_of(&graph->out, count, pool);
        degrees.strength_in = strengths_of(&graph->in, count, pool);
    }
    degrees.density = NAN;
    if (known > 0) {
        degrees.density = (double)graph->tie_count / (double)known;
    }
    degrees.mean_degree = NAN;
    degrees.mean_strength = NAN;
    if (count > 0) {
        degrees.mean_degree = (double)graph->all.start[count] / organisations;
        degrees.mean_strength = sum_of(degrees.strength_out, count) / organisations;
    }
    centralisation_make(graph, &degrees);
    return degrees;
}
