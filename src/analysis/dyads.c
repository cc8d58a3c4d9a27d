#include "analysis/dyads.h"

#include <math.h>

enum { WORD_BITS = 64 };

static bool tied_either_way(const struct graph *graph, size_t i, size_t j)
{
    return graph_bit(graph->all_bits, graph->word_count, i, j);
}

/* Take the pair of an unknown cell (i, j) out of where it was counted. Of a pair with two
 * unknown cells the one from the lower number does it. */
static void dyads_leave_out(const struct graph *graph, struct dyads *dyads, size_t i,
                            size_t j)
{
    if (i > j && !graph_knows(graph, j, i)) {
        return;
    }
    dyads->unknown++;
    if (tied_either_way(graph, i, j)) {
        dyads->asymmetric--;
    } else {
        dyads->null--;
    }
}

static void dyads_leave_out_unknown(const struct graph *graph, struct dyads *dyads)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t word = 0; word < graph->word_count; word++) {
            uint64_t left = graph->unknown[i * graph->word_count + word];
            for (; left != 0; left &= left - 1) {
                const size_t j = word * WORD_BITS + (size_t)__builtin_ctzll(left);
                dyads_leave_out(graph, dyads, i, j);
            }
        }
    }
}

struct dyads dyads_make(const struct graph *graph)
{
    const size_t count = graph->count;
    const size_t pairs = count * (count - (count > 0)) / 2;
    const size_t tied = graph->all.start[count] / 2;
    struct dyads dyads = {.mutual = tied,
                          .null = pairs - tied,
                          .reciprocity = NAN,
                          .reciprocity_dyad = NAN};

    if (graph->is_directed) {
        dyads.mutual = graph->tie_count - tied;
        dyads.asymmetric = tied - dyads.mutual;
    }
    if (graph->unknown != NULL) {
        dyads_leave_out_unknown(graph, &dyads);
    }
    if (graph->is_directed && dyads.mutual + dyads.asymmetric > 0) {
        const double mutual = (double)dyads.mutual;
        const double asymmetric = (double)dyads.asymmetric;
        dyads.reciprocity = 2 * mutual / (2 * mutual + asymmetric);
        dyads.reciprocity_dyad = mutual / (mutual + asymmetric);
    }
    return dyads;
}
