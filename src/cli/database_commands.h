/* database_commands.h - the commands that keep, move and serve a database. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_SERVE;
extern const struct command CLI_DEMO;
extern const struct command CLI_LINK;
extern const struct command CLI_INIT;
extern const struct command CLI_BACKUP;
extern const struct command CLI_RESTORE;
extern const struct command CLI_DOCTOR;
extern const struct command CLI_EXPORT;
extern const struct command CLI_IMPORT;
