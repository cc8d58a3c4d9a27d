#include "store/actor.h"

#include "store/sql.h"

static const struct record_column ACTOR_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct actor_row, id)},
    {"organisation_id", RECORD_INTEGER,
     .offset = offsetof(struct actor_row, organisation_id)},
    {"name", RECORD_TEXT, .offset = offsetof(struct actor_row, name)},
    {"sector", RECORD_TEXT, .offset = offsetof(struct actor_row, sector)},
    {"sources", RECORD_TEXT, .offset = offsetof(struct actor_row, sources)},
    {"note", RECORD_TEXT, .offset = offsetof(struct actor_row, note)},
};

const struct record_kind ACTOR_RECORD = {
    .name = "actor",
    .has_id = true,
    .columns = ACTOR_COLUMNS,
    .column_count = ARRAY_COUNT(ACTOR_COLUMNS),
    .row_size = sizeof(struct actor_row),
    .list = &SQL_ACTOR_LIST,
    .find = &SQL_ACTOR_FIND,
    .put = &SQL_ACTOR_PUT,
    .remove = &SQL_ACTOR_REMOVE,
    .next = &SQL_ACTOR_NEXT,
};

static const struct record_column HOLDING_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct holding_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct holding_row, actor_id)},
    {"source_id", RECORD_INTEGER, .offset = offsetof(struct holding_row, source_id)},
    {"has", RECORD_TEXT, .offset = offsetof(struct holding_row, has)},
    {"can", RECORD_TEXT, .offset = offsetof(struct holding_row, can)},
    {"wants", RECORD_TEXT, .offset = offsetof(struct holding_row, wants)},
    {"has_confirmed", RECORD_TEXT, .offset = offsetof(struct holding_row, has_confirmed)},
    {"can_confirmed", RECORD_TEXT, .offset = offsetof(struct holding_row, can_confirmed)},
    {"wants_confirmed", RECORD_TEXT,
     .offset = offsetof(struct holding_row, wants_confirmed)},
};

const struct record_kind HOLDING_RECORD = {
    .name = "holding",
    .has_id = true,
    .columns = HOLDING_COLUMNS,
    .column_count = ARRAY_COUNT(HOLDING_COLUMNS),
    .row_size = sizeof(struct holding_row),
    .list = &SQL_HOLDING_LIST,
    .find = &SQL_HOLDING_FIND,
    .put = &SQL_HOLDING_PUT,
    .remove = &SQL_HOLDING_REMOVE,
    .next = &SQL_HOLDING_NEXT,
};

static const struct record_column PAIR_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct pair_row, id)},
    {"first_id", RECORD_INTEGER, .offset = offsetof(struct pair_row, first_id)},
    {"second_id", RECORD_INTEGER, .offset = offsetof(struct pair_row, second_id)},
    {"source_id", RECORD_INTEGER, .offset = offsetof(struct pair_row, source_id)},
    {"relation", RECORD_TEXT, .offset = offsetof(struct pair_row, relation)},
    {"agreement", RECORD_TEXT, .offset = offsetof(struct pair_row, agreement)},
};

const struct record_kind PAIR_RECORD = {
    .name = "pair",
    .has_id = true,
    .columns = PAIR_COLUMNS,
    .column_count = ARRAY_COUNT(PAIR_COLUMNS),
    .row_size = sizeof(struct pair_row),
    .list = &SQL_PAIR_LIST,
    .find = &SQL_PAIR_FIND,
    .put = &SQL_PAIR_PUT,
    .remove = &SQL_PAIR_REMOVE,
    .next = &SQL_PAIR_NEXT,
};
