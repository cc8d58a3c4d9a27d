/* survey_cell.h - one cell on the screen of one who answers by a link: what decides about
 * saving it, in one statement. For an answer that is saved at once; pages and whole steps
 * read the sheet (survey_answer.h). */
#pragma once

#include "store/survey_answer.h"

struct survey_cell_key {
    const char *code; /* of the link: letters in any case, blanks and dashes left out */
    const char *step;
    const char *item;
    int64_t target_id; /* a wave_actor */
};

struct survey_cell {
    const char *network_id;
    int64_t informant_id;
    int64_t own_id; /* for which organisation */
    bool is_begun; /* this informant has begun, or has finished already */
    bool is_open; /* the network, the wave and this informant take answers */
    struct wave_row wave; /* id, instrument, left_out and former_id of it */
    const struct instrument *instrument; /* NULL: this program does not know it */
    int64_t given; /* SURVEY_NONE: nothing */
    bool is_step_saved; /* as a whole */
};

/* The cell of a target that this informant is asked about: of the list, or a name that
 * they added; not their own organisation. Texts live in `pool`.
 * fails  STATUS_NOT_FOUND  no such code, or target */
NODISCARD bool survey_cell_read(struct database *database,
                                const struct survey_cell_key *key, struct pool *pool,
                                struct survey_cell *cell_out, struct status *st);

/* What the organisation answered about this target in the wave before, as it stands in
 * wave_answer, and the target's number there. *lines_out NULL: the item was not answered
 * then, or one of both was not on its list. */
NODISCARD bool survey_cell_former(struct database *database,
                                  const struct survey_cell *cell,
                                  const struct survey_cell_key *key, struct pool *pool,
                                  const char **lines_out, int64_t *target_id_out,
                                  struct status *st);

/* Save a value in the unit that read the cell.
 * fails  STATUS_CONFLICT  it takes no answers
 *        STATUS_INVALID   an item or value that the instrument does not have */
NODISCARD bool survey_cell_put(struct unit *unit, const struct survey_cell *cell,
                               const struct survey_cell_key *key, int64_t value,
                               struct status *st);
