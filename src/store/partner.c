#include "store/partner.h"

#include "store/sql.h"

static const struct record_column TALK_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct talk_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct talk_row, actor_id)},
    {"by_whom", RECORD_TEXT, .offset = offsetof(struct talk_row, by_whom)},
    {"with_whom", RECORD_TEXT, .offset = offsetof(struct talk_row, with_whom)},
    {"day", RECORD_TEXT, .is_optional = true, .offset = offsetof(struct talk_row, day)},
    {"was_right", RECORD_TEXT, .offset = offsetof(struct talk_row, was_right)},
    {"interest", RECORD_TEXT, .offset = offsetof(struct talk_row, interest)},
    {"interest_effect", RECORD_TEXT,
     .offset = offsetof(struct talk_row, interest_effect)},
    {"motivation", RECORD_INTEGER, .offset = offsetof(struct talk_row, motivation)},
    {"readiness", RECORD_TEXT, .offset = offsetof(struct talk_row, readiness)},
    {"conditions", RECORD_TEXT, .offset = offsetof(struct talk_row, conditions)},
    {"mandate", RECORD_TEXT, .offset = offsetof(struct talk_row, mandate)},
    {"outcome", RECORD_TEXT, .offset = offsetof(struct talk_row, outcome)},
    {"note", RECORD_TEXT, .offset = offsetof(struct talk_row, note)},
    {"corrected_by", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct talk_row, corrected_by)},
    {"corrected_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct talk_row, corrected_at)},
};

const struct record_kind TALK_RECORD = {
    .name = "talk",
    .has_id = true,
    .columns = TALK_COLUMNS,
    .column_count = ARRAY_COUNT(TALK_COLUMNS),
    .row_size = sizeof(struct talk_row),
    .list = &SQL_TALK_LIST,
    .find = &SQL_TALK_FIND,
    .put = &SQL_TALK_PUT,
    .remove = &SQL_TALK_REMOVE,
    .next = &SQL_TALK_NEXT,
};

static const struct record_column MEMBER_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct member_row, id)},
    {"actor_id", RECORD_INTEGER, .offset = offsetof(struct member_row, actor_id)},
    {"role", RECORD_TEXT, .offset = offsetof(struct member_row, role)},
    {"from_day", RECORD_TEXT, .offset = offsetof(struct member_row, from_day)},
    {"to_day", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct member_row, to_day)},
    {"engagement", RECORD_TEXT, .offset = offsetof(struct member_row, engagement)},
    {"engagement_level", RECORD_TEXT,
     .offset = offsetof(struct member_row, engagement_level)},
    {"agreed_day", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct member_row, agreed_day)},
    {"leave_reason", RECORD_TEXT, .offset = offsetof(struct member_row, leave_reason)},
};

const struct record_kind MEMBER_RECORD = {
    .name = "member",
    .has_id = true,
    .columns = MEMBER_COLUMNS,
    .column_count = ARRAY_COUNT(MEMBER_COLUMNS),
    .row_size = sizeof(struct member_row),
    .list = &SQL_MEMBER_LIST,
    .find = &SQL_MEMBER_FIND,
    .put = &SQL_MEMBER_PUT,
    .remove = &SQL_MEMBER_REMOVE,
    .next = &SQL_MEMBER_NEXT,
};
