/* wave_results.h - everything that is computed of a closed wave, once, and how it is
 * kept. Pure.
 *
 * Figures, bands and searches are stored with the version of the engine and the seed;
 * their sentences are made anew in each language. Read back, they are equal to the last
 * digit. */
#pragma once

#include "analysis/band.h"
#include "analysis/introduce.h"
#include "analysis/response.h"
#include "analysis/wave_network.h"
#include "base/model.h"

/* One relation of the wave, measured: each tie counts as one, whatever its level, so
 * measures of values are NaN. */
struct relation_results {
    bool is_there; /* it was asked, and two organisations at least are there */
    struct response response;
    double network[NETWORK_MEASURE_COUNT]; /* NaN: undefined */
    struct bands bands;
    const double *organisation[ORGANISATION_MEASURE_COUNT]; /* per organisation */
    size_t dyad_census[DYAD_KINDS];
};

struct wave_introductions {
    bool is_there; /* false: not enough pairs, no coordinator, too many to try */
    const char *why_not; /* "" or code: "few_pairs", "no_coordinator", "too_many" */
    struct introductions found; /* together_count below k: where trying all sets would
                                 * take long, the best of one less and one added to it */
};

struct wave_results {
    int engine; /* ANALYSIS_ENGINE */
    uint64_t seed;
    int64_t computed_at; /* milliseconds; given by who asks */
    struct relation_results relations[WAVE_RELATION_COUNT];
    /* Where each organisation stands on the map of WAVE_REGULAR (or the first relation
     * there is), x NaN without a tie: set by who draws (web), shares of the page. */
    const double *place_x;
    const double *place_y;
    /* Of WAVE_REGULAR, for k = 1..3: the best introductions by distance, and those that
     * most reduce the dependence on the coordinator. */
    struct wave_introductions nearer[INTRODUCE_MOST];
    struct wave_introductions freer[INTRODUCE_MOST];
};

/* Compute them. Which draws: BAND_DRAWS. `work` is told how far it is (of 1000).
 * fails  false, and nothing given, when the work was stopped.
 * A wave of 60 organisations with six relations: under 2 s. Lives in `pool`. */
NODISCARD bool wave_results_make(const struct wave_answers *answers, uint64_t seed,
                                 const struct work *work, struct pool *pool,
                                 struct wave_results *results_out);

/* To JSON and back, a part a row of the store. Parts: "run", "places", one a relation
 * (its code), "introductions". wave_results_read() leaves out what its value does not
 * have: a page reads only the parts it shows into one zeroed struct. */
enum { WAVE_PARTS_MOST = WAVE_RELATION_COUNT + 3 };
struct wave_part {
    const char *name;
    const struct value *value;
};
size_t wave_results_parts(const struct wave_results *results, size_t organisation_count,
                          struct pool *pool, struct wave_part parts_out[WAVE_PARTS_MOST]);

/* fails  STATUS_INVALID  the part is not of this engine's shape */
NODISCARD bool wave_results_read(const char *part, const struct value *value,
                                 size_t organisation_count, struct pool *pool,
                                 struct wave_results *results, struct status *st);

/* What differs between two runs of the same wave: relation, measure, organisation
 * (GROUP_NONE: the network), before, after. Equal to 1e-12 is no difference. */
struct result_difference {
    enum wave_relation relation;
    const char *measure;
    size_t organisation; /* GROUP_NONE: the network */
    double before;
    double after;
};
struct result_differences {
    const struct result_difference *items;
    size_t count;
};
struct result_differences wave_results_differ(const struct wave_results *before,
                                              const struct wave_results *after,
                                              size_t organisation_count,
                                              struct pool *pool);
