/* change_fields.h - what the rows of the journal are called in words: every kind of row
 * that the history shows, and its columns. What is not in the tables is not shown: marks
 * of raters, what is frozen of a version. */
#pragma once

#include "method/access.h"
#include "method/vocabulary.h"

enum change_field_kind {
    CHANGE_TEXT, /* as it stands there, also a number */
    CHANGE_CODE, /* of `words` */
    CHANGE_CODES, /* a line each; own words among them */
    CHANGE_ANSWER, /* to the question of form.h that is called as the column */
    CHANGE_ANSWERS, /* more answers to the first question */
    CHANGE_YES, /* 0 or 1 */
    CHANGE_DAY,
    CHANGE_MOMENT,
    CHANGE_AUTHOR,
    CHANGE_ROLE, /* of a person */
    CHANGE_ACTOR, /* ids of rows */
    CHANGE_SOURCE,
    CHANGE_CRITERION,
    CHANGE_PERSON,
    CHANGE_ORGANISATION
};

struct change_field {
    const char *column;
    const char *label; /* N_(); NULL: the text of its question */
    enum change_field_kind kind;
    bool is_name; /* names the row: "Actor: CAW" */
    enum access_object
        object; /* for who may see this too; OBJECT_PUBLIC: no more than the
                                * row asks */
    const struct vocabulary *words;
};

struct change_record {
    const char *record;
    const char *label; /* N_() */
    enum access_object object; /* whoever may see this sees the row */
    const struct change_field *fields;
    size_t field_count;
};

/* NULL when rows of this kind are not shown. */
const struct change_record *change_record_find(const char *record);
