/* reliability_krippendorff.c - Krippendorff's alpha: 1 - disagreement observed /
 * disagreement expected, from the coincidences of values within units (Krippendorff 2011,
 * "Computing Krippendorff's alpha-reliability"). */
#include <math.h>
#include <stdlib.h>

#include "analysis/reliability.h"

const char *const KRIPPENDORFF_METRIC_CODES[KRIPPENDORFF_METRIC_COUNT] = {
    "nominal",
    "ordinal",
    "interval",
    "ratio",
};

static int number_compare(const void *a, const void *b)
{
    const double left = *(const double *)a;
    const double right = *(const double *)b;

    return (left > right) - (left < right);
}

/* How often each distinct value stands in each unit of two values or more. */
struct tally {
    const double *values; /* distinct, ascending */
    size_t value_count;
    size_t *counts; /* [unit * value_count + value] */
    size_t unit_count;
    double *totals; /* per value */
    double total;
};

static size_t values_in(const struct score_table *table, size_t unit)
{
    size_t count = 0;

    for (size_t i = 0; i < table->row_count; i++) {
        count += !isnan(table->values[i * table->column_count + unit]);
    }
    return count;
}

static size_t distinct(double *values, size_t count)
{
    size_t kept = 0;

    qsort(values, count, sizeof *values, number_compare);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || values[kept - 1] < values[i]) {
            values[kept++] = values[i];
        }
    }
    return kept;
}

static void unit_tally(const struct score_table *table, size_t unit, struct tally *tally)
{
    size_t *counts = &tally->counts[tally->unit_count * tally->value_count];

    for (size_t i = 0; i < table->row_count; i++) {
        const double value = table->values[i * table->column_count + unit];
        if (isnan(value)) {
            continue;
        }
        const double *found = bsearch(&value, tally->values, tally->value_count,
                                      sizeof value, number_compare);
        counts[found - tally->values]++;
        tally->totals[found - tally->values]++;
        tally->total++;
    }
    tally->unit_count++;
}

static struct tally tally_make(const struct score_table *table, struct pool *pool)
{
    const size_t cells = table->row_count * table->column_count;
    double *values = pool_array(pool, cells, double);
    size_t count = 0;

    for (size_t unit = 0; unit < table->column_count; unit++) {
        if (values_in(table, unit) < 2) {
            continue;
        }
        for (size_t i = 0; i < table->row_count; i++) {
            const double value = table->values[i * table->column_count + unit];
            if (!isnan(value)) {
                values[count++] = value;
            }
        }
    }
    struct tally tally = {.values = values, .value_count = distinct(values, count)};
    tally.counts = pool_array(pool, tally.value_count * table->column_count, size_t);
    tally.totals = pool_array(pool, tally.value_count, double);
    for (size_t unit = 0; unit < table->column_count; unit++) {
        if (values_in(table, unit) >= 2) {
            unit_tally(table, unit, &tally);
        }
    }
    return tally;
}

/* How far two values are apart, squared. Of ranks: half of each, and all between. */
static double distance(const struct tally *tally, size_t a, size_t b,
                       enum krippendorff_metric metric)
{
    const double low = tally->values[a];
    const double high = tally->values[b];
    double apart = 0;

    switch (metric) {
    case KRIPPENDORFF_NOMINAL:
        return a == b ? 0 : 1;
    case KRIPPENDORFF_ORDINAL:
        for (size_t i = a; i <= b; i++) {
            apart += tally->totals[i];
        }
        apart -= (tally->totals[a] + tally->totals[b]) / 2;
        break;
    case KRIPPENDORFF_RATIO:
        apart = low + high > 0 ? (high - low) / (high + low) : 0;
        break;
    case KRIPPENDORFF_INTERVAL:
    case KRIPPENDORFF_METRIC_COUNT:
        apart = high - low;
    }
    return apart * apart;
}

/* Coincidences of two values over all units, both ways round. */
static double coincidences(const struct tally *tally, size_t a, size_t b)
{
    double sum = 0;

    for (size_t unit = 0; unit < tally->unit_count; unit++) {
        const size_t *counts = &tally->counts[unit * tally->value_count];
        size_t size = 0;
        if (counts[a] == 0 || counts[b] == 0) {
            continue;
        }
        for (size_t i = 0; i < tally->value_count; i++) {
            size += counts[i];
        }
        sum += (double)counts[a] * (double)counts[b] / (double)(size - 1);
    }
    return sum;
}

struct krippendorff krippendorff_make(const struct score_table *table,
                                      enum krippendorff_metric metric, struct pool *pool)
{
    const struct tally tally = tally_make(table, pool);
    double observed = 0;
    double expected = 0;

    for (size_t a = 0; a < tally.value_count; a++) {
        for (size_t b = a + 1; b < tally.value_count; b++) {
            const double apart = distance(&tally, a, b, metric);
            observed += apart * coincidences(&tally, a, b);
            expected += apart * tally.totals[a] * tally.totals[b];
        }
    }
    return (struct krippendorff){
        .units = tally.unit_count,
        .values = (size_t)tally.total,
        .alpha = expected > 0 ? 1 - (tally.total - 1) * observed / expected : (double)NAN,
    };
}
