/* sign_in.h - how somebody comes in: sessions, links that sign in, how often something
 * was tried. The database holds digests of tokens, never tokens. */
#pragma once

#include "store/account.h"

/* ---- sessions ---- */

enum { SESSION_DAYS = 30 }; /* since it was last used */

struct session {
    struct account account; /* without password_hash */
    int64_t seen_at;
    bool may_set_password; /* begun by a mailed link a short while ago */
};

/* What a new session is. */
struct session_start {
    const char *digest;
    int64_t account_id;
    bool is_by_link;
};

NODISCARD bool session_add(struct unit *unit, const struct session_start *start,
                           int64_t now, struct status *st);

/* fails  STATUS_NOT_FOUND  unknown, ended, or its time is over */
NODISCARD bool session_find(struct database *database, const char *digest, int64_t now,
                            struct pool *pool, struct session *session_out,
                            struct status *st);

/* It was used: holds SESSION_DAYS from now. */
NODISCARD bool session_seen(struct unit *unit, const char *digest, int64_t now,
                            struct status *st);
NODISCARD bool session_end(struct unit *unit, const char *digest, struct status *st);

/* Sign out everywhere; but not where `digest` is signed in, unless it is NULL. */
NODISCARD bool session_end_all(struct unit *unit, int64_t account_id, const char *digest,
                               struct status *st);
NODISCARD bool session_count(struct database *database, int64_t account_id, int64_t now,
                             int64_t *count_out, struct status *st);

/* ---- links that sign in ---- */

enum {
    LINK_TOKEN_BYTES = 20,
    LINK_MINUTES = 30,
    LINK_MILLISECONDS = LINK_MINUTES * 60 * 1000
};

struct sign_in_link {
    int64_t account_id;
    const char *network_id; /* where to go; NULL: one's list of networks */
    bool is_repeatable; /* of a demonstration: by GET, more than once */
};

NODISCARD bool sign_in_link_add(struct unit *unit, const char *digest,
                                const struct sign_in_link *link, int64_t expires_at,
                                struct status *st);
NODISCARD bool sign_in_link_find(struct database *database, const char *digest,
                                 int64_t now, struct pool *pool,
                                 struct sign_in_link *link_out, struct status *st);

/* Take a link that may be used once: it is gone afterwards.
 * fails  STATUS_NOT_FOUND  unknown, used, its time is over, or it is repeatable */
NODISCARD bool sign_in_link_take(struct unit *unit, const char *digest, int64_t now,
                                 struct sign_in_link *link_out, struct status *st);

/* ---- how often ---- */

/* Count one try in a bucket (a keyed digest) within a time that begins with the first.
 * fails  STATUS_LIMIT  more than `limit` tries within `window` milliseconds */
NODISCARD bool attempt_count(struct unit *unit, const char *bucket, int64_t limit,
                             int64_t window, int64_t now, struct status *st);

/* May one more be tried? Counts nothing. fails  STATUS_LIMIT */
struct attempt_rule {
    int64_t limit;
    int64_t window;
};
NODISCARD bool attempt_check(struct database *database, const char *bucket,
                             const struct attempt_rule *rule, int64_t now,
                             struct status *st);

NODISCARD bool attempt_clear(struct unit *unit, const char *bucket, struct status *st);

/* Sessions, links and tries whose time is over. */
NODISCARD bool sign_in_sweep(struct unit *unit, int64_t now, struct status *st);
