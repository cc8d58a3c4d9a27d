#include "exchange/network_edges.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/name_index.h"
#include "base/utf8.h"
#include "exchange/network_value.h"

static const struct column COLUMNS[EDGE_COLUMN_COUNT] = {
    [EDGE_SOURCE] = {"source", "from|sender|van|bron|zender|afzender|de|expéditeur", NULL,
                     true},
    [EDGE_TARGET] = {"target",
                     "to|receiver|naar|doel|ontvanger|vers|à|cible|destinataire", NULL,
                     true},
    [EDGE_VALUE] = {"value", "weight|strength|waarde|gewicht|sterkte|valeur|poids|force",
                    NULL, false},
    [EDGE_RELATION] = {"relation", "relatie|layer|laag|lien", NULL, false},
    [EDGE_TYPE] = {"type", "soort", NULL, false},
    [EDGE_DIRECTION] = {"direction", "richting|sens", NULL, false},
    [EDGE_WAVE] = {"wave", "golf|meting|vague", NULL, false},
    [EDGE_NETWORK] = {"network", "netwerk|réseau", NULL, false},
};

enum edge_direction {
    EDGE_IS_DIRECTED,
    EDGE_IS_UNDIRECTED,
    EDGE_IS_MUTUAL,
    EDGE_UNCLEAR
};

static enum edge_direction direction_of(const char *text)
{
    static const struct {
        const char *word; /* by utf8_key() */
        enum edge_direction direction;
    } WORDS[] = {
        {"", EDGE_IS_DIRECTED},
        {"directed", EDGE_IS_DIRECTED},
        {"gericht", EDGE_IS_DIRECTED},
        {"dirige", EDGE_IS_DIRECTED},
        {"oriente", EDGE_IS_DIRECTED},
        {"undirected", EDGE_IS_UNDIRECTED},
        {"ongericht", EDGE_IS_UNDIRECTED},
        {"non dirige", EDGE_IS_UNDIRECTED},
        {"non oriente", EDGE_IS_UNDIRECTED},
        {"mutual", EDGE_IS_MUTUAL},
        {"wederzijds", EDGE_IS_MUTUAL},
        {"mutuel", EDGE_IS_MUTUAL},
        {"reciproque", EDGE_IS_MUTUAL},
    };
    SCOPED(pool) scratch = pool_new();
    const char *key = utf8_key(scratch, text);

    for (size_t i = 0; i < ARRAY_COUNT(WORDS); i++) {
        if (strcmp(key, WORDS[i].word) == 0) {
            return WORDS[i].direction;
        }
    }
    return EDGE_UNCLEAR;
}

/* Do all that a column says say a direction, and one at least? */
static bool says_direction(const struct csv_table *table, int at)
{
    bool is_said = false;

    for (size_t i = 0; i < table->row_count; i++) {
        const char *text = table->rows[i].cells[at].text;

        if (direction_of(text) == EDGE_UNCLEAR) {
            return false;
        }
        is_said |= text[0] != '\0';
    }
    return is_said || table->row_count == 0;
}

struct edge_columns edge_columns_find(const struct csv_table *table)
{
    struct edge_columns columns = {.is_edges = false};

    for (size_t i = 0; i < EDGE_COLUMN_COUNT; i++) {
        columns.at[i] = COLUMN_MISSING;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const size_t column =
            column_of(table->header[i].text, COLUMNS, EDGE_COLUMN_COUNT, columns.at);
        if (column < EDGE_COLUMN_COUNT && columns.at[column] == COLUMN_MISSING) {
            columns.at[column] = (int)i;
        }
    }
    columns.is_edges = columns.at[EDGE_SOURCE] != COLUMN_MISSING &&
                       columns.at[EDGE_TARGET] != COLUMN_MISSING;
    const int type = columns.at[EDGE_TYPE];
    if (columns.is_edges && type != COLUMN_MISSING) {
        const enum edge_column meant =
            columns.at[EDGE_DIRECTION] == COLUMN_MISSING && says_direction(table, type)
                ? EDGE_DIRECTION
                : EDGE_RELATION;
        if (columns.at[meant] == COLUMN_MISSING) {
            columns.at[meant] = type;
        }
    }
    columns.at[EDGE_TYPE] = COLUMN_MISSING;
    return columns;
}

static bool is_read(const struct edge_columns *columns, size_t at)
{
    for (size_t i = 0; i < EDGE_COLUMN_COUNT; i++) {
        if (columns->at[i] == (int)at) {
            return true;
        }
    }
    return false;
}

void edge_columns_say(const struct network_table *source,
                      const struct edge_columns *columns)
{
    SCOPED(pool) scratch = pool_new();
    const struct csv_table *table = source->table;
    struct text names;

    text_init(&names, scratch, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < table->column_count && !names.is_cut; i++) {
        if (!is_read(columns, i)) {
            text_add(&names, names.length > 0 ? ", " : "");
            text_add(&names, table->header[i].text);
        }
    }
    const struct place header = {table->file, table->header[0].line, 0};
    if (names.length > 0) {
        report_add(source->report, REPORT_NOTE, header, "columns that are not read: %s",
                   names.bytes);
    }
    if (columns->at[EDGE_DIRECTION] == COLUMN_MISSING &&
        source->reading->direction == DIRECTION_FOUND) {
        report_add(source->report, REPORT_NOTE, header,
                   "the list does not say whether its ties go one way or both; they were "
                   "read as going one way, from source to target");
    }
}

/* ---- waves ---- */

/* The same but for their digits. */
static bool has_same_form(const char *label, const char *other)
{
    for (; *label != '\0' && *other != '\0'; label++, other++) {
        const bool is_digit = *label >= '0' && *label <= '9';
        const bool is_other_digit = *other >= '0' && *other <= '9';
        if (is_digit ? !is_other_digit : *label != *other) {
            return false;
        }
    }
    return *label == *other;
}

static int label_compare(const void *label, const void *other)
{
    return strcmp(*(const char *const *)label, *(const char *const *)other);
}

void edge_waves_add(const struct network_table *source,
                    const struct edge_columns *columns)
{
    SCOPED(pool) scratch = pool_new();
    struct name_index index = {.pool = scratch};
    const char **labels = NULL;
    size_t count = 0;
    size_t capacity = 0;
    bool is_sortable = true;

    if (columns->at[EDGE_WAVE] == COLUMN_MISSING) {
        return;
    }
    for (size_t i = 0; i < source->table->row_count && count <= LIMIT_WAVES; i++) {
        const char *label = source->table->rows[i].cells[columns->at[EDGE_WAVE]].text;

        if (name_index_find(&index, label) == NAME_INDEX_NONE) {
            name_index_add(&index, label, count);
            labels = pool_grow(scratch, labels, count, &capacity, const char *);
            labels[count++] = label;
            is_sortable = is_sortable && has_same_form(labels[0], label);
        }
    }
    if (is_sortable && count > 1) {
        qsort(labels, count, sizeof *labels, label_compare);
    }
    for (size_t i = 0; i < count; i++) {
        (void)network_builder_wave(source->builder, labels[i]);
    }
}

/* ---- rows ---- */

static const struct csv_cell *cell_of(const struct edge_columns *columns,
                                      const struct csv_row *row, enum edge_column column)
{
    return column_cell(row, columns->at[column]);
}

static bool value_read(const struct network_table *source,
                       const struct edge_columns *columns, const struct csv_row *row,
                       double *value_out)
{
    const struct csv_cell *cell = cell_of(columns, row, EDGE_VALUE);

    if (columns->at[EDGE_VALUE] == COLUMN_MISSING) {
        *value_out = 1;
        return true;
    }
    if (cell->text[0] == '\0') {
        *value_out = NAN;
        return true;
    }
    if (network_weight_read(cell->text, source->table->delimiter != ',', value_out) ==
        VALUE_NONE) {
        report_add(source->report, REPORT_ERROR, csv_place(source->table, cell),
                   "the value of a tie must be a number, or NA when it is unknown, not "
                   "'%s'",
                   cell->text);
        return false;
    }
    return true;
}

static bool direction_read(const struct network_table *source,
                           const struct edge_columns *columns, const struct csv_row *row,
                           enum edge_direction *direction_out)
{
    const struct csv_cell *cell = cell_of(columns, row, EDGE_DIRECTION);

    *direction_out = EDGE_IS_DIRECTED;
    if (columns->at[EDGE_DIRECTION] != COLUMN_MISSING) {
        *direction_out = direction_of(cell->text);
    }
    if (*direction_out == EDGE_UNCLEAR) {
        report_add(source->report, REPORT_ERROR, csv_place(source->table, cell),
                   "the direction must be directed, undirected or mutual, not '%s'",
                   cell->text);
        return false;
    }
    return true;
}

void edge_row_read(const struct network_table *source, const struct edge_columns *columns,
                   const struct csv_row *row)
{
    const struct csv_cell *from = cell_of(columns, row, EDGE_SOURCE);
    const struct csv_cell *to = cell_of(columns, row, EDGE_TARGET);
    struct builder_tie tie = {.place = csv_place(source->table, from)};
    enum edge_direction direction = EDGE_UNCLEAR;

    if (!value_read(source, columns, row, &tie.value) ||
        !direction_read(source, columns, row, &direction)) {
        return;
    }
    const size_t errors = source->report->error_count;
    tie.from = network_builder_organisation(source->builder, from->text, NULL, tie.place);
    tie.to = network_builder_organisation(source->builder, to->text, NULL,
                                          csv_place(source->table, to));
    if (source->report->error_count > errors) {
        return;
    }
    tie.relation =
        network_builder_relation(source->builder,
                                 columns->at[EDGE_RELATION] == COLUMN_MISSING
                                     ? source->relation
                                     : cell_of(columns, row, EDGE_RELATION)->text,
                                 direction != EDGE_IS_UNDIRECTED);
    if (columns->at[EDGE_WAVE] != COLUMN_MISSING) {
        tie.wave =
            network_builder_wave(source->builder, cell_of(columns, row, EDGE_WAVE)->text);
    }
    network_builder_tie(source->builder, &tie);
    if (direction == EDGE_IS_MUTUAL && tie.from != tie.to) {
        const size_t end = tie.from;

        tie.from = tie.to;
        tie.to = end;
        network_builder_tie(source->builder, &tie);
    }
}

static void tied_check(const struct network_table *source, const struct csv_table *nodes,
                       size_t listed_count)
{
    const struct network_builder *builder = source->builder;
    const struct place whole = {nodes->file, 0, 0};
    size_t alone_count = 0;

    for (size_t i = 0; i < network_builder_count(builder); i++) {
        if (i >= listed_count) {
            report_add(source->report, REPORT_ERROR, network_builder_place(builder, i),
                       "'%s' is not in the table of organisations; add it there, or "
                       "write it as it stands there",
                       network_builder_name(builder, i));
        } else {
            alone_count += !network_builder_is_tied(builder, i);
        }
    }
    if (alone_count > 0) {
        report_add(source->report, REPORT_NOTE, whole,
                   "organisations of the table without any tie: %zu", alone_count);
    }
}

/* A list of many networks is no network: to read it as one would tie together what has
 * nothing to do with each other. */
static bool is_one_network(const struct network_table *source,
                           const struct edge_columns *columns)
{
    const struct csv_table *table = source->table;
    const char *first = NULL;

    if (columns->at[EDGE_NETWORK] == COLUMN_MISSING) {
        return true;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const struct csv_cell *cell = cell_of(columns, &table->rows[i], EDGE_NETWORK);

        first = first != NULL ? first : cell->text;
        if (strcmp(cell->text, first) != 0) {
            report_add(source->report, REPORT_ERROR, csv_place(table, cell),
                       "another network begins here: '%s', after '%s'; here one network "
                       "is read, so keep the rows of one ('network measure' takes them "
                       "all)",
                       cell->text, first);
            return false;
        }
    }
    return true;
}

void network_edges_read(const struct network_table *source, const struct csv_table *nodes)
{
    const struct edge_columns columns = edge_columns_find(source->table);
    size_t listed_count = 0;

    if (!is_one_network(source, &columns)) {
        return;
    }
    if (nodes != NULL) {
        const struct network_table listed = {nodes, source->reading, source->builder,
                                             source->report, ""};
        network_nodes_add(&listed);
        listed_count = network_builder_count(source->builder);
    }
    edge_columns_say(source, &columns);
    edge_waves_add(source, &columns);
    for (size_t i = 0; i < source->table->row_count; i++) {
        edge_row_read(source, &columns, &source->table->rows[i]);
    }
    if (nodes != NULL && source->report->error_count == 0) {
        tied_check(source, nodes, listed_count);
    }
}
