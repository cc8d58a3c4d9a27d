#include "method/arena_delta.h"

#include <string.h>

/* NULL when the version does not list it. */
static const struct combined_actor *actor_find(const struct arena_combined *version,
                                               const char *name)
{
    for (size_t i = 0; i < version->actor_count; i++) {
        if (strcmp(version->actors[i].name, name) == 0) {
            return &version->actors[i];
        }
    }
    return NULL;
}

static const struct combined_source *source_find(const struct arena_combined *version,
                                                 const char *code)
{
    for (size_t i = 0; i < version->source_count; i++) {
        if (strcmp(version->sources[i].code, code) == 0) {
            return &version->sources[i];
        }
    }
    return NULL;
}

/* NULL where it is not listed. */
static struct actor_delta actor_delta_of(const char *name,
                                         const struct combined_actor *before,
                                         const struct combined_actor *after)
{
    return (struct actor_delta){
        .name = name,
        .was_listed = before != NULL,
        .is_listed = after != NULL,
        .was_selected = before != NULL && before->is_selected,
        .is_selected = after != NULL && after->is_selected,
        .class_before = before != NULL ? before->arena_class : 0,
        .class_after = after != NULL ? after->arena_class : 0,
    };
}

static struct source_delta source_delta_of(const char *code,
                                           const struct combined_source *before,
                                           const struct combined_source *after)
{
    return (struct source_delta){
        .code = code,
        .was_listed = before != NULL,
        .is_listed = after != NULL,
        .before = before != NULL ? before->state : COVERAGE_GAP,
        .after = after != NULL ? after->state : COVERAGE_GAP,
        .actors_before = before != NULL ? before->actor_count : 0,
        .actors_after = after != NULL ? after->actor_count : 0,
    };
}

static void actors_compare(const struct arena_combined *before,
                           const struct arena_combined *after, struct arena_delta *delta,
                           struct pool *pool)
{
    struct actor_delta *actors =
        pool_array(pool, before->actor_count + after->actor_count, struct actor_delta);
    size_t count = 0;

    for (size_t i = 0; i < after->actor_count; i++) {
        const struct combined_actor *actor = &after->actors[i];
        actors[count++] =
            actor_delta_of(actor->name, actor_find(before, actor->name), actor);
    }
    for (size_t i = 0; i < before->actor_count; i++) {
        const struct combined_actor *actor = &before->actors[i];
        if (actor_find(after, actor->name) == NULL) {
            actors[count++] = actor_delta_of(actor->name, actor, NULL);
        }
    }
    delta->actors = actors;
    delta->actor_count = count;
}

static void sources_compare(const struct arena_combined *before,
                            const struct arena_combined *after, struct arena_delta *delta,
                            struct pool *pool)
{
    struct source_delta *sources =
        pool_array(pool, before->source_count + after->source_count, struct source_delta);
    size_t count = 0;

    for (size_t i = 0; i < after->source_count; i++) {
        const struct combined_source *source = &after->sources[i];
        sources[count++] =
            source_delta_of(source->code, source_find(before, source->code), source);
    }
    for (size_t i = 0; i < before->source_count; i++) {
        const struct combined_source *source = &before->sources[i];
        if (source_find(after, source->code) == NULL) {
            sources[count++] = source_delta_of(source->code, source, NULL);
        }
    }
    delta->sources = sources;
    delta->source_count = count;
}

struct arena_delta arena_delta(const struct arena_combined *before,
                               const struct arena_combined *after, struct pool *pool)
{
    struct arena_delta delta = {.reason = after->reason};

    actors_compare(before, after, &delta, pool);
    sources_compare(before, after, &delta, pool);
    return delta;
}
