/* partner.h - step 5 and after: the talks, and the roles of organisations from day to
 * day. */
#pragma once

#include "store/change.h"

/* Step 5: the talk with an actor. At most one an actor. */
struct talk_row {
    int64_t id;
    int64_t actor_id;
    const char *by_whom; /* who asked */
    const char *with_whom; /* who answered */
    const char *day; /* NULL: not yet */
    const char *was_right; /* HOLDING_ANSWER, or "" */
    const char *interest;
    const char *interest_effect; /* TALK_INTEREST, or "" */
    int64_t motivation; /* 1..4; 0: not said */
    const char *readiness; /* TALK_READINESS, or "" */
    const char *conditions;
    const char *mandate; /* TALK_MANDATE, or "" */
    const char *outcome; /* TALK_OUTCOME, or "" */
    const char *note;
    const char *corrected_by; /* the author of the correction by the partner */
    int64_t corrected_at;
};

/* The role of an organisation in the network, from a day to a day. */
struct member_row {
    int64_t id;
    int64_t actor_id;
    const char *role;
    const char *from_day;
    const char *to_day; /* the first day on which it no longer holds */
    const char *engagement; /* in words */
    const char *engagement_level; /* or "" */
    const char *agreed_day; /* by its own board */
    const char *leave_reason;
};

extern const struct record_kind TALK_RECORD, MEMBER_RECORD;

/* An organisation takes part from a day.
 * fails  STATUS_NOT_FOUND  the actor is not on the sheet
 *        STATUS_CONFLICT   it takes part already on that day, or later */
NODISCARD bool member_begin(struct change *change, struct unit *unit,
                            const char *network_id, struct member_row *member,
                            struct status *st);

/* From a day on it takes part in another role: the former ends on that day, and what was
 * agreed goes on. On its first day the role is corrected.
 * *id_out  the row of the new role
 * fails  STATUS_CONFLICT  it has left, or has this role already
 *        STATUS_INVALID   the day is before it took part */
struct member_turn {
    int64_t id;
    const char *role;
    const char *from_day;
};
NODISCARD bool member_change_role(struct change *change, struct unit *unit,
                                  const char *network_id, const struct member_turn *turn,
                                  int64_t *id_out, struct status *st);

/* It leaves: `to_day` is the first day without it. Fails as above. */
struct member_leave {
    int64_t id;
    const char *to_day;
    const char *reason;
};
NODISCARD bool member_end(struct change *change, struct unit *unit,
                          const char *network_id, const struct member_leave *leave,
                          struct status *st);
