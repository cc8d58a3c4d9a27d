#include "exchange/block_cell.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/fields.h"
#include "method/arena.h"

static const char DIGITS[] = "0123456789";

/* "3,0" is how a spreadsheet shows a 3 in a column of numbers: give "3". What is no
 * number with decimals is given as it stands; NULL after an error: "2,5". */
static const char *whole_number(const struct field_reader *reader,
                                const struct csv_cell *cell)
{
    const size_t whole = strspn(cell->text, DIGITS);
    const char *decimals = cell->text + whole + 1;

    if (whole == 0 || strchr(",.", cell->text[whole]) == NULL ||
        cell->text[whole] == '\0' || decimals[0] == '\0' ||
        decimals[strspn(decimals, DIGITS)] != '\0') {
        return cell->text;
    }
    if (decimals[strspn(decimals, "0")] != '\0') {
        (void)field_refuse(reader, cell, N_("only whole numbers stand here, not '%s'"));
        return NULL;
    }
    const char *number = pool_text_part(reader->pool, cell->text, whole);
    report_add(reader->report, REPORT_NOTE, csv_place(reader->table, cell),
               "'%s' is read as %s", cell->text, number);
    return number;
}

/* In one line: a name or a word may be broken to fit its cell. */
static const char *line_of(const char *text, struct pool *pool)
{
    char *line = pool_text(pool, text);

    for (char *at = line; *at != '\0'; at++) {
        *at = (char)(*at == '\n' || *at == '\t' ? ' ' : *at);
    }
    return line;
}

/* Line ends part names as bars do. */
static const char *names_line(const char *text, struct pool *pool)
{
    char *line = pool_bytes(pool, strlen(text) + 1);
    char *write = line;

    while (*text != '\0') {
        const bool is_parted = *text == '\n';
        *write++ = (char)(is_parted ? '|' : *text);
        text += is_parted ? strspn(text, " \n") : 1;
    }
    return line;
}

static bool word_read(const struct field_reader *reader,
                      const struct block_column *column, const struct csv_cell *cell,
                      const char **value_out)
{
    int value = 0;

    if (!field_word(reader, cell, column->vocabulary, column->wrong, &value)) {
        return false;
    }
    *value_out = vocabulary_code(column->vocabulary, value);
    return true;
}

static bool level_read(const struct field_reader *reader,
                       const struct block_column *column, const struct csv_cell *cell,
                       const char **value_out)
{
    int level = 0;

    if (!field_level(reader, cell, LEVEL_COUNT, column->wrong, &level)) {
        return false;
    }
    *value_out = pool_text(reader->pool, cell->text);
    return true;
}

static bool yes_no_read(const struct field_reader *reader,
                        const struct block_column *column, const struct csv_cell *cell,
                        const char **value_out)
{
    bool is_yes = false;

    if (!field_yes_no(reader, cell, column->wrong, &is_yes)) {
        return false;
    }
    *value_out = is_yes ? "yes" : "";
    return true;
}

static bool names_read(const struct field_reader *reader, const struct csv_cell *cell,
                       const char **value_out)
{
    struct name_list list;

    if (!field_names(reader, cell, &list)) {
        return false;
    }
    if (list.count > LIMIT_REPLACED_BY) {
        report_add(reader->report, REPORT_ERROR, csv_place(reader->table, cell),
                   "this cell names more than %d actors; keep the likely ones",
                   LIMIT_REPLACED_BY);
        return false;
    }
    *value_out = text_join(reader->pool, list.names, list.count, "|");
    return true;
}

/* What no cell may hold, of whatever kind. */
static bool text_check(const struct field_reader *reader, const struct csv_cell *cell)
{
    const struct place place = csv_place(reader->table, cell);

    if (strlen(cell->text) > LIMIT_CELL_BYTES) {
        report_add(reader->report, REPORT_ERROR, place,
                   "this cell is longer than %d bytes; shorten it", LIMIT_CELL_BYTES);
        return false;
    }
    if (!utf8_is_visible(cell->text, "\n\t")) {
        report_add(reader->report, REPORT_ERROR, place,
                   "this cell holds a character that nobody sees; type its text anew");
        return false;
    }
    return true;
}

bool block_cell_read(const struct block_column *column, const struct csv_cell *cell,
                     struct report *report, const char **value_out)
{
    const struct csv_table table = {.file = NULL};
    const struct field_reader reader = {&table, report->pool, report};
    const bool is_number =
        column->kind == BLOCK_LEVEL ||
        (column->kind == BLOCK_WORD && column->vocabulary->is_numbered);
    struct csv_cell line = *cell;

    if (!text_check(&reader, cell)) {
        return false;
    }
    line.text = is_number ? whole_number(&reader, cell) : cell->text;
    if (line.text == NULL) {
        return false;
    }
    line.text = column->kind == BLOCK_NAMES ? names_line(line.text, report->pool)
                                            : line_of(line.text, report->pool);
    switch (column->kind) {
    case BLOCK_NAME:
        return field_name(&reader, &line, N_("the actor's name is missing"), value_out);
    case BLOCK_WORD:
        return word_read(&reader, column, &line, value_out);
    case BLOCK_LEVEL:
        return level_read(&reader, column, &line, value_out);
    case BLOCK_YES_NO:
        return yes_no_read(&reader, column, &line, value_out);
    case BLOCK_NAMES:
        return names_read(&reader, &line, value_out);
    case BLOCK_TEXT:
        break;
    }
    *value_out = pool_text(report->pool, cell->text);
    return true;
}
