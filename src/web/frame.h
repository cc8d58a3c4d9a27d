/* frame.h - what stands around every page: languages, who is signed in, the network and
 * its thread. Member "frame" of the model, and "network" inside a network. */
#pragma once

#include "web/visit.h"

/* fails  STATUS_NOT_FOUND  the network is not here */
NODISCARD bool frame_put(struct visit *visit, struct status *st);

/* What the frame needs when there is no database to ask: for the pages of trouble. */
void frame_put_plain(struct visit *visit);
