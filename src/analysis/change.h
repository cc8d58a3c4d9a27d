/* change.h - what changed between two waves of a network. Pure.
 *
 * Organisations are the same by name. Ties and measures are compared among those in both
 * waves: a newcomer's ties are not new ties of the others. */
#pragma once

#include "analysis/band.h"
#include "analysis/response.h"
#include "base/report.h"

/* One wave, as it was measured. Both are directed, or both undirected. */
struct change_side {
    const struct network *network; /* borrowed */
    const struct graph *graph; /* borrowed; of one of its relations */
};

enum pair_change {
    PAIR_KEPT, /* a tie before and after */
    PAIR_NEW,
    PAIR_LOST,
    PAIR_ABSENT, /* no tie before and after */
    PAIR_UNKNOWN, /* in one wave, or in both */
    PAIR_CHANGE_COUNT
};

/* "kept", "new", "lost", "absent", "unknown": stable codes. */
extern const char *const PAIR_CHANGE_CODES[PAIR_CHANGE_COUNT];

/* An organisation of either wave. */
struct changed_organisation {
    const char *name; /* borrowed */
    size_t before; /* its number in that wave, GROUP_NONE: not there */
    size_t after;
    size_t counts[PAIR_CHANGE_COUNT]; /* of its pairs with others in both waves, sent and
                                       * received; 0 unless it is in both */
};

/* A pair of organisations in both waves, unless it is absent or unknown in both. */
struct changed_tie {
    size_t from; /* numbers in change.organisations; undirected: from < to */
    size_t to;
    enum pair_change change;
    double before; /* value, 0: no tie, NaN: unknown */
    double after;
};

struct changed_measure {
    double before; /* of those in both waves only, NaN: undefined */
    double after;
    struct band band; /* of after - before: the same organisations left out of both */
};

struct change {
    const struct changed_organisation *organisations; /* those in both in order of the
                                                       * later wave, joiners, leavers */
    size_t both_count;
    size_t joiner_count;
    size_t leaver_count;
    const struct changed_tie *ties; /* in order of from, then to */
    size_t tie_count;
    size_t counts[PAIR_CHANGE_COUNT]; /* ordered pairs; undirected: pairs */
    double jaccard; /* kept / (kept + new + lost); NaN when there are none */
    size_t hamming; /* new + lost */
    double hamming_share; /* of the pairs known in both waves; NaN when there are none */
    struct changed_measure measures[NETWORK_MEASURE_COUNT];
    struct response response_before; /* of the whole waves */
    struct response response_after;
    size_t dropped_count; /* organisations that each draw of a band leaves out */
};

/* Jaccard below which two waves are hardly the same network: a convention of models of
 * change (Snijders, van de Bunt & Steglich 2010). */
#define CHANGE_JACCARD_LEAST 0.3

/* Compare two waves. `order` as for bands: its grouping is that of the later wave, for
 * both; multiplexity is measured when it has a network; draws 0 gives no bands.
 * fails  false, and nothing given, when the work was stopped.
 * O(organisations^2 + draws * scorecards); lives in `pool`. */
NODISCARD bool change_make(const struct change_side *before,
                           const struct change_side *after,
                           const struct band_order *order, struct pool *pool,
                           struct change *change_out);

/* What to keep in mind, as warnings: waves that have little in common, low response,
 * names that are nearly the same in both, other members. */
void change_remarks(const struct change *change, struct report *report);
