/* dilemma.h - the eight dilemmas of working together: what they are, how four answers say
 * how a group lives with each, and what to talk about. Pure.
 *
 * A dilemma has drawbacks on every side and exists despite good cooperation, so its poles
 * are asked apart and never subtracted; there is no total. docs/methods/dilemmas.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum dilemma {
    DILEMMA_LOYALTY,
    DILEMMA_RESPONSIBILITY,
    DILEMMA_LEARNING,
    DILEMMA_CULTURE,
    DILEMMA_IDENTITY,
    DILEMMA_KNOWLEDGE,
    DILEMMA_ROLE,
    DILEMMA_CONTROL_POWER,
    DILEMMA_COUNT
};

enum dilemma_item {
    DILEMMA_FIRST, /* A: pull of the first pole: own organisation, own profession */
    DILEMMA_SECOND, /* B: pull of the second: the network, what is shared */
    DILEMMA_TENSION, /* T */
    DILEMMA_HANDLED, /* H: it can be talked about, there is an agreement */
    DILEMMA_ITEM_COUNT
};

enum dilemma_state {
    DILEMMA_PINCHING, /* tension is felt by most; at most half can talk of it */
    DILEMMA_ATTENTION, /* none of the others */
    DILEMMA_DISCUSSABLE, /* lively, and it can be talked about */
    DILEMMA_CALM,
    DILEMMA_TOO_FEW, /* answers */
    DILEMMA_STATE_COUNT
};

extern const char *const DILEMMA_CODES[DILEMMA_COUNT]; /* "loyalty": the step's code */
extern const char *const DILEMMA_STATE_CODES[DILEMMA_STATE_COUNT]; /* "pinching" */
extern const char *const DILEMMA_STATE_NAMES[DILEMMA_STATE_COUNT]; /* N_() */

/* "loyalty_T". A constant. */
const char *dilemma_item_code(enum dilemma dilemma, enum dilemma_item item);
/* "loyalty". False: there is none of that code. */
bool dilemma_find(const char *code, enum dilemma *dilemma_out);

/* By the lower medians, 1..5; 0 when a median is not given. Tension of 1 or 2 is calm,
 * whatever the other; else handled of 4 or 5 is discussable; of what is left tension of 4
 * or 5 is pinching, and of 3 asks for attention [P]. */
enum dilemma_state dilemma_state(int tension, int handled);

/* What is known of one dilemma: for pages and conversation cards. All N_(). */
struct dilemma_card {
    bool is_organisational; /* a label: the split is neither strict nor exhaustive */
    const char *name;
    const char *definition;
    const char *first_pole;
    const char *second_pole;
    const char *not_in_slides; /* of learning and role: where the content is from; NULL */
    const char *source; /* literature, in its own languages: not N_() */
    const char *const *factors; /* what makes it heavier or lighter; ended by NULL */
    const char *const *practices; /* what a coordinator can do; ended by NULL */
    const char *const *questions; /* to talk about; ended by NULL */
};
extern const struct dilemma_card DILEMMA_CARDS[DILEMMA_COUNT];

/* What a page sorts by: pinching first, then the share that feels tension, then the order
 * of the eight. */
struct dilemma_standing {
    enum dilemma dilemma;
    enum dilemma_state state;
    int tension_percent; /* share of T >= 4; -1: not given */
};
void dilemma_sort(struct dilemma_standing *standings, size_t count);
