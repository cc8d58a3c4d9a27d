/* help.h - the help of the program, printed from the command table. */
#pragma once

#include "cli/command.h"

/* Options of every command that gives figures. */
extern const struct option HELP_DATA_OPTIONS[];
extern const size_t HELP_DATA_OPTION_COUNT;

/* Options that every command takes. */
extern const struct option HELP_COMMON_OPTIONS[];
extern const size_t HELP_COMMON_OPTION_COUNT;

/* The commands of `noun`; of all nouns when it is NULL. */
void help_overview(struct text *text, const char *noun, enum language language);

/* One command: how it is called, what it does, its options. */
void help_command(struct text *text, const struct command *command,
                  enum language language);

/* Add "arena rank", or "serve". */
void help_command_name(struct text *text, const struct command *command);
