/* experience_parts.h - inside of experience_results: the groups of people and what is
 * gathered of them. */
#pragma once

#include "analysis/experience_results.h"

/* Some of those who answered. */
struct experience_group {
    const char *name; /* "workers", "child_age:1", "organisation:12" */
    enum respondent respondent;
    const bool *is_in; /* per reply */
    const struct disclosure_rule *rule;
};

/* All who answered as such; which rule goes with them. */
struct experience_group experience_group_of(const struct replies *replies,
                                            enum respondent respondent,
                                            struct pool *pool);

/* How many of them answered this item with more than not knowing, and of how many
 * organisations; item_count: whether they answered anything does not count. */
struct disclosure_group experience_count(const struct replies *replies, size_t item,
                                         const bool *is_in);

/* Of two organisations, for qsort(). */
int experience_id_compare(const void *a, const void *b);

struct experience_cells {
    struct experience_cell *items;
    size_t count;
    size_t capacity;
    struct pool *pool;
};

/* Every item of a group, and of each level of its background items. */
void experience_cells_add(const struct replies *replies,
                          const struct experience_group *group,
                          struct experience_cells *cells);

/* The parts of organisations that may see their own answers, in order of number. */
struct experience_parts experience_own_parts(const struct replies *replies,
                                             const struct experience_results *all,
                                             struct pool *pool);

struct experience_figures {
    struct experience_figure *items;
    size_t count;
    size_t capacity;
    struct pool *pool;
    const struct replies *replies;
    const struct experience_group *group; /* of whom they are being made */
};

/* The figures on dilemmas (experience_figures.c), and how well a group's answers hold
 * together (experience_quality.c). */
void experience_figures_add(struct experience_figures *figures);
void experience_quality_add(struct experience_figures *figures);

/* An item as numbers, NaN where somebody does not know or is not of the group: the
 * caller's own, in the pool of the figures. NULL when it was not asked. */
double *experience_values(const struct experience_figures *figures, size_t item);

/* What is known of a figure before it is given. */
struct experience_ground {
    struct disclosure_group people; /* on whom it rests */
    size_t least; /* people */
    size_t apart; /* who differ from the most frequent answer */
};

struct experience_number {
    double value;
    double low;
    double high;
};

/* "kind.of": a figure by its ground, rounded, or why there is none. */
void experience_figure_add(struct experience_figures *figures, const char *name,
                           const struct experience_ground *ground,
                           struct experience_number number);
const char *experience_name(const char *kind, const char *of, struct pool *pool);

/* How many values are other than the most frequent one. NaN does not count. */
size_t experience_apart(const double *values, size_t count, struct pool *pool);
