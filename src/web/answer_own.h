/* answer_own.h - what a personal link opens after closing. */
#pragma once

#include "store/wave.h"
#include "web/visit.h"

struct answer_own {
    const char *network_id;
    const struct wave_row *wave;
    int64_t wave_actor_id; /* for which the informant spoke */
    bool is_closed;
    bool is_handed_over; /* others may have held the link: the coordinator can show it */
};

/* As long as single answers are kept, the page of the organisation: member "own"
 * (web/own_findings.h), null before closing and afterwards; "until_day"; "is_over": that
 * time is gone. A link that was handed over opens "lines" instead, what any member sees:
 * both sides of a tie and the own scores are for the organisation alone. */
NODISCARD bool answer_own_put(struct visit *visit, const struct answer_own *own,
                              struct status *st);
