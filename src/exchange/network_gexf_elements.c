/* network_gexf_elements.c - the nodes and edges of a GEXF file that is written. */
#include <math.h>
#include <string.h>

#include "exchange/network_gexf_writer.h"
#include "exchange/xml_write.h"

/* ---- spans of waves ---- */

/* A run of waves, its last included. */
struct run {
    size_t first;
    size_t last;
};

typedef bool (*wave_claim_fn)(const void *context, size_t wave);

/* The next waves from *at on of which the claim holds; false at the end. */
static bool run_next(const struct gexf_writer *writer, wave_claim_fn claim,
                     const void *context, size_t *at, struct run *run_out)
{
    const size_t count = writer->series->wave_count;

    while (*at < count && !claim(context, *at)) {
        (*at)++;
    }
    if (*at == count) {
        return false;
    }
    run_out->first = *at;
    while (*at < count && claim(context, *at)) {
        (*at)++;
    }
    run_out->last = *at - 1;
    return true;
}

static void run_add(const struct gexf_writer *writer, struct run run)
{
    if (writer->begins != NULL) {
        xml_add_attribute(writer->xml, "start", writer->begins[run.first]);
        xml_add_attribute(writer->xml, "end", writer->ends[run.last]);
    }
}

/* <spells> of what is not there in every wave, but once at least. */
static void spells_add(const struct gexf_writer *writer, wave_claim_fn claim,
                       const void *context)
{
    struct run run = {0, 0};
    size_t at = 0;

    if (writer->begins == NULL) {
        return;
    }
    text_add(writer->xml, "<spells>");
    while (run_next(writer, claim, context, &at, &run)) {
        text_add(writer->xml, "<spell");
        run_add(writer, run);
        text_add(writer->xml, "/>");
    }
    text_add(writer->xml, "</spells>");
}

/* ---- nodes ---- */

/* An organisation, or one of its attributes, for the claims about waves. */
struct node_claim {
    const struct gexf_writer *writer;
    size_t organisation; /* of all */
    size_t relation; /* whose silence is asked */
    size_t attribute;
    const char *text; /* that it has */
};

static bool is_member(const void *context, size_t wave)
{
    const struct node_claim *claim = context;

    return claim->writer->all.places[wave][claim->organisation] != GROUP_NONE;
}

static bool is_silent(const void *context, size_t wave)
{
    const struct node_claim *claim = context;
    const struct gexf_writer *writer = claim->writer;
    const bool *silent =
        writer->series->waves[wave].network.relations[claim->relation].is_silent;

    return is_member(context, wave) && silent != NULL &&
           silent[writer->all.places[wave][claim->organisation]];
}

static const struct attribute *attribute_in(const struct node_claim *claim, size_t wave)
{
    return xml_attribute_in(&claim->writer->attributes, claim->attribute,
                            &claim->writer->series->waves[wave].network);
}

/* "" where the organisation, the attribute or its value is missing. */
static const char *text_in(const struct node_claim *claim, size_t wave)
{
    const struct attribute *attribute = attribute_in(claim, wave);

    return is_member(claim, wave) && attribute != NULL
               ? attribute->texts[claim->writer->all.places[wave][claim->organisation]]
               : "";
}

static bool has_text(const void *context, size_t wave)
{
    const struct node_claim *claim = context;

    return strcmp(text_in(claim, wave), claim->text) == 0;
}

static void attvalue_begin(const struct gexf_writer *writer, const char *id,
                           size_t number)
{
    text_format(writer->xml, "<attvalue for=\"%s%zu\" value=\"", id, number);
}

static void attvalue_end(const struct gexf_writer *writer, struct run run,
                         bool is_dynamic)
{
    text_add_char(writer->xml, '"');
    if (is_dynamic) {
        run_add(writer, run);
    }
    text_add(writer->xml, "/>");
}

static void silence_add(struct node_claim *claim)
{
    const struct gexf_writer *writer = claim->writer;
    const bool is_apart = writer->silence == XML_SILENCE_APART;
    const size_t count = is_apart ? writer->series->waves[0].network.relation_count : 1;

    for (size_t i = 0; writer->silence != XML_SILENCE_NONE && i < count; i++) {
        struct run run = {0, 0};
        size_t at = 0;

        claim->relation = i;
        while (run_next(writer, is_silent, claim, &at, &run)) {
            if (is_apart) {
                attvalue_begin(writer, "answered", i);
            } else {
                text_add(writer->xml, "<attvalue for=\"answered\" value=\"");
            }
            text_add(writer->xml, "false");
            attvalue_end(writer, run, true);
        }
    }
}

/* Each text once for each run of waves in which it holds. */
static void attribute_values_add(struct node_claim *claim)
{
    const struct gexf_writer *writer = claim->writer;
    const bool is_dynamic = writer->is_dynamic[claim->attribute];

    for (size_t wave = 0; wave < writer->series->wave_count; wave++) {
        struct run run = {wave, wave};
        size_t at = wave;

        claim->text = text_in(claim, wave);
        if (claim->text[0] == '\0') {
            continue;
        }
        (void)run_next(writer, has_text, claim, &at, &run);
        attvalue_begin(writer, "a", claim->attribute);
        xml_add_typed(writer->xml, writer->attributes.kinds[claim->attribute],
                      attribute_in(claim, wave),
                      writer->all.places[wave][claim->organisation]);
        attvalue_end(writer, run, is_dynamic);
        if (!is_dynamic) {
            return;
        }
        wave = run.last;
    }
}

void gexf_node_add(const struct gexf_writer *writer, size_t organisation)
{
    struct node_claim claim = {.writer = writer, .organisation = organisation};

    text_format(writer->xml, "      <node id=\"n%zu\"", organisation);
    xml_add_attribute(writer->xml, "label", writer->all.names[organisation]);
    text_add_char(writer->xml, '>');
    spells_add(writer, is_member, &claim);
    text_add(writer->xml, "<attvalues>");
    silence_add(&claim);
    for (size_t i = 0; i < writer->attributes.count; i++) {
        claim.attribute = i;
        attribute_values_add(&claim);
    }
    text_add(writer->xml, "</attvalues></node>\n");
}

/* ---- edges ---- */

/* A tie of all, for the claims about waves. */
struct edge_claim {
    const struct gexf_tie *tie;
    double value;
};

static bool is_there(const void *context, size_t wave)
{
    const struct edge_claim *claim = context;

    return claim->tie->values[wave] != 0;
}

static bool is_unknown(const void *context, size_t wave)
{
    const struct edge_claim *claim = context;

    return isnan(claim->tie->values[wave]);
}

static bool has_value(const void *context, size_t wave)
{
    const struct edge_claim *claim = context;

    return claim->tie->values[wave] == claim->value;
}

/* Its last known value; NAN: it has none. */
static double weight_of(const struct gexf_writer *writer, const struct gexf_tie *tie)
{
    double weight = NAN;

    for (size_t i = 0; i < writer->series->wave_count; i++) {
        if (!isnan(tie->values[i]) && tie->values[i] != 0) {
            weight = tie->values[i];
        }
    }
    return weight;
}

/* A value for each run of waves that has another than `weight`. */
static void weights_add(const struct gexf_writer *writer, struct edge_claim *claim,
                        double weight)
{
    struct run run = {0, 0};

    for (size_t wave = 0; wave < writer->series->wave_count; wave++) {
        size_t at = wave;

        claim->value = claim->tie->values[wave];
        if (claim->value == 0 || isnan(claim->value) || claim->value == weight) {
            continue;
        }
        (void)run_next(writer, has_value, claim, &at, &run);
        text_add(writer->xml, "<attvalue for=\"weight\" value=\"");
        text_add_exact(writer->xml, claim->value);
        attvalue_end(writer, run, true);
        wave = run.last;
    }
}

static void edge_values_add(const struct gexf_writer *writer,
                            const struct relation *relation, struct edge_claim *claim,
                            double weight)
{
    struct run run = {0, 0};
    size_t at = 0;

    text_add(writer->xml, "<attvalues>");
    if (writer->has_relations) {
        text_add(writer->xml, "<attvalue for=\"relation\"");
        xml_add_attribute(writer->xml, "value", relation->name);
        text_add(writer->xml, "/>");
    }
    weights_add(writer, claim, weight);
    while (run_next(writer, is_unknown, claim, &at, &run)) {
        text_add(writer->xml, "<attvalue for=\"unknown\" value=\"true");
        attvalue_end(writer, run, true);
    }
    text_add(writer->xml, "</attvalues>");
}

void gexf_edge_add(const struct gexf_writer *writer, size_t number)
{
    const struct gexf_tie *tie = &writer->all.ties[number];
    const struct network *first = &writer->series->waves[0].network;
    const struct relation *relation = &first->relations[tie->relation];
    const double weight = weight_of(writer, tie);
    struct edge_claim claim = {tie, 0};
    struct text *xml = writer->xml;

    text_format(xml, "      <edge id=\"e%zu\" source=\"n%zu\" target=\"n%zu\"", number,
                tie->from, tie->to);
    if (relation->is_directed != first->relations[0].is_directed) {
        xml_add_attribute(xml, "type", relation->is_directed ? "directed" : "undirected");
    }
    if (first->relation_count > 1) {
        xml_add_attribute(xml, "kind", relation->name);
    }
    if (!isnan(weight)) {
        text_add(xml, " weight=\"");
        text_add_exact(xml, weight);
        text_add_char(xml, '"');
    }
    text_add_char(xml, '>');
    spells_add(writer, is_there, &claim);
    edge_values_add(writer, relation, &claim, weight);
    text_add(xml, "</edge>\n");
}
