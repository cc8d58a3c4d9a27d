/* pair.h - how two actors that bring the same source stand to each other.
 * Pure. Software proposes "overlapping"; what it really is, people say. */
#pragma once

#include "method/coverage.h"

enum pair_relation {
    PAIR_RELATION_NONE,
    PAIR_COMPLEMENTARY,
    PAIR_OVERLAPPING,
    PAIR_COMPETITIVE /* overlapping, and both want the same families, mandate, subsidy or
                      * ownership: not excluded, but asks for an agreement card */
};
extern const struct vocabulary PAIR_RELATION;

/* `first` before `second` in file order. */
struct pair {
    size_t first;
    size_t second;
    size_t source;
    enum pair_relation relation;
    bool is_proposed; /* by software: both bring the source and nobody said more */
};

struct pair_list {
    const struct pair *pairs;
    size_t count;
    bool is_cut; /* more than LIMIT_PAIRS_PROPOSED proposals: the rest is not listed */
};

/* The pair of the same two actors on the same source, NULL when there is none.
 * O(pairs). */
const struct pair *pair_find(const struct pair_list *list, const struct pair *wanted);

/* Give the pairs of selected actors that bring the same source, by source, then in
 * file order: with the relation from `stated`, or overlapping as a proposal; then the
 * stated ones that this misses. O((proposals + stated) * log stated). */
struct pair_list pair_relations(const struct holdings *holdings, const bool *is_selected,
                                enum holding_basis basis, struct pair_list stated,
                                struct pool *pool);

/* How many pairs among those who bring a source nobody has described, listed or not.
 * O(stated * actors). */
size_t pair_open_count(const struct coverage *coverage, size_t source,
                       const struct pair_list *stated);
