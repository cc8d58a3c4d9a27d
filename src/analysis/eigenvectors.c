#include "analysis/eigenvectors.h"

#include <math.h>

#include "analysis/principal.h"

static const double DAMPING = 0.85; /* of PageRank */
static const double ATTENUATION = 0.75; /* of Bonacich power: beta * eigenvalue */

static const double *figures_undefined(size_t count, struct pool *pool)
{
    double *figures = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        figures[i] = NAN;
    }
    return figures;
}

static double greatest_of(const double *figures, size_t count)
{
    double greatest = 0;

    for (size_t i = 0; i < count; i++) {
        greatest = fmax(greatest, figures[i]);
    }
    return greatest;
}

static double row_sum(const struct neighbours *rows, size_t i)
{
    double sum = 0;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        sum += rows->value[k];
    }
    return sum;
}

static bool has_negative(const struct neighbours *rows, size_t count)
{
    for (size_t k = 0; k < rows->start[count]; k++) {
        if (rows->value[k] < 0) {
            return true;
        }
    }
    return false;
}

/* ---- what follows from the neighbours' own figures ---- */

/* x[i] = base[i] + sum over the row of i of value * factor[j] * x[j], and what is known
 * of the answer beforehand: sum of mark[i] * x[i] = total. */
struct recursion {
    const struct neighbours *rows;
    size_t count;
    const double *base;
    const double *factor; /* so small that x is finite */
    const double *mark;
    double total; /* 0: nothing is known */
};

/* One round of Gauss and Seidel; `given` is factor * x. Gives how much larger all should
 * be for the total to be right. */
static double recursion_round(const struct recursion *recursion, double *x, double *given)
{
    const struct neighbours *rows = recursion->rows;
    double total = 0;

    for (size_t i = 0; i < recursion->count; i++) {
        double sum = recursion->base[i];
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            sum += rows->value[k] * given[rows->to[k]];
        }
        x[i] = sum;
        given[i] = recursion->factor[i] * sum;
        total += recursion->mark[i] * sum;
    }
    return total > 0 && recursion->total > 0 ? recursion->total / total : 1;
}

/* The x that stays as it is, from a first guess in x. Rounds converge slowest in the
 * common level of all; putting the total right after each leaves only what is quick
 * (aggregation and disaggregation, as for Markov chains). */
static void recursion_solve(const struct recursion *recursion, double *x,
                            struct pool *scratch)
{
    enum { ROUNDS_MAX = 1000 };
    const double settled = 4e-15; /* relative change of a round */
    double *given = pool_array(scratch, recursion->count, double);
    double *before = pool_array(scratch, recursion->count, double);
    bool is_settled = false;

    for (size_t i = 0; i < recursion->count; i++) {
        given[i] = recursion->factor[i] * x[i];
        before[i] = x[i];
    }
    for (size_t round = 0; round < ROUNDS_MAX && !is_settled; round++) {
        const double level = recursion_round(recursion, x, given);
        is_settled = true;
        for (size_t i = 0; i < recursion->count; i++) {
            x[i] *= level;
            given[i] *= level;
            is_settled = is_settled && fabs(x[i] - before[i]) <= settled * x[i];
            before[i] = x[i];
        }
    }
}

/* Who sends nothing spreads evenly, just as the chance to start anew does: so both are
 * left out of the recursion, and the sum is set to 1 afterwards. */
static const double *pagerank_make(const struct graph *graph, struct pool *pool)
{
    double *rank = pool_array(pool, graph->count, double);
    SCOPED(pool) scratch = pool_new();
    double *base = pool_array(scratch, graph->count, double);
    double *factor = pool_array(scratch, graph->count, double);
    double *mark = pool_array(scratch, graph->count, double);
    double sum = 0;

    for (size_t i = 0; i < graph->count; i++) {
        const double sent = row_sum(&graph->out, i);
        base[i] = 1;
        rank[i] = 1;
        factor[i] = sent > 0 ? DAMPING / sent : 0;
        mark[i] = sent > 0 ? 1 - DAMPING : 1; /* what does not go on */
    }
    const struct recursion recursion = {&graph->in, graph->count, base,
                                        factor,     mark,         (double)graph->count};
    recursion_solve(&recursion, rank, scratch);
    for (size_t i = 0; i < graph->count; i++) {
        sum += rank[i];
    }
    for (size_t i = 0; i < graph->count; i++) {
        rank[i] /= sum;
    }
    return rank;
}

static const double *bonacich_make(const struct graph *graph,
                                   const struct principal *principal, struct pool *pool)
{
    double *power = pool_array(pool, graph->count, double);
    SCOPED(pool) scratch = pool_new();
    double *strength = pool_array(scratch, graph->count, double);
    double *factor = pool_array(scratch, graph->count, double);
    double along = 0; /* the eigenvector */
    double squares = 0;

    for (size_t i = 0; i < graph->count; i++) {
        strength[i] = row_sum(&graph->all, i) / principal->value;
        factor[i] = ATTENUATION / principal->value;
        power[i] = strength[i];
        along += strength[i] * principal->vector[i];
    }
    /* The same product with the answer is 1 / (1 - 0.75) of this. */
    const struct recursion recursion = {
        .rows = &graph->all,
        .count = graph->count,
        .base = strength,
        .factor = factor,
        .mark = principal->vector,
        .total = principal->is_unique ? along / (1 - ATTENUATION) : 0};
    recursion_solve(&recursion, power, scratch);
    for (size_t i = 0; i < graph->count; i++) {
        squares += power[i] * power[i];
    }
    for (size_t i = 0; i < graph->count; i++) {
        power[i] *= sqrt((double)graph->count / squares);
    }
    return power;
}

/* ---- hubs and authorities ---- */

/* Each organisation twice, once as it sends and once as it receives: the eigenvector of
 * this network is the pair of singular vectors of A. */
static struct neighbours senders_and_receivers(const struct graph *graph,
                                               struct pool *pool)
{
    const size_t count = graph->count;
    const size_t ties = graph->out.start[count];
    size_t *start = pool_array(pool, 2 * count + 1, size_t);
    uint32_t *to = pool_array(pool, 2 * ties, uint32_t);
    double *value = pool_array(pool, 2 * ties, double);

    for (size_t i = 0; i < count; i++) {
        start[i] = graph->out.start[i];
        start[count + i] = ties + graph->in.start[i];
    }
    start[2 * count] = 2 * ties;
    for (size_t k = 0; k < ties; k++) {
        to[k] = (uint32_t)(count + graph->out.to[k]);
        value[k] = graph->out.value[k];
        to[ties + k] = graph->in.to[k];
        value[ties + k] = graph->in.value[k];
    }
    return (struct neighbours){start, to, value};
}

/* Scaled to a greatest of 1; NaN stays NaN. */
static const double *scores_of(const double *vector, size_t count, struct pool *pool)
{
    const double greatest = greatest_of(vector, count);
    double *scores = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        scores[i] = vector[i] / greatest;
    }
    return scores;
}

static void hubs_make(struct eigenvectors *vectors, const struct graph *graph,
                      struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const struct neighbours rows = senders_and_receivers(graph, scratch);
    const struct principal principal =
        principal_make(&rows, 2 * graph->count, graph->count, scratch);

    vectors->hub = scores_of(principal.vector, graph->count, pool);
    vectors->authority = scores_of(principal.vector + graph->count, graph->count, pool);
}

/* ---- all ---- */

static double centralisation_of(const struct principal *principal, size_t count)
{
    double sum = 0;

    if (count < 3 || !principal->is_unique) {
        return NAN;
    }
    const double greatest = greatest_of(principal->vector, count);
    for (size_t i = 0; i < count; i++) {
        sum += 1 - principal->vector[i] / greatest;
    }
    return sum / (double)(count - 2);
}

struct eigenvectors eigenvectors_make(const struct graph *graph, struct pool *pool)
{
    if (has_negative(&graph->out, graph->count)) {
        const double *undefined = figures_undefined(graph->count, pool);
        return (struct eigenvectors){undefined,
                                     NAN,
                                     NAN,
                                     undefined,
                                     undefined,
                                     graph->is_directed ? undefined : NULL,
                                     graph->is_directed ? undefined : NULL};
    }
    const struct principal principal = principal_make(&graph->all, graph->count, 0, pool);
    struct eigenvectors vectors = {
        .eigenvector = principal.vector,
        .eigenvalue = principal.value,
        .centralisation = centralisation_of(&principal, graph->count),
        .pagerank = pagerank_make(graph, pool),
    };

    vectors.bonacich = isnan(principal.value) ? figures_undefined(graph->count, pool)
                                              : bonacich_make(graph, &principal, pool);
    if (graph->is_directed) {
        hubs_make(&vectors, graph, pool);
    }
    return vectors;
}

double eigenvectors_centralisation(const struct graph *graph)
{
    SCOPED(pool) scratch = pool_new();

    if (graph->count < 3 || has_negative(&graph->out, graph->count)) {
        return NAN;
    }
    const struct principal principal =
        principal_make(&graph->all, graph->count, 0, scratch);
    return centralisation_of(&principal, graph->count);
}
