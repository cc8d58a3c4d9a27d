/* selection.h - steps 3 and 4: the form for each actor, the criteria, who was chosen. */
#pragma once

#include "store/change.h"

/* Step 3: the answers about a form of cooperation, and the choice. */
struct form_case_row {
    int64_t id;
    int64_t actor_id; /* NULL: the cooperation as a whole */
    const char *q1; /* the code of an answer, or "" */
    const char *q1_also; /* codes, a line each */
    const char *q2a;
    const char *q2b;
    const char *q2c;
    const char *q3;
    const char *q4;
    const char *q5;
    const char *q6;
    const char *q7;
    const char *q8;
    const char *organisations;
    const char *mandated;
    const char *form; /* what people chose; "": nothing yet */
    const char *kind;
    const char *reason;
    const char *recheck_day;
};

/* Step 4: written and locked before the selection opens. */
struct criterion_row {
    int64_t id;
    const char *code; /* "C1" */
    const char *text;
    int64_t locked_at; /* NULL: open */
    const char *correction; /* why it was changed after locking */
};

/* Does an actor meet a criterion? One row an actor and criterion. */
struct fit_row {
    int64_t id;
    int64_t actor_id;
    int64_t criterion_id;
    const char *answer;
};

/* Who was chosen, and who not. At most one row an actor. */
struct selection_row {
    int64_t id;
    int64_t actor_id;
    int64_t is_in;
    const char *reason; /* where the choice deviates from the class */
};

extern const struct record_kind FORM_CASE_RECORD, CRITERION_RECORD, FIT_RECORD,
    SELECTION_RECORD;
