/* network_commands.h - the commands of the noun "network", one file each. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_NETWORK_MEASURE;
extern const struct command CLI_NETWORK_TIES;
extern const struct command CLI_NETWORK_TRUST;
extern const struct command CLI_NETWORK_DRAW;
extern const struct command CLI_NETWORK_COMPARE;
extern const struct command CLI_NETWORK_WITHOUT;
extern const struct command CLI_NETWORK_INTRODUCE;
extern const struct command CLI_NETWORK_TEST;
extern const struct command CLI_NETWORK_CONVERT;
extern const struct command CLI_NETWORK_SIMULATE;
