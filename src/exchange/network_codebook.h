/* network_codebook.h - what stands in the files of a zipped network: a row a column, in
 * three languages. Pure. */
#pragma once

#include "analysis/network.h"
#include "base/text.h"

struct codebook {
    struct pool *pool; /* borrowed */
    struct text csv; /* file,column,kind,meaning,betekenis,signification,values */
};

void codebook_begin(struct codebook *codebook, struct pool *pool);

/* Add a column of a file; `meaning` is a text marked by N_(), `values` "" when there is
 * nothing to say of them. */
struct codebook_row {
    const char *file;
    const char *column;
    const char *kind; /* "text", "number", "yes/no" */
    const char *meaning;
    const char *values;
};
void codebook_add(struct codebook *codebook, const struct codebook_row *row);

/* Add the columns of a list of ties, of a table of organisations, and of a GraphML or
 * GEXF file. */
void codebook_add_edges(struct codebook *codebook, const char *file);
void codebook_add_nodes(struct codebook *codebook, const char *file,
                        const struct network *network);
void codebook_add_xml(struct codebook *codebook, const char *file);

/* "text", "number", "yes/no". */
const char *codebook_kind(enum attribute_kind kind);

/* What an attribute has: its texts, at most 50, or its lowest and highest number. */
const char *codebook_values(const struct attribute *attribute, size_t organisation_count,
                            struct pool *pool);

/* The same as the numbers of groups: "1 = health | 2 = youth"; 0 is missing. */
const char *codebook_groups(const struct grouping *grouping, struct pool *pool);
