/* survey_paper.h - a sheet that came back on paper, typed in: its fields, and what of
 * them is saved. What was saved is never shown here again. Private to survey_paper*.c.
 *
 * Fields: p_TARGET "yes" for a name that is chosen; i_ITEM_TARGET the code of a level,
 * PAPER_UNKNOWN, PAPER_UNREADABLE or nothing; s_ITEM_TARGET_NUMBER "yes" for each of a
 * set (bit + 1); skip_STEP "yes" for a part that was left empty. */
#pragma once

#include "web/survey_informant.h"

#define PAPER_UNKNOWN "unknown"
#define PAPER_UNREADABLE "unreadable"

/* One step of the sheet, ready to be saved. */
struct paper_step {
    const struct instrument_step *step;
    const struct survey_answer *answers;
    size_t answer_count;
};

struct paper {
    const struct paper_step *steps;
    size_t step_count;
    size_t chosen; /* names */
    size_t unreadable;
};

/* May this name be answered about: of the list, or added by this informant; not the own
 * organisation. */
bool paper_asks(const struct survey_one *one, const struct wave_actor_row *actor);

/* The name of a field; `value` 0 where it has none. */
const char *paper_field(struct visit *visit, const char *kind, const char *item,
                        int64_t target_id, int value);

/* What was sent.
 * fails  STATUS_INVALID  a level that is none; not one name is chosen */
NODISCARD bool paper_read(struct visit *visit, const struct survey_one *one,
                          struct paper *paper_out, struct status *st);
