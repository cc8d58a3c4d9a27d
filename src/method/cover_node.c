#include "method/cover_node.h"

#include <assert.h>

/* Which sources have at least one, two and three candidates. */
struct supply {
    uint64_t by_one;
    uint64_t by_two;
    uint64_t by_three;
    size_t cores; /* core actors among the candidates */
};

void cover_task_take(struct cover_task *task, uint64_t brings, bool is_core)
{
    assert(task->slots > 0);
    task->one = (task->one & ~brings) | (task->two & brings);
    task->two &= ~brings;
    task->slots--;
    task->cores -= is_core && task->cores > 0;
}

void cover_node_take(struct cover_node *node, const struct cover_actors *actors,
                     size_t actor)
{
    cover_task_take(&node->task, actors->brings[actor], actors->is_core[actor]);
    actor_set_add(&node->taken, actor);
}

bool cover_actors_work(struct cover_actors *actors, size_t steps)
{
    const bool is_enough = steps < actors->work_left;

    actors->work_left = is_enough ? actors->work_left - steps : 0;
    return is_enough;
}

/* When every second cover may be missed, only the first ones are left to do. */
static void task_simplify(struct cover_task *task)
{
    if (cover_source_count(task->one | task->two) <= task->missable) {
        task->one = task->two;
        task->two = 0;
        task->missable = 0;
    }
}

static bool task_is_done(const struct cover_task *task)
{
    return task->two == 0 && cover_source_count(task->one) <= task->missable &&
           task->cores == 0;
}

/* Count the candidates; when all slots are for core actors, the others go. */
static struct supply supply_count(struct cover_node *node,
                                  const struct cover_actors *actors)
{
    const bool is_core_only = node->task.cores == node->task.slots;
    struct supply supply = {0};
    size_t kept = 0;

    for (size_t i = 0; i < node->candidate_count; i++) {
        const uint16_t actor = node->candidates[i];
        if (is_core_only && !actors->is_core[actor]) {
            continue;
        }
        const uint64_t brings = actors->brings[actor];
        supply.by_three |= supply.by_two & brings;
        supply.by_two |= supply.by_one & brings;
        supply.by_one |= brings;
        supply.cores += actors->is_core[actor];
        node->candidates[kept++] = actor;
    }
    node->candidate_count = kept;
    return supply;
}

/* Settle the sources that have too few candidates, and name those whose candidates
 * must all be taken. False when that is one source too many. */
static bool task_settle(struct cover_task *task, struct supply supply,
                        uint64_t *forcing_out)
{
    const uint64_t missed = (task->one & ~supply.by_one) | (task->two & ~supply.by_two);

    if ((task->two & ~supply.by_one) != 0 ||
        cover_source_count(missed) > task->missable || supply.cores < task->cores) {
        return false;
    }
    /* Of `two`, the first bringer of a missed source is still due: it is forced, and
     * takes the source out of `one` again. */
    *forcing_out = task->two & missed;
    task->one = (task->one & ~missed) | *forcing_out;
    task->two &= ~missed;
    task->missable -= cover_source_count(missed);
    if (task->missable == 0) {
        *forcing_out |= (task->one & ~supply.by_two) | (task->two & ~supply.by_three);
    }
    return true;
}

/* Take every candidate that brings one of `forcing`. False when the slots run out. */
static bool node_take_bringers(struct cover_node *node, const struct cover_actors *actors,
                               uint64_t forcing)
{
    size_t kept = 0;

    for (size_t i = 0; i < node->candidate_count; i++) {
        const uint16_t actor = node->candidates[i];
        if ((actors->brings[actor] & forcing) == 0) {
            node->candidates[kept++] = actor;
            continue;
        }
        if (node->task.slots == 0) {
            return false;
        }
        cover_node_take(node, actors, actor);
    }
    node->candidate_count = kept;
    return true;
}

enum cover_answer cover_node_propagate(struct cover_node *node,
                                       struct cover_actors *actors)
{
    struct cover_task *task = &node->task;
    uint64_t forcing = 0;

    do {
        task_simplify(task);
        if (task_is_done(task)) {
            return COVER_FOUND;
        }
        if (task->slots == 0 || task->cores > task->slots) {
            return COVER_NONE;
        }
        if (!cover_actors_work(actors, node->candidate_count)) {
            return COVER_OPEN;
        }
        const struct supply supply = supply_count(node, actors);
        if (!task_settle(task, supply, &forcing) ||
            !node_take_bringers(node, actors, forcing)) {
            return COVER_NONE;
        }
    } while (forcing != 0);
    return COVER_OPEN;
}
