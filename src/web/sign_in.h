/* sign_in.h - what the ways of signing in have in common. */
#pragma once

#include "store/outbox.h"
#include "web/visit.h"

/* Begin a session: a random token in the cookie, its digest in the database. */
NODISCARD bool sign_in_begin(struct visit *visit, int64_t account_id, bool is_by_link,
                             struct status *st);

/* "to" if it is an address of ours, else "/networks". */
const char *sign_in_target(const char *to);

/* A mail with a link that signs in, once: "https://…/sign-in/TOKEN". */
struct sign_in_sending {
    struct sign_in_link link;
    const char *digest;
    struct outbox_mail mail;
    int64_t now;
};

/* Write it, in the language of the account. `network_id` is where it leads; NULL: to the
 * list of one's networks. For an account that is still to be made, set link.account_id
 * when it is. */
struct sign_in_sending sign_in_write(struct visit *visit, const struct account *account,
                                     const char *network_id);

/* Save the link and hand the mail to the clerk, who is to be woken afterwards. */
NODISCARD bool sign_in_send(struct unit *unit, const struct sign_in_sending *sending,
                            struct status *st);
