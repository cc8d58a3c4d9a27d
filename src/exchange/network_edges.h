/* network_edges.h - the columns of a list of ties, and one of its rows.
 * Private to exchange/network_*.c. */
#pragma once

#include "exchange/columns.h"
#include "exchange/network_csv.h"

enum edge_column {
    EDGE_SOURCE,
    EDGE_TARGET,
    EDGE_VALUE,
    EDGE_RELATION,
    EDGE_TYPE, /* Gephi: the direction; Kumu: the relation */
    EDGE_DIRECTION,
    EDGE_WAVE,
    EDGE_NETWORK,
    EDGE_COLUMN_COUNT
};

struct edge_columns {
    int at[EDGE_COLUMN_COUNT]; /* or COLUMN_MISSING; EDGE_TYPE is resolved to another */
    bool is_edges; /* has a source and a target */
};

/* Which columns a list has. O(columns + rows). */
struct edge_columns edge_columns_find(const struct csv_table *table);

/* Say which columns are not read, and that nothing tells the direction. */
void edge_columns_say(const struct network_table *source,
                      const struct edge_columns *columns);

/* Ask for the waves in order of time: labels that differ only in their digits, as
 * T0 and T1 or dates, in that order; others as they come. */
void edge_waves_add(const struct network_table *source,
                    const struct edge_columns *columns);

/* Read a row into the builder. */
void edge_row_read(const struct network_table *source, const struct edge_columns *columns,
                   const struct csv_row *row);

/* ---- writing ---- */

/* The columns Relation and Wave are there where they say something. */
struct edge_form {
    bool has_relation;
    bool has_wave;
};
struct edge_form edge_form_of(const struct network_series *series);

/* A tie as a row; `value` may be NaN. */
struct edge_line {
    const char *source;
    const char *target;
    const char *type; /* "Directed", "Undirected" */
    double value;
    const char *relation;
    const char *wave;
};
typedef void (*edge_line_fn)(void *context, const struct edge_line *line);

/* Every tie, in order of wave, relation, source. */
void edge_lines_each(const struct network_series *series, edge_line_fn take,
                     void *context);
