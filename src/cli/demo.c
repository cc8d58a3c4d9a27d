/* demo.c - samenspel demo: a demonstration network, with a link for each role. */
#include "cli/database_commands.h"

#include <time.h>

#include "base/limits.h"
#include "cli/database_options.h"
#include "cli/demo_network.h"
#include "store/secret.h"

static enum exit_code demo_run(const struct call *call)
{
    struct demo_link links[DEMO_LINKS] = {0};
    struct status st = {0};
    struct text text;
    SCOPED(store) store = NULL;

    if (!secret_init(&st) || !database_option_open(call, true, &store, &st) ||
        !demo_make(store, store_clock(), call->pool, links, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < DEMO_LINKS; i++) {
        text_format(&text, "%s\t%s\n", access_role_code(links[i].role), links[i].path);
    }
    return call_finish(call, &text);
}

const struct command CLI_DEMO = {
    .noun = "demo",
    .summary = N_("make the demonstration network, and a link for each role"),
    .detail =
        N_("Prints a line for each role: its code, a tab, and the address behind the "
           "server's own that signs in. The links work again and again, but only "
           "while the database is a demonstration and the server listens on this "
           "machine alone. A database in use is refused."),
    .has_no_data = true,
    .options = DATABASE_OPTIONS,
    .option_count = 1,
    .run = demo_run,
};
