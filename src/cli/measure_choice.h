/* measure_choice.h - which measures a command is asked for. */
#pragma once

#include "cli/network_measure.h"

/* What --measures names ("density,betweenness"), or everything without it.
 * fails  STATUS_INVALID for a name that is none, with those that are. */
NODISCARD bool measure_choice_read(const struct call *call,
                                   struct measure_choice *choice_out, struct status *st);
