/* people_records.c - organisations, persons, roles and invitations as rows. */
#include "store/people.h"

#include <string.h>

#include "store/sql.h"

static const struct record_column ORGANISATION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .is_local = false},
    {"name", RECORD_TEXT, .is_local = false},
};

static const struct record_column PERSON_COLUMNS[] = {
    {"id", RECORD_INTEGER, .is_local = false},
    {"name", RECORD_TEXT, .is_local = false},
    {"email", RECORD_TEXT, .is_local = false},
    {"account_id", RECORD_INTEGER, .is_local = true},
};

static const struct record_column ROLE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .is_local = false},
    {"person_id", RECORD_INTEGER, .is_local = false},
    {"role", RECORD_TEXT, .is_local = false},
    {"organisation_id", RECORD_INTEGER, .is_local = false},
    {"from_day", RECORD_TEXT, .is_local = false},
    {"to_day", RECORD_TEXT, .is_local = false},
};

static const struct record_column INVITATION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .is_local = false},
    {"name", RECORD_TEXT, .is_local = false},
    {"email", RECORD_TEXT, .is_local = false},
    {"role", RECORD_TEXT, .is_local = false},
    {"organisation_id", RECORD_INTEGER, .is_local = false},
    {"state", RECORD_TEXT, .is_local = false},
    {"invited_by", RECORD_TEXT, .is_local = false},
    {"created_at", RECORD_INTEGER, .is_local = false},
    {"expires_at", RECORD_INTEGER, .is_local = false},
    {"digest", RECORD_TEXT, .is_local = true},
};

const struct record_kind ORGANISATION_RECORD = {
    .name = "organisation",
    .has_id = true,
    .columns = ORGANISATION_COLUMNS,
    .column_count = ARRAY_COUNT(ORGANISATION_COLUMNS),
    .list = &SQL_ORGANISATION_LIST,
    .find = &SQL_ORGANISATION_FIND,
    .put = &SQL_ORGANISATION_PUT,
    .remove = &SQL_ORGANISATION_REMOVE,
    .next = &SQL_ORGANISATION_NEXT,
};

const struct record_kind PERSON_RECORD = {
    .name = "person",
    .has_id = true,
    .columns = PERSON_COLUMNS,
    .column_count = ARRAY_COUNT(PERSON_COLUMNS),
    .list = &SQL_PERSON_LIST,
    .find = &SQL_PERSON_FIND,
    .put = &SQL_PERSON_PUT,
    .remove = &SQL_PERSON_REMOVE,
    .next = &SQL_PERSON_NEXT,
};

const struct record_kind ROLE_RECORD = {
    .name = "role",
    .has_id = true,
    .columns = ROLE_COLUMNS,
    .column_count = ARRAY_COUNT(ROLE_COLUMNS),
    .list = &SQL_ROLE_LIST,
    .find = &SQL_ROLE_FIND,
    .put = &SQL_ROLE_PUT,
    .remove = &SQL_ROLE_REMOVE,
    .next = &SQL_ROLE_NEXT,
};

const struct record_kind INVITATION_RECORD = {
    .name = "invitation",
    .has_id = true,
    .columns = INVITATION_COLUMNS,
    .column_count = ARRAY_COUNT(INVITATION_COLUMNS),
    .list = &SQL_INVITATION_LIST,
    .find = &SQL_INVITATION_FIND,
    .put = &SQL_INVITATION_PUT,
    .remove = &SQL_INVITATION_REMOVE,
    .next = &SQL_INVITATION_NEXT,
};

/* 0 is "none": no row has it. */
static struct sql_value reference(int64_t id)
{
    return id == 0 ? sql_null() : sql_integer(id);
}

struct organisation organisation_from(const struct sql_value *values)
{
    return (struct organisation){values[0].integer, values[1].text};
}

void organisation_values(const struct organisation *organisation,
                         struct sql_value *values_out)
{
    values_out[0] = sql_integer(organisation->id);
    values_out[1] = sql_text(organisation->name);
}

struct person person_from(const struct sql_value *values)
{
    return (struct person){values[0].integer, values[1].text, values[2].text,
                           values[3].integer};
}

void person_values(const struct person *person, struct sql_value *values_out)
{
    values_out[0] = sql_integer(person->id);
    values_out[1] = sql_text(person->name);
    values_out[2] = sql_text(person->email);
    values_out[3] = reference(person->account_id);
}

/* The codes were checked where they came in; a database that was changed by hand shows
 * an unknown one as the least that there is. */
static enum access_role role_read(const char *code)
{
    enum access_role role = ROLE_VISITOR;

    (void)access_role_find(code, &role);
    return role;
}

struct role role_from(const struct sql_value *values)
{
    return (struct role){
        .id = values[0].integer,
        .person_id = values[1].integer,
        .role = role_read(values[2].text),
        .organisation_id = values[3].integer,
        .from_day = values[4].text,
        .to_day = values[5].text,
    };
}

void role_values(const struct role *role, struct sql_value *values_out)
{
    values_out[0] = sql_integer(role->id);
    values_out[1] = sql_integer(role->person_id);
    values_out[2] = sql_text(access_role_code(role->role));
    values_out[3] = reference(role->organisation_id);
    values_out[4] = sql_text(role->from_day);
    values_out[5] = sql_text(role->to_day);
}

static const char *const STATES[] = {
    [INVITATION_OPEN] = "open",
    [INVITATION_ACCEPTED] = "accepted",
    [INVITATION_WITHDRAWN] = "withdrawn",
};

static enum invitation_state state_read(const char *code)
{
    size_t state = 0;

    while (state < INVITATION_WITHDRAWN && strcmp(STATES[state], code) != 0) {
        state++;
    }
    return (enum invitation_state)state;
}

struct invitation invitation_from(const struct sql_value *values)
{
    return (struct invitation){
        .id = values[0].integer,
        .name = values[1].text,
        .email = values[2].text,
        .role = role_read(values[3].text),
        .organisation_id = values[4].integer,
        .state = state_read(values[5].text),
        .invited_by = values[6].text,
        .created_at = values[7].integer,
        .expires_at = values[8].integer,
        .digest = values[9].text,
    };
}

void invitation_values(const struct invitation *invitation, struct sql_value *values_out)
{
    values_out[0] = sql_integer(invitation->id);
    values_out[1] = sql_text(invitation->name);
    values_out[2] = sql_text(invitation->email);
    values_out[3] = sql_text(access_role_code(invitation->role));
    values_out[4] = reference(invitation->organisation_id);
    values_out[5] = sql_text(STATES[invitation->state]);
    values_out[6] = sql_text(invitation->invited_by);
    values_out[7] = sql_integer(invitation->created_at);
    values_out[8] = sql_integer(invitation->expires_at);
    values_out[9] = sql_text(invitation->digest);
}
