/* network_cells.h - a full matrix of values on its way into a builder.
 * Private to exchange/network_*.c. */
#pragma once

#include "exchange/network_builder.h"

struct network_cells {
    const char *file;
    const char *relation; /* its name */
    size_t count; /* rows and columns */
    const size_t *organisations; /* of each row, and of the column with its number */
    const double *values; /* row by row; NaN: unknown; the diagonal is not looked at */
    const size_t *lines; /* where each row stands */
};

/* Add the ties: as undirected when every cell equals its opposite and the reading does
 * not ask otherwise, else as directed; which of them is said. A row without any known
 * cell is of an organisation that did not answer. O(count^2). */
void network_cells_add(const struct network_cells *cells,
                       const struct network_reading *reading,
                       struct network_builder *builder, struct report *report);
