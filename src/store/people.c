#include "store/people.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "store/account.h"
#include "store/sql.h"

const char *person_author(struct pool *pool, int64_t person_id)
{
    struct text author;

    text_init(&author, pool, LIMIT_NAME_BYTES);
    text_format(&author, "person:%" PRId64, person_id);
    return author.bytes;
}

bool role_is_held(const struct role *role, const char *day)
{
    return strcmp(role->from_day, day) <= 0 &&
           (role->to_day == NULL || strcmp(role->to_day, day) > 0);
}

bool people_presence(struct database *database, const char *network_id,
                     int64_t account_id, const char *today, struct presence *presence_out,
                     struct status *st)
{
    struct presence presence = {0};
    SCOPED(pool) scratch = pool_new();
    SCOPED(query)
    query = query_begin(database, &SQL_ROLE_OF_ACCOUNT,
                        SQL_VALUES(sql_text(network_id), sql_integer(account_id),
                                   sql_text(today), sql_text(today)));

    while (query_next(query)) {
        enum access_role role;

        presence.person_id = query_integer(query, 0);
        if (access_role_find(query_text(query, 1, scratch), &role)) {
            presence.roles |= access_set(role);
        }
        if (!query_is_null(query, 2)) {
            presence.organisation_id = query_integer(query, 2);
        }
    }
    if (!query_end(query, st)) {
        return false;
    }
    *presence_out = presence;
    return true;
}

bool people_is_anywhere(struct database *database, int64_t account_id,
                        enum access_role role, const char *today, bool *is_out,
                        struct status *st)
{
    int64_t count = 0;
    SCOPED(query)
    query =
        query_begin(database, &SQL_ROLE_ANYWHERE,
                    SQL_VALUES(sql_integer(account_id), sql_text(access_role_code(role)),
                               sql_text(today), sql_text(today)));

    if (!query_number(query, &count, st)) {
        return false;
    }
    *is_out = count > 0;
    return true;
}

bool organisation_ensure(struct change *change, struct unit *unit, const char *network_id,
                         const char *name, int64_t *id_out, struct status *st)
{
    struct record_list list;
    struct organisation organisation = {.name = name};
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (name[0] == '\0') {
        *id_out = 0;
        return true;
    }
    if (!record_list(unit->database, &ORGANISATION_RECORD, network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        const struct organisation known = organisation_from(list.rows[i]);

        if (utf8_same_word(unit->pool, known.name, name)) {
            *id_out = known.id;
            return true;
        }
    }
    if (!record_next_id(unit->database, &ORGANISATION_RECORD, network_id,
                        &organisation.id, st)) {
        return false;
    }
    organisation_values(&organisation, values);
    *id_out = organisation.id;
    return change_put(change, &ORGANISATION_RECORD, values, st);
}

/* The person of this account, or else with this address; 0 when there is none. */
static bool person_search(struct database *database, const char *network_id,
                          const struct person *person, int64_t *id_out, struct status *st)
{
    int64_t id = 0;
    SCOPED(pool) scratch = pool_new();
    SCOPED(query)
    by_account =
        query_begin(database, &SQL_PERSON_BY_ACCOUNT,
                    SQL_VALUES(sql_text(network_id), sql_integer(person->account_id)));
    SCOPED(query)
    by_email =
        query_begin(database, &SQL_PERSON_BY_EMAIL,
                    SQL_VALUES(sql_text(network_id),
                               sql_text(account_email_key(person->email, scratch))));

    if (query_next(by_account)) {
        id = query_integer(by_account, 0);
    } else if (query_next(by_email)) {
        id = query_integer(by_email, 0);
    }
    if (!query_end(by_account, st) || !query_end(by_email, st)) {
        return false;
    }
    *id_out = id;
    return true;
}

bool person_ensure(struct change *change, struct unit *unit, const char *network_id,
                   const struct person *person, int64_t *id_out, struct status *st)
{
    struct person made = *person;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!person_search(unit->database, network_id, person, &made.id, st)) {
        return false;
    }
    if (made.id == 0) {
        if (!record_next_id(unit->database, &PERSON_RECORD, network_id, &made.id, st)) {
            return false;
        }
    } else {
        const struct sql_value *known = NULL;

        if (!record_find(unit->database, &PERSON_RECORD, network_id, made.id, unit->pool,
                         &known, st)) {
            return false;
        }
        made = person_from(known);
        made.account_id = person->account_id; /* 0: as it is */
    }
    person_values(&made, values);
    *id_out = made.id;
    return change_put(change, &PERSON_RECORD, values, st);
}

bool person_relink(struct unit *unit, const char *network_id,
                   const struct sql_value *values, const struct sql_value **values_out,
                   struct status *st)
{
    struct person person = person_from(values);
    struct account account = {0};
    struct sql_value *linked =
        pool_array(unit->pool, RECORD_COLUMNS_MAX, struct sql_value);
    int64_t other = 0;
    bool is_there = false;

    if (!status_absent(
            account_by_email(unit->database, person.email, unit->pool, &account, st),
            &is_there, st)) {
        return false;
    }
    if (!is_there || !account.is_verified) {
        *values_out = values;
        return true;
    }
    SCOPED(query)
    by_account = query_begin(unit->database, &SQL_PERSON_BY_ACCOUNT,
                             SQL_VALUES(sql_text(network_id), sql_integer(account.id)));
    if (!query_number(by_account, &other, st)) {
        return false;
    }
    person.account_id = other == 0 ? account.id : 0;
    person_values(&person, linked);
    *values_out = linked;
    return true;
}

static bool roles_read(struct unit *unit, const char *network_id,
                       struct record_list *list_out, struct status *st)
{
    return record_list(unit->database, &ROLE_RECORD, network_id, unit->pool, list_out,
                       st);
}

bool role_give(struct change *change, struct unit *unit, const char *network_id,
               const struct role *role, struct status *st)
{
    struct record_list list;
    struct role given = *role;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!roles_read(unit, network_id, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        const struct role known = role_from(list.rows[i]);

        if (known.person_id == role->person_id && known.role == role->role &&
            known.organisation_id == role->organisation_id &&
            role_is_held(&known, role->from_day)) {
            return true;
        }
    }
    if (!record_next_id(unit->database, &ROLE_RECORD, network_id, &given.id, st)) {
        return false;
    }
    role_values(&given, values);
    return change_put(change, &ROLE_RECORD, values, st);
}

bool role_check_coordinator(struct unit *unit, const char *network_id, const char *today,
                            struct status *st)
{
    struct record_list list;

    if (!roles_read(unit, network_id, &list, st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        const struct role role = role_from(list.rows[i]);

        if (role.role == ROLE_COORDINATOR && role_is_held(&role, today)) {
            return true;
        }
    }
    return status_fail(st, STATUS_CONFLICT,
                       "the network would be without coordinator: name a second one "
                       "first");
}

bool role_end(struct change *change, struct unit *unit, const char *network_id,
              int64_t role_id, const char *today, struct status *st)
{
    const struct sql_value *found = NULL;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!record_find(unit->database, &ROLE_RECORD, network_id, role_id, unit->pool,
                     &found, st)) {
        return false;
    }
    struct role role = role_from(found);
    if (!role_is_held(&role, today)) {
        return status_fail(st, STATUS_CONFLICT, "this role has ended already");
    }
    role.to_day = today;
    role_values(&role, values);
    return change_put(change, &ROLE_RECORD, values, st) &&
           (role.role != ROLE_COORDINATOR ||
            role_check_coordinator(unit, network_id, today, st));
}

bool invitation_by_digest(struct database *database, const char *digest,
                          struct pool *pool, const char **network_id_out,
                          struct invitation *invitation_out, struct status *st)
{
    const char *network_id = NULL;
    const struct sql_value *values = NULL;
    int64_t id = 0;
    SCOPED(query)
    query =
        query_begin(database, &SQL_INVITATION_BY_DIGEST, SQL_VALUES(sql_text(digest)));

    if (query_next(query)) {
        network_id = query_text(query, 0, pool);
        id = query_integer(query, 1);
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (network_id == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "this link is not known");
    }
    if (!record_find(database, &INVITATION_RECORD, network_id, id, pool, &values, st)) {
        return false;
    }
    *network_id_out = network_id;
    *invitation_out = invitation_from(values);
    return true;
}

bool people_role_check(enum access_role role, const char *organisation, struct status *st)
{
    const bool is_needed = role == ROLE_REPRESENTATIVE || role == ROLE_WORKER;

    if (is_needed && organisation[0] == '\0') {
        return status_fail(st, STATUS_INVALID,
                           "name the organisation for which the person stands");
    }
    if (role == ROLE_MEMBER_FAMILY && organisation[0] != '\0') {
        return status_fail(st, STATUS_INVALID,
                           "a family takes part in its own name: leave this empty");
    }
    return true;
}
