/* network_matrix.h - a network as a table of who names whom: a row an organisation, and
 * the same ones as columns, group by group. A cell is as dark as the tie is strong, with
 * its value where there is room; hatched where it is unknown; empty where there is none.
 * Pure. */
#pragma once

#include "drawing/network_drawing.h"

enum network_matrix_order { MATRIX_BY_GROUP, MATRIX_BY_NAME, MATRIX_BY_TIES };

/* Add the matrix as one SVG. By group: the largest first, and by name within; without
 * groups by name. By ties: who has most partners first. What has no room is drawn
 * smaller, not left out. O(organisations^2). */
void network_matrix(const struct network_drawing *drawing,
                    enum network_matrix_order order, struct text *svg);

/* The order of rows and columns; lives in `pool`. */
const size_t *network_matrix_rows(const struct network_drawing *drawing,
                                  enum network_matrix_order order, struct pool *pool);
