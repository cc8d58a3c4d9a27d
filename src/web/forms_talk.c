/* forms_talk.c - the forms of the talks, of the members, and of the partner's own entry.
 * Codes are those of method/talk.h and method/issue.h. */
#include "web/form_plans.h"

enum { CODE_LIMIT = 20, ROW_LIMIT = 12 };

/* The estimate was right, or not: the answers of HOLDING_ANSWER but "unknown". */
static const struct choice RIGHT[] = {
    {"yes", N_("yes"), NULL},
    {"partly", N_("partly"), NULL},
    {"no", N_("no"), NULL},
    {NULL, NULL, NULL},
};

static const struct choice EFFECTS[] = {
    {"helps", N_("it helps the issue"), NULL},
    {"neutral", N_("neutral"), NULL},
    {"clashes", N_("it clashes with the issue"), NULL},
    {NULL, NULL, NULL},
};

/* The sources give numbers only; the words are ours. */
static const struct choice MOTIVATIONS[] = {
    {"1", N_("1 – little"), NULL},
    {"2", N_("2 – rather little"), NULL},
    {"3", N_("3 – rather much"), NULL},
    {"4", N_("4 – much"), NULL},
    {NULL, NULL, NULL},
};

static const struct choice READINESS[] = {
    {"none", N_("1 – not ready"), NULL},
    {"hesitant", N_("2 – hesitant"), NULL},
    {"on_conditions", N_("3 – ready on conditions"), NULL},
    {"ready", N_("4 – ready"), NULL},
    {NULL, NULL, NULL},
};

static const struct choice MANDATES[] = {
    {"decides", N_("decides on the spot"), NULL},
    {"reports_back", N_("has to ask at home first"), NULL},
    {"none", N_("none"), NULL},
    {NULL, NULL, NULL},
};

/* The roles that an organisation can have: outcomes of a talk, and those of members. */
/* clang-format off */
#define ROLE_CHOICES \
    {"core", N_("core actor"), \
     N_("Takes part in the work; the issue cannot do without what it brings.")}, \
    {"edge", N_("edge actor"), \
     N_("Takes part in the work, with a smaller part, or for a time.")}, \
    {"context", N_("context actor"), \
     N_("Does not join the work, but surrounds it: is informed, and asked when it " \
        "matters.")}, \
    {"anchoring", N_("anchoring actor"), \
     N_("Need not join the work, but secures it: mandate, money, policy. Our reading: " \
        "the source does not explain the word.")}
/* clang-format on */

static const struct choice OUTCOMES[] = {
    {"", N_("not decided yet"), NULL},
    ROLE_CHOICES,
    {"consultation", N_("consultation"),
     N_("Meets the others now and then, without commitment.")},
    {"ad_hoc", N_("ad hoc"), N_("Joins for one action that has an end.")},
    {"no", N_("no"), N_("Does not take part.")},
    {"later", N_("later"),
     N_("Not now: agree when you talk again, and write it in the note.")},
    {NULL, NULL, NULL},
};

static const struct choice MEMBER_ROLES[] = {ROLE_CHOICES, {NULL, NULL, NULL}};

static const struct choice ENGAGEMENTS[] = {
    {"non_binding", N_("non-binding"), NULL},
    {"per_action", N_("per action"), NULL},
    {"lasting", N_("lasting"), NULL},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field TALK[] = {
    {"day", FIELD_DAY, false, 0, N_("On which day did you talk?"),
     N_("Empty, or a day to come, while you still have to talk: until that day the partner sees nothing of this page."), NULL, NULL},
    {"by_whom", FIELD_LINE, false, NAME_LIMIT, N_("Who asked?"), NULL, "off", NULL},
    {"with_whom", FIELD_LINE, false, NAME_LIMIT, N_("Who answered?"), NULL, "off", NULL},
    {"was_right", FIELD_SELECT, false, CODE_LIMIT, N_("Was our estimate right?"),
     N_("Only the initiating group sees this, and what was estimated."), NULL, RIGHT},
    {"interest", FIELD_TEXT, false, STORY_LIMIT, N_("What is the interest of the organisation itself?"),
     N_("In its own words: why would it take part?"), NULL, NULL},
    {"interest_effect", FIELD_SELECT, false, CODE_LIMIT, N_("What does that interest do to the issue?"), NULL, NULL, EFFECTS},
    {"motivation", FIELD_SELECT, false, CODE_LIMIT, N_("How motivated is it?"),
     N_("From 1 to 4; the words are our proposal."), NULL, MOTIVATIONS},
    {"readiness", FIELD_SELECT, false, CODE_LIMIT, N_("How ready is it to act?"),
     N_("To act is more than to agree: what would it do within a year?"), NULL, READINESS},
    {"conditions", FIELD_TEXT, false, STORY_LIMIT, N_("On which conditions?"),
     N_("For example: in the daytime, two people together, plain language, costs paid. Conditions of one may become the rules of all."), NULL, NULL},
    {"mandate", FIELD_SELECT, false, CODE_LIMIT, N_("What mandate has the person who answered?"), NULL, NULL, MANDATES},
    {"outcome", FIELD_CHOICE, false, CODE_LIMIT, N_("What came of it?"),
     N_("People decide this, not the ranking. None of these is above another."), NULL, OUTCOMES},
    {"note", FIELD_TEXT, false, STORY_LIMIT, N_("Note"), N_("What both should be able to read back."), NULL, NULL},
};
static const struct field OWN[] = {
    {"interest", FIELD_TEXT, false, STORY_LIMIT, N_("What is your organisation's own interest?"),
     N_("In your own words: why would you take part?"), NULL, NULL},
    {"interest_effect", FIELD_SELECT, false, CODE_LIMIT, N_("What does that interest do to the issue?"), NULL, NULL, EFFECTS},
    {"motivation", FIELD_SELECT, false, CODE_LIMIT, N_("How motivated are you?"),
     N_("From 1 to 4; the words are our proposal."), NULL, MOTIVATIONS},
    {"readiness", FIELD_SELECT, false, CODE_LIMIT, N_("How ready are you to act?"),
     N_("To act is more than to agree: what would you do within a year?"), NULL, READINESS},
    {"conditions", FIELD_TEXT, false, STORY_LIMIT, N_("On which conditions?"),
     N_("What you need to be able to take part."), NULL, NULL},
    {"mandate", FIELD_SELECT, false, CODE_LIMIT, N_("What mandate have you?"), NULL, NULL, MANDATES},
    {"note", FIELD_TEXT, false, STORY_LIMIT, N_("Note"), N_("What both should be able to read back."), NULL, NULL},
};
static const struct field MEMBER[] = {
    {"actor_id", FIELD_SELECT, true, ROW_LIMIT, N_("Which organisation?"),
     N_("One of the actors on the sheet that does not take part yet."), NULL, NULL},
    {"role", FIELD_CHOICE, true, CODE_LIMIT, N_("In which role?"), NULL, NULL, MEMBER_ROLES},
    {"from_day", FIELD_DAY, true, 0, N_("From which day?"), NULL, NULL, NULL},
    {"engagement_level", FIELD_SELECT, false, CODE_LIMIT, N_("How far does it commit itself?"), NULL, NULL, ENGAGEMENTS},
    {"engagement", FIELD_TEXT, false, STORY_LIMIT, N_("To what, in its own words?"),
     N_("For example: one day a month for home visits, until the summer."), NULL, NULL},
    {"agreed_day", FIELD_DAY, false, 0, N_("On which day did its own board agree?"),
     N_("A network asks that the own organisation stands behind it."), NULL, NULL},
};
static const struct field MEMBER_EDIT[] = {
    {"engagement_level", FIELD_SELECT, false, CODE_LIMIT, N_("How far does it commit itself?"), NULL, NULL, ENGAGEMENTS},
    {"engagement", FIELD_TEXT, false, STORY_LIMIT, N_("To what, in its own words?"),
     N_("For example: one day a month for home visits, until the summer."), NULL, NULL},
    {"agreed_day", FIELD_DAY, false, 0, N_("On which day did its own board agree?"),
     N_("A network asks that the own organisation stands behind it."), NULL, NULL},
};
static const struct field MEMBER_ROLE[] = {
    {"role", FIELD_CHOICE, true, CODE_LIMIT, N_("In which role from now on?"), NULL, NULL, MEMBER_ROLES},
    {"from_day", FIELD_DAY, true, 0, N_("From which day?"),
     N_("The former role ends on that day, and stays in the list."), NULL, NULL},
};
static const struct field MEMBER_END[] = {
    {"to_day", FIELD_DAY, true, 0, N_("Which is the first day without it?"), NULL, NULL, NULL},
    {"leave_reason", FIELD_TEXT, false, STORY_LIMIT, N_("Why does it leave?"),
     N_("Only the initiating group reads this."), NULL, NULL},
};
/* clang-format on */

EDIT_PLAN(FORM_TALK, "form_talk", TALK, N_("Save the talk"));
EDIT_PLAN(FORM_OWN, "form_own", OWN, N_("Save the correction"));
PLAN(FORM_MEMBER, "form_member", MEMBER, N_("Take it up as member"));
EDIT_PLAN(FORM_MEMBER_EDIT, "form_member_edit", MEMBER_EDIT, N_("Save"));
PLAN(FORM_MEMBER_ROLE, "form_member_role", MEMBER_ROLE, N_("Change the role"));
PLAN(FORM_MEMBER_END, "form_member_end", MEMBER_END, N_("It leaves on that day"));
