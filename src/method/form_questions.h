/* form_questions.h - the questions behind the advice on a form of cooperation, and
 * the answers a person may give. Pure. Sources: docs/methods/form.md. */
#pragma once

#include "method/vocabulary.h"

enum form_question_number {
    FORM_Q1, /* the main purpose */
    FORM_Q2A,
    FORM_Q2B,
    FORM_Q2C,
    FORM_Q3,
    FORM_Q4,
    FORM_Q5,
    FORM_Q6,
    FORM_Q7,
    FORM_Q8,
    FORM_ORGANISATIONS, /* a number; all others are one of a list */
    FORM_MANDATED,
    FORM_QUESTION_COUNT
};

/* Each list begins at 1: 0 is "not answered" everywhere. */
enum { FORM_NOT_ANSWERED = 0 };

enum form_purpose { /* Q1 */
                    FORM_ACQUAINTANCE = 1,
                    FORM_INFORMATION,
                    FORM_SIGNALLING,
                    FORM_CASE,
                    FORM_ACTION,
                    FORM_LEARNING,
                    FORM_RESOURCES,
                    FORM_PROJECT,
                    FORM_PURPOSE_END
};
enum form_yes_no { FORM_YES = 1, FORM_NO }; /* Q2, mandated */
enum form_capability {
    FORM_ALONE = 1,
    FORM_BETTER_TOGETHER,
    FORM_ONLY_TOGETHER
}; /* Q3 */
enum form_duration { FORM_ONCE = 1, FORM_LIMITED, FORM_LASTING }; /* Q4 */
enum form_engagement { /* Q5 */
                       FORM_NON_BINDING = 1,
                       FORM_FOR_ONE_ACTION,
                       FORM_LASTING_ENGAGEMENT
};
enum form_weight { FORM_WEIGHT_NONE = 1, FORM_WEIGHT_SOME, FORM_WEIGHT_HALF }; /* Q6 */
enum form_dependence { /* Q7: actors on whom the others depend much */
                       FORM_DEPENDENCE_NOBODY = 1,
                       FORM_DEPENDENCE_ONE,
                       FORM_DEPENDENCE_SEVERAL
};
enum form_interest { FORM_INTEREST_YES = 1, FORM_INTEREST_PERHAPS, FORM_INTEREST_NO };

/* What somebody answered. {0} is: nothing yet. */
struct form_answers {
    int given[FORM_QUESTION_COUNT]; /* an enum above; FORM_ORGANISATIONS: how many */
    bool is_also[FORM_PURPOSE_END]; /* secondary purposes, by enum form_purpose */
};

struct form_question {
    const char *code; /* "Q2a" in files and JSON; never changed */
    const char *text; /* N_(), the question as a person reads it */
    const char *help; /* N_() */
    const char *source; /* N_(), where the question comes from */
    const struct vocabulary *answers; /* NULL: a whole number */
    bool
        is_count; /* a number written is the answer itself, never its place in the list */
};

enum { FORM_ORGANISATIONS_MAX = 9999 };

/* By enum form_question_number. */
extern const struct form_question FORM_QUESTIONS[FORM_QUESTION_COUNT];

/* Read one answer as a person writes it: a code, a label in nl, fr or en, and where
 * the question asks for a count, a whole number (Q7: two and more are one answer).
 * False, with *answer_out untouched, when the question has no such answer. */
bool form_answer_find(enum form_question_number question, const char *written,
                      int *answer_out);

/* The stable code of an answer; NULL for FORM_NOT_ANSWERED. A number is written in
 * `pool`, any other code is static. */
const char *form_answer_code(enum form_question_number question, int answer,
                             struct pool *pool);

/* What may be answered, by its codes: "alone, better_together, only_together". */
const char *form_answer_codes(enum form_question_number question, struct pool *pool);
