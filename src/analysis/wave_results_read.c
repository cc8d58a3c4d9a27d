/* wave_results_read.c - stored results of a wave, read back. What does not have the shape
 * that wave_results_write.c gives is refused as a whole: it is not ours, or of another
 * version. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/stored_reading.h"
#include "analysis/wave_results.h"
#include "analysis/wave_results_parts.h"
#include "base/number.h"

static size_t count_of(struct reading *reading, const struct value *value)
{
    size_t count = 0;

    if (value == NULL || value_kind(value) != VALUE_NUMBER ||
        !number_read(value_text(value), SIZE_MAX / 2, &count)) {
        reading->is_broken = true;
    }
    return count;
}

static size_t count_read(struct reading *reading, const struct value *object,
                         const char *name)
{
    return count_of(reading,
                    object == NULL ? NULL : value_find(object, name, strlen(name)));
}

static const double *figures_read(struct reading *reading, const struct value *list)
{
    const size_t count = reading->organisation_count;
    double *figures = pool_array(reading->pool, count, double);
    const struct value *at = list == NULL ? NULL : value_first(list);

    if (reading_length(list) != count) {
        reading->is_broken = true;
        return figures;
    }
    for (size_t i = 0; i < count; i++, at = value_next(at)) {
        figures[i] = reading_figure_of(reading, at);
    }
    return figures;
}

static void counts_read(struct reading *reading, const struct value *list, size_t *counts,
                        size_t count)
{
    const struct value *at = list == NULL ? NULL : value_first(list);

    for (size_t i = 0; i < count; i++) {
        counts[i] = count_of(reading, at);
        at = at == NULL ? NULL : value_next(at);
    }
    reading->is_broken = reading->is_broken || at != NULL;
}

/* ---- relations ---- */

static struct response response_read(struct reading *reading, const struct value *object)
{
    const size_t level = count_read(reading, object, "level");

    reading->is_broken = reading->is_broken || level > RESPONSE_LOW;
    return (struct response){
        .organisations = count_read(reading, object, "organisations"),
        .answered = count_read(reading, object, "answered"),
        .missing_count = count_read(reading, object, "missing"),
        .share = reading_figure(reading, object, "share"),
        .level = level > RESPONSE_LOW ? RESPONSE_LOW : (enum response_level)level,
    };
}

static void bands_read(struct reading *reading, const struct value *object,
                       struct band *bands)
{
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        const char *name = NETWORK_MEASURES[i].name;
        const struct value *list =
            object == NULL ? NULL : value_find(object, name, strlen(name));
        const struct value *at = list == NULL ? NULL : value_first(list);

        bands[i] = (struct band){(double)NAN, (double)NAN, 0, 0};
        if (list == NULL) {
            continue;
        }
        if (reading_length(list) != 4) {
            reading->is_broken = true;
            return;
        }
        bands[i].low = reading_figure_of(reading, at);
        at = value_next(at);
        bands[i].high = reading_figure_of(reading, at);
        at = value_next(at);
        bands[i].draws = count_of(reading, at);
        bands[i].undefined_count = count_of(reading, value_next(at));
    }
}

static struct relation_results relation_read(struct reading *reading,
                                             const struct value *object)
{
    struct relation_results results = {.is_there = true};
    const struct value *network =
        reading_member(reading, object, "network", VALUE_OBJECT);
    const struct value *organisations =
        reading_member(reading, object, "organisations", VALUE_OBJECT);

    results.response =
        response_read(reading, reading_member(reading, object, "response", VALUE_OBJECT));
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        results.network[i] = reading_figure(reading, network, NETWORK_MEASURES[i].name);
    }
    results.bands.dropped_count = count_read(reading, object, "dropped_count");
    bands_read(reading, reading_member(reading, object, "dropped", VALUE_OBJECT),
               results.bands.dropped);
    bands_read(reading, reading_member(reading, object, "imputed", VALUE_OBJECT),
               results.bands.imputed);
    counts_read(reading, reading_member(reading, object, "dyads", VALUE_LIST),
                results.dyad_census, DYAD_KINDS);
    for (size_t i = 0; i < ORGANISATION_MEASURE_COUNT && organisations != NULL; i++) {
        const char *name = ORGANISATION_MEASURES[i].name;
        const struct value *list = value_find(organisations, name, strlen(name));

        results.organisation[i] = list == NULL ? NULL : figures_read(reading, list);
    }
    return results;
}

/* ---- introductions ---- */

static struct introduce_figures after_read(struct reading *reading,
                                           const struct value *object)
{
    return (struct introduce_figures){
        .compactness = reading_figure(reading, object, "compactness"),
        .mean_distance = reading_figure(reading, object, "mean_distance"),
        .connected = count_read(reading, object, "connected"),
        .dependent = count_read(reading, object, "dependent"),
    };
}

static struct introduction pair_read(struct reading *reading, const struct value *list)
{
    size_t numbers[5] = {0};

    counts_read(reading, list, numbers, ARRAY_COUNT(numbers));
    if (numbers[0] >= numbers[1] || numbers[1] >= reading->organisation_count) {
        reading->is_broken = true;
    }
    return (struct introduction){numbers[0], numbers[1], numbers[2], numbers[3],
                                 numbers[4]};
}

static struct introduction_set set_read(struct reading *reading,
                                        const struct value *object, size_t k)
{
    struct introduction_set set = {0};
    const struct value *pairs = reading_member(reading, object, "pairs", VALUE_LIST);
    const struct value *at = pairs == NULL ? NULL : value_first(pairs);

    for (size_t i = 0; i < k; i++) {
        set.pairs[i] = pair_read(reading, at);
        at = at == NULL ? NULL : value_next(at);
    }
    reading->is_broken = reading->is_broken || at != NULL;
    set.after =
        after_read(reading, reading_member(reading, object, "after", VALUE_OBJECT));
    set.pairs_nearer = count_read(reading, object, "pairs_nearer");
    set.place = count_read(reading, object, "place");
    return set;
}

static struct introductions found_read(struct reading *reading,
                                       const struct value *object, size_t k)
{
    const struct value *list = reading_member(reading, object, "sets", VALUE_LIST);
    struct introductions found = {
        .before =
            after_read(reading, reading_member(reading, object, "before", VALUE_OBJECT)),
        .set_count = reading_length(list),
        .best_count = count_read(reading, object, "best"),
        .pair_count = count_read(reading, object, "pairs"),
        .unknown_count = count_read(reading, object, "unknown"),
        .tried = count_read(reading, object, "tried"),
        .together_count = count_read(reading, object, "together"),
    };
    struct introduction_set *sets =
        pool_array(reading->pool, found.set_count, struct introduction_set);
    const struct value *at = list == NULL ? NULL : value_first(list);

    reading->is_broken =
        reading->is_broken || found.together_count < 1 || found.together_count > k;
    for (size_t i = 0; i < found.set_count; i++, at = value_next(at)) {
        sets[i] = set_read(reading, at, k);
    }
    found.sets = sets;
    return found;
}

static void introductions_read(struct reading *reading, const struct value *list,
                               struct wave_introductions *introductions)
{
    const struct value *at = list == NULL ? NULL : value_first(list);

    if (reading_length(list) != INTRODUCE_MOST) {
        reading->is_broken = true;
        return;
    }
    for (size_t k = 1; k <= INTRODUCE_MOST; k++, at = value_next(at)) {
        const struct value *why_not = reading_member(reading, at, "why_not", VALUE_TEXT);
        struct wave_introductions *these = &introductions[k - 1];

        these->why_not = why_not == NULL ? "" : value_text(why_not);
        these->is_there = these->why_not[0] == '\0';
        if (these->is_there) {
            these->found = found_read(reading, at, k);
        }
    }
}

/* ---- parts ---- */

static void run_read(struct reading *reading, const struct value *object,
                     struct wave_results *results)
{
    const struct value *seed = reading_member(reading, object, "seed", VALUE_TEXT);

    results->engine = (int)count_read(reading, object, "engine");
    results->seed = seed == NULL ? 0 : strtoull(value_text(seed), NULL, 10);
    results->computed_at = (int64_t)count_read(reading, object, "computed_at");
    if (results->engine != ANALYSIS_ENGINE ||
        count_read(reading, object, "organisations") != reading->organisation_count) {
        reading->is_broken = true;
    }
}

static void part_read(struct reading *reading, const char *part,
                      const struct value *value, struct wave_results *results)
{
    const enum wave_relation relation = wave_relation_find(part);

    if (relation != WAVE_RELATION_COUNT) {
        results->relations[relation] = relation_read(reading, value);
    } else if (strcmp(part, PART_RUN) == 0) {
        run_read(reading, value, results);
    } else if (strcmp(part, PART_PLACES) == 0) {
        results->place_x =
            figures_read(reading, reading_member(reading, value, "x", VALUE_LIST));
        results->place_y =
            figures_read(reading, reading_member(reading, value, "y", VALUE_LIST));
    } else if (strcmp(part, PART_INTRODUCTIONS) == 0) {
        introductions_read(reading, reading_member(reading, value, "nearer", VALUE_LIST),
                           results->nearer);
        introductions_read(reading, reading_member(reading, value, "freer", VALUE_LIST),
                           results->freer);
    } else {
        reading->is_broken = true;
    }
}

bool wave_results_read(const char *part, const struct value *value,
                       size_t organisation_count, struct pool *pool,
                       struct wave_results *results, struct status *st)
{
    struct reading reading = {pool, organisation_count, false};
    struct wave_results read = *results;

    part_read(&reading, part, value, &read);
    if (reading.is_broken) {
        return status_fail(st, STATUS_INVALID,
                           "the stored results of '%s' are of another shape", part);
    }
    *results = read;
    return true;
}
