#include "method/arena_divided.h"

/* How many counted raters gave each level. */
static void levels_count(const struct arena *arena, struct divided_cell *cell)
{
    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        const struct arena_rating *rating = arena_rating_of(arena, cell->actor, rater);
        if (arena_rating_counts(rating)) {
            const int level = cell->scale == ARENA_SCALE_IMPORTANCE
                                  ? rating->importance
                                  : rating->irreplaceability;
            cell->counts[level - 1]++;
        }
    }
}

static enum arena_agreement agreement_on(const struct arena_result *result,
                                         enum arena_scale scale)
{
    return scale == ARENA_SCALE_IMPORTANCE ? result->importance.agreement
                                           : result->irreplaceability.agreement;
}

struct divided_list arena_divided(const struct arena_ranking *ranking, struct pool *pool)
{
    static const enum arena_agreement MOST_FIRST[] = {ARENA_STRONGLY_DIVIDED,
                                                      ARENA_DIVIDED};
    static const enum arena_scale SCALES[] = {ARENA_SCALE_IMPORTANCE,
                                              ARENA_SCALE_REPLACEABILITY};
    const struct arena *arena = ranking->arena;
    struct divided_cell *cells =
        pool_array(pool, arena->actor_count * ARRAY_COUNT(SCALES), struct divided_cell);
    size_t count = 0;

    for (size_t turn = 0; turn < ARRAY_COUNT(MOST_FIRST); turn++) {
        for (size_t i = 0; i < arena->actor_count * ARRAY_COUNT(SCALES); i++) {
            const struct arena_result *result =
                &ranking->results[i / ARRAY_COUNT(SCALES)];
            const enum arena_scale scale = SCALES[i % ARRAY_COUNT(SCALES)];
            if (agreement_on(result, scale) == MOST_FIRST[turn]) {
                cells[count] = (struct divided_cell){
                    .actor = result->actor,
                    .scale = scale,
                    .agreement = MOST_FIRST[turn],
                };
                levels_count(arena, &cells[count++]);
            }
        }
    }
    return (struct divided_list){cells, count};
}
