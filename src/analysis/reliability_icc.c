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

/* A part of a total sum of squares: what is only rounding is nothing. */
static double part_of(double part, double total)
{
    const double rounding = 1e-12;

    return part > rounding * total ? part : 0;
}

/* Counted from the first value, so that what does not vary gives 0 exactly. */
static struct squares squares_make(double *values, size_t rows, size_t columns)
{
    const double n = (double)rows;
    const double k = (double)columns;
    double mean = 0;
    double total = 0;

    for (size_t i = rows * columns; i-- > 0;) {
        values[i] -= values[0];
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
        .within = part_of(total - things, total) / (n * (k - 1)),
        .judges = judges / (k - 1),
        .rest = part_of(total - things - judges, total) / ((n - 1) * (k - 1)),
    };
}

/* ---- the three forms of one judge; those of the mean of k follow ---- */

/* (above - below) / (above + (k - 1) below), two mean squares; an interval for their
 * quotient F, and with it of (F - 1) / (F + k - 1). Without any difference between the
 * judgements of one thing F has no bound. */
static struct icc_estimate from_squares(double above, double below,
                                        const double *freedoms, double k)
{
    struct icc_estimate made = {
        .value = (above - below) / (above + (k - 1) * below),
        .f = below > 0 ? above / below : (double)NAN,
        .freedom_above = freedoms[0],
        .freedom_below = freedoms[1],
        .p = (double)NAN,
        .low = (double)NAN,
        .high = (double)NAN,
    };

    if (!isnan(made.f)) {
        const double low =
            made.f / gsl_cdf_fdist_Qinv(LOW_TAIL, freedoms[0], freedoms[1]);
        const double high =
            made.f * gsl_cdf_fdist_Qinv(LOW_TAIL, freedoms[1], freedoms[0]);
        made.p = gsl_cdf_fdist_Q(made.f, freedoms[0], freedoms[1]);
        made.low = (low - 1) / (low + k - 1);
        made.high = (high - 1) / (high + k - 1);
    }
    return made;
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

/* When judges agree worse than by chance the degrees of freedom may fall below one, of
 * which there is no interval. */
static struct icc_estimate random_judges(const struct squares *squares)
{
    const double n = squares->n;
    const double k = squares->k;
    const double between = squares->between;
    const double rest = squares->rest;
    const double spread = k * squares->judges + (k * n - k - n) * rest;
    struct icc_estimate made =
        from_squares(between, rest, (double[]){n - 1, (n - 1) * (k - 1)}, k);

    made.value =
        (between - rest) / (between + (k - 1) * rest + k * (squares->judges - rest) / n);
    made.low = (double)NAN;
    made.high = (double)NAN;
    const double freedom = freedom_together(squares, made.value);
    if (freedom >= 1 && isfinite(freedom)) {
        const double low = gsl_cdf_fdist_Qinv(LOW_TAIL, n - 1, freedom);
        const double high = gsl_cdf_fdist_Qinv(LOW_TAIL, freedom, n - 1);
        made.low = n * (between - low * rest) / (low * spread + n * between);
        made.high = n * (high * between - rest) / (spread + n * high * between);
    }
    return made;
}

/* Spearman and Brown: the same of the mean of k judges. Of ICC(2,k) the interval is that
 * of one judge stepped up, as psych and pingouin give it. From -1 / (k - 1) down it has
 * no meaning: past its pole it would come back from above. */
static double stepped_up(double value, double k)
{
    const double below = 1 + (k - 1) * value;

    return below > 1e-12 ? k * value / below : (double)NAN;
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
    struct icc made = {.rows = score_rows_complete(table, values)};

    if (made.rows < 2 || columns < 2) {
        for (int i = 0; i < ICC_FORM_COUNT; i++) {
            made.forms[i] = NONE;
        }
        return made;
    }
    const struct squares squares = squares_make(values, made.rows, columns);
    const double n = squares.n;
    const double k = squares.k;
    made.forms[ICC_1_1] =
        from_squares(squares.between, squares.within, (double[]){n - 1, n * (k - 1)}, k);
    made.forms[ICC_2_1] = random_judges(&squares);
    made.forms[ICC_3_1] = from_squares(squares.between, squares.rest,
                                       (double[]){n - 1, (n - 1) * (k - 1)}, k);
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
    const double total = sums->between + sums->within;
    const double between = part_of(sums->between, total) / (j - 1);
    const double within = part_of(sums->within, total) / (n - j);

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
        }
    }
    for (size_t i = made.people; i-- > 0;) { /* counted from the first, see above */
        members[i].value -= members[0].value;
        mean += members[i].value;
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
