/* reliability.c - Cronbach's alpha, and agreement within one group. */
#include "analysis/reliability.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

size_t score_rows_complete(const struct score_table *table, double *values_out)
{
    const size_t columns = table->column_count;
    size_t rows = 0;

    for (size_t row = 0; row < table->row_count; row++) {
        bool is_complete = true;
        for (size_t i = 0; i < columns; i++) {
            values_out[rows * columns + i] = table->values[row * columns + i];
            is_complete = is_complete && !isnan(values_out[rows * columns + i]);
        }
        rows += is_complete;
    }
    return rows;
}

/* The complete rows, each value as its distance from the mean of its column. */
struct distances {
    const double *values; /* [row * columns + column] */
    size_t rows;
    size_t columns;
    const double *squares; /* summed, per column */
};

/* Counted from the first row: a column that does not vary then gives 0 exactly, also of
 * values that are no whole numbers. */
static struct distances distances_make(const struct score_table *table, struct pool *pool)
{
    const size_t columns = table->column_count;
    double *values = pool_array(pool, (table->row_count + 1) * columns, double);
    double *sums = pool_array(pool, columns, double);
    double *squares = pool_array(pool, columns, double);
    const size_t rows = score_rows_complete(table, values);

    for (size_t i = rows * columns; i-- > 0;) { /* the first row last: all need it */
        values[i] -= values[i % columns];
        sums[i % columns] += values[i];
    }
    for (size_t i = 0; i < rows * columns; i++) {
        values[i] -= sums[i % columns] / (double)rows;
        squares[i % columns] += values[i] * values[i];
    }
    return (struct distances){values, rows, columns, squares};
}

/* ---- Cronbach's alpha ---- */

/* `apart`: the variances of k items added up; `together`: the variance of their sum. */
static double alpha_of(double apart, double together, double k)
{
    const double rounding = 1e-12; /* a sum that never varies is seldom 0 exactly */

    return together > rounding * apart ? k / (k - 1) * (1 - apart / together)
                                       : (double)NAN;
}

static double alpha_raw(const struct distances *distances)
{
    double apart = 0;
    double together = 0;

    for (size_t row = 0; row < distances->rows; row++) {
        double sum = 0;
        for (size_t i = 0; i < distances->columns; i++) {
            sum += distances->values[row * distances->columns + i];
        }
        together += sum * sum;
    }
    for (size_t i = 0; i < distances->columns; i++) {
        apart += distances->squares[i];
    }
    return alpha_of(apart, together, (double)distances->columns);
}

/* Alpha of the items brought to a variance of 1: k r / (1 + (k - 1) r) is the same. NaN
 * where an item does not vary: it has no correlation. */
static double alpha_standardised(const struct distances *distances, struct pool *pool)
{
    const size_t columns = distances->columns;
    double *spreads = pool_array(pool, columns, double);
    double together = 0;

    for (size_t i = 0; i < columns; i++) {
        spreads[i] = sqrt(distances->squares[i]);
        if (!(spreads[i] > 0)) {
            return (double)NAN;
        }
    }
    for (size_t row = 0; row < distances->rows; row++) {
        double sum = 0;
        for (size_t i = 0; i < columns; i++) {
            sum += distances->values[row * columns + i] / spreads[i];
        }
        together += sum * sum;
    }
    return alpha_of((double)columns, together, (double)columns);
}

struct cronbach cronbach_make(const struct score_table *table, struct pool *pool)
{
    const struct distances distances = distances_make(table, pool);
    struct cronbach made = {distances.rows, (double)NAN, (double)NAN, (double)NAN,
                            (double)NAN};

    if (table->column_count < 2 || made.rows < 3) {
        return made;
    }
    const double above = (double)(made.rows - 1);
    const double below = above * (double)(table->column_count - 1);
    made.alpha = alpha_raw(&distances);
    made.standardised = alpha_standardised(&distances, pool);
    made.low = 1 - (1 - made.alpha) * gsl_cdf_fdist_Pinv(0.975, above, below);
    made.high = 1 - (1 - made.alpha) * gsl_cdf_fdist_Pinv(0.025, above, below);
    return made;
}

/* ---- agreement within one group ---- */

struct rwg rwg_make(const struct score_table *table, size_t levels)
{
    SCOPED(pool) scratch = pool_new();
    const struct distances distances = distances_make(table, scratch);
    struct rwg made = {distances.rows, (double)NAN, (double)NAN};
    const double chance = ((double)levels * (double)levels - 1) / 12;
    const double j = (double)table->column_count;
    double variances = 0;

    if (made.rows < 2 || table->column_count == 0 || levels < 2) {
        return made;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        variances += distances.squares[i] / (double)(made.rows - 1);
    }
    const double share = variances / j / chance;
    made.plain = j * (1 - share) / (j * (1 - share) + share);
    made.value = share > 1 ? 0 : made.plain;
    return made;
}
