/* postgres_dump.h - a PostgreSQL database into a file and back, by its own programs
 * pg_dump and pg_restore. */
#pragma once

#include "base/pool.h"
#include "base/status.h"

/* Write the whole database of a URL to a file, in pg_dump's own format.
 * fails  STATUS_FAILED  also when the program is not installed; with what it says */
NODISCARD bool postgres_dump(const char *url, const char *file, struct pool *pool,
                             struct status *st);

/* Can the file be read by pg_restore? */
NODISCARD bool postgres_dump_check(const char *file, struct pool *pool,
                                   struct status *st);

/* Put a file into the database of this name at a URL, all or nothing. */
NODISCARD bool postgres_restore(const char *url, const char *name, const char *file,
                                struct pool *pool, struct status *st);
