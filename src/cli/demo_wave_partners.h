/* demo_wave_partners.h - how the Huis van het Kind came to its partners: marks, criteria,
 * forms, choices and talks, one change each. */
#pragma once

#include "cli/demo_wave_ground.h"

/* After the houses are actors; before they are members. */
NODISCARD bool demo_partners_choose(const struct demo_ground *ground, struct status *st);
