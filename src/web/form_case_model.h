/* form_case_model.h - step 3 as it stands in a model: what was answered about the form of
 * a cooperation, what is advised, what people chose. */
#pragma once

#include "method/form.h"
#include "store/workspace.h"
#include "web/visit.h"

/* The column, and the field, that holds the answer to each question. */
extern const char *const FORM_CASE_FIELDS[FORM_QUESTION_COUNT];

/* What was answered about one actor, or about the cooperation as a whole. */
struct form_case_answers {
    struct form_answers whole; /* of the whole alone */
    struct form_answers
        complete; /* its own, and where it gives none those of the whole */
    bool is_own; /* it gives at least one of its own */
    bool is_answered; /* `complete` holds an answer */
};

/* `actor_id` 0: the whole. */
struct form_case_answers form_case_answers_of(const struct workspace *workspace,
                                              int64_t actor_id);

/* The answer in a column: its value, FORM_NOT_ANSWERED when there is none. */
int form_case_answer(const struct form_case_row *row, enum form_question_number question);

/* Did people choose another form, or kind of network, than was advised? */
bool form_case_differs(enum form form, enum form_kind kind,
                       const struct form_outcome *advised);

/* {form, kind, rule, is_network_later, label} */
void form_case_outcome_put(struct visit *visit, struct value *object,
                           const struct form_outcome *outcome);

/* Member "advice": the outcome alone, for a list; null while nothing is answered. */
void form_case_advised_put(struct visit *visit, struct value *object,
                           const struct form_case_answers *answers);

/* Member "advice": the outcome with its rules, remarks, open questions, and what would
 * change it; null while nothing is answered. */
void form_case_advice_put(struct visit *visit, struct value *object,
                          const struct form_case_answers *answers);

/* Member "choice": what people chose, and what it asks; null when nothing is chosen
 * (`row` NULL too). */
void form_case_choice_put(struct visit *visit, struct value *object,
                          const struct form_case_row *row,
                          const struct form_case_answers *answers);

/* What a page and a POST know of the case in their address. */
struct form_case_asked {
    const char *network_id;
    struct workspace workspace;
    int64_t actor_id; /* 0: the whole */
    const struct actor_row *actor; /* NULL: the whole */
    const struct form_case_row *row; /* NULL: nothing yet */
    struct form_case_answers answers;
};

/* Read the network and the case: "/form/3", "/form/0" for the whole. Lives in the visit's
 * pool.
 * fails  STATUS_NOT_FOUND  no actor has this id */
NODISCARD bool form_case_read(struct visit *visit, struct form_case_asked *asked_out,
                              struct status *st);

/* The address of the case, and of what stands under it. */
const char *form_case_address(struct visit *visit, const struct form_case_asked *asked,
                              const char *rest);
