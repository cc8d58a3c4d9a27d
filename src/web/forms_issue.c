/* forms_issue.c - the forms of step 1: the issue, and the sources that it needs. */
#include "base/limits.h"
#include "web/form_plans.h"

enum { PURPOSE_LIMIT = 600, CODE_LIMIT = 12 };

/* The words are those of method/issue.c and method/coverage.c; a test holds them
 * together. */
static const struct choice DOMAINS[] = {
    {"income", N_("income"), N_("money to live on, benefits, debts")},
    {"housing", N_("housing"),
     N_("a secure, affordable and healthy home, energy, water")},
    {"health", N_("health"), N_("health of body and mind, care, food")},
    {"education", N_("education"), N_("child care, school, training, language")},
    {"family", N_("family"), N_("bringing up children, relations in the family")},
    {"work", N_("work"), N_("finding and keeping work, conditions of work")},
    {"leisure", N_("leisure"), N_("play, sport, culture, holidays")},
    {"mobility", N_("mobility"), N_("getting where one has to be")},
    {"participation", N_("taking part and social contacts"),
     N_("knowing people, belonging, being heard")},
    {"rights", N_("rights and the law"),
     N_("knowing rights and getting them, residence, legal help")},
    {NULL, NULL, NULL},
};

static const struct choice KINDS[] = {
    {"authority", N_("power to decide"), NULL},
    {"money", N_("money"), NULL},
    {"staff_time", N_("staff time"), NULL},
    {"expertise", N_("expertise"), NULL},
    {"information", N_("information"), NULL},
    {"access_trust", N_("access to families and their trust"), NULL},
    {"lived_experience", N_("lived experience"), NULL},
    {"offer_places", N_("an offer, places"), NULL},
    {"rooms", N_("rooms"), NULL},
    {"contacts_position", N_("contacts and position"), NULL},
    {"legitimacy", N_("legitimacy, moral authority"), NULL},
    {"blocking_power", N_("power to block"), NULL},
    {NULL, NULL, NULL},
};

static const struct choice NECESSITIES[] = {
    {"indispensable", N_("indispensable"),
     N_("Without it the issue cannot be tackled. Who brings it, is watched from the "
        "selection on.")},
    {"useful", N_("useful"), N_("It helps, and can be missed.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field ISSUE[] = {
    {"purpose", FIELD_TEXT, false, PURPOSE_LIMIT, N_("What concerns you"),
     N_("In one or two sentences, in words that a partner and a family understand. The objective may grow out of it: nothing is fixed here."), NULL, NULL},
    {"appeal", FIELD_TEXT, false, PURPOSE_LIMIT, N_("Who feels appealed to?"),
     N_("People, groups and organisations who say: this is about us, or: here we should do something."), NULL, NULL},
    {"known_domains", FIELD_CHOICES, false, SENTENCE_LIMIT, N_("Which domains of life does it touch?"),
     N_("Seen from the families, not from the organisations that happen to be there."), NULL, DOMAINS},
    {"own_domains", FIELD_TEXT, false, SENTENCE_LIMIT, N_("Other domains, in your own words"),
     N_("One a line."), NULL, NULL},
    {"area", FIELD_LINE, false, NAME_LIMIT, N_("Which area is it about?"),
     N_("A neighbourhood, a town, a region."), NULL, NULL},
    {"added_value", FIELD_TEXT, false, STORY_LIMIT, N_("What does the community gain?"),
     N_("What would be better for families and for the town when you succeed, that nobody can bring about alone?"), NULL, NULL},
};
static const struct field SOURCE[] = {
    {"code", FIELD_LINE, true, CODE_LIMIT, N_("Code"),
     N_("Short, to find it again in tables and on paper. Proposed here; you may choose another."), "off", NULL},
    {"label", FIELD_LINE, true, NAME_LIMIT, N_("What does it take?"),
     N_("For example: access to the families and their trust; rooms; somebody who can decide."), "off", NULL},
    {"kind", FIELD_SELECT, false, 40, N_("What kind of source is it?"),
     N_("What each of them means stands in the list 'What kinds are there?'."), NULL, KINDS},
    {"necessity", FIELD_CHOICE, true, 20, N_("Can you do without it?"), NULL, NULL, NECESSITIES},
    {"note", FIELD_TEXT, false, STORY_LIMIT, N_("Note"),
     N_("How much of it, for when, what it is not. No names of organisations yet."), NULL, NULL},
};
static const struct field SOURCE_REMOVE[] = {
    {"is_sure", FIELD_CHECK, false, 0, N_("Also what was written about it"),
     N_("What actors have of it, and how they stand to each other in it, goes along. The coordinator can take it all back in the history."), NULL, NULL},
};
/* clang-format on */

EDIT_PLAN(FORM_ISSUE, "form_issue", ISSUE, N_("Save the issue"));
PLAN(FORM_SOURCE_ADD, "form_source_add", SOURCE, N_("Add this source"));
EDIT_PLAN(FORM_SOURCE, "form_source", SOURCE, N_("Save this source"));
PLAN(FORM_SOURCE_REMOVE, "form_source_remove", SOURCE_REMOVE,
     N_("Take this source off the list (can be taken back)"));
