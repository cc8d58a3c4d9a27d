/* cover_node.h - one node of the exact search: what is left, who may do it, and what
 * follows from that without trying. Pure. */
#pragma once

#include "method/actor_set.h"

enum { COVER_SOURCES_MAX = LIMIT_INDISPENSABLE };

/* What is left to be done. Each source is a bit, in one of the two at most. */
struct cover_task {
    uint64_t one; /* sources that one more actor must bring */
    uint64_t two; /* sources that two more must bring, nobody does yet */
    size_t missable; /* of all these, how many may end one short; the first actor who
                      * brings a source of `two` is never missable */
    size_t slots; /* actors that may be added, at most */
    size_t cores; /* core actors to be added, at least */
};

/* COVER_OPEN: not decided yet. */
enum cover_answer { COVER_NONE, COVER_FOUND, COVER_OPEN };

struct cover_actors {
    const uint64_t *brings; /* borrowed */
    const bool *is_core; /* borrowed */
    size_t count;
    int32_t *scores; /* scratch: what each actor is worth at the prices of the node */
    size_t work_left; /* steps; every loop over candidates takes its length */
};

struct cover_node {
    struct cover_task task;
    struct actor_set taken;
    uint16_t *candidates; /* who may be added, the most valuable first */
    size_t candidate_count;
    int32_t prices[COVER_SOURCES_MAX]; /* see cover_price.h; any prices are correct,
                                        * good ones save branching */
};

static inline size_t cover_source_count(uint64_t sources)
{
    return (size_t)__builtin_popcountll(sources);
}

/* The first of `sources`, which is not empty. */
static inline size_t cover_source_first(uint64_t sources)
{
    return (size_t)__builtin_ctzll(sources);
}

/* Add an actor; a slot must be left. */
void cover_task_take(struct cover_task *task, uint64_t brings, bool is_core);

/* Take an actor; its place among the candidates is the caller's to clear. */
void cover_node_take(struct cover_node *node, const struct cover_actors *actors,
                     size_t actor);

/* Count `steps` of work; false, with nothing left, when that is too much. */
bool cover_actors_work(struct cover_actors *actors, size_t steps);

/* Draw every conclusion that the number of candidates per source allows: take who is
 * the only one left, drop who can no longer be afforded.
 *
 * Gives COVER_FOUND when `taken` covers, COVER_NONE when nothing can, COVER_OPEN
 * otherwise. No completion of the node is lost. O(actors) a round, a round for each
 * actor taken. */
enum cover_answer cover_node_propagate(struct cover_node *node,
                                       struct cover_actors *actors);
