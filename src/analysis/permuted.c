#include "analysis/permuted.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* ---- all orders ---- */

/* An order that is being filled place by place. The sums of the places filled so far are
 * carried along, so that a place adds only its own row and column: nothing is added and
 * taken away again, and rounding does not pile up. */
struct walk {
    const struct permuted_products *products;
    permuted_fn visit;
    void *context;
    size_t order[PERMUTED_ALL_MOST]; /* what stands in a place; the rest behind it */
    double *sums; /* per place the sums before it */
};

static double place_sum(const struct walk *walk, size_t product, size_t place)
{
    const size_t count = walk->products->organisation_count;
    const double *fixed = walk->products->fixed[product];
    const double *moved = walk->products->moved[product];
    const size_t *order = walk->order;
    const double *fixed_row = fixed + place * count;
    const double *moved_row = moved + order[place] * count;
    double sum = 0;

    for (size_t i = 0; i < place; i++) {
        sum += fixed_row[i] * moved_row[order[i]];
    }
    if (walk->products->is_undirected) {
        return sum;
    }
    for (size_t i = 0; i < place; i++) {
        sum += fixed[i * count + place] * moved[order[i] * count + order[place]];
    }
    return sum;
}

static void order_swap(size_t *order, size_t a, size_t b)
{
    const size_t kept = order[a];

    order[a] = order[b];
    order[b] = kept;
}

static void walk_place(struct walk *walk, size_t place)
{
    const size_t count = walk->products->organisation_count;
    const size_t products = walk->products->product_count;
    const double *before = walk->sums + place * products;
    double *after = walk->sums + (place + 1) * products;

    if (place == count) {
        walk->visit(walk->context, before);
        return;
    }
    for (size_t i = place; i < count; i++) {
        order_swap(walk->order, place, i);
        for (size_t k = 0; k < products; k++) {
            after[k] = before[k] + place_sum(walk, k, place);
        }
        walk_place(walk, place + 1);
        order_swap(walk->order, place, i);
    }
}

void permuted_all(const struct permuted_products *products, permuted_fn visit,
                  void *context)
{
    SCOPED(pool) scratch = pool_new();
    struct walk walk = {.products = products, .visit = visit, .context = context};

    assert(products->organisation_count <= PERMUTED_ALL_MOST);
    walk.sums = pool_array(
        scratch, (products->organisation_count + 1) * products->product_count, double);
    for (size_t i = 0; i < products->organisation_count; i++) {
        walk.order[i] = i;
    }
    walk_place(&walk, 0);
}

/* ---- a sample of orders ---- */

/* The cells of a fixed matrix that are not 0, where they are few. */
struct few {
    size_t *start; /* per row, and one more; NULL: they are many */
    uint32_t *to;
    double *value;
};

enum { FEW_OF = 5 }; /* a cell here and there costs as much as so many in a row */

static struct few few_make(const struct permuted_products *products, size_t product,
                           struct pool *pool)
{
    const size_t count = products->organisation_count;
    const double *fixed = products->fixed[product];
    struct few few = {NULL, NULL, NULL};
    size_t length = 0;

    for (size_t i = 0; i < count * count; i++) {
        length += fixed[i] != 0;
    }
    if (length > count * count / FEW_OF) {
        return few;
    }
    few.start = pool_array(pool, count + 1, size_t);
    few.to = pool_array(pool, length, uint32_t);
    few.value = pool_array(pool, length, double);
    length = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < (products->is_undirected ? i : count); j++) {
            if (fixed[i * count + j] != 0) {
                few.to[length] = (uint32_t)j;
                few.value[length++] = fixed[i * count + j];
            }
        }
        few.start[i + 1] = length;
    }
    return few;
}

static double few_product(const struct few *few, size_t row, const double *moved,
                          const uint32_t *order)
{
    double sum = 0;

    for (size_t k = few->start[row]; k < few->start[row + 1]; k++) {
        sum += few->value[k] * moved[order[few->to[k]]];
    }
    return sum;
}

/* Four sums side by side: the processor adds them at the same time. */
static double row_product(const double *a, const double *b, size_t length)
{
    double sums[4] = {0};
    size_t i = 0;

    for (; i + 4 <= length; i += 4) {
        sums[0] += a[i] * b[i];
        sums[1] += a[i + 1] * b[i + 1];
        sums[2] += a[i + 2] * b[i + 2];
        sums[3] += a[i + 3] * b[i + 3];
    }
    for (; i < length; i++) {
        sums[0] += a[i] * b[i];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static void row_order(const double *row, const uint32_t *order, size_t length,
                      double *ordered)
{
    for (size_t j = 0; j < length; j++) {
        ordered[j] = row[order[j]];
    }
}

/* What a sample keeps from draw to draw. */
struct sampling {
    const struct permuted_products *products;
    const struct few *few; /* per product */
    uint32_t *order;
    double *row; /* of a moved matrix, in order */
    double *sums;
};

static void row_add(const struct sampling *sampling, size_t i)
{
    const struct permuted_products *products = sampling->products;
    const size_t count = products->organisation_count;
    const size_t length = products->is_undirected ? i : count;
    const double *in_order = NULL; /* whose row stands in `row` */

    for (size_t k = 0; k < products->product_count; k++) {
        const double *moved = products->moved[k] + sampling->order[i] * count;

        if (sampling->few[k].start != NULL) {
            sampling->sums[k] +=
                few_product(&sampling->few[k], i, moved, sampling->order);
            continue;
        }
        if (in_order != moved) {
            row_order(moved, sampling->order, length, sampling->row);
            in_order = moved;
        }
        sampling->sums[k] +=
            row_product(products->fixed[k] + i * count, sampling->row, length);
    }
}

void permuted_sample(const struct permuted_products *products, size_t draw_count,
                     struct random *random, permuted_fn visit, void *context)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = products->organisation_count;
    size_t *drawn = pool_array(scratch, count, size_t);
    struct few *few = pool_array(scratch, products->product_count, struct few);
    const struct sampling sampling = {
        products, few, pool_array(scratch, count, uint32_t),
        pool_array(scratch, count, double),
        pool_array(scratch, products->product_count, double)};

    for (size_t k = 0; k < products->product_count; k++) {
        few[k] = few_make(products, k, scratch);
    }
    for (size_t i = 0; i < draw_count; i++) {
        random_permutation(random, drawn, count);
        for (size_t j = 0; j < count; j++) {
            sampling.order[j] = (uint32_t)drawn[j];
        }
        memset(sampling.sums, 0, products->product_count * sizeof(double));
        for (size_t j = 0; j < count; j++) {
            row_add(&sampling, j);
        }
        visit(context, sampling.sums);
    }
}
