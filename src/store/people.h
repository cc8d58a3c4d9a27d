/* people.h - organisations, persons, their roles and the invitations of a network.
 *
 * A person is known by name and address inside each network, and signs in by an account
 * of the installation; so a network can move to another installation as it is. Roles have
 * a first day and, once ended, a first day on which they no longer hold. */
#pragma once

#include "method/access.h"
#include "store/change.h"

struct organisation {
    int64_t id;
    const char *name;
};

struct person {
    int64_t id;
    const char *name;
    const char *email;
    int64_t account_id; /* 0: none here */
};

struct role {
    int64_t id;
    int64_t person_id;
    enum access_role role;
    int64_t organisation_id; /* 0: none */
    const char *from_day;
    const char *to_day; /* NULL: open */
};

enum invitation_state { INVITATION_OPEN, INVITATION_ACCEPTED, INVITATION_WITHDRAWN };

struct invitation {
    int64_t id;
    const char *name;
    const char *email; /* NULL: a link to hand over */
    enum access_role role;
    int64_t organisation_id; /* 0: none */
    enum invitation_state state;
    const char *invited_by; /* an author */
    int64_t created_at;
    int64_t expires_at;
    const char *digest; /* of the link's token; NULL after an import */
};

enum { INVITATION_DAYS = 30 };

extern const struct record_kind ORGANISATION_RECORD, PERSON_RECORD, ROLE_RECORD,
    INVITATION_RECORD;

struct organisation organisation_from(const struct sql_value *values);
void organisation_values(const struct organisation *organisation,
                         struct sql_value *values_out);
struct person person_from(const struct sql_value *values);
void person_values(const struct person *person, struct sql_value *values_out);
struct role role_from(const struct sql_value *values);
void role_values(const struct role *role, struct sql_value *values_out);
struct invitation invitation_from(const struct sql_value *values);
void invitation_values(const struct invitation *invitation, struct sql_value *values_out);

/* The author of the changes of a person: "person:3". */
const char *person_author(struct pool *pool, int64_t person_id);

/* Holds on this day. */
bool role_is_held(const struct role *role, const char *day);

/* What an account is in a network today; nothing when it has no role there. */
struct presence {
    int64_t person_id; /* 0: not in this network */
    unsigned roles; /* access_set() */
    int64_t organisation_id; /* that it represents; 0: none */
};

NODISCARD bool people_presence(struct database *database, const char *network_id,
                               int64_t account_id, const char *today,
                               struct presence *presence_out, struct status *st);

/* Is the account this in any network today? */
NODISCARD bool people_is_anywhere(struct database *database, int64_t account_id,
                                  enum access_role role, const char *today, bool *is_out,
                                  struct status *st);

/* The organisation of this name, made when there is none. "" gives 0. */
NODISCARD bool organisation_ensure(struct change *change, struct unit *unit,
                                   const char *network_id, const char *name,
                                   int64_t *id_out, struct status *st);

/* The person of this account or with this address, made when there is none; linked to the
 * account. Who is there already keeps name and address: they are that person's own. */
NODISCARD bool person_ensure(struct change *change, struct unit *unit,
                             const char *network_id, const struct person *person,
                             int64_t *id_out, struct status *st);

/* The row of a person that comes back (an undo), with the account that it had lost: the
 * confirmed one of its address, unless another person of the network has it by now. */
NODISCARD bool person_relink(struct unit *unit, const char *network_id,
                             const struct sql_value *values,
                             const struct sql_value **values_out, struct status *st);

/* Give a role from today; nothing when the person holds it already. */
NODISCARD bool role_give(struct change *change, struct unit *unit, const char *network_id,
                         const struct role *role, struct status *st);

/* End a role today.
 * fails  STATUS_CONFLICT  it is the last coordinator's: name a second one first */
NODISCARD bool role_end(struct change *change, struct unit *unit, const char *network_id,
                        int64_t role_id, const char *today, struct status *st);

/* Refuse a network that would be left without coordinator. Call before change_end(). */
NODISCARD bool role_check_coordinator(struct unit *unit, const char *network_id,
                                      const char *today, struct status *st);

/* The invitation of a link; found by digest in any network.
 * fails  STATUS_NOT_FOUND */
NODISCARD bool invitation_by_digest(struct database *database, const char *digest,
                                    struct pool *pool, const char **network_id_out,
                                    struct invitation *invitation_out, struct status *st);

/* A representative and a worker stand for an organisation; a family for itself.
 * fails  STATUS_INVALID */
NODISCARD bool people_role_check(enum access_role role, const char *organisation,
                                 struct status *st);
