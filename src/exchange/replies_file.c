#include "exchange/replies_file.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "exchange/fields.h"
#include "exchange/replies_parts.h"
#include "exchange/xlsx_read.h"

static const struct word RESPONDENT_WORDS[] = {
    {RESPONDENT_FAMILIES, "families", N_("families"),
     "family|gezin|gezinnen|famille|familles"},
    {RESPONDENT_WORKERS, "workers", N_("workers"),
     "worker|werker|werkers|professional|professionals|professionnels|travailleurs"},
};
static const struct vocabulary RESPONDENTS = {RESPONDENT_WORDS,
                                              ARRAY_COUNT(RESPONDENT_WORDS), false};

static const struct word UNKNOWN_WORDS[] = {
    {REPLY_UNKNOWN, "does_not_know", N_("does not know"),
     "weet niet|weet ik niet|ne sait pas|je ne sais pas|don't know|do not know|na|nvt"},
};
static const struct vocabulary UNKNOWN = {UNKNOWN_WORDS, ARRAY_COUNT(UNKNOWN_WORDS),
                                          false};

/* A table as it is read. */
struct reading {
    struct field_reader reader;
    const struct csv_table *table;
    const struct replies_columns *columns;
    enum respondent respondent; /* of rows that do not say */
    const char **organisations;
    size_t organisation_count;
};

/* ---- values ---- */

/* "1, 2, 3", with the codes of a list of which several may be chosen. */
static const char *levels_say(const struct instrument_item *item, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < item->level_count; i++) {
        text_add(&text, i > 0 ? ", " : "");
        if (item->kind == ITEM_SET || item->is_nominal) {
            text_add(&text, item->levels[i].code);
        } else {
            text_format(&text, "%d", item->levels[i].value);
        }
    }
    return text.bytes;
}

static bool value_refuse(const struct reading *reading, const struct csv_cell *cell,
                         const struct instrument_item *item)
{
    const char *levels = levels_say(item, reading->reader.pool);

    if (item->kind == ITEM_SET) {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "'%s' is no answer to '%s'; write one or more of %s with a bar "
                   "between them, or a dash for none",
                   cell->text, item->code, levels);
    } else if (item->may_not_know) {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "'%s' is no answer to '%s'; write one of %s, or ? for who does not "
                   "know, or leave the cell empty",
                   cell->text, item->code, levels);
    } else {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "'%s' is no answer to '%s'; write one of %s, or leave the cell empty",
                   cell->text, item->code, levels);
    }
    return false;
}

/* The level that a number or a code means; NULL for none. */
static const struct item_level *level_find(const struct instrument_item *item,
                                           const char *text)
{
    size_t number = 0;

    if (number_read(text, LIMIT_CELL_BYTES, &number)) {
        return item_level(item, (int)number);
    }
    for (size_t i = 0; i < item->level_count; i++) {
        if (item->levels[i].code != NULL && strcmp(item->levels[i].code, text) == 0) {
            return &item->levels[i];
        }
    }
    return NULL;
}

static bool set_read(const struct reading *reading, const struct csv_cell *cell,
                     const struct instrument_item *item, int32_t *value_out)
{
    struct name_list chosen = {0};
    int32_t bits = 0;

    if (!field_names(&reading->reader, cell, &chosen)) {
        return false;
    }
    for (size_t i = 0; i < chosen.count; i++) {
        const struct item_level *level = level_find(item, chosen.names[i]);
        if (level == NULL) {
            return value_refuse(reading, cell, item);
        }
        bits |= (int32_t)1 << level->value;
    }
    *value_out = bits;
    return true;
}

static bool value_read(const struct reading *reading, const struct csv_cell *cell,
                       const struct instrument_item *item, int32_t *value_out)
{
    const struct item_level *level = NULL;
    int unknown = 0;

    if (cell->text[0] == '\0') {
        *value_out = REPLY_NONE;
        return true;
    }
    if (item->kind == ITEM_LEVEL) { /* most are: before the words are looked through */
        level = level_find(item, cell->text);
    }
    if (level != NULL) {
        *value_out = level->value;
        return true;
    }
    if (strcmp(cell->text, "?") == 0 || vocabulary_find(&UNKNOWN, cell->text, &unknown)) {
        *value_out = REPLY_UNKNOWN;
        return item->may_not_know || value_refuse(reading, cell, item);
    }
    if (item->kind == ITEM_SET) {
        return set_read(reading, cell, item, value_out);
    }
    return value_refuse(reading, cell, item);
}

/* ---- who ---- */

static bool respondent_read(const struct reading *reading, const struct csv_cell *cell,
                            enum respondent *respondent_out)
{
    const struct instrument *instrument = reading->columns->instrument;
    int found = 0;

    if (cell->text[0] == '\0') {
        *respondent_out = reading->respondent;
        return true;
    }
    if (!vocabulary_find(&RESPONDENTS, cell->text, &found)) {
        return field_refuse(&reading->reader, cell,
                            N_("a respondent is families or workers, not '%s'"));
    }
    *respondent_out = (enum respondent)found;
    if (*respondent_out != instrument->asked && *respondent_out != instrument->mirrored) {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "'%s' is not asked of %s", instrument->code, cell->text);
        return false;
    }
    return true;
}

static bool organisation_read(struct reading *reading, const struct csv_cell *cell,
                              enum respondent respondent, int64_t *number_out)
{
    const char *name = NULL;
    size_t number = 0;

    *number_out = 0;
    if (cell->text[0] == '\0') {
        return true;
    }
    if (respondent == RESPONDENT_FAMILIES) {
        return field_refuse(
            &reading->reader, cell,
            N_("families have no organisation; leave the cell empty, not '%s'"));
    }
    if (!field_name(&reading->reader, cell, N_("a name is missing"), &name)) {
        return false;
    }
    number = name_find(reading->organisations, reading->organisation_count, name);
    if (number == reading->organisation_count) {
        if (number == LIMIT_ACTORS) {
            report_add(reading->reader.report, REPORT_ERROR,
                       csv_place(reading->table, cell), "more than %d organisations",
                       LIMIT_ACTORS);
            return false;
        }
        reading->organisations[reading->organisation_count++] = name;
    }
    *number_out = (int64_t)number + 1;
    return true;
}

/* ---- a row ---- */

static bool is_asked_or_empty(const struct reading *reading, const struct csv_cell *cell,
                              const struct instrument_item *item,
                              enum respondent respondent)
{
    if (cell->text[0] == '\0' ||
        item_is_asked(reading->columns->instrument, item, respondent)) {
        return true;
    }
    report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
               "'%s' is not asked of %s; leave the cell empty", item->code,
               RESPONDENT_CODES[respondent]);
    return false;
}

/* Where one row goes. */
struct row_place {
    int32_t *values;
    const char **texts;
    enum respondent *respondent;
    int64_t *organisation;
};

static bool text_read(const struct reading *reading, const struct csv_cell *cell,
                      const char **text_out)
{
    *text_out = cell->text;
    if (utf8_count(cell->text) > LIMIT_OPEN_ANSWER_CHARACTERS) {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "an answer in own words has at most %d characters",
                   LIMIT_OPEN_ANSWER_CHARACTERS);
        return false;
    }
    return true;
}

static bool row_read(struct reading *reading, const struct csv_row *row,
                     const struct row_place *place)
{
    const struct replies_columns *columns = reading->columns;
    const bool is_whose =
        replies_row_is_ours(columns, row, &reading->reader) &&
        respondent_read(reading, column_cell(row, columns->machinery[REPLIES_RESPONDENT]),
                        place->respondent) &&
        organisation_read(reading,
                          column_cell(row, columns->machinery[REPLIES_ORGANISATION]),
                          *place->respondent, place->organisation);
    bool is_read = is_whose;

    for (size_t i = 0; i < columns->item_count; i++) {
        const struct csv_cell *cell = column_cell(row, columns->item_positions[i]);
        is_read &= value_read(reading, cell, columns->items[i], &place->values[i]) &&
                   (!is_whose || is_asked_or_empty(reading, cell, columns->items[i],
                                                   *place->respondent));
    }
    for (size_t i = 0; i < columns->text_count; i++) {
        const struct csv_cell *cell = column_cell(row, columns->text_positions[i]);
        is_read &= text_read(reading, cell, &place->texts[i]) &&
                   (!is_whose || is_asked_or_empty(reading, cell, columns->texts[i],
                                                   *place->respondent));
    }
    return is_read;
}

static void rows_read(struct reading *reading, struct replies_file *file)
{
    const struct csv_table *table = reading->table;
    const struct replies_columns *columns = reading->columns;
    struct pool *pool = reading->reader.pool;
    int32_t *values = pool_array(pool, table->row_count * columns->item_count, int32_t);
    const char **texts =
        pool_array(pool, table->row_count * columns->text_count, const char *);
    enum respondent *respondents = pool_array(pool, table->row_count, enum respondent);
    int64_t *organisations = pool_array(pool, table->row_count, int64_t);
    size_t *lines = pool_array(pool, table->row_count, size_t);

    for (size_t i = 0; i < table->row_count; i++) {
        const struct row_place place = {
            .values = values + i * columns->item_count,
            .texts = texts + i * columns->text_count,
            .respondent = &respondents[i],
            .organisation = &organisations[i],
        };
        lines[i] = table->rows[i].line;
        (void)row_read(reading, &table->rows[i], &place);
    }
    *file = (struct replies_file){
        .replies = {columns->instrument, columns->items, columns->item_count, values,
                    respondents, organisations, table->row_count},
        .organisations = reading->organisations,
        .organisation_count = reading->organisation_count,
        .text_items = columns->texts,
        .text_count = columns->text_count,
        .texts = texts,
        .lines = lines,
    };
}

bool replies_file_read(const struct file_bytes *file, const struct replies_order *order,
                       struct pool *pool, struct report *report,
                       struct replies_file *file_out)
{
    struct csv_table table;
    struct replies_columns columns;
    struct replies_file made;

    if (!table_file_read(file, NULL, pool, report, &table) ||
        !replies_columns_find(&table, order, report, &columns)) {
        return false;
    }
    if (table.row_count == 0) {
        const struct place whole = {table.file, 0, 0};
        report_add(report, REPORT_ERROR, whole,
                   "there is no row of answers below the header");
    }
    struct reading reading = {
        .reader = {&table, pool, report},
        .table = &table,
        .columns = &columns,
        .respondent = order->respondent == RESPONDENT_NOBODY ? columns.instrument->asked
                                                             : order->respondent,
        .organisations = pool_array(pool, LIMIT_ACTORS, const char *),
    };
    rows_read(&reading, &made);
    if (report->error_count > 0) {
        return false;
    }
    *file_out = made;
    return true;
}
