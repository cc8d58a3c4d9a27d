/* scorecard.h - every measure of a network and of each organisation, by name. Pure.
 *
 * One way to all figures: bands, waves and what-ifs ask for scorecards of changed
 * graphs and compare them measure by measure. */
#pragma once

#include <stdint.h>

#include "analysis/graph.h"
#include "analysis/measure.h"

enum { DYAD_KINDS = 3, TRIAD_KINDS = 16 };

struct scorecard_order {
    unsigned groups; /* GROUP_BIT()s */
    const struct grouping *grouping; /* borrowed; NULL: no mixing, no brokerage */
    const struct network *network; /* borrowed; for multiplexity; NULL: without */
    bool is_whole_only; /* only what the network as a whole has is needed: what belongs to
                         * an organisation may be left out where that saves work */
    uint64_t seed; /* of what is searched: core, communities */
    size_t search_runs; /* of those searches; 0: SCORECARD_RUNS, or SCORECARD_RUNS_LARGE
                         * above SCORECARD_LARGE organisations */
};

/* Ten searches at least; up to 128 organisations more where the best was seldom found. On
 * 2,016 made-up networks of 10 to 40 organisations 25 stayed more than 0.001 below the
 * best modularity known, on the reference networks none. */
enum { SCORECARD_RUNS = 10, SCORECARD_RUNS_LARGE = 2, SCORECARD_LARGE = 1000 };

struct scorecard {
    size_t count; /* organisations */
    double network[NETWORK_MEASURE_COUNT]; /* NaN: undefined, or not ordered */
    const double *organisation[ORGANISATION_MEASURE_COUNT]; /* per organisation, NaN where
                                                             * undefined; NULL: none */
    size_t dyad_census[DYAD_KINDS]; /* mutual, asymmetric, null; of known pairs */
    size_t triad_census[TRIAD_KINDS]; /* 003 012 102 021D 021U 021C 111D 111U 030T 030C
                                       * 201 120D 120U 120C 210 300; of known triads */
};

/* Cost: that of its groups (measure.h). Lives in `pool`. */
struct scorecard scorecard_make(const struct graph *graph,
                                const struct scorecard_order *order, struct pool *pool);
