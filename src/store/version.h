/* version.h - step 6: corrections, and what is kept of a version that is left behind. */
#pragma once

#include "store/change.h"

/* Step 6: a correction begins a new version of the arena-analysis. */
struct version_row {
    int64_t id;
    int64_t number; /* 2, 3 …: the first needs no row */
    int64_t at;
    const char *author;
    const char *reason;
};

/* How an actor stood in a version, all raters together: kept when single ratings go. */
struct version_actor_row {
    int64_t id;
    int64_t version; /* that was left behind */
    const char *name;
    int64_t arena_class; /* 0: none */
    int64_t importance;
    int64_t irreplaceability;
    int64_t place;
    int64_t is_shared;
    int64_t is_selected;
};

/* How a source was covered in a version. */
struct version_source_row {
    int64_t id;
    int64_t version;
    const char *code;
    const char *label;
    const char *necessity;
    const char *state;
    int64_t actor_count; /* selected actors that bring it */
};

extern const struct record_kind VERSION_RECORD, VERSION_ACTOR_RECORD,
    VERSION_SOURCE_RECORD;
