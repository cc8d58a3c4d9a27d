/* sign_in.h - what the ways of signing in have in common. */
#pragma once

#include "web/visit.h"

/* Begin a session: a random token in the cookie, its digest in the database. */
NODISCARD bool sign_in_begin(struct visit *visit, int64_t account_id, bool is_by_link,
                             struct status *st);

/* Count a try under a purpose and a name (an e-mail address, the visitor's own address).
 * fails  STATUS_LIMIT  too many of late */
NODISCARD bool sign_in_count(struct visit *visit, const char *purpose, const char *name,
                             int64_t limit, struct status *st);

/* The visitor's own address, as the proxy tells it when there is one. */
const char *sign_in_peer(const struct visit *visit);

/* "to" if it is an address of ours, else "/networks". */
const char *sign_in_target(const char *to);

/* Make a link of this length in time for an account: "https://…/sign-in/TOKEN". */
struct sign_in_mail {
    const struct account *account;
    const char *network_id; /* where it leads; NULL */
};
NODISCARD bool sign_in_send(struct visit *visit, const struct sign_in_mail *mail,
                            struct status *st);
