/* wave_results_differ.c - what differs between two runs of the same wave. */
#include <math.h>

#include "analysis/wave_results.h"

#define DIFFERENCE_LEAST 1e-12

static bool is_different(double before, double after)
{
    return isnan(before) != isnan(after) || fabs(after - before) > DIFFERENCE_LEAST;
}

/* The list as it grows. */
struct listing {
    struct result_difference *items;
    size_t count;
    size_t capacity;
    struct pool *pool;
};

static void difference_note(struct listing *listing, struct result_difference difference)
{
    if (!is_different(difference.before, difference.after)) {
        return;
    }
    listing->items = pool_grow(listing->pool, listing->items, listing->count,
                               &listing->capacity, struct result_difference);
    listing->items[listing->count++] = difference;
}

/* NaN where the column, or the relation as a whole, is missing. */
static double column_at(const double *column, size_t organisation)
{
    return column == NULL ? (double)NAN : column[organisation];
}

static void relation_differ(struct listing *listing, enum wave_relation relation,
                            const struct relation_results *before,
                            const struct relation_results *after,
                            size_t organisation_count)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        difference_note(listing, (struct result_difference){
                                     relation, NETWORK_MEASURES[i].name, GROUP_NONE,
                                     before->is_there ? before->network[i] : (double)NAN,
                                     after->is_there ? after->network[i] : (double)NAN});
    }
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        for (size_t k = 0; k < organisation_count; k++) {
            difference_note(listing, (struct result_difference){
                                         relation, ORGANISATION_MEASURES[i].name, k,
                                         column_at(before->organisation[i], k),
                                         column_at(after->organisation[i], k)});
        }
    }
}

struct result_differences wave_results_differ(const struct wave_results *before,
                                              const struct wave_results *after,
                                              size_t organisation_count,
                                              struct pool *pool)
{
    struct listing listing = {.pool = pool};

    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (before->relations[i].is_there || after->relations[i].is_there) {
            relation_differ(&listing, (enum wave_relation)i, &before->relations[i],
                            &after->relations[i], organisation_count);
        }
    }
    return (struct result_differences){listing.items, listing.count};
}
