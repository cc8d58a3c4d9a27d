/* site_preparation.h - a small preparation in the network of site_fixture.h.
 *
 * Two sources (1 R1 indispensable, 2 R2 useful), four actors (1 OCMW, which the
 * representative speaks for, 2 CAW, the initiator's own, 3 Scholen, 4 Bib), what they
 * hold, round 1 closed with the marks of coordinator and initiator, an override (of 4),
 * forms, two locked criteria, who fits, 1 and 3 selected, a talk with 1, a pair on R1,
 * 1 a member, one correction (version 2). All ids count from 1 in this order. */
#pragma once

#include "site_fixture.h"

void world_prepare(struct world *world);

/* Round 2, open. */
void world_open_round(struct world *world);
