/* commands.c - the map of the program: every command it knows, in order of the help. */
#include "cli/arena_commands.h"
#include "cli/database_commands.h"
#include "cli/experience_commands.h"
#include "cli/form.h"
#include "cli/network_commands.h"
#include "cli/table.h"

const struct command *const COMMANDS[] = {
    &CLI_ARENA_RANK,
    &CLI_ARENA_COVER,
    &CLI_ARENA_COMPOSE,
    &CLI_ARENA_CHECK,
    &CLI_ARENA_SHEET,
    &CLI_ARENA_DRAW,
    &CLI_ARENA_COMPARE,
    &CLI_FORM_ADVISE,
    &CLI_NETWORK_MEASURE,
    &CLI_NETWORK_TIES,
    &CLI_NETWORK_TRUST,
    &CLI_NETWORK_DRAW,
    &CLI_NETWORK_COMPARE,
    &CLI_NETWORK_WITHOUT,
    &CLI_NETWORK_INTRODUCE,
    &CLI_NETWORK_CONVERT,
    &CLI_NETWORK_TEST,
    &CLI_NETWORK_SIMULATE,
    &CLI_DILEMMA_SCORE,
    &CLI_QUALITY_COMPARE,
    &CLI_STATS_ALPHA,
    &CLI_STATS_ICC,
    &CLI_STATS_RWG,
    &CLI_STATS_KRIPPENDORFF,
    &CLI_STATS_TAUB,
    &CLI_DISCLOSE,
    &CLI_SERVE,
    &CLI_DEMO,
    &CLI_LINK,
    &CLI_INIT,
    &CLI_BACKUP,
    &CLI_RESTORE,
    &CLI_DOCTOR,
    &CLI_EXPORT,
    &CLI_IMPORT,
    &CLI_TABLE_READ,
};
const size_t COMMAND_COUNT = ARRAY_COUNT(COMMANDS);
