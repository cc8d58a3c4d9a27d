/* migrate.h - bring the schema of a database up to date with the program.
 *
 * Migrations are files NNNN_name.sql in the common subset of SQLite and PostgreSQL,
 * compiled into the program. A line `-- only: sqlite` (or postgres) says that what
 * follows, up to the next empty line, is for that database alone. Once released, a
 * migration is never edited: the database keeps the digest of each it has had. */
#pragma once

#include "base/embedded.h"
#include "store/database.h"

/* Run what is missing, all in one transaction; nothing of it is there after a failure.
 * Two servers that start at once take turns.
 *
 * now    milliseconds since 1970, noted with each
 * fails  STATUS_CONFLICT  the database has had a migration that the program does not
 *                         know, or knows otherwise
 *        STATUS_FAILED    the database, or a statement of a migration */
NODISCARD bool migrate(struct database *database, int64_t now, struct status *st);

/* The same for any list, in the order of the numbers in their names (assert). */
NODISCARD bool migrate_list(struct database *database, const struct embedded_file *files,
                            size_t file_count, int64_t now, struct status *st);

/* The number of the newest migration of the program; 0 when there is none. */
size_t migrate_version(void);

/* Look, without running any: how many the database has not had yet.
 * fails  as migrate(); STATUS_FAILED also when the database is not of this program */
NODISCARD bool migrate_check(struct database *database, size_t *missing_count_out,
                             struct status *st);
