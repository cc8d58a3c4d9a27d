/* serve.c - samenspel serve: the server, for browsers. */
#include "cli/database_commands.h"

#include <stdlib.h>

#include "cli/database_options.h"

static const struct option OPTIONS[] = {
    DATABASE_OPTION,
    {"--listen", "HOST:PORT", N_("where to listen (127.0.0.1:8080 when not given)"),
     false},
    {"--public-url", "URL",
     N_("the address people use: https://…, when a server for https stands in front"),
     false},
    {"--smtp", "URL",
     N_("send mail by this server: smtp://host:port or smtps://host:port"), false},
    {"--smtp-user", "NAME",
     N_("sign in to the mail server; the password is in SAMENSPEL_SMTP_PASSWORD"), false},
    {"--mail-dir", "DIR", N_("write mails as files here, instead of sending them"),
     false},
    {"--mail-from", "ADDRESS", N_("the address that mails come from"), false},
};

static const char *option_or(const struct call *call, const char *name,
                             const char *otherwise)
{
    const char *value = call_option(call, name);

    return value == NULL ? otherwise : value;
}

static enum exit_code serve_run(const struct call *call)
{
    const struct serve_order order = {
        .db = database_option_url(call),
        .listen = option_or(call, "--listen", "127.0.0.1:8080"),
        .public_url = call_option(call, "--public-url"),
        .smtp_url = call_option(call, "--smtp"),
        .smtp_user = call_option(call, "--smtp-user"),
        .smtp_password = getenv("SAMENSPEL_SMTP_PASSWORD"),
        .mail_dir = call_option(call, "--mail-dir"),
        .mail_from = option_or(call, "--mail-from", "samenspel@localhost"),
    };
    struct status st = {0};

    if (!call->serve(&order, &st)) {
        return call_refuse(call, &st);
    }
    return EXIT_DONE;
}

const struct command CLI_SERVE = {
    .noun = "serve",
    .summary = N_("serve the pages, until Ctrl-C or SIGTERM"),
    .detail =
        N_("Logs on stderr, one line a request, nothing of persons in it. Before the "
           "first account it prints a set-up link that works once. Plain http is for "
           "this machine only; for others, put a server for https in front and give "
           "its address with --public-url."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = serve_run,
};
