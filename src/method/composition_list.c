#include "method/composition_list.h"

struct list {
    struct cover_search *search;
    struct pool *scratch;
    struct actor_set *selections; /* live in `scratch` */
    size_t count;
    size_t capacity;
    size_t limit;
    bool is_truncated;
    struct actor_set in_every; /* selections: those seen, then all there are */
    struct actor_set in_some;
};

const size_t *composition_actors(const struct actor_set *set, size_t actor_count,
                                 struct pool *pool)
{
    size_t *actors = pool_array(pool, actor_set_count(set), size_t);
    size_t count = 0;

    for (size_t actor = actor_set_next(set, 0, actor_count); actor < actor_count;
         actor = actor_set_next(set, actor + 1, actor_count)) {
        actors[count++] = actor;
    }
    return actors;
}

static void list_see(struct list *list, const struct actor_set *selection)
{
    actor_set_intersect(&list->in_every, selection);
    actor_set_unite(&list->in_some, selection);
}

/* Settle one actor that all known selections agree about: ask for one that does not.
 * When there is none, `start` says so from here on. */
static bool list_settle_actor(struct list *list, struct cover_position *start,
                              size_t actor)
{
    struct cover_position with = *start;
    struct cover_position without = *start;
    const bool is_in_every = actor_set_has(&list->in_every, actor);
    struct actor_set selection;

    cover_position_take(&with, list->search, actor);
    cover_position_drop(&without, actor);
    switch (cover_search_ask(list->search, is_in_every ? &without : &with, &selection)) {
    case COVER_FOUND:
        list_see(list, &selection);
        return true;
    case COVER_NONE:
        *start = is_in_every ? with : without;
        return true;
    case COVER_OPEN:
        break;
    }
    return false;
}

/* Find who is in every selection and in none before any is listed: a truncated list
 * could not tell, and a list without them is made faster. */
static bool list_settle(struct list *list, struct cover_position *start)
{
    const size_t actor_count = list->search->actors.count;

    for (size_t actor = 0; actor < actor_count && start->task.slots > 0; actor++) {
        const bool is_agreed = actor_set_has(&list->in_every, actor) ||
                               !actor_set_has(&list->in_some, actor);
        if (actor_set_has(&start->allowed, actor) && is_agreed &&
            !list_settle_actor(list, start, actor)) {
            return false;
        }
    }
    return true;
}

static void list_add(struct list *list, const struct actor_set *selection)
{
    if (list->count == list->limit) {
        list->is_truncated = true;
        return;
    }
    if (list->count == list->capacity) {
        const size_t capacity = list->capacity * 2 + 16;
        struct actor_set *grown = pool_array(list->scratch, capacity, struct actor_set);
        for (size_t i = 0; i < list->count; i++) {
            grown[i] = list->selections[i];
        }
        list->selections = grown;
        list->capacity = capacity;
    }
    list->selections[list->count++] = *selection;
}

/* Add every completion of `position`, of which `known` is one. Each step asks only for
 * the side, with or without the next actor, that `known` does not already show. */
static bool list_walk(struct list *list, struct cover_position position,
                      struct actor_set known)
{
    const size_t actor_count = list->search->actors.count;
    size_t actor = 0;

    while (position.task.slots > 0 && !list->is_truncated) {
        struct cover_position with = position;
        struct actor_set other = known;
        actor = actor_set_next(&position.allowed, actor, actor_count);
        const bool is_known_with = actor_set_has(&known, actor);
        cover_position_take(&with, list->search, actor);
        cover_position_drop(&position, actor);
        const enum cover_answer answer =
            cover_search_ask(list->search, is_known_with ? &position : &with, &other);
        if (answer == COVER_OPEN) {
            return false;
        }
        if ((is_known_with || answer == COVER_FOUND) &&
            !list_walk(list, with, is_known_with ? known : other)) {
            return false;
        }
        if (is_known_with && answer == COVER_NONE) {
            return true;
        }
        known = is_known_with ? other : known;
    }
    if (!list->is_truncated) {
        list_add(list, &position.taken);
    }
    return true;
}

static void list_give(const struct list *list, struct pool *pool,
                      struct composition *composition_out)
{
    const size_t actor_count = list->search->actors.count;
    const size_t **selections = pool_array(pool, list->count, const size_t *);
    bool *always = pool_array(pool, actor_count, bool);
    bool *never = pool_array(pool, actor_count, bool);

    for (size_t i = 0; i < list->count; i++) {
        selections[i] = composition_actors(&list->selections[i], actor_count, pool);
    }
    for (size_t actor = 0; actor < actor_count; actor++) {
        always[actor] = actor_set_has(&list->in_every, actor);
        never[actor] = !actor_set_has(&list->in_some, actor);
    }
    composition_out->selections = selections;
    composition_out->selection_count = list->count;
    composition_out->is_truncated = list->is_truncated;
    composition_out->always = always;
    composition_out->never = never;
}

bool composition_list(struct cover_search *search, const struct cover_position *start,
                      size_t selection_limit, struct pool *pool,
                      struct composition *composition_out)
{
    SCOPED(pool) scratch = pool_new();
    struct list list = {.search = search, .scratch = scratch, .limit = selection_limit};
    struct cover_position settled = *start;
    struct actor_set known;

    if (cover_search_ask(search, start, &known) != COVER_FOUND) {
        return false;
    }
    list.in_every = known;
    list.in_some = known;
    if (!list_settle(&list, &settled) || !list_walk(&list, settled, known)) {
        return false;
    }
    list_give(&list, pool, composition_out);
    return true;
}
