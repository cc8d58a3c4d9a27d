#include "method/cover_search.h"

#include <assert.h>
#include <string.h>

#include "method/cover_price.h"

/* Rounds of pricing: many where a question begins, few where it branches, because a
 * branch inherits good prices. More than three cost more time than they save. */
enum { ROUNDS_FIRST = 60, ROUNDS_BRANCH = 3 };

enum { PRICE_START = 1 << 12 };

void cover_search_init(struct cover_search *search, const uint64_t *brings,
                       const bool *is_core, size_t actor_count, struct pool *pool)
{
    /* A level takes one actor, and one more level finds nothing left to take. */
    const size_t level_count = actor_count + 1;

    assert(actor_count <= LIMIT_ACTORS);
    search->actors =
        (struct cover_actors){.brings = brings, .is_core = is_core, .count = actor_count};
    search->rounds_first = ROUNDS_FIRST;
    search->rounds_branch = ROUNDS_BRANCH;
    search->actors.scores = pool_array(pool, actor_count, int32_t);
    search->nodes = pool_array(pool, level_count, struct cover_node);
    for (size_t i = 0; i < level_count; i++) {
        search->nodes[i].candidates = pool_array(pool, actor_count, uint16_t);
    }
    for (size_t i = 0; i < COVER_SOURCES_MAX; i++) {
        search->prices[i] = PRICE_START;
    }
}

void cover_search_allow(struct cover_search *search, size_t steps)
{
    search->actors.work_left = steps;
}

void cover_position_take(struct cover_position *position,
                         const struct cover_search *search, size_t actor)
{
    cover_task_take(&position->task, search->actors.brings[actor],
                    search->actors.is_core[actor]);
    actor_set_add(&position->taken, actor);
    actor_set_remove(&position->allowed, actor);
}

void cover_position_drop(struct cover_position *position, size_t actor)
{
    actor_set_remove(&position->allowed, actor);
}

/* Can `actor` be exchanged for `other`, whoever else is in? */
static bool node_can_exchange(const struct cover_node *node,
                              const struct cover_actors *actors, size_t actor,
                              size_t other)
{
    const uint64_t open = node->task.one | node->task.two;
    const bool is_core_needed = node->task.cores > 0 && actors->is_core[actor];

    return (actors->brings[actor] & open & ~actors->brings[other]) == 0 &&
           (!is_core_needed || actors->is_core[other]);
}

/* Drop whom no selection needs: with two others in its place, a source is brought as
 * often as it can count. Core actors who are asked for as such stay. */
static bool node_thin(struct cover_node *node, struct cover_actors *actors)
{
    const size_t count = node->candidate_count;
    size_t steps = count;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const uint16_t actor = node->candidates[i];
        const bool is_core_needed = node->task.cores > 0 && actors->is_core[actor];
        size_t others = (actors->brings[actor] & node->task.two) != 0 ? 2 : 1;
        /* The places from `kept` to `i` hold those that were moved or dropped. */
        for (size_t j = 0; j < count && others > 0 && !is_core_needed; j++, steps++) {
            const bool is_there = j < kept || j > i;
            others -=
                is_there && node_can_exchange(node, actors, actor, node->candidates[j]);
        }
        node->candidates[kept] = actor;
        kept += others > 0;
    }
    node->candidate_count = kept;
    return cover_actors_work(actors, steps);
}

static enum cover_answer node_tighten(struct cover_node *node,
                                      struct cover_actors *actors, int rounds)
{
    enum cover_answer answer;
    size_t before;

    do {
        answer = cover_node_propagate(node, actors);
        if (answer != COVER_OPEN) {
            return answer;
        }
        before = node->candidate_count;
        answer = cover_price(node, actors, rounds);
    } while (answer == COVER_OPEN && node->candidate_count < before);
    return answer;
}

/* The source with the fewest candidates for each time it is needed, among those that
 * cannot be missed. */
static size_t node_tightest_source(const struct cover_node *node,
                                   const struct cover_actors *actors, uint64_t due)
{
    int candidates[COVER_SOURCES_MAX] = {0};
    size_t best = cover_source_first(due);

    for (size_t i = 0; i < node->candidate_count; i++) {
        uint64_t rest = actors->brings[node->candidates[i]] & due;
        for (; rest != 0; rest &= rest - 1) {
            candidates[cover_source_first(rest)]++;
        }
    }
    for (uint64_t rest = due; rest != 0; rest &= rest - 1) {
        const size_t source = cover_source_first(rest);
        const int times = (node->task.two >> source & 1) != 0 ? 2 : 1;
        const int best_times = (node->task.two >> best & 1) != 0 ? 2 : 1;
        if (candidates[source] * best_times < candidates[best] * times) {
            best = source;
        }
    }
    return best;
}

/* Branch on who is worth most, of those who bring the tightest source. */
static size_t node_choose(const struct cover_node *node,
                          const struct cover_actors *actors)
{
    const struct cover_task *task = &node->task;
    const uint64_t due = task->missable == 0 ? task->one | task->two : task->two;

    if (due == 0) {
        return node->candidates[0];
    }
    const size_t source = node_tightest_source(node, actors, due);
    for (size_t i = 0; i < node->candidate_count; i++) {
        if ((actors->brings[node->candidates[i]] >> source & 1) != 0) {
            return node->candidates[i];
        }
    }
    return node->candidates[0];
}

static void node_branch(const struct cover_node *node, const struct cover_actors *actors,
                        size_t chosen, struct cover_node *child)
{
    uint16_t *candidates = child->candidates;
    size_t kept = 0;

    for (size_t i = 0; i < node->candidate_count; i++) {
        candidates[kept] = node->candidates[i];
        kept += node->candidates[i] != chosen;
    }
    *child = *node;
    child->candidates = candidates;
    child->candidate_count = kept;
    cover_node_take(child, actors, chosen);
}

/* Drop an actor who leads nowhere, and all who could be exchanged for it (as it could
 * for itself). */
static void node_drop(struct cover_node *node, const struct cover_actors *actors,
                      size_t dropped)
{
    size_t kept = 0;

    for (size_t i = 0; i < node->candidate_count; i++) {
        const uint16_t actor = node->candidates[i];
        node->candidates[kept] = actor;
        kept += !node_can_exchange(node, actors, actor, dropped);
    }
    node->candidate_count = kept;
}

static enum cover_answer node_solve(struct cover_search *search, struct cover_node *node)
{
    struct cover_actors *actors = &search->actors;
    struct cover_node *child = node + 1;

    for (;;) {
        enum cover_answer answer = node_tighten(node, actors, search->rounds_branch);
        if (answer == COVER_FOUND) {
            search->nodes[0].taken = node->taken;
        }
        if (answer != COVER_OPEN || actors->work_left == 0) {
            return answer;
        }
        const size_t chosen = node_choose(node, actors);
        node_branch(node, actors, chosen, child);
        answer = node_solve(search, child);
        if (answer != COVER_NONE) {
            return answer;
        }
        node_drop(node, actors, chosen);
    }
}

enum cover_answer cover_search_ask(struct cover_search *search,
                                   const struct cover_position *position,
                                   struct actor_set *selection_out)
{
    struct cover_node *root = &search->nodes[0];
    const size_t actor_count = search->actors.count;
    size_t actor = actor_set_next(&position->allowed, 0, actor_count);

    root->task = position->task;
    root->taken = position->taken;
    root->candidate_count = 0;
    for (; actor < actor_count;
         actor = actor_set_next(&position->allowed, actor + 1, actor_count)) {
        root->candidates[root->candidate_count++] = (uint16_t)actor;
    }
    memcpy(root->prices, search->prices, sizeof root->prices);
    enum cover_answer answer = cover_node_propagate(root, &search->actors);
    if (answer == COVER_OPEN && node_thin(root, &search->actors)) {
        answer = node_tighten(root, &search->actors, search->rounds_first);
        memcpy(search->prices, root->prices, sizeof search->prices);
    }
    if (answer == COVER_OPEN) {
        answer = node_solve(search, root);
    }
    if (answer == COVER_FOUND) {
        *selection_out = root->taken;
    }
    return answer;
}
