/* experience_records.c - the rows of anonymous surveys, and of what is kept beside. */
#include "store/experience.h"
#include "store/sql.h"

static const struct record_column EXPERIENCE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct experience_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct experience_row, wave_id)},
    {"items_out", RECORD_TEXT, .offset = offsetof(struct experience_row, items_out)},
    {"chosen_by", RECORD_TEXT, .offset = offsetof(struct experience_row, chosen_by)},
    {"areas", RECORD_TEXT, .offset = offsetof(struct experience_row, areas)},
    {"reason_nl", RECORD_TEXT, .offset = offsetof(struct experience_row, reason_nl)},
    {"reason_fr", RECORD_TEXT, .offset = offsetof(struct experience_row, reason_fr)},
    {"reason_en", RECORD_TEXT, .offset = offsetof(struct experience_row, reason_en)},
};

const struct record_kind EXPERIENCE_RECORD = {
    .name = "experience",
    .has_id = true,
    .columns = EXPERIENCE_COLUMNS,
    .column_count = ARRAY_COUNT(EXPERIENCE_COLUMNS),
    .row_size = sizeof(struct experience_row),
    .list = &SQL_EXPERIENCE_LIST,
    .find = &SQL_EXPERIENCE_FIND,
    .put = &SQL_EXPERIENCE_PUT,
    .remove = &SQL_EXPERIENCE_REMOVE,
    .next = &SQL_EXPERIENCE_NEXT,
};

static const struct record_column OWN_ITEM_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct own_item_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct own_item_row, wave_id)},
    {"kind", RECORD_TEXT, .offset = offsetof(struct own_item_row, kind)},
    {"text_nl", RECORD_TEXT, .offset = offsetof(struct own_item_row, text_nl)},
    {"text_fr", RECORD_TEXT, .offset = offsetof(struct own_item_row, text_fr)},
    {"text_en", RECORD_TEXT, .offset = offsetof(struct own_item_row, text_en)},
};

const struct record_kind OWN_ITEM_RECORD = {
    .name = "own_item",
    .has_id = true,
    .columns = OWN_ITEM_COLUMNS,
    .column_count = ARRAY_COUNT(OWN_ITEM_COLUMNS),
    .row_size = sizeof(struct own_item_row),
    .list = &SQL_OWN_ITEM_LIST,
    .find = &SQL_OWN_ITEM_FIND,
    .put = &SQL_OWN_ITEM_PUT,
    .remove = &SQL_OWN_ITEM_REMOVE,
    .next = &SQL_OWN_ITEM_NEXT,
};

static const struct record_column SURVEY_LINK_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct survey_link_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct survey_link_row, wave_id)},
    {"respondent", RECORD_TEXT, .offset = offsetof(struct survey_link_row, respondent)},
    {"kind", RECORD_TEXT, .offset = offsetof(struct survey_link_row, kind)},
    {"label", RECORD_TEXT, .offset = offsetof(struct survey_link_row, label)},
    {"language", RECORD_TEXT, .offset = offsetof(struct survey_link_row, language)},
    {"people", RECORD_INTEGER, .offset = offsetof(struct survey_link_row, people)},
    {"most", RECORD_INTEGER, .offset = offsetof(struct survey_link_row, most)},
    {"digest", RECORD_TEXT, .is_local = true, .is_optional = true,
     .offset = offsetof(struct survey_link_row, digest)},
    {"state", RECORD_TEXT, .offset = offsetof(struct survey_link_row, state)},
    {"void_reason", RECORD_TEXT, .offset = offsetof(struct survey_link_row, void_reason)},
};

const struct record_kind SURVEY_LINK_RECORD = {
    .name = "survey_link",
    .has_id = true,
    .columns = SURVEY_LINK_COLUMNS,
    .column_count = ARRAY_COUNT(SURVEY_LINK_COLUMNS),
    .row_size = sizeof(struct survey_link_row),
    .list = &SQL_SURVEY_LINK_LIST,
    .find = &SQL_SURVEY_LINK_FIND,
    .put = &SQL_SURVEY_LINK_PUT,
    .remove = &SQL_SURVEY_LINK_REMOVE,
    .next = &SQL_SURVEY_LINK_NEXT,
};

static const struct record_column SELF_IMAGE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct self_image_row, id)},
    {"wave_id", RECORD_INTEGER, .offset = offsetof(struct self_image_row, wave_id)},
    {"author", RECORD_TEXT, .offset = offsetof(struct self_image_row, author)},
    {"answers", RECORD_TEXT, .offset = offsetof(struct self_image_row, answers)},
    {"at", RECORD_INTEGER, .offset = offsetof(struct self_image_row, at)},
};

const struct record_kind SELF_IMAGE_RECORD = {
    .name = "self_image",
    .has_id = true,
    .columns = SELF_IMAGE_COLUMNS,
    .column_count = ARRAY_COUNT(SELF_IMAGE_COLUMNS),
    .row_size = sizeof(struct self_image_row),
    .list = &SQL_SELF_IMAGE_LIST,
    .find = &SQL_SELF_IMAGE_FIND,
    .put = &SQL_SELF_IMAGE_PUT,
    .remove = &SQL_SELF_IMAGE_REMOVE,
    .next = &SQL_SELF_IMAGE_NEXT,
};

static const struct record_column DILEMMA_NOTE_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct dilemma_note_row, id)},
    {"kind", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, kind)},
    {"dilemma", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, dilemma)},
    {"title", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, title)},
    {"options", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, options)},
    {"drawbacks", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, drawbacks)},
    {"note", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, note)},
    {"author", RECORD_TEXT, .offset = offsetof(struct dilemma_note_row, author)},
    {"at", RECORD_INTEGER, .offset = offsetof(struct dilemma_note_row, at)},
};

const struct record_kind DILEMMA_NOTE_RECORD = {
    .name = "dilemma_note",
    .has_id = true,
    .columns = DILEMMA_NOTE_COLUMNS,
    .column_count = ARRAY_COUNT(DILEMMA_NOTE_COLUMNS),
    .row_size = sizeof(struct dilemma_note_row),
    .list = &SQL_DILEMMA_NOTE_LIST,
    .find = &SQL_DILEMMA_NOTE_FIND,
    .put = &SQL_DILEMMA_NOTE_PUT,
    .remove = &SQL_DILEMMA_NOTE_REMOVE,
    .next = &SQL_DILEMMA_NOTE_NEXT,
};

static const struct record_column ATTENTION_COLUMNS[] = {
    {"id", RECORD_INTEGER, .offset = offsetof(struct attention_row, id)},
    {"dimension", RECORD_TEXT, .offset = offsetof(struct attention_row, dimension)},
    {"day", RECORD_TEXT, .offset = offsetof(struct attention_row, day)},
    {"what", RECORD_TEXT, .offset = offsetof(struct attention_row, what)},
};

const struct record_kind ATTENTION_RECORD = {
    .name = "attention",
    .has_id = true,
    .columns = ATTENTION_COLUMNS,
    .column_count = ARRAY_COUNT(ATTENTION_COLUMNS),
    .row_size = sizeof(struct attention_row),
    .list = &SQL_ATTENTION_LIST,
    .find = &SQL_ATTENTION_FIND,
    .put = &SQL_ATTENTION_PUT,
    .remove = &SQL_ATTENTION_REMOVE,
    .next = &SQL_ATTENTION_NEXT,
};
