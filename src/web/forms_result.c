/* forms_result.c - the forms of the result of the arena-analysis, and of its versions. */
#include "base/limits.h"
#include "web/form_plans.h"

/* Codes are what the columns hold (store/rating.h). */
static const struct choice CLASSES[] = {
    {"0", N_("the class that follows"), NULL},
    {"4", N_("core"), N_("Suggested role: core member.")},
    {"3", N_("complementary"), N_("Suggested role: edge member.")},
    {"2", N_("context"), N_("Suggested role: context actor, beside the members.")},
    {"1", N_("not relevant"), N_("No role suggested.")},
    {NULL, NULL, NULL},
};
static const struct choice DEPENDENCES[] = {
    {"0", N_("the dependence that follows"), NULL},
    {"3", N_("large"), NULL},
    {"2", N_("rather large"), NULL},
    {"1", N_("rather small"), NULL},
    {NULL, NULL, NULL},
};

/* clang-format off */
/* Step 6: where a correction goes back to. */
static const struct choice STEPS[] = {
    {"sources", N_("The needed sources"),
     N_("A source was forgotten, or is not needed.")},
    {"arena", N_("The actors and their marks"),
     N_("Somebody is missing, or is rated anew.")},
    {"form", N_("The form for an actor"),
     N_("Another way of working together fits better.")},
    {"partners", N_("The selection"), N_("Others are asked, or somebody said no.")},
    {NULL, NULL, NULL},
};
static const struct field OVERRIDE[] = {
    {"dependence", FIELD_CHOICE, true, 1, N_("Dependence, as you see it"),
     N_("The class then follows from it: one higher than the dependence, when the actor is of at least some importance."), NULL, DEPENDENCES},
    {"arena_class", FIELD_CHOICE, true, 1, N_("Or the class itself"), NULL, NULL, CLASSES},
    {"reason", FIELD_TEXT, true, STORY_LIMIT, N_("Why?"),
     N_("The reason stands beside the class, for the whole group. What the marks say stays in sight."), NULL, NULL},
};
static const struct field VERSION[] = {
    {"reason", FIELD_TEXT, true, STORY_LIMIT, N_("What has to be corrected, and why?"),
     N_("For example: the housing company will not take part, so that nobody brings affordable housing."), NULL, NULL},
    {"step", FIELD_CHOICE, true, 10, N_("Which step do you go back to?"), NULL, NULL, STEPS},
};
static const struct field ERASE[] = {
    {"sure", FIELD_CHECK, true, 3, N_("Yes, delete who gave which mark, for good"),
     N_("Place, class and levels of every actor stay. Who gave what goes, also from the history, and so do sensitivities and the sentences why."), NULL, NULL},
};
/* clang-format on */

EDIT_PLAN(FORM_OVERRIDE, "form_override", OVERRIDE, N_("Let this count"));
BUTTON(FORM_OVERRIDE_REMOVE, "form_override_remove", N_("Let what follows count again"));
PLAN(FORM_VERSION, "form_version", VERSION, N_("Keep this version and begin the next"));
DANGER_PLAN(FORM_RATINGS_ERASE, "form_ratings_erase", ERASE, N_("Delete single marks"));
