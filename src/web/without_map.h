/* without_map.h - the network without one organisation: what the page and its picture
 * share. */
#pragma once

#include "web/ties_model.h"

struct parting {
    struct findings findings;
    enum wave_relation relation; /* WAVE_RELATION_COUNT: the wave has none */
    size_t coordinator; /* GROUP_NONE: nobody on the list coordinates */
    size_t organisation; /* taken out: "?organisation=ID", or the coordinator */
};

/* Read the wave of the address and what its query chooses.
 * fails  STATUS_NOT_FOUND  no such wave, or the organisation is not on its list */
NODISCARD bool parting_read(struct visit *visit, struct parting *parting_out,
                            struct status *st);
