/* networks.c - the list of one's networks, and a new one. */
#include "web/pages.h"

#include "store/network.h"
#include "store/network_make.h"
#include "web/forms.h"

static void roles_put(struct visit *visit, struct value *object, unsigned roles)
{
    struct value *list = model_set_list(object, "roles");

    for (int role = ROLE_COUNT - 1; role > ROLE_HOST; role--) {
        if ((roles & access_set((enum access_role)role)) != 0) {
            struct value *item = model_add_object(list);

            model_set_text(item, "code", access_role_code((enum access_role)role));
            model_set_text(
                item, "name",
                say(access_role_name((enum access_role)role), visit->language));
        }
    }
}

bool networks_page(struct visit *visit, struct status *st)
{
    struct network_lines lines;
    bool may_make = visit->account.is_host;

    if (!network_of_account(visit->database, visit->account.id, visit->today, visit->pool,
                            &lines, st)) {
        return false;
    }
    struct value *list = model_set_list(visit->model, "networks");
    for (size_t i = 0; i < lines.count; i++) {
        const struct network_line *line = &lines.lines[i];
        struct value *item = model_add_object(list);

        model_set_text(item, "id", line->id);
        model_set_text(item, "name", line->name);
        model_set_text(item, "place", line->place);
        model_set_boolean(item, "is_archived", line->is_archived);
        roles_put(visit, item, line->roles);
        may_make = may_make || (line->roles & access_set(ROLE_COORDINATOR)) != 0;
    }
    model_set_boolean(visit->model, "may_make", may_make);
    return true;
}

bool network_new_page(struct visit *visit, struct status *st)
{
    (void)st;
    visit_form(visit, &FORM_NETWORK_NEW, "/networks/new", NULL, 0);
    return true;
}

static bool making_do(struct unit *unit, void *context, struct status *st)
{
    const struct network_new *network = context;

    return network_make(unit, network, st);
}

bool network_new_post(struct visit *visit, struct status *st)
{
    struct network_new network = {
        .id = network_new_id(visit->pool),
        .name = visit_field(visit, "name"),
        .place = visit_field(visit, "place"),
        .coordinator = {.name = visit->account.name,
                        .email = visit->account.email,
                        .account_id = visit->account.id},
        .author = "person:1", /* who makes it is the first in it */
        .today = visit->today,
        .now = visit->now,
    };

    if (!visit_store(visit, making_do, &network, st)) {
        return false;
    }
    visit_go_done(visit, "network-made", "/networks/%s", network.id);
    return true;
}
