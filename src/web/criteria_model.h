/* criteria_model.h - step 4, first half: the criteria of a network, when they were locked
 * and by whom, and what was corrected after that. */
#pragma once

#include "method/preparation.h"
#include "store/journal.h"
#include "store/selection.h"
#include "web/people_model.h"

struct criteria {
    const struct criterion_row *rows; /* in the order in which they were written */
    size_t count;
    enum criteria_lock lock;
    bool is_hidden; /* from the visitor: nothing but the state is shown */
};

NODISCARD bool criteria_read(struct database *database, const char *network_id,
                             struct pool *pool, struct criteria *criteria_out,
                             struct status *st);

/* "C3": the next code that nobody took. Lives in `pool`. */
const char *criteria_next_code(const struct criteria *criteria, struct pool *pool);

/* Is there another criterion than `id` with this code? */
bool criteria_has_code(const struct criteria *criteria, const char *code, int64_t id);

/* Into the model: "state", "is_hidden", "locked" (when and by whom; null), "criteria"
 * each with its corrections, "removed" with why.
 *
 * When and by whom something was corrected, and what stood there, the journal says as
 * long as it keeps former values; the reason stands in the row too. */
NODISCARD bool criteria_put(struct visit *visit, const struct criteria *criteria,
                            struct status *st);

/* A criterion that is to be written, or removed. Once the criteria are locked that is a
 * correction: it needs a reason, which is kept. */
struct criterion_change {
    const char *network_id;
    int64_t id; /* 0: a new one */
    const char *code;
    const char *text;
    const char *reason; /* "" when none was given */
    bool is_locked; /* as the page saw it */
    int64_t now;
    const char *field; /* out: where what is wrong belongs; "" for the whole form */
};

/* Inside the unit: may it be written so? The criteria are read anew.
 * fails  STATUS_CONFLICT  locked or opened meanwhile; a code that another one has
 *        STATUS_INVALID   a correction without reason
 *        STATUS_LIMIT     LIMIT_CRITERIA */
NODISCARD bool criterion_check(struct unit *unit, struct criterion_change *writing,
                               struct status *st);

/* A form whose last field is the reason, as it is shown: without it while the criteria
 * are open (unless one was sent); once they are locked with it, and it is required. */
struct form_plan criterion_form(const struct visit *visit, const struct form_plan *plan,
                                bool is_locked);
