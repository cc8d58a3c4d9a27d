#include "method/composition.h"

#include <assert.h>

#include "method/composition_front.h"
#include "method/composition_list.h"

/* Steps of work, see cover_search_allow(): for the smallest selections, and for the
 * front. Two or three seconds each, a hundred times what people ask. */
enum { LIST_STEPS = 700 * 1000 * 1000, FRONT_STEPS = 700 * 1000 * 1000 };

static uint64_t question_sources(const struct composition_question *question)
{
    assert(question->source_count <= LIMIT_INDISPENSABLE);
    assert(question->times == 1 || question->times == 2);
    return question->source_count < 64 ? (UINT64_C(1) << question->source_count) - 1
                                       : UINT64_MAX;
}

static bool is_required(const struct composition_question *question, size_t actor)
{
    return question->is_required != NULL && question->is_required[actor];
}

static bool is_excluded(const struct composition_question *question, size_t actor)
{
    return question->is_excluded != NULL && question->is_excluded[actor];
}

uint64_t composition_lacking(const struct composition_question *question)
{
    uint64_t by_one = 0;
    uint64_t by_two = 0;

    for (size_t actor = 0; actor < question->actor_count; actor++) {
        const uint64_t brings =
            is_excluded(question, actor) ? 0 : question->brings[actor];
        by_two |= by_one & brings;
        by_one |= brings;
    }
    return question_sources(question) & ~(question->times == 1 ? by_one : by_two);
}

uint64_t composition_reason(const struct composition_question *question,
                            const size_t *actors, size_t actor_count, size_t actor)
{
    uint64_t by_one = 0; /* by the others */
    uint64_t by_two = 0;

    for (size_t i = 0; i < actor_count; i++) {
        const uint64_t brings = actors[i] == actor ? 0 : question->brings[actors[i]];
        by_two |= by_one & brings;
        by_one |= brings;
    }
    const uint64_t at_the_edge = question->times == 1 ? ~by_one : by_one & ~by_two;
    return question_sources(question) & question->brings[actor] & at_the_edge;
}

/* The position with the required actors in and a slot for everybody. */
static struct cover_position position_start(const struct composition_question *question,
                                            const struct cover_search *search,
                                            struct cover_task task)
{
    struct cover_position position = {.task = task};

    position.task.slots = question->actor_count;
    for (size_t actor = 0; actor < question->actor_count; actor++) {
        if (is_required(question, actor)) {
            cover_position_take(&position, search, actor);
        } else if (!is_excluded(question, actor)) {
            actor_set_add(&position.allowed, actor);
        }
    }
    return position;
}

/* Set the slots of `start` to the fewest that do. False when the work ran out. */
static bool position_fewest_slots(struct cover_search *search,
                                  struct cover_position *start)
{
    enum cover_answer answer = COVER_NONE;
    struct actor_set selection;

    for (start->task.slots = 0; answer == COVER_NONE; start->task.slots++) {
        answer = cover_search_ask(search, start, &selection);
    }
    start->task.slots--;
    return answer == COVER_FOUND;
}

static bool question_check(const struct composition_question *question, struct status *st)
{
    for (size_t actor = 0; actor < question->actor_count; actor++) {
        if (is_required(question, actor) && is_excluded(question, actor)) {
            return status_fail(st, STATUS_INVALID,
                               "an actor cannot be both required and excluded");
        }
    }
    if (composition_lacking(question) != 0) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "no allowed selection covers every indispensable source");
    }
    return true;
}

/* Everything about the smallest selections. */
static bool smallest_find(struct cover_search *search,
                          const struct composition_question *question, struct pool *pool,
                          struct composition *composition, struct status *st)
{
    const uint64_t sources = question_sources(question);
    const struct cover_task task = {.one = question->times == 1 ? sources : 0,
                                    .two = question->times == 2 ? sources : 0};
    struct cover_position start = position_start(question, search, task);

    cover_search_allow(search, LIST_STEPS);
    const bool is_found = position_fewest_slots(search, &start);
    composition->smallest_size = actor_set_count(&start.taken) + start.task.slots;
    if (is_found && composition->smallest_size > question->max_size) {
        return status_fail(
            st, STATUS_NOT_FOUND,
            "the smallest selection needs %zu actors, at most %zu are allowed",
            composition->smallest_size, question->max_size);
    }
    if (!is_found ||
        !composition_list(search, &start, question->selection_limit, pool, composition)) {
        return status_fail(st, STATUS_LIMIT,
                           "finding the smallest selections takes too much work: "
                           "require or exclude some actors");
    }
    return true;
}

bool composition_find(const struct composition_question *question, struct pool *pool,
                      struct composition **composition_out, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct composition composition = {0};
    struct cover_search search;

    if (!question_check(question, st)) {
        return false;
    }
    cover_search_init(&search, question->brings, question->is_core, question->actor_count,
                      scratch);
    if (!smallest_find(&search, question, pool, &composition, st)) {
        return false;
    }
    const struct cover_task task = {
        .two = question_sources(question),
        .missable = question->times == 1 ? question->source_count : 0};
    const struct cover_position start = position_start(question, &search, task);

    cover_search_allow(&search, FRONT_STEPS);
    composition_front(&search, question, &start, pool, &composition);
    *composition_out = pool_copy(pool, &composition, 1, struct composition);
    return true;
}
