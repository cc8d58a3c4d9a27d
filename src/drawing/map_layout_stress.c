#include "drawing/map_layout_stress.h"

#include <math.h>
#include <string.h>

static const double STILL = 1e-3; /* of a step: who moves less stands still */

static const double EVEN = 1e-4; /* neither side is further out */

enum { SCALING_ROUNDS = 60 };

/* ---- distances in the network --------------------------------------------------- */

/* Share of the partners of both (and themselves) that they have in common. */
static double likeness(const struct graph *graph, size_t i, size_t j)
{
    const uint64_t *const a = &graph->all_bits[i * graph->word_count];
    const uint64_t *const b = &graph->all_bits[j * graph->word_count];
    const bool is_tied = graph_bit(graph->all_bits, graph->word_count, i, j);
    size_t common = is_tied ? 2 : 0;

    for (size_t word = 0; word < graph->word_count; word++) {
        common += (size_t)__builtin_popcountll(a[word] & b[word]);
    }
    const size_t sum =
        graph_row_length(&graph->all, i) + graph_row_length(&graph->all, j) + 2;
    return (double)common / (double)(sum - common);
}

/* Steps from `source` to all that it reaches; gives how many, in `queue`. */
static size_t steps_from(const struct graph *graph, size_t source, double *steps,
                         size_t *queue)
{
    size_t length = 0;

    queue[length++] = source;
    for (size_t head = 0; head < length; head++) {
        const size_t i = queue[head];
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t j = graph->all.to[k];
            if (j != source && steps[j] == 0) {
                steps[j] = (i == source ? 0 : steps[i]) + 1;
                queue[length++] = j;
            }
        }
    }
    return length;
}

double *map_targets_make(const struct graph *graph, struct pool *pool)
{
    double *target = pool_items(pool, graph->count, graph->count * sizeof(double));
    size_t *queue = pool_array(pool, graph->count, size_t);

    for (size_t i = 0; i < graph->count; i++) {
        double *const row = &target[i * graph->count];
        const size_t reached = steps_from(graph, i, row, queue);
        for (size_t k = 1; k < reached; k++) {
            const size_t j = queue[k];
            const double like = row[j] <= 2 ? likeness(graph, i, j) : 0;
            row[j] += MAP_LAYOUT_SPREAD * (1 - like);
        }
    }
    return target;
}

/* ---- where to begin: classical scaling ------------------------------------------ */

static void vector_centre(double *vector, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        sum += vector[i];
    }
    for (size_t i = 0; i < count; i++) {
        vector[i] -= sum / (double)count;
    }
}

/* To length 1; gives the length it had. */
static double vector_norm(double *vector, size_t count)
{
    double squares = 0;

    for (size_t i = 0; i < count; i++) {
        squares += vector[i] * vector[i];
    }
    const double length = sqrt(squares);
    for (size_t i = 0; i < count && length > 0; i++) {
        vector[i] /= length;
    }
    return length;
}

static void vector_without(double *vector, const double *other, size_t count)
{
    double product = 0;

    for (size_t i = 0; i < count; i++) {
        product += vector[i] * other[i];
    }
    for (size_t i = 0; i < count; i++) {
        vector[i] -= product * other[i];
    }
}

/* product = - (squared distances) * vector / 2 */
static void scaling_multiply(const struct map_work *work, const double *vector,
                             double *product)
{
    for (size_t i = 0; i < work->member_count; i++) {
        const double *const row = &work->target[work->members[i] * work->graph->count];
        double sum = 0;
        for (size_t j = 0; j < work->member_count; j++) {
            const double d = row[work->members[j]];
            sum += d * d * vector[j];
        }
        product[i] = -sum / 2;
    }
}

/* The longest axis of the distances, at right angles to `other` (NULL: any); gives how
 * long it is. */
static double scaling_axis(const struct map_work *work, const double *other, double *axis,
                           double *product)
{
    const size_t count = work->member_count;
    double length = 0;

    for (int round = 0; round < SCALING_ROUNDS; round++) {
        vector_centre(axis, count);
        if (other != NULL) {
            vector_without(axis, other, count);
        }
        (void)vector_norm(axis, count);
        scaling_multiply(work, axis, product);
        vector_centre(product, count);
        memcpy(axis, product, count * sizeof *axis);
        length = vector_norm(axis, count);
    }
    if (other != NULL) {
        vector_without(axis, other, count);
    }
    return sqrt(length);
}

void map_part_begin(struct map_work *work, struct pool *pool)
{
    const size_t count = work->member_count;
    double *const across = pool_array(pool, count, double);
    double *const down = pool_array(pool, count, double);
    double *const product = pool_array(pool, count, double);
    struct point arm = {1, 0};

    for (size_t i = 0; i < count; i++, arm = map_turn(arm)) {
        across[i] = arm.x * sqrt((double)(i + 1));
        down[i] = arm.y * sqrt((double)(i + 1));
    }
    const double width = scaling_axis(work, NULL, across, product);
    const double height = scaling_axis(work, across, down, product);
    for (size_t i = 0; i < count; i++, arm = map_turn(arm)) {
        work->places[work->members[i]] = (struct point){across[i] * width + 0.03 * arm.x,
                                                        down[i] * height + 0.03 * arm.y};
    }
}

/* ---- stress majorisation -------------------------------------------------------- */

/* Where an organisation has the least stress while all others stand still. */
static struct point place_best(const struct map_work *work, size_t i, double step)
{
    const double *const row = &work->target[i * work->graph->count];
    const struct point here = work->places[i];
    struct point sum = {0, 0};
    double weights = 0;

    for (size_t k = 0; k < work->member_count; k++) {
        const size_t j = work->members[k];
        if (j == i) {
            continue;
        }
        const struct point other = work->places[j];
        const double apart = map_distance(here, other);
        const double weight = 1 / (row[j] * row[j]);
        const double pull = apart > 0 ? step * row[j] / apart : 0;
        sum.x += weight * (other.x + pull * (here.x - other.x));
        sum.y += weight * (other.y + pull * (here.y - other.y));
        weights += weight;
    }
    if (work->hold[i] > 0) {
        const double weight = work->hold[i] * weights;
        sum.x += weight * work->held[i].x;
        sum.y += weight * work->held[i].y;
        weights += weight;
    }
    return (struct point){sum.x / weights, sum.y / weights};
}

void map_part_settle(struct map_work *work, double step)
{
    double moved = (double)INFINITY;

    for (int sweep = 0; sweep < MAP_LAYOUT_SWEEPS && moved > STILL * step; sweep++) {
        moved = 0;
        for (size_t k = 0; k < work->member_count; k++) {
            const size_t i = work->members[k];
            const struct point best = place_best(work, i, step);
            moved = fmax(moved, map_distance(best, work->places[i]));
            work->places[i] = best;
        }
    }
}

/* Mirror a part so that its few who are far out are at the right and below: third powers
 * tell one side from the other. */
static void part_turn(struct map_work *work)
{
    double across = 0;
    double down = 0;
    double size = 0;

    for (size_t k = 0; k < work->member_count; k++) {
        const struct point place = work->places[work->members[k]];
        across += place.x * place.x * place.x;
        down += place.y * place.y * place.y;
        size += fabs(place.x * place.x * place.x) + fabs(place.y * place.y * place.y);
    }
    for (size_t k = 0; k < work->member_count; k++) {
        struct point *const place = &work->places[work->members[k]];
        place->x = across < -EVEN * size ? -place->x : place->x;
        place->y = down < -EVEN * size ? -place->y : place->y;
    }
}

void map_part_lay(struct map_work *work)
{
    struct point mean = {0, 0};
    double xx = 0;
    double xy = 0;
    double yy = 0;

    for (size_t k = 0; k < work->member_count; k++) {
        mean.x += work->places[work->members[k]].x / (double)work->member_count;
        mean.y += work->places[work->members[k]].y / (double)work->member_count;
    }
    for (size_t k = 0; k < work->member_count; k++) {
        struct point *const place = &work->places[work->members[k]];
        *place = (struct point){place->x - mean.x, place->y - mean.y};
        xx += place->x * place->x;
        xy += place->x * place->y;
        yy += place->y * place->y;
    }
    const double longest = (xx + yy + sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)) / 2;
    struct point axis = {longest - yy, xy};
    const double length = sqrt(axis.x * axis.x + axis.y * axis.y);
    if (length <= 1e-9 * (xx + yy)) {
        axis = xx >= yy ? (struct point){1, 0} : (struct point){0, 1};
    } else {
        axis = (struct point){axis.x / length, axis.y / length};
    }
    for (size_t k = 0; k < work->member_count; k++) {
        struct point *const place = &work->places[work->members[k]];
        *place = (struct point){place->x * axis.x + place->y * axis.y,
                                place->y * axis.x - place->x * axis.y};
    }
    part_turn(work);
}
