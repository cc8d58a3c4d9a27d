/* network_graphml_graph.c - a graph of a GraphML file, told to the builder as a wave. */
#include "base/limits.h"
#include "exchange/network_graphml_parts.h"

static void edge_tell(struct graphml_reader *reader, const struct graphml_edge *edge,
                      const char *relation)
{
    const size_t from = name_index_find(&reader->nodes, edge->source);
    const size_t to = name_index_find(&reader->nodes, edge->target);

    if (from == NAME_INDEX_NONE || to == NAME_INDEX_NONE) {
        report_add(reader->report, REPORT_ERROR, edge->place,
                   "this edge names the node '%s', which is not there",
                   from == NAME_INDEX_NONE ? edge->source : edge->target);
        return;
    }
    relation = edge->relation != NULL ? edge->relation : relation;
    const bool is_half =
        edge->is_directed &&
        name_index_find(&reader->undirected, relation) != NAME_INDEX_NONE;
    const struct builder_tie tie = {
        .wave = reader->graph_count,
        .relation = network_builder_relation(reader->builder, relation,
                                             edge->is_directed && !is_half),
        .from = from,
        .to = to,
        .value = edge->value,
        .place = edge->place,
        .is_half = is_half,
    };
    network_builder_tie(reader->builder, &tie);
}

/* The first graph has a label only when it says so, or when there is a second. */
static void wave_tell(struct graphml_reader *reader, struct place place)
{
    const bool has_label = reader->label != NULL && reader->label[0] != '\0';
    struct text number;

    text_init(&number, reader->pool, LIMIT_NAME_BYTES);
    text_format(&number, "%zu", reader->graph_count + 1);
    const char *label = has_label                  ? reader->label
                        : reader->graph_id != NULL ? reader->graph_id
                                                   : number.bytes;
    if (reader->graph_count == 0) {
        reader->first_label = label;
        if (!has_label) {
            return;
        }
    } else if (reader->graph_count == 1) {
        (void)network_builder_wave(reader->builder, reader->first_label);
    }
    if (network_builder_wave(reader->builder, label) != reader->graph_count) {
        report_add(reader->report, REPORT_ERROR, place,
                   "two graphs of this file are the wave '%s'", label);
    }
}

static void silence_tell(struct graphml_reader *reader)
{
    for (size_t i = 0; i < reader->silent_count; i++) {
        const char *name = reader->silent[i].relation;

        network_builder_silent(
            reader->builder, reader->graph_count,
            name != NULL
                ? network_builder_relation(reader->builder, name, reader->is_directed)
                : GROUP_NONE,
            reader->silent[i].organisation);
    }
}

void graphml_graph_tell(struct graphml_reader *reader, struct place place)
{
    wave_tell(reader, place);
    const char *relation =
        xml_relations_read(reader->builder, reader->relations, reader->pool);
    xml_undirected_find(reader->relations, &reader->undirected);
    if (reader->relations[0] == '\0' && reader->edge_count == 0) {
        (void)network_builder_relation(reader->builder, "", reader->is_directed);
    }
    for (size_t i = 0; i < reader->edge_count; i++) {
        edge_tell(reader, &reader->edges[i], relation);
    }
    silence_tell(reader);
    /* Once more: what was said last of one without ties holds. */
    (void)xml_relations_read(reader->builder, reader->relations, reader->pool);
    reader->members[reader->graph_count++] =
        (struct xml_members){reader->is_member, reader->member_capacity};
}
