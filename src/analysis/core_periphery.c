#include "analysis/core_periphery.h"

#include <math.h>

#include "analysis/core_tally.h"
#include "analysis/random.h"

/* ---- searches ---- */

/* What an organisation has to do with the core, kept up to date move by move. */
struct member {
    bool is_core;
    double ties; /* in all: in a directed graph out and in */
    double unknown;
    double core_ties; /* of these to the core */
    double core_unknown;
};

struct search {
    const struct graph *graph;
    double cells_a_pair; /* 2 in a directed graph */
    struct member *members;
    size_t core_size;
    struct core_tally tally;
    double score;
};

/* 0 .. 2: ties between i and j, and unknown cells. */
static double pair_ties(const struct graph *graph, size_t i, size_t j)
{
    return (double)graph_has(graph, i, j) +
           (double)(graph->is_directed && graph_has(graph, j, i));
}

static double pair_unknown(const struct graph *graph, size_t i, size_t j)
{
    return (double)!graph_knows(graph, i, j) +
           (double)(graph->is_directed && !graph_knows(graph, j, i));
}

/* The ties and known cells that i adds to where it goes and takes from where it is. */
static void member_move(const struct search *search, size_t i, struct core_tally *tally)
{
    const struct member *member = &search->members[i];
    const double pair = search->cells_a_pair;
    const double others = (double)(search->graph->count - 1);
    const double core_others = (double)(search->core_size - member->is_core);
    const double sign = member->is_core ? -1 : 1;

    tally->core_ties += sign * member->core_ties;
    tally->core_cells += sign * (pair * core_others - member->core_unknown);
    tally->outer_ties -= sign * (member->ties - member->core_ties);
    tally->outer_cells -=
        sign * (pair * (others - core_others) - (member->unknown - member->core_unknown));
}

static void rows_touch(struct search *search, const struct neighbours *rows, size_t i,
                       double sign)
{
    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        search->members[rows->to[k]].core_ties += sign;
    }
}

static void move_make(struct search *search, size_t i)
{
    const struct graph *graph = search->graph;
    struct member *member = &search->members[i];
    const double sign = member->is_core ? -1 : 1;

    member_move(search, i, &search->tally);
    rows_touch(search, &graph->out, i, sign);
    if (graph->is_directed) {
        rows_touch(search, &graph->in, i, sign);
    }
    for (size_t j = 0; graph->unknown != NULL && j < graph->count; j++) {
        search->members[j].core_unknown += sign * pair_unknown(graph, i, j);
    }
    search->core_size = member->is_core ? search->core_size - 1 : search->core_size + 1;
    member->is_core = !member->is_core;
    search->score = core_tally_score(&search->tally);
}

/* With everybody in the periphery. */
static void search_init(struct search *search, const struct graph *graph,
                        struct pool *pool)
{
    *search = (struct search){
        .graph = graph,
        .cells_a_pair = graph->is_directed ? 2 : 1,
        .members = pool_array(pool, graph->count, struct member),
        .tally.outer_cells = (double)graph_known_count(graph),
        .tally.outer_ties = (double)graph->tie_count,
        .score = NAN,
    };
    for (size_t i = 0; i < graph->count; i++) {
        struct member *member = &search->members[i];
        member->ties = (double)graph_row_length(&graph->out, i);
        if (graph->is_directed) {
            member->ties += (double)graph_row_length(&graph->in, i);
        }
        for (size_t j = 0; graph->unknown != NULL && j < graph->count; j++) {
            member->unknown += pair_unknown(graph, i, j);
        }
    }
}

/* The best of moving one organisation, when it improves. */
static bool move_best(struct search *search)
{
    double best = search->score;
    size_t best_move = search->graph->count;

    for (size_t i = 0; i < search->graph->count; i++) {
        struct core_tally tally = search->tally;
        member_move(search, i, &tally);
        const double score = core_tally_score(&tally);
        if (core_is_better(score, best)) {
            best = score;
            best_move = i;
        }
    }
    if (best_move < search->graph->count) {
        move_make(search, best_move);
    }
    return best_move < search->graph->count;
}

/* The score when i of the core and j of the periphery change places. Each move takes
 * the other as it was before, so what is between the two has been counted on both
 * sides. */
static double exchange_score(const struct search *search, size_t i, size_t j)
{
    const double ties = pair_ties(search->graph, i, j);
    const double cells = search->cells_a_pair - pair_unknown(search->graph, i, j);
    struct core_tally tally = search->tally;

    member_move(search, i, &tally);
    member_move(search, j, &tally);
    tally.core_ties -= ties;
    tally.core_cells -= cells;
    tally.outer_ties -= ties;
    tally.outer_cells -= cells;
    return core_tally_score(&tally);
}

/* The best exchange for i, when it improves. */
static bool exchange_best(struct search *search, size_t i)
{
    double best = search->score;
    size_t best_other = search->graph->count;

    for (size_t j = 0; j < search->graph->count; j++) {
        const double score =
            search->members[j].is_core ? (double)NAN : exchange_score(search, i, j);
        if (core_is_better(score, best)) {
            best = score;
            best_other = j;
        }
    }
    if (best_other < search->graph->count) {
        move_make(search, i);
        move_make(search, best_other);
    }
    return best_other < search->graph->count;
}

static bool exchange_any(struct search *search)
{
    bool is_changed = false;

    for (size_t i = 0; i < search->graph->count; i++) {
        if (search->members[i].is_core) {
            is_changed |= exchange_best(search, i);
        }
    }
    return is_changed;
}

static void search_climb(struct search *search)
{
    do {
        while (move_best(search)) {
        }
    } while (exchange_any(search));
}

/* ---- where searches begin ---- */

static void search_go(struct search *search, const bool *is_core)
{
    for (size_t i = 0; i < search->graph->count; i++) {
        if (search->members[i].is_core != is_core[i]) {
            move_make(search, i);
        }
    }
}

/* Who is not in the core and has most ties. */
static size_t richest(const struct search *search)
{
    size_t best = search->graph->count;

    for (size_t i = 0; i < search->graph->count; i++) {
        if (!search->members[i].is_core &&
            (best == search->graph->count ||
             search->members[i].ties > search->members[best].ties)) {
            best = i;
        }
    }
    return best;
}

static void best_keep(const struct search *search, double *best, bool *is_core_out)
{
    if (!core_is_better(search->score, *best)) {
        return;
    }
    *best = search->score;
    for (size_t i = 0; i < search->graph->count; i++) {
        is_core_out[i] = search->members[i].is_core;
    }
}

/* The best of the cores of the 1, 2, 3, … organisations with most ties. */
static double search_richest(struct search *search, bool *is_core_out)
{
    double best = NAN;

    for (size_t i = 0; i < search->graph->count; i++) {
        move_make(search, richest(search));
        best_keep(search, &best, is_core_out);
    }
    return best;
}

static double search_some(const struct graph *graph, uint64_t seed, size_t runs,
                          bool *is_core_out)
{
    SCOPED(random) random = random_new(seed);
    SCOPED(pool) scratch = pool_new();
    bool *start = pool_array(scratch, graph->count, bool);
    struct search search;

    search_init(&search, graph, scratch);
    double best = search_richest(&search, is_core_out);
    search_go(&search, is_core_out);
    search_climb(&search);
    best_keep(&search, &best, is_core_out);
    for (size_t run = 1; run < runs; run++) {
        random_choice(random, 2 + random_below(random, graph->count - 3), start,
                      graph->count);
        search_go(&search, start);
        search_climb(&search);
        best_keep(&search, &best, is_core_out);
    }
    return best;
}

struct core_periphery core_periphery_make(const struct graph *graph, uint64_t seed,
                                          size_t runs, struct pool *pool)
{
    struct core_periphery result = {.is_core = pool_array(pool, graph->count, bool),
                                    .is_exact = graph->count <= CORE_EXACT_MOST};
    const double score = result.is_exact ? core_search_all(graph, result.is_core)
                                         : search_some(graph, seed, runs, result.is_core);

    result.fit = isnan(score) ? (double)NAN : copysign(sqrt(fabs(score)), score);
    for (size_t i = 0; i < graph->count; i++) {
        result.core_size += result.is_core[i];
    }
    return result;
}
