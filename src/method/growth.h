/* growth.h - the six lines along which a cooperation grows, its four dimensions, what it
 * brings its members, and what a coordinator is and does. Pure.
 *
 * Growing is no ladder: a network that exchanges information need not reach the fifth
 * step. docs/methods/growth.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "method/disclosure.h"

/* A word of the method. Codes are stored and never change. */
struct growth_term {
    const char *code;
    const char *name; /* N_() */
    const char *meaning; /* N_() */
};

enum {
    GROWTH_LINE_COUNT = 6,
    GROWTH_BENEFIT_COUNT = 7,
    COORDINATOR_ROLE_COUNT = 3,
    COORDINATOR_BEHAVIOUR_COUNT = 4,
    COORDINATOR_TASK_COUNT = 6
};

/* The steps of the instrument `growth`: "interest", "objective", "decision_line",
 * "sources", "commitment", "identification". */
extern const struct growth_term GROWTH_LINES[GROWTH_LINE_COUNT];

/* Choices of the items `expected` and `experienced`: "quality", "fitted_offer",
 * "better_known", "better_tuned", "stronger", "knowledge", "new_offer". */
extern const struct growth_term GROWTH_BENEFITS[GROWTH_BENEFIT_COUNT];

/* In the order of the values 1 to 3 of `coordinator_role`: "commissioner", "coproducer",
 * "facilitator". None is preferred. */
extern const struct growth_term COORDINATOR_ROLES[COORDINATOR_ROLE_COUNT];

/* In the order of beh1 to beh4: "activating", "framing", "mobilising", "synthesising". */
extern const struct growth_term COORDINATOR_BEHAVIOURS[COORDINATOR_BEHAVIOUR_COUNT];

/* "accountability", "legitimacy", "conflict", "design", "commitment", and "connecting"
 * social work and management. */
extern const struct growth_term COORDINATOR_TASKS[COORDINATOR_TASK_COUNT];

/* The term with this code; NULL when there is none. */
const struct growth_term *growth_term(const struct growth_term *terms, size_t count,
                                      const char *code);

/* ---- dimensions ---- */

enum dimension {
    DIMENSION_TASK,
    DIMENSION_RELATION,
    DIMENSION_GROWTH,
    DIMENSION_PROFILING,
    DIMENSION_COUNT
};

struct dimension_card {
    const char *code; /* "task": of the step, and of attention that was given */
    const char *name; /* N_() */
    bool is_inside; /* of the network; growth is both */
    bool is_outside;
    const char *content; /* N_() */
    const char *shown; /* N_(): where it can be seen */
};
extern const struct dimension_card DIMENSION_CARDS[DIMENSION_COUNT];
bool dimension_find(const char *code, enum dimension *dimension_out);

/* Something that was on an agenda. */
struct dimension_attention {
    const char *dimension; /* code; an unknown one counts for none */
    const char *day; /* "2026-11-22" */
};

/* Days with a first and a last one. */
struct quarter {
    int year;
    int number; /* 1 to 4 */
    char first[16]; /* "2026-10-01" */
    char last[16];
};
struct quarter quarter_of(const char *day); /* a valid day */
struct quarter quarter_before(const struct quarter *quarter);

/* Which dimensions got no attention in the quarter. O(attentions). */
void dimension_without_attention(const struct dimension_attention *attentions,
                                 size_t count, const struct quarter *quarter,
                                 bool is_without_out[DIMENSION_COUNT]);

/* ---- what a group says of one line [P] ---- */

enum growth_spread {
    GROWTH_CLOSE, /* three in four or more on two neighbouring steps */
    GROWTH_DIVIDED, /* one in four or more on steps 1 and 2, and as many on 4 and 5 */
    GROWTH_SPREAD_OUT, /* neither */
    GROWTH_TOO_FEW,
    GROWTH_SPREAD_COUNT
};
extern const char *const GROWTH_SPREAD_CODES[GROWTH_SPREAD_COUNT];
extern const char *const GROWTH_SPREAD_NAMES[GROWTH_SPREAD_COUNT]; /* N_() */

/* By the published shares of an item of five steps that ten people or more answered (of
 * fewer, one person on a step is "almost nobody"); divided goes before close. NULL: not
 * asked. */
enum growth_spread growth_spread(const struct disclosed_item *item);

enum growth_change {
    GROWTH_CHANGE_UP, /* more on steps 4 and 5 */
    GROWTH_CHANGE_DOWN,
    GROWTH_CHANGE_NOT_CLEAR,
    GROWTH_CHANGE_TOO_FEW, /* or not asked both times */
    GROWTH_CHANGE_COUNT
};
extern const char *const GROWTH_CHANGE_CODES[GROWTH_CHANGE_COUNT];
extern const char *const GROWTH_CHANGE_NAMES[GROWTH_CHANGE_COUNT]; /* N_() */

/* Ten people or more both times, and 20 points or more between the published shares of
 * steps 4 and 5. Not the same people need have answered. */
enum growth_change growth_change(const struct disclosed_item *former,
                                 const struct disclosed_item *now);
