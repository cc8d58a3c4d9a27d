/* forms_dilemma.c - the forms of dilemma notes, and of a coordinator's own log. */
#include "base/limits.h"
#include "web/form_plans.h"

enum { CODE_LIMIT = 40, LINES_LIMIT = 1200 };

static const struct choice KINDS[] = {
    {"dilemma", N_("A dilemma"),
     N_("It has drawbacks on every side, and stays, however well you work together.")},
    {"problem", N_("A problem"), N_("It can be solved, and then it is gone.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
/* The words of behaviours, tasks and dilemmas are those of method/growth.h and
 * method/dilemma.h: the page gives them. */
static const struct field NOTE[] = {
    {"kind", FIELD_CHOICE, true, 20, N_("What is it?"), NULL, NULL, KINDS},
    {"title", FIELD_LINE, true, SENTENCE_LIMIT, N_("In one sentence"),
     N_("For example: do we say at once what our own board will not accept?"), "off", NULL},
    {"dilemma", FIELD_SELECT, false, CODE_LIMIT, N_("Does it belong to one of the eight dilemmas?"),
     N_("Leave it open when it is one of your own."), NULL, NULL},
    {"options", FIELD_TEXT, false, LINES_LIMIT, N_("Ways to go"),
     N_("Of a dilemma two or more, a line each."), NULL, NULL},
    {"drawbacks", FIELD_TEXT, false, LINES_LIMIT, N_("What stands against each"),
     N_("Of a dilemma a line for each way, in the same order: no way is without."), NULL, NULL},
    {"note", FIELD_TEXT, false, STORY_LIMIT, N_("What we do with it for now"),
     N_("And when we talk about it again."), NULL, NULL},
};
static const struct field LOG_ENTRY[] = {
    {"day", FIELD_DAY, true, 10, N_("When"), NULL, NULL, NULL},
    {"what", FIELD_TEXT, true, STORY_LIMIT, N_("What did you do?"),
     N_("In a few words. No names of families."), NULL, NULL},
    {"behaviour", FIELD_SELECT, false, CODE_LIMIT, N_("Which kind of doing was it most?"), NULL, NULL, NULL},
    {"task", FIELD_SELECT, false, CODE_LIMIT, N_("Which task did it serve?"), NULL, NULL, NULL},
    {"dilemma", FIELD_SELECT, false, CODE_LIMIT, N_("Which dilemma did it touch?"), NULL, NULL, NULL},
    {"outcome", FIELD_TEXT, false, STORY_LIMIT, N_("What came of it?"), NULL, NULL, NULL},
};
/* clang-format on */

EDIT_PLAN(FORM_NOTE, "form_note", NOTE, N_("Save"));
BUTTON(FORM_NOTE_REMOVE, "form_note_remove", N_("Remove it (can be taken back)"));
PLAN(FORM_LOG_ENTRY, "form_log_entry", LOG_ENTRY, N_("Save in my log"));
DANGER_BUTTON(FORM_LOG_REMOVE, "form_log_remove", N_("Remove it from my log for good"));
