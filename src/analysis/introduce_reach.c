/* introduce_reach.c - what a tie that is added does to all distances. */
#include <math.h>
#include <string.h>

#include "analysis/introduce_steps.h"

/* ---- distances ---- */

struct walk {
    const struct graph *graph;
    size_t blocked; /* who is walked around; GROUP_NONE: nobody */
    uint32_t *queue;
};

/* Fill the row of one source, FAR before. */
static void walk_from(const struct walk *walk, size_t source, uint16_t *row)
{
    const struct neighbours *all = &walk->graph->all;
    size_t first = 0;
    size_t last = 0;

    row[source] = 0;
    walk->queue[last++] = (uint32_t)source;
    while (first < last) {
        const size_t here = walk->queue[first++];
        for (size_t k = all->start[here]; k < all->start[here + 1]; k++) {
            const uint32_t next = all->to[k];
            if (row[next] == FAR && next != walk->blocked) {
                row[next] = (uint16_t)(row[here] + 1);
                walk->queue[last++] = next;
            }
        }
    }
}

static uint16_t *steps_make(const struct graph *graph, size_t blocked, struct pool *pool)
{
    const size_t count = graph->count;
    uint16_t *steps = pool_items(pool, count, count * sizeof *steps);
    const struct walk walk = {graph, blocked, pool_array(pool, count, uint32_t)};

    for (size_t i = 0; i < count * count; i++) {
        steps[i] = FAR;
    }
    for (size_t i = 0; i < count; i++) {
        if (i != blocked) {
            walk_from(&walk, i, steps + i * count);
        }
    }
    return steps;
}

struct reach reach_make(const struct graph *graph, size_t from, struct pool *pool)
{
    double *inverse = pool_array(pool, graph->count + 1, double);
    struct reach reach = {.count = graph->count,
                          .steps = steps_make(graph, GROUP_NONE, pool),
                          .from = from,
                          .inverse = inverse};

    for (size_t i = 1; i <= graph->count; i++) {
        inverse[i] = 1 / (double)i;
    }
    if (from != GROUP_NONE) {
        reach.steps_without = steps_make(graph, from, pool);
    }
    return reach;
}

struct reach reach_new(const struct reach *like, struct pool *pool)
{
    struct reach reach = *like;
    const size_t row = like->count * sizeof *like->steps;

    reach.steps = pool_items(pool, like->count, row);
    if (like->steps_without != NULL) {
        reach.steps_without = pool_items(pool, like->count, row);
    }
    reach_copy(like, &reach);
    return reach;
}

void reach_copy(const struct reach *from, struct reach *to)
{
    const size_t size = from->count * from->count * sizeof *from->steps;

    memcpy(to->steps, from->steps, size);
    if (from->steps_without != NULL) {
        memcpy(to->steps_without, from->steps_without, size);
    }
}

/* ---- one tie more ---- */

/* Who gains by a tie u - v: those nearer to u reach v over it, those nearer to v reach u.
 * A pair comes nearer only when it is one of each: d(i, u) + 1 + d(v, j) < d(i, j). */
struct sides {
    const uint16_t *row_u;
    const uint16_t *row_v;
    uint32_t *near_u;
    uint32_t *near_v;
    size_t near_u_count;
    size_t near_v_count;
};

static struct sides sides_of(const uint16_t *steps, size_t count, size_t u, size_t v,
                             uint32_t *scratch)
{
    const uint16_t *row_u = steps + u * count;
    const uint16_t *row_v = steps + v * count;
    struct sides sides = {.row_u = row_u, .row_v = row_v};
    size_t near_u = 0;
    size_t near_v = 0;

    sides.near_u = scratch;
    sides.near_v = scratch + count;
    /* Written always, counted when true: no branch to mispredict. */
    for (size_t i = 0; i < count; i++) {
        sides.near_u[near_u] = (uint32_t)i;
        near_u += row_u[i] + 1 < row_v[i];
    }
    for (size_t i = 0; i < count; i++) {
        sides.near_v[near_v] = (uint32_t)i;
        near_v += row_v[i] + 1 < row_u[i];
    }
    sides.near_u_count = near_u;
    sides.near_v_count = near_v;
    return sides;
}

size_t reach_scratch(size_t count)
{
    return 4 * (count + 1);
}

/* The rows of u and v stay as they are for those on their own side, so they may be read
 * while the others are written. */
static void steps_add(uint16_t *steps, size_t count, size_t u, size_t v,
                      uint32_t *scratch)
{
    const struct sides sides = sides_of(steps, count, u, v, scratch);

    for (size_t a = 0; a < sides.near_u_count; a++) {
        const size_t i = sides.near_u[a];
        const int to_u = sides.row_u[i] + 1;
        for (size_t b = 0; b < sides.near_v_count; b++) {
            const size_t j = sides.near_v[b];
            const int way = to_u + sides.row_v[j];
            if (way < steps[i * count + j]) {
                steps[i * count + j] = (uint16_t)way;
                steps[j * count + i] = (uint16_t)way;
            }
        }
    }
}

void reach_add(const struct reach *reach, size_t u, size_t v)
{
    SCOPED(pool) scratch = pool_new();
    uint32_t *sides = pool_array(scratch, reach_scratch(reach->count), uint32_t);

    steps_add(reach->steps, reach->count, u, v, sides);
    if (reach->steps_without != NULL && u != reach->from && v != reach->from) {
        steps_add(reach->steps_without, reach->count, u, v, sides);
    }
}

/* ---- how good ---- */

static double inverse_of(const struct reach *reach, int steps)
{
    return steps >= FAR ? 0 : reach->inverse[steps];
}

static bool depends(const struct reach *reach, size_t i, size_t j)
{
    const size_t cell = i * reach->count + j;

    return i != reach->from && j != reach->from && reach->steps_without != NULL &&
           reach->steps[cell] < reach->steps_without[cell];
}

struct reach_value reach_value_of(const struct reach *reach)
{
    struct reach_value value = {0, 0};

    for (size_t i = 0; i < reach->count; i++) {
        for (size_t j = i + 1; j < reach->count; j++) {
            value.nearness += inverse_of(reach, reach->steps[i * reach->count + j]);
            value.dependent += depends(reach, i, j);
        }
    }
    return value;
}

static double nearness_gained(const struct reach *reach, const struct sides *sides)
{
    double gained = 0;

    for (size_t a = 0; a < sides->near_u_count; a++) {
        const size_t i = sides->near_u[a];
        const int to_u = sides->row_u[i] + 1;
        const uint16_t *row = reach->steps + i * reach->count;
        for (size_t b = 0; b < sides->near_v_count; b++) {
            const size_t j = sides->near_v[b];
            const int way = to_u + sides->row_v[j];
            if (way < row[j]) {
                gained += reach->inverse[way] - inverse_of(reach, row[j]);
            }
        }
    }
    return gained;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Steps between i and j with a tie between the owners of two rows. */
static int steps_with(const uint16_t *steps, const uint16_t *row_u, const uint16_t *row_v,
                      size_t i, size_t j)
{
    return least(*steps, 1 + least(row_u[i] + row_v[j], row_v[i] + row_u[j]));
}

/* What a tie does to the pair i, j: minus one when it ends to depend on X, one when it
 * begins to. */
static int dependence_change(const struct reach *reach, const struct sides *with,
                             const struct sides *without, size_t i, size_t j)
{
    const size_t cell = i * reach->count + j;

    if (i == reach->from || j == reach->from) {
        return 0;
    }
    const int near = steps_with(&reach->steps[cell], with->row_u, with->row_v, i, j);
    const int around =
        steps_with(&reach->steps_without[cell], without->row_u, without->row_v, i, j);
    return (near < around) - (reach->steps[cell] < reach->steps_without[cell]);
}

/* The pair comes nearer, or may, also with X: one is on either side of the tie. */
static bool is_across(const struct sides *sides, size_t i, size_t j)
{
    return (sides->row_u[i] + 1 < sides->row_v[i] &&
            sides->row_v[j] + 1 < sides->row_u[j]) ||
           (sides->row_v[i] + 1 < sides->row_u[i] &&
            sides->row_u[j] + 1 < sides->row_v[j]);
}

/* Only pairs that come nearer with X, or without, can change; each is looked at once. */
static long dependence_gained(const struct reach *reach, const struct sides *with,
                              const struct sides *without)
{
    long gained = 0;

    for (size_t a = 0; a < with->near_u_count; a++) {
        for (size_t b = 0; b < with->near_v_count; b++) {
            gained +=
                dependence_change(reach, with, without, with->near_u[a], with->near_v[b]);
        }
    }
    for (size_t a = 0; a < without->near_u_count; a++) {
        for (size_t b = 0; b < without->near_v_count; b++) {
            const size_t i = without->near_u[a];
            const size_t j = without->near_v[b];
            if (!is_across(with, i, j)) {
                gained += dependence_change(reach, with, without, i, j);
            }
        }
    }
    return gained;
}

struct reach_value reach_value_with(const struct reach *reach, struct reach_value value,
                                    size_t u, size_t v, uint32_t *scratch)
{
    const size_t count = reach->count;
    const struct sides with = sides_of(reach->steps, count, u, v, scratch);

    value.nearness += nearness_gained(reach, &with);
    if (reach->steps_without != NULL) {
        const struct sides without = sides_of(reach->steps_without, count, u, v,
                                              scratch + reach_scratch(count) / 2);
        value.dependent =
            (size_t)((long)value.dependent + dependence_gained(reach, &with, &without));
    }
    return value;
}

struct introduce_figures reach_figures(const struct reach *reach)
{
    const struct reach_value value = reach_value_of(reach);
    const double pairs = (double)reach->count * ((double)reach->count - 1) / 2;
    struct introduce_figures figures = {(double)NAN, (double)NAN, 0, value.dependent};
    double sum = 0;

    for (size_t i = 0; i < reach->count; i++) {
        for (size_t j = i + 1; j < reach->count; j++) {
            const uint16_t steps = reach->steps[i * reach->count + j];
            sum += steps < FAR ? steps : 0;
            figures.connected += steps < FAR;
        }
    }
    if (reach->count > 1) {
        figures.compactness = value.nearness / pairs;
    }
    if (figures.connected > 0) {
        figures.mean_distance = sum / (double)figures.connected;
    }
    return figures;
}

size_t reach_nearer(const struct reach *before, const struct reach *after)
{
    size_t nearer = 0;

    for (size_t i = 0; i < before->count; i++) {
        for (size_t j = i + 1; j < before->count; j++) {
            const size_t cell = i * before->count + j;
            nearer += after->steps[cell] < before->steps[cell];
        }
    }
    return nearer;
}
