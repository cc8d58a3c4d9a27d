/* outbox.h - mail that waits to be sent: written in the unit of work that needs it, sent
 * by the clerk, tried again for two days, then given up. */
#pragma once

#include "store/store.h"

struct outbox_mail {
    int64_t id;
    const char *to_address;
    const char *to_name;
    const char *subject;
    const char *body; /* plain text */
    int64_t created_at;
    int64_t due_at;
    int64_t tried;
};

/* How long a mail is left to whom claimed it; sending one takes two minutes at most. */
enum { OUTBOX_LEASE_MINUTES = 10 };

NODISCARD bool outbox_add(struct unit *unit, const struct outbox_mail *mail, int64_t now,
                          struct status *st);

/* The mail that is due first; `is_due_out` false: none. */
NODISCARD bool outbox_due(struct database *database, int64_t now, struct pool *pool,
                          struct outbox_mail *mail_out, bool *is_due_out,
                          struct status *st);

/* Take a mail that is due, before it is sent: nobody else finds it due until the lease is
 * over. `is_mine_out` false: somebody else took it first. */
NODISCARD bool outbox_claim(struct unit *unit, const struct outbox_mail *mail,
                            int64_t now, bool *is_mine_out, struct status *st);

/* Give a claimed mail back: it was not tried. */
NODISCARD bool outbox_release(struct unit *unit, const struct outbox_mail *mail,
                              struct status *st);

/* It was sent: its text, which may hold a link, is erased. */
NODISCARD bool outbox_sent(struct unit *unit, int64_t id, int64_t now, struct status *st);

/* It was not: try again later, longer each time; or give up. */
NODISCARD bool outbox_failed(struct unit *unit, const struct outbox_mail *mail,
                             const char *trouble, bool is_final, int64_t now,
                             struct status *st);

/* How many wait, how many were given up. */
NODISCARD bool outbox_counts(struct database *database, int64_t *waiting_out,
                             int64_t *failed_out, struct status *st);

/* Forget what was written 30 days ago and has been sent or given up. */
NODISCARD bool outbox_sweep(struct unit *unit, int64_t now, struct status *st);
