/* forms_experience.c - the forms with which a coordinator sets up an anonymous survey. */
#include "base/limits.h"
#include "web/form_plans.h"

enum {
    TITLE_LIMIT = 60,
    CODE_LIMIT = 40,
    CODES_LIMIT = 8000, /* of all items that are ticked */
    LANGUAGE_LIMIT = 2,
    MONTHS_LIMIT = 60,
    ROW_LIMIT = 12,
    AREAS_LIMIT = 8 * 121
};

static const struct choice LINK_KINDS[] = {
    {"screen", N_("on one's own telephone or computer"),
     N_("A poster, a card, a newsletter: everybody of the group gets the same link.")},
    {"kiosk", N_("on one device for many people"),
     N_("A tablet in a waiting room: after each person it begins anew, and nothing stays "
        "on it.")},
    {"paper", N_("paper that somebody types in"),
     N_("For who enters sheets of paper, one after the other. The sheets are marked as "
        "nothing else: nobody sees later which answers came from paper.")},
    {NULL, NULL, NULL},
};

static const struct choice OWN_KINDS[] = {
    {"level", N_("a sentence that one agrees with, or not"), NULL},
    {"text", N_("a question that one answers in own words"),
     N_("Two people check what was written before anybody else reads it.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field EXPERIENCE_NEW[] = {
    {"instrument", FIELD_CHOICE, true, CODE_LIMIT, N_("What do you ask about?"), NULL, NULL, NULL},
    {"title", FIELD_LINE, true, TITLE_LIMIT, N_("What do you call this wave?"),
     N_("Short, so that it stands in tables: T0, spring 2026."), "off", NULL},
    {"asker", FIELD_TEXT, true, STORY_LIMIT, N_("Who asks?"),
     N_("Name, organisation, and how one reaches you with a question. It stands above the first question."), NULL, NULL},
    {"reason", FIELD_TEXT, true, STORY_LIMIT, N_("Why do you ask, and what happens with the answers?"),
     N_("In short sentences. For example: we want to know what is good and what must be better. In March we talk about it with families."), NULL, NULL},
    {"due_day", FIELD_DAY, false, 0, N_("By which day do you hope for answers?"),
     N_("Nothing closes by itself on that day. Two to three weeks is our proposal."), NULL, NULL},
    {"keep_months", FIELD_NUMBER, true, MONTHS_LIMIT, N_("How many months are the answers kept after closing?"),
     N_("After that they are erased. What was shown of them stays. Our proposal: 24."), NULL, NULL},
};
static const struct field EXPERIENCE_WORDS[] = {
    {"title", FIELD_LINE, false, TITLE_LIMIT, N_("What do you call this wave?"),
     N_("Short, so that it stands in tables: T0, spring 2026."), "off", NULL},
    {"asker", FIELD_TEXT, true, STORY_LIMIT, N_("Who asks?"),
     N_("Name, organisation, and how one reaches you with a question. It stands above the first question."), NULL, NULL},
    {"reason", FIELD_TEXT, false, STORY_LIMIT, N_("Why do you ask, and what happens with the answers?"),
     N_("In short sentences. For example: we want to know what is good and what must be better. In March we talk about it with families."), NULL, NULL},
    {"reason_nl", FIELD_TEXT, false, STORY_LIMIT, N_("The same in Dutch"),
     N_("You may leave these three empty. Who answers in a language with a text of its own reads that one; everybody else reads the first text."), NULL, NULL},
    {"reason_fr", FIELD_TEXT, false, STORY_LIMIT, N_("The same in French"), NULL, NULL, NULL},
    {"reason_en", FIELD_TEXT, false, STORY_LIMIT, N_("The same in English"), NULL, NULL, NULL},
    {"due_day", FIELD_DAY, false, 0, N_("By which day do you hope for answers?"),
     N_("Nothing closes by itself on that day. Two to three weeks is our proposal."), NULL, NULL},
    {"keep_months", FIELD_NUMBER, false, MONTHS_LIMIT, N_("How many months are the answers kept after closing?"),
     N_("After that they are erased. What was shown of them stays. Our proposal: 24."), NULL, NULL},
};
static const struct field EXPERIENCE_PRESET[] = {
    {"preset", FIELD_CHOICE, true, CODE_LIMIT, N_("Which of the usual choices?"), NULL, NULL, NULL},
};
static const struct field EXPERIENCE_ITEMS[] = {
    {"steps", FIELD_CHOICES, false, CODES_LIMIT, N_("Codes of the parts that are asked, of those that may be left out"), NULL, NULL, NULL},
    {"items", FIELD_CHOICES, false, CODES_LIMIT, N_("Codes of the questions that are asked"), NULL, NULL, NULL},
    {"chosen_by", FIELD_TEXT, false, SENTENCE_LIMIT, N_("Who decided which questions stay?"),
     N_("For example: the mothers of the Tuesday group, with their association. It stands beside the findings. No names of people."), NULL, NULL},
    {"areas", FIELD_TEXT, false, AREAS_LIMIT, N_("Neighbourhoods that families can choose from, one a line"),
     N_("Leave this empty to ask nothing about it. Two to eight, and large ones: each has about 1,000 families or more, because a small one points at people."), NULL, NULL},
    {"areas_sure", FIELD_CHECK, false, 3, N_("Each has about 1,000 families or more"), NULL, NULL, NULL},
};
static const struct field OWN_ITEM[] = {
    {"kind", FIELD_CHOICE, true, CODE_LIMIT, N_("What kind of question is it?"), NULL, NULL, OWN_KINDS},
    {"text_nl", FIELD_LINE, false, SENTENCE_LIMIT, N_("In Dutch"), NULL, "off", NULL},
    {"text_fr", FIELD_LINE, false, SENTENCE_LIMIT, N_("In French"), NULL, "off", NULL},
    {"text_en", FIELD_LINE, false, SENTENCE_LIMIT, N_("In English"),
     N_("Who reads another language gets the first one that is there. Do not ask for names, places or what points at one person."), "off", NULL},
};
static const struct field OWN_ITEM_REMOVE[] = {
    {"own_item", FIELD_SELECT, true, ROW_LIMIT, N_("Which one?"), NULL, NULL, NULL},
};
static const struct field SURVEY_LINK[] = {
    {"respondent", FIELD_CHOICE, true, CODE_LIMIT, N_("Who answers by this link?"), NULL, NULL, NULL},
    {"kind", FIELD_CHOICE, true, CODE_LIMIT, N_("How do they answer?"), NULL, NULL, LINK_KINDS},
    {"label", FIELD_LINE, true, NAME_LIMIT, N_("Where do they get it?"),
     N_("For yourself: poster in the library, newsletter of March. Never the name of a person."), "off", NULL},
    {"language", FIELD_CHOICE, true, LANGUAGE_LIMIT, N_("In which language does it begin?"),
     N_("Who answers can change it."), NULL, LANGUAGE_CHOICES},
    {"people", FIELD_NUMBER, true, LIMIT_LINK_REPLIES, N_("About how many people get this link?"),
     N_("A link is for a group of five or more, never for one person."), "off", NULL},
    {"most", FIELD_NUMBER, false, LIMIT_LINK_REPLIES, N_("How many answers does it take at most?"),
     N_("A ceiling against mischief. Left empty: one and a half times as many as get it, which is our proposal."), "off", NULL},
};
static const struct field SURVEY_LINK_VOID[] = {
    {"reason", FIELD_TEXT, true, SENTENCE_LIMIT, N_("Why does this link stop?"),
     N_("It stands in the history and beside the findings. For example: the address went round in another town."), NULL, NULL},
};
static const struct field EXPERIENCE_CLOSE[] = {
    {"sure", FIELD_CHECK, true, 3, N_("Yes, close this survey for good"),
     N_("Nobody can answer any more, and it does not open again."), NULL, NULL},
};
static const struct field EXPERIENCE_REMOVE[] = {
    {"title", FIELD_LINE, true, TITLE_LIMIT, N_("Type the name of this wave"), NULL, "off", NULL},
    {"reason", FIELD_TEXT, false, SENTENCE_LIMIT, N_("Why is it thrown away?"),
     N_("It stands in the history. Of an open survey this must be filled in."), NULL, NULL},
};
static const struct field EXPERIENCE_IMPORT[] = {
    {"link", FIELD_SELECT, true, ROW_LIMIT, N_("By which paper link do they come in?"),
     N_("It says whose answers they are."), NULL, NULL},
    {"text", FIELD_BLOCK, false, LIMIT_BLOCK_CHARACTERS, N_("The table"),
     N_("A row for each sheet of paper; the first line has the codes of the questions."), NULL, NULL},
    {"file", FIELD_FILE, false, 0, N_("Or a file"),
     N_("A workbook (.xlsx) or a table as text (.csv), of at most 5 MB. It takes the place of what stands above."), NULL, NULL},
    {"seen", FIELD_HIDDEN, false, CODE_LIMIT, N_("What the preview said, as it gave it"), NULL, NULL, NULL},
    {"confirm", FIELD_HIDDEN, false, CODE_LIMIT, N_("'yes' adds the sheets; empty shows what would be added"), NULL, NULL, NULL},
};
/* clang-format on */

PLAN(FORM_EXPERIENCE_NEW, "form_experience_new", EXPERIENCE_NEW, N_("Make the wave"));
PLAN(FORM_EXPERIENCE_WORDS, "form_experience_words", EXPERIENCE_WORDS, N_("Save"));
PLAN(FORM_EXPERIENCE_PRESET, "form_experience_preset", EXPERIENCE_PRESET,
     N_("Take this choice"));
PLAN(FORM_EXPERIENCE_ITEMS, "form_experience_items", EXPERIENCE_ITEMS,
     N_("Save what is asked"));
PLAN(FORM_OWN_ITEM, "form_own_item", OWN_ITEM, N_("Add this question"));
PLAN(FORM_OWN_ITEM_REMOVE, "form_own_item_remove", OWN_ITEM_REMOVE, N_("Take it away"));
PLAN(FORM_SURVEY_LINK, "form_survey_link", SURVEY_LINK, N_("Make the link"));
DANGER_PLAN(FORM_SURVEY_LINK_VOID, "form_survey_link_void", SURVEY_LINK_VOID,
            N_("Stop this link"));
BUTTON(FORM_EXPERIENCE_OPEN, "form_experience_open", N_("Open the survey"));
DANGER_PLAN(FORM_EXPERIENCE_CLOSE, "form_experience_close", EXPERIENCE_CLOSE,
            N_("Close the survey"));
DANGER_PLAN(FORM_EXPERIENCE_REMOVE, "form_experience_remove", EXPERIENCE_REMOVE,
            N_("Throw it away"));
BUTTON(FORM_EXPERIENCE_RECOMPUTE, "form_experience_recompute",
       N_("Compute it by this version"));
PLAN(FORM_EXPERIENCE_IMPORT, "form_experience_import", EXPERIENCE_IMPORT,
     N_("Show what would be added"));
BUTTON(FORM_SELF_IMAGE, "form_self_image", N_("Save how I see my role"));
