/* arena_check.c - `samenspel arena check`: what a preparation should look at again. */
#include "method/arena_check.h"

#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/record.h"

enum { FINDING_FIELDS = 3 };

static void fields_of(const struct finding *finding, enum language language,
                      struct pool *pool, struct field *fields)
{
    fields[0] = (struct field){"code", value_text(finding->code)};
    fields[1] = (struct field){"urgent", value_claim(finding->is_urgent)};
    fields[2] =
        (struct field){"text", value_text(say_in(pool, &finding->message, language))};
}

static void check_json(const struct arena_input *input, const struct finding_list *list,
                       enum language language, struct text *output)
{
    struct json json;

    document_begin(&json, output, input->digest);
    json_array_begin(&json, "findings");
    for (const struct finding *finding = list->first; finding != NULL;
         finding = finding->next) {
        struct field fields[FINDING_FIELDS];

        fields_of(finding, language, output->pool, fields);
        json_object_begin(&json, NULL);
        record_json(&json, fields, FINDING_FIELDS);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &input->report, language);
    json_object_end(&json);
}

static void check_csv(const struct finding_list *list, enum language language,
                      struct text *output)
{
    text_add(output, "code,urgent,text\n");
    for (const struct finding *finding = list->first; finding != NULL;
         finding = finding->next) {
        struct field fields[FINDING_FIELDS];

        fields_of(finding, language, output->pool, fields);
        record_csv_row(output, fields, FINDING_FIELDS);
        text_add_char(output, '\n');
    }
}

/* The findings of one urgency, under a heading. */
static void findings_text(const struct finding_list *list, bool is_urgent,
                          const char *heading, enum language language,
                          struct text *output)
{
    bool has_heading = false;

    for (const struct finding *finding = list->first; finding != NULL;
         finding = finding->next) {
        if (finding->is_urgent != is_urgent) {
            continue;
        }
        if (!has_heading) {
            layout_paragraph(output, "", say(heading, language));
            has_heading = true;
        }
        text_add(output, "- ");
        layout_hanging_paragraph(output,
                                 say_in(output->pool, &finding->message, language));
    }
    if (has_heading) {
        text_add_char(output, '\n');
    }
}

static void check_text(const struct arena_input *input, const struct finding_list *list,
                       enum language language, struct text *output)
{
    if (list->count == 0) {
        layout_paragraph(output, "", say(N_("Nothing to look at again."), language));
    }
    findings_text(list, true, N_("To answer before the network starts:"), language,
                  output);
    findings_text(list, false, N_("To look at again:"), language, output);
    layout_notes(output, &input->report, language);
}

static enum exit_code run(const struct call *call)
{
    struct arena_input input;
    struct text output;
    const enum exit_code code = arena_input_load(call, call->operands[0], &input);

    if (code != EXIT_DONE) {
        return code;
    }
    const struct finding_list list =
        arena_check(&input.preparation, &input.ranking, call->pool);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        check_json(&input, &list, call->language, &output);
    } else if (call->format == OUTPUT_CSV) {
        check_csv(&list, call->language, &output);
        call_print_notes(call, &input.report);
    } else {
        check_text(&input, &list, call->language, &output);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {ARENA_INPUT_OPTION};

const struct command CLI_ARENA_CHECK = {
    .noun = "arena",
    .verb = "check",
    .operands = "DIR",
    .operand_count = 1,
    .summary = N_("ask what a preparation should look at again"),
    .detail =
        N_("Looks at the sheet, the needed sources, the choice and the talks. What it "
           "finds are questions to people: none of them blocks anything, and the "
           "exit code stays 0."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
