/* wave_network.h - the answers of a relation survey as networks: which answers make a tie
 * of which kind. Pure.
 *
 * Measured is what each organisation said itself: directed, the row of who did not answer
 * unknown (method 4.4, "directed data kept raw"). Shown to members is the tie of a pair
 * without who said it: at least one of the two does. docs/methods/survey.md */
#pragma once

#include "analysis/network.h"
#include "analysis/reports.h"

/* Kinds of tie. The order is that of the pages. */
enum wave_relation {
    WAVE_REGULAR, /* contact once a month or more: what the pages begin with (ours) */
    WAVE_CONTACT, /* any contact in the past year */
    WAVE_INFO, /* gives information */
    WAVE_REFERRAL, /* refers families */
    WAVE_ACTION, /* does something together */
    WAVE_MEANS, /* shares means */
    WAVE_RELATION_COUNT
};

struct wave_relation_kind {
    const char *code; /* "regular", "contact", "info", ...: stable */
    const char *label; /* N_(): "contact at least monthly" */
    const char *sentence; /* N_(): what a line means */
    const char *item; /* "contact": of who sends, or of either */
    const char *item_back; /* "refer_from": of who receives; NULL: the same item */
    int least; /* the lowest value that is a tie */
    bool is_mutual; /* both report the same thing */
    bool is_valued; /* ties have levels, in order: shown and compared, never added up or
                     * averaged; a set has none */
};
extern const struct wave_relation_kind WAVE_RELATIONS[WAVE_RELATION_COUNT];

/* By code; WAVE_RELATION_COUNT when there is none. */
enum wave_relation wave_relation_find(const char *code);

/* One organisation of the list. */
struct wave_organisation {
    const char *name;
    const char *sector; /* "": not said */
    const char *role;
    bool is_coordinator;
};

/* What an organisation said of another; with values as its item has them. Only items that
 * members see; of targets that are on the list. */
struct wave_tie_answer {
    size_t from;
    size_t to;
    const char *item;
    int value;
};

struct wave_answers {
    const struct wave_organisation *organisations;
    size_t organisation_count;
    const struct wave_tie_answer *ties;
    size_t tie_count;
    /* Per organisation and item, answered or not: [organisation * item_count + item]. */
    const char *const *items;
    size_t item_count;
    const bool *has_answered;
};

/* The networks as measured: a relation for each kind whose item was asked of anybody, in
 * the order above, its name the code; attributes "sector", "role". Directed, valued,
 * silent rows marked. Lives in `pool`; borrows names. O(ties log ties). */
struct network wave_network(const struct wave_answers *answers, const char *title,
                            struct pool *pool);

/* The networks as shown: mutual relations undirected, a tie where one of the two at least
 * says so, with the higher of their values; others directed, where the one or the other
 * says so. Silent: who did not answer; a tie that the partner told is there. */
struct network wave_network_shown(const struct wave_answers *answers, const char *title,
                                  struct pool *pool);

/* The two reports of each pair, for one relation of wave_network(). For a kind with
 * `item_back`: what the sender says beside what the receiver says. */
struct reports wave_reports(const struct wave_answers *answers,
                            enum wave_relation relation, struct pool *pool);
