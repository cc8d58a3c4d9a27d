/* password.h - passwords: what is a good one, and what is kept of it.
 *
 * Kept is an argon2id hash that takes 19 MiB and two passes, the least that OWASP's
 * "Password Storage Cheat Sheet" advises: about 26 ms. A gate bounds how many are made at
 * the same time, and with it the memory that a rush of sign-ins can take.
 *
 * What is asked of a password follows NIST SP 800-63B, 5.1.1.2: length, and not one of
 * those that everybody tries; no rules of composition, no expiry. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/pool.h"
#include "base/scope.h"
#include "base/status.h"

enum { PASSWORD_LENGTH_MIN = 12, PASSWORD_LENGTH_MAX = 200 }; /* characters */

struct password_gate;

/* Let at most `at_once` (at least 1) hashes be made at a time; others wait their turn.
 * Shared by all threads. */
struct password_gate *password_gate_new(size_t at_once);
void password_gate_free(struct password_gate *gate); /* accepts NULL; no one waits */
SCOPE_END(password_gate)

/* Make what the database keeps: a text of at most 127 characters with its own salt and
 * parameters, which lives in `pool`.
 * fails  STATUS_FAILED  no memory for it now */
NODISCARD bool password_hash(struct password_gate *gate, const char *password,
                             struct pool *pool, const char **hash_out, struct status *st);

/* The password is the one of `hash`. NULL (no such account, or none set) and what is no
 * hash of ours are false after the same work, so that the time taken does not tell who
 * has an account. */
bool password_verify(struct password_gate *gate, const char *hash, const char *password);

/* The hash was made with other parameters than ours: make it anew at the next sign-in. */
bool password_needs_rehash(const char *hash);

/* May this be somebody's password? The sentence says what would be right.
 *
 * password  valid UTF-8
 * email     of whose password it will be; NULL or "" when there is none
 * fails     STATUS_INVALID  shorter than PASSWORD_LENGTH_MIN, nothing but the commonest
 *                           words and digits, one character again and again, the address
 *           STATUS_LIMIT    longer than PASSWORD_LENGTH_MAX */
NODISCARD bool password_check_strength(const char *password, const char *email,
                                       struct status *st);
