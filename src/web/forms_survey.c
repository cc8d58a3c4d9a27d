/* forms_survey.c - the forms with which a coordinator sets up a survey and follows it. */
#include "web/form_plans.h"

enum {
    TITLE_LIMIT = 60,
    WAVE_ROW_LIMIT = 12,
    LANGUAGE_LIMIT = 2,
    MONTHS_LIMIT = 60,
    EMAIL_LIMIT = 254
};

/* clang-format off */
static const struct field SURVEY_NEW[] = {
    {"title", FIELD_LINE, true, TITLE_LIMIT, N_("What do you call this wave?"),
     N_("Short, so that it stands in tables: T0, spring 2026."), "off", NULL},
    {"asker", FIELD_TEXT, true, STORY_LIMIT, N_("Who asks?"),
     N_("Name, organisation, and how one reaches you with a question. It stands above the first question."), NULL, NULL},
    {"reason", FIELD_TEXT, true, STORY_LIMIT, N_("Why do you ask, and what happens with the answers?"),
     N_("For example: we look together how we work with each other, and talk about it in March."), NULL, NULL},
    {"due_day", FIELD_DAY, false, 0, N_("By which day do you hope for answers?"),
     N_("Nothing closes by itself on that day. Two to three weeks is our proposal."), NULL, NULL},
    {"keep_months", FIELD_NUMBER, true, MONTHS_LIMIT, N_("How many months are single answers kept after closing?"),
     N_("After that only what each organisation answers as a whole is left. Our proposal: 12, so that the next wave can show people what they said."), NULL, NULL},
    {"steps", FIELD_CHOICES, false, 200, N_("What do you ask beside with whom one works, and how often one has contact?"),
     N_("Everything takes about fifteen minutes for 25 organisations. Ask less when people have less time: a shorter survey with more answers says more."), NULL, NULL},
};
static const struct field SURVEY_WORDS[] = {
    {"title", FIELD_LINE, false, TITLE_LIMIT, N_("What do you call this wave?"),
     N_("Short, so that it stands in tables: T0, spring 2026."), "off", NULL},
    {"asker", FIELD_TEXT, true, STORY_LIMIT, N_("Who asks?"),
     N_("Name, organisation, and how one reaches you with a question. It stands above the first question."), NULL, NULL},
    {"reason", FIELD_TEXT, true, STORY_LIMIT, N_("Why do you ask, and what happens with the answers?"),
     N_("For example: we look together how we work with each other, and talk about it in March."), NULL, NULL},
    {"due_day", FIELD_DAY, false, 0, N_("By which day do you hope for answers?"),
     N_("Nothing closes by itself on that day. Two to three weeks is our proposal."), NULL, NULL},
    {"keep_months", FIELD_NUMBER, false, MONTHS_LIMIT, N_("How many months are single answers kept after closing?"),
     N_("After that only what each organisation answers as a whole is left. Our proposal: 12, so that the next wave can show people what they said."), NULL, NULL},
    {"steps", FIELD_CHOICES, false, 200, N_("What do you ask beside with whom one works, and how often one has contact?"),
     N_("Everything takes about fifteen minutes for 25 organisations. Ask less when people have less time: a shorter survey with more answers says more."), NULL, NULL},
};
static const struct field INFORMANT_ADD[] = {
    {"wave_actor_id", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("For which organisation?"), NULL, NULL, NULL},
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Who answers?"), NULL, "off", NULL},
    {"email", FIELD_EMAIL, false, EMAIL_LIMIT, N_("E-mail address"),
     N_("The link goes there, and nobody else sees it. Without an address you hand the link over, on paper or by phone."), "off", NULL},
    {"language", FIELD_CHOICE, true, LANGUAGE_LIMIT, N_("In which language?"), NULL, NULL, LANGUAGE_CHOICES},
};
static const struct field INFORMANT[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Who answers?"), NULL, "off", NULL},
    {"email", FIELD_EMAIL, false, EMAIL_LIMIT, N_("E-mail address"),
     N_("With another address there is a new link, and the former one stops. What was answered stays."), "off", NULL},
    {"language", FIELD_CHOICE, true, LANGUAGE_LIMIT, N_("In which language?"), NULL, NULL, LANGUAGE_CHOICES},
};
static const struct field SURVEY_MEMBER[] = {
    {"actor_id", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("Which organisation comes onto the list?"),
     N_("Who has begun already sees it marked as new."), NULL, NULL},
};
static const struct field SURVEY_OFF[] = {
    {"wave_actor_id", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("What goes off the list?"), NULL, NULL, NULL},
};
static const struct field SURVEY_SAME[] = {
    {"wave_actor_id", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("Which name?"), NULL, NULL, NULL},
    {"same_as", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("What is it?"),
     N_("Ask who wrote it when you are not sure."), NULL, NULL},
};
static const struct field SURVEY_COORDINATES[] = {
    {"wave_actor_id", FIELD_SELECT, true, WAVE_ROW_LIMIT, N_("Which organisation coordinates?"),
     N_("The findings show what stays of the network without it."), NULL, NULL},
};
static const struct field SURVEY_REMIND[] = {
    {"part", FIELD_NUMBER, true, 100, N_("Remind those who have answered less than … per cent"),
     N_("100: all who are not ready. Nobody gets more than one mail a day."), NULL, NULL},
};
static const struct field SURVEY_CLOSE[] = {
    {"sure", FIELD_CHECK, true, 3, N_("Yes, close this wave for good"),
     N_("Nobody can answer any more, and it does not open again."), NULL, NULL},
};
static const struct field SURVEY_REMOVE[] = {
    {"sure", FIELD_CHECK, true, 3, N_("Yes, take this draft away"),
     N_("With its list and with those who were going to be asked. Nobody was asked yet."), NULL, NULL},
};
static const struct field PAPER_NAME[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Another name that stands on the sheet"),
     N_("Add such names first: each then has a row below."), "off", NULL},
};
/* clang-format on */

PLAN(FORM_SURVEY_NEW, "form_survey_new", SURVEY_NEW, N_("Make the wave"));
PLAN(FORM_SURVEY_WORDS, "form_survey_words", SURVEY_WORDS, N_("Save"));
BUTTON(FORM_SURVEY_ASK, "form_survey_ask", N_("Put all representatives on the list"));
PLAN(FORM_INFORMANT_ADD, "form_informant_add", INFORMANT_ADD, N_("Ask this person"));
PLAN(FORM_INFORMANT, "form_informant", INFORMANT, N_("Save"));
BUTTON(FORM_INFORMANT_RENEW, "form_informant_renew", N_("Make a new link"));
DANGER_BUTTON(FORM_INFORMANT_WITHDRAW, "form_informant_withdraw",
              N_("Stop asking this person"));
PLAN(FORM_SURVEY_MEMBER, "form_survey_member", SURVEY_MEMBER, N_("Put it on the list"));
PLAN(FORM_SURVEY_OFF, "form_survey_off", SURVEY_OFF, N_("Take it off the list"));
PLAN(FORM_SURVEY_SAME, "form_survey_same", SURVEY_SAME, N_("Save what it is"));
PLAN(FORM_SURVEY_COORDINATES, "form_survey_coordinates", SURVEY_COORDINATES,
     N_("Save who coordinates"));
PLAN(FORM_SURVEY_REMIND, "form_survey_remind", SURVEY_REMIND, N_("Send reminders"));
BUTTON(FORM_SURVEY_OPEN, "form_survey_open", N_("Open the survey"));
DANGER_PLAN(FORM_SURVEY_CLOSE, "form_survey_close", SURVEY_CLOSE, N_("Close the survey"));
DANGER_PLAN(FORM_SURVEY_REMOVE, "form_survey_remove", SURVEY_REMOVE,
            N_("Take the draft away"));
BUTTON(FORM_SURVEY_PAPER, "form_survey_paper", N_("Save the whole sheet"));
PLAN(FORM_PAPER_NAME, "form_paper_name", PAPER_NAME, N_("Add this name"));
