/* export.c - samenspel export: a whole network as a file of JSON lines. */
#include "cli/database_commands.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/database_options.h"
#include "store/rating.h"
#include "store/reply.h"
#include "store/survey_answer.h"
#include "store/transfer.h"

/* Marks of an open round and single answers to surveys stay where they are: whoever moves
 * the network should know. */
static bool staying_tell(const struct call *call, struct database *database,
                         struct status *st)
{
    const struct place nowhere = {0};
    struct report report = {.pool = call->pool};
    int64_t mark_count = 0;
    int64_t answer_count = 0;
    bool has_replies = false;

    if (!rating_draft_count(database, call->operands[0], &mark_count, st) ||
        !survey_answer_count(database, call->operands[0], &answer_count, st) ||
        !reply_is_kept(database, call->operands[0], &has_replies, st)) {
        return false;
    }
    if (mark_count > 0) {
        report_add(&report, REPORT_WARNING, nowhere,
                   "a round is open: %zu blind marks do not go along; close it first to "
                   "take them",
                   (size_t)mark_count);
    }
    if (answer_count > 0) {
        report_add(&report, REPORT_WARNING, nowhere,
                   "%zu single answers to surveys do not go along; what organisations "
                   "answered does, once their survey is closed",
                   (size_t)answer_count);
    }
    if (has_replies) {
        report_add(&report, REPORT_WARNING, nowhere,
                   "what people answered in anonymous surveys does not go along; what "
                   "was told of closed ones does");
    }
    if (mark_count > 0 || answer_count > 0 || has_replies) {
        call_print_notes(call, &report);
    }
    return true;
}

static bool network_write(const struct call *call, FILE *out, struct status *st)
{
    SCOPED(store) store = NULL;

    if (!database_option_open(call, false, &store, st)) {
        return false;
    }
    SCOPED(reader) reader = reader_borrow(store);
    struct database *database = reader_database(reader);
    return transfer_export(database, call->operands[0], out, st) &&
           staying_tell(call, database, st);
}

static bool write_fail(const char *path, struct status *st)
{
    return status_fail(st, STATUS_FAILED, "could not write '%s': %s", path,
                       strerror(errno));
}

/* Beside it first, then renamed; only its owner may read it. */
static bool file_write(const struct call *call, const char *path, struct status *st)
{
    struct text part;

    text_init(&part, call->pool, LIMIT_OUTPUT_BYTES);
    text_format(&part, "%s.%ld.part", path, (long)getpid());
    const int file = open(part.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return write_fail(path, st);
    }
    FILE *out = fdopen(file, "wb");
    if (out == NULL) {
        (void)write_fail(path, st);
        (void)close(file);
        (void)unlink(part.bytes);
        return false;
    }
    bool is_written = network_write(call, out, st);
    if (is_written && fsync(file) != 0) {
        is_written = write_fail(path, st);
    }
    if ((fclose(out) != 0 && is_written) ||
        (is_written && rename(part.bytes, path) != 0)) {
        is_written = write_fail(path, st);
    }
    if (!is_written) {
        (void)unlink(part.bytes);
    }
    return is_written;
}

static enum exit_code export_run(const struct call *call)
{
    const char *path = call_option(call, "-o");
    struct status st = {0};
    struct text text;

    if (path == NULL) {
        return network_write(call, stdout, &st) ? EXIT_DONE : call_refuse(call, &st);
    }
    if (!file_write(call, path, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s\n", path);
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    DATABASE_OPTION,
    {"-o", "FILE", N_("the file to write (standard output when not given)"), false},
};

const struct command CLI_EXPORT = {
    .noun = "export",
    .operands = "NETWORK",
    .operand_count = 1,
    .summary = N_("write a whole network as a file of JSON lines"),
    .detail =
        N_("NETWORK is the id that stands in its address. The file holds everything "
           "of the network, with names, addresses and its whole journal; docs/"
           "formats.md describes it. It is the same from SQLite and PostgreSQL."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = export_run,
};
