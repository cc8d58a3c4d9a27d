/* transfer_figures.h - what was told of anonymous surveys, on its way in a file: their
 * answers stay behind, so it cannot be computed anew. */
#pragma once

#include "base/model.h"
#include "store/transfer_read.h"

/* Every part of every anonymous wave of a network, in order of wave and part. */
struct transfer_figures_list {
    const struct transfer_figures *rows;
    size_t count;
};
NODISCARD bool transfer_figures_list(struct database *database, const char *network_id,
                                     struct pool *pool,
                                     struct transfer_figures_list *list_out,
                                     struct status *st);

/* A line as it is written, and what stands in one: its texts borrow from `line`. */
void transfer_line_figures(struct text *text, const struct transfer_figures *figures);
bool transfer_figures_read(const struct value *line,
                           struct transfer_figures *figures_out);

/* Of an anonymous wave among the rows, behind `former` (NULL: the first), readable.
 * fails  STATUS_INVALID */
NODISCARD bool transfer_figures_check(const struct transfer_row *rows, size_t row_count,
                                      const struct transfer_figures *figures,
                                      const struct transfer_figures *former,
                                      struct status *st);
