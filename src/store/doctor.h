/* doctor.h - is a database healthy? Looks at everything and changes nothing. */
#pragma once

#include "base/message.h"
#include "store/database.h"

enum doctor_level { DOCTOR_GOOD, DOCTOR_NOTE, DOCTOR_WARNING, DOCTOR_WRONG };

struct doctor_finding {
    const char *check; /* a stable code: "integrity", "references", "schema", "journal",
                          "coordinator", "mail", "surveys", "disk" */
    enum doctor_level level;
    const char *network_id; /* NULL: about the whole database */
    struct message message;
    const struct doctor_finding *next;
};

struct doctor_findings {
    const struct doctor_finding *first; /* in the order of the checks */
    size_t wrong_count;
};

/* "good", "note", "warning", "wrong": stable codes; N_() texts as well. */
const char *doctor_level_code(enum doctor_level level);

/* What a look needs to know beside the database. */
struct doctor_call {
    const char *url; /* of the database: for the disk it is on */
    const char *today;
};

/* Make every check, as far as the database lets itself be read; the findings live in
 * `pool`. O(rows). */
struct doctor_findings doctor_look(struct database *database,
                                   const struct doctor_call *call, struct pool *pool);

/* The same as a yes or no.
 * fails  STATUS_INVALID  with the first thing that is wrong */
NODISCARD bool doctor_check(struct database *database, const struct doctor_call *call,
                            struct status *st);
