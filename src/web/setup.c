/* setup.c - the first start: who keeps this installation, and a first network. */
#include "web/pages.h"

#include "store/installation.h"
#include "store/network_make.h"
#include "store/secret.h"
#include "web/forms.h"
#include "web/password.h"
#include "web/sign_in.h"
#include "web/tries.h"

enum { TRIES_BY_ADDRESS = 20 };

/* The link of the terminal, while nobody used it. */
static bool link_check(struct database *database, const char *token, struct pool *pool,
                       struct status *st)
{
    struct installation installation;

    if (!installation_find(database, pool, &installation, st)) {
        return false;
    }
    if (installation.setup_digest == NULL ||
        !secret_equal(secret_digest(pool, token), installation.setup_digest)) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this link was used already, or its time is over");
    }
    return true;
}

bool setup_page(struct visit *visit, struct status *st)
{
    if (!link_check(visit->database, visit->parts[0], visit->pool, st)) {
        return false;
    }
    visit_form(visit, &FORM_SETUP, visit_address(visit, "/setup/%s", visit->parts[0]),
               NULL, 0);
    return true;
}

struct setting_up {
    const char *token;
    struct account account;
    struct network_new network;
    int64_t account_id;
};

static bool setting_up_do(struct unit *unit, void *context, struct status *st)
{
    struct setting_up *setup = context;

    /* Looked at again: two may use the link at the same moment. */
    if (!link_check(unit->database, setup->token, unit->pool, st) ||
        !account_add_host(unit, &setup->account, setup->network.now, &setup->account_id,
                          st)) {
        return false;
    }
    setup->network.coordinator.account_id = setup->account_id;
    return network_make(unit, &setup->network, st) &&
           installation_set_setup(unit, NULL, st);
}

bool setup_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    const char *password = visit_field(visit, "password");
    struct setting_up setup = {
        .token = visit->parts[0],
        .account = {.email = email,
                    .name = visit_field(visit, "name"),
                    .language = visit->language,
                    .is_host = true,
                    .is_verified = true},
        .network = {.id = network_new_id(visit->pool),
                    .name = visit_field(visit, "network"),
                    .place = visit_field(visit, "place"),
                    .coordinator = {.name = visit_field(visit, "name"), .email = email},
                    .author = "host",
                    .today = visit->today,
                    .now = visit->now},
    };

    if (!tries_count(visit, "setup address", tries_peer(visit), TRIES_BY_ADDRESS, st) ||
        !link_check(visit->database, visit->parts[0], visit->pool, st)) {
        return false;
    }
    if (!password_check_strength(password, email, st)) {
        return visit_refuse_status(visit, "password", st);
    }
    if (!visit_password_hash(visit, password, &setup.account.password_hash, st) ||
        !visit_store(visit, setting_up_do, &setup, st) ||
        !sign_in_begin(visit, setup.account_id, false, st)) {
        return false;
    }
    visit_go_done(visit, "network-made", "/networks/%s", setup.network.id);
    return true;
}
