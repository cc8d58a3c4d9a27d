/* network_gexf_parts.h - what a GEXF file holds, gathered before its waves are known.
 * Private to exchange/network_gexf*.c. */
#pragma once

#include "exchange/network_gexf_time.h"
#include "exchange/network_xml_columns.h"

struct gexf_node {
    size_t organisation;
    struct spans spans;
    struct place place;
    bool is_told;
};

struct gexf_edge {
    const char *source;
    const char *target;
    const char *relation; /* NULL: the first that the file lists */
    double value; /* where `values` say nothing else */
    struct place place;
    bool is_directed;
    bool is_mutual;
    struct spans spans;
    size_t value_first;
    size_t value_count;
    bool is_told; /* in one wave at least */
};

/* A value for a time; the last one that holds counts. */
struct gexf_value {
    struct span span;
    double value;
};

struct gexf_silence {
    size_t organisation;
    const char *relation; /* NULL: all */
    struct span span;
};

struct gexf_reader {
    struct pool *pool;
    struct report *report;
    struct network_builder *builder;
    struct place whole; /* the file, where no line is to be named */
    struct xml_columns columns;
    size_t declared; /* the column whose <attribute> is open, or XML_COLUMN_NONE */
    struct times times;
    bool is_directed;
    bool has_root;
    bool has_graph;
    bool is_group_noted;
    const char *relations; /* as a file of ours lists them */
    enum xml_of column_of; /* the <attributes> that are open */
    struct name_index ids; /* of nodes: organisation */
    struct gexf_node *nodes;
    size_t node_count;
    size_t node_capacity;
    struct gexf_edge *edges;
    size_t edge_count;
    size_t edge_capacity;
    struct gexf_value *values;
    size_t value_count;
    size_t value_capacity;
    struct gexf_silence *silent;
    size_t silent_count;
    size_t silent_capacity;
    /* the node or edge that is open */
    bool is_open;
    const char *id;
    const char *label;
    struct place place;
    struct spans spans;
    struct gexf_edge edge;
};

/* Tell the builder all nodes and edges, wave by wave: one wave at every moment.
 * fails  with errors in the report: an edge to a node that is not there, more than
 *        XML_WAVES_MAX moments. O(waves * all that was gathered). */
NODISCARD bool gexf_waves_tell(struct gexf_reader *reader);
