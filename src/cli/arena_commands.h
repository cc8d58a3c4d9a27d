/* arena_commands.h - the commands of the noun "arena", one file each. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_ARENA_RANK;
extern const struct command CLI_ARENA_COVER;
extern const struct command CLI_ARENA_COMPOSE;
extern const struct command CLI_ARENA_CHECK;
extern const struct command CLI_ARENA_COMPARE;
extern const struct command CLI_ARENA_SHEET;
extern const struct command CLI_ARENA_DRAW;
