/* backup.c - samenspel backup: a whole database into a file, while it is in use. */
#include "cli/database_commands.h"

#include "base/day.h"
#include "base/limits.h"
#include "cli/database_options.h"
#include "store/backup.h"

static enum exit_code backup_run(const struct call *call)
{
    const struct backup_order order = {
        .url = database_option_url(call),
        .file = call->operands[0],
        .is_forced = call_option(call, "--force") != NULL,
        .today = day_of(store_clock(), call->pool),
    };
    struct status st = {0};
    struct text text;

    if (!backup_write(&order, &st)) {
        return call_refuse(call, &st);
    }
    const struct message done = message_make(
        call->pool, "'%s' is a backup; it was looked at and is healthy", order.file);
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    say_message(&text, &done, call->language);
    text_add_char(&text, '\n');
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    DATABASE_OPTION,
    {"--force", NULL, N_("replace the file when it is there"), false},
};

const struct command CLI_BACKUP = {
    .noun = "backup",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("write a backup of a database, also while the server runs"),
    .detail =
        N_("FILE is the database as it was at one moment; it appears whole or not at "
           "all. It holds everything, also addresses and sign-in secrets: keep it as "
           "safe as the database. For PostgreSQL this needs its program pg_dump."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = backup_run,
};
