/* network_csv.h - networks in tables, of CSV or of a workbook: a list of ties, a matrix,
 * a list of organisations. Pure. docs/formats.md has their columns. */
#pragma once

#include "base/csv.h"
#include "exchange/network_builder.h"

/* One table on its way into a builder. */
struct network_table {
    const struct csv_table *table;
    const struct network_reading *reading;
    struct network_builder *builder;
    struct report *report;
    const char *relation; /* the name of the ties where the table has none: "" */
};

enum table_shape { SHAPE_EDGES, SHAPE_MATRIX, SHAPE_NEITHER };

/* A list of ties has columns for source and target; a matrix has a blank corner, or names
 * in its first column of which half or more stand in its first row; with both it is a
 * matrix. O(cells). */
enum table_shape network_table_shape(const struct csv_table *table);

/* An error that says what a list and a matrix look like. */
void network_table_refuse(const struct csv_table *table, struct report *report);

/* Read a list of ties. With `nodes` (NULL: none) its organisations come first, and a tie
 * of one that it misses is an error. What is wrong stands in the report. O(rows). */
void network_edges_read(const struct network_table *source,
                        const struct csv_table *nodes);

/* Read a matrix. O(cells). */
void network_matrix_read(const struct network_table *source);

/* Read a table of organisations for those that are in the builder already; others are
 * left out, with a warning. O(cells). */
void network_nodes_read(const struct network_table *source);

/* The same before any tie: adds the organisations. */
void network_nodes_add(const struct network_table *source);

/* One of many networks in a file. */
struct labelled_network {
    const char *label;
    struct network_series series;
};

struct labelled_networks {
    const struct labelled_network *networks; /* in order of first appearance */
    size_t count;
};

/* A list of ties with a column `network`: is this one? */
bool network_is_many(const struct file_bytes *file);

/* Read all networks of such a list. What is said of each stands with its line; what was
 * read in all is one note.
 * fails  with errors in `report`. O(rows). */
NODISCARD bool network_read_many(const struct file_bytes *file,
                                 const struct network_reading *reading, struct pool *pool,
                                 struct report *report,
                                 struct labelled_networks *networks_out);

/* ---- writing: what the form cannot hold is a warning in `report` ---- */

/* Source,Target,Type,Weight, with Relation and Wave where there are several or they have
 * names. Unknown ties have the weight NA. O(ties). */
void network_edges_write(const struct network_series *series, struct report *report,
                         struct text *csv);

/* The first relation of the last wave; NA for what is unknown. O(organisations^2). */
void network_matrix_write(const struct network_series *series, struct report *report,
                          struct text *csv);

/* name, the attributes, and `answered` when one did not. O(cells). */
void network_nodes_write(const struct network *network, struct text *csv);

/* The same in another place, a workbook, of all waves: everybody who was there once, with
 * what was known last; `answered` when one never did. */
struct node_table {
    const char *const *headers;
    size_t column_count;
    const char *const *cells; /* row by row */
    size_t width; /* from row to row, at least column_count */
    size_t row_count;
};
struct node_table node_table_of(const struct network_series *series, struct pool *pool);
