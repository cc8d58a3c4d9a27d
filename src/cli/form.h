/* form.h - `samenspel form advise`: which form of cooperation suits. */
#pragma once

#include "cli/command.h"

extern const struct command CLI_FORM_ADVISE;
