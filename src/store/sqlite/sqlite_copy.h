/* sqlite_copy.h - a SQLite database as one file, copied while others change it. */
#pragma once

#include "store/database.h"

/* Copy a database as it is at one moment into an empty file that is there; the copy needs
 * no other file beside it. After a failure there may be a part of it.
 * fails  STATUS_FAILED */
NODISCARD bool sqlite_copy(const char *from, const char *to, struct status *st);

/* Take a database for oneself, so that nobody else can open it: `lock_out` is the open
 * file, closed to give it back. No connection of this process may be open on it.
 * fails  STATUS_CONFLICT  somebody uses it
 *        STATUS_FAILED    it cannot be opened */
NODISCARD bool sqlite_lock(const char *path, int *lock_out, struct status *st);
