/* network_mark.h - the signs of organisations in drawings of a network: a shape and a
 * colour a group, so that no meaning hangs on colour alone. Pure. */
#pragma once

#include "analysis/network.h"
#include "drawing/svg.h"

enum { NETWORK_MARKS = 8, NETWORK_MARK_OTHER = NETWORK_MARKS, NETWORK_MARK_PLAIN };

/* How the groups of organisations are shown: the largest have marks of their own, the
 * rest and those without a group are "other". */
struct network_marks {
    const struct grouping *grouping; /* borrowed; NULL: nobody has a group */
    const size_t *mark_of_group;
    const size_t *group_of_mark; /* the first `mark_count` */
    const size_t *members; /* of each group */
    size_t mark_count;
    size_t other_count; /* organisations */
};

/* Lives in `pool`. O(organisations + groups^2). */
struct network_marks network_marks_make(const struct grouping *grouping,
                                        size_t organisation_count, struct pool *pool);

/* The labels of the groups without a mark of their own, "" when all have one; lives in
 * `pool`. */
const char *network_marks_other(const struct network_marks *marks, struct pool *pool);

/* The mark of an organisation: 0 .. NETWORK_MARKS - 1, or OTHER, or PLAIN without
 * groups. */
size_t network_mark_of(const struct network_marks *marks, size_t organisation);

/* The colour of a mark: a row of the palette. */
const char *network_mark_colour(size_t mark);

/* How far a mark of this size reaches from its centre at most; marks of one size cover
 * about the same ground. */
double network_mark_reach(size_t mark, double radius);

/* How far the edge of a mark is from its centre on the way to a point `to` away. */
double network_mark_edge(size_t mark, double radius, struct point to);

/* Draw a mark; hatched: did not answer (network_marks_hatch() came before). */
void network_mark_draw(struct text *svg, size_t mark, struct point centre, double radius,
                       bool is_hatched);

/* Make the hatching of all marks in use known. */
void network_marks_hatch(const struct network_marks *marks, struct text *svg);
