/* network_gexf.c - read GEXF. Nodes and edges are kept until the end: only then the
 * moments are known that are the waves. */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/network_gexf_parts.h"
#include "exchange/network_xml.h"

static bool refuse(const struct gexf_reader *reader, struct place place, const char *id)
{
    report_add_message(reader->report, REPORT_ERROR, place, (struct message){.id = id});
    return false;
}

/* ---- attributes ---- */

/* Nodes and edges each count theirs from 0. */
static const char *column_id(const struct gexf_reader *reader, enum xml_of of,
                             const char *id)
{
    struct text whole;

    text_init(&whole, reader->pool, (size_t)2 * LIMIT_CELL_BYTES);
    text_format(&whole, "%s:%s", of == XML_OF_NODE ? "node" : "edge", id);
    return whole.bytes;
}

static bool column_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *id = xml_attribute(element, "id");
    const char *title = xml_attribute(element, "title");
    const char *type = xml_attribute(element, "type");
    const enum xml_of of = reader->column_of;
    const struct xml_column column = {
        .id = id != NULL ? column_id(reader, of, id) : NULL,
        .name = title != NULL ? title : id,
        .is_of = {[XML_OF_NODE] = of == XML_OF_NODE, [XML_OF_EDGE] = of == XML_OF_EDGE},
        .is_text = type == NULL || strcmp(type, "string") == 0,
    };

    if (!xml_column_add(&reader->columns, column, element->place)) {
        return false;
    }
    reader->declared = reader->columns.count - 1;
    /* A node's name is its label; a column of that name is one like any other. */
    enum xml_word *word = &reader->columns.columns[reader->declared].words[XML_OF_NODE];
    if (*word == XML_WORD_NAME || *word == XML_WORD_LABEL) {
        *word = XML_WORD_OTHER;
    }
    return true;
}

static bool datum_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const enum xml_of of = reader->is_open ? XML_OF_NODE : XML_OF_EDGE;
    const char *column = xml_attribute(element, "for");
    const char *value = xml_attribute(element, "value");
    const char *moment = xml_attribute(element, "timestamp");
    const char *begin = xml_attribute(element, "start");
    const char *end = xml_attribute(element, "end");
    struct xml_datum datum = {.text = value != NULL ? value : ""};
    struct span span;

    column = column != NULL ? column : xml_attribute(element, "id"); /* GEXF 1.1 */
    datum.column = column != NULL ? name_index_find(&reader->columns.index,
                                                    column_id(reader, of, column))
                                  : XML_COLUMN_NONE;
    if (datum.column == XML_COLUMN_NONE) {
        xml_undeclared_note(&reader->columns, column, element->place);
        return true;
    }
    if (!span_read(&reader->times, moment != NULL ? moment : begin,
                   moment != NULL ? moment : end, reader->report, element->place,
                   &span)) {
        return false;
    }
    datum.begin = span.begin;
    datum.end = span.end;
    xml_datum_add(&reader->columns, datum);
    return true;
}

/* ---- times ---- */

/* What start, end and timestamp of a node, an edge or a spell say. */
static bool times_take(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *moment = xml_attribute(element, "timestamp");
    const char *begin = xml_attribute(element, "start");
    const char *end = xml_attribute(element, "end");
    const char *open_end = xml_attribute(element, "endopen");
    struct span span;

    begin = begin != NULL ? begin : xml_attribute(element, "startopen");
    begin = moment != NULL ? moment : begin;
    end = moment != NULL ? moment : end;
    if (begin == NULL && end == NULL && open_end == NULL) {
        return true;
    }
    if (!span_read(&reader->times, begin, end != NULL ? end : open_end, reader->report,
                   element->place, &span)) {
        return false;
    }
    span.is_end_open = end == NULL && open_end != NULL;
    span_add(&reader->times, &reader->spans, span);
    return true;
}

/* ---- nodes ---- */

static bool node_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *id = xml_attribute(element, "id");
    const char *label = xml_attribute(element, "label");

    if (id == NULL) {
        return refuse(reader, element->place, N_("this node has no id"));
    }
    if (xml_attribute(element, "pid") != NULL && !reader->is_group_noted) {
        reader->is_group_noted = true;
        report_add(reader->report, REPORT_WARNING, element->place,
                   "groups of nodes are not read: all nodes stand side by side");
    }
    reader->is_open = true;
    reader->id = pool_text(reader->pool, id);
    reader->label = label != NULL ? pool_text(reader->pool, label) : NULL;
    reader->place = element->place;
    reader->spans = (struct spans){0, 0};
    reader->columns.datum_count = 0;
    return times_take(reader, element);
}

static void silence_keep(struct gexf_reader *reader, size_t organisation)
{
    const struct xml_columns *columns = &reader->columns;

    for (size_t i = 0; i < columns->datum_count; i++) {
        const struct xml_datum *datum = &columns->data[i];
        const struct xml_column *column = &columns->columns[datum->column];

        if (column->words[XML_OF_NODE] != XML_WORD_ANSWERED ||
            !column->is_of[XML_OF_NODE] || !xml_is_false(datum->text)) {
            continue;
        }
        reader->silent = pool_grow(reader->pool, reader->silent, reader->silent_count,
                                   &reader->silent_capacity, struct gexf_silence);
        reader->silent[reader->silent_count++] = (struct gexf_silence){
            organisation,
            xml_answered_relation(column->name),
            {datum->begin, datum->end, false},
        };
    }
}

static void node_end(struct gexf_reader *reader)
{
    if (!reader->is_open) {
        return; /* done when the nodes within it began */
    }
    reader->is_open = false;
    const char *name = xml_name_find(&reader->columns, reader->label, reader->id);
    if (name_index_find(&reader->ids, reader->id) != NAME_INDEX_NONE) {
        report_add(reader->report, REPORT_ERROR, reader->place,
                   "two nodes have the id '%s'", reader->id);
        return;
    }
    const size_t organisation =
        network_builder_organisation(reader->builder, name, reader->id, reader->place);
    name_index_add(&reader->ids, reader->id, organisation);
    reader->nodes = pool_grow(reader->pool, reader->nodes, reader->node_count,
                              &reader->node_capacity, struct gexf_node);
    reader->nodes[reader->node_count++] = (struct gexf_node){
        .organisation = organisation, .spans = reader->spans, .place = reader->place};
    silence_keep(reader, organisation);
    xml_attributes_tell(&reader->columns, organisation, name);
}

/* ---- edges ---- */

static bool edge_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *source = xml_attribute(element, "source");
    const char *target = xml_attribute(element, "target");
    const char *type = xml_attribute(element, "type");
    const char *kind = xml_attribute(element, "kind");
    const char *weight = xml_attribute(element, "weight");

    if (source == NULL || target == NULL) {
        return refuse(reader, element->place,
                      N_("this edge has no source, or no target"));
    }
    reader->edge = (struct gexf_edge){
        .source = pool_text(reader->pool, source),
        .target = pool_text(reader->pool, target),
        .relation = kind != NULL ? pool_text(reader->pool, kind) : NULL,
        .value = 1,
        .place = element->place,
        .is_directed =
            type == NULL ? reader->is_directed : strcmp(type, "undirected") != 0,
        .is_mutual = type != NULL && strcmp(type, "mutual") == 0,
    };
    if (weight != NULL && !xml_value_read(weight, &reader->edge.value)) {
        report_add(reader->report, REPORT_ERROR, element->place,
                   "the value '%s' of this tie is not a number", weight);
    }
    reader->spans = (struct spans){0, 0};
    reader->columns.datum_count = 0;
    return times_take(reader, element);
}

/* What the edge has under one meaning, in the order of the file. */
static void values_keep(struct gexf_reader *reader, enum xml_word word)
{
    const struct xml_columns *columns = &reader->columns;

    for (size_t i = 0; i < columns->datum_count; i++) {
        const struct xml_datum *datum = &columns->data[i];
        double value = NAN;

        if (!columns->columns[datum->column].is_of[XML_OF_EDGE] ||
            columns->columns[datum->column].words[XML_OF_EDGE] != word ||
            (word == XML_WORD_UNKNOWN && xml_is_false(datum->text))) {
            continue;
        }
        if (word == XML_WORD_VALUE && !xml_value_read(datum->text, &value)) {
            report_add(reader->report, REPORT_ERROR, reader->edge.place,
                       "the value '%s' of this tie is not a number", datum->text);
        }
        reader->values = pool_grow(reader->pool, reader->values, reader->value_count,
                                   &reader->value_capacity, struct gexf_value);
        reader->values[reader->value_count++] =
            (struct gexf_value){{datum->begin, datum->end, false}, value};
    }
}

static void edge_end(struct gexf_reader *reader)
{
    const char *relation =
        xml_datum_find(&reader->columns, XML_OF_EDGE, XML_WORD_RELATION);
    struct gexf_edge *edge = &reader->edge;

    edge->relation = relation != NULL ? relation : edge->relation;
    edge->spans = reader->spans;
    edge->value_first = reader->value_count;
    values_keep(reader, XML_WORD_VALUE);
    values_keep(reader, XML_WORD_UNKNOWN);
    edge->value_count = reader->value_count - edge->value_first;
    xml_others_note(&reader->columns, edge->place);
    reader->edges = pool_grow(reader->pool, reader->edges, reader->edge_count,
                              &reader->edge_capacity, struct gexf_edge);
    reader->edges[reader->edge_count++] = *edge;
}

/* ---- the file ---- */

static bool graph_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *direction = xml_attribute(element, "defaultedgetype");

    if (reader->has_graph) {
        return refuse(reader, element->place, N_("the file has more than one graph"));
    }
    reader->has_graph = true;
    reader->is_directed = direction != NULL && strcmp(direction, "undirected") != 0;
    return true;
}

/* Waves and relations as we list them, under a prefix of our own. */
static bool own_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *label = xml_attribute(element, "label");
    const char *begin = xml_attribute(element, "start");
    double time = 0;

    if (strcmp(element->name, "relations") == 0) {
        const char *names = xml_attribute(element, "names");

        reader->relations = names != NULL ? pool_text(reader->pool, names) : "";
    } else if (strcmp(element->name, "wave") == 0 && begin != NULL && label != NULL &&
               time_read(begin, &time) && isfinite(time)) {
        reader->times.is_listed = true;
        moment_add(&reader->times, time, label);
    }
    return true;
}

static bool group_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    if (reader->is_open && strcmp(element->parent, "node") == 0) {
        node_end(reader);
        if (!reader->is_group_noted) {
            reader->is_group_noted = true;
            report_add(reader->report, REPORT_WARNING, element->place,
                       "groups of nodes are not read: all nodes stand side by side");
        }
    }
    return true;
}

static bool class_begin(struct gexf_reader *reader, const struct xml_element *element)
{
    const char *of = xml_attribute(element, "class");

    reader->column_of = of != NULL && strcmp(of, "edge") == 0 ? XML_OF_EDGE : XML_OF_NODE;
    return true;
}

static bool root_check(struct gexf_reader *reader, const struct xml_element *element)
{
    reader->has_root = true;
    return strcmp(element->name, "gexf") == 0 ||
           refuse(reader, element->place,
                  N_("this is no GEXF: its first element is not 'gexf'"));
}

static const struct known_element {
    const char *name;
    const char *parent;
    bool (*begin)(struct gexf_reader *reader, const struct xml_element *element);
} ELEMENTS[] = {
    {"graph", "gexf", graph_begin},
    {"attributes", "graph", class_begin},
    {"attribute", "attributes", column_begin},
    {"nodes", "node", group_begin},
    {"node", "nodes", node_begin},
    {"edge", "edges", edge_begin},
    {"attvalue", "attvalues", datum_begin},
    {"spell", "spells", times_take},
    {"slice", "slices", times_take},
};

static bool element_begin(void *context, const struct xml_element *element)
{
    struct gexf_reader *reader = context;

    if (!reader->has_root) {
        return root_check(reader, element);
    }
    if (strcmp(element->prefix, XML_OWN_PREFIX) == 0) {
        return own_begin(reader, element);
    }
    if (strcmp(element->prefix, "viz") == 0) {
        return true; /* how it looks */
    }
    for (size_t i = 0; i < ARRAY_COUNT(ELEMENTS); i++) {
        if (xml_is(element, ELEMENTS[i].parent, ELEMENTS[i].name)) {
            return ELEMENTS[i].begin(reader, element);
        }
    }
    return true;
}

static bool element_end(void *context, const struct xml_element *element,
                        const char *text)
{
    struct gexf_reader *reader = context;

    if (xml_is(element, "nodes", "node")) {
        node_end(reader);
    } else if (xml_is(element, "edges", "edge")) {
        edge_end(reader);
    } else if (strcmp(element->parent, "attributes") == 0) {
        reader->declared = XML_COLUMN_NONE;
    } else if (xml_is(element, "attribute", "default") &&
               reader->declared != XML_COLUMN_NONE) {
        reader->columns.columns[reader->declared].otherwise =
            pool_text(reader->pool, text);
    } else if (xml_is(element, "meta", "description")) {
        network_builder_title(reader->builder, text);
    }
    return xml_nodes_fit(&reader->columns);
}

bool network_gexf_read(const struct file_bytes *file, struct network_builder *builder,
                       struct pool *pool, struct report *report)
{
    static const struct xml_events EVENTS = {element_begin, element_end};
    struct gexf_reader *reader = pool_array(pool, 1, struct gexf_reader);

    reader->pool = pool;
    reader->report = report;
    reader->builder = builder;
    reader->whole = (struct place){file->name, 0, 0};
    reader->relations = "";
    reader->declared = XML_COLUMN_NONE;
    reader->columns = (struct xml_columns){
        .pool = pool, .report = report, .builder = builder, .index = {.pool = pool}};
    reader->times.pool = pool;
    reader->ids.pool = pool;
    if (!xml_read(file, &EVENTS, reader, pool, report)) {
        return false;
    }
    if (!reader->has_graph) {
        return refuse(reader, reader->whole, N_("there is no graph in this file"));
    }
    return gexf_waves_tell(reader) && report->error_count == 0;
}
