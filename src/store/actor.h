/* actor.h - the actors of the arena, what they have of each source, and how those who
 * bring the same stand to each other. */
#pragma once

#include "store/change.h"

/* An organisation or group on the sheet. */
struct actor_row {
    int64_t id;
    int64_t organisation_id;
    const char *name; /* as it stands on the sheet */
    const char *sector;
    const char *sources; /* free text of the worksheet */
    const char *note;
};

/* What an actor has of a source. One row an actor and source. */
struct holding_row {
    int64_t id;
    int64_t actor_id;
    int64_t source_id;
    const char *has; /* HOLDING_ANSWER, or ""; before the talk */
    const char *can;
    const char *wants;
    const char *has_confirmed; /* in the talk */
    const char *can_confirmed;
    const char *wants_confirmed;
};

/* How two actors that bring the same source stand to each other. */
struct pair_row {
    int64_t id;
    int64_t first_id;
    int64_t second_id;
    int64_t source_id;
    const char *relation;
    const char *agreement; /* who does what, for whom, until when, who mediates */
};

extern const struct record_kind ACTOR_RECORD, HOLDING_RECORD, PAIR_RECORD;

/* Put an actor on the sheet; its organisation is made when there is none of this name.
 * fails  STATUS_CONFLICT  an actor of this name stands there already
 *        STATUS_LIMIT     LIMIT_ACTORS */
NODISCARD bool actor_add(struct change *change, struct unit *unit, const char *network_id,
                         struct actor_row *actor, struct status *st);

/* Take an actor off the sheet, with all that was written about it; undo brings it back.
 * fails  STATUS_CONFLICT  a round is open: marks would be lost; a survey asks about it */
NODISCARD bool actor_remove(struct change *change, struct unit *unit,
                            const char *network_id, int64_t actor_id, struct status *st);
