/* simulate_names.h - what made-up organisations are called. Pure data. */
#pragma once

#include "analysis/simulate.h"

enum { SECTOR_NAMES = 12 };

struct simulated_sector {
    const char *label;
    const char *names[SECTOR_NAMES];
};

extern const char *const SIMULATED_COORDINATOR;
extern const struct simulated_sector SIMULATED_SECTORS[SIMULATED_SECTORS_MOST];
