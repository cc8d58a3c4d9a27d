/* forms.h - the plan of every form: its fields, what may stand in them, their help. */
#pragma once

#include "web/visit.h"

extern const struct form_plan FORM_SIGN_IN, FORM_SIGN_IN_MAIL, FORM_SIGN_IN_LINK,
    FORM_SIGN_OUT, FORM_SETUP, FORM_PROFILE, FORM_PASSWORD, FORM_NETWORK, FORM_INVITE,
    FORM_WITHDRAW, FORM_JOIN, FORM_JOIN_NEW, FORM_ROLE_GIVE, FORM_ROLE_END, FORM_UNDO,
    FORM_SETTINGS, FORM_ARCHIVE, FORM_REOPEN, FORM_DELETE, FORM_COORDINATOR;
