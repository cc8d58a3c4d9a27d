/* edit_author.h - who changed a row last: for the sentence that says what somebody else
 * made of it meanwhile. */
#pragma once

#include "web/grid.h"

/* A row of which it is asked. */
struct edit_author {
    const struct record_kind *kind;
    int64_t id; /* passed over by a kind without ids */
    const char *name; /* out: of who changed it last, or "Somebody"; begins a sentence */
};

/* Find the names of all of them. Looks at the newest changes only, one at a time, and no
 * further back than needed: O(changes searched x count). */
NODISCARD bool edit_authors_find(struct visit *visit, struct edit_author *authors,
                                 size_t count, struct status *st);

/* Say at each cell of a grid what somebody else made of it meanwhile, and who, of as many
 * as there is room for sentences. `rows` says of which row of `kind` each cell is. */
NODISCARD bool edit_refuse_cells(struct visit *visit, const struct grid_plan *plan,
                                 const struct grid_cells *cells,
                                 const struct record_kind *kind, const int64_t *rows,
                                 struct status *st);
