/* rank_correlation.h - do two ordered answers go together? Kendall's tau-b, which is fit
 * for few levels and so for many ties. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum { TAU_EXACT_MOST = 50 }; /* rows up to which p is counted out, without ties */

struct tau {
    size_t count; /* pairs of values, both known */
    double tau; /* NaN: one of the two does not vary */
    double p; /* two-sided, of no relation; NaN as tau, and so is what follows */
    bool is_exact; /* p over all orders; else normal, with Kendall's variance for ties and
                    * without a correction for continuity (as R cor.test) */
    double error; /* asymptotic standard error not assuming no relation: ASE1 of Brown &
                   * Benedetti 1977, the delta method */
    double low; /* 95 %: tau -+ 1.96 error, within -1 .. 1; NaN of fewer rows than
                 * TAU_INTERVAL_LEAST */
    double high;
};

enum { TAU_INTERVAL_LEAST = 10 };

/* NaN in either leaves the row out. O(n log n); an exact p O(n^4). */
struct tau tau_make(const double *first, const double *second, size_t count,
                    struct pool *pool);

/* The same tau-b alone, as many draws need it. O(n log n). */
double tau_value(const double *first, const double *second, size_t count,
                 struct pool *pool);
