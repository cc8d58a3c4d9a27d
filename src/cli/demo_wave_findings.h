/* demo_wave_findings.h - figures that the Huis van het Kind kept to talk about. */
#pragma once

#include "cli/demo_wave_ground.h"

/* After wave `wave` (0 ..) was closed, some days later: of the first what the team holds
 * together, of the second how dense the network is; of a later one nothing. Counted from
 * the answers, as the pages count it. */
NODISCARD bool demo_findings_pin(const struct demo_ground *ground, int wave,
                                 int64_t wave_id, int days_ago, struct status *st);
