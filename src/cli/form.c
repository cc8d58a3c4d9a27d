#include "cli/form.h"

#include <stdio.h>

#include "base/limits.h"
#include "cli/document.h"
#include "cli/form_dialogue.h"
#include "cli/form_text.h"
#include "cli/input.h"
#include "cli/layout.h"

/* What the advice is on, and what it was read from. */
struct form_input {
    struct form_file file;
    struct report report; /* warnings and notes; errors have ended the command */
    const char *digest; /* NULL: the questions were asked */
};

static enum exit_code answers_read(const struct call *call, const char *path,
                                   struct form_input *input_out)
{
    struct form_input input = {.report = {.pool = call->pool}};
    struct csv_table table;
    struct status st = {0};
    struct file_bytes file;

    if (!input_read(path, call->pool, &file, &st)) {
        return call_refuse(call, &st);
    }
    const bool is_read = csv_read(&file, call->pool, &input.report, &table) &&
                         form_file_read(&table, call->pool, &input.report, &input.file);
    if (!is_read || input.report.error_count > 0) {
        call_print_errors(call, &input.report);
        return EXIT_REFUSED;
    }
    input.digest = digest_bytes(file.bytes, file.length, call->pool);
    *input_out = input;
    return EXIT_DONE;
}

/* Prompts go to stderr, so that the advice alone is what a pipe or a file gets. */
static struct form_input answers_ask(const struct call *call)
{
    struct form_case *one = pool_array(call->pool, 1, struct form_case);

    *one = (struct form_case){"", form_dialogue_ask(stdin, stderr, call->language)};
    return (struct form_input){.file = {one, 1}};
}

static bool is_anything_answered(const struct form_file *file)
{
    for (size_t i = 0; i < file->case_count; i++) {
        for (int question = 0; question < FORM_QUESTION_COUNT; question++) {
            if (file->cases[i].answers.given[question] != FORM_NOT_ANSWERED) {
                return true;
            }
        }
    }
    return false;
}

static struct form_advised advise(const struct form_file *file, struct pool *pool)
{
    struct form_advice *advices = pool_array(pool, file->case_count, struct form_advice);

    for (size_t i = 0; i < file->case_count; i++) {
        advices[i] = form_advise(&file->cases[i].answers, pool);
    }
    return (struct form_advised){file->cases, advices, file->case_count};
}

static void json_write(struct text *text, const struct form_input *input,
                       const struct form_advised *advised, enum language language)
{
    struct json json;

    document_begin(&json, text, input->digest);
    document_notes(&json, &input->report, language);
    form_data_json(&json, advised, language);
    json_object_end(&json);
}

static enum exit_code run(const struct call *call)
{
    const char *path = call_option(call, "--answers");
    struct form_input input = {.digest = NULL};
    struct status st = {0};
    struct text text;

    if (path == NULL) {
        input = answers_ask(call);
    } else {
        const enum exit_code code = answers_read(call, path, &input);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    if (!is_anything_answered(&input.file)) {
        (void)status_fail(&st, STATUS_INVALID,
                          "no question was answered, so there is nothing to advise on");
        return call_refuse(call, &st);
    }
    const struct form_advised advised = advise(&input.file, call->pool);
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        json_write(&text, &input, &advised, call->language);
    } else if (call->format == OUTPUT_CSV) {
        form_data_csv(&text, &advised);
        call_print_notes(call, &input.report);
    } else {
        form_text_add(&text, &advised, call->language);
        layout_notes(&text, &input.report, call->language);
    }
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    {"--answers", "FILE",
     N_("read the answers from a table with the columns question, answer and perhaps "
        "actor; - is standard input; without it the questions are asked"),
     false},
};

const struct command CLI_FORM_ADVISE = {
    .noun = "form",
    .verb = "advise",
    .summary = N_("advise on the form of cooperation"),
    .detail = N_("Asks ten questions and advises no cooperation, consultation, ad hoc or "
                 "a network, for the whole or per actor, and shows which answers would "
                 "change the advice. Advice only: you decide, and write down why."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
