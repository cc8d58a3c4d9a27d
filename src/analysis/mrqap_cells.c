#include "analysis/mrqap_cells.h"

#include <math.h>

double mrqap_product(const struct mrqap_cells *cells, const double *a, const double *b)
{
    double sum = 0;

    for (size_t i = 0; i < cells->count; i++) {
        const size_t length = cells->is_undirected ? i : cells->count;
        const double *row_a = a + i * cells->count;
        const double *row_b = b + i * cells->count;
        double row = 0;

        for (size_t j = 0; j < length; j++) {
            row += row_a[j] * row_b[j];
        }
        sum += row;
    }
    return sum;
}

/* Gram and Schmidt, twice: what rounding left of the first time goes the second. */
double *mrqap_residual(const struct mrqap_cells *cells, const struct mrqap_basis *basis,
                       const double *vector, struct pool *pool)
{
    const size_t length = cells->count * cells->count;
    double *rest = pool_copy(pool, vector, length, double);

    for (size_t k = 0; k < 2 * basis->count; k++) {
        const double *direction = basis->vectors[k % basis->count];
        const double part = mrqap_product(cells, rest, direction);
        for (size_t i = 0; i < length; i++) {
            rest[i] -= part * direction[i];
        }
    }
    return rest;
}

struct mrqap_basis mrqap_basis_make(const struct mrqap_cells *cells, const bool *is_in,
                                    struct pool *pool)
{
    const size_t length = cells->count * cells->count;
    struct mrqap_basis basis = {0, pool_array(pool, cells->column_count, double *)};

    for (size_t k = 0; k < cells->column_count; k++) {
        if (!is_in[k]) {
            continue;
        }
        double *vector = mrqap_residual(cells, &basis, cells->columns[k], pool);
        const double norm = sqrt(mrqap_product(cells, vector, vector));
        for (size_t i = 0; norm > 0 && i < length; i++) {
            vector[i] /= norm;
        }
        if (norm > 0) {
            basis.vectors[basis.count++] = vector;
        }
    }
    return basis;
}
