#include "analysis/qap.h"

#include <math.h>

#include "analysis/permuted.h"

_Static_assert((int)QAP_EXACT_MOST == (int)PERMUTED_ALL_MOST, "the same limit");

/* Sums over the cells known in both. Only the first and the last are products over those
 * cells; the others are the whole of one side less what the other does not know, so that
 * few unknown cells take little work. */
enum { SUM_XY, SUM_Y, SUM_YY, SUM_X, SUM_XX, SUM_CELLS, SUM_COUNT };

/* One matrix as the sums need it: 0 where it is unknown. Values are counted from the
 * first known one, but from 0 where there is a 0: r stays the same, whole numbers stay
 * whole, what is the same everywhere is 0, and great values with little between them lose
 * no digits. */
struct side {
    double *unknown; /* 1 or 0 */
    double *value;
    double *square;
    bool is_complete;
};

static double origin_of(const struct matrix *matrix)
{
    double origin = NAN;

    for (size_t i = 0; i < matrix->count * matrix->count; i++) {
        const double value = matrix->cells[i];
        if (i / matrix->count != i % matrix->count && !isnan(value) &&
            (isnan(origin) || value == 0)) {
            origin = value;
        }
    }
    return origin;
}

static struct side side_make(const struct matrix *matrix, struct pool *pool)
{
    const size_t count = matrix->count;
    struct side side = {pool_items(pool, count, count * sizeof(double)),
                        pool_items(pool, count, count * sizeof(double)),
                        pool_items(pool, count, count * sizeof(double)), true};
    const double origin = origin_of(matrix);

    for (size_t i = 0; i < count * count; i++) {
        const bool is_cell = i / count != i % count;
        const bool is_known = is_cell && !isnan(matrix->cells[i]);

        side.is_complete = side.is_complete && is_known == is_cell;
        side.unknown[i] = is_cell && !is_known;
        side.value[i] = is_known ? matrix->cells[i] - origin : 0;
        side.square[i] = side.value[i] * side.value[i];
    }
    return side;
}

/* r of what is known at one order. */
static double correlation_of(const double *sums)
{
    const double cells = sums[SUM_CELLS];
    const double xx = sums[SUM_XX] * cells - sums[SUM_X] * sums[SUM_X];
    const double yy = sums[SUM_YY] * cells - sums[SUM_Y] * sums[SUM_Y];
    const double xy = sums[SUM_XY] * cells - sums[SUM_X] * sums[SUM_Y];

    /* A side that is the same in all these cells has only the spread of rounding. */
    if (!(xx > 1e-13 * sums[SUM_XX] * cells) || !(yy > 1e-13 * sums[SUM_YY] * cells)) {
        return NAN;
    }
    return xy / sqrt(xx * yy);
}

struct counting {
    struct chance_count count;
    size_t
        product_count; /* 1: without unknown cells only the first depends on the order */
    double whole[SUM_COUNT]; /* what a sum is without the product */
    double sums[SUM_COUNT];
};

static double counting_correlation(struct counting *counting, const double *products)
{
    static const double SIGNS[SUM_COUNT] = {[SUM_XY] = 1, [SUM_Y] = -1,  [SUM_YY] = -1,
                                            [SUM_X] = -1, [SUM_XX] = -1, [SUM_CELLS] = 1};

    for (size_t k = 0; k < counting->product_count; k++) {
        counting->sums[k] = counting->whole[k] + SIGNS[k] * products[k];
    }
    return correlation_of(counting->sums);
}

static void order_count(void *context, const double *products)
{
    struct counting *counting = context;

    chance_add(&counting->count, counting_correlation(counting, products));
}

/* Over the cells; `b` NULL: of `a` alone. */
static double cells_product(const struct qap_question *question, const double *a,
                            const double *b)
{
    const size_t count = question->first->count;
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < (question->is_undirected ? i : count); j++) {
            sum += a[i * count + j] * (b != NULL ? b[i * count + j] : 1);
        }
    }
    return sum;
}

static void counting_begin(const struct qap_question *question,
                           const struct permuted_products *products, const struct side *x,
                           const struct side *y, struct counting *counting)
{
    const double count = (double)question->first->count;
    const double cells = count * (count - 1) / (question->is_undirected ? 2 : 1);
    double observed[SUM_COUNT];

    counting->product_count = SUM_COUNT;
    counting->whole[SUM_XY] = 0;
    counting->whole[SUM_Y] = cells_product(question, y->value, NULL);
    counting->whole[SUM_YY] = cells_product(question, y->square, NULL);
    counting->whole[SUM_X] = cells_product(question, x->value, NULL);
    counting->whole[SUM_XX] = cells_product(question, x->square, NULL);
    counting->whole[SUM_CELLS] = cells - cells_product(question, x->unknown, NULL) -
                                 cells_product(question, y->unknown, NULL);
    for (size_t k = 0; k < SUM_COUNT; k++) {
        observed[k] = cells_product(question, products->fixed[k], products->moved[k]);
    }
    counting->count = chance_begin(counting_correlation(counting, observed), 0);
    counting->product_count = products->product_count;
}

static void orders_count(const struct qap_question *question,
                         const struct permuted_products *products,
                         struct counting *counting)
{
    if (products->organisation_count <= QAP_EXACT_MOST) {
        permuted_all(products, order_count, counting);
        return;
    }
    SCOPED(random) random = random_new(question->seed);
    permuted_sample(products, question->permutations, random, order_count, counting);
}

static double share_of(size_t part, size_t whole)
{
    const double nothing = NAN;

    return whole > 0 ? (double)part / (double)whole : nothing;
}

static void ties_compare(const struct qap_question *question, struct qap *qap)
{
    const size_t count = question->first->count;
    size_t both = 0;
    size_t either = 0;
    size_t cells = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < (question->is_undirected ? i : count); j++) {
            const double first = question->first->cells[i * count + j];
            const double second = question->second->cells[i * count + j];
            if (i != j && !isnan(first) && !isnan(second)) {
                cells++;
                both += first != 0 && second != 0;
                either += first != 0 || second != 0;
            }
        }
    }
    qap->cell_count = cells;
    qap->jaccard = share_of(both, either);
    qap->matching = share_of(cells - either + both, cells);
}

struct qap qap_test(const struct qap_question *question)
{
    SCOPED(pool) scratch = pool_new();
    const struct side x = side_make(question->first, scratch);
    const struct side y = side_make(question->second, scratch);
    const double *fixed[SUM_COUNT] = {x.value, x.unknown, x.unknown,
                                      x.value, x.square,  x.unknown};
    const double *moved[SUM_COUNT] = {y.value,   y.value,   y.square,
                                      y.unknown, y.unknown, y.unknown};
    const bool is_complete = x.is_complete && y.is_complete;
    const struct permuted_products products = {
        .organisation_count = question->first->count,
        .is_undirected = question->is_undirected,
        .product_count = is_complete ? 1 : SUM_COUNT,
        .fixed = fixed,
        .moved = moved};
    struct counting counting;
    struct qap qap;

    ties_compare(question, &qap);
    counting_begin(question, &products, &x, &y, &counting);
    if (!isnan(counting.count.observed)) {
        orders_count(question, &products, &counting);
    }
    qap.r = chance_end(&counting.count, products.organisation_count <= QAP_EXACT_MOST);
    return qap;
}
