/* import.c - samenspel import: a network from a file of JSON lines into a database. */
#include "cli/database_commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/database_options.h"
#include "cli/input.h"
#include "cli/layout.h"
#include "store/secret.h"
#include "store/transfer.h"

static void result_say(const struct transfer_result *result, enum language language,
                       struct text *text)
{
    struct report notes = {.pool = text->pool};
    const struct place nowhere = {NULL, 0, 0};
    const struct message done =
        message_make_plural(text->pool, result->person_count,
                            "The network '%s' is here, with %zu person: /networks/%s",
                            "The network '%s' is here, with %zu persons: /networks/%s",
                            result->name, result->person_count, result->network_id);

    say_message(text, &done, language);
    text_add_char(text, '\n');
    if (result->account_count > 0) {
        report_add(&notes, REPORT_NOTE, nowhere,
                   "accounts made for persons who had none here: %zu; they sign in by a "
                   "mailed link",
                   result->account_count);
    }
    if (result->unlinked_count > 0) {
        report_add(&notes, REPORT_WARNING, nowhere,
                   "persons without access: %zu; somebody made an account with their "
                   "address that no mail has confirmed: invite them",
                   result->unlinked_count);
    }
    if (result->open_invitation_count > 0) {
        report_add(&notes, REPORT_NOTE, nowhere,
                   "open invitations: %zu; their links do not work here: invite again",
                   result->open_invitation_count);
    }
    if (result->asked_count > 0) {
        report_add(&notes, REPORT_WARNING, nowhere,
                   "persons asked in a survey that is not closed: %zu; their links and "
                   "single answers did not come along: make new links",
                   result->asked_count);
    }
    layout_notes(text, &notes, language);
}

static bool network_read(const struct call *call, FILE *in,
                         struct transfer_result *result_out, struct status *st)
{
    const struct transfer_source source = {in, call->operands[0]};
    SCOPED(store) store = NULL;

    return secret_init(st) && database_option_open(call, false, &store, st) &&
           transfer_import(store, &source, store_clock(), call->pool, result_out, st);
}

static enum exit_code import_run(const struct call *call)
{
    const char *path = call->operands[0];
    const bool is_stdin = strcmp(path, "-") == 0;
    FILE *in = is_stdin ? stdin : fopen(path, "rb");
    struct transfer_result result = {0};
    struct status st = {0};
    struct text text;

    if (in == NULL || input_is_directory(path)) {
        (void)status_fail(&st, STATUS_FAILED, "could not open '%s': %s", path,
                          strerror(in == NULL ? errno : EISDIR));
    }
    const bool is_read = st.code == STATUS_OK && network_read(call, in, &result, &st);
    if (in != NULL && !is_stdin) {
        (void)fclose(in);
    }
    if (!is_read) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    result_say(&result, call->language, &text);
    return call_finish(call, &text);
}

const struct command CLI_IMPORT = {
    .noun = "import",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("put an exported network into a database"),
    .detail =
        N_("FILE is what samenspel export wrote, - is standard input. It is checked to "
           "its end before anything is kept; a file that was changed or cut is "
           "refused. Persons are linked by their address to the accounts here, which "
           "are made where there are none."),
    .has_no_data = true,
    .options = DATABASE_OPTIONS,
    .option_count = 1,
    .run = import_run,
};
