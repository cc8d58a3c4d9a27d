/* reliability.h - do items measure one thing, do people of one organisation answer
 * alike, do judges agree: Cronbach's alpha, the intraclass correlations, rwg and rwg(j),
 * Krippendorff's alpha. Pure.
 *
 * Where packages differ, the definition is named beside each figure and in
 * docs/methods/reliability.md. A figure that is not defined (no variance, too few rows)
 * is NaN. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

/* Rows are people (of alpha and rwg) or what is judged (of ICC); columns are items or
 * judges. NaN is missing. */
struct score_table {
    const double *values; /* [row * column_count + column] */
    size_t row_count;
    size_t column_count;
};

/* Copy the rows in which nothing is missing; gives how many there are. `values_out` has
 * room for one row more than the table. */
size_t score_rows_complete(const struct score_table *table, double *values_out);

/* ---- Cronbach's alpha ---- */

struct cronbach {
    size_t rows; /* complete ones: the others are left out (listwise) */
    double alpha; /* k/(k-1) (1 - sum of variances / variance of the sum) */
    double standardised; /* k r/(1 + (k-1) r), r the mean correlation of two items */
    double low; /* Feldt 1965, 95 % */
    double high;
};

/* Two columns and three complete rows at least, and a sum that varies. O(cells). */
struct cronbach cronbach_make(const struct score_table *table, struct pool *pool);

/* ---- intraclass correlation: n judged things by k judges ---- */

enum icc_form {
    ICC_1_1, /* one-way: each thing has judges of its own */
    ICC_2_1, /* two-way random, absolute agreement */
    ICC_3_1, /* two-way fixed, consistency */
    ICC_1_K, /* the same of the mean of k judges */
    ICC_2_K,
    ICC_3_K,
    ICC_FORM_COUNT
};
extern const char *const ICC_FORM_CODES[ICC_FORM_COUNT]; /* "ICC(1,1)" … "ICC(3,k)" */

struct icc_estimate {
    double value;
    double f; /* of the hypothesis that it is zero; NaN where judges never differ */
    double freedom_above;
    double freedom_below;
    double p;
    double low; /* 95 %: McGraw & Wong 1996; of ICC(2,.) by Satterthwaite, and NaN where
                 * that leaves less than one degree of freedom */
    double high;
};

struct icc {
    size_t rows; /* complete ones */
    struct icc_estimate forms[ICC_FORM_COUNT];
};

/* The six forms of Shrout & Fleiss 1979, from mean squares. (A mixed model, as psych::ICC
 * fits by default, differs in the sixth decimal.) Two columns, two complete rows. What
 * stepping up takes past its pole (below -1/(k-1) for one judge) is NaN. */
struct icc icc_make(const struct score_table *table, struct pool *pool);

/* ---- people within groups ---- */

struct icc_groups {
    size_t groups; /* that have somebody */
    size_t people;
    double icc1; /* (MSB - MSW) / (MSB + (k-1) MSW), k = people / groups (Bliese) */
    double icc1_weighted; /* the same with k = (N - sum n^2 / N) / (J - 1): ANOVA */
    double icc2; /* (MSB - MSW) / MSB: reliability of the mean of a group */
    double f;
    double freedom_above;
    double freedom_below;
    double p;
};

/* `groups` per value: any number; a NaN value is left out. Two groups at least, and more
 * people than groups. O(n log n). */
struct icc_groups icc_groups_make(const double *values, const size_t *groups,
                                  size_t count, struct pool *pool);

/* ---- agreement within one group ---- */

struct rwg {
    size_t rows; /* complete ones */
    double value; /* 0 .. 1: below 0, or where the variance is above that of chance, 0,
                   * as James, Demaree & Wolf and R multilevel do */
    double plain; /* what the formula gives, whatever it is */
};

/* rwg(j) of James, Demaree & Wolf 1984; with one column rwg. Chance: each of `levels` as
 * likely, variance (levels^2 - 1) / 12. Variances divide by n - 1. Two complete rows
 * at least. */
struct rwg rwg_make(const struct score_table *table, size_t levels);

/* ---- Krippendorff's alpha ---- */

enum krippendorff_metric {
    KRIPPENDORFF_NOMINAL,
    KRIPPENDORFF_ORDINAL,
    KRIPPENDORFF_INTERVAL,
    KRIPPENDORFF_RATIO, /* no negative values */
    KRIPPENDORFF_METRIC_COUNT
};
extern const char *const KRIPPENDORFF_METRIC_CODES[KRIPPENDORFF_METRIC_COUNT];

struct krippendorff {
    size_t units; /* with two values at least: the others tell nothing */
    size_t values; /* in them */
    double alpha;
    bool is_unfit; /* ratio: a value is below 0, or too many differ; alpha is NaN */
};

/* Rows are coders, columns units. NaN: undefined, all values alike. O(n log n); of ratio
 * O(different values^2), and not given from some 40 000 different values on. */
struct krippendorff krippendorff_make(const struct score_table *table,
                                      enum krippendorff_metric metric);
