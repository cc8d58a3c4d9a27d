/* network_graphml_parts.h - what a GraphML file holds while it is read.
 * Private to exchange/network_graphml.c and network_graphml_graph.c. */
#pragma once

#include "exchange/network_xml_columns.h"

struct graphml_edge {
    const char *source;
    const char *target;
    const char *relation; /* NULL: the first of the graph */
    double value;
    struct place place;
    bool is_directed;
};

struct graphml_silence {
    size_t organisation;
    const char *relation; /* NULL: all */
};

struct graphml_reader {
    struct pool *pool;
    struct report *report;
    struct network_builder *builder;
    struct xml_columns columns;
    size_t declared; /* the column whose <key> is open, or XML_COLUMN_NONE */
    size_t column; /* of the <data> that is open, or XML_COLUMN_NONE */
    /* the graph that is open */
    bool is_directed;
    const char *graph_id; /* NULL: none */
    const char *label; /* of the wave; NULL: none */
    const char *relations; /* as the graph lists them; "" when it does not */
    struct name_index nodes; /* id: organisation */
    struct name_index undirected; /* relations that the graph says to be so */
    struct graphml_edge *edges;
    size_t edge_count;
    size_t edge_capacity;
    struct graphml_silence *silent;
    size_t silent_count;
    size_t silent_capacity;
    bool *is_member;
    size_t member_capacity;
    /* the file */
    const char *first_label; /* of the first graph, for when there is a second */
    struct xml_members members[XML_WAVES_MAX];
    size_t graph_count;
    bool has_root;
    size_t hyperedge_count;
    bool is_port_noted;
    /* the node or edge that is open */
    const char *id;
    struct place place;
    struct graphml_edge edge;
};

/* Tell the builder the wave that the graph is which ended: its label, relations, edges
 * and who is silent. Errors go in the report. */
void graphml_graph_tell(struct graphml_reader *reader, struct place place);
