/* forms_reply.c - the forms of an anonymous survey. Answers themselves are fields that
 * only the page knows: c_ITEM, and s_ITEM where several may be ticked. */
#include "web/form_plans.h"

/* clang-format off */
static const struct field REPLY_RESUME[] = {
    {"sheet", FIELD_LINE, true, 40, N_("Your code"),
     N_("Twelve letters and digits, such as k7mq-2v9x-w3pd. Capitals and blanks make no difference."), "off", NULL},
};
/* clang-format on */

BUTTON(FORM_REPLY_BEGIN, "form_reply_begin", N_("Start"));
PLAN(FORM_REPLY_RESUME, "form_reply_resume", REPLY_RESUME, N_("Go on"));
BUTTON(FORM_REPLY_STEP, "form_reply_step", N_("Go on"));
BUTTON(FORM_REPLY_SEND, "form_reply_send", N_("Hand in"));
DANGER_BUTTON(FORM_REPLY_ERASE, "form_reply_erase", N_("Delete what I filled in"));
BUTTON(FORM_REPLY_PAPER, "form_reply_paper", N_("Save this sheet"));
