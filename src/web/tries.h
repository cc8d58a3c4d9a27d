/* tries.h - how often something may be tried within a time: passwords to be guessed,
 * mails that somebody else would get. Counted under keyed digests, so that the database
 * holds no address of a visitor. */
#pragma once

#include "web/visit.h"

enum { TRIES_WINDOW = 15 * 60 * 1000 }; /* milliseconds from the first try */

/* Count a try under a purpose and a name (an e-mail address, the visitor's own address).
 * fails  STATUS_LIMIT  more than `limit` within TRIES_WINDOW */
NODISCARD bool tries_count(struct visit *visit, const char *purpose, const char *name,
                           int64_t limit, struct status *st);

/* The same without counting: for what is counted only when it was wrong. `database` is
 * the visit's, or that of a unit of work.
 * fails  STATUS_LIMIT */
NODISCARD bool tries_check(const struct visit *visit, struct database *database,
                           const char *purpose, const char *name, int64_t limit,
                           struct status *st);

/* Count an invitation or a naming by whom is signed in: mail in our name to an address
 * that somebody else typed.
 * fails  STATUS_LIMIT  INVITATIONS_A_DAY were sent */
enum { INVITATIONS_A_DAY = 100 };
NODISCARD bool tries_count_invitation(struct visit *visit, struct status *st);

/* Who came in has not been guessing: it counts from nothing again. */
NODISCARD bool tries_forget(struct visit *visit, const char *purpose, const char *name,
                            struct status *st);

/* The visitor's own address, as the proxy tells it when there is one. Of IPv6 it is the
 * first half, which one subscriber has whole; but "::1" stays. */
const char *tries_peer(const struct visit *visit);
