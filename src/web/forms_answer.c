/* forms_answer.c - the forms of a personal link. Answers themselves are fields that only
 * the page knows: c_ITEM_TARGET, with what it showed as w_ITEM_TARGET. */
#include "web/form_plans.h"

enum { CODE_LIMIT = 120 }; /* a whole link may be pasted */

/* clang-format off */
static const struct field ANSWER_CODE[] = {
    {"code", FIELD_LINE, true, CODE_LIMIT, N_("The code on your paper"),
     N_("Eight letters and digits, such as abcd-efgh. Capitals and blanks make no difference."), "off", NULL},
};
/* clang-format on */

PLAN(FORM_ANSWER_CODE, "form_answer_code", ANSWER_CODE, N_("To the questions"));
BUTTON(FORM_ANSWER_BEGIN, "form_answer_begin", N_("Begin"));
BUTTON(FORM_ANSWER_STEP, "form_answer_step", N_("Save and next"));
BUTTON(FORM_ANSWER_FINISH, "form_answer_finish", N_("I have finished"));
BUTTON(FORM_ANSWER_RESUME, "form_answer_resume", N_("Change something"));
