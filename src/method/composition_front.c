#include "method/composition_front.h"

#include "method/composition_list.h"

enum { EXTRA_ACTORS_MAX = 3 };

/* What one selection is worth. `missed` sources are covered, but not twice: counting
 * those makes "less is better" of two of the three. */
struct figures {
    size_t size;
    size_t missed;
    size_t cores;
};

struct front {
    struct cover_search *search;
    const struct cover_position *start;
    /* Least missed so far with that many core actors or more, in any size so far: a
     * point must miss fewer. */
    size_t least_missed[LIMIT_ACTORS + 1];
    struct composition_point *points; /* in the order in which they are given */
    size_t point_count;
};

static size_t selection_cores(const struct front *front,
                              const struct actor_set *selection)
{
    const struct cover_actors *actors = &front->search->actors;
    size_t cores = 0;

    for (size_t actor = 0; actor < actors->count; actor++) {
        cores += actors->is_core[actor] && actor_set_has(selection, actor);
    }
    return cores;
}

static size_t selection_missed(const struct front *front,
                               const struct actor_set *selection)
{
    struct cover_position position = *front->start;

    for (size_t actor = 0; actor < front->search->actors.count; actor++) {
        if (actor_set_has(selection, actor) && !actor_set_has(&position.taken, actor)) {
            cover_position_take(&position, front->search, actor);
        }
    }
    return cover_source_count(position.task.one);
}

/* Where selections begin that are at least as good as `figures`. */
static struct cover_position position_of(const struct front *front,
                                         struct figures figures)
{
    const size_t cores_in = selection_cores(front, &front->start->taken);
    struct cover_position position = *front->start;

    position.task.slots = figures.size - actor_set_count(&position.taken);
    position.task.missable = figures.missed;
    position.task.cores = figures.cores > cores_in ? figures.cores - cores_in : 0;
    return position;
}

static enum cover_answer front_ask(const struct front *front, struct figures figures,
                                   struct actor_set *selection_out)
{
    const struct cover_position position = position_of(front, figures);

    return cover_search_ask(front->search, &position, selection_out);
}

/* The fewest missed sources of `size` with figures->cores or more, when that is fewer
 * than before. */
static enum cover_answer front_miss_less(const struct front *front,
                                         struct figures *figures)
{
    size_t best = front->least_missed[figures->cores];
    enum cover_answer answer = COVER_NONE;
    struct actor_set selection;

    while (best > 0) {
        figures->missed = best - 1;
        answer = front_ask(front, *figures, &selection);
        if (answer != COVER_FOUND) {
            break;
        }
        best = selection_missed(front, &selection);
    }
    figures->missed = best;
    if (answer == COVER_OPEN) {
        return COVER_OPEN;
    }
    return best < front->least_missed[figures->cores] ? COVER_FOUND : COVER_NONE;
}

/* The most core actors with those figures. */
static enum cover_answer front_raise_cores(const struct front *front,
                                           struct figures *figures)
{
    struct figures more = *figures;
    struct actor_set selection;

    for (;;) {
        more.cores = figures->cores + 1;
        const enum cover_answer answer = front_ask(front, more, &selection);
        if (answer != COVER_FOUND) {
            return answer == COVER_NONE ? COVER_FOUND : COVER_OPEN;
        }
        figures->cores = selection_cores(front, &selection);
    }
}

/* The selection with those figures that is first in file order: each actor in turn is
 * in when it can be. On the front nothing is better, so what is as good is equal. */
static enum cover_answer front_first(const struct front *front, struct figures figures,
                                     struct actor_set *selection_out)
{
    const size_t actor_count = front->search->actors.count;
    struct cover_position position = position_of(front, figures);
    struct actor_set known = {0};

    for (size_t actor = 0; position.task.slots > 0; actor++) {
        struct cover_position with = position;
        actor = actor_set_next(&position.allowed, actor, actor_count);
        cover_position_take(&with, front->search, actor);
        const enum cover_answer answer =
            actor_set_has(&known, actor) ? COVER_FOUND
                                         : cover_search_ask(front->search, &with, &known);
        if (answer == COVER_OPEN) {
            return COVER_OPEN;
        }
        cover_position_drop(&position, actor);
        position = answer == COVER_FOUND ? with : position;
    }
    *selection_out = position.taken;
    return COVER_FOUND;
}

/* The next point of `figures->size` with figures->cores core actors or more. */
static enum cover_answer front_next(struct front *front, struct figures *figures,
                                    struct actor_set *selection_out)
{
    enum cover_answer answer = front_miss_less(front, figures);

    if (answer == COVER_FOUND) {
        answer = front_raise_cores(front, figures);
    }
    if (answer == COVER_FOUND) {
        answer = front_first(front, *figures, selection_out);
    }
    for (size_t cores = 0; answer == COVER_FOUND && cores <= figures->cores; cores++) {
        if (front->least_missed[cores] > figures->missed) {
            front->least_missed[cores] = figures->missed;
        }
    }
    return answer;
}

/* Add the points of one size; their actors live in `pool`. At most size + 1: each has
 * more core actors than the one before. False when the work ran out. */
static bool front_add_size(struct front *front, size_t size, size_t source_count,
                           struct pool *pool)
{
    const size_t actor_count = front->search->actors.count;
    struct figures figures = {.size = size};

    for (figures.cores = 0; figures.cores <= size; figures.cores++) {
        struct actor_set selection;
        const enum cover_answer answer = front_next(front, &figures, &selection);
        if (answer == COVER_OPEN) {
            return false;
        }
        if (answer == COVER_FOUND) {
            front->points[front->point_count++] = (struct composition_point){
                .actors = composition_actors(&selection, actor_count, pool),
                .size = size,
                .covered_twice = source_count - figures.missed,
                .core_count = figures.cores};
        }
    }
    return true;
}

void composition_front(struct cover_search *search,
                       const struct composition_question *question,
                       const struct cover_position *start, struct pool *pool,
                       struct composition *composition)
{
    SCOPED(pool) scratch = pool_new();
    const size_t smallest = composition->smallest_size;
    size_t largest = smallest + EXTRA_ACTORS_MAX;
    struct front front = {.search = search, .start = start};

    front.points = pool_array(scratch, (EXTRA_ACTORS_MAX + 1) * (largest + 1),
                              struct composition_point);
    largest = largest < question->max_size ? largest : question->max_size;
    largest = largest < question->actor_count ? largest : question->actor_count;
    for (size_t i = 0; i <= LIMIT_ACTORS; i++) {
        front.least_missed[i] = start->task.missable + 1;
    }
    composition->is_front_complete = true;
    for (size_t size = smallest; size <= largest && composition->is_front_complete;
         size++) {
        composition->is_front_complete =
            front_add_size(&front, size, question->source_count, pool);
    }
    composition->points =
        pool_copy(pool, front.points, front.point_count, struct composition_point);
    composition->point_count = front.point_count;
}
