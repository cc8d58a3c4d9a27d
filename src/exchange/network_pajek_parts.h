/* network_pajek_parts.h - a .net while it is read. Private to exchange/network_pajek*.c.
 * */
#pragma once

#include "exchange/network_builder.h"
#include "exchange/network_tokens.h"

/* What the lines of a part are. */
enum pajek_part { PART_NONE, PART_VERTICES, PART_PAIRS, PART_LISTS, PART_MATRIX };

struct pajek_relation {
    const char *number; /* as written; "": none */
    const char *name;
};

struct pajek_reader {
    struct token_reader tokens;
    const struct network_reading *reading;
    struct network_builder *builder;
    struct report *report;
    struct pool *scratch;
    enum pajek_part part;
    bool is_directed; /* the ties of this part */
    const char *relation; /* their name */
    struct pajek_relation *relations;
    size_t relation_count;
    size_t relation_capacity;
    size_t count; /* organisations; 0: not said yet */
    struct token *names; /* by number from 0; text NULL: not named */
    size_t *organisations; /* the same, once is_named */
    bool is_named;
};

/* The next word if it stands on the same line. */
bool pajek_rest_next(struct pajek_reader *reader, struct token *token_out);
void pajek_rest_skip(struct pajek_reader *reader);

/* The number of a vertex, from 0; else false, with an error. */
bool pajek_number_of(struct pajek_reader *reader, const struct token *token,
                     size_t *number_out);

/* "*Vertices 25". */
bool pajek_vertices_begin(struct pajek_reader *reader, const struct token *head);

/* A line of *Vertices: number, label, then how it is drawn. */
bool pajek_vertex_take(struct pajek_reader *reader, const struct token *first);

/* Add the organisations, once. Their order is that of their numbers, whatever that of the
 * lines; those that no line names are called by their numbers. */
bool pajek_names_take(struct pajek_reader *reader);
