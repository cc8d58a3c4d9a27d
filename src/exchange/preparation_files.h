/* preparation_files.h - a folder of tables as one preparation of a network.
 * Pure: bytes in, structs out. The format of each table: docs/formats.md. */
#pragma once

#include "base/decode.h"
#include "method/preparation.h"

enum preparation_file {
    PREPARATION_RATINGS, /* must be there, but for a blank sheet */
    PREPARATION_ISSUE,
    PREPARATION_ACTORS,
    PREPARATION_SOURCES,
    PREPARATION_HOLDINGS,
    PREPARATION_CRITERIA,
    PREPARATION_OVERRIDES,
    PREPARATION_FORMS,
    PREPARATION_TALKS,
    PREPARATION_PAIRS,
    PREPARATION_VERSIONS,
    PREPARATION_SELECTION,
    PREPARATION_FILE_COUNT
};

/* "ratings.csv", "issue.txt" … */
extern const char *const PREPARATION_FILE_NAMES[PREPARATION_FILE_COUNT];

struct preparation_reading {
    bool is_alone; /* one file of ratings, no folder around it */
    bool is_one_highest; /* the sheet's importance runs from 1 = most important */
    bool may_be_unrated; /* ratings may be missing: actors, if any, from their list */
};

/* Read all files, each whole, and put them together.
 *
 * preparation_out  lives in `pool`; what is not there is empty.
 * fails            with errors in `report`; *preparation_out is then untouched. Errors in
 *                  the list of actors (or, without one, in the ratings) stop the
 *                  reading, because the other tables would seem wrong; otherwise
 *                  those of all tables come at once. */
NODISCARD bool preparation_read(const struct file_bytes *files,
                                struct preparation_reading reading, struct pool *pool,
                                struct report *report,
                                struct preparation *preparation_out);
