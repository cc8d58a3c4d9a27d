/* survey_candidates.h - member organisations of today that are not on the list of a wave:
 * one may come onto it while the wave is open. */
#pragma once

#include "store/actor.h"
#include "web/survey_model.h"

struct survey_candidate {
    struct actor_row actor;
    const char *role; /* MEMBER_ROLE */
};

struct survey_candidates {
    const struct survey_candidate *items; /* in order of the actors' ids */
    size_t count;
};

NODISCARD bool survey_candidates_read(struct visit *visit, const struct survey *survey,
                                      struct survey_candidates *candidates_out,
                                      struct status *st);
