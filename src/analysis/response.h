/* response.h - how many answered, and what may be said of the network then. Pure.
 *
 * Unknown is not zero: who did not answer is missing, not alone. How far a figure may be
 * trusted follows from the share that answered and from what is known of the measure
 * (docs/methods/networks/uncertainty.md; Kossinets 2006, Costenbader & Valente 2003,
 * Smith & Moody 2013). The thresholds are ours. */
#pragma once

#include "analysis/graph.h"
#include "analysis/measure.h"
#include "base/message.h"

enum response_level {
    RESPONSE_WHOLE, /* everything is known */
    RESPONSE_HIGH, /* 80 % or more */
    RESPONSE_PARTIAL, /* 60 to 79 % */
    RESPONSE_LOW /* less than 60 %, or nobody there */
};

struct response {
    size_t organisations;
    size_t answered; /* that know of at least one cell of their own row */
    size_t missing_count; /* cells left open by those who did answer; of an undirected
                           * graph pairs, both of whom answered */
    double share; /* 0..1: the mean, over the organisations, of the share of its own
                   * answers that each gave; NaN without organisations */
    enum response_level level;
};

/* O(organisations^2) when something is unknown. */
struct response response_of(const struct graph *graph);

enum measure_state {
    MEASURE_FIRM,
    MEASURE_INCOMPLETE, /* shown, marked as incomplete */
    MEASURE_GREYED /* shown grey with the sentence why, or not at all */
};

/* "firm", "incomplete", "greyed": stable codes. */
extern const char *const MEASURE_STATE_CODES[];

struct measure_trust {
    enum measure_state state;
    struct message why; /* `id` NULL: everything is known, nothing to say */
};

/* May this measure be shown? `why` lives in `pool`. */
struct measure_trust response_trust(const struct response *response,
                                    const struct measure *measure, struct pool *pool);

/* The sentence about the response as a whole; `id` NULL when everything is known. */
struct message response_sentence(const struct response *response, struct pool *pool);
