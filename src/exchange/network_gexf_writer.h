/* network_gexf_writer.h - what the parts of the writer of GEXF share.
 * Private to exchange/network_gexf_write.c and network_gexf_elements.c. */
#pragma once

#include "base/text.h"
#include "exchange/network_gexf_union.h"
#include "exchange/network_xml_words.h"

struct gexf_writer {
    struct text *xml;
    struct pool *pool;
    const struct network_series *series;
    struct gexf_union all; /* every organisation and tie, of all waves */
    struct xml_attributes attributes;
    const char *const *begins; /* per wave; NULL when static */
    const char *const *ends;
    enum xml_silence silence;
    bool has_unknown;
    bool has_relations;
    bool *is_dynamic; /* per attribute: differs between waves */
};

/* Add a node, or an edge, with when it is there. */
void gexf_node_add(const struct gexf_writer *writer, size_t organisation);
void gexf_edge_add(const struct gexf_writer *writer, size_t number);
