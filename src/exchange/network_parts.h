/* network_parts.h - what a network builder holds while a file is read.
 * Private to exchange/network_builder*.c. */
#pragma once

#include <stdint.h>

#include "base/name_index.h"
#include "exchange/network_builder.h"

/* A tie as it stood; small, since there may be millions. */
struct raw_tie {
    double value;
    uint32_t from;
    uint32_t to;
    uint32_t line;
    uint32_t column;
    uint16_t wave;
    uint16_t relation;
    bool is_directed;
    bool is_half;
};

struct raw_organisation {
    const char *name;
    uint32_t line; /* where it stood first */
    uint32_t column;
    bool is_tied;
};

struct raw_relation {
    const char *name;
    bool is_directed; /* of the ties that come */
};

struct raw_attribute {
    const char *name;
    const char **texts; /* per organisation, as far as `capacity`; NULL: missing */
    size_t capacity;
};

/* Something said of an organisation in a wave and relation. */
struct raw_mark {
    size_t wave; /* GROUP_NONE: all */
    size_t relation; /* GROUP_NONE: all */
    size_t organisation;
};

struct raw_marks {
    struct raw_mark *marks;
    size_t count;
    size_t capacity;
};

struct network_builder {
    struct pool *pool;
    struct report *report;
    const char *file;
    struct network_reading reading;
    const char *title;
    struct name_index identities;
    struct name_index names;
    struct name_index keys; /* names without case, accents and spaces */
    struct raw_organisation *organisations;
    size_t organisation_count;
    size_t organisation_capacity;
    struct raw_relation *relations;
    size_t relation_count;
    size_t relation_capacity;
    const char **waves; /* labels */
    size_t wave_count;
    size_t wave_capacity;
    bool is_first_used; /* the first wave was asked for */
    struct raw_attribute *attributes;
    size_t attribute_count;
    size_t attribute_capacity;
    size_t attribute_last; /* the one asked for last */
    struct raw_tie *ties;
    size_t tie_count;
    size_t tie_capacity;
    struct raw_marks silent;
    struct raw_marks absent;
    size_t self_count; /* ties of an organisation with itself */
    size_t merged_count; /* ties that stood twice */
    size_t alike_count; /* names that are nearly another */
    size_t text_bytes; /* of all texts kept so far */
    bool is_too_large; /* said already */
    bool is_quiet;
};

enum {
    NETWORK_LISTED = 20
}; /* remarks of one kind with their lines; the rest is counted */

/* An error that ends all: said once. Gives 0, a number that is always valid. `id` takes
 * the limit as its one %d. */
size_t builder_too_large(struct network_builder *builder, struct place place,
                         const char *id, int limit);

/* Without the blanks around it, no-break spaces too; lives in `pool`. */
const char *builder_trim(const char *name, struct pool *pool);

/* The same in the builder's pool; "" when the texts together are more than
 * LIMIT_NETWORK_TEXT, which is said. */
const char *builder_keep(struct network_builder *builder, const char *text);

/* A name that can be shown; else false, with an error at its place. */
bool builder_name_check(const struct network_builder *builder, const char *name,
                        struct place place);

/* The ties in order of wave, relation, from, to; equal ones in the order of the file.
 * Gives `ties` or a copy in `pool`. O(ties + organisations + waves * relations). */
struct raw_tie *raw_ties_sort(const struct network_builder *builder, struct raw_tie *ties,
                              size_t count, struct pool *pool);

/* All ties as they will be, in that order: one a cell, none 0, undirected ones from the
 * lower number to the higher. Lives in `pool`.
 *
 * is_directed_out  per relation, as the reading asks or the ties show */
struct raw_tie *raw_ties_merge(struct network_builder *builder, bool **is_directed_out,
                               size_t *count_out, struct pool *pool);

/* All attributes, with their kinds; live in `pool`. */
struct attribute *raw_attributes_make(const struct network_builder *builder,
                                      struct pool *pool);

/* The attributes of some organisations only. */
struct attribute *attributes_part(const struct attribute *attributes, size_t count,
                                  const size_t *members, size_t member_count,
                                  struct pool *pool);
