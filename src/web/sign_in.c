#include "web/sign_in.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/outbox.h"
#include "store/secret.h"
#include "web/clerk.h"
#include "web/cookie.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/password.h"

enum {
    SESSION_TOKEN_BYTES = 25,
    LINK_TOKEN_BYTES = 20,
    TRIES_BY_EMAIL = 10,
    TRIES_BY_ADDRESS = 30,
    MAILS_BY_EMAIL = 3,
    WINDOW = 15 * 60 * 1000
};

const char *sign_in_peer(const struct visit *visit)
{
    const char *forwarded = http_request_header(visit->http, "X-Forwarded-For");
    const char *last = strrchr(forwarded, ',');

    /* Only our own proxy on loopback may say so; the last one is whom it saw itself. */
    if (!visit->site->has_proxy || forwarded[0] == '\0') {
        return visit->http->address;
    }
    last = last == NULL ? forwarded : last + 1;
    return last + strspn(last, " ");
}

struct counting {
    const char *bucket;
    int64_t limit;
    int64_t now;
};

static bool counting_do(struct unit *unit, void *context, struct status *st)
{
    const struct counting *counting = context;

    return attempt_count(unit, counting->bucket, counting->limit, WINDOW, counting->now,
                         st);
}

static const char *bucket_of(const struct visit *visit, const char *purpose,
                             const char *name)
{
    return secret_keyed_digest(visit->pool, visit->site->secret, purpose,
                               account_email_key(name, visit->pool));
}

bool sign_in_count(struct visit *visit, const char *purpose, const char *name,
                   int64_t limit, struct status *st)
{
    struct counting counting = {
        .bucket = bucket_of(visit, purpose, name),
        .limit = limit,
        .now = visit->now,
    };

    return visit_store(visit, counting_do, &counting, st);
}

static bool forgetting_do(struct unit *unit, void *context, struct status *st)
{
    return attempt_clear(unit, context, st);
}

/* Who came in has not been guessing: it counts from nothing again. */
static bool tries_forget(struct visit *visit, const char *purpose, const char *name,
                         struct status *st)
{
    char *bucket = pool_text(visit->pool, bucket_of(visit, purpose, name));

    return store_change(visit->site->store, forgetting_do, bucket, st);
}

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

bool sign_in_post(struct visit *visit, struct status *st)
{
    const char *email = visit_field(visit, "email");
    struct account account = {0};
    struct status search = {0};

    if (!sign_in_count(visit, "sign-in email", email, TRIES_BY_EMAIL, st) ||
        !sign_in_count(visit, "sign-in address", sign_in_peer(visit), TRIES_BY_ADDRESS,
                       st)) {
        return false;
    }
    if (!account_by_email(visit->database, email, visit->pool, &account, &search) &&
        search.code != STATUS_NOT_FOUND) {
        return status_fail(st, STATUS_FAILED, "could not look up the account");
    }
    /* Unknown address and wrong password take the same time and get the same answer. */
    if (!visit_password_verify(visit, account.password_hash,
                               visit_field(visit, "password"))) {
        return visit_refuse(visit, "password", st,
                            "e-mail address and password do not belong together");
    }
    if (!tries_forget(visit, "sign-in email", email, st) ||
        !sign_in_begin(visit, account.id, false, st)) {
        return false;
    }
    visit_go(visit, "%s", sign_in_target(visit_field(visit, "to")));
    return true;
}

struct sending {
    struct sign_in_link link;
    const char *digest;
    struct outbox_mail mail;
    int64_t now;
};

static bool sending_do(struct unit *unit, void *context, struct status *st)
{
    const struct sending *sending = context;
    const int64_t expires = sending->now + (int64_t)LINK_MINUTES * 60 * 1000;

    return sign_in_link_add(unit, sending->digest, &sending->link, expires, st) &&
           outbox_add(unit, &sending->mail, sending->now, st);
}

bool sign_in_send(struct visit *visit, const struct sign_in_mail *mail, struct status *st)
{
    const struct account *account = mail->account;
    const char *token = secret_token(visit->pool, LINK_TOKEN_BYTES);
    const struct message body = message_make(
        visit->pool,
        N_("Hello %s,\n\nWith this link you sign in, once, within 30 minutes:\n\n"
           "%s/sign-in/%s\n\nDid you not ask for it? Then you need to do nothing.\n"),
        account->name, visit->site->public_url, token);
    struct sending sending = {
        .link = {account->id, mail->network_id, false},
        .digest = secret_digest(visit->pool, token),
        .mail = {.to_address = account->email,
                 .to_name = account->name,
                 .subject = say(N_("Your link to sign in"), account->language),
                 .body = say_in(visit->pool, &body, account->language)},
        .now = visit->now,
    };

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
    struct status search = {0};

    if (!visit->site->can_mail) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    if (!sign_in_count(visit, "mail email", email, MAILS_BY_EMAIL, st) ||
        !sign_in_count(visit, "mail address", sign_in_peer(visit), TRIES_BY_ADDRESS,
                       st)) {
        return false;
    }
    /* Whether there is an account is not told: the next page says the same. */
    if (account_by_email(visit->database, email, visit->pool, &account, &search) &&
        !sign_in_send(visit, &(struct sign_in_mail){&account, NULL}, st)) {
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
