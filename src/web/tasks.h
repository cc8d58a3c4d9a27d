/* tasks.h - what waits for whom in a network: the tasks that follow from how far it is.
 *
 * A task is data: a code, a sentence, who it waits for, and the page where it is done.
 * Shown is what the visitor may see; what the visitor may do as well, waits for the
 * visitor. */
#pragma once

#include "web/people_model.h"

/* Put {next, yours, others} into the model, in order of the steps: `next` is the first of
 * those that wait for the visitor, or null, `yours` the rest of them. Reads the whole
 * workspace for who may see the arena, and nothing more for all others. Call it after the
 * frame was put. */
NODISCARD bool tasks_put(struct visit *visit, const struct people *people,
                         struct status *st);
