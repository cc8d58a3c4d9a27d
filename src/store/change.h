/* change.h - a change of a network: its rows and its journal row, in one unit of work.
 *
 * The journal says who, when and what, with the rows as they were before and after. Its
 * chain runs over digests; the values are salted and stand apart, so that they can be
 * erased when their time is over without breaking the chain. */
#pragma once

#include "store/record.h"
#include "store/store.h"

/* The chain of the installation itself. */
#define JOURNAL_OF_INSTALLATION ""

/* Who changes what, when. Borrowed texts. */
struct change_head {
    const char *network_id;
    const char *author; /* "person:3", "account:7", "host", "clerk" */
    const char *action; /* a stable code: "person.invite" */
    int64_t now; /* milliseconds since 1970 */
    int64_t undoes; /* position of the change that is taken back; 0: none */
};

struct change;

/* Begin: from here until the unit ends nobody else changes this network. A clock that
 * jumped back is held at the time of the former change. Lives in the unit's pool. */
NODISCARD bool change_begin(struct unit *unit, const struct change_head *head,
                            struct change **change_out, struct status *st);

/* Write or remove one row; unchanged rows leave no trace. Local columns that `values`
 * leaves NULL are kept as they are. */
NODISCARD bool change_put(struct change *change, const struct record_kind *kind,
                          const struct sql_value *values, struct status *st);
NODISCARD bool change_remove(struct change *change, const struct record_kind *kind,
                             int64_t id, struct status *st);

/* The same for a row as its struct; change_add() gives it the next id (its first member)
 * first. For kinds with a row size. */
NODISCARD bool change_put_row(struct change *change, const struct record_kind *kind,
                              const void *row, struct status *st);
NODISCARD bool change_add(struct change *change, const struct record_kind *kind,
                          void *row, struct status *st);

/* Say what has no row: "account 7". For the installation's chain. */
void change_note(struct change *change, const char *what, int64_t id);

/* Write a journal row for what was changed so far, and go on with the next one: where one
 * row could not hold all of it (LIMIT_CHANGE_BYTES). Taken back one by one only. */
NODISCARD bool change_next(struct change *change, struct status *st);

/* Write the journal row; nothing when nothing changed. */
NODISCARD bool change_end(struct change *change, struct status *st);

/* After change_end(): the position of its journal row; 0: nothing changed. */
int64_t change_position(const struct change *change);

/* Who changes is known only now: a person that this change made. */
void change_set_author(struct change *change, const char *author);
