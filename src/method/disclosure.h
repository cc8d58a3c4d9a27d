/* disclosure.h - what may be told of people who answered in confidence. Pure.
 *
 * One module for every page, file and command: the smallest group, crossed groups,
 * unanimity, rounding, and hiding one more where a total would give a hidden one away.
 * docs/methods/disclosure.md says each rule with its source and what it protects against;
 * tests/method/test_disclosure_attack.c plays the attacker. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "method/replies.h"

struct disclosure_rule {
    size_t least; /* people who answered */
    size_t organisations_least; /* of which they come; 0: does not count */
    size_t rounded_below; /* fewer: shares in steps of five, numbers as bands */
};

extern const struct disclosure_rule DISCLOSURE_FAMILIES; /* 5 */
extern const struct disclosure_rule DISCLOSURE_CROSSED; /* 10: by two features at once */
extern const struct disclosure_rule DISCLOSURE_WORKERS; /* 5, of 3 organisations */
extern const struct disclosure_rule DISCLOSURE_OWN; /* 5, always rounded: its own */

/* ---- how many ---- */

/* Exact when both are equal; else a band: 0 to 4, 5 to 9, 10 to 19, 20 to 49 (50 to 99
 * and so on, where more are rounded). */
struct disclosed_number {
    size_t low;
    size_t high;
};
struct disclosed_number disclose_number(size_t count, const struct disclosure_rule *rule);

/* ---- shares ---- */

enum share_state {
    SHARE_GIVEN,
    SHARE_ALMOST_ALL, /* everybody or all but one: that it is everybody would tell of
                       * each, and so would a word that is only used for everybody */
    SHARE_ALMOST_NONE, /* nobody or one */
    SHARE_HIDDEN
};

struct disclosed_share {
    enum share_state state;
    int percent; /* 5 .. 95 in steps of five, or 1 .. 99; 100 and 0 for "almost" */
};

/* `part` of `whole` people, to the nearest step, a half upwards; hidden when they are
 * fewer than the rule asks, or none. What is rounded to 0 or 100 is "almost", too. */
struct disclosed_share disclose_share(size_t part, size_t whole,
                                      const struct disclosure_rule *rule);

/* ---- one item of one group ---- */

enum disclosed_state {
    DISCLOSED,
    DISCLOSED_TOO_FEW, /* the group is smaller than the rule */
    DISCLOSED_BESIDE, /* large enough, but hidden because it would give another away */
    DISCLOSED_NOT_ASKED
};
extern const char *const DISCLOSED_STATE_CODES[]; /* "shown", "too_few" … */

enum { DISCLOSURE_LEVELS = 12 };

struct disclosed_item {
    enum disclosed_state state; /* not DISCLOSED: nothing below is given (zero) */
    struct disclosed_number answered; /* without those who do not know */
    struct disclosed_share unknown; /* of all who came to it: does not know */
    size_t level_count;
    struct disclosed_share shares[DISCLOSURE_LEVELS]; /* per level; of a set per choice:
                                                       * they do not add up to 100 */
    struct disclosed_share high; /* the two highest levels of an ordered scale */
    int median; /* value of the lower median; -1: nominal, or a set */
};

/* Is anything of it told? NULL: not asked, so no. */
bool disclosed_is_shown(const struct disclosed_item *item);

/* The share of the two highest levels as it is told, "almost everybody" as 100 and
 * "almost nobody" as 0. NaN: it is not given, or the item is NULL. */
double disclosed_high_percent(const struct disclosed_item *item);

/* The share of the two highest levels, as a number to compare with another: "almost
 * everybody" counts 95 and "almost nobody" 5, or 99 and 1 where shares are exact: halfway
 * what it may be, so that one person makes no difference clear. -1: it is not given. */
int disclosed_high_points(const struct disclosed_item *item);

/* A clear difference between two shares: of so many people each, so many points apart. */
enum { DISCLOSURE_COMPARED_LEAST = 10, DISCLOSURE_POINTS_CLEAR = 20 };

/* May its shares be compared? NULL: not asked, so no. */
bool disclosed_is_comparable(const struct disclosed_item *item);

/* Who is counted: a flag per reply, NULL for all. O(replies). */
struct disclosed_item disclose_item(const struct replies *replies, size_t item,
                                    const bool *is_in,
                                    const struct disclosure_rule *rule);

/* ---- groups that make up a total that is shown too ---- */

struct disclosure_group {
    size_t people; /* who answered this */
    size_t organisations; /* of which they come */
};

/* Is this a group of which something may be told? */
bool disclosure_is_group(const struct disclosure_group *group,
                         const struct disclosure_rule *rule);

/* Which of the groups may be shown beside their total. `groups` part the people of
 * `total`; what is in none of them counts as a hidden one. Too small ones are hidden, and
 * then more, the smallest first, until the hidden ones together are a group that could be
 * shown itself, or all are hidden. Where people alone are counted nobody could hide fewer
 * of them; where groups share organisations it may be more than needed. O(groups^2). */
void disclose_groups(const struct disclosure_group *groups, size_t group_count,
                     const struct disclosure_group *total,
                     const struct disclosure_rule *rule,
                     enum disclosed_state *states_out);

/* ---- the same for one item, from the answers ---- */

struct disclosure_split {
    const bool *is_in; /* who makes up the total; NULL: all */
    const size_t *groups; /* per reply: 0 .. group_count - 1; group_count: in none */
    size_t group_count;
    const struct disclosure_rule *rule; /* of each group */
    /* Of all who are in no group that is shown: DISCLOSURE_WORKERS where organisations
     * see their own beside all workers, else that of the groups. */
    const struct disclosure_rule *rest_rule;
};

/* Each group's figures, to be shown beside disclose_item() of the whole. What is left
 * when the shown groups are taken from the total is nobody, or a group that could be
 * shown itself and that did not all answer alike. O(replies + groups^2 x levels). */
void disclose_split(const struct replies *replies, size_t item,
                    const struct disclosure_split *split,
                    struct disclosed_item *items_out);
