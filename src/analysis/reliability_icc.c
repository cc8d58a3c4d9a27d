/* reliability_icc.c - intraclass correlations, from mean squares. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "analysis/reliability.h"

const char *const ICC_FORM_CODES[ICC_FORM_COUNT] = {
    "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)",
};

static const double LOW_TAIL = 0.025;

/* The analysis of variance of n things by k judges. */
struct squares {
    double n;
    double k;
    double between; /* mean squares: of things */
    double within;
    double judges;
    double rest;
};

static size_t rows_complete(const struct score_table *table, double *values_out)
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

/* n times the squared distances of the means of rows (or, turned, columns) from the mean
 * of all. */
static double sum_between(const double *values, size_t rows, size_t columns,
                          bool is_turned, double mean)
{
    const size_t count = is_turned ? columns : rows;
    const size_t length = is_turned ? rows : columns;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        double total = 0;
        for (size_t j = 0; j < length; j++) {
            total += is_turned ? values[j * columns + i] : values[i * columns + j];
        }
        const double off = total / (double)length - mean;
        sum += (double)length * off * off;
    }
    return sum;
}

static struct squares squares_make(const double *values, size_t rows, size_t columns)
{
    const double n = (double)rows;
    const double k = (double)columns;
    double mean = 0;
    double total = 0;

    for (size_t i = 0; i < rows * columns; i++) {
        mean += values[i] / (n * k);
    }
    for (size_t i = 0; i < rows * columns; i++) {
        total += (values[i] - mean) * (values[i] - mean);
    }
    const double things = sum_between(values, rows, columns, false, mean);
    const double judges = sum_between(values, rows, columns, true, mean);
    return (struct squares){
        .n = n,
        .k = k,
        .between = things / (n - 1),
        .within = (total - things) / (n * (k - 1)),
        .judges = judges / (k - 1),
        .rest = (total - things - judges) / ((n - 1) * (k - 1)),
    };
}

/* ---- the three forms of one judge; those of the mean of k follow ---- */

/* An interval for F, and with it of (F - 1) / (F + k - 1). */
static struct icc_estimate from_f(double f, double above, double below, double k)
{
    const double low = f / gsl_cdf_fdist_Qinv(LOW_TAIL, above, below);
    const double high = f * gsl_cdf_fdist_Qinv(LOW_TAIL, below, above);

    return (struct icc_estimate){
        .value = (f - 1) / (f + k - 1),
        .f = f,
        .freedom_above = above,
        .freedom_below = below,
        .p = gsl_cdf_fdist_Q(f, above, below),
        .low = (low - 1) / (low + k - 1),
        .high = (high - 1) / (high + k - 1),
    };
}

/* Degrees of freedom of judges and rest together, by Satterthwaite. */
static double freedom_together(const struct squares *squares, double value)
{
    const double judges = squares->judges / squares->rest;
    const double n = squares->n;
    const double k = squares->k;
    const double mixed = n * (1 + (k - 1) * value) - k * value;
    const double above = k * value * judges + mixed;
    const double below =
        k * k * value * value * judges * judges + mixed * mixed / (n - 1);

    return (k - 1) * (n - 1) * above * above / ((n - 1) * below);
}

static struct icc_estimate random_judges(const struct squares *squares)
{
    const double n = squares->n;
    const double k = squares->k;
    const double between = squares->between;
    const double rest = squares->rest;
    const double spread = k * squares->judges + (k * n - k - n) * rest;
    struct icc_estimate made = from_f(between / rest, n - 1, (n - 1) * (k - 1), k);

    made.value =
        (between - rest) / (between + (k - 1) * rest + k * (squares->judges - rest) / n);
    const double freedom = freedom_together(squares, made.value);
    const double low = gsl_cdf_fdist_Qinv(LOW_TAIL, n - 1, freedom);
    const double high = gsl_cdf_fdist_Qinv(LOW_TAIL, freedom, n - 1);
    made.low = n * (between - low * rest) / (low * spread + n * between);
    made.high = n * (high * between - rest) / (spread + n * high * between);
    return made;
}

/* Spearman and Brown: the same of the mean of k judges. Of ICC(2,k) the interval is that
 * of one judge stepped up, as psych and pingouin give it. */
static double stepped_up(double value, double k)
{
    return k * value / (1 + (k - 1) * value);
}

static struct icc_estimate mean_of(struct icc_estimate one, double k)
{
    one.value = stepped_up(one.value, k);
    one.low = stepped_up(one.low, k);
    one.high = stepped_up(one.high, k);
    return one;
}

struct icc icc_make(const struct score_table *table, struct pool *pool)
{
    static const struct icc_estimate NONE = {(double)NAN, (double)NAN, (double)NAN,
                                             (double)NAN, (double)NAN, (double)NAN,
                                             (double)NAN};
    const size_t columns = table->column_count;
    double *values = pool_array(pool, (table->row_count + 1) * columns, double);
    struct icc made = {.rows = rows_complete(table, values)};
    struct squares squares = {0};

    if (made.rows >= 2 && columns >= 2) {
        squares = squares_make(values, made.rows, columns);
    }
    /* Without any difference between judgements of one thing F has no bound. */
    if (!(squares.within > 0) || !(squares.rest > 0)) {
        for (int i = 0; i < ICC_FORM_COUNT; i++) {
            made.forms[i] = NONE;
        }
        return made;
    }
    const double n = squares.n;
    const double k = squares.k;
    made.forms[ICC_1_1] = from_f(squares.between / squares.within, n - 1, n * (k - 1), k);
    made.forms[ICC_2_1] = random_judges(&squares);
    made.forms[ICC_3_1] =
        from_f(squares.between / squares.rest, n - 1, (n - 1) * (k - 1), k);
    for (int i = ICC_1_1; i <= ICC_3_1; i++) {
        made.forms[i + ICC_1_K] = mean_of(made.forms[i], k);
    }
    return made;
}

/* ---- people within groups ---- */

struct member {
    size_t group;
    double value;
};

static int member_compare(const void *a, const void *b)
{
    const size_t left = ((const struct member *)a)->group;
    const size_t right = ((const struct member *)b)->group;

    return (left > right) - (left < right);
}

/* What is added up over the groups. */
struct group_sums {
    double between;
    double within;
    double sizes_squared;
};

static size_t group_add(const struct member *members, size_t count, double mean,
                        struct group_sums *sums)
{
    size_t size = 0;
    double total = 0;

    while (size < count && members[size].group == members[0].group) {
        total += members[size++].value;
    }
    const double own = total / (double)size;
    for (size_t i = 0; i < size; i++) {
        sums->within += (members[i].value - own) * (members[i].value - own);
    }
    sums->between += (double)size * (own - mean) * (own - mean);
    sums->sizes_squared += (double)size * (double)size;
    return size;
}

static double icc1_of(double between, double within, double size)
{
    return (between - within) / (between + (size - 1) * within);
}

static void groups_finish(struct icc_groups *made, const struct group_sums *sums)
{
    const double n = (double)made->people;
    const double j = (double)made->groups;
    const double between = sums->between / (j - 1);
    const double within = sums->within / (n - j);

    if (!(between > 0) && !(within > 0)) {
        return;
    }
    made->icc1 = icc1_of(between, within, n / j);
    made->icc1_weighted =
        icc1_of(between, within, (n - sums->sizes_squared / n) / (j - 1));
    made->icc2 = between > 0 ? (between - within) / between : (double)NAN;
    made->freedom_above = j - 1;
    made->freedom_below = n - j;
    if (within > 0) {
        made->f = between / within;
        made->p = gsl_cdf_fdist_Q(made->f, made->freedom_above, made->freedom_below);
    }
}

struct icc_groups icc_groups_make(const double *values, const size_t *groups,
                                  size_t count, struct pool *pool)
{
    struct member *members = pool_array(pool, count, struct member);
    struct icc_groups made = {0,           0,           (double)NAN,
                              (double)NAN, (double)NAN, (double)NAN,
                              (double)NAN, (double)NAN, (double)NAN};
    struct group_sums sums = {0};
    double mean = 0;

    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            members[made.people++] = (struct member){groups[i], values[i]};
            mean += values[i];
        }
    }
    if (made.people == 0) {
        return made;
    }
    mean /= (double)made.people;
    qsort(members, made.people, sizeof *members, member_compare);
    for (size_t i = 0; i < made.people; made.groups++) {
        i += group_add(&members[i], made.people - i, mean, &sums);
    }
    if (made.groups >= 2 && made.people > made.groups) {
        groups_finish(&made, &sums);
    }
    return made;
}
