/* init.c - samenspel init: make a database, or bring its schema up to date. */
#include "cli/database_commands.h"

#include "base/limits.h"
#include "cli/database_options.h"
#include "cli/layout.h"
#include "store/installation.h"
#include "store/secret.h"

static enum exit_code init_run(const struct call *call)
{
    struct installation installation;
    struct status st = {0};
    struct text text;
    SCOPED(store) store = NULL;

    if (!secret_init(&st) || !database_option_open(call, true, &store, &st) ||
        !installation_open(store, store_clock(), call->pool, &installation, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    layout_paragraph(&text, "",
                     say(N_("The database is ready. Next: samenspel serve, or samenspel "
                            "demo to look around first, with the same --db."),
                         call->language));
    return call_finish(call, &text);
}

const struct command CLI_INIT = {
    .noun = "init",
    .summary = N_("make a database, or bring its schema up to date"),
    .detail =
        N_("A database that is up to date already stays as it is. The other commands "
           "do the same when they open a database; init makes a new one first."),
    .has_no_data = true,
    .options = DATABASE_OPTIONS,
    .option_count = 1,
    .run = init_run,
};
