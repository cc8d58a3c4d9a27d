/* version_freeze.h - keep how a version stood, all raters together; erase single marks.
 *
 * What is kept of a version stands in version_actor and version_source: no rater's name
 * and no mark of anybody. docs/methods/arena.md says what stays how long. */
#pragma once

#include "method/arena_combined.h"
#include "store/workspace.h"

enum { RATING_MONTHS = 12 }; /* after its round was closed, once there are members */

/* How a version stands, all raters together: the present one as it is worked on, with
 * the classes that were kept where single ratings are erased; a former one as it was
 * kept, empty when nothing is. Lives in `pool`. */
struct arena_combined version_combined(const struct workspace *workspace, int64_t version,
                                       struct pool *pool);

/* Can it be combined: the present one, or one of which rows are kept? */
bool version_is_known(const struct workspace *workspace, int64_t version);

/* The newest version of which rows are kept; 0: none. */
int64_t version_newest_kept(const struct workspace *workspace);

/* Closed rounds without a single rating, and what they gave is kept: they are erased. */
bool version_is_erased(const struct workspace *workspace);

/* Keep the present version; rows that were kept of it before make place. Rows of the
 * workspace are those of the unit.
 * fails  as change_add() */
NODISCARD bool version_freeze(struct change *change, const struct workspace *workspace,
                              struct unit *unit, struct status *st);

/* Step 6: keep the present version and begin the next one. `row` says when, who and why;
 * its id and number are given.
 * fails  STATUS_CONFLICT  a round is open
 *        STATUS_LIMIT     LIMIT_VERSIONS */
NODISCARD bool version_begin(struct change *change, struct unit *unit,
                             const char *network_id, struct version_row *row,
                             struct status *st);

/* Keep the present version and erase every single rating, also from the journal: the
 * values of each change in which one stood, with what else stood there. Cannot be taken
 * back. The change is told by a note, not by what goes.
 * fails  STATUS_CONFLICT   a round is open
 *        STATUS_NOT_FOUND  there is nothing to erase */
NODISCARD bool rating_erase(struct change *change, struct unit *unit,
                            const char *network_id, struct status *st);

/* When that was done last; 0: never. */
NODISCARD bool rating_erased_at(struct database *database, const char *network_id,
                                int64_t *at_out, struct status *st);

struct rating_due {
    const char **network_ids;
    size_t count;
};

/* The networks with members whose newest round was closed before a moment, and that have
 * ratings still. */
NODISCARD bool rating_erase_due(struct database *database, int64_t before,
                                struct pool *pool, struct rating_due *due_out,
                                struct status *st);
