/* form.h - advise on the form of a cooperation: none, consultation, ad hoc, network.
 *
 * Pure. Advice only: the human decides and writes why. No form stands above another.
 * The forms come from the sources; questions and rules are ours: docs/methods/form.md. */
#pragma once

#include "base/message.h"
#include "method/form_questions.h"

enum form { FORM_NONE, FORM_CONSULTATION, FORM_AD_HOC, FORM_NETWORK };

/* What a network is for; FORM_KIND_NONE for every other form. */
enum form_kind {
    FORM_KIND_NONE,
    FORM_KIND_INFORMATION,
    FORM_KIND_LEARNING,
    FORM_KIND_RESOURCES,
    FORM_KIND_ACTION,
    FORM_KIND_ASK_AGAIN /* Q1 names no purpose of a network: "what will it do?" */
};

enum form_rule {
    FORM_V0,
    FORM_V1,
    FORM_V2,
    FORM_V3,
    FORM_V4,
    FORM_V5,
    FORM_V6,
    FORM_RULE_COUNT
};

struct form_rule_row {
    const char *code; /* "V0" */
    enum form form;
    bool is_network_later; /* consultation now, perhaps a network later */
    const char *condition; /* N_(), in words */
    const char *explanation; /* N_(), why this form: a source text for base/say.h */
};
extern const struct form_rule_row FORM_RULES[FORM_RULE_COUNT];

/* Codes and labels of the forms and of the kinds of network. */
extern const struct vocabulary FORM_FORMS; /* enum form */
extern const struct vocabulary FORM_KINDS; /* enum form_kind, without FORM_KIND_NONE */

/* The main advice: that of the first rule that fires. */
struct form_outcome {
    enum form_rule rule;
    enum form form;
    enum form_kind kind;
    bool is_network_later;
};

/* Another answer to one question that would change form or kind, or whether a network
 * may come later. */
struct form_flip {
    enum form_question_number question;
    int answer_now; /* FORM_NOT_ANSWERED when left open */
    int answer;
    struct form_outcome outcome; /* with `answer` and all other answers as they are */
};

/* Something to know beside the advice. */
struct form_remark {
    const char *code;
    struct message message;
};

struct form_advice {
    struct form_outcome outcome;
    bool is_firing[FORM_RULE_COUNT];
    const struct form_remark *remarks;
    size_t remark_count;
    const struct form_flip *flips; /* in order of question, then of answer */
    size_t flip_count;
    bool is_settled; /* the open questions cannot change the outcome */
    bool is_decisive[FORM_QUESTION_COUNT]; /* an open question that can */
};

/* Tell which rules fire (`is_firing_out`, may be NULL), and the outcome.
 *
 * A rule fires only when what it names is answered and true: an open question makes
 * nothing true, and "not complex" takes two times no. V6 fires when no other does.
 * O(1); secondary purposes, Q7, organisations and mandated never matter. */
struct form_outcome form_decide(const struct form_answers *answers, bool *is_firing_out);

/* Advise on these answers; what the advice points at lives in `pool`.
 *
 * Flips change one answer at a time. `is_settled` and `is_decisive` look at all ways
 * of answering the open questions, together and some of them: at most 250 000 states
 * when nothing is answered, none when all is. */
struct form_advice form_advise(const struct form_answers *answers, struct pool *pool);

/* "Network", with its kind, or "consultation now, perhaps a network later": a source
 * text for base/say.h. */
const char *form_outcome_label(const struct form_outcome *outcome);

/* What a form asks once it is chosen. */
struct form_need_value {
    const char *code;
    const char *label; /* N_() */
};
struct form_need_row {
    const char *code;
    const char *label; /* N_() */
    struct form_need_value of[FORM_NETWORK + 1]; /* by enum form; NULLs for FORM_NONE */
};
enum { FORM_NEED_COUNT = 6 };
extern const struct form_need_row FORM_NEEDS[FORM_NEED_COUNT];
