#include "exchange/trust_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/columns.h"
#include "exchange/fields.h"
#include "exchange/xlsx_read.h"

enum { COLUMN_RATER, COLUMN_ORGANISATION, COLUMN_ITEM, COLUMN_VALUE, COLUMN_COUNT };

static const struct column COLUMNS[COLUMN_COUNT] = {
    {"rater", "beoordelaar|invuller|evaluateur|répondant|from", NULL, true},
    {"organisation", "organisatie|organization|over|about|to", NULL, true},
    {"item", "vraag|question|code", NULL, true},
    {"value", "waarde|antwoord|valeur|réponse|answer|level|score", NULL, true},
};

static const struct word ITEM_WORDS[TRUST_ITEM_COUNT] = {
    {TRUST_RELIABILITY, "T1", N_("keeps agreements"), NULL},
    {TRUST_OPENNESS, "T2", N_("is honest about difficulties"), NULL},
    {TRUST_MISSION, "T3", N_("wants to reach the same as we do"), NULL},
    {VALUE_MEANS, "U1", N_("brings means"), NULL},
    {VALUE_INFLUENCE, "U2", N_("has influence to change something"), NULL},
    {VALUE_INVOLVEMENT, "U3", N_("commits itself"), NULL},
};
static const struct vocabulary ITEMS = {ITEM_WORDS, TRUST_ITEM_COUNT, false};

static const struct word NOTHING_WORDS[] = {
    {0, "does_not_know", N_("does not know"),
     "weet niet|weet ik niet|ne sait pas|je ne sais pas|don't know|do not know|na|nvt"},
};
static const struct vocabulary NOTHING = {NOTHING_WORDS, ARRAY_COUNT(NOTHING_WORDS),
                                          false};

/* A table as it is read. */
struct reading {
    struct field_reader reader;
    const struct csv_table *table;
    const char **names;
    size_t name_count;
    struct trust_answer *answers; /* beside the rows of the table */
};

/* Say of a new name that one much like it was there. */
static void likeness_warn(const struct reading *reading, const struct csv_cell *cell)
{
    const char *like = reading->name_count < LIMIT_ACTORS
                           ? name_suggest(reading->names, reading->name_count, cell->text)
                           : NULL;

    if (like != NULL) {
        report_add(reading->reader.report, REPORT_WARNING,
                   csv_place(reading->table, cell),
                   "'%s' differs from '%s' only by case, accents or blanks: they count "
                   "as two",
                   cell->text, like);
    }
}

static bool name_read(struct reading *reading, const struct csv_cell *cell,
                      size_t *number_out)
{
    const char *name = NULL;

    if (!field_name(&reading->reader, cell, N_("a name is missing"), &name)) {
        return false;
    }
    *number_out = name_find(reading->names, reading->name_count, name);
    if (*number_out < reading->name_count) {
        return true;
    }
    if (reading->name_count == LIMIT_MATRIX) {
        report_add(reading->reader.report, REPORT_ERROR, csv_place(reading->table, cell),
                   "more than %d organisations", LIMIT_MATRIX);
        return false;
    }
    likeness_warn(reading, cell);
    reading->names[reading->name_count++] = name;
    return true;
}

static bool level_read(const struct reading *reading, const struct csv_cell *cell,
                       int *level_out)
{
    int nothing = 0;

    if (cell->text[0] == '\0' || strcmp(cell->text, "?") == 0 ||
        vocabulary_find(&NOTHING, cell->text, &nothing)) {
        *level_out = 0;
        return true;
    }
    return field_level(&reading->reader, cell, TRUST_LEVEL_HIGHEST,
                       N_("a value is 1, 2, 3 or 4, or empty, not '%s'"), level_out);
}

static bool row_read(struct reading *reading, const struct csv_row *row,
                     const int *positions, struct trust_answer *answer)
{
    const struct csv_cell *cells[COLUMN_COUNT];
    int item = 0;

    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        cells[i] = column_cell(row, positions[i]);
    }
    const bool has_rater = name_read(reading, cells[COLUMN_RATER], &answer->rater);
    const bool has_organisation =
        name_read(reading, cells[COLUMN_ORGANISATION], &answer->organisation);
    const bool has_level = level_read(reading, cells[COLUMN_VALUE], &answer->level);
    if (!vocabulary_find(&ITEMS, cells[COLUMN_ITEM]->text, &item)) {
        return field_refuse(&reading->reader, cells[COLUMN_ITEM],
                            N_("an item is T1, T2, T3, U1, U2 or U3, not '%s'"));
    }
    answer->item = (enum trust_item)item;
    return has_rater && has_organisation && has_level;
}

/* ---- a question answered twice ---- */

struct question {
    const struct trust_answer *answer;
    size_t row;
};

static int question_compare(const void *a, const void *b)
{
    const struct trust_answer *left = ((const struct question *)a)->answer;
    const struct trust_answer *right = ((const struct question *)b)->answer;

    if (left->rater != right->rater) {
        return left->rater < right->rater ? -1 : 1;
    }
    if (left->organisation != right->organisation) {
        return left->organisation < right->organisation ? -1 : 1;
    }
    return (left->item > right->item) - (left->item < right->item);
}

static int question_compare_by_row(const void *a, const void *b)
{
    const size_t left = ((const struct question *)a)->row;
    const size_t right = ((const struct question *)b)->row;
    const int by_question = question_compare(a, b);

    return by_question != 0 ? by_question : (left > right) - (left < right);
}

static void twice_refuse(const struct reading *reading, struct pool *pool)
{
    const size_t count = reading->table->row_count;
    struct question *questions = pool_array(pool, count, struct question);

    for (size_t i = 0; i < count; i++) {
        questions[i] = (struct question){&reading->answers[i], i};
    }
    qsort(questions, count, sizeof *questions, question_compare_by_row);
    for (size_t i = 1; i < count; i++) {
        if (question_compare(&questions[i - 1], &questions[i]) == 0) {
            const struct csv_row *row = &reading->table->rows[questions[i].row];
            const struct csv_row *first = &reading->table->rows[questions[i - 1].row];
            const struct place place = {reading->table->file, row->line, 0};
            report_add(reading->reader.report, REPORT_ERROR, place,
                       "the same rater, organisation and item stand on line %zu",
                       first->line);
        }
    }
}

bool trust_file_read(const struct file_bytes *file, const char *sheet, struct pool *pool,
                     struct report *report, struct trust_file *file_out)
{
    struct csv_table table;
    int positions[COLUMN_COUNT];
    bool is_read = true;

    if (!table_file_read(file, sheet, pool, report, &table) ||
        !columns_find(&table, COLUMNS, COLUMN_COUNT, positions, report)) {
        return false;
    }
    struct reading reading = {.reader = {&table, pool, report},
                              .table = &table,
                              .names = pool_array(pool, LIMIT_MATRIX, const char *),
                              .answers =
                                  pool_array(pool, table.row_count, struct trust_answer)};
    for (size_t i = 0; i < table.row_count; i++) {
        is_read &= row_read(&reading, &table.rows[i], positions, &reading.answers[i]);
    }
    if (is_read) {
        twice_refuse(&reading, pool);
    }
    if (report->error_count > 0) {
        return false;
    }
    *file_out = (struct trust_file){reading.names, reading.name_count, reading.answers,
                                    table.row_count};
    return true;
}
