/* doctor.c - samenspel doctor: is a database healthy? */
#include "cli/database_commands.h"

#include "base/csv_write.h"
#include "base/day.h"
#include "base/limits.h"
#include "cli/database_options.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "store/doctor.h"

static void doctor_json(const struct doctor_findings *findings, enum language language,
                        struct text *output)
{
    struct json json;

    document_begin(&json, output, NULL);
    json_boolean(&json, "is_healthy", findings->wrong_count == 0);
    json_array_begin(&json, "checks");
    for (const struct doctor_finding *finding = findings->first; finding != NULL;
         finding = finding->next) {
        json_object_begin(&json, NULL);
        json_text(&json, "check", finding->check);
        json_text(&json, "level", doctor_level_code(finding->level));
        json_text(&json, "network", finding->network_id);
        json_text(&json, "text", say_in(output->pool, &finding->message, language));
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
}

static void doctor_csv(const struct doctor_findings *findings, enum language language,
                       struct text *output)
{
    text_add(output, "check,level,network,text\n");
    for (const struct doctor_finding *finding = findings->first; finding != NULL;
         finding = finding->next) {
        csv_add_cell(output, finding->check, true);
        csv_add_cell(output, doctor_level_code(finding->level), false);
        csv_add_cell(output, finding->network_id == NULL ? "" : finding->network_id,
                     false);
        csv_add_cell(output, say_in(output->pool, &finding->message, language), false);
        text_add_char(output, '\n');
    }
}

static void doctor_text(const struct doctor_findings *findings, enum language language,
                        struct text *output)
{
    for (const struct doctor_finding *finding = findings->first; finding != NULL;
         finding = finding->next) {
        text_format(output, "%s: ", say(doctor_level_code(finding->level), language));
        if (finding->network_id != NULL) {
            text_format(output, "%s: ", finding->network_id);
        }
        say_message(output, &finding->message, language);
        text_add_char(output, '\n');
    }
    layout_paragraph(output, "",
                     findings->wrong_count == 0
                         ? say(N_("The database is healthy."), language)
                         : say(N_("The database is not healthy: restore a backup, or ask "
                                  "somebody who knows databases, before you go on."),
                               language));
}

static enum exit_code doctor_run(const struct call *call)
{
    const struct doctor_call look = {database_option_url(call),
                                     day_of(store_clock(), call->pool)};
    const struct database_options options = {.url = look.url, .is_reader = true};
    struct status st = {0};
    struct text output;
    SCOPED(database) database = NULL;

    if (!database_open(&options, &database, &st)) {
        (void)call_refuse(call, &st);
        return EXIT_TROUBLE;
    }
    const struct doctor_findings findings = doctor_look(database, &look, call->pool);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        doctor_json(&findings, call->language, &output);
    } else if (call->format == OUTPUT_CSV) {
        doctor_csv(&findings, call->language, &output);
    } else {
        doctor_text(&findings, call->language, &output);
    }
    const enum exit_code code = call_finish(call, &output);
    return code == EXIT_DONE && findings.wrong_count > 0 ? EXIT_REFUSED : code;
}

const struct command CLI_DOCTOR = {
    .noun = "doctor",
    .summary = N_("look whether a database is healthy"),
    .detail =
        N_("Looks at the file and its references, the schema, the chain of every "
           "journal, and whether every network has a coordinator. Changes nothing. "
           "The exit code is 1 when something is wrong; warnings and notes leave it "
           "at 0. Write down how the last link of a journal begins, somewhere else: then "
           "even "
           "who changes the whole database cannot rewrite what was."),
    .options = DATABASE_OPTIONS,
    .option_count = 1,
    .run = doctor_run,
};
