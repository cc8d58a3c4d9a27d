/* demo_wave.h - the second network of the demonstration: the Huis van het Kind of
 * Oosterlinde, two and a half years on its way, with three waves of the relation survey
 * and, between and after them, two of each anonymous one (demo_experience.h).
 *
 * The first network (demo_network.h) has its first members only now; this one shows what
 * answers look like when partners answer as partners do: somebody does not, two of one
 * house disagree, one leaves, others join, and trust grows in one corner only. */
#pragma once

#include "store/store.h"

#define DEMO_WAVE_NETWORK "hu1svanhetk7"

/* Make it. The accounts of demo_network.c are there. Its waves are closed; what is
 * computed of them waits for the clerk of a server. */
NODISCARD bool demo_waves(struct unit *unit, int64_t now, struct status *st);
