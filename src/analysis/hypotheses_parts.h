/* hypotheses_parts.h - inside of hypotheses: figures of networks, in groups and in
 * pairs. */
#pragma once

#include "analysis/hypotheses.h"
#include "analysis/random.h"

struct gathering {
    const struct network_record *records;
    size_t count;
    struct random *random;
    struct pool *pool;
    struct hypothesis_finding *items;
    size_t item_count;
    size_t item_capacity;
};

/* One figure of each network. */
struct measure {
    const char *name;
    double *values; /* per record */
};

/* `first` points at it in the first record. */
struct measure hypothesis_measure(const struct gathering *gathering, const char *name,
                                  const double *first);

/* Networks by role or by form of governance. */
struct division {
    const int *groups; /* per record; -1: not known */
    const char *const *codes;
    int group_count;
};

void hypothesis_finding_add(struct gathering *gathering,
                            struct hypothesis_finding finding);

/* The median of each group, and a test when each group that is there is large enough. */
void hypothesis_groups_add(struct gathering *gathering, enum hypothesis hypothesis,
                           struct measure measure, const struct division *division);

void hypothesis_tau_add(struct gathering *gathering, enum hypothesis hypothesis,
                        struct measure measure, struct measure against);
