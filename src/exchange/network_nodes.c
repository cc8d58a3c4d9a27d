/* network_nodes.c - a table of organisations: names in its first column, then what is
 * known of each. */
#include <string.h>

#include "base/limits.h"
#include "base/name_index.h"
#include "base/utf8.h"
#include "exchange/network_csv.h"
#include "exchange/network_value.h"

enum { UNKNOWN_LISTED = 20 };

struct nodes_reader {
    const struct network_table *source;
    struct pool *scratch;
    size_t answered_at; /* column; 0: none */
    bool *is_skipped; /* per column: without header, or twice */
    bool *is_comma; /* per column: all its values are numbers, some with a comma */
    bool *is_named; /* per organisation */
    size_t unknown_count; /* rows of those who are not in the network */
};

static bool is_answered(const char *header)
{
    static const char *const WORDS[] = {"answered",         "responded", "beantwoord",
                                        "heeft geantwoord", "repondu",   "a repondu"};
    SCOPED(pool) scratch = pool_new();
    const char *key = utf8_key(scratch, header);

    for (size_t i = 0; i < ARRAY_COUNT(WORDS); i++) {
        if (strcmp(key, WORDS[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A decimal comma is taken for one only where the whole column is numbers. */
static bool is_comma_column(const struct csv_table *table, size_t column)
{
    bool has_comma = false;

    if (table->delimiter == ',') {
        return false;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const char *text = table->rows[i].cells[column].text;
        double value = 0;

        if (text[0] != '\0' && network_weight_read(text, true, &value) != VALUE_NUMBER) {
            return false;
        }
        has_comma |= strchr(text, ',') != NULL;
    }
    return has_comma;
}

static void headers_take(struct nodes_reader *reader)
{
    const struct csv_table *table = reader->source->table;
    struct report *report = reader->source->report;
    struct name_index index = {.pool = reader->scratch};

    for (size_t i = 1; i < table->column_count; i++) {
        const struct csv_cell *cell = &table->header[i];

        reader->is_skipped[i] = true;
        if (cell->text[0] == '\0') {
            report_add(report, REPORT_NOTE, csv_place(table, cell),
                       "a column without a header is not read");
        } else if (name_index_find(&index, cell->text) != NAME_INDEX_NONE) {
            report_add(report, REPORT_ERROR, csv_place(table, cell),
                       "two columns have the header '%s'", cell->text);
        } else if (reader->answered_at == 0 && is_answered(cell->text)) {
            reader->answered_at = i;
        } else {
            reader->is_skipped[i] = false;
            reader->is_comma[i] = is_comma_column(table, i);
            name_index_add(&index, cell->text, i);
        }
    }
}

static void answer_take(const struct nodes_reader *reader, const struct csv_cell *cell,
                        size_t organisation)
{
    const struct network_table *source = reader->source;
    double value = 1;

    if (cell->text[0] == '\0') {
        return;
    }
    if (network_value_read(cell->text, false, &value) != VALUE_NUMBER ||
        (value != 0 && value != 1)) {
        report_add(source->report, REPORT_ERROR, csv_place(source->table, cell),
                   "whether an organisation answered must be yes or no, not '%s'",
                   cell->text);
    } else if (value == 0) {
        network_builder_silent(source->builder, GROUP_NONE, GROUP_NONE, organisation);
    }
}

static const char *pointed(const char *text, struct pool *pool)
{
    char *copy = pool_text(pool, text);
    char *comma = strchr(copy, ',');

    if (comma != NULL) {
        *comma = '.';
    }
    return copy;
}

static void row_take(struct nodes_reader *reader, const struct csv_row *row,
                     size_t organisation)
{
    const struct network_table *source = reader->source;
    const struct csv_table *table = source->table;

    if (reader->is_named[organisation]) {
        report_add(source->report, REPORT_ERROR, csv_place(table, &row->cells[0]),
                   "'%s' stands twice in the table of organisations", row->cells[0].text);
        return;
    }
    reader->is_named[organisation] = true;
    if (reader->answered_at > 0) {
        answer_take(reader, &row->cells[reader->answered_at], organisation);
    }
    for (size_t i = 1; i < table->column_count; i++) {
        const char *text = row->cells[i].text;

        if (!reader->is_skipped[i]) {
            network_builder_attribute(
                source->builder, organisation, table->header[i].text,
                reader->is_comma[i] ? pointed(text, reader->scratch) : text);
        }
    }
}

static void unknown_say(struct nodes_reader *reader, const struct csv_cell *cell)
{
    const struct network_table *source = reader->source;

    reader->unknown_count++;
    if (reader->unknown_count <= UNKNOWN_LISTED) {
        report_add(source->report, REPORT_WARNING, csv_place(source->table, cell),
                   "'%s' is not in the network; its row is left out", cell->text);
    }
}

static void rows_take(struct nodes_reader *reader, bool is_adding)
{
    const struct network_table *source = reader->source;
    const struct csv_table *table = source->table;

    for (size_t i = 0; i < table->row_count; i++) {
        const struct csv_cell *cell = &table->rows[i].cells[0];
        const size_t errors = source->report->error_count;
        const struct place place = {table->file, table->rows[i].line, cell->column};
        const size_t organisation =
            is_adding
                ? network_builder_organisation(source->builder, cell->text, NULL, place)
                : network_builder_find_name(source->builder, cell->text);

        if (organisation == GROUP_NONE) {
            unknown_say(reader, cell);
        } else if (source->report->error_count == errors) {
            row_take(reader, &table->rows[i], organisation);
        }
    }
    const struct place whole = {table->file, 0, 0};
    if (reader->unknown_count > UNKNOWN_LISTED) {
        report_add(source->report, REPORT_WARNING, whole,
                   "rows of organisations that are not in the network, left out: %zu",
                   reader->unknown_count);
    }
}

static void missing_check(const struct nodes_reader *reader)
{
    const struct network_table *source = reader->source;

    for (size_t i = 0; i < network_builder_count(source->builder); i++) {
        if (!reader->is_named[i]) {
            report_add(source->report, REPORT_ERROR,
                       network_builder_place(source->builder, i),
                       "'%s' is not in the table of organisations; add it there, or "
                       "write it as it stands there",
                       network_builder_name(source->builder, i));
        }
    }
}

static void nodes_read(const struct network_table *source, bool is_adding)
{
    SCOPED(pool) scratch = pool_new();
    const size_t columns = source->table->column_count;
    struct nodes_reader reader = {.source = source,
                                  .scratch = scratch,
                                  .is_skipped = pool_array(scratch, columns, bool),
                                  .is_comma = pool_array(scratch, columns, bool),
                                  .is_named =
                                      pool_array(scratch, LIMIT_ORGANISATIONS, bool)};

    headers_take(&reader);
    rows_take(&reader, is_adding);
    if (!is_adding) {
        missing_check(&reader);
    }
}

void network_nodes_read(const struct network_table *source)
{
    nodes_read(source, false);
}

void network_nodes_add(const struct network_table *source)
{
    nodes_read(source, true);
}
