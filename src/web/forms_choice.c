/* forms_choice.c - forms of steps 3 and 4: the form of a cooperation, the criteria. */
#include "base/limits.h"
#include "method/form.h"
#include "web/form_plans.h"

enum { CODE_LIMIT = 40, CRITERION_CODE_LIMIT = 12, REASON_LIMIT = 600 };

/* The labels are those of method/form_rules.c; a test holds the two together. */
static const struct choice FORMS[] = {
    {"none", N_("no cooperation now"),
     N_("One organisation can do it, or the time is not there yet.")},
    {"consultation", N_("consultation meeting"),
     N_("Getting to know each other, exchanging, passing on signals: limited and "
        "non-binding.")},
    {"ad_hoc", N_("ad hoc"),
     N_("A common interest that leads to one well-defined action, with an end.")},
    {"network", N_("network"),
     N_("A complex problem, added value only together, commitment, a common "
        "objective.")},
    {NULL, NULL, NULL},
};
static const struct choice KINDS[] = {
    {"information", N_("information network"), NULL},
    {"learning", N_("learning network"), NULL},
    {"resources", N_("resource network"), NULL},
    {"action", N_("action network"), NULL},
    {"ask_again", N_("a network; what for is not clear yet"), NULL},
    {NULL, NULL, NULL},
};

/* Questions, help and answers are those of method/form_questions.c: the page shows them
 * (form_case_page.c), and checks the answers. */
#define QUESTION(name, label)                                                            \
    {                                                                                    \
        name, FIELD_CHOICE, false, CODE_LIMIT, label, NULL, NULL, NULL                   \
    }

/* clang-format off */
static const struct field ANSWERS[] = {
    QUESTION("q1", N_("What do you mainly want?")),
    {"q1_also", FIELD_CHOICES, false, SENTENCE_LIMIT, N_("What else do you want?"), NULL, NULL, NULL},
    QUESTION("q2a", N_("Does the problem have several causes, or does it touch several domains of life?")),
    QUESTION("q2b", N_("Do the partners define the problem differently?")),
    QUESTION("q2c", N_("Is there no known solution, or does each step change the problem?")),
    QUESTION("q3", N_("Can one organisation do it alone?")),
    QUESTION("q4", N_("How long will it take?")),
    QUESTION("q5", N_("Which commitment can you really expect now?")),
    QUESTION("q6", N_("For how many of the intended core actors is it an important aspect of their own working?")),
    QUESTION("q7", N_("On how many actors do the others depend much?")),
    QUESTION("q8", N_("Is there a common interest?")),
    {"organisations", FIELD_NUMBER, false, FORM_ORGANISATIONS_MAX, N_("How many organisations would take part?"), NULL, NULL, NULL},
    QUESTION("mandated", N_("Is the cooperation imposed by the government?")),
};
static const struct field CHOICE[] = {
    {"form", FIELD_CHOICE, true, CODE_LIMIT, N_("Which form do you choose?"), NULL, NULL, FORMS},
    {"kind", FIELD_SELECT, false, CODE_LIMIT, N_("Which kind of network?"),
     N_("For a network only; with any other form it is left out."), NULL, KINDS},
    {"reason", FIELD_TEXT, false, REASON_LIMIT, N_("Why?"),
     N_("One sentence. Needed when you choose something else than the advice."), NULL, NULL},
    {"recheck_day", FIELD_DAY, false, 0, N_("Look at it again on"),
     N_("Needed for a network, and for consultation that may become one."), NULL, NULL},
};

static const struct field CRITERION[] = {
    {"code", FIELD_LINE, true, CRITERION_CODE_LIMIT, N_("Code"),
     N_("Short, to refer to it: C1, C2 …"), "off", NULL},
    {"text", FIELD_TEXT, true, SENTENCE_LIMIT, N_("Criterion"),
     N_("So that anybody can say yes or no to it, for each actor."), NULL, NULL},
    {"reason", FIELD_TEXT, false, REASON_LIMIT, N_("Why is it corrected?"),
     N_("The criteria are locked: the reason stays beside it, for everybody who reads them."), NULL, NULL},
};
static const struct field CRITERION_PROPOSAL[] = {
    {"proposal", FIELD_LINE, true, CODE_LIMIT, N_("Code of a proposed criterion"), NULL, NULL, NULL},
};
static const struct field CRITERION_REMOVE[] = {
    {"reason", FIELD_TEXT, false, REASON_LIMIT, N_("Why is it removed?"),
     N_("The criteria are locked: the reason stays, for everybody who reads them."), NULL, NULL},
};
/* clang-format on */

EDIT_PLAN(FORM_CASE_ANSWERS, "form_case_answers", ANSWERS, N_("Save and see the advice"));
EDIT_PLAN(FORM_CASE_CHOICE, "form_case_choice", CHOICE, N_("Save the choice"));
PLAN(FORM_CRITERION_ADD, "form_criterion_add", CRITERION, N_("Add the criterion"));
EDIT_PLAN(FORM_CRITERION_CHANGE, "form_criterion_change", CRITERION, N_("Save"));
PLAN(FORM_CRITERION_PROPOSAL, "form_criterion_proposal", CRITERION_PROPOSAL, N_("Add"));
DANGER_PLAN(FORM_CRITERION_REMOVE, "form_criterion_remove", CRITERION_REMOVE,
            N_("Remove the criterion"));
BUTTON(FORM_CRITERIA_LOCK, "form_criteria_lock", N_("Lock the criteria"));
BUTTON(FORM_FIT, "form_fit", N_("Save"));
