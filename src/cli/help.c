#include "cli/help.h"

#include <string.h>

#include "base/utf8.h"
#include "cli/layout.h"

const struct option HELP_DATA_OPTIONS[] = {
    {"--json", NULL,
     N_("the result as JSON, with the program's version and a digest of "
        "the input"),
     false},
    {"--csv", NULL, N_("the result as comma separated values"), false},
};
const size_t HELP_DATA_OPTION_COUNT = ARRAY_COUNT(HELP_DATA_OPTIONS);

const struct option HELP_COMMON_OPTIONS[] = {
    {"--lang", "nl|fr|en", N_("the language of what is said (nl when not given)"), false},
    {"--help", NULL, N_("this help"), false},
    {"--version", NULL, N_("the version of the program"), false},
};
const size_t HELP_COMMON_OPTION_COUNT = ARRAY_COUNT(HELP_COMMON_OPTIONS);

static void options_list(struct text *text, const struct option *options, size_t count,
                         enum language language)
{
    for (size_t i = 0; i < count; i++) {
        const struct option *option = &options[i];
        struct text name;

        text_init(&name, text->pool, text->ceiling);
        text_format(&name, "  %s%s%s", option->name, option->value != NULL ? " " : "",
                    option->value != NULL ? option->value : "");
        layout_hanging(text, name.bytes, say(option->help, language));
    }
}

void help_command_name(struct text *text, const struct command *command)
{
    text_add(text, command->noun);
    if (command->verb != NULL) {
        text_format(text, " %s", command->verb);
    }
}

static void command_line(struct text *text, const struct command *command)
{
    text_add(text, "samenspel ");
    help_command_name(text, command);
    if (command->operands != NULL) {
        text_format(text, " %s", command->operands);
    }
}

void help_overview(struct text *text, const char *noun, enum language language)
{
    text_add(text, say(N_("Samenspel: from an issue to a network that works.\n\n"
                          "Usage: samenspel NOUN VERB [FILE|DIR] [options]\n\n"),
                       language));
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = COMMANDS[i];
        struct text name;

        if (noun != NULL && strcmp(noun, command->noun) != 0) {
            continue;
        }
        text_init(&name, text->pool, text->ceiling);
        text_add(&name, "  ");
        help_command_name(&name, command);
        layout_hanging(text, name.bytes, say(command->summary, language));
    }
    text_add_char(text, '\n');
    options_list(text, HELP_DATA_OPTIONS, HELP_DATA_OPTION_COUNT, language);
    options_list(text, HELP_COMMON_OPTIONS, HELP_COMMON_OPTION_COUNT, language);
}

void help_command(struct text *text, const struct command *command,
                  enum language language)
{
    command_line(text, command);
    text_format(text, " %s\n\n", say(N_("[options]"), language));
    layout_paragraph(text, "", say(command->summary, language));
    if (command->detail != NULL) {
        text_add_char(text, '\n');
        layout_paragraph(text, "", say(command->detail, language));
    }
    text_add_char(text, '\n');
    options_list(text, command->options, command->option_count, language);
    if (!command->has_no_data) {
        options_list(text, HELP_DATA_OPTIONS, HELP_DATA_OPTION_COUNT, language);
    }
    options_list(text, HELP_COMMON_OPTIONS, HELP_COMMON_OPTION_COUNT, language);
}
