/* network_table_write.c - networks as tables: their rows, and as CSV. */
#include <math.h>
#include <string.h>

#include "analysis/matrix.h"
#include "exchange/network_edges.h"
#include "exchange/network_loss.h"
#include "exchange/network_value.h"
#include "exchange/network_xml_words.h"
#include "exchange/table_write.h"

/* ---- a list of ties ---- */

struct edge_form edge_form_of(const struct network_series *series)
{
    const struct network *network = &series->waves[0].network;

    return (struct edge_form){
        network->relation_count > 1 || network->relations[0].name[0] != '\0',
        series->wave_count > 1 || series->waves[0].label[0] != '\0'};
}

static void relation_each(const struct wave *wave, const struct relation *relation,
                          edge_line_fn take, void *context)
{
    const char *const *names = wave->network.names;

    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const struct edge_line line = {names[tie->from],
                                       names[tie->to],
                                       relation->is_directed ? "Directed" : "Undirected",
                                       tie->value,
                                       relation->name,
                                       wave->label};
        take(context, &line);
    }
}

void edge_lines_each(const struct network_series *series, edge_line_fn take,
                     void *context)
{
    for (size_t i = 0; i < series->wave_count; i++) {
        const struct network *network = &series->waves[i].network;

        for (size_t j = 0; j < network->relation_count; j++) {
            relation_each(&series->waves[i], &network->relations[j], take, context);
        }
    }
}

struct edge_writer {
    struct text *csv;
    struct edge_form form;
};

static void line_add(void *context, const struct edge_line *line)
{
    const struct edge_writer *writer = context;
    struct text *csv = writer->csv;

    table_add_cell(csv, line->source, true);
    table_add_cell(csv, line->target, false);
    table_add_cell(csv, line->type, false);
    text_add_char(csv, ',');
    network_value_add(csv, line->value);
    if (writer->form.has_relation) {
        table_add_cell(csv, line->relation, false);
    }
    if (writer->form.has_wave) {
        table_add_cell(csv, line->wave, false);
    }
    text_add_char(csv, '\n');
}

void network_edges_write(const struct network_series *series, struct report *report,
                         struct text *csv)
{
    struct edge_writer writer = {csv, edge_form_of(series)};

    network_loss_say(
        series,
        (struct network_holding){.waves = true, .relations = true, .unknown = true},
        report);
    text_add(csv, "Source,Target,Type,Weight");
    text_add(csv, writer.form.has_relation ? ",Relation" : "");
    text_add(csv, writer.form.has_wave ? ",Wave\n" : "\n");
    edge_lines_each(series, line_add, &writer);
}

/* ---- a matrix ---- */

void network_matrix_write(const struct network_series *series, struct report *report,
                          struct text *csv)
{
    SCOPED(pool) scratch = pool_new();
    const struct network *network = &series->waves[series->wave_count - 1].network;
    const size_t count = network->organisation_count;
    const struct matrix matrix = matrix_of(&network->relations[0], count, false, scratch);

    network_loss_say(
        series,
        (struct network_holding){.isolates = true, .unknown = true, .is_matrix = true},
        report);
    for (size_t i = 0; i < count; i++) {
        table_add_cell(csv, network->names[i], false);
    }
    text_add_char(csv, '\n');
    for (size_t i = 0; i < count; i++) {
        table_add_cell(csv, network->names[i], true);
        for (size_t j = 0; j < count; j++) {
            text_add_char(csv, ',');
            network_value_add(csv, matrix.cells[i * count + j]);
        }
        text_add_char(csv, '\n');
    }
}

/* ---- organisations ---- */

static const char **headers_make(const struct xml_attributes *attributes,
                                 struct pool *pool)
{
    const char **headers = pool_array(pool, attributes->count + 2, const char *);

    headers[0] = "name";
    for (size_t i = 0; i < attributes->count; i++) {
        headers[i + 1] = attributes->attributes[i]->name;
    }
    headers[attributes->count + 1] = "answered";
    return headers;
}

/* Set a column of a wave's organisations; what an earlier one said stays where this one
 * says nothing. */
static void column_set(const char **cells, size_t width, const char *const *texts,
                       const size_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (texts[i][0] != '\0') {
            cells[rows[i] * width] = texts[i];
        }
    }
}

static void wave_set(const struct node_table *table, const char **cells,
                     const struct network *network, const struct name_index *index)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = network->organisation_count;
    size_t *rows = pool_array(scratch, count, size_t);

    for (size_t i = 0; i < count; i++) {
        rows[i] = name_index_find(index, network->names[i]);
    }
    column_set(cells, table->width, network->names, rows, count);
    for (size_t i = 1; i < table->column_count; i++) {
        const struct attribute *attribute = network_attribute(network, table->headers[i]);

        if (attribute != NULL) {
            column_set(cells + i, table->width, attribute->texts, rows, count);
        }
    }
}

/* The column `answered` behind the others, when one never did. */
static void answers_set(struct node_table *table, const char **cells, size_t width,
                        const bool *is_silent)
{
    bool is_needed = false;

    for (size_t i = 0; i < table->row_count; i++) {
        cells[i * width + width - 1] = is_silent[i] ? "no" : "yes";
        is_needed = is_needed || is_silent[i];
    }
    table->column_count = is_needed ? width : width - 1;
}

struct node_table node_table_of(const struct network_series *series, struct pool *pool)
{
    const struct xml_attributes attributes = xml_attributes_of(series, pool);
    const struct name_index index = network_names_of(series, pool);
    const size_t width = attributes.count + 2;
    const char **cells = pool_array(pool, width * index.count, const char *);
    struct node_table table = {.headers = headers_make(&attributes, pool),
                               .column_count = width - 1,
                               .width = width,
                               .cells = cells,
                               .row_count = index.count};

    for (size_t i = 0; i < width * index.count; i++) {
        cells[i] = "";
    }
    for (size_t i = 0; i < series->wave_count; i++) {
        wave_set(&table, cells, &series->waves[i].network, &index);
    }
    answers_set(&table, cells, width, network_always_silent(series, &index, pool));
    return table;
}

void network_nodes_write(const struct network *network, struct text *csv)
{
    SCOPED(pool) scratch = pool_new();
    const struct wave wave = {"", *network};
    const struct network_series series = {&wave, 1};
    const struct node_table table = node_table_of(&series, scratch);

    for (size_t i = 0; i <= table.row_count; i++) {
        const char *const *row =
            i == 0 ? table.headers : table.cells + (i - 1) * table.width;

        for (size_t j = 0; j < table.column_count; j++) {
            table_add_cell(csv, row[j], j == 0);
        }
        text_add_char(csv, '\n');
    }
}
