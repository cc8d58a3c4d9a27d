/* secret.h - random tokens, and what may be kept of them.
 *
 * Who holds a token is let in, so the database keeps its digest only: a stolen copy of it
 * opens nothing. Tokens have 8 bits of chance a byte, which is why their digest needs no
 * salt and no slow hash; a password does (web/password.h). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/pool.h"
#include "base/status.h"

/* Make the random source ready; once, before the first thread.
 * fails  STATUS_FAILED  the machine has no random source */
NODISCARD bool secret_init(struct status *st);

/* A random token of `bytes` (at least 1) bytes, written in lower case letters and digits
 * that no one mistakes for one another (no i, l, o, u) and that need no escape in an
 * address: 20 bytes are 32 characters. Lives in `pool`. */
const char *secret_token(struct pool *pool, size_t bytes);

/* What the database keeps of a token: 64 hexadecimal digits (BLAKE2b). About 0.5 us. */
const char *secret_digest(struct pool *pool, const char *token);

/* A digest that only who has `key` can make: 32 hexadecimal digits. The same text gives
 * another digest for another purpose ("form", "sign-in by address" ...), so that one key
 * serves many uses. `key` is a secret_token() of at least 16 bytes. */
const char *secret_keyed_digest(struct pool *pool, const char *key, const char *purpose,
                                const char *text);

/* A short code that only who has `key` can make, in the letters of a token: eight of them
 * are 40 bits, so whoever tries codes must be stopped (web/tries.h). `length` is at most
 * 24. */
const char *secret_keyed_code(struct pool *pool, const char *key, const char *purpose,
                              const char *text, size_t length);

/* A token as a person typed it: letters small, without blanks and dashes, and an o, i or
 * l, which no token has, as the digit that it was taken for. */
const char *secret_typed(struct pool *pool, const char *typed);

/* The two are one text. How long it takes tells only whether their lengths are equal. */
bool secret_equal(const char *a, const char *b);
