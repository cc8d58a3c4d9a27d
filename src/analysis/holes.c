#include "analysis/holes.h"

#include <math.h>

/* Tie strengths z, both directions together, beside the rows of `all`. */
struct strengths {
    const struct neighbours *rows; /* of `all`, for start and to */
    double *z;
    double *sum; /* per organisation */
    double *highest;
};

/* What the network of one ego knows of each organisation: 0 for who is no contact. */
struct alter {
    double share; /* p_iq */
    double is_within; /* 1; also of ego itself */
    double onward; /* p_iq / sum_k z_qk: times z_qj it is p_iq p_qj */
    double onward_ego; /* the same, the sum over ego and its contacts only */
};

/* The value of the tie to `to` in row i; *next is where to look, and moves on. */
static double value_taken(const struct neighbours *rows, size_t i, uint32_t to,
                          size_t *next)
{
    if (*next < rows->start[i + 1] && rows->to[*next] == to) {
        return rows->value[(*next)++];
    }
    return 0;
}

/* False when a value is negative. */
static bool strengths_make(const struct graph *graph, struct strengths *strengths_out,
                           struct pool *pool)
{
    const struct neighbours *rows = &graph->all;
    const struct strengths strengths = {
        rows, pool_array(pool, rows->start[graph->count], double),
        pool_array(pool, graph->count, double), pool_array(pool, graph->count, double)};

    for (size_t i = 0; i < graph->count; i++) {
        size_t next_out = graph->out.start[i];
        size_t next_in = graph->in.start[i];
        for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            const double sent = value_taken(&graph->out, i, rows->to[k], &next_out);
            const double received = value_taken(&graph->in, i, rows->to[k], &next_in);
            if (sent < 0 || received < 0) {
                return false;
            }
            strengths.z[k] = sent + received;
            strengths.sum[i] += strengths.z[k];
            strengths.highest[i] = fmax(strengths.highest[i], strengths.z[k]);
        }
    }
    *strengths_out = strengths;
    return true;
}

static void ego_begin(struct alter *alters, const struct strengths *strengths, size_t i)
{
    const struct neighbours *rows = strengths->rows;

    alters[i].is_within = 1;
    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        struct alter *alter = &alters[rows->to[k]];
        alter->share = strengths->z[k] / strengths->sum[i];
        alter->is_within = 1;
        alter->onward = alter->share / strengths->sum[rows->to[k]];
    }
}

static void ego_end(struct alter *alters, const struct strengths *strengths, size_t i)
{
    const struct neighbours *rows = strengths->rows;

    alters[i] = (struct alter){0};
    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        alters[rows->to[k]] = (struct alter){0};
    }
}

/* The Coleman-Theil index from sum_j c_j ln c_j and C = sum_j c_j:
 * sum_j r_j ln r_j = N / C sum_j c_j ln c_j - N ln(C / N). */
static double hierarchy_of(double sum_log, double constraint, double contacts)
{
    if (contacts < 2) {
        return 1;
    }
    const double disorder =
        contacts * (sum_log / constraint - log(constraint / contacts));
    return fmax(disorder / (contacts * log(contacts)), 0); /* rounding: -1e-17 */
}

static void effective_size_set(const struct holes *holes,
                               const struct strengths *strengths, struct alter *alters,
                               size_t i)
{
    const struct neighbours *rows = strengths->rows;
    const double contacts = (double)graph_row_length(rows, i);
    double repeated = 0;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        const size_t j = rows->to[k];
        double shared = 0;
        double within = 0;
        for (size_t l = rows->start[j]; l < rows->start[j + 1]; l++) {
            const struct alter *alter = &alters[rows->to[l]];
            shared += strengths->z[l] * alter->share;
            within += strengths->z[l] * alter->is_within;
        }
        repeated += shared / strengths->highest[j];
        alters[j].onward_ego = alters[j].share / within;
    }
    holes->effective_size[i] = contacts - repeated;
    holes->efficiency[i] = (contacts - repeated) / contacts;
}

static void constraint_set(const struct holes *holes, const struct strengths *strengths,
                           const struct alter *alters, size_t i)
{
    const struct neighbours *rows = strengths->rows;
    double constraint = 0;
    double constraint_ego = 0;
    double sum_log = 0;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        const size_t j = rows->to[k];
        double whole = 0; /* by way of others */
        double within = 0;
        for (size_t l = rows->start[j]; l < rows->start[j + 1]; l++) {
            const struct alter *alter = &alters[rows->to[l]];
            whole += strengths->z[l] * alter->onward;
            within += strengths->z[l] * alter->onward_ego;
        }
        whole += alters[j].share;
        within += alters[j].share;
        constraint += whole * whole;
        constraint_ego += within * within;
        sum_log += whole * whole * 2 * log(whole);
    }
    holes->constraint[i] = constraint;
    holes->constraint_ego[i] = constraint_ego;
    holes->constraint_hierarchy[i] =
        hierarchy_of(sum_log, constraint, (double)graph_row_length(rows, i));
}

static double *undefined_array(size_t count, struct pool *pool)
{
    double *array = pool_array(pool, count, double);

    for (size_t i = 0; i < count; i++) {
        array[i] = NAN;
    }
    return array;
}

struct holes holes_make(const struct graph *graph, struct pool *pool)
{
    const size_t count = graph->count;
    const struct holes holes = {
        undefined_array(count, pool), undefined_array(count, pool),
        undefined_array(count, pool), undefined_array(count, pool),
        undefined_array(count, pool)};
    SCOPED(pool) scratch = pool_new();
    struct alter *alters = pool_array(scratch, count, struct alter);
    struct strengths strengths;

    if (!strengths_make(graph, &strengths, scratch)) {
        return holes;
    }
    for (size_t i = 0; i < count; i++) {
        if (graph_row_length(&graph->all, i) == 0) {
            continue;
        }
        ego_begin(alters, &strengths, i);
        effective_size_set(&holes, &strengths, alters, i);
        constraint_set(&holes, &strengths, alters, i);
        ego_end(alters, &strengths, i);
    }
    return holes;
}
