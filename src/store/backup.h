/* backup.h - a whole database into a file while it is in use, and back. */
#pragma once

#include "store/database.h"

struct backup_order {
    const char *url; /* of the database */
    const char *file;
    bool is_forced; /* what is in the way may go (backup), or is put aside (restore) */
    const char *today; /* for the doctor */
};

/* Write a backup: beside `file` first, looked at by the doctor, on the disk, and only
 * then renamed. SQLite: a database of its own, as at one moment. PostgreSQL: as pg_dump
 * writes it, custom format.
 * fails  STATUS_CONFLICT   the file is there and is_forced is not set, or it is the
 *                          database itself
 *        STATUS_NOT_FOUND  there is no such database
 *        STATUS_INVALID    the database is not healthy
 *        STATUS_FAILED     trouble of the disk, the database, or pg_dump */
NODISCARD bool backup_write(const struct backup_order *order, struct status *st);

/* Put a backup in the place of a database that is not there (SQLite) or empty
 * (PostgreSQL). With is_forced a SQLite database that is there is kept under another
 * name: *kept_out, in `pool`; NULL when there was none.
 * fails  STATUS_CONFLICT  there is a database, or it is in use
 *        STATUS_INVALID   the file is no healthy backup
 *        STATUS_FAILED    trouble of the disk, the database, or pg_restore */
NODISCARD bool backup_restore(const struct backup_order *order, struct pool *pool,
                              const char **kept_out, struct status *st);
