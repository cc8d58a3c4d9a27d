#include "method/arena_combined.h"

static const bool *selection_of(const struct preparation *preparation,
                                enum holding_basis basis, struct pool *pool)
{
    const bool *chosen = preparation_selection(preparation, basis, pool);

    return chosen != NULL ? chosen : preparation_everybody(preparation, pool);
}

static const struct combined_actor *actors_combine(const struct arena_ranking *ranking,
                                                   const bool *is_selected,
                                                   struct pool *pool)
{
    const struct arena *arena = ranking->arena;
    struct combined_actor *actors =
        pool_array(pool, arena->actor_count, struct combined_actor);

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        actors[result->actor] = (struct combined_actor){
            .name = arena->actors[result->actor].name,
            .arena_class = result->standing.arena_class,
            .importance = result->importance.majority,
            .irreplaceability = result->irreplaceability.majority,
            .place = result->standing.place,
            .is_shared = result->standing.is_shared,
            .is_selected = is_selected[result->actor],
        };
    }
    return actors;
}

static const struct combined_source *sources_combine(const struct coverage *coverages,
                                                     size_t count, struct pool *pool)
{
    struct combined_source *sources = pool_array(pool, count, struct combined_source);

    for (size_t i = 0; i < count; i++) {
        const struct needed_source *source = coverages[i].source;
        sources[i] = (struct combined_source){
            source->code, source->label, source->is_indispensable, coverages[i].state,
            coverages[i].actor_count};
    }
    return sources;
}

struct arena_combined arena_combine(const struct preparation *preparation,
                                    const struct arena_ranking *ranking,
                                    enum holding_basis basis, struct pool *pool)
{
    const struct holdings *holdings = &preparation->holdings;
    const size_t version_count = preparation->version_count;
    const bool *is_selected = selection_of(preparation, basis, pool);
    const struct coverage *coverages = coverage_of(holdings, is_selected, basis, pool);

    return (struct arena_combined){
        .actors = actors_combine(ranking, is_selected, pool),
        .actor_count = preparation->arena.actor_count,
        .sources = sources_combine(coverages, holdings->source_count, pool),
        .source_count = holdings->source_count,
        .reason =
            version_count > 0 ? preparation->versions[version_count - 1].reason : "",
    };
}
