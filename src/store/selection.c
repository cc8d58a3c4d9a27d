#include "store/selection.h"

#include "store/sql.h"

static const struct record_column FORM_CASE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct form_case_row, id)},
    {"actor_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct form_case_row, actor_id)},
    {"q1", RECORD_TEXT, .offset = offsetof(struct form_case_row, q1)},
    {"q1_also", RECORD_TEXT, .offset = offsetof(struct form_case_row, q1_also)},
    {"q2a", RECORD_TEXT, .offset = offsetof(struct form_case_row, q2a)},
    {"q2b", RECORD_TEXT, .offset = offsetof(struct form_case_row, q2b)},
    {"q2c", RECORD_TEXT, .offset = offsetof(struct form_case_row, q2c)},
    {"q3", RECORD_TEXT, .offset = offsetof(struct form_case_row, q3)},
    {"q4", RECORD_TEXT, .offset = offsetof(struct form_case_row, q4)},
    {"q5", RECORD_TEXT, .offset = offsetof(struct form_case_row, q5)},
    {"q6", RECORD_TEXT, .offset = offsetof(struct form_case_row, q6)},
    {"q7", RECORD_TEXT, .offset = offsetof(struct form_case_row, q7)},
    {"q8", RECORD_TEXT, .offset = offsetof(struct form_case_row, q8)},
    {"organisations", RECORD_TEXT,
     .offset = offsetof(struct form_case_row, organisations)},
    {"mandated", RECORD_TEXT, .offset = offsetof(struct form_case_row, mandated)},
    {"form", RECORD_TEXT, .offset = offsetof(struct form_case_row, form)},
    {"kind", RECORD_TEXT, .offset = offsetof(struct form_case_row, kind)},
    {"reason", RECORD_TEXT, .offset = offsetof(struct form_case_row, reason)},
    {"recheck_day", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct form_case_row, recheck_day)},
};

const struct record_kind FORM_CASE_RECORD = {
    .name = "form_case",
    .has_id = true,
    .columns = FORM_CASE_COLUMNS,
    .column_count = ARRAY_COUNT(FORM_CASE_COLUMNS),
    .row_size = sizeof(struct form_case_row),
    .list = &SQL_FORM_CASE_LIST,
    .find = &SQL_FORM_CASE_FIND,
    .put = &SQL_FORM_CASE_PUT,
    .remove = &SQL_FORM_CASE_REMOVE,
    .next = &SQL_FORM_CASE_NEXT,
};

static const struct record_column CRITERION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct criterion_row, id)},
    {"code", RECORD_TEXT, .offset = offsetof(struct criterion_row, code)},
    {"text", RECORD_TEXT, .offset = offsetof(struct criterion_row, text)},
    {"locked_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct criterion_row, locked_at)},
    {"correction", RECORD_TEXT, .offset = offsetof(struct criterion_row, correction)},
};

const struct record_kind CRITERION_RECORD = {
    .name = "criterion",
    .has_id = true,
    .columns = CRITERION_COLUMNS,
    .column_count = ARRAY_COUNT(CRITERION_COLUMNS),
    .row_size = sizeof(struct criterion_row),
    .list = &SQL_CRITERION_LIST,
    .find = &SQL_CRITERION_FIND,
    .put = &SQL_CRITERION_PUT,
    .remove = &SQL_CRITERION_REMOVE,
    .next = &SQL_CRITERION_NEXT,
};

static const struct record_column FIT_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct fit_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct fit_row, actor_id)},
    {"criterion_id", RECORD_INTEGER, .offset = offsetof(struct fit_row, criterion_id)},
    {"answer", RECORD_TEXT, .offset = offsetof(struct fit_row, answer)},
};

const struct record_kind FIT_RECORD = {
    .name = "fit",
    .has_id = true,
    .columns = FIT_COLUMNS,
    .column_count = ARRAY_COUNT(FIT_COLUMNS),
    .row_size = sizeof(struct fit_row),
    .list = &SQL_FIT_LIST,
    .find = &SQL_FIT_FIND,
    .put = &SQL_FIT_PUT,
    .remove = &SQL_FIT_REMOVE,
    .next = &SQL_FIT_NEXT,
};

static const struct record_column SELECTION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct selection_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct selection_row, actor_id)},
    {"is_in", RECORD_INTEGER, .offset = offsetof(struct selection_row, is_in)},
    {"reason", RECORD_TEXT, .offset = offsetof(struct selection_row, reason)},
};

const struct record_kind SELECTION_RECORD = {
    .name = "selection",
    .has_id = true,
    .columns = SELECTION_COLUMNS,
    .column_count = ARRAY_COUNT(SELECTION_COLUMNS),
    .row_size = sizeof(struct selection_row),
    .list = &SQL_SELECTION_LIST,
    .find = &SQL_SELECTION_FIND,
    .put = &SQL_SELECTION_PUT,
    .remove = &SQL_SELECTION_REMOVE,
    .next = &SQL_SELECTION_NEXT,
};
