/* mrqap_chance.c - the t of one predictor among those of its other orders. */
#include <math.h>

#include "analysis/mrqap_cells.h"
#include "analysis/permuted.h"

/* Below, what is left of a length of 1 is rounding. */
#define NOTHING_LEFT 1e-15

static double t_of(double square_left, double r, double freedom)
{
    const double undefined = NAN;

    return freedom > 0 ? r * sqrt(freedom / fmax(square_left, NOTHING_LEFT)) : undefined;
}

static void orders_visit(const struct mrqap_part *part,
                         const struct permuted_products *products, permuted_fn visit,
                         void *context)
{
    if (products->organisation_count <= MRQAP_EXACT_MOST) {
        permuted_all(products, visit, context);
        return;
    }
    SCOPED(random) random = random_new(part->seed);
    permuted_sample(products, part->permutations, random, visit, context);
}

/* ---- every cell known ---- */

struct complete {
    struct chance_count count;
    size_t basis_count;
    double residual_square; /* v.v and y.y, the same in every order */
    double outcome_square;
    double freedom;
};

/* sums: v.y, then v.q of every q but the constant, along which v has nothing. */
static double complete_t(const struct complete *complete, const double *sums)
{
    double left = complete->residual_square;

    for (size_t k = 1; k < complete->basis_count; k++) {
        left -= sums[k] * sums[k];
    }
    if (!(left > NOTHING_LEFT * complete->residual_square)) {
        return NAN; /* in this order it follows from the others */
    }
    const double r = sums[0] / sqrt(left * complete->outcome_square);
    return t_of(1 - r * r, r, complete->freedom);
}

static void complete_visit(void *context, const double *sums)
{
    struct complete *complete = context;

    chance_add(&complete->count, complete_t(complete, sums));
}

static void complete_count(const struct mrqap_part *part, struct complete *complete,
                           struct pool *pool)
{
    const size_t count = part->others.count;
    const double **fixed = pool_array(pool, count, const double *);
    const double **moved = pool_array(pool, count, const double *);
    const struct permuted_products products = {
        part->cells->count, part->cells->is_undirected, count, fixed, moved};

    fixed[0] = part->outcome;
    for (size_t k = 0; k < count; k++) {
        fixed[k] = k == 0 ? part->outcome : part->others.vectors[k];
        moved[k] = part->residual;
    }
    orders_visit(part, &products, complete_visit, complete);
}

/* ---- with unknown cells ---- */

/* The sums of an order are the cells in the model, then all products of the columns q, v
 * and y among themselves over those cells: below the diagonal, row by row. */
struct partial {
    struct chance_count count;
    size_t basis_count; /* the columns are these, v, y */
    double *factor; /* of Cholesky, row by row */
};

/* The last two rows of Cholesky's factor hold what the basis leaves of v, and what basis
 * and v leave of y. */
static double partial_t(const struct partial *partial, const double *sums)
{
    const size_t count = partial->basis_count + 2;
    const double *products = sums + 1;
    double *factor = partial->factor;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j <= i; j++) {
            const double whole = products[i * (i + 1) / 2 + j];
            double left = whole;
            for (size_t k = 0; k < j; k++) {
                left -= factor[i * count + k] * factor[j * count + k];
            }
            if (j < i) {
                factor[i * count + j] = left / factor[j * count + j];
            } else if (i + 1 < count && !(left > NOTHING_LEFT * whole)) {
                return NAN;
            } else {
                factor[i * count + i] = sqrt(fmax(left, NOTHING_LEFT * whole));
            }
        }
    }
    const double *last = factor + (count - 1) * count;
    const double fitted = last[count - 2];
    const double rest = last[count - 1];
    const double length = hypot(fitted, rest);
    if (!(length > 0)) {
        return NAN; /* the others leave nothing of the outcome */
    }
    return t_of(rest / length * (rest / length), fitted / length,
                sums[0] - (double)(count - 1));
}

static void partial_visit(void *context, const double *sums)
{
    struct partial *partial = context;

    chance_add(&partial->count, partial_t(partial, sums));
}

static double *cells_multiply(const struct mrqap_cells *cells, const double *a,
                              const double *b, struct pool *pool)
{
    const size_t length = cells->count * cells->count;
    double *product = pool_array(pool, length, double);

    for (size_t i = 0; i < length; i++) {
        product[i] = a[i] * b[i];
    }
    return product;
}

static void partial_count(const struct mrqap_part *part, struct partial *partial,
                          struct pool *pool)
{
    const struct mrqap_cells *cells = part->cells;
    const double *mask = cells->columns[0];
    const double *square = cells_multiply(cells, part->residual, part->residual, pool);
    const size_t basis_count = part->others.count;
    const size_t column_count = basis_count + 2;
    const size_t product_count = 1 + column_count * (column_count + 1) / 2;
    const double **fixed = pool_array(pool, product_count, const double *);
    const double **moved = pool_array(pool, product_count, const double *);
    const struct permuted_products products = {cells->count, cells->is_undirected,
                                               product_count, fixed, moved};
    size_t at = 1;

    fixed[0] = mask;
    moved[0] = mask;
    for (size_t i = 0; i < column_count; i++) {
        const double *a = i < basis_count ? part->others.vectors[i] : part->outcome;
        for (size_t j = 0; j <= i; j++, at++) {
            const double *b = j < basis_count ? part->others.vectors[j] : part->outcome;
            if (i == basis_count) { /* v with the basis, and with itself */
                fixed[at] = j < basis_count ? b : mask;
                moved[at] = j < basis_count ? part->residual : square;
            } else if (j == basis_count) { /* y with v */
                fixed[at] = a;
                moved[at] = part->residual;
            } else {
                fixed[at] = cells_multiply(cells, a, b, pool);
                moved[at] = mask;
            }
        }
    }
    orders_visit(part, &products, partial_visit, partial);
}

/* ---- either ---- */

struct chance mrqap_chance(const struct mrqap_part *part)
{
    SCOPED(pool) scratch = pool_new();
    const struct mrqap_cells *cells = part->cells;
    const bool is_exact = cells->count <= MRQAP_EXACT_MOST;
    const double vv = mrqap_product(cells, part->residual, part->residual);
    const double yy = mrqap_product(cells, part->outcome, part->outcome);
    const double whole = mrqap_product(cells, cells->outcome, cells->outcome);
    const double r = mrqap_product(cells, part->residual, part->outcome) / sqrt(vv * yy);
    const double freedom = (double)cells->cell_count - (double)cells->column_count;
    const struct chance_count begin = chance_begin(t_of(1 - r * r, r, freedom), 0);
    const size_t basis_count = part->others.count;

    if (!(yy > NOTHING_LEFT * NOTHING_LEFT * whole)) {
        const struct chance_count nothing = chance_begin(NAN, 0);
        return chance_end(&nothing, is_exact);
    }
    if (cells->is_complete) {
        struct complete complete = {begin, basis_count, vv, yy, freedom};
        complete_count(part, &complete, scratch);
        return chance_end(&complete.count, is_exact);
    }
    struct partial partial = {begin, basis_count, NULL};
    partial.factor = pool_array(scratch, (basis_count + 2) * (basis_count + 2), double);
    partial_count(part, &partial, scratch);
    return chance_end(&partial.count, is_exact);
}
