/* expected.h - real networks with the measures that other programs give for them.
 *
 * They are not in this repository: SAMENSPEL_REFERENCE names the folder where they
 * stand. Without them the tests that ask for them are skipped. */
#pragma once

#include "analysis/graph.h"

struct expected {
    const char *set; /* "knokbur" */
    struct relation relation; /* with its values */
    const char *const *names;
    size_t count; /* organisations */
    const char *json; /* expected-RELATION.json as it stands */
};

struct expected_case {
    const char *set;
    const char *relation;
};

/* Every set with one kind of organisations; the largest, of 1,283, is the last. */
enum { EXPECTED_SET_COUNT = 28 };
extern const struct expected_case EXPECTED_SETS[EXPECTED_SET_COUNT];

/* Fails the test when the set is not there or broken: ask reference_or_skip() first. */
struct expected expected_load(const struct expected_case *which, struct pool *pool);

/* The graph without values, as the expected measures mean it, and with them. */
struct graph expected_graph(const struct expected *expected, struct pool *pool);
struct graph expected_graph_valued(const struct expected *expected, struct pool *pool);

/* The value of a measure; `name` may name an attribute ("ei_index_directed:sector").
 * false when it is not among those expected. null is NaN. */
bool expected_figure(const struct expected *expected, const char *name, double *out);

/* The same for a measure of every organisation: count figures. */
bool expected_figures(const struct expected *expected, const char *name, double *out);

/* The n-th attribute (from 0) of attributes.csv by organisation; false past the
 * last. */
bool expected_attribute(const struct expected *expected, size_t n, struct pool *pool,
                        struct attribute *attribute_out);

/* Fails the test unless the two differ by at most 1e-9 of 1 or of their size, or both
 * are NaN. */
void expected_assert_equal(const struct expected *expected, const char *name,
                           double value, double wanted);
