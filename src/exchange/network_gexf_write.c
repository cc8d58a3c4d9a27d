/* network_gexf_write.c - write GEXF 1.2 as Gephi and networkx read it: one wave static,
 * several as a dynamic graph in which every node and edge says when it is there. */
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "exchange/network_gexf_time.h"
#include "exchange/network_gexf_writer.h"
#include "exchange/network_xml.h"
#include "exchange/network_xml_held.h"
#include "exchange/xml_write.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };
static const double ALMOST_ONE = 0.999; /* of the time between two waves */

/* ---- declarations ---- */

static void attribute_add(struct gexf_writer *writer, const char *id, const char *title,
                          const char *type)
{
    text_add(writer->xml, "      <attribute");
    xml_add_attribute(writer->xml, "id", id);
    xml_add_attribute(writer->xml, "title", title);
    xml_add_attribute(writer->xml, "type", type);
    text_add(writer->xml, "/>\n");
}

static void attribute_add_numbered(struct gexf_writer *writer, const char *id,
                                   size_t number, const char *title, const char *type)
{
    struct text whole;

    text_init(&whole, writer->pool, LIMIT_NAME_BYTES);
    text_format(&whole, "%s%zu", id, number);
    attribute_add(writer, whole.bytes, title, type);
}

static void attributes_begin(const struct gexf_writer *writer, const char *of,
                             bool is_dynamic)
{
    text_format(writer->xml, "    <attributes class=\"%s\" mode=\"%s\">\n", of,
                is_dynamic ? "dynamic" : "static");
}

/* `answered` comes before what may be called so by chance. */
static void silence_attributes(struct gexf_writer *writer)
{
    const struct network *network = &writer->series->waves[0].network;

    if (writer->silence == XML_SILENCE_NONE) {
        return;
    }
    attributes_begin(writer, "node", writer->begins != NULL);
    if (writer->silence == XML_SILENCE_ALIKE) {
        attribute_add(writer, "answered", "answered", "boolean");
    }
    for (size_t i = 0;
         writer->silence == XML_SILENCE_APART && i < network->relation_count; i++) {
        struct text title;

        text_init(&title, writer->pool, LIMIT_CELL_BYTES);
        text_format(&title, "%s%s", XML_ANSWERED_IN, network->relations[i].name);
        attribute_add_numbered(writer, "answered", i, title.bytes, "boolean");
    }
    text_add(writer->xml, "    </attributes>\n");
}

static void held_attributes(struct gexf_writer *writer)
{
    const struct xml_held held =
        xml_held_of(&writer->attributes, writer->silence,
                    &writer->series->waves[0].network, writer->pool);

    if (held.count == 0) {
        return;
    }
    attributes_begin(writer, "node", false);
    for (size_t i = 0; i < held.count; i++) {
        attribute_add_numbered(writer, "held", i, held.names[i], "boolean");
    }
    text_add(writer->xml, "    </attributes>\n");
}

static void node_attributes(struct gexf_writer *writer, bool is_dynamic)
{
    static const char *const TYPES[] = {[ATTRIBUTE_TEXT] = "string",
                                        [ATTRIBUTE_NUMBER] = "double",
                                        [ATTRIBUTE_YES_NO] = "boolean"};

    attributes_begin(writer, "node", is_dynamic);
    for (size_t i = 0; i < writer->attributes.count; i++) {
        if (writer->is_dynamic[i] == is_dynamic) {
            attribute_add_numbered(writer, "a", i, writer->attributes.attributes[i]->name,
                                   TYPES[writer->attributes.kinds[i]]);
        }
    }
    text_add(writer->xml, "    </attributes>\n");
}

static void edge_attributes(struct gexf_writer *writer)
{
    if (writer->has_relations) {
        attributes_begin(writer, "edge", false);
        attribute_add(writer, "relation", "relation", "string");
        text_add(writer->xml, "    </attributes>\n");
    }
    if (writer->begins != NULL || writer->has_unknown) {
        attributes_begin(writer, "edge", writer->begins != NULL);
        if (writer->begins != NULL) {
            attribute_add(writer, "weight", "weight", "double");
        }
        if (writer->has_unknown) {
            attribute_add(writer, "unknown", "unknown", "boolean");
        }
        text_add(writer->xml, "    </attributes>\n");
    }
}

/* ---- waves ---- */

/* The labels as times when they are such, each later than the former; else 0, 1, 2. */
struct wave_times {
    double *times;
    bool are_days;
    bool are_labels;
};

static struct wave_times times_of(const struct gexf_writer *writer)
{
    const size_t count = writer->series->wave_count;
    struct wave_times found = {pool_array(writer->pool, count, double), true, true};

    for (size_t i = 0; i < count; i++) {
        const char *label = writer->series->waves[i].label;

        found.are_days &= day_is_valid(label);
        found.are_labels &= time_read(label, &found.times[i]) &&
                            isfinite(found.times[i]) &&
                            (found.are_days || xml_is_number(label)) &&
                            (i == 0 || found.times[i] > found.times[i - 1]);
    }
    for (size_t i = 0; i < count && !found.are_labels; i++) {
        found.times[i] = (double)i;
    }
    found.are_days &= found.are_labels;
    return found;
}

/* A wave ends just before the next begins: both ends of a span are in it. */
static const char *end_text(const struct gexf_writer *writer,
                            const struct wave_times *times, size_t wave)
{
    const size_t last = writer->series->wave_count - 1;
    const size_t from = wave < last ? wave : last - 1;
    const double length = times->times[from + 1] - times->times[from];
    struct text text;

    if (times->are_days) {
        const double end = times->times[wave] + length - SECONDS_A_DAY;
        const double most = (double)day_begin("9999-12-31") / 1000;

        return day_of((int64_t)fmin(end, most) * 1000, writer->pool);
    }
    const double end = times->times[wave] + length * ALMOST_ONE;
    text_init(&text, writer->pool, LIMIT_NAME_BYTES);
    text_add_exact(&text, isfinite(end) ? end : times->times[wave]);
    return text.bytes;
}

static void times_make(struct gexf_writer *writer, const struct wave_times *times)
{
    const size_t count = writer->series->wave_count;
    const char **begins = pool_array(writer->pool, count, const char *);
    const char **ends = pool_array(writer->pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        struct text number;

        text_init(&number, writer->pool, LIMIT_NAME_BYTES);
        text_format(&number, "%zu", i);
        begins[i] = times->are_labels ? writer->series->waves[i].label : number.bytes;
        ends[i] = end_text(writer, times, i);
    }
    writer->begins = begins;
    writer->ends = ends;
}

/* An attribute that says something else of an organisation in a later wave. */
static bool attribute_changes(const struct gexf_writer *writer, size_t number)
{
    for (size_t i = 0; i < writer->all.organisation_count; i++) {
        const char *before = NULL;

        for (size_t wave = 0; wave < writer->series->wave_count; wave++) {
            const struct attribute *attribute = xml_attribute_in(
                &writer->attributes, number, &writer->series->waves[wave].network);
            const size_t place = writer->all.places[wave][i];

            if (place == GROUP_NONE) {
                continue;
            }
            const char *text = attribute != NULL ? attribute->texts[place] : "";
            if (before != NULL && strcmp(before, text) != 0) {
                return true;
            }
            before = text;
        }
    }
    return false;
}

/* ---- the file ---- */

static void meta_add(const struct gexf_writer *writer)
{
    const struct network *first = &writer->series->waves[0].network;
    struct text *xml = writer->xml;

    text_add(xml, "  <meta>\n    <creator>Samenspel</creator>\n    <description>");
    xml_add(xml, first->title);
    text_add(xml, "</description>\n");
    if (writer->has_relations) {
        text_add(xml, "    <" XML_OWN_PREFIX ":relations");
        xml_add_attribute(xml, "names", xml_relations_text(first, writer->pool));
        text_add(xml, "/>\n");
    }
    for (size_t i = 0; i < writer->series->wave_count; i++) {
        const char *label = writer->series->waves[i].label;

        if (writer->begins != NULL || label[0] != '\0') {
            text_add(xml, "    <" XML_OWN_PREFIX ":wave");
            xml_add_attribute(xml, "start",
                              writer->begins != NULL ? writer->begins[i] : "0");
            xml_add_attribute(xml, "label", label);
            text_add(xml, "/>\n");
        }
    }
    text_add(xml, "  </meta>\n");
}

static void graph_add(struct gexf_writer *writer, bool are_days)
{
    const struct relation *first = &writer->series->waves[0].network.relations[0];
    struct text *xml = writer->xml;

    text_add(xml, "  <graph");
    xml_add_attribute(xml, "mode", writer->begins != NULL ? "dynamic" : "static");
    xml_add_attribute(xml, "defaultedgetype",
                      first->is_directed ? "directed" : "undirected");
    if (writer->begins != NULL) {
        xml_add_attribute(xml, "timeformat", are_days ? "date" : "double");
    }
    text_add(xml, ">\n");
    silence_attributes(writer);
    held_attributes(writer);
    node_attributes(writer, false);
    if (writer->begins != NULL) {
        node_attributes(writer, true);
    }
    edge_attributes(writer);
    text_add(xml, "    <nodes>\n");
    for (size_t i = 0; i < writer->all.organisation_count; i++) {
        gexf_node_add(writer, i);
    }
    text_add(xml, "    </nodes>\n    <edges>\n");
    for (size_t i = 0; i < writer->all.tie_count; i++) {
        gexf_edge_add(writer, i);
    }
    text_add(xml, "    </edges>\n  </graph>\n");
}

static void mixture_say(const struct network *network, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    const bool is_directed = network->relations[0].is_directed;

    for (size_t i = 1; i < network->relation_count; i++) {
        if (network->relations[i].is_directed != is_directed) {
            report_add(report, REPORT_NOTE, nowhere,
                       "ties with and without a direction stand in one file: Gephi reads "
                       "that, networkx does not; --relation writes one kind");
            return;
        }
    }
}

void network_gexf_write(const struct network_series *series, struct pool *pool,
                        struct report *report, struct text *xml)
{
    struct gexf_writer writer = {
        .xml = xml,
        .pool = pool,
        .series = series,
        .all = gexf_union_make(series, pool),
        .attributes = xml_attributes_of(series, pool),
        .silence = xml_silence_of(series),
        .has_unknown = xml_has_unknown(series),
        .has_relations = xml_has_relations(&series->waves[0].network),
    };
    struct wave_times times = {NULL, false, false};

    if (series->wave_count > 1) {
        times = times_of(&writer);
        times_make(&writer, &times);
    }
    writer.is_dynamic = pool_array(pool, writer.attributes.count, bool);
    for (size_t i = 0; i < writer.attributes.count; i++) {
        writer.is_dynamic[i] = attribute_changes(&writer, i);
    }
    text_add(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\"\n"
                  "  xmlns:" XML_OWN_PREFIX "=\"urn:samenspel:network\">\n");
    meta_add(&writer);
    graph_add(&writer, times.are_days);
    text_add(xml, "</gexf>\n");
    xml_limits_say(series, report);
    mixture_say(&series->waves[0].network, report);
}
