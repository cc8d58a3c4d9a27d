/* network.h - organisations and the ties between them, as they were reported. Pure data;
 * who reads files makes it (exchange/network_file.h), graph.h makes it ready to count.
 *
 * Unknown is not zero: an organisation that did not answer is `silent`, and what its row
 * does not name is unknown; a single unknown cell is a tie whose value is NaN. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"
#include "base/pool.h"

struct tie {
    size_t from;
    size_t to;
    double value; /* finite and not 0; NaN: unknown whether there is one */
};

/* One kind of tie: contact, referral, ... */
struct relation {
    const char *name; /* "contact"; "" when its file gives none */
    bool is_directed;
    const struct tie *ties; /* in order of from, then to; no pair twice, from != to; when
                             * undirected from < to */
    size_t tie_count;
    const bool *is_silent; /* per organisation: did not answer; NULL: all did */
};

enum attribute_kind { ATTRIBUTE_TEXT, ATTRIBUTE_NUMBER, ATTRIBUTE_YES_NO };

/* What is known of each organisation beside its ties: sector, role, size. */
struct attribute {
    const char *name;
    enum attribute_kind kind;
    const char *const *texts; /* per organisation, as written; "" where missing */
    const double *numbers; /* the same as numbers (yes 1, no 0), NaN where missing; NULL
                            * for ATTRIBUTE_TEXT */
};

struct network {
    const char *title; /* "" when it has none */
    const char *const *names; /* not empty, none twice */
    size_t organisation_count;
    const struct attribute *attributes;
    size_t attribute_count;
    const struct relation *relations; /* at least one, names differ */
    size_t relation_count;
};

/* A network at one time. */
struct wave {
    const char *label; /* "T0", "2026"; "" for the only one */
    struct network network;
};

struct network_series {
    const struct wave *waves; /* at least one, in order of time */
    size_t wave_count;
};

/* Number of the organisation with this name, or organisation_count. O(organisations). */
size_t network_organisation_find(const struct network *network, const char *name);

/* The attribute or relation with this name, NULL when there is none. */
const struct attribute *network_attribute(const struct network *network,
                                          const char *name);
const struct relation *network_relation(const struct network *network, const char *name);

/* The groups that an attribute makes: equal texts are one group. */
struct grouping {
    const char *const *labels; /* per group, in order of first appearance */
    size_t group_count;
    const size_t *group_of; /* per organisation; GROUP_NONE where the text is missing */
};
#define GROUP_NONE ((size_t)-1)

/* What becomes of organisations whose text is missing. */
enum missing_group {
    MISSING_LEFT_OUT, /* in no group */
    MISSING_GROUPED /* together one group, with the label "": as R and networkx do when
                     * they are given the attribute as it stands */
};

/* O(organisations log organisations); lives in `pool`. */
struct grouping grouping_of(const struct attribute *attribute, size_t organisation_count,
                            enum missing_group missing, struct pool *pool);

/* The same, those without a text left out. */
struct grouping grouping_make(const struct attribute *attribute,
                              size_t organisation_count, struct pool *pool);
