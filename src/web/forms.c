#include "web/forms.h"

#include "base/limits.h"
#include "web/form_plans.h"
#include "web/password.h"

enum { EMAIL_LIMIT = 254 };

const struct choice LANGUAGE_CHOICES[] = {
    {"nl", "Nederlands", NULL},
    {"fr", "Français", NULL},
    {"en", "English", NULL},
    {NULL, NULL, NULL},
};

/* The texts are those of method/access.c; a test holds the two together. */
static const struct choice ROLES_GIVEN[] = {
    {"coordinator", N_("coordinator"),
     N_("Keeps the thread: invites, arranges, hands over. Does not see what was promised "
        "to stay private.")},
    {"initiator", N_("initiating group"),
     N_("Rates the arena together with the coordinator.")},
    {"representative", N_("representative"),
     N_("Speaks for a partner organisation: answers, decides, takes on actions.")},
    {"worker", N_("worker"),
     N_("Works at a partner organisation. Raises signals, sees the network's pages.")},
    {"member_family", N_("family as member"),
     N_("An expert by experience who takes part as a member, like any other.")},
    {"researcher", N_("researcher"),
     N_("Studies networks from coded data, as far as the network agreed.")},
    {NULL, NULL, NULL},
};

static const struct choice DELETE_WHEN[] = {
    {"keep", N_("Keep the archive"),
     N_("Nothing is deleted until somebody asks for it.")},
    {"delete", N_("Delete it after three months"),
     N_("Until that day the network can be opened again. Then everything goes, for "
        "good.")},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field SIGN_IN[] = {
    {"email", FIELD_EMAIL, true, EMAIL_LIMIT, N_("E-mail address"), NULL, "username", NULL},
    {"password", FIELD_PASSWORD, true, PASSWORD_LENGTH_MAX, N_("Password"), NULL, "current-password", NULL},
    {"to", FIELD_HIDDEN, false, LIMIT_ADDRESS_BYTES, N_("Then go to"), NULL, NULL, NULL},
};
static const struct field SIGN_IN_MAIL[] = {
    {"email", FIELD_EMAIL, true, EMAIL_LIMIT, N_("E-mail address"),
     N_("You get a link that signs you in once, within 30 minutes."), "email", NULL},
};
static const struct field SETUP[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Your name"),
     N_("As partners know you."), "name", NULL},
    {"email", FIELD_EMAIL, true, EMAIL_LIMIT, N_("E-mail address"), N_("You sign in with it."), "username", NULL},
    {"password", FIELD_PASSWORD, true, PASSWORD_LENGTH_MAX, N_("Password"),
     N_("At least 12 characters. A few words that only you put together are easiest."), "new-password", NULL},
    {"network", FIELD_LINE, true, NAME_LIMIT, N_("Name of your first network"),
     N_("For example: Netwerk kinderarmoede Oosterlinde. It can be changed later."), NULL, NULL},
    {"place", FIELD_LINE, false, NAME_LIMIT, N_("Town or region"), NULL, NULL, NULL},
};
static const struct field PROFILE[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Your name"),
     N_("In all your networks, also in their history."), "name", NULL},
    {"language", FIELD_CHOICE, true, 2, N_("Language"),
     N_("Of the pages and of the mails you get. Others choose their own."), NULL, LANGUAGE_CHOICES},
};
static const struct field PASSWORD[] = {
    {"present", FIELD_PASSWORD, false, PASSWORD_LENGTH_MAX, N_("Present password"),
     N_("Leave it empty if you have none, or came here by a mailed link."), "current-password", NULL},
    {"password", FIELD_PASSWORD, true, PASSWORD_LENGTH_MAX, N_("New password"),
     N_("At least 12 characters. A few words that only you put together are easiest."), "new-password", NULL},
};
static const struct field NETWORK[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Name of the network"),
     N_("For example: Netwerk kinderarmoede Oosterlinde. It can be changed later."), NULL, NULL},
    {"place", FIELD_LINE, false, NAME_LIMIT, N_("Town or region"), NULL, NULL, NULL},
};
static const struct field INVITE[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Who do you invite?"), N_("A name, as you would greet the person."), "off", NULL},
    {"email", FIELD_EMAIL, false, EMAIL_LIMIT, N_("E-mail address"),
     N_("Leave it empty to get a link and a QR code to hand over yourself."), "off", NULL},
    {"role", FIELD_CHOICE, true, 40, N_("In which role?"), NULL, NULL, ROLES_GIVEN},
    {"organisation", FIELD_LINE, false, NAME_LIMIT, N_("Organisation"),
     N_("Needed for a representative or a worker. A family takes part in its own name."), "organization", NULL},
};
static const struct field JOIN_NEW[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Your name"), N_("As the others in the network will see it."), "name", NULL},
    {"email", FIELD_EMAIL, true, EMAIL_LIMIT, N_("E-mail address"), N_("You sign in with it. Only the coordinator sees it."), "username", NULL},
    {"password", FIELD_PASSWORD, true, PASSWORD_LENGTH_MAX, N_("Password"),
     N_("At least 12 characters. A few words that only you put together are easiest."), "new-password", NULL},
};
static const struct field ROLE_GIVE[] = {
    {"role", FIELD_CHOICE, true, 40, N_("In which role?"), NULL, NULL, ROLES_GIVEN},
    {"organisation", FIELD_LINE, false, NAME_LIMIT, N_("Organisation"),
     N_("Needed for a representative or a worker. A family takes part in its own name."), "organization", NULL},
};
static const struct field ROLE_END[] = {
    {"role_id", FIELD_CHOICE, true, 0, N_("Which role ends?"), NULL, NULL, NULL},
};
static const struct field UNDO[] = {
    {"position", FIELD_NUMBER, true, INT32_MAX, N_("Number of the change"), NULL, NULL, NULL},
    {"to", FIELD_HIDDEN, false, LIMIT_ADDRESS_BYTES, N_("Then go to"), NULL, NULL, NULL},
};
static const struct field SETTINGS[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Name of the network"), NULL, NULL, NULL},
    {"place", FIELD_LINE, false, NAME_LIMIT, N_("Town or region"), NULL, NULL, NULL},
    {"journal_months", FIELD_NUMBER, true, 24, N_("Keep former values for … months"),
     N_("What was written before a change stays readable so long, to take changes back. Between 3 and 24 months; who changed what, and when, stays as long as the network."), NULL, NULL},
};
static const struct field ARCHIVE[] = {
    {"when", FIELD_CHOICE, true, 10, N_("And then?"), NULL, NULL, DELETE_WHEN},
};
static const struct field DELETE[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Type the name of the network to delete it now"),
     N_("Everything of it goes, for good: people, roles, history. Make a copy first if you may need it."), "off", NULL},
};
static const struct field COORDINATOR[] = {
    {"name", FIELD_LINE, true, NAME_LIMIT, N_("Name of the new coordinator"), NULL, "off", NULL},
    {"email", FIELD_EMAIL, true, EMAIL_LIMIT, N_("E-mail address"),
     N_("The person signs in with it, and gets the network in the list."), "off", NULL},
};
/* clang-format on */

PLAN(FORM_SIGN_IN, "form_sign_in", SIGN_IN, N_("Sign in"));
PLAN(FORM_SIGN_IN_MAIL, "form_sign_in_mail", SIGN_IN_MAIL, N_("Mail me a link"));
BUTTON(FORM_SIGN_IN_LINK, "form_sign_in_link", N_("Sign in now"));
BUTTON(FORM_SIGN_OUT, "form_sign_out", N_("Sign out on all other devices"));
PLAN(FORM_SETUP, "form_setup", SETUP, N_("Begin"));
PLAN(FORM_PROFILE, "form_profile", PROFILE, N_("Save"));
PLAN(FORM_PASSWORD, "form_password", PASSWORD, N_("Set the password"));
PLAN(FORM_NETWORK_NEW, "form_network", NETWORK, N_("Make the network"));
PLAN(FORM_INVITE, "form_invite", INVITE, N_("Invite"));
DANGER_BUTTON(FORM_WITHDRAW, "form_withdraw", N_("Withdraw the invitation"));
BUTTON(FORM_JOIN, "form_join", N_("Take part"));
PLAN(FORM_JOIN_NEW, "form_join_new", JOIN_NEW, N_("Take part"));
PLAN(FORM_ROLE_GIVE, "form_role_give", ROLE_GIVE, N_("Give this role"));
PLAN(FORM_ROLE_END, "form_role_end", ROLE_END, N_("End this role today"));
PLAN(FORM_UNDO, "form_undo", UNDO, N_("Take this back"));
PLAN(FORM_SETTINGS, "form_settings", SETTINGS, N_("Save"));
PLAN(FORM_ARCHIVE, "form_archive", ARCHIVE, N_("Archive the network"));
BUTTON(FORM_REOPEN, "form_reopen", N_("Open the network again"));
DANGER_PLAN(FORM_DELETE, "form_delete", DELETE, N_("Delete for good"));
PLAN(FORM_COORDINATOR, "form_coordinator", COORDINATOR, N_("Name this coordinator"));
