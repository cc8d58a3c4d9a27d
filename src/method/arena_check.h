/* arena_check.h - what a preparation should look at again before it goes on.
 * Pure. Findings are questions to people: none of them blocks anything. */
#pragma once

#include "method/arena_rank.h"
#include "method/preparation.h"

/* One question; `code` is stable: "gap", "by_whom_missing" … */
struct finding {
    const char *code;
    bool is_urgent; /* must be answered before the network starts: an indispensable gap,
                     * criteria that were not locked, a competitive pair */
    struct message message;
    struct finding *next;
};

struct finding_list {
    struct finding *first;
    size_t count;
};

/* Look at the whole preparation, in the order of the steps: the sheet (by whom, names
 * outside the list, pairs that replace each other, division, stated dependence), the
 * sources (gaps, fragile ones, unique holders of low class, pairs), the choice (criteria
 * locked before it, class against choice, size), the talks (missing, early, what they
 * changed). Findings live in `pool`. O(actors^2 * sources). */
struct finding_list arena_check(const struct preparation *preparation,
                                const struct arena_ranking *ranking, struct pool *pool);
