/* forms_findings.c - forms beside what a closed wave shows. */
#include "web/form_plans.h"

/* clang-format off */
static const struct field PIN[] = {
    {"wave", FIELD_HIDDEN, true, NAME_LIMIT, N_("Wave"), NULL, NULL, NULL},
    {"former", FIELD_HIDDEN, false, NAME_LIMIT, N_("Earlier wave"), NULL, NULL, NULL},
    {"code", FIELD_HIDDEN, true, NAME_LIMIT, N_("Kind of figure"), NULL, NULL, NULL},
    {"relation", FIELD_HIDDEN, false, NAME_LIMIT, N_("Kind of tie"), NULL, NULL, NULL},
    {"measure", FIELD_HIDDEN, true, NAME_LIMIT, N_("Figure"), NULL, NULL, NULL},
    {"organisation", FIELD_HIDDEN, false, NAME_LIMIT, N_("Organisation"), NULL, NULL, NULL},
    {"note", FIELD_TEXT, false, STORY_LIMIT, N_("Why does it matter?"),
     N_("What you see in it, or would ask the others. Everybody in the network can read it."), NULL, NULL},
};
/* clang-format on */
PLAN(FORM_PIN, "form_pin", PIN, N_("Keep this figure"));
BUTTON(FORM_UNPIN, "form_unpin", N_("Take it off the list"));

BUTTON(FORM_FINDINGS_COMPUTE, "form_findings_compute", N_("Compute again"));
BUTTON(FORM_FINDINGS_STOP, "form_findings_stop", N_("Stop computing"));
