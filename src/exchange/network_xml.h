/* network_xml.h - networks in the XML formats: GraphML (igraph, networkx, Gephi) and
 * GEXF (Gephi). Pure. docs/formats.md says what each of our elements and keys means.
 *
 * Files may have been made to do harm: a document type is refused, and elements in
 * elements, texts and moments are counted (exchange/xml_read.h). */
#pragma once

#include "analysis/network.h"
#include "base/text.h"
#include "exchange/network_builder.h"

/* Read a file into the builder. Several graphs in one file are waves, in the order of the
 * file. Ties have the value of their key value, weight or strength, else 1.
 *
 * fails  with errors in `report`, each with its line: no XML, a document type, no graph,
 *        a graph in a node, an edge to a node that is not there, two nodes of one name, a
 *        value that is no number. O(bytes log bytes). */
NODISCARD bool network_graphml_read(const struct file_bytes *file,
                                    struct network_builder *builder, struct pool *pool,
                                    struct report *report);

/* The same for GEXF 1.1 to 1.3; a dynamic graph has a wave at every moment where a node,
 * an edge or a value begins.
 * fails  also with more than 100 moments. */
NODISCARD bool network_gexf_read(const struct file_bytes *file,
                                 struct network_builder *builder, struct pool *pool,
                                 struct report *report);

/* Add the file. What no other program understands (unknown ties, silence) is said in
 * `report`. Ask xml->is_cut. O(bytes). */
void network_graphml_write(const struct network_series *series, struct pool *pool,
                           struct report *report, struct text *xml);
void network_gexf_write(const struct network_series *series, struct pool *pool,
                        struct report *report, struct text *xml);
