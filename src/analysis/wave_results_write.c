/* wave_results_write.c - what was computed of a wave, as trees of values to be kept. */
#include <inttypes.h>
#include <string.h>

#include "analysis/wave_results.h"
#include "analysis/wave_results_parts.h"

static void count_set(struct value *object, const char *name, size_t count)
{
    model_set_integer(object, name, (int64_t)count);
}

static void figures_set(struct value *object, const char *name, const double *figures,
                        size_t count)
{
    struct value *list = model_set_list(object, name);

    for (size_t i = 0; i < count; i++) {
        model_add_figure(list, figures[i]);
    }
}

/* ---- relations ---- */

static void response_write(const struct response *response, struct value *object)
{
    count_set(object, "organisations", response->organisations);
    count_set(object, "answered", response->answered);
    count_set(object, "missing", response->missing_count);
    model_set_figure(object, "share", response->share);
    model_set_integer(object, "level", response->level);
}

static void bands_write(const struct band *bands, struct value *object)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        struct value *band = NULL;

        if (bands[i].draws == 0) {
            continue;
        }
        band = model_set_list(object, NETWORK_MEASURES[i].name);
        model_add_figure(band, bands[i].low);
        model_add_figure(band, bands[i].high);
        model_add_integer(band, (int64_t)bands[i].draws);
        model_add_integer(band, (int64_t)bands[i].undefined_count);
    }
}

static const struct value *relation_write(const struct relation_results *results,
                                          size_t organisation_count, struct pool *pool)
{
    struct value *object = model_object(pool);

    response_write(&results->response, model_set_object(object, "response"));
    struct value *network = model_set_object(object, "network");
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        model_set_figure(network, NETWORK_MEASURES[i].name, results->network[i]);
    }
    count_set(object, "dropped_count", results->bands.dropped_count);
    bands_write(results->bands.dropped, model_set_object(object, "dropped"));
    bands_write(results->bands.imputed, model_set_object(object, "imputed"));
    struct value *dyads = model_set_list(object, "dyads");
    for (size_t i = 0; i < DYAD_KINDS; i++) {
        model_add_integer(dyads, (int64_t)results->dyad_census[i]);
    }
    struct value *organisations = model_set_object(object, "organisations");
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT; i++) {
        if (results->organisation[i] != NULL) {
            figures_set(organisations, ORGANISATION_MEASURES[i].name,
                        results->organisation[i], organisation_count);
        }
    }
    return object;
}

/* ---- introductions ---- */

static void figures_write(const struct introduce_figures *figures, struct value *object)
{
    model_set_figure(object, "compactness", figures->compactness);
    model_set_figure(object, "mean_distance", figures->mean_distance);
    count_set(object, "connected", figures->connected);
    count_set(object, "dependent", figures->dependent);
}

static void set_write(const struct introduction_set *set, size_t k, struct value *object)
{
    struct value *pairs = model_set_list(object, "pairs");

    for (size_t i = 0; i < k; i++) {
        struct value *pair = model_add_list(pairs);

        model_add_integer(pair, (int64_t)set->pairs[i].a);
        model_add_integer(pair, (int64_t)set->pairs[i].b);
        model_add_integer(pair, (int64_t)set->pairs[i].distance);
        model_add_integer(pair, (int64_t)set->pairs[i].shared);
        model_add_integer(pair, (int64_t)set->pairs[i].pairs_nearer);
    }
    figures_write(&set->after, model_set_object(object, "after"));
    count_set(object, "pairs_nearer", set->pairs_nearer);
    count_set(object, "place", set->place);
}

static void introductions_write(const struct wave_introductions *introductions,
                                struct value *list)
{
    for (size_t k = 1; k <= INTRODUCE_MOST; k++) {
        const struct wave_introductions *these = &introductions[k - 1];
        struct value *object = model_add_object(list);

        model_set_text(object, "why_not", these->is_there ? "" : these->why_not);
        if (!these->is_there) {
            continue;
        }
        figures_write(&these->found.before, model_set_object(object, "before"));
        count_set(object, "best", these->found.best_count);
        count_set(object, "pairs", these->found.pair_count);
        count_set(object, "unknown", these->found.unknown_count);
        count_set(object, "tried", these->found.tried);
        count_set(object, "together", these->found.together_count);
        struct value *sets = model_set_list(object, "sets");
        for (size_t i = 0; i < these->found.set_count; i++) {
            set_write(&these->found.sets[i], k, model_add_object(sets));
        }
    }
}

/* ---- parts ---- */

static const struct value *run_write(const struct wave_results *results,
                                     size_t organisation_count, struct pool *pool)
{
    struct value *object = model_object(pool);
    struct text seed;

    text_init(&seed, pool, SEED_DIGITS_MOST);
    text_format(&seed, "%" PRIu64, results->seed);
    model_set_integer(object, "engine", results->engine);
    model_set_text(object, "seed", seed.bytes);
    model_set_integer(object, "computed_at", results->computed_at);
    count_set(object, "organisations", organisation_count);
    return object;
}

static const struct value *places_write(const struct wave_results *results,
                                        size_t organisation_count, struct pool *pool)
{
    struct value *object = model_object(pool);

    figures_set(object, "x", results->place_x, organisation_count);
    figures_set(object, "y", results->place_y, organisation_count);
    return object;
}

static const struct value *found_write(const struct wave_results *results,
                                       struct pool *pool)
{
    struct value *object = model_object(pool);

    introductions_write(results->nearer, model_set_list(object, "nearer"));
    introductions_write(results->freer, model_set_list(object, "freer"));
    return object;
}

size_t wave_results_parts(const struct wave_results *results, size_t organisation_count,
                          struct pool *pool, struct wave_part parts_out[WAVE_PARTS_MOST])
{
    size_t count = 0;

    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (results->relations[i].is_there) {
            parts_out[count++] = (struct wave_part){
                WAVE_RELATIONS[i].code,
                relation_write(&results->relations[i], organisation_count, pool)};
        }
    }
    if (results->place_x != NULL) {
        parts_out[count++] = (struct wave_part){
            PART_PLACES, places_write(results, organisation_count, pool)};
    }
    parts_out[count++] =
        (struct wave_part){PART_INTRODUCTIONS, found_write(results, pool)};
    parts_out[count++] =
        (struct wave_part){PART_RUN, run_write(results, organisation_count, pool)};
    return count;
}
