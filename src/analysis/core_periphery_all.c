/* core_periphery_all.c - every split of a small network into core and periphery. */
#include "analysis/core_periphery.h"
#include "analysis/core_tally.h"

/* A row of a small graph in one word: ties out and in, then unknown cells out and
 * in. */
static const size_t ROW_BITS = CORE_EXACT_MOST;

static uint64_t small_row(const struct graph *graph, size_t i)
{
    uint64_t row = 0;

    for (size_t j = 0; j < graph->count; j++) {
        const bool has_in = graph->is_directed && graph_has(graph, j, i);
        const bool is_in_unknown = graph->is_directed && !graph_knows(graph, j, i);
        row |= (uint64_t)graph_has(graph, i, j) << j;
        row |= (uint64_t)has_in << (ROW_BITS + j);
        row |= (uint64_t)!graph_knows(graph, i, j) << (2 * ROW_BITS + j);
        row |= (uint64_t)is_in_unknown << (3 * ROW_BITS + j);
    }
    return row;
}

struct small {
    uint64_t rows[CORE_EXACT_MOST];
    double ties[CORE_EXACT_MOST]; /* of each row, all */
    double unknown[CORE_EXACT_MOST];
    double cells_a_pair; /* 2 in a directed graph */
};

static const uint64_t SMALL_TIES = UINT64_C(0xFFFFFFFF);

static struct small small_make(const struct graph *graph)
{
    struct small small = {.cells_a_pair = graph->is_directed ? 2 : 1};

    for (size_t i = 0; i < graph->count; i++) {
        const uint64_t row = small_row(graph, i);
        small.rows[i] = row;
        small.ties[i] = __builtin_popcountll(row & SMALL_TIES);
        small.unknown[i] = __builtin_popcountll(row & ~SMALL_TIES);
    }
    return small;
}

/* One of the splits. */
struct small_split {
    uint64_t core;
    double core_size;
    struct core_tally tally;
};

/* Move i into the core, or out of it. */
static void small_move(const struct small *small, size_t count, size_t i,
                       struct small_split *split)
{
    static const uint64_t EACH_PART = UINT64_C(0x0001000100010001);
    const uint64_t self = UINT64_C(1) << i;
    const bool is_core = (split->core & self) != 0;
    const double sign = is_core ? -1 : 1;
    const double core_others = split->core_size - is_core;
    const double outer_others = (double)count - 1 - core_others;
    const uint64_t met = small->rows[i] & (split->core * EACH_PART); /* none is self */
    struct core_tally *tally = &split->tally;
    const double ties = __builtin_popcountll(met & SMALL_TIES);
    const uint64_t unknown_met = met & ~SMALL_TIES;
    const double unknown = unknown_met == 0 ? 0 : __builtin_popcountll(unknown_met);

    tally->core_ties += sign * ties;
    tally->core_cells += sign * (small->cells_a_pair * core_others - unknown);
    tally->outer_ties -= sign * (small->ties[i] - ties);
    tally->outer_cells -=
        sign * (small->cells_a_pair * outer_others - (small->unknown[i] - unknown));
    split->core ^= self;
    split->core_size += sign;
}

/* In the order of Gray every split differs from the one before by one organisation. */
double core_search_all(const struct graph *graph, bool *is_core_out)
{
    const struct small small = small_make(graph);
    struct small_split split = {.tally.outer_ties = (double)graph->tie_count,
                                .tally.outer_cells = (double)graph_known_count(graph)};
    double best = NAN;
    uint64_t best_core = 0;

    for (uint64_t step = 1; step < UINT64_C(1) << graph->count; step++) {
        small_move(&small, graph->count, (size_t)__builtin_ctzll(step), &split);
        const double score = core_tally_score(&split.tally);
        if (core_is_better(score, best)) {
            best = score;
            best_core = split.core;
        }
    }
    for (size_t i = 0; i < graph->count; i++) {
        is_core_out[i] = (best_core >> i & 1) != 0;
    }
    return best;
}
