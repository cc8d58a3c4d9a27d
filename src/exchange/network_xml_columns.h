/* network_xml_columns.h - what a file in XML knows of nodes, edges and graph: its columns
 * (GraphML calls them keys, GEXF attributes), and what the open element has in them.
 * Private to exchange/network_graphml.c and network_gexf.c. */
#pragma once

#include "base/name_index.h"
#include "exchange/network_xml_words.h"
#include "exchange/xml_read.h"

enum xml_of { XML_OF_NODE, XML_OF_EDGE, XML_OF_GRAPH, XML_OF_COUNT };

struct xml_column {
    const char *id; /* no other column's */
    const char *name;
    const char *otherwise; /* where an element has nothing; NULL: nothing either */
    bool is_of[XML_OF_COUNT];
    enum xml_word words[XML_OF_COUNT]; /* what it is for there */
    bool is_text; /* else "NaN" is missing */
    bool is_again; /* of nodes: an attribute that another column has already */
    bool is_noted; /* that it is not read */
};

struct xml_datum {
    size_t column;
    const char *text;
    double begin; /* the time for which it holds; -INFINITY, INFINITY: always */
    double end;
};

/* {.pool, .report, .builder, .index.pool} is the valid empty value. */
struct xml_columns {
    struct pool *pool;
    struct report *report;
    struct network_builder *builder;
    struct name_index index;
    struct xml_column *columns;
    size_t count;
    size_t capacity;
    struct xml_datum *data; /* of the open element */
    size_t datum_count;
    size_t datum_capacity;
    bool is_undeclared_noted;
};

/* Add a column; its id and name are copied, its words found.
 * fails  with an error: no id, the id of another, too many columns. */
NODISCARD bool xml_column_add(struct xml_columns *columns, struct xml_column column,
                              struct place place);

/* Add what the open element has under a column, which may be XML_COLUMN_NONE (nothing
 * is added); the text is copied. */
#define XML_COLUMN_NONE NAME_INDEX_NONE
void xml_datum_add(struct xml_columns *columns, struct xml_datum datum);

/* Say, the first time, that something stands under an attribute that is not declared. */
void xml_undeclared_note(struct xml_columns *columns, const char *id, struct place place);

/* What the open element has under the first column of this meaning that has something;
 * NULL: nothing. The last said counts. */
const char *xml_datum_find(const struct xml_columns *columns, enum xml_of of,
                           enum xml_word word);

/* Name of the open node: its name, its label, or `otherwise`. */
const char *xml_name_find(const struct xml_columns *columns, const char *label,
                          const char *otherwise);

/* Give the builder what it knows of the open node, but name and `answered`. */
void xml_attributes_tell(struct xml_columns *columns, size_t organisation,
                         const char *name);

/* False when there are more organisations than can be read, which was said: no need to
 * read on. */
bool xml_nodes_fit(const struct xml_columns *columns);

/* Say once of every column of edges that it is not read. */
void xml_others_note(struct xml_columns *columns, struct place place);
