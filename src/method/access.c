#include "method/access.h"

#include <string.h>

#include "base/attributes.h"

#define NO RIGHT_NONE
#define SEE RIGHT_SEE
#define ALL RIGHT_CHANGE

/* clang-format off */
static const struct {
    const char *code;
    enum access_right rights[ROLE_COUNT];
} OBJECTS[OBJECT_COUNT] = {
/*                                             visitor acc. host res. family work. repr. init. coord. */
    [OBJECT_PUBLIC]        = {"public",        {ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL}},
    [OBJECT_OWN_ACCOUNT]   = {"own_account",   { NO, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL}},
    [OBJECT_NETWORK_LIST]  = {"network_list",  { NO, SEE, SEE, SEE, SEE, SEE, SEE, SEE, SEE}},
    [OBJECT_NEW_NETWORK]   = {"new_network",   { NO,  NO, ALL,  NO,  NO,  NO,  NO,  NO, ALL}},
    [OBJECT_NETWORK_HOME]  = {"network_home",  { NO,  NO,  NO, SEE, SEE, SEE, SEE, SEE, SEE}},
    [OBJECT_JOURNAL]       = {"journal",       { NO,  NO,  NO,  NO,  NO,  NO, SEE, SEE, ALL}},
    [OBJECT_OWN_CHANGES]   = {"own_changes",   { NO,  NO,  NO,  NO,  NO,  NO,  NO, ALL, ALL}},
    [OBJECT_PEOPLE]        = {"people",        { NO,  NO,  NO,  NO, SEE, SEE, SEE, SEE, ALL}},
    [OBJECT_PEOPLE_EMAIL]  = {"people_email",  { NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO, ALL}},
    [OBJECT_INVITATION]    = {"invitation",    { NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO, ALL}},
    [OBJECT_SETTINGS]      = {"settings",      { NO,  NO,  NO,  NO,  NO,  NO, SEE, SEE, ALL}},
    [OBJECT_ISSUE]         = {"issue",         { NO,  NO,  NO, SEE, SEE, SEE, SEE, ALL, ALL}},
    [OBJECT_ARENA]         = {"arena",         { NO,  NO,  NO,  NO,  NO,  NO,  NO, ALL, ALL}},
    [OBJECT_STEERING]      = {"steering",      { NO,  NO,  NO,  NO,  NO,  NO,  NO, SEE, ALL}},
    [OBJECT_CRITERIA]      = {"criteria",      { NO,  NO,  NO,  NO, SEE,  NO, SEE, ALL, ALL}},
    [OBJECT_MEMBERS]       = {"members",       { NO,  NO,  NO, SEE, SEE, SEE, SEE, ALL, ALL}},
    [OBJECT_OWN_ENTRY]     = {"own_entry",     { NO,  NO,  NO,  NO,  NO,  NO, ALL,  NO,  NO}},
    [OBJECT_SURVEY]        = {"survey",        { NO,  NO,  NO,  NO,  NO,  NO,  NO, SEE, ALL}},
    [OBJECT_FINDINGS]      = {"findings",      { NO,  NO,  NO,  NO, SEE, SEE, SEE, ALL, ALL}},
    [OBJECT_TIE_TALKS]     = {"tie_talks",     { NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO, SEE}},
    [OBJECT_OWN_FINDINGS]  = {"own_findings",  { NO,  NO,  NO,  NO,  NO, SEE, SEE,  NO,  NO}},
    [OBJECT_EXPERIENCE]    = {"experience",    { NO,  NO,  NO,  NO, SEE, SEE, SEE, SEE, ALL}},
    [OBJECT_EXPERIENCE_FINDINGS] = {"experience_findings", { NO, NO, NO, SEE, SEE, SEE, ALL, ALL, ALL}},
    [OBJECT_OPEN_ANSWERS]  = {"open_answers",  { NO,  NO,  NO,  NO, ALL,  NO,  NO, ALL, ALL}},
    [OBJECT_OWN_EXPERIENCE] = {"own_experience", { NO, NO,  NO,  NO,  NO, SEE, SEE,  NO,  NO}},
    [OBJECT_COORDINATOR_LOG] = {"coordinator_log", { NO, NO, NO,  NO,  NO,  NO,  NO,  NO, ALL}},
    [OBJECT_ARCHIVE]       = {"archive",       { NO,  NO,  NO,  NO,  NO,  NO,  NO,  NO, ALL}},
    [OBJECT_INSTALLATION]  = {"installation",  { NO,  NO, ALL,  NO,  NO,  NO,  NO,  NO,  NO}},
};

static const struct {
    const char *code;
    bool is_given;
    const char *name;
    const char *meaning;
} ROLES[ROLE_COUNT] = {
    [ROLE_VISITOR] = {"visitor", false, N_("visitor"), N_("Anybody, not signed in.")},
    [ROLE_ACCOUNT] = {"account", false, N_("signed in"), N_("Signed in, without a role in this network.")},
    [ROLE_HOST] = {"host", false, N_("host"), N_("Keeps the machine: installs, backs up, names a coordinator. Reads no content.")},
    [ROLE_RESEARCHER] = {"researcher", true, N_("researcher"), N_("Studies networks from coded data, as far as the network agreed.")},
    [ROLE_MEMBER_FAMILY] = {"member_family", true, N_("family as member"), N_("An expert by experience who takes part as a member, like any other.")},
    [ROLE_WORKER] = {"worker", true, N_("worker"), N_("Works at a partner organisation. Raises signals, sees the network's pages.")},
    [ROLE_REPRESENTATIVE] = {"representative", true, N_("representative"), N_("Speaks for a partner organisation: answers, decides, takes on actions.")},
    [ROLE_INITIATOR] = {"initiator", true, N_("initiating group"), N_("Rates the arena together with the coordinator.")},
    [ROLE_COORDINATOR] = {"coordinator", true, N_("coordinator"), N_("Keeps the thread: invites, arranges, hands over. Does not see what was promised to stay private.")},
};
/* clang-format on */

enum access_right access_of_role(enum access_role role, enum access_object object)
{
    return OBJECTS[object].rights[role];
}

enum access_right access_of_roles(unsigned roles, enum access_object object)
{
    enum access_right best = access_of_role(ROLE_VISITOR, object);

    for (int role = 0; role < ROLE_COUNT; role++) {
        const enum access_right right = OBJECTS[object].rights[role];

        if ((roles & access_set((enum access_role)role)) != 0 && right > best) {
            best = right;
        }
    }
    return best;
}

bool access_role_is_given(enum access_role role)
{
    return ROLES[role].is_given;
}

const char *access_role_code(enum access_role role)
{
    return ROLES[role].code;
}

bool access_role_find(const char *code, enum access_role *role_out)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        if (strcmp(ROLES[role].code, code) == 0) {
            *role_out = (enum access_role)role;
            return true;
        }
    }
    return false;
}

const char *access_role_name(enum access_role role)
{
    return ROLES[role].name;
}

const char *access_role_meaning(enum access_role role)
{
    return ROLES[role].meaning;
}

const char *access_object_code(enum access_object object)
{
    return OBJECTS[object].code;
}
