/* call.c - the command line as a call: options read by the table, and how it ends. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "cli/help.h"
#include "cli/layout.h"

enum { OPTION_NUMBER_MAX = 2147483647 }; /* a date serves as a seed */

const char *call_option_nth(const struct call *call, const char *name, size_t n)
{
    for (size_t i = 0; i < call->use_count; i++) {
        if (strcmp(call->uses[i].option->name, name) == 0 && n-- == 0) {
            return call->uses[i].value;
        }
    }
    return NULL;
}

const char *call_option(const struct call *call, const char *name)
{
    return call_option_nth(call, name, 0);
}

size_t call_number(const struct call *call, const char *name, size_t otherwise)
{
    const char *value = call_option(call, name);
    size_t number = otherwise;

    if (value != NULL) {
        (void)number_read(value, OPTION_NUMBER_MAX,
                          &number); /* value_check() saw to it */
    }
    return number;
}

void call_print_errors(const struct call *call, struct report *report)
{
    report_sort(report);
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        struct text line;

        if (entry->severity != REPORT_ERROR) {
            continue;
        }
        text_init(&line, call->pool, LIMIT_OUTPUT_BYTES);
        report_entry_say(entry, call->language, &line);
        (void)fprintf(stderr, "%s\n", line.bytes);
    }
    if (report->unlisted_count > 0) {
        const struct message more =
            message_make_plural(call->pool, report->unlisted_count, "and %zu more error",
                                "and %zu more errors", report->unlisted_count);
        (void)fprintf(stderr, "%s\n", say_in(call->pool, &more, call->language));
    }
}

void call_print_notes(const struct call *call, const struct report *report)
{
    struct report chosen = {.pool = call->pool};
    struct text text;

    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        if (entry->severity == REPORT_WARNING || entry->place.file != NULL) {
            report_add_message(&chosen, entry->severity, entry->place, entry->message);
        }
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    layout_notes(&text, &chosen, call->language);
    (void)fputs(text.bytes, stderr);
}

static void complain(const struct call *call, const struct status *st)
{
    struct text text;

    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "samenspel: ");
    status_say(st, call->language, &text);
    text_add_char(&text, '\n');
    (void)fputs(text.bytes, stderr);
}

enum exit_code call_refuse(const struct call *call, const struct status *st)
{
    static const enum exit_code CODES[] = {
        [STATUS_OK] = EXIT_DONE,           [STATUS_INVALID] = EXIT_REFUSED,
        [STATUS_NOT_FOUND] = EXIT_REFUSED, [STATUS_DENIED] = EXIT_REFUSED,
        [STATUS_CONFLICT] = EXIT_REFUSED,  [STATUS_LIMIT] = EXIT_REFUSED,
        [STATUS_FAILED] = EXIT_TROUBLE,
    };

    complain(call, st);
    return CODES[st->code];
}

enum exit_code call_misused(const struct call *call, const struct status *st)
{
    struct text text;

    complain(call, st);
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, say(N_("for help: samenspel"), call->language));
    if (call->command != NULL) {
        text_add_char(&text, ' ');
        help_command_name(&text, call->command);
    }
    text_add(&text, " --help\n");
    (void)fputs(text.bytes, stderr);
    return EXIT_USAGE;
}

enum exit_code call_finish(const struct call *call, const struct text *output)
{
    struct status st = {0};

    if (output->is_cut) {
        (void)status_fail(&st, STATUS_LIMIT, "the result is larger than %d MB",
                          LIMIT_OUTPUT_BYTES / (1024 * 1024));
        return call_refuse(call, &st);
    }
    if (fwrite(output->bytes, 1, output->length, stdout) != output->length ||
        fflush(stdout) != 0) {
        (void)status_fail(&st, STATUS_FAILED, "could not write the result");
        return call_refuse(call, &st);
    }
    return EXIT_DONE;
}

/* ---- reading the command line ---- */

static const struct option *option_among(const struct option *options, size_t count,
                                         const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(options[i].name) == length &&
            memcmp(options[i].name, name, length) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

static const struct option *option_find(const struct call *call, const char *name)
{
    const size_t length = strcspn(name, "=");
    const struct command *command = call->command;
    const struct option *option =
        option_among(HELP_COMMON_OPTIONS, HELP_COMMON_OPTION_COUNT, name, length);

    if (option == NULL && (command == NULL || !command->has_no_data)) {
        option = option_among(HELP_DATA_OPTIONS, HELP_DATA_OPTION_COUNT, name, length);
    }
    if (option == NULL && command != NULL) {
        option = option_among(command->options, command->option_count, name, length);
    }
    return option;
}

/* "a3|a4" names the values there are, "N" a whole number; capitals are free text. */
static bool value_check(const struct option *option, const char *value, struct status *st)
{
    const char *choices = option->value;
    const size_t length = strlen(value);
    size_t number = 0;

    if (strcmp(choices, "N") == 0 && !number_read(value, OPTION_NUMBER_MAX, &number)) {
        return status_fail(st, STATUS_INVALID,
                           "%s takes a whole number of at most %d, not '%s'",
                           option->name, OPTION_NUMBER_MAX, value);
    }
    if (choices[0] >= 'A' && choices[0] <= 'Z') {
        return true;
    }
    while (*choices != '\0') {
        const size_t choice = strcspn(choices, "|");
        if (choice == length && memcmp(choices, value, length) == 0) {
            return true;
        }
        choices += choice + (choices[choice] == '|');
    }
    return status_fail(st, STATUS_INVALID, "%s takes %s, not '%s'", option->name,
                       option->value, value);
}

/* Take one option and its value; *at moves past the value. */
static bool option_take(struct call *call, char *const *arguments, int *at,
                        struct status *st)
{
    const char *written = arguments[*at];
    const struct option *option = option_find(call, written);
    const char *equals = strchr(written, '=');
    const char *value = equals != NULL ? equals + 1 : "";

    if (option == NULL) {
        return status_fail(st, STATUS_INVALID, "unknown option '%s'", written);
    }
    if (option->value == NULL && equals != NULL) {
        return status_fail(st, STATUS_INVALID, "%s takes no value", option->name);
    }
    if (option->value != NULL && equals == NULL) {
        value = arguments[*at + 1];
        if (value == NULL) {
            return status_fail(st, STATUS_INVALID, "%s needs a value: %s", option->name,
                               option->value);
        }
        *at += 1;
    }
    if (option->value != NULL && !value_check(option, value, st)) {
        return false;
    }
    if (!option->is_repeatable && call_option(call, option->name) != NULL) {
        return status_fail(st, STATUS_INVALID, "%s is given twice", option->name);
    }
    if (call->use_count == CALL_OPTIONS_MAX) {
        return status_fail(st, STATUS_INVALID, "more than %d options are given",
                           CALL_OPTIONS_MAX);
    }
    call->uses[call->use_count++] = (struct option_use){option, value};
    return true;
}

static bool operand_take(struct call *call, const char *operand, struct status *st)
{
    const struct command *command = call->command;
    const size_t most = command->operand_count_most > 0 ? command->operand_count_most
                                                        : command->operand_count;

    if (call->operand_count == most) {
        return status_fail(st, STATUS_INVALID, "'%s' is one operand too many", operand);
    }
    call->operands = pool_grow(call->pool, call->operands, call->operand_count,
                               &call->operand_capacity, const char *);
    call->operands[call->operand_count++] = operand;
    return true;
}

static const struct command *command_find(const char *noun, const char *verb)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const char *its_verb = COMMANDS[i]->verb;

        if (strcmp(COMMANDS[i]->noun, noun) == 0 &&
            (verb == NULL || (its_verb != NULL && strcmp(its_verb, verb) == 0))) {
            return COMMANDS[i];
        }
    }
    return NULL;
}

/* What was read of the words that are no options: noun, verb, operands. */
struct words {
    const char *noun;
    const char *verb;
};

static bool word_take(struct call *call, struct words *words, const char *word,
                      struct status *st)
{
    if (words->noun == NULL) {
        const struct command *first = command_find(word, NULL);

        words->noun = word;
        call->command = first != NULL && first->verb == NULL ? first : NULL;
        return first != NULL ||
               status_fail(st, STATUS_INVALID, "unknown command '%s'", word);
    }
    if (words->verb == NULL && call->command == NULL) {
        words->verb = word;
        call->command = command_find(words->noun, word);
        return call->command != NULL ||
               status_fail(st, STATUS_INVALID, "unknown command '%s %s'", words->noun,
                           word);
    }
    return operand_take(call, word, st);
}

static bool arguments_read(struct call *call, struct words *words, char *const *arguments,
                           struct status *st)
{
    bool is_options_end = false;

    for (int at = 1; arguments[at] != NULL; at++) {
        const char *argument = arguments[at];
        const bool is_option =
            !is_options_end && argument[0] == '-' && argument[1] != '\0';

        if (is_option && strcmp(argument, "--") == 0) {
            is_options_end = true;
            continue;
        }
        if (is_option ? !option_take(call, arguments, &at, st)
                      : !word_take(call, words, argument, st)) {
            return false;
        }
    }
    return true;
}

/* The language of what is said, also about the command line itself; looked for first. */
static enum language language_of(char *const *arguments)
{
    enum language language = LANGUAGE_NL;

    for (size_t i = 1; arguments[i] != NULL; i++) {
        const char *code = NULL;
        if (strcmp(arguments[i], "--lang") == 0) {
            code = arguments[i + 1];
        } else if (strncmp(arguments[i], "--lang=", 7) == 0) {
            code = arguments[i] + 7;
        }
        if (code != NULL) {
            (void)language_find(code, &language);
        }
    }
    return language;
}

static enum exit_code version_print(const struct call *call)
{
    struct text text;

    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "samenspel " SAMENSPEL_VERSION "\n");
    return call_finish(call, &text);
}

static enum exit_code help_print(const struct call *call, const struct words *words)
{
    struct text text;

    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->command != NULL) {
        help_command(&text, call->command, call->language);
    } else {
        help_overview(&text, words->noun, call->language);
    }
    return call_finish(call, &text);
}

static enum exit_code call_run(struct call *call, const struct words *words)
{
    struct status st = {0};
    const bool is_json = call_option(call, "--json") != NULL;
    const bool is_csv = call_option(call, "--csv") != NULL;

    if (call_option(call, "--version") != NULL) {
        return version_print(call);
    }
    if (call_option(call, "--help") != NULL || words->noun == NULL) {
        return help_print(call, words);
    }
    if (call->command == NULL) {
        (void)status_fail(&st, STATUS_INVALID, "'%s' needs a verb after it", words->noun);
        return call_misused(call, &st);
    }
    if (call->operand_count == 0 && call->command->operand_count > 0) {
        (void)status_fail(&st, STATUS_INVALID, "%s is missing", call->command->operands);
        return call_misused(call, &st);
    }
    if (call->operand_count < call->command->operand_count) {
        (void)status_fail(&st, STATUS_INVALID, "it needs %s, and '%s' is all there is",
                          call->command->operands, call->operands[0]);
        return call_misused(call, &st);
    }
    if ((is_json || is_csv) && call->command->has_no_data) {
        (void)status_fail(&st, STATUS_INVALID, "unknown option '%s'",
                          is_json ? "--json" : "--csv");
        return call_misused(call, &st);
    }
    if (is_json && is_csv) {
        (void)status_fail(&st, STATUS_INVALID, "choose one of --json and --csv");
        return call_misused(call, &st);
    }
    call->format = is_json ? OUTPUT_JSON : is_csv ? OUTPUT_CSV : OUTPUT_TEXT;
    return call->command->run(call);
}

enum exit_code command_main(char *const *arguments, serve_fn serve)
{
    SCOPED(pool) pool = pool_new();
    struct call *call = pool_array(pool, 1, struct call);
    struct words words = {NULL, NULL};
    struct status st = {0};

    call->pool = pool;
    call->serve = serve;
    call->language = language_of(arguments);
    if (!arguments_read(call, &words, arguments, &st)) {
        return call_misused(call, &st);
    }
    return call_run(call, &words);
}
