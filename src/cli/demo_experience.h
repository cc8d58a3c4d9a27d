/* demo_experience.h - the anonymous surveys of the Huis van het Kind: dilemmas, growth
 * and the families' five B's, asked twice, and what the coordinator keeps beside them. */
#pragma once

#include "cli/demo_wave_ground.h"

/* Round 0 or 1: made, opened, answered and closed, with its results. Their days lie after
 * those of the second and of the third wave of the relation survey. */
NODISCARD bool demo_experience(const struct demo_ground *ground, int round,
                               struct status *st);
