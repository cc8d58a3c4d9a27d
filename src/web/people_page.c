/* people_page.c - who is in the network, in which role; giving and ending roles. */
#include "web/pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "web/day_model.h"
#include "web/forms.h"
#include "web/people_model.h"

static void roles_put(struct visit *visit, const struct people *people,
                      const struct person *person, const char *day, struct value *object)
{
    struct value *roles = model_set_list(object, "roles");

    size_t count = 0;
    const struct role *rows = people_roles_of(people, person->id, &count);

    for (size_t i = 0; i < count; i++) {
        const struct role *role = &rows[i];
        struct value *item = model_add_object(roles);

        people_role_put(visit, item, role->role);
        model_set_integer(item, "id", role->id);
        model_set_text(item, "organisation",
                       people_organisation_name(people, role->organisation_id));
        model_set_text(item, "from_day", role->from_day);
        model_set_text(item, "to_day", role->to_day);
        model_set_boolean(item, "is_held", role_is_held(role, day));
    }
}

static bool has_role(const struct people *people, int64_t person_id, const char *day)
{
    size_t count = 0;
    const struct role *rows = people_roles_of(people, person_id, &count);

    for (size_t i = 0; i < count; i++) {
        if (role_is_held(&rows[i], day)) {
            return true;
        }
    }
    return false;
}

static void person_put(struct visit *visit, const struct people *people,
                       const struct person *person, const char *day, struct value *item)
{
    model_set_integer(item, "id", person->id);
    model_set_text(item, "name", person->name);
    if (visit_may(visit, OBJECT_PEOPLE_EMAIL, RIGHT_SEE)) {
        model_set_text(item, "email", person->email);
    } else {
        model_set_null(item, "email");
    }
    model_set_boolean(item, "is_self", person->id == visit->presence.person_id);
    roles_put(visit, people, person, day, item);
}

static void persons_put(struct visit *visit, const struct people *people, const char *day)
{
    struct value *present = model_set_list(visit->model, "persons");
    struct value *former = model_set_list(visit->model, "former");

    for (size_t i = 0; i < people->persons.count; i++) {
        const struct person person = person_from(people->persons.rows[i]);

        person_put(visit, people, &person, day,
                   model_add_object(has_role(people, person.id, day) ? present : former));
    }
}

static void invitations_put(struct visit *visit, const struct people *people)
{
    struct value *list = model_set_list(visit->model, "invitations");

    for (size_t i = 0; i < people->invitations.count; i++) {
        const struct invitation row = invitation_from(people->invitations.rows[i]);

        if (row.state != INVITATION_OPEN ||
            !visit_may(visit, OBJECT_INVITATION, RIGHT_SEE)) {
            continue;
        }
        struct value *item = model_add_object(list);
        model_set_integer(item, "id", row.id);
        model_set_text(item, "name", row.name);
        model_set_text(item, "email", row.email);
        people_role_put(visit, model_set_object(item, "role"), row.role);
        model_set_text(item, "organisation",
                       people_organisation_name(people, row.organisation_id));
        const char *until = day_of(row.expires_at, visit->pool);
        model_set_text(item, "until_day", until);
        /* By days, because the page is kept for the day. */
        model_set_boolean(item, "is_over", strcmp(until, visit->today) < 0);
    }
}

bool people_page(struct visit *visit, struct status *st)
{
    struct people people;
    const char *day = NULL;
    int64_t at = 0;

    if (!people_day_asked(visit, &day, &at, st) || !people_read(visit, at, &people, st)) {
        return false;
    }
    model_set_text(visit->model, "on_day", at == 0 ? NULL : day);
    model_set_text(visit->model, "today", visit->today);
    model_set_boolean(visit->model, "may_invite",
                      at == 0 && visit_may(visit, OBJECT_INVITATION, RIGHT_CHANGE));
    persons_put(visit, &people, day);
    invitations_put(visit, &people);
    return true;
}

static const char *address_of(struct visit *visit, const char *rest, int64_t id)
{
    return visit_address(visit, "/networks/%s/people/%" PRId64 "%s", visit->network_id,
                         id, rest);
}

bool person_page(struct visit *visit, struct status *st)
{
    const int64_t id = visit_id(visit->parts[1]);
    const struct sql_value *values = NULL;
    struct people people;

    if (!record_find(visit->database, &PERSON_RECORD, visit->network_id, id, visit->pool,
                     &values, st) ||
        !people_read(visit, 0, &people, st)) {
        return false;
    }
    const struct person person = person_from(values);
    person_put(visit, &people, &person, visit->today,
               model_set_object(visit->model, "person"));
    visit_form(visit, &FORM_ROLE_GIVE, address_of(visit, "/role", id), NULL, 0);
    visit_form(visit, &FORM_ROLE_END, address_of(visit, "/role/end", id), NULL, 0);
    return true;
}

struct giving {
    struct role role;
    const char *organisation;
    const char *network_id;
};

static bool giving_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct giving *giving = context;
    struct role role = giving->role;
    const struct sql_value *values = NULL;

    return record_find(unit->database, &PERSON_RECORD, giving->network_id, role.person_id,
                       unit->pool, &values, st) &&
           organisation_ensure(change, unit, giving->network_id, giving->organisation,
                               &role.organisation_id, st) &&
           role_give(change, unit, giving->network_id, &role, st);
}

bool role_give_post(struct visit *visit, struct status *st)
{
    struct giving giving = {
        .role = {.person_id = visit_id(visit->parts[1]), .from_day = visit->today},
        .organisation = visit_field(visit, "organisation"),
        .network_id = visit->network_id,
    };

    (void)access_role_find(visit_field(visit, "role"), &giving.role.role);
    if (!people_role_check(giving.role.role, giving.organisation, st)) {
        return visit_refuse_status(visit, "organisation", st);
    }
    if (!visit_change(visit, "role.give", giving_do, &giving, st)) {
        return false;
    }
    visit_go_done(visit, "role-given", "%s",
                  address_of(visit, "", giving.role.person_id));
    return true;
}

struct ending {
    int64_t person_id;
    int64_t role_id;
    const char *network_id;
    const char *today;
};

static bool ending_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct ending *ending = context;
    const struct sql_value *values = NULL;

    if (!record_find(unit->database, &ROLE_RECORD, ending->network_id, ending->role_id,
                     unit->pool, &values, st)) {
        return false;
    }
    if (role_from(values).person_id != ending->person_id) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    return role_end(change, unit, ending->network_id, ending->role_id, ending->today, st);
}

bool role_end_post(struct visit *visit, struct status *st)
{
    struct ending ending = {
        .person_id = visit_id(visit->parts[1]),
        .role_id = visit_id(visit_field(visit, "role_id")),
        .network_id = visit->network_id,
        .today = visit->today,
    };

    if (!visit_change(visit, "role.end", ending_do, &ending, st)) {
        return false;
    }
    struct presence presence;
    if (!people_presence(visit->database, visit->network_id, visit->account.id,
                         visit->today, &presence, st)) {
        return false;
    }
    /* Who ended the last role of their own is not in this network any more. */
    if (presence.roles == 0) {
        visit_go_done(visit, "left", "/networks");
    } else {
        visit_go_done(visit, "role-ended", "/networks/%s/people", visit->network_id);
    }
    return true;
}
