/* forms_five_b.c - checking what people wrote, and noting attention to a dimension. */
#include "base/limits.h"
#include "web/form_plans.h"

enum { CODE_LIMIT = 40 };

/* The names are those of method/growth.h. */
static const struct choice DIMENSIONS[] = {
    {"task", N_("Task"), N_("Aims, tasks, plans and decisions.")},
    {"relation", N_("Relations"), N_("How people work with each other.")},
    {"growth", N_("Growth"),
     N_("How organisation, person and network develop together.")},
    {"profiling", N_("Profiling"), N_("Stepping out: the image of the network outside.")},
    {NULL, NULL, NULL},
};
static const struct choice DECISIONS[] = {
    {"show", N_("It may be read like this"),
     N_("The text in the field above, as you leave it.")},
    {"keep_back", N_("Keep it back"),
     N_("When it cannot be made safe without losing what it says.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field ATTENTION[] = {
    {"dimension", FIELD_CHOICE, true, CODE_LIMIT, N_("To which dimension?"), NULL, NULL, DIMENSIONS},
    {"day", FIELD_DAY, true, 10, N_("When"), NULL, NULL, NULL},
    {"what", FIELD_LINE, true, SENTENCE_LIMIT, N_("What was done"),
     N_("For example: an agenda item, an evening, a text. No names of families."), "off", NULL},
};
static const struct field OPEN_CHECK[] = {
    {"answer", FIELD_HIDDEN, true, NAME_LIMIT, N_("Which answer"), NULL, NULL, NULL},
    {"shown", FIELD_TEXT, false, LIMIT_OPEN_ANSWER_CHARACTERS, N_("As others may read it"),
     N_("Take out names, places and unusual facts, and put [...] there. Change nothing else: no spelling, no tone."), "off", NULL},
    {"decision", FIELD_CHOICE, true, CODE_LIMIT, N_("What do you decide?"), NULL, NULL, DECISIONS},
};
/* clang-format on */

PLAN(FORM_ATTENTION, "form_attention", ATTENTION, N_("Note it"));
BUTTON(FORM_ATTENTION_REMOVE, "form_attention_remove", N_("Take it off the list"));
PLAN(FORM_OPEN_CHECK, "form_open_check", OPEN_CHECK, N_("Save my check"));
