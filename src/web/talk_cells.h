/* talk_cells.h - what an actor confirmed of each needed source, as fields of a form
 * beside those of its plan: in the talk, and in what the partner reads and corrects. */
#pragma once

#include "store/workspace.h"
#include "web/edit.h"

struct talk_cells {
    const struct workspace *workspace;
    int64_t actor_id;
    const struct form_plan *plan; /* of the form around them */
    bool is_partner; /* sees nothing of what the group estimated */
};

/* Put two lists into `object`: "sources", of which something is known, and "others". Each
 * source has its three questions as fields "confirm_<source>_<aspect>". */
void talk_cells_put(struct visit *visit, const struct talk_cells *cells,
                    struct value *object);

/* Is what was sent of the list? Refuses at the field. */
NODISCARD bool talk_cells_check(struct visit *visit, struct status *st);

/* Whose rows an edit_more_fn writes. */
struct talk_cells_owner {
    const char *network_id;
    int64_t actor_id;
    struct pool *pool; /* of the visit */
};

/* Write the answers that were sent into the rows of the actor.
 * fails  STATUS_NOT_FOUND  the actor is gone */
NODISCARD bool talk_cells_write(struct change *change, struct unit *unit,
                                struct edit_merge *merge,
                                const struct talk_cells_owner *owner, struct status *st);

/* Put {code, label} of a stored code into `object`; null when nothing was said. */
void talk_word_put(struct visit *visit, struct value *object, const char *name,
                   const struct vocabulary *vocabulary, const char *code);

/* The same of what a talk came to: a role is called as everywhere. */
void talk_outcome_put(struct visit *visit, struct value *object, const char *code);

/* Put {who, day} of the correction by the partner; null when there was none. */
void talk_correction_put(struct visit *visit, const struct workspace *workspace,
                         const struct talk_row *talk, struct value *object);

/* What the talk changed of what was estimated, a sentence each, with its source. */
void talk_differences_put(struct visit *visit, const struct preparation *preparation,
                          size_t actor, struct value *object);
