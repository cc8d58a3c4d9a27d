/* link.c - samenspel link: a sign-in link for who has no password and gets no mail. */
#include "cli/database_commands.h"

#include "base/limits.h"
#include "cli/database_options.h"
#include "store/secret.h"
#include "store/sign_in.h"

struct linking {
    const char *email;
    const char *token;
    int64_t now;
};

static bool linking_do(struct unit *unit, void *context, struct status *st)
{
    const struct linking *linking = context;
    struct sign_in_link link = {0};
    struct account account;

    if (!account_by_email(unit->database, linking->email, unit->pool, &account, st)) {
        return false;
    }
    link.account_id = account.id;
    return sign_in_link_add(unit, secret_digest(unit->pool, linking->token), &link,
                            linking->now + LINK_MILLISECONDS, st);
}

static enum exit_code link_run(const struct call *call)
{
    struct linking linking = {.email = call->operands[0], .now = store_clock()};
    struct status st = {0};
    struct text text;
    SCOPED(store) store = NULL;

    if (!secret_init(&st) || !database_option_open(call, false, &store, &st)) {
        return call_refuse(call, &st);
    }
    linking.token = secret_token(call->pool, LINK_TOKEN_BYTES);
    if (!store_change(store, linking_do, &linking, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "/sign-in/%s\n", linking.token);
    return call_finish(call, &text);
}

const struct command CLI_LINK = {
    .noun = "link",
    .operands = "EMAIL",
    .operand_count = 1,
    .summary = N_("print a link that signs somebody in, once, within 30 minutes"),
    .detail =
        N_("For who has forgotten the password while the installation sends no mail. "
           "Prints the address behind the server's own; hand it to this person only."),
    .has_no_data = true,
    .options = DATABASE_OPTIONS,
    .option_count = 1,
    .run = link_run,
};
