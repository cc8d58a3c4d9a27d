#include "method/arena_delta.h"

#include <string.h>

/* A side with its selection and coverage worked out. */
struct side {
    const struct preparation *preparation;
    const int *classes; /* by number of the actor */
    const bool *is_selected;
    const struct coverage *coverages;
};

static const bool *selection_of(const struct delta_side *side, struct pool *pool)
{
    const bool *chosen = preparation_selection(side->preparation, side->basis, pool);

    return chosen != NULL ? chosen : preparation_everybody(side->preparation, pool);
}

static struct side side_of(const struct delta_side *given, struct pool *pool)
{
    const struct arena *arena = &given->preparation->arena;
    int *classes = pool_array(pool, arena->actor_count, int);
    const bool *is_selected = selection_of(given, pool);

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &given->ranking->results[i];
        classes[result->actor] = result->standing.arena_class;
    }
    return (struct side){
        given->preparation, classes, is_selected,
        coverage_of(&given->preparation->holdings, is_selected, given->basis, pool)};
}

/* What one side says of an actor, into the half of the delta that is its own. */
static void actor_look(const struct side *side, const char *name, bool *is_listed,
                       bool *is_selected, int *arena_class)
{
    const size_t actor = arena_actor_find(&side->preparation->arena, name);

    *is_listed = actor < side->preparation->arena.actor_count;
    *is_selected = *is_listed && side->is_selected[actor];
    *arena_class = *is_listed ? side->classes[actor] : 0;
}

static struct actor_delta actor_delta_of(const struct side *before,
                                         const struct side *after, const char *name)
{
    struct actor_delta delta = {.name = name};

    actor_look(before, name, &delta.was_listed, &delta.was_selected, &delta.class_before);
    actor_look(after, name, &delta.is_listed, &delta.is_selected, &delta.class_after);
    return delta;
}

static size_t source_find(const struct side *side, const char *code)
{
    const struct holdings *holdings = &side->preparation->holdings;
    size_t source = 0;

    while (source < holdings->source_count &&
           strcmp(holdings->sources[source].code, code) != 0) {
        source++;
    }
    return source;
}

static void source_look(const struct side *side, const char *code, bool *is_listed,
                        enum coverage_state *state, size_t *actor_count)
{
    const size_t source = source_find(side, code);

    *is_listed = source < side->preparation->holdings.source_count;
    *state = *is_listed ? side->coverages[source].state : COVERAGE_GAP;
    *actor_count = *is_listed ? side->coverages[source].actor_count : 0;
}

static struct source_delta source_delta_of(const struct side *before,
                                           const struct side *after, const char *code)
{
    struct source_delta delta = {.code = code};

    source_look(before, code, &delta.was_listed, &delta.before, &delta.actors_before);
    source_look(after, code, &delta.is_listed, &delta.after, &delta.actors_after);
    return delta;
}

static void actors_compare(const struct side *before, const struct side *after,
                           struct arena_delta *delta, struct pool *pool)
{
    const struct arena *old = &before->preparation->arena;
    const struct arena *new = &after->preparation->arena;
    struct actor_delta *actors =
        pool_array(pool, old->actor_count + new->actor_count, struct actor_delta);
    size_t count = 0;

    for (size_t i = 0; i < new->actor_count; i++) {
        actors[count++] = actor_delta_of(before, after, new->actors[i].name);
    }
    for (size_t i = 0; i < old->actor_count; i++) {
        if (arena_actor_find(new, old->actors[i].name) == new->actor_count) {
            actors[count++] = actor_delta_of(before, after, old->actors[i].name);
        }
    }
    delta->actors = actors;
    delta->actor_count = count;
}

static void sources_compare(const struct side *before, const struct side *after,
                            struct arena_delta *delta, struct pool *pool)
{
    const struct holdings *old = &before->preparation->holdings;
    const struct holdings *new = &after->preparation->holdings;
    struct source_delta *sources =
        pool_array(pool, old->source_count + new->source_count, struct source_delta);
    size_t count = 0;

    for (size_t i = 0; i < new->source_count; i++) {
        sources[count++] = source_delta_of(before, after, new->sources[i].code);
    }
    for (size_t i = 0; i < old->source_count; i++) {
        if (source_find(after, old->sources[i].code) == new->source_count) {
            sources[count++] = source_delta_of(before, after, old->sources[i].code);
        }
    }
    delta->sources = sources;
    delta->source_count = count;
}

struct arena_delta arena_delta(const struct delta_side *before,
                               const struct delta_side *after, struct pool *pool)
{
    const struct side old = side_of(before, pool);
    const struct side new = side_of(after, pool);
    const size_t version_count = after->preparation->version_count;
    struct arena_delta delta = {.reason = ""};

    if (version_count > 0) {
        delta.reason = after->preparation->versions[version_count - 1].reason;
    }
    actors_compare(&old, &new, &delta, pool);
    sources_compare(&old, &new, &delta, pool);
    return delta;
}
