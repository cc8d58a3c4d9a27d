/* join.c - following an invitation: first what it is about, then taking part. */
#include "web/pages.h"

#include <string.h>

#include "store/network.h"
#include "store/secret.h"
#include "web/forms.h"
#include "web/password.h"
#include "web/people_model.h"
#include "web/sign_in.h"
#include "web/tries.h"

enum { TRIES_BY_ADDRESS = 60 };

struct joining {
    const char *digest;
    const char *network_id;
    struct invitation invitation;
    struct account account; /* id 0: to be made */
    const char *today;
    int64_t now;
    int64_t account_id; /* that takes part */
    bool is_taken; /* the address has an account */
};

/* The invitation of a link, while it may be followed. */
static bool invitation_open(struct database *database, struct joining *joining,
                            struct pool *pool, struct status *st)
{
    if (!invitation_by_digest(database, joining->digest, pool, &joining->network_id,
                              &joining->invitation, st)) {
        return false;
    }
    if (joining->invitation.state != INVITATION_OPEN ||
        joining->invitation.expires_at <= joining->now) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this invitation was used, withdrawn, or its time is over");
    }
    return true;
}

static void form_put(struct visit *visit, const struct invitation *invitation)
{
    const struct form_start start[] = {
        {"name", invitation->name},
        {"email", invitation->email == NULL ? "" : invitation->email},
    };

    if (visit->is_signed_in) {
        visit_form(visit, &FORM_JOIN,
                   visit_address(visit, "/invitation/%s", visit->parts[0]), NULL, 0);
        model_set_null(visit->model, FORM_JOIN_NEW.name);
        return;
    }
    visit_form(visit, &FORM_JOIN_NEW,
               visit_address(visit, "/invitation/%s/new", visit->parts[0]), start,
               ARRAY_COUNT(start));
    model_set_null(visit->model, FORM_JOIN.name);
}

bool join_page(struct visit *visit, struct status *st)
{
    struct joining joining = {.digest = secret_digest(visit->pool, visit->parts[0]),
                              .now = visit->now};
    struct network network;
    struct people people;

    if (!invitation_open(visit->database, &joining, visit->pool, st)) {
        return false;
    }
    visit->network_id = joining.network_id;
    if (!network_find(visit->database, joining.network_id, visit->pool, &network, st) ||
        !people_read(visit, 0, &people, st)) {
        return false;
    }
    struct value *item = model_set_object(visit->model, "invitation");
    model_set_text(item, "network", network.name);
    model_set_text(item, "place", network.place);
    model_set_text(item, "purpose", network.purpose);
    model_set_text(item, "name", joining.invitation.name);
    model_set_text(item, "invited_by",
                   people_author_name(visit, &people, joining.invitation.invited_by));
    people_role_put(visit, model_set_object(item, "role"), joining.invitation.role);
    model_set_text(item, "organisation",
                   people_organisation_name(&people, joining.invitation.organisation_id));
    model_set_text(visit->model, "sign_in",
                   visit_address(visit, "/sign-in?to=/invitation/%s", visit->parts[0]));
    form_put(visit, &joining.invitation);
    return true;
}

/* The person, the role and the used invitation, in one change by the person. */
static bool membership_add(struct unit *unit, struct joining *joining, struct status *st)
{
    struct invitation *invitation = &joining->invitation;
    struct person person = {.name = joining->account.name,
                            .email = joining->account.email,
                            .account_id = joining->account_id};
    struct role role = {.role = invitation->role,
                        .organisation_id = invitation->organisation_id,
                        .from_day = joining->today};
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    struct change_head head = {joining->network_id, "", "person.join", joining->now, 0};
    if (!change_begin(unit, &head, &change, st) ||
        !person_ensure(change, unit, joining->network_id, &person, &role.person_id, st) ||
        !role_give(change, unit, joining->network_id, &role, st)) {
        return false;
    }
    change_set_author(change, person_author(unit->pool, role.person_id));
    invitation->state = INVITATION_ACCEPTED;
    invitation_values(invitation, values);
    return change_put(change, &INVITATION_RECORD, values, st) && change_end(change, st);
}

/* A person without account here (the network moved) is who proves the address: else
 * anybody who knows the coordinator's could become the coordinator. */
static bool address_check(struct unit *unit, const struct joining *joining,
                          struct status *st)
{
    const char *key = account_email_key(joining->account.email, unit->pool);
    struct account account = joining->account;
    struct record_list persons;

    if ((account.id != 0 &&
         !account_find(unit->database, account.id, unit->pool, &account, st)) ||
        !record_list(unit->database, &PERSON_RECORD, joining->network_id, unit->pool,
                     &persons, st)) {
        return false;
    }
    for (size_t i = 0; i < persons.count && !account.is_verified; i++) {
        const struct person person = person_from(persons.rows[i]);

        if (person.account_id == 0 &&
            strcmp(account_email_key(person.email, unit->pool), key) == 0) {
            return status_fail(st, STATUS_INVALID,
                               "somebody in the network has this address: only a mailed "
                               "invitation can prove that it is yours");
        }
    }
    return true;
}

static bool joining_do(struct unit *unit, void *context, struct status *st)
{
    struct joining *joining = context;

    /* Read again: two may follow the same link at the same moment. */
    if (!invitation_open(unit->database, joining, unit->pool, st) ||
        !network_check_open(unit->database, joining->network_id, unit->pool, st) ||
        !address_check(unit, joining, st)) {
        return false;
    }
    joining->account_id = joining->account.id;
    joining->is_taken = false;
    if (joining->account_id == 0 &&
        !account_add(unit, &joining->account, joining->now, &joining->account_id, st)) {
        joining->is_taken = st->code == STATUS_CONFLICT;
        return false;
    }
    return membership_add(unit, joining, st);
}

/* May this invitation be followed at this moment? */
static bool join_check(struct visit *visit, struct joining *joining, struct status *st)
{
    *joining = (struct joining){.digest = secret_digest(visit->pool, visit->parts[0]),
                                .today = visit->today,
                                .now = visit->now};
    return tries_count(visit, "join address", tries_peer(visit), TRIES_BY_ADDRESS, st) &&
           invitation_open(visit->database, joining, visit->pool, st) &&
           network_check_open(visit->database, joining->network_id, visit->pool, st);
}

bool join_post(struct visit *visit, struct status *st)
{
    struct joining joining;

    if (!join_check(visit, &joining, st)) {
        return false;
    }
    const char *network_id = joining.network_id;
    joining.account = visit->account;
    if (!visit_store(visit, joining_do, &joining, st)) {
        return false;
    }
    visit_go_done(visit, "joined", "/networks/%s", network_id);
    return true;
}

bool join_new_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    const char *password = visit_field(visit, "password");
    struct joining joining;

    if (!join_check(visit, &joining, st)) {
        return false;
    }
    const char *network_id = joining.network_id;
    const char *invited = joining.invitation.email;
    joining.account = (struct account){
        .email = email,
        .name = visit_field(visit, "name"),
        .language = visit->language,
        .is_verified =
            invited != NULL && strcmp(account_email_key(invited, visit->pool),
                                      account_email_key(email, visit->pool)) == 0,
    };
    if (!password_check_strength(password, email, st)) {
        return visit_refuse_status(visit, "password", st);
    }
    if (!visit_password_hash(visit, password, &joining.account.password_hash, st)) {
        return false;
    }
    if (!visit_store(visit, joining_do, &joining, st)) {
        if (st->code == STATUS_INVALID) {
            return visit_refuse_status(visit, "email", st);
        }
        return joining.is_taken
                   ? visit_refuse(visit, "email", st,
                                  "this address has an account already: sign in first, "
                                  "then follow the invitation again")
                   : false;
    }
    if (!sign_in_begin(visit, joining.account_id, false, st)) {
        return false;
    }
    visit_go_done(visit, "joined", "/networks/%s", network_id);
    return true;
}
