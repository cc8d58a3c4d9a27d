/* people_model.h - people and their roles as they stand in a model. */
#pragma once

#include "web/visit.h"

/* Everything that is known of the people of a network, at a moment. */
struct people {
    struct record_list persons;
    struct record_list roles;
    struct record_list organisations;
    struct record_list invitations;
    const struct role *by_person; /* all roles, those of one person together */
};

/* "?on=DATE": the network as it was at the end of a day. Today, and `at` 0, without it.
 * fails  STATUS_INVALID  it is no day */
NODISCARD bool people_day_asked(struct visit *visit, const char **day_out,
                                int64_t *at_out, struct status *st);

/* As of now (`at` 0) or of a moment. */
NODISCARD bool people_read(struct visit *visit, int64_t at, struct people *people_out,
                           struct status *st);

/* The roles of a person, the first that was given first. O(log roles). */
const struct role *people_roles_of(const struct people *people, int64_t person_id,
                                   size_t *count_out);

/* Does the visitor stand for this organisation today: as its representative, or as who is
 * said to work there? */
bool people_stands_for(const struct visit *visit, const struct people *people,
                       int64_t organisation_id);

/* NULL when nobody has this id. */
const char *people_person_name(const struct people *people, int64_t id);

/* "" when there is none. */
const char *people_organisation_name(const struct people *people, int64_t id);

/* Who did it: the name of a person, "the host" … in the visitor's language. */
const char *people_author_name(struct visit *visit, const struct people *people,
                               const char *author);

/* {code, name, meaning} of a role. */
void people_role_put(struct visit *visit, struct value *object, enum access_role role);
