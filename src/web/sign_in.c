#include "web/sign_in.h"

#include <string.h>

#include "base/day.h"
#include "store/outbox.h"
#include "store/secret.h"
#include "web/clerk.h"
#include "web/cookie.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/password.h"
#include "web/tries.h"

enum {
    SESSION_TOKEN_BYTES = 25,
    TRIES_BY_EMAIL = 10,
    TRIES_BY_ADDRESS = 100,
    MAILS_BY_EMAIL = 3
};

struct beginning {
    struct session_start start;
    int64_t now;
};

static bool session_do(struct unit *unit, void *context, struct status *st)
{
    const struct beginning *beginning = context;

    return session_add(unit, &beginning->start, beginning->now, st);
}

bool sign_in_begin(struct visit *visit, int64_t account_id, bool is_by_link,
                   struct status *st)
{
    const char *token = secret_token(visit->pool, SESSION_TOKEN_BYTES);
    struct beginning beginning = {
        {secret_digest(visit->pool, token), account_id, is_by_link}, visit->now};

    if (!visit_store(visit, session_do, &beginning, st)) {
        return false;
    }
    cookie_set(visit, COOKIE_SESSION, token, SESSION_DAYS * (DAY_MILLISECONDS / 1000));
    return true;
}

const char *sign_in_target(const char *to)
{
    /* "//elsewhere" and "/\elsewhere" lead out of here. */
    const bool is_ours = to != NULL && to[0] == '/' && to[1] != '/' && to[1] != '\\' &&
                         strcspn(to, "\n\r\t") == strlen(to);

    return is_ours ? to : "/networks";
}

bool start_page(struct visit *visit, struct status *st)
{
    (void)st;
    visit_go(visit, visit->is_signed_in ? "/networks" : "/sign-in");
    return true;
}

bool sign_in_page(struct visit *visit, struct status *st)
{
    const char *to = visit_query(visit, "to");
    const struct form_start start[] = {{"to", to == NULL ? "" : to}};

    (void)st;
    if (visit->is_signed_in && visit->http->method != HTTP_POST) {
        visit_go(visit, "%s", sign_in_target(to));
        return true;
    }
    visit_form(visit, &FORM_SIGN_IN, "/sign-in", start, ARRAY_COUNT(start));
    if (visit->site->can_mail) {
        visit_form(visit, &FORM_SIGN_IN_MAIL, "/sign-in/mail", NULL, 0);
    } else {
        model_set_null(visit->model, FORM_SIGN_IN_MAIL.name);
    }
    return true;
}

/* A hash that was made with other parameters than ours, made anew. */
struct rehashing {
    int64_t account_id;
    const char *former;
    const char *hash;
};

static bool rehashing_do(struct unit *unit, void *context, struct status *st)
{
    const struct rehashing *rehashing = context;
    struct account account;

    if (!account_find(unit->database, rehashing->account_id, unit->pool, &account, st)) {
        return false;
    }
    /* A password that was set meanwhile stays. */
    return account.password_hash == NULL ||
           strcmp(account.password_hash, rehashing->former) != 0 ||
           account_set_password(unit, account.id, rehashing->hash, st);
}

static bool hash_renew(struct visit *visit, const struct account *account,
                       struct status *st)
{
    struct rehashing rehashing = {account->id, account->password_hash, NULL};

    return !password_needs_rehash(account->password_hash) ||
           (visit_password_hash(visit, visit_field(visit, "password"), &rehashing.hash,
                                st) &&
            visit_store(visit, rehashing_do, &rehashing, st));
}

bool sign_in_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    struct account account = {0};
    bool is_known = false;

    if (!tries_count(visit, "sign-in email", email, TRIES_BY_EMAIL, st) ||
        !tries_count(visit, "sign-in address", tries_peer(visit), TRIES_BY_ADDRESS, st) ||
        !status_absent(
            account_by_email(visit->database, email, visit->pool, &account, st),
            &is_known, st)) {
        return false;
    }
    /* Unknown address and wrong password take the same time and get the same answer. */
    if (!visit_password_verify(visit, is_known ? account.password_hash : NULL,
                               visit_field(visit, "password"))) {
        return visit_refuse(visit, "password", st,
                            "e-mail address and password do not belong together");
    }
    if (!hash_renew(visit, &account, st) ||
        !tries_forget(visit, "sign-in email", email, st) ||
        !sign_in_begin(visit, account.id, false, st)) {
        return false;
    }
    visit_go(visit, "%s", sign_in_target(visit_field(visit, "to")));
    return true;
}

struct sign_in_sending sign_in_write(struct visit *visit, const struct account *account,
                                     const char *network_id)
{
    const char *token = secret_token(visit->pool, LINK_TOKEN_BYTES);
    const struct message body = message_make(
        visit->pool,
        N_("Hello %s,\n\nWith this link you sign in, once, within 30 minutes:\n\n"
           "%s/sign-in/%s\n\nDid you not ask for it? Then you need to do nothing.\n"),
        account->name, visit->site->public_url, token);

    return (struct sign_in_sending){
        .link = {account->id, network_id, false},
        .digest = secret_digest(visit->pool, token),
        .mail = {.to_address = account->email,
                 .to_name = account->name,
                 .subject = say(N_("Your link to sign in"), account->language),
                 .body = say_in(visit->pool, &body, account->language)},
        .now = visit->now,
    };
}

bool sign_in_send(struct unit *unit, const struct sign_in_sending *sending,
                  struct status *st)
{
    const int64_t expires = sending->now + LINK_MILLISECONDS;

    return sign_in_link_add(unit, sending->digest, &sending->link, expires, st) &&
           outbox_add(unit, &sending->mail, sending->now, st);
}

static bool sending_do(struct unit *unit, void *context, struct status *st)
{
    return sign_in_send(unit, context, st);
}

static bool link_send(struct visit *visit, const struct account *account,
                      struct status *st)
{
    struct sign_in_sending sending = sign_in_write(visit, account, NULL);

    if (!visit_store(visit, sending_do, &sending, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    return true;
}

bool sign_in_mail_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    struct account account;
    bool is_known = false;

    if (!visit->site->can_mail) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    if (!tries_count(visit, "mail email", email, MAILS_BY_EMAIL, st) ||
        !tries_count(visit, "mail address", tries_peer(visit), TRIES_BY_ADDRESS, st) ||
        !status_absent(
            account_by_email(visit->database, email, visit->pool, &account, st),
            &is_known, st)) {
        return false;
    }
    /* Whether there is an account is not told: the next page says the same, and there is
     * something to be saved either way. */
    if (is_known ? !link_send(visit, &account, st)
                 : !tries_count(visit, "mail unknown", email, MAILS_BY_EMAIL, st)) {
        return false;
    }
    visit_go_done(visit, "link-sent", "/sign-in");
    return true;
}

static bool sign_out_do(struct unit *unit, void *context, struct status *st)
{
    const struct visit *visit = context;

    return session_end(unit, visit->session_digest, st);
}

bool sign_out_post(struct visit *visit, struct status *st)
{
    if (!visit_store(visit, sign_out_do, visit, st)) {
        return false;
    }
    cookie_set(visit, COOKIE_SESSION, "", COOKIE_GONE);
    visit_go_done(visit, "signed-out", "/sign-in");
    return true;
}

static bool everywhere_do(struct unit *unit, void *context, struct status *st)
{
    const struct visit *visit = context;

    return session_end_all(unit, visit->account.id, visit->session_digest, st);
}

bool sign_out_everywhere_post(struct visit *visit, struct status *st)
{
    if (!visit_store(visit, everywhere_do, visit, st)) {
        return false;
    }
    visit_go_done(visit, "signed-out-everywhere", "/account");
    return true;
}
