/* account.h - who may sign in here. How they do: store/sign_in.h. */
#pragma once

#include "base/say.h"
#include "store/store.h"

struct account {
    int64_t id;
    const char *email;
    const char *name;
    const char *password_hash; /* NULL: signs in by mailed links only */
    enum language language;
    bool is_host;
    bool is_verified; /* a mail reached the person */
};

/* Of a column that the schema keeps in order; Dutch, should it not be. */
enum language account_language(const char *code);

/* The address as it is looked up: ASCII letters in lower case. */
const char *account_email_key(const char *email, struct pool *pool);

/* fails  STATUS_NOT_FOUND */
NODISCARD bool account_find(struct database *database, int64_t id, struct pool *pool,
                            struct account *account_out, struct status *st);
NODISCARD bool account_by_email(struct database *database, const char *email,
                                struct pool *pool, struct account *account_out,
                                struct status *st);
NODISCARD bool account_count(struct database *database, int64_t *count_out,
                             struct status *st);

/* Is there somebody who keeps this installation? */
NODISCARD bool account_has_host(struct database *database, bool *has_host_out,
                                struct status *st);

/* The first host: a new account, or one that an import made for this address.
 * fails  STATUS_CONFLICT  the address has an account that somebody uses */
NODISCARD bool account_add_host(struct unit *unit, const struct account *account,
                                int64_t now, int64_t *id_out, struct status *st);

/* Before an account is given more than it had: when nothing has shown that its address is
 * its owner's, the password goes, and all sessions. A mailed link lets the owner in. */
NODISCARD bool account_distrust(struct unit *unit, int64_t id, struct status *st);

/* Make an account; `account->id` is ignored.
 * fails  STATUS_CONFLICT  the address has one already */
NODISCARD bool account_add(struct unit *unit, const struct account *account, int64_t now,
                           int64_t *id_out, struct status *st);

/* The account of this address, made when there is none (a language, no password). */
NODISCARD bool account_ensure(struct unit *unit, const struct account *account,
                              int64_t now, int64_t *id_out, struct status *st);

NODISCARD bool account_set_password(struct unit *unit, int64_t id, const char *hash,
                                    struct status *st);

/* A mail reached the person. The first time, a password that was set before goes, and all
 * sessions: somebody else may have made the account with this address. */
NODISCARD bool account_verify(struct unit *unit, int64_t id, struct status *st);

/* Name and language. */
NODISCARD bool account_set_profile(struct unit *unit, const struct account *account,
                                   struct status *st);
