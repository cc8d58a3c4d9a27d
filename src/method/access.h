/* access.h - who may see what, and who may change it: one table for the whole program.
 * Pure.
 *
 * A person is in a network by roles, and may what any of them may. The coordinator sees
 * less than an administrator of other software would: that is meant (docs/methods/
 * access.md). The host keeps the machine and reads no content. */
#pragma once

#include <stdbool.h>

enum access_role {
    ROLE_VISITOR, /* anybody, not signed in */
    ROLE_ACCOUNT, /* signed in, without a role in this network */
    ROLE_HOST,
    ROLE_RESEARCHER,
    ROLE_MEMBER_FAMILY,
    ROLE_WORKER,
    ROLE_REPRESENTATIVE,
    ROLE_INITIATOR,
    ROLE_COORDINATOR,
    ROLE_COUNT
};

enum access_object {
    OBJECT_PUBLIC, /* sign-in, help, health */
    OBJECT_OWN_ACCOUNT, /* one's name, password, sessions */
    OBJECT_NETWORK_LIST, /* one's own networks */
    OBJECT_NEW_NETWORK,
    OBJECT_NETWORK_HOME, /* the thread */
    OBJECT_JOURNAL, /* who changed what */
    OBJECT_OWN_CHANGES, /* taking back what one changed oneself */
    OBJECT_PEOPLE, /* who is in the network, in which role */
    OBJECT_PEOPLE_EMAIL,
    OBJECT_INVITATION,
    OBJECT_SETTINGS,
    OBJECT_ISSUE, /* the issue and the sources that it needs */
    OBJECT_ARENA, /* the sheet, the ranking, and all that is chosen from it: for the
                   * initiating group alone */
    OBJECT_STEERING, /* opening and closing rounds, locking criteria, new versions */
    OBJECT_CRITERIA,
    OBJECT_MEMBERS, /* which organisations take part, in which role, since when */
    OBJECT_OWN_ENTRY, /* what is written of one's own organisation after the talk */
    OBJECT_SURVEY, /* a wave, who is asked, how far they are: never an answer */
    OBJECT_FINDINGS, /* what closed waves show, for members; pinning is changing it */
    OBJECT_TIE_TALKS, /* which pairs see their tie differently: without who said what */
    OBJECT_OWN_FINDINGS, /* one's own organisation: both sides of its ties, its scores */
    OBJECT_EXPERIENCE, /* an anonymous survey, its links, how many answered: no answer */
    OBJECT_EXPERIENCE_FINDINGS, /* what closed ones show of groups that are large enough;
                                 * writing notes on dilemmas is changing it */
    OBJECT_OPEN_ANSWERS, /* written answers before two people have checked them */
    OBJECT_OWN_EXPERIENCE, /* one's own organisation, when enough of it answered */
    OBJECT_COORDINATOR_LOG, /* one's own, and nobody else's */
    OBJECT_ARCHIVE, /* archive and delete a network */
    OBJECT_INSTALLATION, /* names and states of all networks, naming a coordinator */
    OBJECT_COUNT
};

enum access_right { RIGHT_NONE, RIGHT_SEE, RIGHT_CHANGE };

/* What one role may do with an object. */
enum access_right access_of_role(enum access_role role, enum access_object object);

/* A set of roles: bit 1 << role. Everybody is a visitor too. */
enum access_right access_of_roles(unsigned roles, enum access_object object);

static inline unsigned access_set(enum access_role role)
{
    return 1U << role;
}

/* Roles of a network that can be given by invitation. */
bool access_role_is_given(enum access_role role);

/* The stable code ("coordinator") and back. */
const char *access_role_code(enum access_role role);
bool access_role_find(const char *code, enum access_role *role_out);

/* What a person reads: N_() texts. */
const char *access_role_name(enum access_role role);
const char *access_role_meaning(enum access_role role);

const char *access_object_code(enum access_object object);
