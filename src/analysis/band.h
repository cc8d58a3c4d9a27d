/* band.h - how much the figures of a network lean on who happens to be in it. Pure.
 *
 * Two bands, both the 5th to the 95th percentile of many draws from a seed:
 *
 * - dropped: each draw leaves some organisations out at random and measures the rest
 *   (Costenbader & Valente 2003, Borgatti, Carley & Krackhardt 2006). For every figure
 *   but those that only say how large the network is. Mean degree and strength are
 *   brought back to the size of the whole, times (n - 1) / (rest - 1).
 * - imputed: each draw makes every unknown cell a tie with the probability that a known
 *   cell is one (unconditional imputation, drawn: Huisman 2009; Huang, Zhang & Li 2019).
 *   For density, mean degree and the degree centralisations only, and only where some
 *   cells are unknown.
 *
 * A band is no confidence interval: a network is not a sample. */
#pragma once

#include "analysis/scorecard.h"
#include "analysis/work.h"

enum {
    BAND_DRAWS = 1000,
    BAND_DRAWS_DEAR = 100, /* of what is searched: core-periphery, communities */
    BAND_DRAWS_MOST = 100 * 1000
};
#define BAND_DROP_SHARE 0.1

struct band_order {
    unsigned groups; /* GROUP_BIT()s to give a band to */
    const struct grouping *grouping; /* borrowed; NULL: no mixing */
    const struct network *network; /* borrowed; NULL: no multiplexity */
    double drop_share; /* of the organisations, 0..1; 0: BAND_DROP_SHARE. At least one is
                        * left out, and at least the share that did not answer */
    size_t draws; /* 0: BAND_DRAWS; no more than BAND_DRAWS_MOST are made. The dear groups
                   * have a tenth, at least 10, and search less long in each */
    uint64_t seed;
    struct work work;
};

struct band {
    double low; /* 5th percentile, NaN when no draw is defined, or there is no band */
    double high; /* 95th */
    size_t draws; /* made; 0: no band */
    size_t undefined_count; /* of those, not counted in the percentiles */
};

struct bands {
    struct band dropped[NETWORK_MEASURE_COUNT];
    struct band imputed[NETWORK_MEASURE_COUNT];
    size_t dropped_count; /* organisations that each draw leaves out; 0: none can be */
};

/* Make the bands. O(draws * (scorecard of the groups + organisations^2 / 64)).
 * fails  false, and nothing given, when the work was stopped. */
NODISCARD bool bands_make(const struct graph *graph, const struct band_order *order,
                          struct bands *bands_out);

/* The measure has a band by dropping, or by imputing. */
bool band_is_dropped(enum network_measure measure);
bool band_is_imputed(enum network_measure measure);

/* Percentile of values in ascending order by linear interpolation (Hyndman & Fan 1996,
 * type 7); `share` 0..1, count at least 1. */
double percentile_of(const double *sorted, size_t count, double share);
