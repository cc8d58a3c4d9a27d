/* network_input_choose.h - the wave, the relation and the groups that are asked for.
 * Private to cli/network_input*.c. */
#pragma once

#include "cli/network_input.h"

/* Set wave, network, relation, by, grouping and graph of an input whose series is read;
 * what was chosen without being asked is said in its report.
 * fails  STATUS_INVALID with what there is to choose from. */
NODISCARD bool network_input_choose(const struct call *call, struct network_input *input,
                                    struct status *st);
