/* wave_records.c - the rows of surveys in waves, and of findings. */
#include "store/sql.h"
#include "store/wave.h"
#include "store/wave_result.h"

static const struct record_column WAVE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct wave_row, id)},
    {"instrument", RECORD_TEXT, .offset = offsetof(struct wave_row, instrument)},
    {"instrument_version", RECORD_TEXT,
     .offset = offsetof(struct wave_row, instrument_version)},
    {"title", RECORD_TEXT, .offset = offsetof(struct wave_row, title)},
    {"state", RECORD_TEXT, .offset = offsetof(struct wave_row, state)},
    {"asker", RECORD_TEXT, .offset = offsetof(struct wave_row, asker)},
    {"reason", RECORD_TEXT, .offset = offsetof(struct wave_row, reason)},
    {"left_out", RECORD_TEXT, .offset = offsetof(struct wave_row, left_out)},
    {"due_day", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct wave_row, due_day)},
    {"keep_months", RECORD_INTEGER, .offset = offsetof(struct wave_row, keep_months)},
    {"former_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_row, former_id)},
    {"opened_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_row, opened_at)},
    {"closed_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_row, closed_at)},
};

const struct record_kind WAVE_RECORD = {
    .name = "wave",
    .has_id = true,
    .columns = WAVE_COLUMNS,
    .column_count = ARRAY_COUNT(WAVE_COLUMNS),
    .row_size = sizeof(struct wave_row),
    .list = &SQL_WAVE_LIST,
    .find = &SQL_WAVE_FIND,
    .put = &SQL_WAVE_PUT,
    .remove = &SQL_WAVE_REMOVE,
    .next = &SQL_WAVE_NEXT,
};

static const struct record_column WAVE_ACTOR_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct wave_actor_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct wave_actor_row, wave_id)},
    {"actor_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_actor_row, actor_id)},
    {"name", RECORD_TEXT, .offset = offsetof(struct wave_actor_row, name)},
    {"sector", RECORD_TEXT, .offset = offsetof(struct wave_actor_row, sector)},
    {"role", RECORD_TEXT, .offset = offsetof(struct wave_actor_row, role)},
    {"is_coordinator", RECORD_INTEGER,
     .offset = offsetof(struct wave_actor_row, is_coordinator)},
    {"informant_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_actor_row, informant_id)},
    {"same_as", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_actor_row, same_as)},
};

const struct record_kind WAVE_ACTOR_RECORD = {
    .name = "wave_actor",
    .has_id = true,
    .columns = WAVE_ACTOR_COLUMNS,
    .column_count = ARRAY_COUNT(WAVE_ACTOR_COLUMNS),
    .row_size = sizeof(struct wave_actor_row),
    .list = &SQL_WAVE_ACTOR_LIST,
    .find = &SQL_WAVE_ACTOR_FIND,
    .put = &SQL_WAVE_ACTOR_PUT,
    .remove = &SQL_WAVE_ACTOR_REMOVE,
    .next = &SQL_WAVE_ACTOR_NEXT,
};

static const struct record_column INFORMANT_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct informant_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct informant_row, wave_id)},
    {"wave_actor_id", RECORD_INTEGER,
     .offset = offsetof(struct informant_row, wave_actor_id)},
    {"name", RECORD_TEXT, .offset = offsetof(struct informant_row, name)},
    {"email", RECORD_TEXT, .offset = offsetof(struct informant_row, email)},
    {"language", RECORD_TEXT, .offset = offsetof(struct informant_row, language)},
    {"link_number", RECORD_INTEGER,
     .offset = offsetof(struct informant_row, link_number)},
    {"digest", RECORD_TEXT, .is_local = true, .is_optional = true,
     .offset = offsetof(struct informant_row, digest)},
    {"state", RECORD_TEXT, .offset = offsetof(struct informant_row, state)},
    {"mailed_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct informant_row, mailed_at)},
    {"mail_count", RECORD_INTEGER, .offset = offsetof(struct informant_row, mail_count)},
    {"begun_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct informant_row, begun_at)},
    {"finished_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct informant_row, finished_at)},
    {"paper_by", RECORD_TEXT, .is_optional = true,
     .offset = offsetof(struct informant_row, paper_by)},
    {"paper_at", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct informant_row, paper_at)},
};

const struct record_kind INFORMANT_RECORD = {
    .name = "informant",
    .has_id = true,
    .columns = INFORMANT_COLUMNS,
    .column_count = ARRAY_COUNT(INFORMANT_COLUMNS),
    .row_size = sizeof(struct informant_row),
    .list = &SQL_INFORMANT_LIST,
    .find = &SQL_INFORMANT_FIND,
    .put = &SQL_INFORMANT_PUT,
    .remove = &SQL_INFORMANT_REMOVE,
    .next = &SQL_INFORMANT_NEXT,
};

static const struct record_column WAVE_ANSWER_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct wave_answer_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct wave_answer_row, wave_id)},
    {"wave_actor_id", RECORD_INTEGER,
     .offset = offsetof(struct wave_answer_row, wave_actor_id)},
    {"item", RECORD_TEXT, .offset = offsetof(struct wave_answer_row, item)},
    {"informants", RECORD_INTEGER,
     .offset = offsetof(struct wave_answer_row, informants)},
    {"answers", RECORD_TEXT, .offset = offsetof(struct wave_answer_row, answers)},
};

const struct record_kind WAVE_ANSWER_RECORD = {
    .name = "wave_answer",
    .has_id = true,
    .columns = WAVE_ANSWER_COLUMNS,
    .column_count = ARRAY_COUNT(WAVE_ANSWER_COLUMNS),
    .row_size = sizeof(struct wave_answer_row),
    .list = &SQL_WAVE_ANSWER_LIST,
    .find = &SQL_WAVE_ANSWER_FIND,
    .put = &SQL_WAVE_ANSWER_PUT,
    .remove = &SQL_WAVE_ANSWER_REMOVE,
    .next = &SQL_WAVE_ANSWER_NEXT,
};

static const struct record_column WAVE_SCORE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct wave_score_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct wave_score_row, wave_id)},
    {"wave_actor_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct wave_score_row, wave_actor_id)},
    {"scale", RECORD_TEXT, .offset = offsetof(struct wave_score_row, scale)},
    {"state", RECORD_TEXT, .offset = offsetof(struct wave_score_row, state)},
    {"raters", RECORD_INTEGER, .offset = offsetof(struct wave_score_row, raters)},
    {"mean", RECORD_TEXT, .offset = offsetof(struct wave_score_row, mean)},
    {"middle", RECORD_TEXT, .offset = offsetof(struct wave_score_row, middle)},
};

const struct record_kind WAVE_SCORE_RECORD = {
    .name = "wave_score",
    .has_id = true,
    .columns = WAVE_SCORE_COLUMNS,
    .column_count = ARRAY_COUNT(WAVE_SCORE_COLUMNS),
    .row_size = sizeof(struct wave_score_row),
    .list = &SQL_WAVE_SCORE_LIST,
    .find = &SQL_WAVE_SCORE_FIND,
    .put = &SQL_WAVE_SCORE_PUT,
    .remove = &SQL_WAVE_SCORE_REMOVE,
    .next = &SQL_WAVE_SCORE_NEXT,
};

static const struct record_column FINDING_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct finding_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct finding_row, wave_id)},
    {"former_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct finding_row, former_id)},
    {"code", RECORD_TEXT, .offset = offsetof(struct finding_row, code)},
    {"relation", RECORD_TEXT, .offset = offsetof(struct finding_row, relation)},
    {"measure", RECORD_TEXT, .offset = offsetof(struct finding_row, measure)},
    {"wave_actor_id", RECORD_INTEGER, .is_optional = true,
     .offset = offsetof(struct finding_row, wave_actor_id)},
    {"value", RECORD_TEXT, .offset = offsetof(struct finding_row, value)},
    {"low", RECORD_TEXT, .offset = offsetof(struct finding_row, low)},
    {"high", RECORD_TEXT, .offset = offsetof(struct finding_row, high)},
    {"state", RECORD_TEXT, .offset = offsetof(struct finding_row, state)},
    {"engine", RECORD_INTEGER, .offset = offsetof(struct finding_row, engine)},
    {"sentence", RECORD_TEXT, .offset = offsetof(struct finding_row, sentence)},
    {"note", RECORD_TEXT, .offset = offsetof(struct finding_row, note)},
    {"author", RECORD_TEXT, .offset = offsetof(struct finding_row, author)},
    {"at", RECORD_INTEGER, .offset = offsetof(struct finding_row, at)},
};

const struct record_kind FINDING_RECORD = {
    .name = "finding",
    .has_id = true,
    .columns = FINDING_COLUMNS,
    .column_count = ARRAY_COUNT(FINDING_COLUMNS),
    .row_size = sizeof(struct finding_row),
    .list = &SQL_FINDING_LIST,
    .find = &SQL_FINDING_FIND,
    .put = &SQL_FINDING_PUT,
    .remove = &SQL_FINDING_REMOVE,
    .next = &SQL_FINDING_NEXT,
};
