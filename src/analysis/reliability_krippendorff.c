/* reliability_krippendorff.c - Krippendorff's alpha: 1 - disagreement observed /
 * disagreement expected (Krippendorff 2011, "Computing Krippendorff's
 * alpha-reliability"). Both are squared distances added up over pairs of values: within
 * each unit, and over all units. */
#include <math.h>
#include <stdlib.h>

#include "analysis/reliability.h"
#include "base/number.h"

const char *const KRIPPENDORFF_METRIC_CODES[KRIPPENDORFF_METRIC_COUNT] = {
    "nominal",
    "ordinal",
    "interval",
    "ratio",
};

/* Of ratio every two different values are one step; the others need no pairs. */
static const double RATIO_STEPS_MOST = 1e9;

/* A value, and how often it was given. */
struct run {
    double value;
    double count;
    double rank; /* of ordinal: all below it and half of its own, among all values */
};

/* Values of some units, each once, ascending. */
struct runs {
    struct run *runs;
    size_t count;
    double total; /* how many values */
};

/* Sorts the values; `runs` has room for as many. */
static struct runs runs_make(double *values, size_t count, struct run *runs)
{
    struct runs made = {runs, 0, (double)count};

    qsort(values, count, sizeof *values, number_compare);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || values[i - 1] < values[i]) {
            runs[made.count++] = (struct run){.value = values[i]};
        }
        runs[made.count - 1].count++;
    }
    return made;
}

static void runs_rank(const struct runs *all)
{
    double below = 0;

    for (size_t i = 0; i < all->count; i++) {
        all->runs[i].rank = below + all->runs[i].count / 2;
        below += all->runs[i].count;
    }
}

/* The same ranks for the values of one unit. */
static void runs_rank_as(const struct runs *unit, const struct runs *all)
{
    for (size_t i = 0; i < unit->count; i++) {
        const struct run *found = bsearch(&unit->runs[i].value, all->runs, all->count,
                                          sizeof *all->runs, number_compare);
        unit->runs[i].rank = found->rank;
    }
}

/* ---- squared distances, added up over the pairs ---- */

static double pairs_nominal(const struct runs *runs)
{
    double alike = 0;

    for (size_t i = 0; i < runs->count; i++) {
        alike += runs->runs[i].count * runs->runs[i].count;
    }
    return (runs->total * runs->total - alike) / 2;
}

static double position(const struct run *run, enum krippendorff_metric metric)
{
    return metric == KRIPPENDORFF_ORDINAL ? run->rank : run->value;
}

/* Over all pairs of n numbers (x - y)^2 is n times the squared distances from their mean.
 * Two values are apart in rank by those between them and half of both. */
static double pairs_on_a_line(const struct runs *runs, enum krippendorff_metric metric)
{
    const double first = position(&runs->runs[0], metric);
    double mean = 0;
    double sum = 0;

    for (size_t i = 0; i < runs->count; i++) {
        mean += runs->runs[i].count * (position(&runs->runs[i], metric) - first) /
                runs->total;
    }
    for (size_t i = 0; i < runs->count; i++) {
        const double off = position(&runs->runs[i], metric) - first - mean;
        sum += runs->runs[i].count * off * off;
    }
    return runs->total * sum;
}

static double pairs_ratio(const struct runs *runs)
{
    double sum = 0;

    for (size_t i = 0; i < runs->count; i++) {
        for (size_t j = i + 1; j < runs->count; j++) { /* the higher: above 0 */
            const struct run *low = &runs->runs[i];
            const struct run *high = &runs->runs[j];
            const double apart = (high->value - low->value) / (high->value + low->value);
            sum += low->count * high->count * apart * apart;
        }
    }
    return sum;
}

static double pairs_apart(const struct runs *runs, enum krippendorff_metric metric)
{
    switch (metric) {
    case KRIPPENDORFF_NOMINAL:
        return pairs_nominal(runs);
    case KRIPPENDORFF_RATIO:
        return pairs_ratio(runs);
    default:
        return pairs_on_a_line(runs, metric);
    }
}

/* ---- the whole ---- */

/* The codings, unit by unit: only of units with two or more. */
struct codings {
    double *values;
    size_t *begins; /* of each unit, and the end of the last */
    size_t unit_count;
};

static struct codings codings_make(const struct score_table *table, struct pool *pool)
{
    struct codings made = {
        .values = pool_array(pool, table->row_count * table->column_count, double),
        .begins = pool_array(pool, table->column_count + 1, size_t),
    };

    for (size_t unit = 0; unit < table->column_count; unit++) {
        const size_t begin = made.begins[made.unit_count];
        size_t end = begin;
        for (size_t i = 0; i < table->row_count; i++) {
            const double value = table->values[i * table->column_count + unit];
            if (!isnan(value)) {
                made.values[end++] = value;
            }
        }
        if (end - begin >= 2) {
            made.begins[++made.unit_count] = end;
        }
    }
    return made;
}

/* The disagreement within units; NaN of a ratio that takes too many steps. */
static double observe(const struct codings *codings, const struct runs *all,
                      enum krippendorff_metric metric, struct pool *pool)
{
    struct run *scratch = pool_array(pool, (size_t)all->total, struct run);
    double steps = (double)all->count * (double)all->count;
    double observed = 0;

    for (size_t i = 0; i < codings->unit_count; i++) {
        const size_t size = codings->begins[i + 1] - codings->begins[i];
        const struct runs unit =
            runs_make(&codings->values[codings->begins[i]], size, scratch);
        steps += (double)unit.count * (double)unit.count;
        if (metric == KRIPPENDORFF_RATIO && steps > RATIO_STEPS_MOST) {
            return (double)NAN;
        }
        runs_rank_as(&unit, all);
        observed += pairs_apart(&unit, metric) / (double)(size - 1);
    }
    return observed;
}

struct krippendorff krippendorff_make(const struct score_table *table,
                                      enum krippendorff_metric metric)
{
    SCOPED(pool) scratch = pool_new();
    const struct codings codings = codings_make(table, scratch);
    const size_t count = codings.begins[codings.unit_count];
    double *values = pool_copy(scratch, codings.values, count, double);
    const struct runs all =
        runs_make(values, count, pool_array(scratch, count, struct run));
    struct krippendorff made = {
        .units = codings.unit_count, .values = count, .alpha = (double)NAN};

    if (all.count < 2) {
        return made;
    }
    runs_rank(&all);
    made.is_unfit = metric == KRIPPENDORFF_RATIO && all.runs[0].value < 0;
    const double observed = made.is_unfit ? 0 : observe(&codings, &all, metric, scratch);
    made.is_unfit |= metric == KRIPPENDORFF_RATIO && isnan(observed);
    if (!made.is_unfit) {
        made.alpha = 1 - (all.total - 1) * observed / pairs_apart(&all, metric);
    }
    return made;
}
