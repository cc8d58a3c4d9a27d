/* doctor_around.c - what goes on around a database: mail, the clerk's work, the disk. */
#include <sys/statvfs.h>

#include "store/doctor_look.h"
#include "store/migrate.h"
#include "store/outbox.h"
#include "store/sql.h"

enum { FREE_MEGABYTES_LEAST = 100, MEGABYTE = 1024 * 1024 };

bool doctor_mail_look(struct looking *looking, struct status *st)
{
    int64_t waiting = 0;
    int64_t failed = 0;

    if (!outbox_counts(looking->database, &waiting, &failed, st)) {
        return false;
    }
    doctor_add(looking, failed > 0 ? DOCTOR_NOTE : DOCTOR_GOOD, NULL,
               failed > 0
                   ? message_make_plural(looking->pool, (size_t)failed,
                                         "%zu mail could not be sent and was given up",
                                         "%zu mails could not be sent and were given up",
                                         (size_t)failed)
                   : message_make(looking->pool, "no mail was given up"));
    return true;
}

/* Of anonymous surveys no answer is looked at: only what should be there, or gone. */
static bool anonymous_look(struct looking *looking, struct status *st)
{
    int64_t without_figures = 0;
    int64_t left_over = 0;
    SCOPED(query)
    figures = query_begin(looking->database, &SQL_DOCTOR_WITHOUT_FIGURES, SQL_NO_VALUES);

    if (!query_number(figures, &without_figures, st)) {
        return false;
    }
    SCOPED(query)
    sheets = query_begin(looking->database, &SQL_DOCTOR_LEFT_OVER, SQL_NO_VALUES);
    if (!query_number(sheets, &left_over, st)) {
        return false;
    }
    if (without_figures > 0) {
        doctor_add(looking, DOCTOR_WARNING, NULL,
                   message_make(looking->pool,
                                "what may be told of a closed anonymous survey is "
                                "missing"));
    }
    if (left_over > 0) {
        doctor_add(looking, DOCTOR_WARNING, NULL,
                   message_make(looking->pool,
                                "begun sheets are left of an anonymous survey that is "
                                "not open"));
    }
    return true;
}

bool doctor_surveys_look(struct looking *looking, struct status *st)
{
    size_t missing_count = 0;
    int64_t failed = 0;

    if (!migrate_check(looking->database, &missing_count, st)) {
        return false;
    }
    if (missing_count > 0) {
        return true; /* of an older program, which had no surveys */
    }
    SCOPED(query)
    query = query_begin(looking->database, &SQL_JOB_FAILED, SQL_NO_VALUES);

    if (!query_number(query, &failed, st)) {
        return false;
    }
    if (failed > 0) {
        doctor_add(looking, DOCTOR_NOTE, NULL,
                   message_make_plural(looking->pool, (size_t)failed,
                                       "the figures of %zu survey could not be computed",
                                       "the figures of %zu surveys could not be computed",
                                       (size_t)failed));
    }
    return anonymous_look(looking, st);
}

/* Of a file only: the disk of a server is somewhere else. */
bool doctor_disk_look(struct looking *looking, struct status *st)
{
    struct statvfs disk;

    (void)st;
    if (database_kind(looking->database) != DATABASE_SQLITE ||
        statvfs(looking->call->url, &disk) != 0) {
        return true;
    }
    const uint64_t free_bytes = (uint64_t)disk.f_bavail * disk.f_frsize;
    const int free_megabytes =
        free_bytes / MEGABYTE > INT32_MAX ? INT32_MAX : (int)(free_bytes / MEGABYTE);
    if (free_megabytes < FREE_MEGABYTES_LEAST) {
        doctor_add(looking, DOCTOR_WARNING, NULL,
                   message_make(looking->pool, "the disk is nearly full: %d MB are free",
                                free_megabytes));
    } else {
        doctor_add(looking, DOCTOR_GOOD, NULL,
                   message_make(looking->pool, "there is room on the disk"));
    }
    return true;
}
