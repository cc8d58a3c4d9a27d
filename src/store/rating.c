#include "store/rating.h"

#include "store/sql.h"

static const struct record_column ROUND_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct round_row, id)},
    {"version", RECORD_INTEGER, .offset = offsetof(struct round_row, version)},
    {"state", RECORD_TEXT, .offset = offsetof(struct round_row, state)},
    {"opened_at", RECORD_INTEGER, .offset = offsetof(struct round_row, opened_at)},
    {"closed_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct round_row, closed_at)},
};

const struct record_kind ROUND_RECORD = {
    .name = "round",
    .has_id = true,
    .columns = ROUND_COLUMNS,
    .column_count = ARRAY_COUNT(ROUND_COLUMNS),
    .row_size = sizeof(struct round_row),
    .list = &SQL_ROUND_LIST,
    .find = &SQL_ROUND_FIND,
    .put = &SQL_ROUND_PUT,
    .remove = &SQL_ROUND_REMOVE,
    .next = &SQL_ROUND_NEXT,
};

static const struct record_column RATER_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct rater_row, id)},
    {"round_id", RECORD_INTEGER, .offset = offsetof(struct rater_row, round_id)},
    {"person_id", RECORD_INTEGER, .offset = offsetof(struct rater_row, person_id)},
    {"finished_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct rater_row, finished_at)},
};

const struct record_kind RATER_RECORD = {
    .name = "rater",
    .has_id = true,
    .columns = RATER_COLUMNS,
    .column_count = ARRAY_COUNT(RATER_COLUMNS),
    .row_size = sizeof(struct rater_row),
    .list = &SQL_RATER_LIST,
    .find = &SQL_RATER_FIND,
    .put = &SQL_RATER_PUT,
    .remove = &SQL_RATER_REMOVE,
    .next = &SQL_RATER_NEXT,
};

static const struct record_column RATING_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct rating_row, id)},
    {"round_id", RECORD_INTEGER, .offset = offsetof(struct rating_row, round_id)},
    {"person_id", RECORD_INTEGER, .offset = offsetof(struct rating_row, person_id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct rating_row, actor_id)},
    {"is_own", RECORD_INTEGER, .offset = offsetof(struct rating_row, is_own)},
    {"importance", RECORD_INTEGER, .offset = offsetof(struct rating_row, importance)},
    {"irreplaceability", RECORD_INTEGER,
     .offset = offsetof(struct rating_row, irreplaceability)},
    {"dependence", RECORD_INTEGER, .offset = offsetof(struct rating_row, dependence)},
    {"replaced_by", RECORD_TEXT, .offset = offsetof(struct rating_row, replaced_by)},
    {"note", RECORD_TEXT, .offset = offsetof(struct rating_row, note)},
};

const struct record_kind RATING_RECORD = {
    .name = "rating",
    .has_id = true,
    .columns = RATING_COLUMNS,
    .column_count = ARRAY_COUNT(RATING_COLUMNS),
    .row_size = sizeof(struct rating_row),
    .list = &SQL_RATING_LIST,
    .find = &SQL_RATING_FIND,
    .put = &SQL_RATING_PUT,
    .remove = &SQL_RATING_REMOVE,
    .next = &SQL_RATING_NEXT,
};

static const struct record_column OVERRIDE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct override_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct override_row, actor_id)},
    {"dependence", RECORD_INTEGER, .offset = offsetof(struct override_row, dependence)},
    {"arena_class", RECORD_INTEGER, .offset = offsetof(struct override_row, arena_class)},
    {"reason", RECORD_TEXT, .offset = offsetof(struct override_row, reason)},
    {"author", RECORD_TEXT, .offset = offsetof(struct override_row, author)},
    {"at", RECORD_INTEGER, .offset = offsetof(struct override_row, at)},
};

const struct record_kind OVERRIDE_RECORD = {
    .name = "arena_override",
    .has_id = true,
    .columns = OVERRIDE_COLUMNS,
    .column_count = ARRAY_COUNT(OVERRIDE_COLUMNS),
    .row_size = sizeof(struct override_row),
    .list = &SQL_ARENA_OVERRIDE_LIST,
    .find = &SQL_ARENA_OVERRIDE_FIND,
    .put = &SQL_ARENA_OVERRIDE_PUT,
    .remove = &SQL_ARENA_OVERRIDE_REMOVE,
    .next = &SQL_ARENA_OVERRIDE_NEXT,
};
