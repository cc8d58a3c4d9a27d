/* clerk.h - the thread that does what nobody waits for: mail from the outbox, closed
 * waves (web/clerk_wave.h), and once an hour what time has done: sessions that ended,
 * values to be forgotten, single marks of long ago, archived networks whose last day has
 * come. */
#pragma once

#include "store/store.h"

struct clerk;
struct mail_sender;

struct clerk_options {
    struct store *store;
    struct mail_sender *mail; /* borrowed; NULL: no mail is sent */
    int64_t (*clock)(void); /* milliseconds since 1970 */
};

struct clerk *clerk_new(const struct clerk_options *options);

/* There is something to do; NULL is nobody to wake. */
void clerk_wake(struct clerk *clerk);

/* Stops what is being sent, waits for the thread. Accepts NULL. */
void clerk_free(struct clerk *clerk);
SCOPE_END(clerk)

/* What the clerk does once an hour, as one unit of work each: for tests. */
NODISCARD bool clerk_sweep(struct store *store, int64_t now, struct status *st);

/* Send what is due, one mail after the other; how many were sent. */
NODISCARD bool clerk_post(struct store *store, struct mail_sender *mail, int64_t now,
                          size_t *sent_out, struct status *st);
