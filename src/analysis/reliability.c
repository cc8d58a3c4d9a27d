/* reliability.c - Cronbach's alpha, and agreement within one group. */
#include "analysis/reliability.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

static double cell(const struct score_table *table, size_t row, size_t column)
{
    return table->values[row * table->column_count + column];
}

static bool is_complete(const struct score_table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (isnan(cell(table, row, i))) {
            return false;
        }
    }
    return true;
}

static size_t complete_count(const struct score_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->row_count; i++) {
        count += is_complete(table, i);
    }
    return count;
}

static double column_mean(const struct score_table *table, size_t column, size_t rows)
{
    double sum = 0;

    for (size_t i = 0; i < table->row_count; i++) {
        sum += is_complete(table, i) ? cell(table, i, column) : 0;
    }
    return sum / (double)rows;
}

/* ---- Cronbach's alpha ---- */

/* What alpha is made of: the covariances of the items, dividing by n - 1. */
struct covariances {
    const double *cells; /* [column * column_count + column] */
    size_t count;
};

static struct covariances covariances_make(const struct score_table *table, size_t rows,
                                           struct pool *pool)
{
    const size_t count = table->column_count;
    double *cells = pool_array(pool, count * count, double);
    double *off = pool_array(pool, count, double);
    double *means = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        means[i] = column_mean(table, i, rows);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        if (!is_complete(table, row)) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            off[i] = cell(table, row, i) - means[i];
        }
        for (size_t i = 0; i < count * count; i++) {
            cells[i] += off[i / count] * off[i % count] / (double)(rows - 1);
        }
    }
    return (struct covariances){cells, count};
}

static double alpha_of(const struct covariances *covariances)
{
    const double k = (double)covariances->count;
    double trace = 0;
    double all = 0;

    for (size_t i = 0; i < covariances->count; i++) {
        for (size_t j = 0; j < covariances->count; j++) {
            all += covariances->cells[i * covariances->count + j];
        }
        trace += covariances->cells[i * covariances->count + i];
    }
    return all > 0 ? k / (k - 1) * (1 - trace / all) : (double)NAN;
}

/* NaN where an item does not vary: it has no correlation. */
static double standardised_of(const struct covariances *covariances)
{
    const size_t count = covariances->count;
    const double k = (double)count;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const double both =
                covariances->cells[i * count + i] * covariances->cells[j * count + j];
            if (!(both > 0)) {
                return (double)NAN;
            }
            sum += i == j ? 0 : covariances->cells[i * count + j] / sqrt(both);
        }
    }
    const double mean = sum / (k * (k - 1));
    return k * mean / (1 + (k - 1) * mean);
}

struct cronbach cronbach_make(const struct score_table *table, struct pool *pool)
{
    struct cronbach made = {complete_count(table), (double)NAN, (double)NAN, (double)NAN,
                            (double)NAN};

    if (table->column_count < 2 || made.rows < 3) {
        return made;
    }
    const struct covariances covariances = covariances_make(table, made.rows, pool);
    const double above = (double)(made.rows - 1);
    const double below = above * (double)(table->column_count - 1);
    made.alpha = alpha_of(&covariances);
    made.standardised = standardised_of(&covariances);
    made.low = 1 - (1 - made.alpha) * gsl_cdf_fdist_Pinv(0.975, above, below);
    made.high = 1 - (1 - made.alpha) * gsl_cdf_fdist_Pinv(0.025, above, below);
    return made;
}

/* ---- agreement within one group ---- */

static double variance_mean(const struct score_table *table, size_t rows)
{
    double sum = 0;

    for (size_t i = 0; i < table->column_count; i++) {
        const double mean = column_mean(table, i, rows);
        for (size_t row = 0; row < table->row_count; row++) {
            if (is_complete(table, row)) {
                sum += (cell(table, row, i) - mean) * (cell(table, row, i) - mean);
            }
        }
    }
    return sum / (double)(rows - 1) / (double)table->column_count;
}

struct rwg rwg_make(const struct score_table *table, size_t levels)
{
    struct rwg made = {complete_count(table), (double)NAN, (double)NAN};
    const double chance = ((double)levels * (double)levels - 1) / 12;
    const double j = (double)table->column_count;

    if (made.rows < 2 || table->column_count == 0 || levels < 2) {
        return made;
    }
    const double share = variance_mean(table, made.rows) / chance;
    made.plain = j * (1 - share) / (j * (1 - share) + share);
    made.value = share > 1 ? 0 : made.plain;
    return made;
}
