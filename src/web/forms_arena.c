/* forms_arena.c - forms of step 2: the actors, one's own marks, the rounds. */
#include "base/limits.h"
#include "web/form_plans.h"

/* clang-format off */
static const struct field ACTOR_ADD[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Who?"),
     N_("An organisation, a service or a group. Those that the network knows already are offered; anybody else may be typed."), "off", NULL},
    {"sector", FIELD_LINE, false, NAME_LIMIT, N_("Sector"),
     N_("For example: welfare, health, education, housing."), NULL, NULL},
    {"sources", FIELD_LINE, false, SENTENCE_LIMIT, N_("What does it have that the issue needs?"),
     N_("In your own words: power and help sources, such as the trust of families, money, rooms."), NULL, NULL},
};
static const struct field ACTOR[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Name on the sheet"),
     N_("Without a bar '|': that stands between names."), "off", NULL},
    {"sector", FIELD_LINE, false, NAME_LIMIT, N_("Sector"),
     N_("For example: welfare, health, education, housing."), NULL, NULL},
    {"sources", FIELD_TEXT, false, SENTENCE_LIMIT, N_("What does it have that the issue needs?"),
     N_("In your own words: power and help sources, such as the trust of families, money, rooms."), NULL, NULL},
    {"note", FIELD_TEXT, false, SENTENCE_LIMIT, N_("Note"), NULL, NULL, NULL},
};
static const struct field ROUND_CLOSE[] = {
    {"round", FIELD_HIDDEN, true, 20, N_("Which round?"), NULL, NULL, NULL},
};
/* clang-format on */

BUTTON(FORM_ACTORS, "form_actors", N_("Save the list"));
PLAN(FORM_ACTOR_ADD, "form_actor_add", ACTOR_ADD, N_("Put on the sheet"));
EDIT_PLAN(FORM_ACTOR, "form_actor", ACTOR, N_("Save"));
DANGER_BUTTON(FORM_ACTOR_REMOVE, "form_actor_remove", N_("Take off the sheet"));
BUTTON(FORM_SHEET, "form_sheet", N_("Save"));
BUTTON(FORM_SHEET_RESUME, "form_sheet_resume", N_("Take my sheet up again"));
BUTTON(FORM_ROUND_OPEN, "form_round_open", N_("Open the round"));
DANGER_PLAN(FORM_ROUND_CLOSE, "form_round_close", ROUND_CLOSE, N_("Close the round"));
