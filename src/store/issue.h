/* issue.h - step 1: what belongs to the issue, and the sources that it needs. */
#pragma once

#include "store/change.h"

/* What belongs to the issue; its text is the purpose of the network. */
struct issue_row {
    const char *appeal; /* who feels appealed to */
    const char *domains; /* codes, or own words, a line each */
    const char *area;
    const char *added_value; /* for the community */
};

/* A power or help source that the issue needs, before anybody is named. */
struct source_row {
    int64_t id;
    const char *code; /* "R1" */
    const char *label;
    const char *kind; /* SOURCE_KIND, or "" */
    const char *necessity;
    const char *note;
};

extern const struct record_kind ISSUE_RECORD, SOURCE_RECORD;
