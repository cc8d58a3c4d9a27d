/* invitation_page.c - inviting: by mail, or by a link and a QR code to hand over.
 *
 * A mailed link is random and only the person gets it: it also proves the address. A link
 * to hand over is derived from the installation's secret, so that it can be shown again;
 * who follows it gives an address, which proves nothing yet. */
#include "web/pages.h"

#include <inttypes.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/network.h"
#include "store/outbox.h"
#include "store/secret.h"
#include "web/clerk.h"
#include "web/day_model.h"
#include "web/forms.h"
#include "web/people_model.h"
#include "web/print.h"
#include "web/tries.h"

enum { INVITATION_TOKEN_BYTES = 15 };

bool invite_page(struct visit *visit, struct status *st)
{
    (void)st;
    visit_form(visit, &FORM_INVITE,
               visit_address(visit, "/networks/%s/people/invite", visit->network_id),
               NULL, 0);
    model_set_boolean(visit->model, "can_mail", visit->site->can_mail);
    return true;
}

/* The token of a link to hand over. */
static const char *token_derive(const struct visit *visit, int64_t id, int64_t created_at)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_NAME_BYTES);
    text_format(&text, "%s %" PRId64 " %" PRId64, visit->network_id, id, created_at);
    return secret_keyed_digest(visit->pool, visit->site->secret, "invitation",
                               text.bytes);
}

struct inviting {
    struct visit *visit;
    struct invitation invitation;
    const char *organisation;
    const char *token; /* of a mailed link; NULL: one to hand over */
    const char *subject;
    const char *body;
};

static bool mail_add(struct unit *unit, const struct inviting *inviting,
                     struct status *st)
{
    const struct outbox_mail mail = {.to_address = inviting->invitation.email,
                                     .to_name = inviting->invitation.name,
                                     .subject = inviting->subject,
                                     .body = inviting->body};

    return inviting->token == NULL ||
           outbox_add(unit, &mail, inviting->invitation.created_at, st);
}

/* Those that can still be followed; the clean-up of the others is a person's own. */
static bool open_check(struct unit *unit, const char *network_id, int64_t now,
                       struct status *st)
{
    struct record_list list;
    int count = 0;

    if (!record_list(unit->database, &INVITATION_RECORD, network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        const struct invitation row = invitation_from(list.rows[i]);

        count += row.state == INVITATION_OPEN && row.expires_at > now;
    }
    return count < LIMIT_INVITATIONS ||
           status_fail(st, STATUS_CONFLICT,
                       "%d invitations are open, which is the most that can be: withdraw "
                       "some that are not needed",
                       LIMIT_INVITATIONS);
}

static bool inviting_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    struct inviting *inviting = context;
    const struct visit *visit = inviting->visit;
    struct invitation *row = &inviting->invitation;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!open_check(unit, visit->network_id, row->created_at, st) ||
        !organisation_ensure(change, unit, visit->network_id, inviting->organisation,
                             &row->organisation_id, st) ||
        !record_next_id(unit->database, &INVITATION_RECORD, visit->network_id, &row->id,
                        st)) {
        return false;
    }
    row->digest =
        secret_digest(visit->pool, inviting->token != NULL
                                       ? inviting->token
                                       : token_derive(visit, row->id, row->created_at));
    invitation_values(row, values);
    return change_put(change, &INVITATION_RECORD, values, st) &&
           mail_add(unit, inviting, st);
}

static bool mail_write(struct visit *visit, struct inviting *inviting, struct status *st)
{
    struct network network;

    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st)) {
        return false;
    }
    inviting->token = secret_token(visit->pool, INVITATION_TOKEN_BYTES);
    inviting->subject =
        visit_say(visit, N_("%s invites you: %s"), visit->account.name, network.name);
    inviting->body = visit_say(
        visit,
        N_("Hello %s,\n\n%s invites you to take part in the network \"%s\", as: %s.\n\n"
           "With this link you take part. It holds for 30 days:\n\n"
           "%s/invitation/%s\n\n"
           "You see first what it is about; nothing happens before you say so. If it is "
           "not meant for you, you need to do nothing.\n"),
        inviting->invitation.name, visit->account.name, network.name,
        say(access_role_name(inviting->invitation.role), visit->language),
        visit->site->public_url, inviting->token);
    return true;
}

bool invite_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    struct inviting inviting = {
        .visit = visit,
        .organisation = visit_field(visit, "organisation"),
        .invitation = {.name = visit_field(visit, "name"),
                       .email = email[0] == '\0' ? NULL : email,
                       .invited_by = visit_author(visit),
                       .created_at = visit->now,
                       .expires_at =
                           visit->now + (int64_t)INVITATION_DAYS * DAY_MILLISECONDS},
    };

    (void)access_role_find(visit_field(visit, "role"), &inviting.invitation.role);
    if (!people_role_check(inviting.invitation.role, inviting.organisation, st)) {
        return visit_refuse_status(visit, "organisation", st);
    }
    if (email[0] != '\0' && !visit->site->can_mail) {
        return visit_refuse(visit, "email", st,
                            "this installation sends no mail: leave this empty and hand "
                            "the link over");
    }
    if (!tries_count_invitation(visit, st) ||
        (email[0] != '\0' && !mail_write(visit, &inviting, st)) ||
        !visit_change(visit, "person.invite", inviting_do, &inviting, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    if (email[0] != '\0') {
        visit_go_done(visit, "invited", "/networks/%s/people", visit->network_id);
    } else {
        visit_go(visit, "/networks/%s/people/invitations/%" PRId64, visit->network_id,
                 inviting.invitation.id);
    }
    return true;
}

/* The invitation of the address, while it is open. */
static bool invitation_of(struct visit *visit, struct invitation *invitation_out,
                          struct status *st)
{
    const struct sql_value *values = NULL;

    if (!record_find(visit->database, &INVITATION_RECORD, visit->network_id,
                     visit_id(visit->parts[1]), visit->pool, &values, st)) {
        return false;
    }
    *invitation_out = invitation_from(values);
    if (invitation_out->state != INVITATION_OPEN) {
        return status_fail(st, STATUS_NOT_FOUND, "this invitation is not open any more");
    }
    return true;
}

/* The link of an invitation that was made elsewhere (the network moved), or came back by
 * an undo, leads nowhere: what it is known by does not travel and is not restored. */
static bool is_void(const struct invitation *invitation)
{
    return invitation->digest == NULL;
}

/* The address that is handed over; NULL of a mailed one, or one that leads nowhere. */
static const char *link_of(struct visit *visit, const struct invitation *invitation)
{
    if (invitation->email != NULL || is_void(invitation)) {
        return NULL;
    }
    return visit_address(visit, "%s/invitation/%s", visit->site->public_url,
                         token_derive(visit, invitation->id, invitation->created_at));
}

bool invitation_page(struct visit *visit, struct status *st)
{
    struct invitation invitation;
    struct people people;

    if (!invitation_of(visit, &invitation, st) || !people_read(visit, 0, &people, st)) {
        return false;
    }
    struct value *item = model_set_object(visit->model, "invitation");
    model_set_integer(item, "id", invitation.id);
    model_set_text(item, "name", invitation.name);
    model_set_text(item, "email", invitation.email);
    people_role_put(visit, model_set_object(item, "role"), invitation.role);
    model_set_text(item, "organisation",
                   people_organisation_name(&people, invitation.organisation_id));
    model_set_text(item, "until_day", day_of(invitation.expires_at, visit->pool));
    model_set_text(item, "link", link_of(visit, &invitation));
    model_set_boolean(item, "is_void", is_void(&invitation));
    visit_form(visit, &FORM_WITHDRAW,
               visit_address(visit,
                             "/networks/%s/people/invitations/%" PRId64 "/withdraw",
                             visit->network_id, invitation.id),
               NULL, 0);
    return true;
}

bool invitation_qr(struct visit *visit, struct status *st)
{
    struct invitation invitation;

    if (!invitation_of(visit, &invitation, st)) {
        return false;
    }
    const char *link = link_of(visit, &invitation);
    if (link == NULL) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this invitation has no link to hand over");
    }
    return print_link(visit, link, visit_say(visit, N_("QR code of the invitation")), st);
}

struct withdrawing {
    const char *network_id;
    int64_t id;
};

static bool withdraw_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct withdrawing *withdrawing = context;
    const struct sql_value *found = NULL;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!record_find(unit->database, &INVITATION_RECORD, withdrawing->network_id,
                     withdrawing->id, unit->pool, &found, st)) {
        return false;
    }
    struct invitation row = invitation_from(found);
    if (row.state != INVITATION_OPEN) {
        return status_fail(st, STATUS_CONFLICT, "this invitation is not open any more");
    }
    row.state = INVITATION_WITHDRAWN;
    invitation_values(&row, values);
    return change_put(change, &INVITATION_RECORD, values, st);
}

bool invitation_withdraw_post(struct visit *visit, struct status *st)
{
    struct withdrawing withdrawing = {visit->network_id, visit_id(visit->parts[1])};

    if (!visit_change(visit, "invitation.withdraw", withdraw_do, &withdrawing, st)) {
        return false;
    }
    visit_go_done(visit, "invitation-withdrawn", "/networks/%s/people",
                  visit->network_id);
    return true;
}
