/* predictors.h - matrices that ties are compared with or explained by: another relation,
 * or what organisations have in common. Pure.
 *
 * The diagonal is 0 and means nothing; a cell is NaN where what it needs is missing. All
 * are O(organisations^2) and live in `pool`. */
#pragma once

#include "analysis/graph.h"
#include "analysis/matrix.h"

/* The graph's own cells: its values (1 unless it is valued), 0, or NaN where unknown. */
struct matrix matrix_of_graph(const struct graph *graph, struct pool *pool);

/* 1 where the attribute of both is the same text, else 0. */
struct matrix matrix_same(const struct attribute *attribute, size_t organisation_count,
                          struct pool *pool);

/* How far the numbers of both lie apart; of the sender (row); of the receiver (column).
 * The attribute has numbers. */
struct matrix matrix_difference(const struct attribute *attribute,
                                size_t organisation_count, struct pool *pool);
struct matrix matrix_sender(const struct attribute *attribute, size_t organisation_count,
                            struct pool *pool);
struct matrix matrix_receiver(const struct attribute *attribute,
                              size_t organisation_count, struct pool *pool);

/* Rows become columns: the tie in the other direction. */
struct matrix matrix_turned(const struct matrix *matrix, struct pool *pool);

/* Every value but 0 is 1. */
struct matrix matrix_binary(const struct matrix *matrix, struct pool *pool);

/* Rows and columns as they stand at order[0], order[1], ... of the matrix. */
struct matrix matrix_ordered(const struct matrix *matrix, const size_t *order,
                             struct pool *pool);

/* Each cell equals the one across the diagonal, or both are NaN. */
bool matrix_is_symmetric(const struct matrix *matrix);
