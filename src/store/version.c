#include "store/version.h"

#include "store/sql.h"

static const struct record_column VERSION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct version_row, id)},
    {"number", RECORD_INTEGER, .offset = offsetof(struct version_row, number)},
    {"at", RECORD_INTEGER, .offset = offsetof(struct version_row, at)},
    {"author", RECORD_TEXT, .offset = offsetof(struct version_row, author)},
    {"reason", RECORD_TEXT, .offset = offsetof(struct version_row, reason)},
};

const struct record_kind VERSION_RECORD = {
    .name = "version",
    .has_id = true,
    .columns = VERSION_COLUMNS,
    .column_count = ARRAY_COUNT(VERSION_COLUMNS),
    .row_size = sizeof(struct version_row),
    .list = &SQL_VERSION_LIST,
    .find = &SQL_VERSION_FIND,
    .put = &SQL_VERSION_PUT,
    .remove = &SQL_VERSION_REMOVE,
    .next = &SQL_VERSION_NEXT,
};

static const struct record_column VERSION_ACTOR_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct version_actor_row, id)},
    {"version", RECORD_INTEGER, .offset = offsetof(struct version_actor_row, version)},
    {"name", RECORD_TEXT, .offset = offsetof(struct version_actor_row, name)},
    {"arena_class", RECORD_INTEGER,
     .offset = offsetof(struct version_actor_row, arena_class)},
    {"importance", RECORD_INTEGER,
     .offset = offsetof(struct version_actor_row, importance)},
    {"irreplaceability", RECORD_INTEGER,
     .offset = offsetof(struct version_actor_row, irreplaceability)},
    {"place", RECORD_INTEGER, .offset = offsetof(struct version_actor_row, place)},
    {"is_shared", RECORD_INTEGER,
     .offset = offsetof(struct version_actor_row, is_shared)},
    {"is_selected", RECORD_INTEGER,
     .offset = offsetof(struct version_actor_row, is_selected)},
};

const struct record_kind VERSION_ACTOR_RECORD = {
    .name = "version_actor",
    .has_id = true,
    .columns = VERSION_ACTOR_COLUMNS,
    .column_count = ARRAY_COUNT(VERSION_ACTOR_COLUMNS),
    .row_size = sizeof(struct version_actor_row),
    .list = &SQL_VERSION_ACTOR_LIST,
    .find = &SQL_VERSION_ACTOR_FIND,
    .put = &SQL_VERSION_ACTOR_PUT,
    .remove = &SQL_VERSION_ACTOR_REMOVE,
    .next = &SQL_VERSION_ACTOR_NEXT,
};

static const struct record_column VERSION_SOURCE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct version_source_row, id)},
    {"version", RECORD_INTEGER, .offset = offsetof(struct version_source_row, version)},
    {"code", RECORD_TEXT, .offset = offsetof(struct version_source_row, code)},
    {"label", RECORD_TEXT, .offset = offsetof(struct version_source_row, label)},
    {"necessity", RECORD_TEXT, .offset = offsetof(struct version_source_row, necessity)},
    {"state", RECORD_TEXT, .offset = offsetof(struct version_source_row, state)},
    {"actor_count", RECORD_INTEGER,
     .offset = offsetof(struct version_source_row, actor_count)},
};

const struct record_kind VERSION_SOURCE_RECORD = {
    .name = "version_source",
    .has_id = true,
    .columns = VERSION_SOURCE_COLUMNS,
    .column_count = ARRAY_COUNT(VERSION_SOURCE_COLUMNS),
    .row_size = sizeof(struct version_source_row),
    .list = &SQL_VERSION_SOURCE_LIST,
    .find = &SQL_VERSION_SOURCE_FIND,
    .put = &SQL_VERSION_SOURCE_PUT,
    .remove = &SQL_VERSION_SOURCE_REMOVE,
    .next = &SQL_VERSION_SOURCE_NEXT,
};
