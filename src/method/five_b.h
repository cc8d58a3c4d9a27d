/* five_b.h - the B's by which families and workers look at help: what each means, and
 * what may be said of the two beside each other. Pure.
 *
 * Five are the standard; further ones are asked where a network chose to. There is no
 * total over them and no order of organisations. docs/methods/five-b.md */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "method/disclosure.h"

/* In the order in which they are asked. */
enum five_b {
    FIVE_B_AVAILABILITY,
    FIVE_B_REACHABILITY,
    FIVE_B_AFFORDABILITY,
    FIVE_B_USABILITY,
    FIVE_B_COMPREHENSIBILITY,
    FIVE_B_STANDARD, /* so many are the five B's; what follows is asked by choice */
    FIVE_B_KNOWN = FIVE_B_STANDARD,
    FIVE_B_TRUST,
    FIVE_B_UNDERSTANDING,
    FIVE_B_ENTERABLE,
    FIVE_B_STORY, /* no B of its own: about telling one's story */
    FIVE_B_COUNT
};

struct five_b_card {
    const char *code; /* of the instrument's step: "availability" */
    const char *name; /* N_() */
    const char *meaning; /* N_() */
    const char *source; /* N_(): where it comes from, of those that are added; NULL */
    const char *const *questions; /* N_(): to talk about; ended by NULL */
};
extern const struct five_b_card FIVE_B_CARDS[FIVE_B_COUNT];
bool five_b_find(const char *code, enum five_b *five_b_out);

/* Whom an answer is about. Child and parent are never taken together. */
enum five_b_about { FIVE_B_FAMILY, FIVE_B_CHILD, FIVE_B_PARENT };

struct five_b_item {
    const char *code; /* "bs2" */
    enum five_b five_b;
    enum five_b_about about;
    const char *topic; /* N_(), for lists and sentences: "waiting" */
};
/* NULL: none of the instrument's (an own item, say). */
const struct five_b_item *five_b_item(const char *code);

/* ---- families beside workers ---- */

enum five_b_view {
    FIVE_B_FAMILIES_LOWER, /* than workers think they are */
    FIVE_B_FAMILIES_HIGHER,
    FIVE_B_NO_CLEAR_DIFFERENCE,
    FIVE_B_TOO_FEW,
    FIVE_B_VIEW_COUNT
};
extern const char *const FIVE_B_VIEW_CODES[FIVE_B_VIEW_COUNT]; /* "families_lower" … */

/* The shares of "rather yes" and "yes, completely", as they are published: whoever reads
 * the page can do the sum again, with disclosed_high_points() for "almost nobody" and
 * "almost everybody". Zero when there are too few. */
struct five_b_comparison {
    enum five_b_view view;
    int families; /* percent */
    int workers;
    int difference; /* families less workers, in points */
};
/* A clear difference asks ten people or more on both sides, and 20 points or more. NULL:
 * not asked of that side. */
struct five_b_comparison five_b_compare(const struct disclosed_item *families,
                                        const struct disclosed_item *workers);
