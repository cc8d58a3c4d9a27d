/* thread.h - the thread of a network: from an issue to whether the number moved. Pure.
 *
 * The steps are those of the method; a network walks them more than once. */
#pragma once

#include <stddef.h>

enum thread_step {
    THREAD_ISSUE,
    THREAD_SOURCES,
    THREAD_ARENA,
    THREAD_FORM,
    THREAD_PARTNERS,
    THREAD_SURVEY,
    THREAD_FINDINGS,
    THREAD_DECISIONS,
    THREAD_ACTIONS,
    THREAD_STEP_COUNT
};

/* Where a network stands with a step. */
enum thread_state { THREAD_LATER, THREAD_NOW, THREAD_DONE };

/* What is there, as far as the steps ask: a count each (answers, actors …). */
struct thread_facts {
    size_t counts[THREAD_STEP_COUNT];
};

/* Done: something is there. Now: the first step with nothing. Later: the rest. */
enum thread_state thread_state_of(const struct thread_facts *facts,
                                  enum thread_step step);

const char *thread_step_code(enum thread_step step);
const char *thread_state_code(enum thread_state state);
const char *thread_step_name(enum thread_step step); /* N_() */

/* The question that the step answers: N_(). */
const char *thread_step_question(enum thread_step step);
