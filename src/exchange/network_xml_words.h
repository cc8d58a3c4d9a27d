/* network_xml_words.h - the names and values that networks in XML have in common, as
 * igraph, networkx, Gephi and we ourselves write them. Pure. */
#pragma once

#include "base/limits.h"
#include "base/name_index.h"
#include "base/pool.h"
#include "exchange/network_builder.h"

/* What a key (GraphML) or attribute (GEXF) of nodes, edges or the graph is for. */
enum xml_word {
    XML_WORD_OTHER, /* kept as an attribute of the organisations, else not read */
    XML_WORD_NAME, /* of nodes: name */
    XML_WORD_LABEL, /* of nodes: label */
    XML_WORD_ANSWERED, /* of nodes: answered, or "answered: RELATION" */
    XML_WORD_VALUE, /* of edges: value, weight, strength */
    XML_WORD_RELATION, /* of edges: relation, type */
    XML_WORD_UNKNOWN, /* of edges: unknown */
    XML_WORD_TITLE, /* of the graph: title, name */
    XML_WORD_WAVE, /* of the graph: wave */
    XML_WORD_RELATIONS, /* of the graph: relations, a line each, "directed:contact" */
    XML_WORD_COUNT
};

enum {
    XML_WAVES_MAX = LIMIT_WAVES, /* read from one file */
    XML_LISTED = 20, /* remarks of one kind with their lines; the rest is counted */
};

/* Of elements of our own in GEXF: the waves by label, the relations. */
#define XML_OWN_PREFIX "samenspel"

extern const char XML_ANSWERED_IN[]; /* "answered: ", before a relation's name */

/* The same word but for the case of ASCII letters. */
bool xml_is_word(const char *text, const char *word);

/* In any case of letters. */
enum xml_word xml_word_of_node(const char *name);
enum xml_word xml_word_of_edge(const char *name);
enum xml_word xml_word_of_graph(const char *name);

/* "answered: contact" is of one relation, "answered" of all (NULL). */
const char *xml_answered_relation(const char *name);

/* A tie's value: a number, true (1), false (0); NaN, NA, ? and "" are unknown.
 * False when it is none of these, or not finite. */
bool xml_value_read(const char *text, double *value_out);

/* false, 0 or no. */
bool xml_is_false(const char *text);

/* Who is there in each wave, while a file is read. */
struct xml_members {
    const bool *is_member; /* per organisation, as far as `count` */
    size_t count;
};

/* Tell the builder who is no member of a wave: all others. */
void xml_absent_add(struct network_builder *builder, const struct xml_members *members,
                    size_t wave_count);

/* Add the relations that a text lists, so that they are there without ties, in their
 * order. Gives the name of the first; "" when it lists none. Lives in `pool`. */
const char *xml_relations_read(struct network_builder *builder, const char *text,
                               struct pool *pool);

/* Of such a text, the relations whose ties go both ways; the names live in its pool. */
void xml_undirected_find(const char *text, struct name_index *index);

/* What the writers share: may this number be written as it stands? */
bool xml_is_number(const char *text);

/* The relations of the series need to be told apart: several, or one with a name. */
bool xml_has_relations(const struct network *network);

/* Is anybody silent, in all relations alike, or differently? */
enum xml_silence { XML_SILENCE_NONE, XML_SILENCE_ALIKE, XML_SILENCE_APART };
enum xml_silence xml_silence_of(const struct network_series *series);

/* A tie of any wave is unknown; one has another value than 1. */
bool xml_has_unknown(const struct network_series *series);
bool xml_has_values(const struct network_series *series);

/* All attributes of all waves, each name once; kinds that differ are text. */
struct xml_attributes {
    const struct attribute **attributes; /* where each was met first */
    enum attribute_kind *kinds;
    size_t count;
};
struct xml_attributes xml_attributes_of(const struct network_series *series,
                                        struct pool *pool);

/* One of them in a network, NULL when it has none. O(1) where it stands at the same place
 * there, as in a series whose waves have the same attributes. */
const struct attribute *xml_attribute_in(const struct xml_attributes *attributes,
                                         size_t number, const struct network *network);

/* Add a value as its kind wants it: "true" and "false", a number with a point. */
void xml_add_typed(struct text *xml, enum attribute_kind kind,
                   const struct attribute *attribute, size_t organisation);

/* Add "directed:contact", a line a relation; not escaped. */
const char *xml_relations_text(const struct network *network, struct pool *pool);

/* Say what only we read back. */
void xml_limits_say(const struct network_series *series, struct report *report);
