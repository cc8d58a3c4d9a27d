#include "store/sqlite/sqlite_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

enum {
    BUSY_TIMEOUT_MS = 5000,
    TRY_MS = 50,
    /* Where SQLite locks (file format, 1.3.3 "The Lock-Byte Page"): whoever reads or
     * writes holds a part of it. */
    LOCK_FIRST_BYTE = 0x40000000,
    LOCK_BYTES = 512
};

/* One that was opened, or half so: always to be closed. */
struct copying {
    sqlite3 *from;
    sqlite3 *to;
};

static void copying_free(struct copying *copying)
{
    (void)sqlite3_close(copying->to);
    (void)sqlite3_close(copying->from);
}
SCOPE_END(copying)

/* All in one step: with a pause between steps, every change by others would begin the
 * copy anew; and in WAL mode a long read keeps nobody from writing. */
static int pages_copy(const struct copying *copying)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(copying->to, "main", copying->from, "main");
    int code = SQLITE_BUSY;

    if (backup == NULL) {
        return sqlite3_errcode(copying->to);
    }
    for (int waited = 0;
         waited <= BUSY_TIMEOUT_MS && (code == SQLITE_BUSY || code == SQLITE_LOCKED);
         waited += TRY_MS) {
        code = sqlite3_backup_step(backup, -1);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            (void)sqlite3_sleep(TRY_MS);
        }
    }
    (void)sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static bool copy_fail(const char *path, int code, struct status *st)
{
    return status_fail(st, STATUS_FAILED, "the database '%s' could not be copied: '%s'",
                       path, sqlite3_errstr(code));
}

bool sqlite_copy(const char *from, const char *to, struct status *st)
{
    struct copying handles = {NULL, NULL};
    SCOPED(copying) copying = &handles;

    int code = sqlite3_open_v2(from, &copying->from,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        (void)sqlite3_busy_timeout(copying->from, BUSY_TIMEOUT_MS);
        code = sqlite3_open_v2(to, &copying->to,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    }
    if (code == SQLITE_OK) {
        code = pages_copy(copying);
    }
    /* In WAL mode, as it was copied, a reader would need a second file. */
    if (code == SQLITE_OK) {
        code =
            sqlite3_exec(copying->to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    }
    return code == SQLITE_OK || copy_fail(from, code, st);
}

bool sqlite_lock(const char *path, int *lock_out, struct status *st)
{
    struct flock lock = {.l_type = F_WRLCK,
                         .l_whence = SEEK_SET,
                         .l_start = LOCK_FIRST_BYTE,
                         .l_len = LOCK_BYTES};
    const int file = open(path, O_RDWR | O_CLOEXEC);

    if (file < 0) {
        return status_fail(st, STATUS_FAILED, "could not open '%s': %s", path,
                           strerror(errno));
    }
    if (fcntl(file, F_SETLK, &lock) != 0) {
        (void)close(file);
        return status_fail(st, STATUS_CONFLICT,
                           "the database '%s' is in use: stop the server first", path);
    }
    *lock_out = file;
    return true;
}
