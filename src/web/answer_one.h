/* answer_one.h - one answer that a screen saves at once: what survey.js sends after each
 * choice. The short way, in one unit of work that reads only what decides about it. */
#pragma once

#include "web/visit.h"

/* Save it, and say where to go. Nothing is saved, and *is_saved_out is false, when it is
 * more than one answer, the first of this informant, or when anything stands in its way:
 * then whoever saves whole steps does it, or says why not. */
NODISCARD bool answer_one_save(struct visit *visit, bool *is_saved_out,
                               struct status *st);
