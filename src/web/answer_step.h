/* answer_step.h - one step of an informant's survey as a form: c_ITEM_TARGET holds what
 * is chosen (of a set each of its bits), w_ITEM_TARGET what the screen showed at first,
 * so that a change on another screen is seen. */
#pragma once

#include "web/answer_sheet.h"

enum { SURVEY_WRONG = -3 }; /* what was sent is no number */

struct answer_cell {
    bool is_sent; /* the screen had this cell */
    int64_t value; /* SURVEY_NONE: nothing chosen */
    int64_t was;
};

/* What the POST holds of a cell. O(fields sent). */
struct answer_cell answer_cell_read(const struct visit *visit,
                                    const struct instrument_item *item,
                                    int64_t target_id);

/* Does the database hold (and would it show) another value than the screen showed at
 * first, and than what is sent? The last one who changed something wins, and who changed
 * nothing overwrites nothing. */
bool answer_is_changed_elsewhere(const struct answer_cell *cell, int64_t shown);

/* The step of the address (its second part) in this wave.
 * fails  STATUS_NOT_FOUND */
NODISCARD bool answer_step_find(const struct visit *visit, const struct answer_link *link,
                                const struct instrument_step **step_out,
                                struct status *st);

/* Where the step stands among those that are asked now. */
struct answer_place {
    size_t number; /* from 1; 0: it is not asked */
    size_t count;
    const struct instrument_step *before; /* NULL: it is the first */
    const struct instrument_step *after; /* NULL: it is the last */
};
struct answer_place answer_place_of(const struct answer_link *link,
                                    const struct survey_sheet *sheet,
                                    const struct answer_targets *targets,
                                    const struct instrument_step *step);

/* Of the list, those that a typed name may mean; others that this informant added too. */
struct answer_near {
    const struct answer_target *items[8];
    size_t count;
};
struct answer_near answer_near(struct pool *pool, const struct answer_targets *targets,
                               const char *name);
