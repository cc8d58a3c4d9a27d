#include "analysis/rank_correlation.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

/* A row: both values, then their ranks from 0, equal ones alike. */
struct ranked {
    double first;
    double second;
    size_t first_rank;
    size_t second_rank;
    double surplus; /* rows it agrees with in order, less those it disagrees with */
};

/* How many rows have each rank. */
struct ties {
    const size_t *sizes;
    size_t count;
};

static int second_compare(const void *a, const void *b)
{
    const struct ranked *left = a;
    const struct ranked *right = b;

    return (left->second > right->second) - (left->second < right->second);
}

static int first_compare(const void *a, const void *b)
{
    const struct ranked *left = a;
    const struct ranked *right = b;

    return (left->first > right->first) - (left->first < right->first);
}

static struct ties rank_second(struct ranked *rows, size_t count, struct pool *pool)
{
    size_t *sizes = pool_array(pool, count, size_t);
    size_t rank = 0;

    qsort(rows, count, sizeof *rows, second_compare);
    for (size_t i = 0; i < count; i++) {
        rank += i > 0 && rows[i].second > rows[i - 1].second;
        rows[i].second_rank = rank;
        sizes[rank]++;
    }
    return (struct ties){sizes, rank + 1};
}

static struct ties rank_first(struct ranked *rows, size_t count, struct pool *pool)
{
    size_t *sizes = pool_array(pool, count, size_t);
    size_t rank = 0;

    qsort(rows, count, sizeof *rows, first_compare);
    for (size_t i = 0; i < count; i++) {
        rank += i > 0 && rows[i].first > rows[i - 1].first;
        rows[i].first_rank = rank;
        sizes[rank]++;
    }
    return (struct ties){sizes, rank + 1};
}

/* ---- counting pairs: sums over ranks in a tree (Fenwick 1994) ---- */

struct tree {
    size_t *sums; /* from 1 */
    size_t count;
    size_t total;
};

static void tree_add(struct tree *tree, size_t rank)
{
    for (size_t i = rank + 1; i <= tree->count; i += i & (~i + 1)) {
        tree->sums[i]++;
    }
    tree->total++;
}

/* How many have a rank below this one. */
static size_t tree_below(const struct tree *tree, size_t rank)
{
    size_t sum = 0;

    for (size_t i = rank; i > 0; i -= i & (~i + 1)) {
        sum += tree->sums[i];
    }
    return sum;
}

/* Count for each row of one rank those that came before it, in `sign` direction. */
static void surplus_count(struct ranked *rows, size_t count, const struct tree *tree,
                          double sign)
{
    for (size_t i = 0; i < count; i++) {
        const size_t below = tree_below(tree, rows[i].second_rank);
        const size_t above = tree->total - tree_below(tree, rows[i].second_rank + 1);
        rows[i].surplus += sign * ((double)below - (double)above);
    }
}

/* Rows are in order of the first value. */
static void surpluses(struct ranked *rows, const struct ties *first,
                      const struct ties *second, struct pool *pool)
{
    struct tree below = {pool_array(pool, second->count + 1, size_t), second->count, 0};
    struct tree above = {pool_array(pool, second->count + 1, size_t), second->count, 0};
    size_t at = 0;

    for (size_t i = 0; i < first->count; at += first->sizes[i++]) {
        surplus_count(&rows[at], first->sizes[i], &below, 1);
        for (size_t j = at; j < at + first->sizes[i]; j++) {
            tree_add(&below, rows[j].second_rank);
        }
    }
    for (size_t i = first->count; i > 0; i--) {
        at -= first->sizes[i - 1];
        surplus_count(&rows[at], first->sizes[i - 1], &above, -1);
        for (size_t j = at; j < at + first->sizes[i - 1]; j++) {
            tree_add(&above, rows[j].second_rank);
        }
    }
}

/* ---- p ---- */

/* Of all orders of n, the share with at most so many pairs that agree. */
static double orders_below(size_t n, size_t most, struct pool *pool)
{
    const size_t pairs = n * (n - 1) / 2;
    double *shares = pool_array(pool, pairs + 1, double);
    double sum = 0;

    shares[0] = 1;
    for (size_t size = 2; size <= n; size++) {
        for (size_t k = size * (size - 1) / 2 + 1; k-- > 0;) {
            double share = 0;
            for (size_t i = 0; i < size && i <= k; i++) {
                share += shares[k - i];
            }
            shares[k] = share / (double)size;
        }
    }
    for (size_t k = 0; k <= most && k <= pairs; k++) {
        sum += shares[k];
    }
    return sum;
}

static double p_exact(size_t n, double agreeing_less_disagreeing, struct pool *pool)
{
    const double pairs = (double)n * (double)(n - 1) / 2;
    const size_t agreeing = (size_t)lround((pairs + agreeing_less_disagreeing) / 2);
    const double below = orders_below(n, agreeing, pool);
    /* As many orders agree in all but k pairs as in k: no difference with 1, which would
     * leave nothing of a small share. */
    const double above = orders_below(n, (size_t)pairs - agreeing, pool);

    return fmin(1, 2 * fmin(below, above));
}

/* Sums over ties of t(t-1), t(t-1)(t-2), t(t-1)(2t+5) and t^2. */
struct tie_sums {
    double pairs;
    double triples;
    double spread;
    double squares;
};

static struct tie_sums tie_sums(const struct ties *ties)
{
    struct tie_sums sums = {0};

    for (size_t i = 0; i < ties->count; i++) {
        const double t = (double)ties->sizes[i];
        sums.pairs += t * (t - 1);
        sums.triples += t * (t - 1) * (t - 2);
        sums.spread += t * (t - 1) * (2 * t + 5);
        sums.squares += t * t;
    }
    return sums;
}

static double p_normal(double n, double score, const struct tie_sums *first,
                       const struct tie_sums *second)
{
    const double plain = n * (n - 1) * (2 * n + 5) - first->spread - second->spread;
    const double triples =
        n > 2 ? first->triples * second->triples / (9 * n * (n - 1) * (n - 2)) : 0;
    const double variance =
        plain / 18 + first->pairs * second->pairs / (2 * n * (n - 1)) + triples;

    return 2 * gsl_cdf_ugaussian_Q(fabs(score) / sqrt(variance));
}

/* ---- the whole ---- */

/* ASE1: with w = sqrt(wr wc), wr = n^2 - sum of n_i.^2, wc likewise, d the surplus of a
 * cell and v = n_i. wc + n_.j wr:
 * variance = (sum of n_ij (2 w d + tau v)^2 - n^3 tau^2 (wr + wc)^2) / w^4 */
static double error_of(const struct ranked *rows, size_t count, double tau,
                       const struct ties *first, const struct ties *second)
{
    const double n = (double)count;
    const double rows_apart = n * n - tie_sums(first).squares;
    const double columns_apart = n * n - tie_sums(second).squares;
    const double apart = sqrt(rows_apart * columns_apart);
    const double both = rows_apart + columns_apart;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        const double v = (double)first->sizes[rows[i].first_rank] * columns_apart +
                         (double)second->sizes[rows[i].second_rank] * rows_apart;
        const double term = 2 * apart * rows[i].surplus + tau * v;
        sum += term * term;
    }
    const double variance = sum - n * n * n * tau * tau * both * both;
    return sqrt(fmax(0, variance)) / (apart * apart);
}

/* The rows of which both values are known, counted. */
struct counted {
    struct ranked *rows;
    size_t count;
    struct ties first;
    struct ties second;
    struct tie_sums in_first;
    struct tie_sums in_second;
    double twice; /* pairs that agree less those that do not, each seen twice */
    double tau; /* NaN: one of the two does not vary */
};

static struct counted pairs_count(const double *first, const double *second, size_t count,
                                  struct pool *pool)
{
    struct counted counted = {.rows = pool_array(pool, count, struct ranked),
                              .tau = (double)NAN};

    for (size_t i = 0; i < count; i++) {
        if (!isnan(first[i]) && !isnan(second[i])) {
            counted.rows[counted.count++] =
                (struct ranked){.first = first[i], .second = second[i]};
        }
    }
    if (counted.count < 2) {
        return counted;
    }
    counted.second = rank_second(counted.rows, counted.count, pool);
    counted.first = rank_first(counted.rows, counted.count, pool);
    if (counted.first.count < 2 || counted.second.count < 2) {
        return counted;
    }
    surpluses(counted.rows, &counted.first, &counted.second, pool);
    counted.in_first = tie_sums(&counted.first);
    counted.in_second = tie_sums(&counted.second);
    for (size_t i = 0; i < counted.count; i++) {
        counted.twice += counted.rows[i].surplus;
    }
    const double n = (double)counted.count;
    counted.tau = counted.twice / sqrt((n * n - counted.in_first.squares) *
                                       (n * n - counted.in_second.squares));
    return counted;
}

double tau_value(const double *first, const double *second, size_t count,
                 struct pool *pool)
{
    return pairs_count(first, second, count, pool).tau;
}

static void tau_finish(struct tau *made, const struct counted *counted, struct pool *pool)
{
    const double n = (double)made->count;

    made->is_exact = made->count <= TAU_EXACT_MOST &&
                     counted->first.count == made->count &&
                     counted->second.count == made->count;
    made->p = made->is_exact ? p_exact(made->count, counted->twice / 2, pool)
                             : p_normal(n, counted->twice / 2, &counted->in_first,
                                        &counted->in_second);
    made->error = error_of(counted->rows, made->count, made->tau, &counted->first,
                           &counted->second);
    if (made->count >= TAU_INTERVAL_LEAST) {
        made->low = fmax(-1, made->tau - 1.959963984540054 * made->error);
        made->high = fmin(1, made->tau + 1.959963984540054 * made->error);
    }
}

struct tau tau_make(const double *first, const double *second, size_t count,
                    struct pool *pool)
{
    const struct counted counted = pairs_count(first, second, count, pool);
    struct tau made = {.count = counted.count,
                       .tau = counted.tau,
                       .p = (double)NAN,
                       .error = (double)NAN,
                       .low = (double)NAN,
                       .high = (double)NAN};

    if (made.count >= 2 && !isnan(made.tau)) {
        tau_finish(&made, &counted, pool);
    }
    return made;
}
