/* survey_steps.h - private to survey_*.c and wave_close.c: who answered which step. */
#pragma once

#include "store/wave.h"

struct survey_mark {
    int64_t informant_id;
    const char *step;
};

/* In order of informant and step. */
struct survey_marks {
    const struct survey_mark *rows;
    size_t count;
};
NODISCARD bool survey_steps(struct database *database, const char *network_id,
                            int64_t wave_id, struct pool *pool,
                            struct survey_marks *marks_out, struct status *st);

/* Who was withdrawn has answered none. A step that was left out is not answered, also
 * when the informant has finished: unknown is no "no". */
bool survey_step_is_answered(const struct survey_marks *marks,
                             const struct informant_row *informant, const char *step);
