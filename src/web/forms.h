/* forms.h - the plan of every form: its fields, what may stand in them, their help. */
#pragma once

#include "web/visit.h"

extern const struct form_plan FORM_SIGN_IN, FORM_SIGN_IN_MAIL, FORM_SIGN_IN_LINK,
    FORM_SIGN_OUT, FORM_SETUP, FORM_PROFILE, FORM_PASSWORD, FORM_NETWORK_NEW, FORM_INVITE,
    FORM_WITHDRAW, FORM_JOIN, FORM_JOIN_NEW, FORM_ROLE_GIVE, FORM_ROLE_END, FORM_UNDO,
    FORM_SETTINGS, FORM_ARCHIVE, FORM_REOPEN, FORM_DELETE, FORM_COORDINATOR;

/* forms_talk.c */
extern const struct form_plan FORM_TALK, FORM_OWN, FORM_MEMBER, FORM_MEMBER_EDIT,
    FORM_MEMBER_ROLE, FORM_MEMBER_END;

/* forms_issue.c */
extern const struct form_plan FORM_ISSUE, FORM_SOURCE_ADD, FORM_SOURCE,
    FORM_SOURCE_REMOVE;

/* forms_result.c */
extern const struct form_plan FORM_OVERRIDE, FORM_OVERRIDE_REMOVE, FORM_VERSION,
    FORM_RATINGS_ERASE;

/* forms_choice.c */
extern const struct form_plan FORM_CASE_ANSWERS, FORM_CASE_CHOICE, FORM_CRITERION_ADD,
    FORM_CRITERION_CHANGE, FORM_CRITERION_PROPOSAL, FORM_CRITERION_REMOVE,
    FORM_CRITERIA_LOCK, FORM_FIT;

/* forms_arena.c */
extern const struct form_plan FORM_ACTORS, FORM_ACTOR_ADD, FORM_ACTOR, FORM_ACTOR_REMOVE,
    FORM_SHEET, FORM_SHEET_RESUME, FORM_ROUND_OPEN, FORM_ROUND_CLOSE;

/* forms_paste.c */
extern const struct form_plan FORM_HOLDINGS, FORM_PASTE;

/* forms_partners.c */
extern const struct form_plan FORM_SELECTION, FORM_PAIR;
