#include "store/issue.h"

#include "store/sql.h"

static const struct record_column ISSUE_COLUMNS[] = {
    {"appeal", RECORD_TEXT, .offset = offsetof(struct issue_row, appeal)},
    {"domains", RECORD_TEXT, .offset = offsetof(struct issue_row, domains)},
    {"area", RECORD_TEXT, .offset = offsetof(struct issue_row, area)},
    {"added_value", RECORD_TEXT, .offset = offsetof(struct issue_row, added_value)},
};

const struct record_kind ISSUE_RECORD = {
    .name = "issue",
    .columns = ISSUE_COLUMNS,
    .column_count = ARRAY_COUNT(ISSUE_COLUMNS),
    .row_size = sizeof(struct issue_row),
    .list = &SQL_ISSUE_LIST,
    .find = &SQL_ISSUE_FIND,
    .put = &SQL_ISSUE_PUT,
    .remove = &SQL_ISSUE_REMOVE,
};

static const struct record_column SOURCE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct source_row, id)},
    {"code", RECORD_TEXT, .offset = offsetof(struct source_row, code)},
    {"label", RECORD_TEXT, .offset = offsetof(struct source_row, label)},
    {"kind", RECORD_TEXT, .offset = offsetof(struct source_row, kind)},
    {"necessity", RECORD_TEXT, .offset = offsetof(struct source_row, necessity)},
    {"note", RECORD_TEXT, .offset = offsetof(struct source_row, note)},
};

const struct record_kind SOURCE_RECORD = {
    .name = "source",
    .has_id = true,
    .columns = SOURCE_COLUMNS,
    .column_count = ARRAY_COUNT(SOURCE_COLUMNS),
    .row_size = sizeof(struct source_row),
    .list = &SQL_SOURCE_LIST,
    .find = &SQL_SOURCE_FIND,
    .put = &SQL_SOURCE_PUT,
    .remove = &SQL_SOURCE_REMOVE,
    .next = &SQL_SOURCE_NEXT,
};
