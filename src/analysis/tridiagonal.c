#include "analysis/tridiagonal.h"

#include <math.h>

static const double ROUNDING = 4e-16; /* relative */

void tridiagonal_add(struct tridiagonal *matrix, struct tridiagonal_row row,
                     struct pool *pool)
{
    const double before = matrix->count > 0 ? matrix->rows[matrix->count - 1].beta : 0;

    matrix->rows = pool_grow(pool, matrix->rows, matrix->count, &matrix->capacity,
                             struct tridiagonal_row);
    matrix->rows[matrix->count++] = row;
    const double sum = before + row.alpha + row.beta;
    matrix->bound = sum > matrix->bound ? sum : matrix->bound;
}

/* One step of Laguerre's method down from `above` to the largest eigenvalue; NaN when
 * `above` is not larger than all. The characteristic polynomial is the product of the
 * pivots of (above - T), from the last one up; G and H as in Laguerre's formula. */
static double tridiagonal_approach(const struct tridiagonal *matrix, double above)
{
    const double n = (double)matrix->count;
    double pivot = above - matrix->rows[matrix->count - 1].alpha;
    double first = 1; /* derivatives of the pivot */
    double second = 0;
    double G = 0;
    double H = 0;

    for (size_t i = matrix->count; i-- > 0;) {
        if (!(pivot > 0)) {
            return NAN;
        }
        const double inverse = 1 / pivot;
        const double slope = first * inverse;
        G += slope;
        H += slope * slope - second * inverse;
        if (i > 0) {
            const double beta = matrix->rows[i - 1].beta;
            const double taken = beta * beta * inverse;
            pivot = above - matrix->rows[i - 1].alpha - taken;
            second = taken * (second * inverse - 2 * slope * slope);
            first = 1 + taken * slope;
        }
    }
    return above - n / (G + sqrt(fmax(0, (n - 1) * (n * H - G * G))));
}

double tridiagonal_value(const struct tridiagonal *matrix, double guess)
{
    enum { APPROACHES_MAX = 100 };
    double value = guess;
    double next = tridiagonal_approach(matrix, value);

    if (isnan(next)) {
        value = matrix->bound * (1 + ROUNDING);
        next = tridiagonal_approach(matrix, value);
    }
    for (size_t i = 0; i < APPROACHES_MAX && value - next > value * ROUNDING; i++) {
        value = next;
        next = tridiagonal_approach(matrix, value);
    }
    return value;
}

void tridiagonal_vector(const struct tridiagonal *matrix, double value, double *vector)
{
    const size_t last = matrix->count - 1;
    double squares = 1;

    /* First the pivots, from the last one up. */
    vector[last] = value - matrix->rows[last].alpha;
    for (size_t i = last; i-- > 1;) {
        const double beta = matrix->rows[i].beta;
        vector[i] = value - matrix->rows[i].alpha - beta * beta / vector[i + 1];
    }
    vector[0] = 1;
    for (size_t i = 1; i <= last; i++) {
        vector[i] = vector[i - 1] * matrix->rows[i - 1].beta / vector[i];
        squares += vector[i] * vector[i];
    }
    const double scale = 1 / sqrt(squares);
    for (size_t i = 0; i <= last; i++) {
        vector[i] *= scale;
    }
}
