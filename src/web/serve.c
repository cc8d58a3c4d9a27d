#include "web/serve.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "base/limits.h"
#include "store/account.h"
#include "store/installation.h"
#include "store/secret.h"
#include "web/clerk.h"
#include "web/dispatch.h"
#include "web/mail.h"
#include "web/serve_options.h"
#include "web/site_open.h"
#include "web/transport.h"
#include "web/visit_begin.h"

enum {
    /* Also who waits for a change holds one, and changes that wait are saved together.
     * On PostgreSQL each is two connections, which are dear. */
    READERS = 32,
    READERS_POSTGRES = 8,
    CONNECTIONS = 1100,
    CONNECTIONS_OF_ADDRESS = 100,
    REQUEST_SECONDS = 15,
    DRAIN_SECONDS = 10,
    SETUP_TOKEN_BYTES = 20
};

/* ---- the first start ---- */

static bool setup_do(struct unit *unit, void *context, struct status *st)
{
    const char *digest = context;

    return installation_set_setup(unit, digest, st);
}

/* Before there is a host: a new one-time link at each start, on the terminal. */
static bool setup_offer(struct store *store, const struct site *site, struct pool *pool,
                        struct status *st)
{
    bool has_host = false;
    {
        SCOPED(reader) reader = reader_borrow(store);

        if (!account_has_host(reader_database(reader), &has_host, st)) {
            return false;
        }
    }
    if (has_host) {
        return true;
    }
    const char *token = secret_token(pool, SETUP_TOKEN_BYTES);
    char digest[128];
    (void)snprintf(digest, sizeof digest, "%s", secret_digest(pool, token));
    if (!store_change(store, setup_do, digest, st)) {
        return false;
    }
    (void)fprintf(stderr, "Set up (works once): %s/setup/%s\n", site->public_url, token);
    return true;
}

/* ---- serving ---- */

static size_t reader_count(const char *db)
{
    return database_kind_of(db) == DATABASE_POSTGRES ? READERS_POSTGRES : READERS;
}

/* Signals that end the server; blocked in every thread, taken here. */
static void signals_block(sigset_t *signals_out)
{
    (void)sigemptyset(signals_out);
    (void)sigaddset(signals_out, SIGTERM);
    (void)sigaddset(signals_out, SIGINT);
    (void)sigaddset(signals_out, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, signals_out, NULL);
    /* A file that may not grow any more is a failure to write, as a full disk. */
    (void)signal(SIGXFSZ, SIG_IGN);
}

/* SIGHUP asks to open the logs again: ours is stderr, which whoever started us keeps. */
static void signal_await(const sigset_t *signals)
{
    int taken = SIGHUP;

    while (taken == SIGHUP) {
        if (sigwait(signals, &taken) != 0) {
            return;
        }
    }
}

static bool mail_open(const struct serve_options *options,
                      struct mail_sender **sender_out, struct status *st)
{
    const struct mail_options mail = {
        .smtp_url = options->smtp_url,
        .user = options->smtp_user,
        .password = options->smtp_password,
        .directory = options->mail_dir,
        .from_address = options->mail_from,
        .from_name = "Samenspel",
    };

    *sender_out = NULL;
    if (options->smtp_url == NULL && options->mail_dir == NULL) {
        return true;
    }
    return mail_sender_new(&mail, sender_out, st);
}

/* The site is whole, with its name and its transport, only when the port is known, and
 * from then on requests may come: who is as early as that waits. */
struct entrance {
    struct site *site;
    atomic_bool is_open;
};

static struct site *entrance_pass(struct entrance *entrance)
{
    const struct timespec moment = {.tv_nsec = 1000000};

    while (!atomic_load(&entrance->is_open)) {
        (void)nanosleep(&moment, NULL);
    }
    return entrance->site;
}

static void request_handle(void *context, const struct http_request *request,
                           struct http_response *response)
{
    dispatch(entrance_pass(context), request, response);
}

static void request_refuse(void *context, const struct http_request *request,
                           struct http_response *response)
{
    dispatch_refusal(entrance_pass(context), request, response);
}

static bool site_serve(struct site *site, const struct serve_place *place,
                       const sigset_t *signals, struct pool *pool, struct status *st)
{
    struct entrance entrance = {.site = site};
    const struct transport_options options = {
        .address = place->address,
        .port = place->port,
        .connection_limit = CONNECTIONS,
        .address_limit = CONNECTIONS_OF_ADDRESS,
        .body_limit = LIMIT_BODY_BYTES,
        .body_limit_of = visit_body_limit,
        .request_seconds = REQUEST_SECONDS,
        .handler = request_handle,
        .refuser = request_refuse,
        .context = &entrance,
    };
    struct transport *started = NULL;

    if (!transport_start(&options, &started, st)) {
        return false;
    }
    SCOPED(transport) transport = started;
    site_name(site, serve_public_url(place, transport_port(transport), pool));
    site->transport = transport;
    atomic_store(&entrance.is_open, true);
    if (!setup_offer(site->store, site, pool, st)) {
        return false;
    }
    (void)fprintf(stderr, "Samenspel listens on %s\n", site->public_url);
    signal_await(signals);
    transport_drain(transport, DRAIN_SECONDS);
    return true;
}

bool serve(const struct serve_options *options, struct status *st)
{
    const struct store_options store_options = {.url = options->db,
                                                .reader_count = reader_count(options->db),
                                                .has_writer = true,
                                                .may_create = true};
    struct serve_place place;
    struct store *opened = NULL;
    struct mail_sender *opened_mail = NULL;
    struct site_templates templates;
    struct site site = {0};
    sigset_t signals;
    SCOPED(pool) pool = pool_new();

    signals_block(&signals);
    if (!serve_place_read(options, pool, &place, st) || !secret_init(st) ||
        !site_templates_make(pool, &templates, st) || !mail_init(st) ||
        !mail_open(options, &opened_mail, st)) {
        return false;
    }
    SCOPED(mail_sender) mail = opened_mail;
    if (!store_open(&store_options, &opened, st)) {
        return false;
    }
    SCOPED(store) store = opened;
    const struct site_options site_options = {
        .store = store,
        .templates = &templates,
        .public_url = serve_public_url(&place, place.port, pool),
        .is_https = place.is_https,
        .is_loopback = place.is_loopback && !place.is_https,
        .answers_loopback = place.is_loopback,
        .has_proxy = place.is_loopback && place.public_url != NULL,
        .can_mail = mail != NULL,
        .clock = site_clock,
    };
    if (!site_open(&site, &site_options, pool, st)) {
        return false;
    }
    site.clerk = clerk_new(&(struct clerk_options){store, mail, site_clock});
    const bool is_served = site_serve(&site, &place, &signals, pool, st);
    clerk_free(site.clerk);
    site_close(&site);
    return is_served;
}
