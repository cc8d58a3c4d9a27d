/* host.c - what the host sees: names and states of networks, never content. And naming a
 * coordinator, when a network has lost its own. */
#include "web/pages.h"

#include "store/network.h"
#include "web/clerk.h"
#include "web/forms.h"
#include "web/sign_in.h"
#include "web/tries.h"

bool host_page(struct visit *visit, struct status *st)
{
    struct network_lines lines;
    int64_t waiting = 0;
    int64_t failed = 0;

    if (!network_of_host(visit->database, visit->pool, &lines, st) ||
        !outbox_counts(visit->database, &waiting, &failed, st)) {
        return false;
    }
    struct value *list = model_set_list(visit->model, "networks");
    for (size_t i = 0; i < lines.count; i++) {
        struct value *item = model_add_object(list);

        model_set_text(item, "id", lines.lines[i].id);
        model_set_text(item, "name", lines.lines[i].name);
        model_set_text(item, "place", lines.lines[i].place);
        model_set_boolean(item, "is_archived", lines.lines[i].is_archived);
    }
    struct value *mail = model_set_object(visit->model, "mail");
    model_set_boolean(mail, "can_mail", visit->site->can_mail);
    model_set_integer(mail, "waiting", waiting);
    model_set_integer(mail, "given_up", failed);
    return true;
}

bool host_coordinator_page(struct visit *visit, struct status *st)
{
    struct network network;

    if (!network_find(visit->database, visit->parts[0], visit->pool, &network, st)) {
        return false;
    }
    struct value *item = model_set_object(visit->model, "target");
    model_set_text(item, "name", network.name);
    model_set_text(item, "place", network.place);
    visit_form(visit, &FORM_COORDINATOR,
               visit_address(visit, "/host/%s/coordinator", visit->parts[0]), NULL, 0);
    return true;
}

struct naming {
    struct account account;
    const char *network_id;
    const char *today;
    int64_t now;
    struct sign_in_sending *sending; /* NULL: no mail goes out */
};

/* The link, in the same unit: nobody is named without being told. */
static bool naming_tell(struct unit *unit, struct naming *naming, struct status *st)
{
    if (naming->sending == NULL) {
        return true;
    }
    naming->sending->link.account_id = naming->account.id;
    return sign_in_send(unit, naming->sending, st);
}

static bool naming_do(struct unit *unit, void *context, struct status *st)
{
    struct naming *naming = context;
    const struct change_head head = {naming->network_id, "host", "coordinator.name",
                                     naming->now, 0};
    struct role role = {.role = ROLE_COORDINATOR, .from_day = naming->today};
    struct person person = {.name = naming->account.name, .email = naming->account.email};
    struct change *change = NULL;

    if (!account_ensure(unit, &naming->account, naming->now, &naming->account.id, st)) {
        return false;
    }
    if (!account_distrust(unit, naming->account.id, st)) {
        return false;
    }
    person.account_id = naming->account.id;
    return change_begin(unit, &head, &change, st) &&
           person_ensure(change, unit, naming->network_id, &person, &role.person_id,
                         st) &&
           role_give(change, unit, naming->network_id, &role, st) &&
           change_end(change, st) && naming_tell(unit, naming, st);
}

bool host_coordinator_post(struct visit *visit, struct status *st)
{
    struct naming naming = {
        .account = {.email = visit_field(visit, "email"),
                    .name = visit_field(visit, "name"),
                    .language = visit->language},
        .network_id = visit->parts[0],
        .today = visit->today,
        .now = visit->now,
    };

    struct sign_in_sending sending =
        sign_in_write(visit, &naming.account, naming.network_id);
    naming.sending = visit->site->can_mail ? &sending : NULL;
    if (!tries_count_invitation(visit, st) ||
        !visit_store(visit, naming_do, &naming, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    visit_go_done(visit, "coordinator-named", "/host");
    return true;
}
