/* people_model.h - people, roles and history as they stand in a model. */
#pragma once

#include "store/journal.h"
#include "web/visit.h"

/* Everything that is known of the people of a network, at a moment. */
struct people {
    struct record_list persons;
    struct record_list roles;
    struct record_list organisations;
    struct record_list invitations;
};

/* As of now (`at` 0) or of a moment. */
NODISCARD bool people_read(struct visit *visit, int64_t at, struct people *people_out,
                           struct status *st);

/* "" when there is none. */
const char *people_organisation_name(const struct people *people, int64_t id);

/* Who did it: the name of a person, "the host" … in the visitor's language. */
const char *people_author_name(struct visit *visit, const struct people *people,
                               const char *author);

/* One change of the journal as an object: position, at, who, a sentence of what. */
void people_change_put(struct visit *visit, const struct people *people,
                       const struct journal_entry *entry, struct value *list);

/* {code, name, meaning} of a role. */
void people_role_put(struct visit *visit, struct value *object, enum access_role role);

/* Is a row of the roles one of this person? Cheap, because it is asked of each pair: the
 * row is not read for it. */
static inline bool people_has_role(const struct people *people, size_t row,
                                   int64_t person_id)
{
    return people->roles.rows[row][1].integer == person_id;
}
