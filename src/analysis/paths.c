#include "analysis/paths.h"

#include <math.h>

#include "analysis/paths_closeness.h"

#define NOT_SEEN UINT32_MAX

/* ---- one search: all shortest paths from one organisation ---- */

struct search {
    const struct neighbours *rows;
    size_t count;
    uint32_t *queue; /* those reached, nearest first; one place to spare */
    size_t reached; /* the source among them */
    uint32_t
        *level_start; /* place in the queue where each distance begins, and the end */
    uint32_t levels; /* distances from 0 */
    uint32_t *distance; /* per organisation, NOT_SEEN */
    double *path_count; /* shortest paths from the source to it; 0 when not reached */
    uint32_t *next; /* the steps of shortest paths, by place of `from`; one to spare */
    uint32_t *next_start; /* per place in the queue, and the end */
    double *share; /* (1 + what depends on it) / path_count */
};

static struct search search_make(const struct graph *graph, struct pool *pool)
{
    const size_t count = graph->count;
    struct search search = {
        .rows = &graph->out,
        .count = count,
        .queue = pool_array(pool, count + 1, uint32_t),
        .level_start = pool_array(pool, count + 2, uint32_t),
        .distance = pool_array(pool, count, uint32_t),
        .path_count = pool_array(pool, count, double),
        .next = pool_array(pool, graph->out.start[count] + 1, uint32_t),
        .next_start = pool_array(pool, count + 1, uint32_t),
        .share = pool_array(pool, count, double),
    };

    for (size_t i = 0; i < count; i++) {
        search.distance[i] = NOT_SEEN;
    }
    return search;
}

/* Forget the search before, and stand at the source. */
static void search_begin(struct search *search, size_t source)
{
    for (size_t i = 0; i < search->reached; i++) {
        search->distance[search->queue[i]] = NOT_SEEN;
        search->path_count[search->queue[i]] = 0;
    }
    search->queue[0] = (uint32_t)source;
    search->reached = 1;
    search->levels = 0;
    search->distance[source] = 0;
    search->path_count[source] = 1;
}

/* Go from those in places `begin` .. `end` - 1 to whom they reach at `distance`; gives
 * how many steps of shortest paths there are by now. Written without branches: whether
 * a tie leads further cannot be foretold. */
static size_t search_step(struct search *search, size_t begin, size_t end,
                          uint32_t distance)
{
    const struct neighbours *rows = search->rows;
    size_t tail = search->reached;
    size_t step = search->next_start[begin];

    for (size_t place = begin; place < end; place++) {
        const uint32_t from = search->queue[place];
        const double paths = search->path_count[from];
        search->next_start[place] = (uint32_t)step;
        for (size_t k = rows->start[from]; k < rows->start[from + 1]; k++) {
            const uint32_t to = rows->to[k];
            const bool is_new = search->distance[to] == NOT_SEEN;
            const uint32_t there = is_new ? distance : search->distance[to];
            const bool is_next = there == distance;
            search->distance[to] = there;
            search->queue[tail] = to;
            tail += is_new;
            search->path_count[to] += is_next ? paths : 0;
            search->next[step] = to;
            step += is_next;
        }
    }
    search->reached = tail;
    return step;
}

static void search_run(struct search *search, size_t source)
{
    size_t begin = 0;

    search_begin(search, source);
    search->next_start[0] = 0;
    while (begin < search->reached) {
        const size_t end = search->reached;
        size_t step = search->next_start[begin];
        search->level_start[search->levels++] = (uint32_t)begin;
        if (end < search->count) {
            step = search_step(search, begin, end, search->levels);
        } else {
            /* All are reached: from here no path leads further. */
            for (size_t place = begin; place < end; place++) {
                search->next_start[place] = (uint32_t)step;
            }
        }
        search->next_start[end] = (uint32_t)step;
        begin = end;
    }
    search->level_start[search->levels] = (uint32_t)begin;
}

/* What depends on each: Brandes' accumulation, farthest first. Gives whether all counts
 * of paths are finite. */
static bool search_add_betweenness(struct search *search, double *betweenness)
{
    double greatest = 0;

    for (size_t place = search->reached; place-- > 1;) {
        const uint32_t at = search->queue[place];
        const double paths = search->path_count[at];
        double sum = 0;
        for (size_t k = search->next_start[place]; k < search->next_start[place + 1];
             k++) {
            sum += search->share[search->next[k]];
        }
        const double depending = paths * sum;
        betweenness[at] += depending;
        search->share[at] = (1 + depending) / paths;
        greatest = paths > greatest ? paths : greatest;
    }
    return isfinite(greatest);
}

static bool search_add_tie_betweenness(struct search *search, double *tie_betweenness)
{
    const struct neighbours *rows = search->rows;
    double greatest = 0;

    for (size_t place = search->reached; place-- > 0;) {
        const uint32_t at = search->queue[place];
        const double paths = search->path_count[at];
        double depending = 0;
        for (size_t k = rows->start[at]; k < rows->start[at + 1]; k++) {
            const uint32_t to = rows->to[k];
            if (search->distance[to] == search->distance[at] + 1) {
                tie_betweenness[k] += paths * search->share[to];
                depending += paths * search->share[to];
            }
        }
        search->share[at] = (1 + depending) / paths;
        greatest = fmax(greatest, paths);
    }
    return isfinite(greatest);
}

/* ---- distances ---- */

/* Distances to one organisation. */
struct inward {
    size_t reached; /* by how many it is */
    size_t distance_sum;
    double inverse_sum;
};

struct tally {
    size_t count;
    double *betweenness;
    double *closeness_out;
    double *harmonic_out;
    struct inward *inward; /* NULL when undirected */
    size_t *pairs_at; /* ordered pairs at each distance */
    double *inverse; /* 1 / distance */
    bool is_countable; /* all counts of paths are finite */
};

static struct tally tally_make(const struct graph *graph, struct pool *scratch,
                               struct pool *pool)
{
    const struct tally tally = {
        .count = graph->count,
        .betweenness = pool_array(pool, graph->count, double),
        .closeness_out = pool_array(pool, graph->count, double),
        .harmonic_out = pool_array(pool, graph->count, double),
        .inward =
            graph->is_directed ? pool_array(scratch, graph->count, struct inward) : NULL,
        .pairs_at = pool_array(scratch, graph->count + 1, size_t),
        .inverse = pool_array(scratch, graph->count + 1, double),
        .is_countable = true,
    };

    for (size_t i = 1; i < graph->count; i++) {
        tally.inverse[i] = 1 / (double)i;
    }
    return tally;
}

static void tally_add_inward(const struct tally *tally, const struct search *search)
{
    for (uint32_t distance = 1; distance < search->levels; distance++) {
        const double inverse = tally->inverse[distance];
        for (size_t place = search->level_start[distance];
             place < search->level_start[distance + 1]; place++) {
            struct inward *inward = &tally->inward[search->queue[place]];
            inward->reached++;
            inward->distance_sum += distance;
            inward->inverse_sum += inverse;
        }
    }
}

static double closeness_of(size_t reached, size_t distance_sum)
{
    return reached > 0 ? (double)reached / (double)distance_sum : (double)NAN;
}

static double harmonic_of(double inverse_sum, size_t count)
{
    return count > 1 ? inverse_sum / (double)(count - 1) : (double)NAN;
}

static void tally_add(struct tally *tally, struct search *search, size_t source)
{
    size_t distance_sum = 0;
    double inverse_sum = 0;

    for (uint32_t distance = 1; distance < search->levels; distance++) {
        const size_t there =
            search->level_start[distance + 1] - search->level_start[distance];
        tally->pairs_at[distance] += there;
        distance_sum += distance * there;
        inverse_sum += tally->inverse[distance] * (double)there;
    }
    tally->closeness_out[source] = closeness_of(search->reached - 1, distance_sum);
    tally->harmonic_out[source] = harmonic_of(inverse_sum, tally->count);
    if (tally->inward != NULL) {
        tally_add_inward(tally, search);
    }
    if (!search_add_betweenness(search, tally->betweenness)) {
        tally->is_countable = false;
    }
}

/* ---- the measures ---- */

static void paths_set_inward(struct paths *paths, const struct tally *tally,
                             struct pool *pool)
{
    double *closeness = pool_array(pool, tally->count, double);
    double *harmonic = pool_array(pool, tally->count, double);

    for (size_t i = 0; i < tally->count; i++) {
        const struct inward *inward = &tally->inward[i];
        closeness[i] = closeness_of(inward->reached, inward->distance_sum);
        harmonic[i] = harmonic_of(inward->inverse_sum, tally->count);
    }
    paths->closeness_in = closeness;
    paths->harmonic_in = harmonic;
}

static void paths_set_distances(struct paths *paths, const struct tally *tally)
{
    const double cells = (double)tally->count * ((double)tally->count - 1);
    double sum = 0;
    double inverse_sum = 0;
    double squares = 0;

    for (size_t distance = 1; distance < tally->count; distance++) {
        const size_t pairs = tally->pairs_at[distance];
        paths->reachable_pairs += pairs;
        paths->diameter = pairs > 0 ? distance : paths->diameter;
        sum += (double)distance * (double)pairs;
        inverse_sum += tally->inverse[distance] * (double)pairs;
    }
    const bool is_any = paths->reachable_pairs > 0;
    const double reachable = is_any ? (double)paths->reachable_pairs : (double)NAN;
    paths->mean_distance = sum / reachable;
    for (size_t distance = 1; distance <= paths->diameter; distance++) {
        const double away = (double)distance - paths->mean_distance;
        squares += away * away * (double)tally->pairs_at[distance];
    }
    paths->sd_distance = sqrt(squares / reachable);
    paths->compactness = tally->count > 1 ? inverse_sum / cells : (double)NAN;
    paths->connectedness =
        tally->count > 1 ? (double)paths->reachable_pairs / cells : (double)NAN;
    paths->is_connected =
        tally->count < 2 || paths->reachable_pairs == tally->count * (tally->count - 1);
}

static void figures_scale(double *figures, size_t count, double factor)
{
    for (size_t i = 0; i < count; i++) {
        figures[i] *= factor;
    }
}

static double betweenness_centralisation(const double *betweenness, size_t count,
                                         bool is_directed)
{
    const double n = (double)count;
    double greatest = 0;
    double sum = 0;

    if (count < 3) {
        return NAN;
    }
    for (size_t i = 0; i < count; i++) {
        greatest = greatest > betweenness[i] ? greatest : betweenness[i];
    }
    for (size_t i = 0; i < count; i++) {
        sum += greatest - betweenness[i];
    }
    return sum * (is_directed ? 1 : 2) / ((n - 1) * (n - 1) * (n - 2));
}

static const double *reach_two(const struct graph *graph, struct pool *pool)
{
    const struct neighbours *rows = &graph->all;
    double *reach = pool_array(pool, graph->count, double);

    for (size_t i = 0; i < graph->count; i++) {
        size_t near = 0;
        for (size_t word = 0; word < graph->word_count; word++) {
            uint64_t bits = graph->all_bits[i * graph->word_count + word];
            for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
                bits |= graph->all_bits[rows->to[k] * graph->word_count + word];
            }
            near += (size_t)__builtin_popcountll(bits);
        }
        /* Whoever has a neighbour is within two steps of itself. */
        near -= graph_row_length(rows, i) > 0;
        reach[i] =
            graph->count > 1 ? (double)near / (double)(graph->count - 1) : (double)NAN;
    }
    return reach;
}

struct paths paths_make(const struct graph *graph, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct search search = search_make(graph, scratch);
    struct tally tally = tally_make(graph, scratch, pool);
    struct paths paths = {
        .count = graph->count,
        .betweenness = tally.betweenness,
        .closeness_out = tally.closeness_out,
        .closeness_in = tally.closeness_out,
        .harmonic_out = tally.harmonic_out,
        .harmonic_in = tally.harmonic_out,
        .reach_two = reach_two(graph, pool),
    };

    for (size_t i = 0; i < graph->count; i++) {
        search_run(&search, i);
        tally_add(&tally, &search, i);
    }
    if (graph->is_directed) {
        paths_set_inward(&paths, &tally, pool);
    }
    paths_set_distances(&paths, &tally);
    /* Pairs were counted in both orders. */
    const double weight = graph->is_directed ? 1 : 0.5;
    figures_scale(tally.betweenness, graph->count,
                  tally.is_countable ? weight : (double)NAN);
    paths.centralisation_betweenness =
        betweenness_centralisation(tally.betweenness, graph->count, graph->is_directed);
    paths.centralisation_closeness =
        graph->is_directed || !paths.is_connected
            ? closeness_centralisation_undirected(graph)
            : closeness_centralisation(paths.closeness_out, graph->count);
    return paths;
}

const double *paths_tie_betweenness(const struct graph *graph, struct pool *pool)
{
    const size_t places = graph->out.start[graph->count];
    double *betweenness = pool_array(pool, places, double);
    SCOPED(pool) scratch = pool_new();
    struct search search = search_make(graph, scratch);
    bool is_countable = true;

    for (size_t i = 0; i < graph->count; i++) {
        search_run(&search, i);
        is_countable = search_add_tie_betweenness(&search, betweenness) && is_countable;
    }
    /* Nothing is halved for an undirected graph: what uses a tie from a to b for one
     * order of a pair uses it from b to a for the other. */
    figures_scale(betweenness, places, is_countable ? 1 : (double)NAN);
    return betweenness;
}
