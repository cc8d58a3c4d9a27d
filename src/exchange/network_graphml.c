/* network_graphml.c - read GraphML. A node is done when it ends; the edges of a graph
 * wait for its end, since they may stand before their nodes. */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/network_graphml_parts.h"
#include "exchange/network_xml.h"

static bool refuse(const struct graphml_reader *reader, struct place place,
                   const char *id)
{
    report_add_message(reader->report, REPORT_ERROR, place, (struct message){.id = id});
    return false;
}

/* ---- keys and data ---- */

static bool key_begin(struct graphml_reader *reader, const struct xml_element *element)
{
    const char *of = xml_attribute(element, "for");
    const char *type = xml_attribute(element, "attr.type");
    const bool is_of_all = of == NULL || strcmp(of, "all") == 0;
    const struct xml_column column = {
        .id = xml_attribute(element, "id"),
        .name = xml_attribute(element, "attr.name"),
        .is_of = {is_of_all || strcmp(of, "node") == 0,
                  is_of_all || strcmp(of, "edge") == 0,
                  is_of_all || strcmp(of, "graph") == 0},
        .is_text = type == NULL || strcmp(type, "string") == 0,
    };

    reader->declared = reader->columns.count;
    return xml_column_add(&reader->columns, column, element->place);
}

static void data_begin(struct graphml_reader *reader, const struct xml_element *element)
{
    const char *key = xml_attribute(element, "key");

    reader->column =
        key != NULL ? name_index_find(&reader->columns.index, key) : XML_COLUMN_NONE;
    if (reader->column == XML_COLUMN_NONE) {
        xml_undeclared_note(&reader->columns, key, element->place);
    }
}

/* Those of the graph may stand between its nodes: taken one by one. */
static void graph_data_end(struct graphml_reader *reader, const char *text)
{
    const struct xml_column *column = reader->column != XML_COLUMN_NONE
                                          ? &reader->columns.columns[reader->column]
                                          : NULL;

    if (column == NULL || !column->is_of[XML_OF_GRAPH]) {
        return;
    }
    switch (column->words[XML_OF_GRAPH]) {
    case XML_WORD_TITLE:
        network_builder_title(reader->builder, text);
        break;
    case XML_WORD_WAVE:
        reader->label = pool_text(reader->pool, text);
        break;
    case XML_WORD_RELATIONS:
        reader->relations = pool_text(reader->pool, text);
        break;
    default:
        break;
    }
}

static void data_end(struct graphml_reader *reader, const struct xml_element *element,
                     const char *text)
{
    if (strcmp(element->parent, "graph") == 0) {
        graph_data_end(reader, text);
    } else if (strcmp(element->parent, "node") == 0 ||
               strcmp(element->parent, "edge") == 0) {
        xml_datum_add(&reader->columns,
                      (struct xml_datum){.column = reader->column, .text = text});
    }
}

/* ---- nodes ---- */

static bool node_begin(struct graphml_reader *reader, const struct xml_element *element)
{
    const char *id = xml_attribute(element, "id");

    reader->columns.datum_count = 0;
    if (id == NULL) {
        return refuse(reader, element->place, N_("this node has no id"));
    }
    reader->id = pool_text(reader->pool, id);
    reader->place = element->place;
    return true;
}

static void member_keep(struct graphml_reader *reader, size_t organisation)
{
    while (organisation >= reader->member_capacity) {
        reader->is_member =
            pool_grow(reader->pool, reader->is_member, reader->member_capacity,
                      &reader->member_capacity, bool);
    }
    reader->is_member[organisation] = true;
}

/* In a later graph a name that is there already is the same organisation; twice in one
 * graph is for the builder to judge. */
static size_t organisation_of(struct graphml_reader *reader, const char *name)
{
    const size_t known = network_builder_find_name(reader->builder, name);
    const bool is_here = known != GROUP_NONE && known < reader->member_capacity &&
                         reader->is_member[known];
    struct text identity;

    if (known != GROUP_NONE && !is_here) {
        return known;
    }
    text_init(&identity, reader->pool, (size_t)2 * LIMIT_CELL_BYTES);
    text_format(&identity, "%zu:%s", reader->graph_count, reader->id);
    return network_builder_organisation(reader->builder, name, identity.bytes,
                                        reader->place);
}

static void silence_keep(struct graphml_reader *reader, size_t organisation)
{
    const struct xml_columns *columns = &reader->columns;

    for (size_t i = 0; i < columns->datum_count; i++) {
        const struct xml_column *column = &columns->columns[columns->data[i].column];

        if (column->is_of[XML_OF_NODE] &&
            column->words[XML_OF_NODE] == XML_WORD_ANSWERED &&
            xml_is_false(columns->data[i].text)) {
            reader->silent = pool_grow(reader->pool, reader->silent, reader->silent_count,
                                       &reader->silent_capacity, struct graphml_silence);
            reader->silent[reader->silent_count++] = (struct graphml_silence){
                organisation, xml_answered_relation(column->name)};
        }
    }
}

static void node_end(struct graphml_reader *reader)
{
    const char *name = xml_name_find(&reader->columns, NULL, reader->id);

    if (name_index_find(&reader->nodes, reader->id) != NAME_INDEX_NONE) {
        report_add(reader->report, REPORT_ERROR, reader->place,
                   "two nodes have the id '%s'", reader->id);
        return;
    }
    const size_t organisation = organisation_of(reader, name);
    name_index_add(&reader->nodes, reader->id, organisation);
    member_keep(reader, organisation);
    silence_keep(reader, organisation);
    xml_attributes_tell(&reader->columns, organisation, name);
}

/* ---- edges ---- */

static bool edge_begin(struct graphml_reader *reader, const struct xml_element *element)
{
    const char *source = xml_attribute(element, "source");
    const char *target = xml_attribute(element, "target");
    const char *direction = xml_attribute(element, "directed");

    reader->columns.datum_count = 0;
    if (source == NULL || target == NULL) {
        return refuse(reader, element->place,
                      N_("this edge has no source, or no target"));
    }
    if (!reader->is_port_noted && (xml_attribute(element, "sourceport") != NULL ||
                                   xml_attribute(element, "targetport") != NULL)) {
        reader->is_port_noted = true;
        report_add(reader->report, REPORT_WARNING, element->place,
                   "ports are not read: edges go from node to node");
    }
    reader->edge = (struct graphml_edge){
        .source = pool_text(reader->pool, source),
        .target = pool_text(reader->pool, target),
        .place = element->place,
        .is_directed = direction != NULL ? !xml_is_false(direction) : reader->is_directed,
    };
    return true;
}

static void edge_end(struct graphml_reader *reader)
{
    struct xml_columns *columns = &reader->columns;
    const char *unknown = xml_datum_find(columns, XML_OF_EDGE, XML_WORD_UNKNOWN);
    const char *value = xml_datum_find(columns, XML_OF_EDGE, XML_WORD_VALUE);
    struct graphml_edge *edge = &reader->edge;

    edge->relation = xml_datum_find(columns, XML_OF_EDGE, XML_WORD_RELATION);
    edge->value = 1;
    if (unknown != NULL && !xml_is_false(unknown)) {
        edge->value = NAN;
    } else if (value != NULL && !xml_value_read(value, &edge->value)) {
        report_add(reader->report, REPORT_ERROR, edge->place,
                   "the value '%s' of this tie is not a number", value);
    }
    xml_others_note(columns, edge->place);
    reader->edges = pool_grow(reader->pool, reader->edges, reader->edge_count,
                              &reader->edge_capacity, struct graphml_edge);
    reader->edges[reader->edge_count++] = *edge;
}

/* ---- graphs ---- */

static bool graph_begin(struct graphml_reader *reader, const struct xml_element *element)
{
    const char *direction = xml_attribute(element, "edgedefault");
    const char *id = xml_attribute(element, "id");

    if (strcmp(element->parent, "graphml") != 0) {
        return refuse(reader, element->place,
                      N_("a graph stands within a node or an edge here; write it as a "
                         "file of its own"));
    }
    if (reader->graph_count == XML_WAVES_MAX) {
        report_add(reader->report, REPORT_ERROR, element->place,
                   "the file has more than %d graphs; each is read as a wave",
                   XML_WAVES_MAX);
        return false;
    }
    reader->is_directed = direction == NULL || strcmp(direction, "undirected") != 0;
    reader->graph_id = id != NULL ? pool_text(reader->pool, id) : NULL;
    reader->label = NULL;
    reader->relations = "";
    reader->nodes = (struct name_index){.pool = reader->pool};
    reader->undirected = (struct name_index){.pool = reader->pool};
    reader->edge_count = 0;
    reader->silent_count = 0;
    reader->is_member = NULL;
    reader->member_capacity = 0;
    return true;
}

/* ---- the file ---- */

static void hyperedge_begin(struct graphml_reader *reader,
                            const struct xml_element *element)
{
    if (++reader->hyperedge_count <= XML_LISTED) {
        report_add(reader->report, REPORT_WARNING, element->place,
                   "a hyperedge joins more than two nodes; it is left out");
    }
}

static bool root_check(struct graphml_reader *reader, const struct xml_element *element)
{
    reader->has_root = true;
    return strcmp(element->name, "graphml") == 0 ||
           refuse(reader, element->place,
                  N_("this is no GraphML: its first element is not 'graphml'"));
}

static bool element_begin(void *context, const struct xml_element *element)
{
    struct graphml_reader *reader = context;

    if (!reader->has_root) {
        return root_check(reader, element);
    }
    if (strcmp(element->name, "graph") == 0) {
        return graph_begin(reader, element);
    }
    if (xml_is(element, "graphml", "key")) {
        return key_begin(reader, element);
    }
    if (xml_is(element, "graph", "node")) {
        return node_begin(reader, element);
    }
    if (xml_is(element, "graph", "edge")) {
        return edge_begin(reader, element);
    }
    if (strcmp(element->name, "data") == 0) {
        data_begin(reader, element);
    } else if (xml_is(element, "graph", "hyperedge")) {
        hyperedge_begin(reader, element);
    }
    return true;
}

static bool element_end(void *context, const struct xml_element *element,
                        const char *text)
{
    struct graphml_reader *reader = context;

    if (strcmp(element->name, "data") == 0) {
        data_end(reader, element, text);
    } else if (xml_is(element, "graphml", "key")) {
        reader->declared = XML_COLUMN_NONE;
    } else if (xml_is(element, "key", "default") && reader->declared != XML_COLUMN_NONE) {
        reader->columns.columns[reader->declared].otherwise =
            pool_text(reader->pool, text);
    } else if (xml_is(element, "graph", "node")) {
        node_end(reader);
    } else if (xml_is(element, "graph", "edge")) {
        edge_end(reader);
    } else if (xml_is(element, "graphml", "graph")) {
        graphml_graph_tell(reader, element->place);
    }
    return xml_nodes_fit(&reader->columns);
}

bool network_graphml_read(const struct file_bytes *file, struct network_builder *builder,
                          struct pool *pool, struct report *report)
{
    static const struct xml_events EVENTS = {element_begin, element_end};
    struct graphml_reader *reader = pool_array(pool, 1, struct graphml_reader);

    reader->pool = pool;
    reader->report = report;
    reader->builder = builder;
    reader->declared = XML_COLUMN_NONE;
    reader->columns = (struct xml_columns){
        .pool = pool, .report = report, .builder = builder, .index = {.pool = pool}};
    if (!xml_read(file, &EVENTS, reader, pool, report)) {
        return false;
    }
    const struct place whole = {file->name, 0, 0};
    if (reader->graph_count == 0) {
        return refuse(reader, whole, N_("there is no graph in this file"));
    }
    if (reader->hyperedge_count > XML_LISTED) {
        report_add(report, REPORT_WARNING, whole,
                   "hyperedges that are left out, in all: %zu", reader->hyperedge_count);
    }
    if (reader->graph_count > 1) {
        xml_absent_add(builder, reader->members, reader->graph_count);
    }
    return report->error_count == 0;
}
