/* doctor_look.h - private to doctor*.c: a look at a database while it is made. */
#pragma once

#include "store/doctor.h"

struct looking {
    struct database *database;
    const struct doctor_call *call;
    struct pool *pool; /* of the findings */
    const char *check; /* the present one */
    struct doctor_finding *last;
    struct doctor_findings findings;
};

/* Say what the present check found; `network_id` NULL or "": about the whole database. */
void doctor_add(struct looking *looking, enum doctor_level level, const char *network_id,
                struct message message);

NODISCARD bool doctor_mail_look(struct looking *looking, struct status *st);
NODISCARD bool doctor_surveys_look(struct looking *looking, struct status *st);
NODISCARD bool doctor_disk_look(struct looking *looking, struct status *st);
