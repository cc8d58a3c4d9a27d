/* restore.c - samenspel restore: a backup in the place of a database. */
#include "cli/database_commands.h"

#include "base/day.h"
#include "base/limits.h"
#include "cli/database_options.h"
#include "store/backup.h"

static enum exit_code restore_run(const struct call *call)
{
    const struct backup_order order = {
        .url = database_option_url(call),
        .file = call->operands[0],
        .is_forced = call_option(call, "--force") != NULL,
        .today = day_of(store_clock(), call->pool),
    };
    const char *kept = NULL;
    struct status st = {0};
    struct text text;

    if (!backup_restore(&order, call->pool, &kept, &st)) {
        return call_refuse(call, &st);
    }
    const struct message done =
        kept == NULL
            ? message_make(call->pool, "the database is what '%s' holds", order.file)
            : message_make(call->pool,
                           "the database is what '%s' holds; what was there is kept as "
                           "'%s'",
                           order.file, kept);
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    say_message(&text, &done, call->language);
    text_add_char(&text, '\n');
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    DATABASE_OPTION,
    {"--force", NULL, N_("put the database aside that is there (SQLite)"), false},
};

const struct command CLI_RESTORE = {
    .noun = "restore",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("put a backup in the place of a database"),
    .detail = N_(
        "Stop the server first: a database in use is refused, and so is a backup that is "
        "not healthy. With --force a file that is there is kept beside it, with the "
        "ending .before-restore. For PostgreSQL the database must be empty, and the "
        "program pg_restore is needed."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = restore_run,
};
