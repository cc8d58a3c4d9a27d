/* change_sight.h - which changes of the journal a visitor may see, and may take back.
 *
 * A change belongs to an object of method/access.h, one that takes another back to the
 * object of that one. What somebody may not see is left out so that it cannot be counted:
 * who sees a part of the history sees no positions, and goes back by how many changes
 * were shown. */
#pragma once

#include "store/journal.h"
#include "web/visit.h"

/* The initiating group sees every change, with its number. */
bool change_sees_all(const struct visit *visit);

/* What a change is about in the end: itself, or, of one that took another back, that one.
 * After 64 steps it is not followed any further. */
NODISCARD bool change_root(struct visit *visit, const struct journal_link *link,
                           struct journal_link *root_out, struct status *st);

/* May the visitor see a change that is about `root`? */
bool change_is_seen(const struct visit *visit, const struct journal_link *root);

/* May the visitor take it back, in principle: the coordinator every change that is not
 * final, others their own of what they may still change. */
bool change_may_undo(const struct visit *visit, const struct journal_link *link,
                     const struct journal_link *root);

/* Why it is not taken back, whoever asks: N_(); NULL: it can be. */
const char *change_final(const struct journal_link *root);

/* Where a page of changes begins. */
struct change_page {
    int64_t before; /* for who sees all: a position; 0: the newest */
    int64_t skip; /* for who does not: so many newer ones were shown before */
    size_t limit;
};

/* The changes of a page that the visitor may see, newest first. For who sees all one
 * query; for others the links of the journal are read back to where the page is full. */
NODISCARD bool change_list(struct visit *visit, const struct change_page *page,
                           struct journal_list *list_out, bool *has_older_out,
                           struct status *st);
