/* measure.h - the list of all measures: what they are called, where they are explained,
 * and how far they may be trusted when not everybody answered. Pure data.
 *
 * The names are those of `samenspel network measure --json` and of the pages in
 * docs/methods/networks/. A measure that a network does not have (undirected, no groups)
 * or that is undefined is NaN in a scorecard, never 0. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Changes when any figure does: stands in every result. */
enum { ANALYSIS_ENGINE = 1 };

/* What is computed together. */
enum measure_group {
    GROUP_SIZE,
    GROUP_DYADS,
    GROUP_TRIADS,
    GROUP_CLUSTERING,
    GROUP_PATHS,
    GROUP_COMPONENTS,
    GROUP_CUTS,
    GROUP_CORES,
    GROUP_KRACKHARDT,
    GROUP_EIGENVECTORS,
    GROUP_HOLES,
    GROUP_MIXING, /* needs groups of organisations */
    GROUP_CORE_PERIPHERY,
    GROUP_COMMUNITIES,
    GROUP_MULTIPLEXITY, /* needs two relations */
    MEASURE_GROUP_COUNT
};

#define GROUP_BIT(group) (1u << (group))
#define GROUPS_ALL (GROUP_BIT(MEASURE_GROUP_COUNT) - 1u)

/* How long a group takes grows with this product of n organisations, m ties and d, the
 * most partners of one. */
enum cost_growth { COST_M, COST_M_D, COST_N_M, COST_N_N, COST_N_N_N };

struct measure_group_cost {
    enum cost_growth growth;
    double factor; /* steps for one of the product: measured, see bench/analysis.c */
};
extern const struct measure_group_cost MEASURE_GROUP_COSTS[MEASURE_GROUP_COUNT];

/* "m d": how the growth is written. */
extern const char *const COST_GROWTH_TEXTS[];

struct network_size {
    size_t organisations; /* n */
    size_t ties; /* m, in both directions */
    size_t partners; /* d */
};

/* Steps that a group takes on a network of this size; a thousand million are some
 * seconds. */
double measure_group_steps(enum measure_group group, const struct network_size *size);

/* What takes more is left out unless it is asked for by name. */
#define MEASURE_STEPS_MOST 2e9

enum network_measure {
    NETWORK_ORGANISATIONS,
    NETWORK_TIES,
    NETWORK_DENSITY,
    NETWORK_MEAN_DEGREE,
    NETWORK_MEAN_STRENGTH,
    NETWORK_ISOLATES,
    NETWORK_CENTRALISATION_INDEGREE,
    NETWORK_CENTRALISATION_OUTDEGREE,
    NETWORK_CENTRALISATION_DEGREE,
    NETWORK_RECIPROCITY,
    NETWORK_RECIPROCITY_DYAD,
    NETWORK_TRANSITIVITY,
    NETWORK_CLUSTERING,
    NETWORK_CLUSTERING_WEIGHTED,
    NETWORK_MEAN_DISTANCE,
    NETWORK_SD_DISTANCE,
    NETWORK_DIAMETER,
    NETWORK_COMPACTNESS,
    NETWORK_CONNECTEDNESS,
    NETWORK_CENTRALISATION_BETWEENNESS,
    NETWORK_CENTRALISATION_CLOSENESS,
    NETWORK_COMPONENTS_WEAK,
    NETWORK_COMPONENTS_STRONG,
    NETWORK_LARGEST_COMPONENT,
    NETWORK_CUTPOINTS,
    NETWORK_BRIDGES,
    NETWORK_CORE_HIGHEST,
    NETWORK_HIERARCHY,
    NETWORK_EFFICIENCY,
    NETWORK_LEAST_UPPER_BOUNDEDNESS,
    NETWORK_CENTRALISATION_EIGENVECTOR,
    NETWORK_EI_INDEX,
    NETWORK_ASSORTATIVITY,
    NETWORK_CORE_PERIPHERY_FIT,
    NETWORK_CORE_SIZE,
    NETWORK_MODULARITY,
    NETWORK_COMMUNITIES,
    NETWORK_MULTIPLEXITY,
    NETWORK_MEASURE_COUNT
};

enum organisation_measure {
    ORGANISATION_INDEGREE,
    ORGANISATION_OUTDEGREE,
    ORGANISATION_DEGREE,
    ORGANISATION_STRENGTH_IN,
    ORGANISATION_STRENGTH_OUT,
    ORGANISATION_BETWEENNESS,
    ORGANISATION_CLOSENESS_IN,
    ORGANISATION_CLOSENESS_OUT,
    ORGANISATION_CLOSENESS,
    ORGANISATION_HARMONIC_IN,
    ORGANISATION_HARMONIC_OUT,
    ORGANISATION_HARMONIC,
    ORGANISATION_REACH_TWO,
    ORGANISATION_EIGENVECTOR,
    ORGANISATION_BONACICH,
    ORGANISATION_PAGERANK,
    ORGANISATION_HUB,
    ORGANISATION_AUTHORITY,
    ORGANISATION_CLUSTERING,
    ORGANISATION_CLUSTERING_WEIGHTED,
    ORGANISATION_EFFECTIVE_SIZE,
    ORGANISATION_EFFICIENCY,
    ORGANISATION_CONSTRAINT,
    ORGANISATION_CONSTRAINT_EGO,
    ORGANISATION_CONSTRAINT_HIERARCHY,
    ORGANISATION_BROKER_COORDINATOR,
    ORGANISATION_BROKER_CONSULTANT,
    ORGANISATION_BROKER_REPRESENTATIVE,
    ORGANISATION_BROKER_GATEKEEPER,
    ORGANISATION_BROKER_LIAISON,
    ORGANISATION_BROKER_TOTAL,
    ORGANISATION_CUTPOINT,
    ORGANISATION_CORENESS,
    ORGANISATION_CORE,
    ORGANISATION_COMMUNITY,
    ORGANISATION_COMPONENT,
    ORGANISATION_MEASURE_COUNT
};

/* For which graphs a measure has a meaning of its own. */
enum measure_scope { SCOPE_BOTH, SCOPE_DIRECTED, SCOPE_UNDIRECTED };

enum measure_kind { KIND_FIGURE, KIND_COUNT, KIND_YES_NO };

/* What unknown ties do to it (docs/methods/networks/uncertainty.md). */
enum measure_unknown {
    UNKNOWN_LEFT_OUT, /* counted over what is known: still an estimate of the whole */
    UNKNOWN_BOUNDS, /* over the known ties: at least, or at most, the true figure */
    UNKNOWN_EITHER, /* over the known ties: the true figure may lie on either side */
    UNKNOWN_FRAGILE /* over the known ties, and known to break when answers are missing */
};

struct measure {
    const char *name; /* "mean_distance": stable */
    const char *label; /* N_() */
    const char *sentence; /* N_(): what it says, in plain words */
    const char *page; /* of docs/methods/networks/, without ".md" */
    enum measure_group group;
    enum measure_scope scope;
    enum measure_kind kind;
    enum measure_unknown unknown;
    bool is_valued; /* means something of its own only where ties have values */
    const char *undefined; /* N_(): why it is, of its name; NULL: it never is */
};

extern const struct measure NETWORK_MEASURES[NETWORK_MEASURE_COUNT];
extern const struct measure ORGANISATION_MEASURES[ORGANISATION_MEASURE_COUNT];

/* The measure has a meaning for a graph of this kind. */
static inline bool measure_applies(const struct measure *measure, bool is_directed,
                                   bool is_valued)
{
    return (is_valued || !measure->is_valued) &&
           (measure->scope == SCOPE_BOTH ||
            (measure->scope == SCOPE_DIRECTED) == is_directed);
}
