/* forms_partners.c - the forms of choosing partners, and of how they stand to each
 * other. */
#include "web/form_plans.h"

static const struct choice RELATIONS[] = {
    {"complementary", N_("complementing"),
     N_("Each does another part of it: the families gain by both.")},
    {"overlapping", N_("overlapping"),
     N_("They do the same, in part. Agree who does what.")},
    {"competitive", N_("competitive"),
     N_("They overlap, and both want the same families, mandate, subsidy or ownership. "
        "This shuts nobody out; it asks for an agreement card.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field SELECTION[] = {
    {"in", FIELD_CHOICES, false, 0, N_("Chosen"),
     N_("The ids of the actors that are chosen; the others are not. in_… and reason_… of an actor: see the page."), NULL, NULL},
};
static const struct field PAIR[] = {
    {"relation", FIELD_CHOICE, true, 20, N_("How do they stand to each other here?"), NULL, NULL, RELATIONS},
    {"agreement", FIELD_TEXT, false, STORY_LIMIT, N_("Agreement card"),
     N_("Who does what, for whom, until when, and who mediates when it goes wrong? A competitive pair needs one; for others it may help."), NULL, NULL},
};
/* clang-format on */

PLAN(FORM_SELECTION, "form_selection", SELECTION, N_("Save the selection"));
EDIT_PLAN(FORM_PAIR, "form_pair", PAIR, N_("Save"));
