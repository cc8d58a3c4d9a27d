/* network_graphml_write.c - write GraphML as igraph, networkx and Gephi read it, with a
 * few keys of our own for what they do not know. */
#include "exchange/network_xml.h"

#include <math.h>

#include "base/limits.h"
#include "exchange/network_xml_held.h"
#include "exchange/xml_write.h"

struct graphml_writer {
    struct text *xml;
    struct pool *pool;
    const struct network_series *series;
    struct xml_attributes attributes;
    enum xml_silence silence;
    bool has_values;
    bool has_unknown;
    bool has_relations;
};

static void key_add(struct text *xml, const char *id, const char *of, const char *name,
                    const char *type)
{
    text_add(xml, "  <key");
    xml_add_attribute(xml, "id", id);
    xml_add_attribute(xml, "for", of);
    xml_add_attribute(xml, "attr.name", name);
    xml_add_attribute(xml, "attr.type", type);
    text_add(xml, "/>\n");
}

static void key_add_numbered(struct graphml_writer *writer, const char *id, size_t number,
                             const char *name, const char *type)
{
    struct text whole;

    text_init(&whole, writer->pool, LIMIT_NAME_BYTES);
    text_format(&whole, "%s%zu", id, number);
    key_add(writer->xml, whole.bytes, "node", name, type);
}

/* Of a wave's first network: all waves have the same relations. */
static const struct network *first_network(const struct graphml_writer *writer)
{
    return &writer->series->waves[0].network;
}

static void silence_keys(struct graphml_writer *writer)
{
    const struct network *network = first_network(writer);

    if (writer->silence == XML_SILENCE_ALIKE) {
        key_add(writer->xml, "answered", "node", "answered", "boolean");
    }
    for (size_t i = 0;
         writer->silence == XML_SILENCE_APART && i < network->relation_count; i++) {
        struct text name;

        text_init(&name, writer->pool, LIMIT_CELL_BYTES);
        text_format(&name, "%s%s", XML_ANSWERED_IN, network->relations[i].name);
        key_add_numbered(writer, "answered", i, name.bytes, "boolean");
    }
}

static void held_keys(struct graphml_writer *writer)
{
    const struct xml_held held = xml_held_of(&writer->attributes, writer->silence,
                                             first_network(writer), writer->pool);

    for (size_t i = 0; i < held.count; i++) {
        key_add_numbered(writer, "held", i, held.names[i], "boolean");
    }
}

static void keys_add(struct graphml_writer *writer)
{
    static const char *const TYPES[] = {[ATTRIBUTE_TEXT] = "string",
                                        [ATTRIBUTE_NUMBER] = "double",
                                        [ATTRIBUTE_YES_NO] = "boolean"};
    struct text *xml = writer->xml;

    if (first_network(writer)->title[0] != '\0') {
        key_add(xml, "title", "graph", "title", "string");
    }
    if (writer->series->wave_count > 1 || writer->series->waves[0].label[0] != '\0') {
        key_add(xml, "wave", "graph", "wave", "string");
    }
    if (writer->has_relations) {
        key_add(xml, "relations", "graph", "relations", "string");
        key_add(xml, "relation", "edge", "relation", "string");
    }
    key_add(xml, "name", "node", "name", "string");
    key_add(xml, "label", "node", "label", "string");
    silence_keys(writer);
    held_keys(writer);
    for (size_t i = 0; i < writer->attributes.count; i++) {
        key_add_numbered(writer, "a", i, writer->attributes.attributes[i]->name,
                         TYPES[writer->attributes.kinds[i]]);
    }
    if (writer->has_values) {
        key_add(xml, "weight", "edge", "weight", "double");
    }
    if (writer->has_unknown) {
        key_add(xml, "unknown", "edge", "unknown", "boolean");
    }
}

static void data_add(struct text *xml, const char *key, const char *value)
{
    text_add(xml, "<data");
    xml_add_attribute(xml, "key", key);
    text_add_char(xml, '>');
    xml_add(xml, value);
    text_add(xml, "</data>");
}

static void answered_add(struct graphml_writer *writer, const struct network *network,
                         size_t organisation)
{
    const bool is_apart = writer->silence == XML_SILENCE_APART;
    const size_t count = is_apart ? network->relation_count : 1;

    for (size_t i = 0; writer->silence != XML_SILENCE_NONE && i < count; i++) {
        const struct relation *relation = &network->relations[i];
        const bool is_silent =
            relation->is_silent != NULL && relation->is_silent[organisation];

        text_add(writer->xml, "<data key=\"answered");
        if (is_apart) {
            text_format(writer->xml, "%zu", i);
        }
        text_format(writer->xml, "\">%s</data>", is_silent ? "false" : "true");
    }
}

static void attributes_add(struct graphml_writer *writer, const struct network *network,
                           size_t organisation)
{
    for (size_t i = 0; i < writer->attributes.count; i++) {
        const struct attribute *attribute =
            xml_attribute_in(&writer->attributes, i, network);

        if (attribute != NULL && attribute->texts[organisation][0] != '\0') {
            text_format(writer->xml, "<data key=\"a%zu\">", i);
            xml_add_typed(writer->xml, writer->attributes.kinds[i], attribute,
                          organisation);
            text_add(writer->xml, "</data>");
        }
    }
}

static void node_add(struct graphml_writer *writer, const struct network *network,
                     size_t organisation)
{
    text_format(writer->xml, "    <node id=\"n%zu\">", organisation);
    data_add(writer->xml, "name", network->names[organisation]);
    data_add(writer->xml, "label", network->names[organisation]);
    answered_add(writer, network, organisation);
    attributes_add(writer, network, organisation);
    text_add(writer->xml, "</node>\n");
}

static void edge_add(struct graphml_writer *writer, const struct relation *relation,
                     const struct tie *tie)
{
    struct text *xml = writer->xml;

    text_format(xml, "    <edge source=\"n%zu\" target=\"n%zu\">", tie->from, tie->to);
    if (writer->has_relations) {
        data_add(xml, "relation", relation->name);
    }
    if (writer->has_values && !isnan(tie->value)) {
        text_add(xml, "<data key=\"weight\">");
        text_add_exact(xml, tie->value);
        text_add(xml, "</data>");
    }
    if (writer->has_unknown) {
        data_add(xml, "unknown", isnan(tie->value) ? "true" : "false");
    }
    text_add(xml, "</edge>\n");
}

/* One relation with a direction gives all edges one: networkx refuses a graph with both
 * kinds, and igraph would make an arc of an edge. A tie without is then two arcs, which
 * `relations` tells us to read as one. */
static bool network_is_directed(const struct network *network)
{
    bool is_directed = false;

    for (size_t i = 0; i < network->relation_count; i++) {
        is_directed = is_directed || network->relations[i].is_directed;
    }
    return is_directed;
}

static void relation_add(struct graphml_writer *writer, const struct relation *relation,
                         bool is_directed)
{
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const struct tie back = {tie->to, tie->from, tie->value};

        edge_add(writer, relation, tie);
        if (is_directed && !relation->is_directed) {
            edge_add(writer, relation, &back);
        }
    }
}

static void graph_add(struct graphml_writer *writer, size_t wave)
{
    const struct network *network = &writer->series->waves[wave].network;
    const char *label = writer->series->waves[wave].label;
    const bool is_directed = network_is_directed(first_network(writer));
    struct text *xml = writer->xml;

    text_format(xml, "  <graph id=\"G%zu\" edgedefault=\"%s\">\n", wave,
                is_directed ? "directed" : "undirected");
    if (network->title[0] != '\0') {
        data_add(xml, "title", network->title);
        text_add_char(xml, '\n');
    }
    if (label[0] != '\0') {
        data_add(xml, "wave", label);
        text_add_char(xml, '\n');
    }
    if (writer->has_relations) {
        data_add(xml, "relations", xml_relations_text(network, writer->pool));
        text_add_char(xml, '\n');
    }
    for (size_t i = 0; i < network->organisation_count; i++) {
        node_add(writer, network, i);
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relation_add(writer, &network->relations[i], is_directed);
    }
    text_add(xml, "  </graph>\n");
}

void network_graphml_write(const struct network_series *series, struct pool *pool,
                           struct report *report, struct text *xml)
{
    struct graphml_writer writer = {
        .xml = xml,
        .pool = pool,
        .series = series,
        .attributes = xml_attributes_of(series, pool),
        .silence = xml_silence_of(series),
        .has_values = xml_has_values(series),
        .has_unknown = xml_has_unknown(series),
        .has_relations = xml_has_relations(&series->waves[0].network),
    };

    text_add(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                  "  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                  "  xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns\n"
                  "  http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    keys_add(&writer);
    for (size_t i = 0; i < series->wave_count; i++) {
        graph_add(&writer, i);
    }
    text_add(xml, "</graphml>\n");
    xml_limits_say(series, report);
    if (series->wave_count > 1) {
        const struct place nowhere = {NULL, 0, 0};

        report_add(report, REPORT_NOTE, nowhere,
                   "each wave is a graph of its own in the file; other programs read "
                   "the first only: --wave writes one of them");
    }
}
