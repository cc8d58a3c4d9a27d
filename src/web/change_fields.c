#include "web/change_fields.h"

#include <string.h>

#include "method/arena.h"
#include "method/coverage.h"
#include "method/form.h"
#include "method/issue.h"
#include "method/pair.h"
#include "method/talk.h"

/* clang-format off */
#define TEXT(column, label) {column, label, CHANGE_TEXT, false, OBJECT_PUBLIC, NULL}
#define NAME(column, label) {column, label, CHANGE_TEXT, true, OBJECT_PUBLIC, NULL}
#define CODE(column, label, words) {column, label, CHANGE_CODE, false, OBJECT_PUBLIC, &(words)}
#define KIND(column, label, kind) {column, label, kind, false, OBJECT_PUBLIC, NULL}
#define WHOSE(column, label, kind) {column, label, kind, true, OBJECT_PUBLIC, NULL}
#define QUESTION(column) {column, NULL, CHANGE_ANSWER, false, OBJECT_PUBLIC, NULL}

static const struct word STATE_WORDS[] = {
    {1, "active", N_("active"), NULL}, {2, "archived", N_("archived"), NULL},
    {3, "open", N_("still open"), NULL}, {4, "closed", N_("closed"), NULL},
    {5, "accepted", N_("accepted"), NULL},
    {6, "withdrawn", N_("withdrawn"), NULL}, {7, "draft", N_("draft"), NULL},
};
static const struct vocabulary STATES = {STATE_WORDS, ARRAY_COUNT(STATE_WORDS), false};

static const struct word INFORMANT_STATE_WORDS[] = {
    {1, "waiting", N_("not begun"), NULL}, {2, "begun", N_("begun"), NULL},
    {3, "finished", N_("answered"), NULL}, {4, "withdrawn", N_("not asked any more"), NULL},
};
static const struct vocabulary INFORMANT_STATES = {INFORMANT_STATE_WORDS, ARRAY_COUNT(INFORMANT_STATE_WORDS), false};

static const struct change_field NETWORK_FIELDS[] = {
    TEXT("name", N_("Name")), TEXT("place", N_("Place")), TEXT("purpose", N_("The issue")),
    CODE("state", N_("State"), STATES), KIND("archived_day", N_("Archived on"), CHANGE_DAY),
    KIND("delete_day", N_("Deleted on"), CHANGE_DAY),
    TEXT("journal_months", N_("Months that former values are kept")),
};
static const struct change_field ORGANISATION_FIELDS[] = {NAME("name", N_("Name"))};
static const struct change_field PERSON_FIELDS[] = {
    NAME("name", N_("Name")), {"email", N_("E-mail"), CHANGE_TEXT, false, OBJECT_PEOPLE_EMAIL, NULL},
};
static const struct change_field ROLE_FIELDS[] = {
    WHOSE("person_id", N_("Person"), CHANGE_PERSON), KIND("role", N_("Role"), CHANGE_ROLE),
    KIND("organisation_id", N_("Organisation"), CHANGE_ORGANISATION),
    KIND("from_day", N_("From"), CHANGE_DAY),
    KIND("to_day", N_("Until"), CHANGE_DAY),
};
static const struct change_field INVITATION_FIELDS[] = {
    NAME("name", N_("Name")), {"email", N_("E-mail"), CHANGE_TEXT, false, OBJECT_PEOPLE_EMAIL, NULL},
    KIND("role", N_("Role"), CHANGE_ROLE),
    KIND("organisation_id", N_("Organisation"), CHANGE_ORGANISATION),
    CODE("state", N_("State"), STATES), KIND("expires_at", N_("Works until"), CHANGE_MOMENT),
};
static const struct change_field ISSUE_FIELDS[] = {
    TEXT("appeal", N_("Who feels appealed to")),
    {"domains", N_("Domains of life"), CHANGE_CODES, false, OBJECT_PUBLIC, &LIFE_DOMAIN},
    TEXT("area", N_("Area")), TEXT("added_value", N_("Added value for the community")),
};
static const struct change_field SOURCE_FIELDS[] = {
    NAME("code", N_("Code")), NAME("label", N_("Source")), CODE("kind", N_("Kind"), SOURCE_KIND),
    CODE("necessity", N_("Necessity"), SOURCE_NECESSITY), TEXT("note", N_("Note")),
};
static const struct change_field ACTOR_FIELDS[] = {
    NAME("name", N_("Name")), TEXT("sector", N_("Sector")), TEXT("sources", N_("Sources")),
    TEXT("note", N_("Note")), KIND("organisation_id", N_("Organisation"), CHANGE_ORGANISATION),
};
static const struct change_field HOLDING_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), WHOSE("source_id", N_("Source"), CHANGE_SOURCE),
    CODE("has", N_("Has it"), HOLDING_ANSWER), CODE("can", N_("Can use it"), HOLDING_ANSWER),
    CODE("wants", N_("Wants to use it"), HOLDING_ANSWER),
    CODE("has_confirmed", N_("Has it, after the talk"), HOLDING_ANSWER),
    CODE("can_confirmed", N_("Can use it, after the talk"), HOLDING_ANSWER),
    CODE("wants_confirmed", N_("Wants to use it, after the talk"), HOLDING_ANSWER),
};
static const struct change_field PAIR_FIELDS[] = {
    WHOSE("first_id", N_("Actor"), CHANGE_ACTOR), WHOSE("second_id", N_("Actor"), CHANGE_ACTOR),
    WHOSE("source_id", N_("Source"), CHANGE_SOURCE), CODE("relation", N_("Relation"), PAIR_RELATION),
    TEXT("agreement", N_("Agreement")),
};
static const struct change_field ROUND_FIELDS[] = {
    NAME("id", N_("Number")), CODE("state", N_("State"), STATES), TEXT("version", N_("Version")),
    KIND("opened_at", N_("Opened"), CHANGE_MOMENT), KIND("closed_at", N_("Closed"), CHANGE_MOMENT),
};
static const struct change_field RATER_FIELDS[] = {
    WHOSE("person_id", N_("Person"), CHANGE_PERSON),
    KIND("finished_at", N_("Finished"), CHANGE_MOMENT),
};
static const struct change_field OVERRIDE_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), CODE("dependence", N_("Dependence"), ARENA_DEPENDENCE),
    CODE("arena_class", N_("Class"), ARENA_CLASS), TEXT("reason", N_("Reason")),
};
static const struct change_field FORM_CASE_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), QUESTION("q1"),
    KIND("q1_also", N_("Other purposes"), CHANGE_ANSWERS), QUESTION("q2a"), QUESTION("q2b"),
    QUESTION("q2c"), QUESTION("q3"), QUESTION("q4"), QUESTION("q5"), QUESTION("q6"), QUESTION("q7"),
    QUESTION("q8"), QUESTION("organisations"), QUESTION("mandated"),
    CODE("form", N_("Form"), FORM_FORMS), CODE("kind", N_("Kind"), FORM_KINDS),
    TEXT("reason", N_("Reason")), KIND("recheck_day", N_("Look again on"), CHANGE_DAY),
};
static const struct change_field CRITERION_FIELDS[] = {
    NAME("code", N_("Code")), TEXT("text", N_("Criterion")), KIND("locked_at", N_("Locked"), CHANGE_MOMENT),
    TEXT("correction", N_("Why it was corrected")),
};
static const struct change_field FIT_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), WHOSE("criterion_id", N_("Criterion"), CHANGE_CRITERION),
    CODE("answer", N_("Meets it"), CRITERION_ANSWER),
};
static const struct change_field SELECTION_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), KIND("is_in", N_("Selected"), CHANGE_YES),
    TEXT("reason", N_("Reason")),
};
static const struct change_field TALK_FIELDS[] = {
    WHOSE("actor_id", N_("Actor"), CHANGE_ACTOR), TEXT("by_whom", N_("Who asked")),
    TEXT("with_whom", N_("Who answered")), KIND("day", N_("Day"), CHANGE_DAY),
    CODE("was_right", N_("Was the picture right"), HOLDING_ANSWER),
    TEXT("interest", N_("Own interest")), CODE("interest_effect", N_("What that interest does"), TALK_INTEREST),
    TEXT("motivation", N_("Motivation (1 to 4)")), CODE("readiness", N_("Readiness"), TALK_READINESS),
    TEXT("conditions", N_("Conditions")), CODE("mandate", N_("Mandate"), TALK_MANDATE),
    CODE("outcome", N_("Outcome"), TALK_OUTCOME), TEXT("note", N_("Note")),
    KIND("corrected_by", N_("Corrected by"), CHANGE_AUTHOR),
    KIND("corrected_at", N_("Corrected on"), CHANGE_MOMENT),
};
static const struct change_field MEMBER_FIELDS[] = {
    WHOSE("actor_id", N_("Organisation"), CHANGE_ACTOR), CODE("role", N_("Role"), ACTOR_ROLE),
    KIND("from_day", N_("From"), CHANGE_DAY), KIND("to_day", N_("Until"), CHANGE_DAY),
    TEXT("engagement", N_("Commitment")), CODE("engagement_level", N_("How far it commits itself"), ENGAGEMENT),
    KIND("agreed_day", N_("Its board agreed on"), CHANGE_DAY), {"leave_reason", N_("Why it leaves"), CHANGE_TEXT, false, OBJECT_ARENA, NULL},
};
static const struct change_field VERSION_FIELDS[] = {
    NAME("number", N_("Number")), TEXT("reason", N_("Reason")),
};
static const struct change_field WAVE_FIELDS[] = {
    NAME("title", N_("Name")), CODE("state", N_("State"), STATES), TEXT("asker", N_("Who asks")),
    TEXT("reason", N_("Why")), TEXT("left_out", N_("Questions that are left out")),
    KIND("due_day", N_("Answers wished by"), CHANGE_DAY),
    TEXT("keep_months", N_("Months that single answers are kept")),
    KIND("opened_at", N_("Opened"), CHANGE_MOMENT), KIND("closed_at", N_("Closed"), CHANGE_MOMENT),
};
static const struct change_field WAVE_ACTOR_FIELDS[] = {
    NAME("name", N_("Name")), KIND("is_coordinator", N_("Coordinates"), CHANGE_YES),
};
static const struct change_field INFORMANT_FIELDS[] = {
    NAME("name", N_("Name")), {"email", N_("E-mail"), CHANGE_TEXT, false, OBJECT_PEOPLE_EMAIL, NULL},
    TEXT("language", N_("Language")), CODE("state", N_("State"), INFORMANT_STATES),
    KIND("mailed_at", N_("Last mail"), CHANGE_MOMENT), KIND("finished_at", N_("Finished"), CHANGE_MOMENT),
    KIND("paper_by", N_("Typed in from paper by"), CHANGE_AUTHOR), KIND("paper_at", N_("Typed in from paper"), CHANGE_MOMENT),
};
static const struct change_field FINDING_FIELDS[] = {
    NAME("sentence", N_("Finding")), TEXT("note", N_("Note")),
};
static const struct change_field EXPERIENCE_FIELDS[] = {
    TEXT("items_out", N_("Questions that are left out")), TEXT("chosen_by", N_("Who decided which questions stay")),
    TEXT("areas", N_("Neighbourhoods")), TEXT("reason_nl", N_("Why, in Dutch")),
    TEXT("reason_fr", N_("Why, in French")), TEXT("reason_en", N_("Why, in English")),
};
static const struct change_field OWN_ITEM_FIELDS[] = {
    NAME("text_nl", N_("In Dutch")), TEXT("text_fr", N_("In French")), TEXT("text_en", N_("In English")),
};
static const struct change_field SURVEY_LINK_FIELDS[] = {
    NAME("label", N_("Link")), TEXT("language", N_("Language")), TEXT("people", N_("About how many people get it")),
    TEXT("most", N_("Answers that it takes")), TEXT("void_reason", N_("Why it was stopped")),
};
static const struct word DIMENSION_WORDS[] = {
    {1, "task", N_("Task"), NULL}, {2, "relation", N_("Relations"), NULL},
    {3, "growth", N_("Growth"), NULL}, {4, "profiling", N_("Profiling"), NULL},
};
static const struct vocabulary DIMENSIONS = {DIMENSION_WORDS, ARRAY_COUNT(DIMENSION_WORDS), false};
static const struct change_field ATTENTION_FIELDS[] = {
    NAME("what", N_("What was done")), KIND("day", N_("Day"), CHANGE_DAY), CODE("dimension", N_("Dimension"), DIMENSIONS),
};
static const struct word NOTE_KIND_WORDS[] = {
    {1, "dilemma", N_("A dilemma"), NULL}, {2, "problem", N_("A problem"), NULL},
};
static const struct vocabulary NOTE_KINDS = {NOTE_KIND_WORDS, ARRAY_COUNT(NOTE_KIND_WORDS), false};
static const struct change_field DILEMMA_NOTE_FIELDS[] = {
    NAME("title", N_("In one sentence")), CODE("kind", N_("What is it?"), NOTE_KINDS),
    TEXT("options", N_("Ways to go")), TEXT("drawbacks", N_("What stands against each")),
    TEXT("note", N_("What we do with it for now")),
};

#define ROW(record, label, object, fields) {record, label, object, fields, ARRAY_COUNT(fields)}

static const struct change_record RECORDS_SHOWN[] = {
    ROW("network", N_("Network"), OBJECT_NETWORK_HOME, NETWORK_FIELDS),
    ROW("organisation", N_("Organisation"), OBJECT_PEOPLE, ORGANISATION_FIELDS),
    ROW("person", N_("Person"), OBJECT_PEOPLE, PERSON_FIELDS),
    ROW("role", N_("Role"), OBJECT_PEOPLE, ROLE_FIELDS),
    ROW("invitation", N_("Invitation"), OBJECT_INVITATION, INVITATION_FIELDS),
    ROW("issue", N_("The issue"), OBJECT_ISSUE, ISSUE_FIELDS),
    ROW("source", N_("Source"), OBJECT_ISSUE, SOURCE_FIELDS),
    ROW("actor", N_("Actor"), OBJECT_ARENA, ACTOR_FIELDS),
    ROW("holding", N_("Who has what"), OBJECT_ARENA, HOLDING_FIELDS),
    ROW("pair", N_("Two actors"), OBJECT_ARENA, PAIR_FIELDS),
    ROW("round", N_("Round"), OBJECT_ARENA, ROUND_FIELDS),
    ROW("rater", N_("Rater"), OBJECT_ARENA, RATER_FIELDS),
    ROW("arena_override", N_("The group's own view"), OBJECT_ARENA, OVERRIDE_FIELDS),
    ROW("form_case", N_("Form of cooperation"), OBJECT_ARENA, FORM_CASE_FIELDS),
    ROW("criterion", N_("Criterion"), OBJECT_CRITERIA, CRITERION_FIELDS),
    ROW("fit", N_("Who meets the criteria"), OBJECT_ARENA, FIT_FIELDS),
    ROW("selection", N_("Choice"), OBJECT_ARENA, SELECTION_FIELDS),
    ROW("talk", N_("Talk"), OBJECT_ARENA, TALK_FIELDS),
    ROW("member", N_("Member organisation"), OBJECT_MEMBERS, MEMBER_FIELDS),
    ROW("version", N_("Version"), OBJECT_ARENA, VERSION_FIELDS),
    ROW("wave", N_("Survey"), OBJECT_SURVEY, WAVE_FIELDS),
    /* Names that an informant added are for the coordinator alone. */
    ROW("wave_actor", N_("On the list of a survey"), OBJECT_INVITATION, WAVE_ACTOR_FIELDS),
    ROW("informant", N_("Who answers"), OBJECT_SURVEY, INFORMANT_FIELDS),
    ROW("finding", N_("Finding"), OBJECT_FINDINGS, FINDING_FIELDS),
    ROW("experience", N_("What an anonymous survey asks"), OBJECT_EXPERIENCE, EXPERIENCE_FIELDS),
    ROW("own_item", N_("Question of the network"), OBJECT_EXPERIENCE, OWN_ITEM_FIELDS),
    /* Links are for the coordinator alone. */
    ROW("survey_link", N_("Link of an anonymous survey"), OBJECT_INVITATION, SURVEY_LINK_FIELDS),
    ROW("dilemma_note", N_("Dilemma or problem"), OBJECT_EXPERIENCE_FINDINGS, DILEMMA_NOTE_FIELDS),
    ROW("attention", N_("Attention to a dimension"), OBJECT_EXPERIENCE_FINDINGS, ATTENTION_FIELDS),
};
/* clang-format on */

const struct change_record *change_record_find(const char *record)
{
    for (size_t i = 0; i < ARRAY_COUNT(RECORDS_SHOWN); i++) {
        if (strcmp(RECORDS_SHOWN[i].record, record) == 0) {
            return &RECORDS_SHOWN[i];
        }
    }
    return NULL;
}
