/* reports.h - two reports of one tie: what an organisation says, and what its partner
 * says. Pure.
 *
 * Ours (docs/methods/networks/reports.md). A difference is no error of one of the
 * two but something to talk about, by the two. */
#pragma once

#include "analysis/graph.h"

enum tie_state {
    TIE_CONFIRMED, /* both name it */
    TIE_DISPUTED, /* both name it, their values lie REPORTS_STEPS or more apart */
    TIE_ONE_SIDED, /* one names it, the other answered and does not */
    TIE_UNANSWERED, /* one names it, what the other says is unknown */
    TIE_STATE_COUNT
};

enum { REPORTS_STEPS = 2 };

extern const char *const TIE_STATE_CODES[TIE_STATE_COUNT]; /* "one_sided": stable */
extern const char *const TIE_STATE_LABELS[TIE_STATE_COUNT]; /* N_() */

struct tie_report {
    size_t from;
    size_t to;
    double value; /* as `from` says: 0 not named, NaN unknown */
    double back; /* as `to` says */
    enum tie_state state;
};

/* What the two ends say of the tie from -> to; one of them at least names it.
 * `graph` is directed. O(log degree). */
struct tie_report reports_tie(const struct graph *graph, size_t from, size_t to);

struct reports {
    const struct tie_report *ties; /* in order of from, then to */
    size_t count;
    size_t counts[TIE_STATE_COUNT];
};

/* Where both ends report the same tie (contact): every pair that one of them names,
 * once, from < to. `graph` is directed, and valued for disputed ties; an undirected
 * one holds one report a pair and gives none. O(ties log degree). Lives in `pool`. */
struct reports reports_make(const struct graph *graph, struct pool *pool);

/* Where each end reports its own half: "A sends to B" as A says it in `sends`,
 * beside "B receives from A" as B says it in `receives`. Every ordered pair that one
 * of them names; from: who would send. Both directed, of the same organisations. */
struct reports reports_of_two(const struct graph *sends, const struct graph *receives,
                              struct pool *pool);
