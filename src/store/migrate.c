#include "store/migrate.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/sql.h"

enum { DIGEST_BYTES = crypto_generichash_BYTES };

extern const struct embedded_file MIGRATIONS[];
extern const size_t MIGRATION_COUNT;

/* The table is made here and not by a migration: it is looked at before the first. */
static const char MIGRATION_TABLE[] =
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY,"
    " name TEXT NOT NULL, digest TEXT NOT NULL, at BIGINT NOT NULL)";

/* Whoever waited for the lock must see what the other has done, so not one picture for
 * the whole transaction. A migration may take long. The number spells "samenspe". */
static const char POSTGRES_TURN[] = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
                                    "SET LOCAL statement_timeout = 0;"
                                    "SELECT pg_advisory_xact_lock(8314046669514829925)";

static size_t number_of(const struct embedded_file *file)
{
    size_t number = 0;

    for (const char *at = file->name; *at >= '0' && *at <= '9'; at++) {
        number = 10 * number + (size_t)(*at - '0');
    }
    assert(number > 0);
    return number;
}

static const char *digest_of(const struct embedded_file *file, struct pool *pool)
{
    unsigned char digest[DIGEST_BYTES];
    char *hex = pool_bytes(pool, 2 * DIGEST_BYTES + 1);

    (void)crypto_generichash(digest, sizeof digest, file->bytes, file->size, NULL, 0);
    return sodium_bin2hex(hex, 2 * DIGEST_BYTES + 1, digest, sizeof digest);
}

/* The text of a migration for one kind of database, without what is for the other. */
static const char *script_of(const struct embedded_file *file, enum database_kind kind,
                             struct pool *pool)
{
    const char *other = kind == DATABASE_SQLITE ? "-- only: postgres" : "-- only: sqlite";
    bool is_other = false;
    struct text script;

    text_init(&script, pool, LIMIT_FILE_BYTES);
    for (const char *line = (const char *)file->bytes; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        if (length == strspn(line, " \t\r")) {
            is_other = false;
        } else if (strncmp(line, other, strlen(other)) == 0) {
            is_other = true;
        }
        if (!is_other) {
            text_add_part(&script, line, length);
            text_add_char(&script, '\n');
        }
        line += length + (line[length] == '\n');
    }
    assert(!script.is_cut);
    return script.bytes;
}

static bool turn_take(struct database *database, struct status *st)
{
    return database_kind(database) == DATABASE_SQLITE ||
           database_script(database, POSTGRES_TURN, st);
}

static const struct embedded_file *file_find(const struct embedded_file *files,
                                             size_t file_count, int64_t number)
{
    for (size_t i = 0; i < file_count; i++) {
        if ((int64_t)number_of(&files[i]) == number) {
            return &files[i];
        }
    }
    return NULL;
}

/* Hold a row of the table against the program's own migration of that number. */
static bool applied_check(const struct query *row, const struct embedded_file *file,
                          struct pool *pool, struct status *st)
{
    const char *name = query_text(row, 1, pool);

    if (file == NULL) {
        return status_fail(st, STATUS_CONFLICT,
                           "a newer program made this database: it has had '%s'", name);
    }
    if (strcmp(query_text(row, 2, pool), digest_of(file, pool)) != 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "the migration '%s' is not the one this database has had",
                           name);
    }
    return true;
}

/* is_applied_out  a flag for each of `files` */
static bool applied_read(struct database *database, const struct embedded_file *files,
                         size_t file_count, bool *is_applied_out, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(query) rows = query_begin(database, &SQL_MIGRATION_LIST, SQL_NO_VALUES);

    while (query_next(rows)) {
        const struct embedded_file *file =
            file_find(files, file_count, query_integer(rows, 0));
        if (!applied_check(rows, file, pool, st)) {
            return false;
        }
        is_applied_out[file - files] = true;
    }
    return query_end(rows, st);
}

static bool migration_run(struct database *database, const struct embedded_file *file,
                          int64_t now, struct status *st)
{
    SCOPED(pool) pool = pool_new();

    if (!database_script(database, script_of(file, database_kind(database), pool), st) ||
        !database_run(database, &SQL_MIGRATION_ADD,
                      SQL_VALUES(sql_integer((int64_t)number_of(file)),
                                 sql_text(file->name), sql_text(digest_of(file, pool)),
                                 sql_integer(now)),
                      st)) {
        return status_within(st, "migration '%s'", file->name);
    }
    return true;
}

bool migrate_list(struct database *database, const struct embedded_file *files,
                  size_t file_count, int64_t now, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    bool *is_applied = pool_array(pool, file_count, bool);

    SCOPED(transaction) unit = transaction_begin(database, TRANSACTION_WRITE, st);
    if (unit == NULL || !turn_take(database, st) ||
        !database_script(database, MIGRATION_TABLE, st) ||
        !applied_read(database, files, file_count, is_applied, st)) {
        return false;
    }
    for (size_t i = 0; i < file_count; i++) {
        assert(i == 0 || number_of(&files[i - 1]) < number_of(&files[i]));
        if (!is_applied[i] && !migration_run(database, &files[i], now, st)) {
            return false;
        }
    }
    return transaction_commit(unit, st);
}

bool migrate(struct database *database, int64_t now, struct status *st)
{
    return migrate_list(database, MIGRATIONS, MIGRATION_COUNT, now, st);
}

size_t migrate_version(void)
{
    return MIGRATION_COUNT == 0 ? 0 : number_of(&MIGRATIONS[MIGRATION_COUNT - 1]);
}

bool migrate_check(struct database *database, size_t *missing_count_out,
                   struct status *st)
{
    SCOPED(pool) pool = pool_new();
    bool *is_applied = pool_array(pool, MIGRATION_COUNT, bool);
    size_t missing_count = 0;

    if (!applied_read(database, MIGRATIONS, MIGRATION_COUNT, is_applied, st)) {
        return false;
    }
    for (size_t i = 0; i < MIGRATION_COUNT; i++) {
        missing_count += !is_applied[i];
    }
    *missing_count_out = missing_count;
    return true;
}
