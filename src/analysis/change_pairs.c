/* change_pairs.c - what became of every pair: kept, new, lost, absent, unknown. */
#include <math.h>
#include <stdlib.h>

#include "analysis/change_steps.h"

enum tie_state { TIE_NONE, TIE_THERE, TIE_UNKNOWN };

static enum tie_state tie_state_of(const struct graph *graph, size_t from, size_t to)
{
    if (graph_has(graph, from, to)) {
        return TIE_THERE;
    }
    return graph_knows(graph, from, to) ? TIE_NONE : TIE_UNKNOWN;
}

static enum pair_change pair_change_of(enum tie_state before, enum tie_state after)
{
    if (before == TIE_UNKNOWN || after == TIE_UNKNOWN) {
        return PAIR_UNKNOWN;
    }
    if (before == TIE_THERE) {
        return after == TIE_THERE ? PAIR_KEPT : PAIR_LOST;
    }
    return after == TIE_THERE ? PAIR_NEW : PAIR_ABSENT;
}

static int number_compare(const void *a, const void *b)
{
    const uint32_t *left = a;
    const uint32_t *right = b;

    return (*left > *right) - (*left < *right);
}

/* The value of a tie: 0 none, NaN unknown. */
static double tie_value(const struct graph *graph, size_t from, size_t to,
                        enum tie_state state)
{
    const uint32_t wanted = (uint32_t)to;
    const uint32_t *row = graph->out.to + graph->out.start[from];

    if (state != TIE_THERE) {
        return state == TIE_NONE ? 0 : (double)NAN;
    }
    const uint32_t *found = bsearch(&wanted, row, graph_row_length(&graph->out, from),
                                    sizeof *row, number_compare);
    return found == NULL ? (double)NAN : graph->out.value[found - graph->out.to];
}

/* What pairs are compared between. */
struct comparing {
    const struct graph *before;
    const struct graph *after;
    struct changed_organisation *members;
    struct changed_tie *ties;
    size_t tie_capacity;
    struct pool *pool;
};

static void tie_add(struct comparing *comparing, struct change *change,
                    const struct changed_tie *tie)
{
    comparing->ties = pool_grow(comparing->pool, comparing->ties, change->tie_count,
                                &comparing->tie_capacity, struct changed_tie);
    comparing->ties[change->tie_count++] = *tie;
}

static void pair_compare(struct comparing *comparing, size_t i, size_t j,
                         struct change *change)
{
    struct changed_organisation *from = &comparing->members[i];
    struct changed_organisation *to = &comparing->members[j];
    const enum tie_state before =
        tie_state_of(comparing->before, from->before, to->before);
    const enum tie_state after = tie_state_of(comparing->after, from->after, to->after);
    const enum pair_change kind = pair_change_of(before, after);

    change->counts[kind]++;
    from->counts[kind]++;
    to->counts[kind]++;
    if (before != TIE_THERE && after != TIE_THERE) {
        return;
    }
    const struct changed_tie tie = {
        i, j, kind, tie_value(comparing->before, from->before, to->before, before),
        tie_value(comparing->after, from->after, to->after, after)};
    tie_add(comparing, change, &tie);
}

static void change_shares(struct change *change)
{
    const size_t *counts = change->counts;
    const size_t ties = counts[PAIR_KEPT] + counts[PAIR_NEW] + counts[PAIR_LOST];
    const size_t known = ties + counts[PAIR_ABSENT];

    change->hamming = counts[PAIR_NEW] + counts[PAIR_LOST];
    change->jaccard = (double)NAN;
    change->hamming_share = (double)NAN;
    if (ties > 0) {
        change->jaccard = (double)counts[PAIR_KEPT] / (double)ties;
    }
    if (known > 0) {
        change->hamming_share = (double)change->hamming / (double)known;
    }
}

void change_pairs(const struct change_side *before, const struct change_side *after,
                  struct changed_organisation *members, struct pool *pool,
                  struct change *change)
{
    struct comparing comparing = {
        .before = before->graph, .after = after->graph, .members = members, .pool = pool};

    for (size_t i = 0; i < change->both_count; i++) {
        const size_t first = after->graph->is_directed ? 0 : i + 1;
        for (size_t j = first; j < change->both_count; j++) {
            if (i != j) {
                pair_compare(&comparing, i, j, change);
            }
        }
    }
    change->organisations = members;
    change->ties = comparing.ties;
    change_shares(change);
}
