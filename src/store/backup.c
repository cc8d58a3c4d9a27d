#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/doctor.h"
#include "store/postgres/postgres_dump.h"
#include "store/sql.h"
#include "store/sqlite/sqlite_copy.h"

/* ---- files ---- */

static bool is_there(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat info_a;
    struct stat info_b;

    return stat(a, &info_a) == 0 && stat(b, &info_b) == 0 &&
           info_a.st_dev == info_b.st_dev && info_a.st_ino == info_b.st_ino;
}

static const char *path_with(const char *path, const char *ending, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, path);
    text_add(&text, ending);
    return text.bytes;
}

/* Where it is written until it is whole. */
static const char *path_beside(const char *path, struct pool *pool)
{
    char ending[32];

    (void)snprintf(ending, sizeof ending, ".%ld.part", (long)getpid());
    return path_with(path, ending, pool);
}

static const char *folder_of(const char *path, struct pool *pool)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL) {
        return ".";
    }
    return slash == path ? "/" : pool_text_part(pool, path, (size_t)(slash - path));
}

static bool write_fail(const char *path, struct status *st)
{
    return status_fail(st, STATUS_FAILED, "could not write '%s': %s", path,
                       strerror(errno));
}

/* Out of the memory of the machine, onto the disk. */
static bool path_sync(const char *path, struct status *st)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const bool is_synced = file >= 0 && fsync(file) == 0;

    if (!is_synced) {
        (void)write_fail(path, st);
    }
    if (file >= 0) {
        (void)close(file);
    }
    return is_synced;
}

/* A new file that only its owner may read. */
static bool file_make(const char *part, const char *path, struct status *st)
{
    const int file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file < 0) {
        return write_fail(path, st);
    }
    (void)close(file);
    return true;
}

/* Give a file that was written its name, so that a power cut leaves all of it or none. */
static bool file_place(const char *part, const char *path, struct pool *pool,
                       struct status *st)
{
    if (!path_sync(part, st)) {
        return false;
    }
    if (rename(part, path) != 0) {
        return write_fail(path, st);
    }
    return path_sync(folder_of(path, pool), st);
}

/* ---- databases ---- */

static bool database_look(const char *url, const char *today, struct status *st)
{
    const struct database_options options = {.url = url, .is_reader = true};
    const struct doctor_call call = {url, today};
    SCOPED(database) database = NULL;

    return database_open(&options, &database, st) && doctor_check(database, &call, st);
}

/* ---- writing ---- */

static bool sqlite_write(const struct backup_order *order, const char *part,
                         struct status *st)
{
    if (!is_there(order->url)) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no database '%s'", order->url);
    }
    return file_make(part, order->file, st) && sqlite_copy(order->url, part, st) &&
           database_look(part, order->today, st);
}

static bool postgres_write(const struct backup_order *order, const char *part,
                           struct pool *pool, struct status *st)
{
    return database_look(order->url, order->today, st) &&
           file_make(part, order->file, st) &&
           postgres_dump(order->url, part, pool, st) &&
           postgres_dump_check(part, pool, st);
}

bool backup_write(const struct backup_order *order, struct status *st)
{
    SCOPED(pool) pool = pool_new();
    const char *part = path_beside(order->file, pool);

    if (is_same_file(order->file, order->url)) {
        return status_fail(st, STATUS_CONFLICT,
                           "'%s' is the database itself: choose another file",
                           order->file);
    }
    if (is_there(order->file) && !order->is_forced) {
        return status_fail(st, STATUS_CONFLICT,
                           "'%s' is there already: --force replaces it", order->file);
    }
    const bool is_written = (database_kind_of(order->url) == DATABASE_POSTGRES
                                 ? postgres_write(order, part, pool, st)
                                 : sqlite_write(order, part, st)) &&
                            file_place(part, order->file, pool, st);
    if (!is_written) {
        (void)unlink(part);
    }
    return is_written;
}

/* ---- restoring: SQLite ---- */

/* Move what belongs to a database beside its file: changes that were not yet brought into
 * it go with it, or the new one would take them for its own. */
static bool beside_move(const char *path, const char *kept, struct pool *pool,
                        struct status *st)
{
    const char *wal = path_with(path, "-wal", pool);
    struct stat info;
    const bool is_empty = stat(wal, &info) == 0 && info.st_size == 0;

    if ((is_empty ? unlink(wal) : rename(wal, path_with(kept, "-wal", pool))) != 0 &&
        errno != ENOENT) {
        return write_fail(kept, st);
    }
    if (unlink(path_with(path, "-shm", pool)) != 0 && errno != ENOENT) {
        return write_fail(path, st);
    }
    return true;
}

/* Keep the old file under a second name; the new one then takes the first in one step, so
 * that there is a database at every moment. */
static bool old_keep(const char *path, const char *kept, struct status *st)
{
    if (link(path, kept) == 0) {
        return true;
    }
    return errno == EEXIST
               ? status_fail(st, STATUS_CONFLICT,
                             "'%s' is there already: move it away first", kept)
               : write_fail(kept, st);
}

/* The new one did not take its place: what was moved away is the old one's again. */
static void old_put_back(const char *path, const char *kept, struct pool *pool)
{
    if (is_same_file(path, kept)) {
        (void)rename(path_with(kept, "-wal", pool), path_with(path, "-wal", pool));
        (void)unlink(kept);
    }
}

static bool old_replace(const char *part, const char *path, const char *kept,
                        struct pool *pool, struct status *st)
{
    int lock = -1;

    if (!sqlite_lock(path, &lock, st)) {
        return false;
    }
    const bool is_kept = old_keep(path, kept, st);
    const bool is_replaced =
        is_kept && beside_move(path, kept, pool, st) && file_place(part, path, pool, st);
    if (is_kept && !is_replaced) {
        old_put_back(path, kept, pool);
    }
    (void)close(lock);
    return is_replaced;
}

/* A journal that was left by a database that is gone would be read into the new one. */
static bool new_place(const char *part, const char *path, struct pool *pool,
                      struct status *st)
{
    return beside_move(path, path_with(path, ".before-restore", pool), pool, st) &&
           file_place(part, path, pool, st);
}

/* What stands beside a link is not what stands beside the database. */
static bool is_link(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static bool sqlite_restore(const struct backup_order *order, struct pool *pool,
                           const char **kept_out, struct status *st)
{
    const char *path = order->url;
    const char *part = path_beside(path, pool);
    const char *kept = is_there(path) ? path_with(path, ".before-restore", pool) : NULL;

    if (kept != NULL && !order->is_forced) {
        return status_fail(st, STATUS_CONFLICT,
                           "there is a database '%s' already: --force puts it aside",
                           order->url);
    }
    if (is_link(path)) {
        return status_fail(st, STATUS_CONFLICT,
                           "'%s' is a link: name the file that it points at", path);
    }
    if (is_same_file(order->file, path)) {
        return status_fail(st, STATUS_CONFLICT, "'%s' is the database itself",
                           order->file);
    }
    const bool is_restored =
        database_look(order->file, order->today, st) && file_make(part, order->url, st) &&
        sqlite_copy(order->file, part, st) && database_look(part, order->today, st) &&
        (kept == NULL ? new_place(part, path, pool, st)
                      : old_replace(part, path, kept, pool, st));
    if (!is_restored) {
        (void)unlink(part);
        return false;
    }
    *kept_out = kept;
    return true;
}

/* ---- restoring: PostgreSQL ---- */

static bool emptiness_check(const char *url, struct pool *pool, const char **name_out,
                            struct status *st)
{
    const struct database_options options = {.url = url, .is_reader = true};
    int64_t count = 0;
    SCOPED(database) database = NULL;

    if (!database_open(&options, &database, st)) {
        return false;
    }
    SCOPED(query)
    relations = query_begin(database, &SQL_DOCTOR_RELATION_COUNT, SQL_NO_VALUES);
    if (query_next(relations)) {
        count = query_integer(relations, 0);
    }
    if (!query_end(relations, st)) {
        return false;
    }
    if (count > 0) {
        return status_fail(st, STATUS_CONFLICT,
                           "the PostgreSQL database is not empty: restore into a new "
                           "one");
    }
    SCOPED(query)
    name = query_begin(database, &SQL_DOCTOR_DATABASE_NAME, SQL_NO_VALUES);
    *name_out = query_next(name) ? query_text(name, 0, pool) : "";
    return query_end(name, st);
}

static bool postgres_take_back(const struct backup_order *order, struct pool *pool,
                               struct status *st)
{
    const char *name = NULL;

    return emptiness_check(order->url, pool, &name, st) &&
           postgres_dump_check(order->file, pool, st) &&
           postgres_restore(order->url, name, order->file, pool, st) &&
           database_look(order->url, order->today, st);
}

bool backup_restore(const struct backup_order *order, struct pool *pool,
                    const char **kept_out, struct status *st)
{
    if (!is_there(order->file)) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no file '%s'", order->file);
    }
    if (database_kind_of(order->url) == DATABASE_SQLITE) {
        return sqlite_restore(order, pool, kept_out, st);
    }
    if (!postgres_take_back(order, pool, st)) {
        return false;
    }
    *kept_out = NULL;
    return true;
}
