/* talk.h - step 5: the talk with a retained actor, and what it did to the estimate.
 * Pure. The actor may read and correct what is written here. */
#pragma once

#include "method/coverage.h"

enum talk_outcome {
    TALK_OUTCOME_NONE, /* not decided yet */
    TALK_CORE,
    TALK_EDGE,
    TALK_CONTEXT,
    TALK_ANCHORING,
    TALK_CONSULTATION,
    TALK_AD_HOC,
    TALK_NO,
    TALK_LATER
};
extern const struct vocabulary TALK_OUTCOME;
extern const struct vocabulary TALK_READINESS; /* to act: 1 none .. 4 ready */
extern const struct vocabulary TALK_INTEREST; /* of the organisation: 1 helps the issue,
                                                * 2 neutral, 3 clashes */
extern const struct vocabulary TALK_MANDATE; /* of the person: 1 decides, 2 reports
                                                * back, 3 none */

/* 0 and "" where nothing was noted. Source and outcome enter the rules; the rest is what
 * people want to read back. */
struct talk {
    size_t actor;
    const char *by; /* who asked */
    const char *with; /* who answered */
    const char *at; /* date */
    enum holding_answer was_right; /* was our estimate right? yes, partly, no */
    const char *interest; /* of the organisation, in its own words */
    int interest_effect;
    int motivation; /* 1..4 */
    int readiness; /* 1..4 */
    const char *conditions;
    int mandate;
    enum talk_outcome outcome;
    const char *note;
};

/* An actor with this outcome belongs to the network: core or edge. */
bool talk_outcome_is_member(enum talk_outcome outcome);

enum holding_aspect { ASPECT_HAS, ASPECT_CAN, ASPECT_WANTS, ASPECT_COUNT };
extern const struct vocabulary HOLDING_ASPECT;

/* One answer that the talk changed. */
struct talk_difference {
    size_t source;
    enum holding_aspect aspect;
    enum holding_answer estimated; /* ANSWER_NONE: nobody had thought of it */
    enum holding_answer confirmed;
};

/* List what the talk with `actor` changed, by source and aspect; *count_out entries in
 * `pool`. An answer that the talk left open changes nothing. O(sources). */
const struct talk_difference *talk_differences(const struct holdings *holdings,
                                               size_t actor, struct pool *pool,
                                               size_t *count_out);
