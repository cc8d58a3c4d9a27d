#include "cli/stats_table.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "base/name_index.h"
#include "base/number.h"
#include "base/text.h"
#include "cli/document.h"
#include "cli/input.h"
#include "cli/layout.h"
#include "exchange/network_value.h"
#include "exchange/xlsx_read.h"

/* ---- reading ---- */

static bool is_left_out(const struct call *call, const char *name)
{
    const char *group = call_option(call, "--group");
    const char *without = NULL;

    if (group != NULL && strcmp(group, name) == 0) {
        return true;
    }
    for (size_t i = 0; (without = call_option_nth(call, "--without", i)) != NULL; i++) {
        if (strcmp(without, name) == 0) {
            return true;
        }
    }
    return false;
}

static size_t column_find(const struct csv_table *csv, const char *name)
{
    size_t i = 0;

    while (i < csv->column_count && strcmp(csv->header[i].text, name) != 0) {
        i++;
    }
    return i;
}

/* "a, b, c": enough of them to see what was meant. */
static const char *columns_say(const struct csv_table *csv, struct pool *pool)
{
    enum { NAMED = 12 };
    const char *names[NAMED + 1];
    size_t count = 0;

    while (count < NAMED && count < csv->column_count) {
        names[count] = csv->header[count].text;
        count++;
    }
    if (count < csv->column_count) {
        names[count++] = "…";
    }
    return text_join(pool, names, count, ", ");
}

/* Every column that an option names must be there. */
static bool options_check(const struct call *call, const struct csv_table *csv,
                          struct report *report)
{
    for (size_t i = 0; i < call->use_count; i++) {
        const char *name = call->uses[i].option->name;
        const bool is_column =
            strcmp(name, "--group") == 0 || strcmp(name, "--without") == 0;
        if (is_column && column_find(csv, call->uses[i].value) == csv->column_count) {
            report_add(report, REPORT_ERROR, csv_place(csv, &csv->header[0]),
                       "there is no column '%s'; there are: %s", call->uses[i].value,
                       columns_say(csv, call->pool));
        }
    }
    return report->error_count == 0;
}

/* Each column has a name, and one of its own. */
static void names_check(const struct call *call, const struct csv_table *csv,
                        struct report *report)
{
    struct name_index index = {.pool = call->pool};
    size_t numbers = 0;
    double number = 0;

    for (size_t i = 0; i < csv->column_count; i++) {
        const char *name = csv->header[i].text;
        numbers += number_read_decimal(name, &number);
        if (name[0] == '\0' && !is_left_out(call, name)) {
            report_add(
                report, REPORT_ERROR, csv_place(csv, &csv->header[i]),
                "this column has no name; write one in the header, or leave it out "
                "with --without \"\"");
        } else if (name[0] != '\0' && name_index_find(&index, name) != NAME_INDEX_NONE) {
            report_add(report, REPORT_ERROR, csv_place(csv, &csv->header[i]),
                       "two columns are named '%s'; give each a name of its own", name);
        } else if (name[0] != '\0') {
            name_index_add(&index, name, i);
        }
    }
    if (numbers == csv->column_count) {
        report_add(report, REPORT_WARNING, csv_place(csv, &csv->header[0]),
                   "the first row was read as the names of the columns, and holds only "
                   "numbers; if they are answers, write a row of names above them");
    }
}

static double cell_number(const struct csv_table *csv, const struct csv_cell *cell,
                          struct report *report)
{
    double number = (double)NAN;

    if (cell->text[0] != '\0' &&
        network_weight_read(cell->text, csv->delimiter != ',', &number) == VALUE_NONE) {
        report_add(
            report, REPORT_ERROR, csv_place(csv, cell),
            "'%s' is no number; leave the cell empty when it is missing, or the whole "
            "column out with --without",
            cell->text);
    }
    return number;
}

static void scores_read(const struct call *call, const struct csv_table *csv,
                        struct stats_table *table)
{
    const char **names = pool_array(call->pool, csv->column_count, const char *);
    size_t *columns = pool_array(call->pool, csv->column_count, size_t);
    size_t count = 0;
    double *values = NULL;

    for (size_t i = 0; i < csv->column_count; i++) {
        if (!is_left_out(call, csv->header[i].text)) {
            names[count] = csv->header[i].text;
            columns[count++] = i;
        }
    }
    values = pool_array(call->pool, csv->row_count * count, double);
    for (size_t i = 0; i < csv->row_count * count; i++) {
        values[i] = cell_number(csv, &csv->rows[i / count].cells[columns[i % count]],
                                &table->report);
        if (table->groups != NULL && table->groups[i / count] == STATS_NO_GROUP) {
            values[i] = (double)NAN;
        }
    }
    table->scores = (struct score_table){values, csv->row_count, count};
    table->names = names;
}

static void groups_read(const struct call *call, const struct csv_table *csv,
                        struct stats_table *table)
{
    const char *group = call_option(call, "--group");
    const char **names = pool_array(call->pool, csv->row_count, const char *);
    size_t *groups = pool_array(call->pool, csv->row_count, size_t);
    struct name_index index = {.pool = call->pool};

    if (group == NULL) {
        return;
    }
    const size_t column = column_find(csv, group);
    size_t left_out = 0;
    for (size_t i = 0; i < csv->row_count; i++) {
        const char *name = csv->rows[i].cells[column].text;
        if (name[0] == '\0') {
            groups[i] = STATS_NO_GROUP;
            left_out++;
            continue;
        }
        groups[i] = name_index_find(&index, name);
        if (groups[i] == NAME_INDEX_NONE) {
            groups[i] = table->group_count;
            name_index_add(&index, name, table->group_count);
            names[table->group_count++] = name;
        }
    }
    if (left_out > 0) {
        report_add(&table->report, REPORT_NOTE, csv_place(csv, &csv->header[column]),
                   "rows without a group, left out: %zu", left_out);
    }
    table->groups = groups;
    table->group_names = names;
}

bool stats_table_load(const struct call *call, struct stats_table *table,
                      enum exit_code *code_out)
{
    struct status st = {0};
    struct file_bytes file;
    struct csv_table csv;

    *table = (struct stats_table){.path = call->operands[0], .report.pool = call->pool};
    if (!input_read(table->path, call->pool, &file, &st)) {
        *code_out = call_refuse(call, &st);
        return false;
    }
    if (table_file_read(&file, NULL, call->pool, &table->report, &csv) &&
        options_check(call, &csv, &table->report)) {
        names_check(call, &csv, &table->report);
        if (csv.row_count == 0) {
            report_add(&table->report, REPORT_ERROR, csv_place(&csv, &csv.header[0]),
                       "there is no row below the header");
        }
        groups_read(call, &csv, table);
        scores_read(call, &csv, table);
    }
    if (table->report.error_count > 0) {
        call_print_errors(call, &table->report);
        *code_out = EXIT_REFUSED;
        return false;
    }
    table->digest = digest_of(&file, 1, call->pool);
    const struct place whole = {table->path, 0, 0};
    report_add(&table->report, REPORT_NOTE, whole, "read: rows %zu, columns %zu",
               table->scores.row_count, table->scores.column_count);
    return true;
}

/* ---- printing ---- */

void stats_add(struct stats *stats, const char *name, double value)
{
    stats->figures = pool_grow(stats->pool, stats->figures, stats->count,
                               &stats->capacity, struct stats_figure);
    stats->figures[stats->count++] =
        (struct stats_figure){name, isfinite(value) ? value : (double)NAN};
}

const char *stats_name(const char *of, const char *figure, struct pool *pool)
{
    struct text name;

    text_init(&name, pool, LIMIT_CELL_BYTES);
    text_format(&name, "%s.%s", of, figure);
    return name.bytes;
}

static void stats_json(struct text *output, const struct stats_table *table,
                       const struct stats *stats, enum language language)
{
    struct json json;

    document_begin(&json, output, table->digest);
    json_text(&json, "file", table->path);
    json_text(&json, "statistic", stats->statistic);
    json_text(&json, "definition", say(stats->definition, language));
    json_array_begin(&json, "figures");
    for (size_t i = 0; i < stats->count; i++) {
        json_object_begin(&json, NULL);
        json_text(&json, "name", stats->figures[i].name);
        json_figure(&json, "value", stats->figures[i].value);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &table->report, language);
    json_object_end(&json);
}

static void stats_csv(struct text *output, const struct stats *stats)
{
    text_add(output, "figure,value\n");
    for (size_t i = 0; i < stats->count; i++) {
        csv_add_cell(output, stats->figures[i].name, true);
        text_add_char(output, ',');
        if (!isnan(stats->figures[i].value)) {
            text_add_exact(output, stats->figures[i].value);
        }
        text_add_char(output, '\n');
    }
}

static bool has_undefined(const struct stats *stats)
{
    for (size_t i = 0; i < stats->count; i++) {
        if (isnan(stats->figures[i].value)) {
            return true;
        }
    }
    return false;
}

static void stats_text(struct text *output, const struct stats_table *table,
                       const struct stats *stats, enum language language)
{
    struct layout_table lines;

    layout_table_init(&lines, output->pool, 2);
    layout_table_cell(&lines, say(N_("figure"), language));
    layout_table_cell(&lines, say(N_("value"), language));
    for (size_t i = 0; i < stats->count; i++) {
        struct text value;
        text_init(&value, output->pool, LIMIT_CELL_BYTES);
        if (isnan(stats->figures[i].value)) {
            text_add(&value, "-");
        } else {
            text_add_number(&value, stats->figures[i].value, 6);
        }
        layout_table_cell(&lines, stats->figures[i].name);
        layout_table_cell(&lines, value.bytes);
    }
    layout_table_add(output, &lines);
    text_add_char(output, '\n');
    layout_paragraph(output, "", say(stats->definition, language));
    if (has_undefined(stats)) {
        layout_paragraph(
            output, "",
            say(N_("-: not defined: too few columns or rows without a missing cell, "
                   "values "
                   "that do not differ or are too large, or agreement far below chance."),
                language));
    }
    layout_notes(output, &table->report, language);
}

enum exit_code stats_refuse(const struct call *call, struct stats_table *table,
                            struct message sentence)
{
    const struct place whole = {table->path, 0, 0};

    report_add_message(&table->report, REPORT_ERROR, whole, sentence);
    call_print_errors(call, &table->report);
    return EXIT_REFUSED;
}

enum exit_code stats_finish(const struct call *call, struct stats_table *table,
                            const struct stats *stats)
{
    struct text output;

    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        stats_json(&output, table, stats, call->language);
    } else if (call->format == OUTPUT_CSV) {
        stats_csv(&output, stats);
        call_print_notes(call, &table->report);
    } else {
        stats_text(&output, table, stats, call->language);
    }
    return call_finish(call, &output);
}
