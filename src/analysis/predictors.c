#include "analysis/predictors.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static struct matrix matrix_new(size_t count, struct pool *pool)
{
    return (struct matrix){count, pool_items(pool, count, count * sizeof(double))};
}

struct matrix matrix_of_graph(const struct graph *graph, struct pool *pool)
{
    const struct matrix matrix = matrix_new(graph->count, pool);

    for (size_t i = 0; i < graph->count; i++) {
        double *row = matrix.cells + i * graph->count;
        for (size_t j = 0; graph->unknown != NULL && j < graph->count; j++) {
            row[j] = graph_knows(graph, i, j) ? 0 : NAN;
        }
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            row[graph->out.to[k]] = graph->out.value[k];
        }
    }
    return matrix;
}

struct matrix matrix_same(const struct attribute *attribute, size_t organisation_count,
                          struct pool *pool)
{
    const struct matrix matrix = matrix_new(organisation_count, pool);
    const char *const *texts = attribute->texts;

    for (size_t i = 0; i < organisation_count; i++) {
        for (size_t j = 0; j < organisation_count; j++) {
            const bool is_known = texts[i][0] != '\0' && texts[j][0] != '\0';
            if (i != j) {
                matrix.cells[i * organisation_count + j] =
                    is_known ? strcmp(texts[i], texts[j]) == 0 : NAN;
            }
        }
    }
    return matrix;
}

/* What the numbers of the two ends make. */
typedef double (*ends_fn)(double sender, double receiver);

static double ends_difference(double sender, double receiver)
{
    return fabs(sender - receiver);
}

static double ends_sender(double sender, double receiver)
{
    (void)receiver;
    return sender;
}

static double ends_receiver(double sender, double receiver)
{
    (void)sender;
    return receiver;
}

static struct matrix matrix_of_ends(const struct attribute *attribute, size_t count,
                                    ends_fn ends, struct pool *pool)
{
    const struct matrix matrix = matrix_new(count, pool);

    assert(attribute->numbers != NULL);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (i != j) {
                matrix.cells[i * count + j] =
                    ends(attribute->numbers[i], attribute->numbers[j]);
            }
        }
    }
    return matrix;
}

struct matrix matrix_difference(const struct attribute *attribute,
                                size_t organisation_count, struct pool *pool)
{
    return matrix_of_ends(attribute, organisation_count, ends_difference, pool);
}

struct matrix matrix_sender(const struct attribute *attribute, size_t organisation_count,
                            struct pool *pool)
{
    return matrix_of_ends(attribute, organisation_count, ends_sender, pool);
}

struct matrix matrix_receiver(const struct attribute *attribute,
                              size_t organisation_count, struct pool *pool)
{
    return matrix_of_ends(attribute, organisation_count, ends_receiver, pool);
}

struct matrix matrix_turned(const struct matrix *matrix, struct pool *pool)
{
    const size_t count = matrix->count;
    const struct matrix turned = matrix_new(count, pool);

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            turned.cells[j * count + i] = matrix->cells[i * count + j];
        }
    }
    return turned;
}

struct matrix matrix_binary(const struct matrix *matrix, struct pool *pool)
{
    const size_t cell_count = matrix->count * matrix->count;
    const struct matrix binary = matrix_new(matrix->count, pool);

    for (size_t i = 0; i < cell_count; i++) {
        const double value = matrix->cells[i];
        binary.cells[i] = isnan(value) ? NAN : value != 0;
    }
    return binary;
}

struct matrix matrix_ordered(const struct matrix *matrix, const size_t *order,
                             struct pool *pool)
{
    const size_t count = matrix->count;
    const struct matrix ordered = matrix_new(count, pool);

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            ordered.cells[i * count + j] = matrix->cells[order[i] * count + order[j]];
        }
    }
    return ordered;
}

bool matrix_is_symmetric(const struct matrix *matrix)
{
    const size_t count = matrix->count;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            const double below = matrix->cells[i * count + j];
            const double above = matrix->cells[j * count + i];
            if (below != above && !(isnan(below) && isnan(above))) {
                return false;
            }
        }
    }
    return true;
}
