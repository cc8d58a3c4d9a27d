/* journal.h - who changed what, when: reading it, taking a change back, the network as of
 * a moment, and whether the chain holds. Writing it is change.h. */
#pragma once

#include "store/change.h"
#include "store/digest.h"

struct journal_entry {
    struct journal_link link;
    const char *value_digest;
    const char *digest;
    const char *salt; /* NULL: the values were erased */
    const char *changes; /* JSON as it stands in the journal; NULL with salt */
    const struct value *rows; /* the same as a tree: {record, id, before, after} each */
};

struct journal_list {
    const struct journal_entry *entries;
    size_t count;
};

/* The `limit` changes before `position` (0: the newest ones), newest first. */
NODISCARD bool journal_list(struct database *database, const char *network_id,
                            int64_t position, size_t limit, struct pool *pool,
                            struct journal_list *list_out, struct status *st);

/* The same, of each only its link: who, when, what it is called. Cheap. */
NODISCARD bool journal_links(struct database *database, const char *network_id,
                             int64_t position, size_t limit, struct pool *pool,
                             struct journal_list *list_out, struct status *st);

/* One change.
 * fails  STATUS_NOT_FOUND  there is none */
NODISCARD bool journal_find(struct database *database, const char *network_id,
                            int64_t position, struct pool *pool,
                            struct journal_entry *entry_out, struct status *st);

/* The `limit` newest changes of one action ("criterion.lock"), newest first. */
NODISCARD bool journal_list_action(struct database *database, const char *network_id,
                                   const char *action, size_t limit, struct pool *pool,
                                   struct journal_list *list_out, struct status *st);

/* The whole chain, oldest first; its values are not read: `rows` is NULL. */
NODISCARD bool journal_whole(struct database *database, const char *network_id,
                             struct pool *pool, struct journal_list *list_out,
                             struct status *st);

/* Position of the newest change, 0 when there is none. Cheap: one look-up. */
NODISCARD bool journal_position(struct database *database, const char *network_id,
                                int64_t *position_out, struct status *st);

/* Take one change back, as a change of its own: every row as it was before.
 * head     `undoes` names the change; its action is ignored
 * fails  STATUS_NOT_FOUND  no such change, or its values were erased
 *        STATUS_CONFLICT   a row does not stand as the change left it, or a later one
 *                          needs it: nothing is lost, look first */
NODISCARD bool journal_undo(struct unit *unit, const struct change_head *head,
                            struct status *st);

/* What taking a change back would lose: the later changes of its rows, and those with
 * rows that point at them, the `limit` newest, newest first. Left out is what was taken
 * back since; the change that took `entry` itself back is not. For a refusal: reads back
 * from the newest change to where `limit` are found, or all that came after, a few at a
 * time. */
NODISCARD bool journal_later(struct database *database, const char *network_id,
                             const struct journal_entry *entry, size_t limit,
                             struct pool *pool, struct journal_list *list_out,
                             struct status *st);

/* Which rows of the past, and where they go. */
struct journal_part {
    const struct record_kind *kind;
    struct record_list *list_out;
};

/* The rows of some kinds as they stood at the end of a moment (milliseconds); what
 * changed since is read once for all. Changes whose values were erased are skipped: what
 * is from before them shows as it stood after them. How far back it is right,
 * `journal_months` of the network says. */
NODISCARD bool journal_rows_at(struct database *database, const char *network_id,
                               int64_t at, const struct journal_part *parts,
                               size_t part_count, struct pool *pool, struct status *st);

/* Does the chain hold: positions without a hole, each digest right, the values that are
 * left equal to theirs, the head at the last link? Values that are missing are taken as
 * erased.
 * fails  STATUS_INVALID  with the position where it breaks */
NODISCARD bool journal_verify(struct database *database, const char *network_id,
                              struct status *st);

/* The same for a chain that is not in the database yet. */
NODISCARD bool journal_chain_verify(const char *network_id,
                                    const struct journal_list *list, struct pool *pool,
                                    struct status *st);

/* Erase the values of changes from before a moment; the chain holds. */
NODISCARD bool journal_forget(struct database *database, const char *network_id,
                              int64_t before, struct status *st);

/* Put a whole chain into an empty place (import), and remove one (deletion for good). */
NODISCARD bool journal_adopt(struct database *database, const char *network_id,
                             const struct journal_list *list, struct status *st);
NODISCARD bool journal_remove(struct database *database, const char *network_id,
                              struct status *st);
