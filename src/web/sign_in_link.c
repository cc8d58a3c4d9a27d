/* sign_in_link.c - links that sign in: mailed ones by a button, once; those of a
 * demonstration at once and again. Mail scanners open links, which is why a GET signs
 * nobody in. */
#include "web/pages.h"

#include "store/installation.h"
#include "store/secret.h"
#include "web/forms.h"
#include "web/sign_in.h"
#include "web/tries.h"

enum { TRIES_BY_ADDRESS = 60 };

static const char *target_of(struct visit *visit, const struct sign_in_link *link)
{
    return link->network_id == NULL
               ? "/networks"
               : visit_address(visit, "/networks/%s", link->network_id);
}

/* Links of a demonstration hold while the database is one (asked anew: it may have become
 * one while we serve) and nobody outside can come. */
static bool link_is_open(struct visit *visit, const struct sign_in_link *link)
{
    struct installation installation;
    struct status st = {0};

    return link->is_repeatable && visit->site->is_loopback &&
           installation_find(visit->database, visit->pool, &installation, &st) &&
           installation.is_demonstration;
}

bool sign_in_link_page(struct visit *visit, struct status *st)
{
    const char *token = visit->parts[0];
    struct sign_in_link link;

    if (!sign_in_link_find(visit->database, secret_digest(visit->pool, token), visit->now,
                           visit->pool, &link, st)) {
        return false;
    }
    if (link_is_open(visit, &link)) {
        if (!sign_in_begin(visit, link.account_id, false, st)) {
            return false;
        }
        visit_go(visit, "%s", target_of(visit, &link));
        return true;
    }
    if (link.is_repeatable) {
        return status_fail(st, STATUS_NOT_FOUND,
                           "this link was used already, or its time is over");
    }
    visit_form(visit, &FORM_SIGN_IN_LINK, visit_address(visit, "/sign-in/%s", token),
               NULL, 0);
    return true;
}

struct taking {
    const char *digest;
    int64_t now;
    struct sign_in_link link;
};

static bool taking_do(struct unit *unit, void *context, struct status *st)
{
    struct taking *taking = context;

    return sign_in_link_take(unit, taking->digest, taking->now, &taking->link, st) &&
           account_verify(unit, taking->link.account_id, st);
}

bool sign_in_link_post(struct visit *visit, struct status *st)
{
    const char *digest = secret_digest(visit->pool, visit->parts[0]);
    struct taking taking = {.digest = digest, .now = visit->now};
    struct sign_in_link link;

    if (!tries_count(visit, "link address", tries_peer(visit), TRIES_BY_ADDRESS, st) ||
        !sign_in_link_find(visit->database, digest, visit->now, visit->pool, &link, st) ||
        !visit_store(visit, taking_do, &taking, st) ||
        !sign_in_begin(visit, link.account_id, true, st)) {
        return false;
    }
    visit_go(visit, "%s", target_of(visit, &link));
    return true;
}
