#include "analysis/matrix.h"

#include <math.h>

static void cell_set(struct matrix *matrix, bool is_both, const struct tie *tie,
                     double value)
{
    matrix->cells[tie->from * matrix->count + tie->to] = value;
    if (is_both) {
        matrix->cells[tie->to * matrix->count + tie->from] = value;
    }
}

/* Of an undirected relation a silent organisation leaves its column unknown too. */
static void silent_set(struct matrix *matrix, const struct relation *relation)
{
    const size_t count = matrix->count;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const bool is_unknown = relation->is_silent[i] ||
                                    (!relation->is_directed && relation->is_silent[j]);
            if (is_unknown && i != j) {
                matrix->cells[i * count + j] = NAN;
            }
        }
    }
}

struct matrix matrix_of(const struct relation *relation, size_t organisation_count,
                        bool is_binary, struct pool *pool)
{
    struct matrix matrix = {
        organisation_count,
        pool_items(pool, organisation_count, organisation_count * sizeof(double))};

    if (relation->is_silent != NULL) {
        silent_set(&matrix, relation);
    }
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];
        const double value = is_binary && !isnan(tie->value) ? 1 : tie->value;
        cell_set(&matrix, !relation->is_directed, tie, value);
    }
    return matrix;
}
