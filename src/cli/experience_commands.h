/* experience_commands.h - the commands of anonymous surveys and of their statistics. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_DILEMMA_SCORE;
extern const struct command CLI_QUALITY_COMPARE;
extern const struct command CLI_STATS_ALPHA;
extern const struct command CLI_STATS_ICC;
extern const struct command CLI_STATS_RWG;
extern const struct command CLI_STATS_KRIPPENDORFF;
extern const struct command CLI_STATS_TAUB;
extern const struct command CLI_DISCLOSE;
