/* table.h - `samenspel table read`: a spreadsheet as plain CSV. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_TABLE_READ;
