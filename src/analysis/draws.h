/* draws.h - a network measured many times, each time without some of its organisations.
 * Pure. For bands (band.h) and for what changed between two waves (change.h). */
#pragma once

#include "analysis/band.h"

/* What is measured in a draw. */
struct drawn {
    const struct graph *graph;
    const struct grouping *grouping; /* of all organisations; NULL: none */
    const struct network *network; /* NULL: no multiplexity */
    uint64_t seed; /* of what is searched */
};

/* Measure those whom `is_kept` names: NETWORK_MEASURE_COUNT figures, NaN where undefined
 * or not in `groups`. Mean degree and strength are times `scale`. */
void drawn_measure(const struct drawn *drawn, const bool *is_kept, unsigned groups,
                   double scale, double *figures);

/* How many of `count` organisations each draw leaves out: the share that the order asks
 * for and at least the one that is missing, at least 1, and never the last one. */
size_t draws_dropped_count(size_t count, double share, double missing_share);

/* By what mean degree is multiplied to be that of a whole; NaN when one is left. */
double draws_scale(size_t count, size_t dropped_count);

/* Draws that the order makes, and of those how many also have the dear groups. */
size_t draws_count(const struct band_order *order);
size_t draws_count_dear(const struct band_order *order);

/* The groups that the draw with this number (from 0) measures. */
unsigned draws_groups(const struct band_order *order, size_t draw);

/* The figures of all draws. */
struct draws {
    double *values; /* measure by measure, `count` each */
    size_t count;
};
struct draws draws_new(size_t count, struct pool *pool);
void draws_put(const struct draws *draws, size_t draw, const double *figures);

/* The band of one measure over its first `count` draws; sorts them. */
struct band draws_band(const struct draws *draws, enum network_measure measure,
                       size_t count);

/* The same for every measure of the order that `is_wanted` says has such a band. */
void draws_bands(const struct draws *draws, const struct band_order *order,
                 bool (*is_wanted)(enum network_measure), struct band *bands);
