#include "analysis/principal.h"

#include <math.h>

#include "analysis/tridiagonal.h"

static const double SAME_VALUE = 1e-10; /* relative */
static const double CONVERGED = 1e-14; /* residual, relative to the eigenvalue */
static const double NEARLY =
    1e-7; /* likewise: from here on rounding may get the better */
static const double ACCEPTED = 1e-12; /* likewise, when it did after all */
static const double EXHAUSTED = 1e-14; /* the next direction is rounding error only */

/* ---- the steps ---- */

/* Nodes of the component, by their numbers. */
struct side {
    const uint32_t *nodes;
    size_t size;
};

struct lanczos {
    const struct neighbours *rows;
    struct side all;
    struct side sides[2]; /* where directions live in turn: of a two-sided network first
                           * on the one, then on the other; else both are all */
    bool is_two_sided;
    double scale; /* a power of two that brings all sums of rows to 1 at most, exactly */
    size_t patience; /* so many steps without gain are no reason to end a search */
    double *start; /* where the search begins, and at the end what it found, per node */
    double *gathered;
    double *before; /* directions, per node; they mean something on their side only */
    double *now;
    double *after;
    double *kept; /* the first KEPT_MAX directions, one after the other, each as long as
                   * `all`; NULL when the component is large */
};
enum { KEPT_MAX = 40, KEPT_SIZE_MAX = 500 };

static double row_sum(const struct neighbours *rows, size_t i)
{
    double sum = 0;

    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        sum += rows->value[k];
    }
    return sum;
}

static void side_scale(const struct side *side, double *direction, double factor)
{
    for (size_t m = 0; m < side->size; m++) {
        direction[side->nodes[m]] *= factor;
    }
}

/* The first direction: `start` on the first side, length 1. */
static void lanczos_begin(const struct lanczos *lanczos)
{
    const struct side *side = &lanczos->sides[0];
    double squares = 0;

    for (size_t m = 0; m < lanczos->all.size; m++) {
        lanczos->now[lanczos->all.nodes[m]] = 0;
        lanczos->before[lanczos->all.nodes[m]] = 0;
    }
    for (size_t m = 0; m < side->size; m++) {
        const double figure = lanczos->start[side->nodes[m]];
        lanczos->now[side->nodes[m]] = figure;
        squares += figure * figure;
    }
    side_scale(side, lanczos->now, 1 / sqrt(squares));
}

/* `after` = A `now`, scaled, on a side; gives their product, which is alpha. */
static double lanczos_multiply(const struct lanczos *lanczos, const struct side *side)
{
    const struct neighbours rows = *lanczos->rows;
    const double *now = lanczos->now;
    double *after = lanczos->after;
    double product = 0;

    for (size_t m = 0; m < side->size; m++) {
        const uint32_t i = side->nodes[m];
        const size_t end = rows.start[i + 1];
        double sum = 0;
        for (size_t k = rows.start[i]; k < end; k++) {
            sum += rows.value[k] * now[rows.to[k]];
        }
        sum *= lanczos->scale;
        after[i] = sum;
        product += sum * now[i];
    }
    return lanczos->is_two_sided ? 0 : product;
}

/* Take from `after` what lies along the two directions before; gives the length that is
 * left, which is beta. */
static double lanczos_subtract(const struct lanczos *lanczos, const struct side *side,
                               double alpha, double beta_before)
{
    const double *now = lanczos->now;
    const double *before = lanczos->before;
    double *after = lanczos->after;
    double squares = 0;

    for (size_t m = 0; m < side->size; m++) {
        const uint32_t i = side->nodes[m];
        const double left = after[i] - alpha * now[i] - beta_before * before[i];
        after[i] = left;
        squares += left * left;
    }
    return sqrt(squares);
}

static void lanczos_turn(struct lanczos *lanczos, const struct side *side, double beta)
{
    double *const spent = lanczos->before;

    side_scale(side, lanczos->after, 1 / beta);
    lanczos->before = lanczos->now;
    lanczos->now = lanczos->after;
    lanczos->after = spent;
}

static void lanczos_keep(const struct lanczos *lanczos, size_t step)
{
    const struct side *side = &lanczos->sides[step % 2];

    if (lanczos->kept == NULL || step >= KEPT_MAX) {
        return;
    }
    for (size_t m = 0; m < side->size; m++) {
        lanczos->kept[step * lanczos->all.size + m] = lanczos->now[side->nodes[m]];
    }
}

/* How far a search is. */
struct found {
    double value;
    double leftover; /* the length of A x - value x */
    size_t steps;
    double *weights; /* of each direction in the eigenvector */
};

static struct found found_make(const struct tridiagonal *matrix,
                               const struct found *before, struct pool *scratch)
{
    struct found found = {.steps = matrix->count,
                          .weights = pool_array(scratch, matrix->count, double)};

    found.value = tridiagonal_value(matrix, before->value + 2 * before->leftover);
    tridiagonal_vector(matrix, found.value, found.weights);
    found.leftover =
        fabs(matrix->rows[matrix->count - 1].beta * found.weights[found.steps - 1]);
    return found;
}

/* First pass. Once a vector is found its copies come back, for rounding makes directions
 * forget each other; so this ends when going on brings no gain. */
static struct found lanczos_search(struct lanczos *lanczos, struct tridiagonal *matrix,
                                   struct pool *scratch)
{
    struct found best = {.leftover = 0};
    double beta = 0;
    size_t check = 3;

    lanczos_begin(lanczos);
    for (size_t step = 0; step < PRINCIPAL_STEPS_MAX; step++) {
        const struct side *side = &lanczos->sides[(step + 1) % 2];
        lanczos_keep(lanczos, step);
        const double alpha = lanczos_multiply(lanczos, side);
        beta = lanczos_subtract(lanczos, side, alpha, beta);
        tridiagonal_add(matrix, (struct tridiagonal_row){alpha, beta}, scratch);
        const bool is_end = beta <= EXHAUSTED * matrix->bound;
        if (is_end || step + 1 >= check) {
            const struct found found = found_make(matrix, &best, scratch);
            const bool is_near = best.steps > 0 && best.leftover <= NEARLY * best.value;
            if (!is_near || found.leftover < best.leftover) {
                best = found;
            } else if (step > best.steps + best.steps / 2 + lanczos->patience) {
                return best;
            }
            check += 3 + check / 16;
        }
        if (is_end || (best.steps > step && best.leftover <= CONVERGED * best.value)) {
            return best;
        }
        lanczos_turn(lanczos, side, beta);
    }
    return best;
}

static void lanczos_add(const struct lanczos *lanczos, size_t step, double weight,
                        const double *kept)
{
    const struct side *side = &lanczos->sides[step % 2];

    for (size_t m = 0; m < side->size; m++) {
        const uint32_t i = side->nodes[m];
        lanczos->gathered[i] += weight * (kept != NULL ? kept[m] : lanczos->now[i]);
    }
}

/* Second pass: the same steps, so the same directions to the last bit, unless they were
 * kept. The vector is the new start. */
static void lanczos_gather(struct lanczos *lanczos, const struct found *found,
                           const struct tridiagonal *matrix)
{
    const bool is_kept = lanczos->kept != NULL && found->steps <= KEPT_MAX;
    double *const vector = lanczos->gathered;
    double squares = 0;

    side_scale(&lanczos->all, vector, 0);
    lanczos_begin(lanczos);
    for (size_t step = 0; step < found->steps; step++) {
        const double *kept = is_kept ? lanczos->kept + step * lanczos->all.size : NULL;
        lanczos_add(lanczos, step, found->weights[step], kept);
        if (!is_kept && step + 1 < found->steps) {
            const struct side *next = &lanczos->sides[(step + 1) % 2];
            const double before = step > 0 ? matrix->rows[step - 1].beta : 0;
            const double alpha = lanczos_multiply(lanczos, next);
            lanczos_turn(lanczos, next, lanczos_subtract(lanczos, next, alpha, before));
        }
    }
    /* Where the vector is smaller than rounding errors these may have made it negative.
     * */
    for (size_t m = 0; m < lanczos->all.size; m++) {
        const uint32_t i = lanczos->all.nodes[m];
        vector[i] = fabs(vector[i]);
        squares += vector[i] * vector[i];
    }
    side_scale(&lanczos->all, vector, 1 / sqrt(squares));
    lanczos->gathered = lanczos->start;
    lanczos->start = vector;
}

/* The eigenvalue of a component, the vector in `start`; NaN when it was not found. */
static double lanczos_solve(struct lanczos *lanczos)
{
    enum { SEARCHES_MAX = 4 };
    struct found found = {.value = 0};

    lanczos->patience = 20;
    for (size_t m = 0; m < lanczos->all.size; m++) {
        const uint32_t i = lanczos->all.nodes[m];
        lanczos->start[i] = row_sum(lanczos->rows, i) * lanczos->scale;
    }
    for (size_t i = 0; i < SEARCHES_MAX; i++) {
        SCOPED(pool) scratch = pool_new();
        struct tridiagonal matrix = {.count = 0};
        lanczos->kept = lanczos->all.size <= KEPT_SIZE_MAX
                            ? pool_array(scratch, KEPT_MAX * lanczos->all.size, double)
                            : NULL;
        found = lanczos_search(lanczos, &matrix, scratch);
        lanczos_gather(lanczos, &found, &matrix);
        lanczos->patience = i == 0 ? found.steps : lanczos->patience;
        if (found.leftover <= CONVERGED * found.value) {
            return found.value;
        }
    }
    return found.leftover <= ACCEPTED * found.value ? found.value : (double)NAN;
}

/* ---- components ---- */

/* Put the component of `first` into `nodes`; gives its size. */
static size_t component_collect(const struct neighbours *rows, uint32_t first,
                                uint32_t *nodes, bool *is_seen)
{
    size_t size = 1;

    nodes[0] = first;
    is_seen[first] = true;
    for (size_t head = 0; head < size; head++) {
        const uint32_t at = nodes[head];
        for (size_t k = rows->start[at]; k < rows->start[at + 1]; k++) {
            if (!is_seen[rows->to[k]]) {
                is_seen[rows->to[k]] = true;
                nodes[size++] = rows->to[k];
            }
        }
    }
    return size;
}

/* Set `all` and `sides` to the nodes of a component; those below `sender_count` are put
 * first, in their order. */
static void lanczos_set_component(struct lanczos *lanczos, uint32_t *nodes, size_t size,
                                  size_t sender_count)
{
    size_t senders = 0;

    lanczos->is_two_sided = sender_count > 0;
    for (size_t m = 0; m < size && lanczos->is_two_sided; m++) {
        const uint32_t node = nodes[m];
        if (node < sender_count) {
            nodes[m] = nodes[senders];
            nodes[senders++] = node;
        }
    }
    lanczos->all = (struct side){nodes, size};
    lanczos->sides[0] = lanczos->all;
    lanczos->sides[1] = lanczos->all;
    if (lanczos->is_two_sided) {
        lanczos->sides[0] = (struct side){nodes, senders};
        lanczos->sides[1] = (struct side){nodes + senders, size - senders};
    }
}

/* No eigenvalue of the component is larger than its largest sum of a row. */
static double component_bound(const struct lanczos *lanczos)
{
    double bound = 0;

    for (size_t m = 0; m < lanczos->all.size; m++) {
        const double sum = row_sum(lanczos->rows, lanczos->all.nodes[m]);
        bound = sum > bound ? sum : bound;
    }
    return bound;
}

/* Look at a component; it may be the one. */
static void principal_try(struct principal *principal, struct lanczos *lanczos,
                          double *vector, size_t count)
{
    const double bound = component_bound(lanczos);
    if (bound < principal->value * (1 - SAME_VALUE)) {
        return;
    }
    int exponent = 0;
    (void)frexp(bound, &exponent);
    lanczos->scale = ldexp(1, -exponent);
    const double value = ldexp(lanczos_solve(lanczos), exponent);
    if (value <= principal->value * (1 + SAME_VALUE)) {
        const bool is_same = value >= principal->value * (1 - SAME_VALUE);
        principal->is_unique = principal->is_unique && !is_same;
        principal->value = fmax(principal->value, value);
        return;
    }
    principal->value = value;
    principal->is_unique = !isnan(value);
    for (size_t i = 0; i < count; i++) {
        vector[i] = 0;
    }
    for (size_t m = 0; m < lanczos->all.size; m++) {
        vector[lanczos->all.nodes[m]] = lanczos->start[lanczos->all.nodes[m]];
    }
}

struct principal principal_make(const struct neighbours *rows, size_t count,
                                size_t sender_count, struct pool *pool)
{
    double *vector = pool_array(pool, count, double);
    struct principal principal = {.vector = vector};
    SCOPED(pool) scratch = pool_new();
    bool *is_seen = pool_array(scratch, count, bool);
    uint32_t *nodes = pool_array(scratch, count, uint32_t);
    struct lanczos lanczos = {.rows = rows,
                              .start = pool_array(scratch, count, double),
                              .gathered = pool_array(scratch, count, double),
                              .before = pool_array(scratch, count, double),
                              .now = pool_array(scratch, count, double),
                              .after = pool_array(scratch, count, double)};

    for (uint32_t i = 0; i < count && !isnan(principal.value); i++) {
        if (!is_seen[i] && graph_row_length(rows, i) > 0) {
            const size_t size = component_collect(rows, i, nodes, is_seen);
            lanczos_set_component(&lanczos, nodes, size, sender_count);
            principal_try(&principal, &lanczos, vector, count);
        }
    }
    if (principal.value == 0) {
        principal.value = NAN;
    }
    for (size_t i = 0; i < count && !principal.is_unique; i++) {
        vector[i] = NAN;
    }
    return principal;
}
