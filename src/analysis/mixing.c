#include "analysis/mixing.h"

#include <math.h>

/* ---- ties ---- */

/* How many ends of ties lie in each group: of those that go out, and of those that come
 * in; of an undirected graph both are all. */
struct tie_ends {
    size_t *out;
    size_t *in;
};

static void tie_count(struct mixing *mixing, struct tie_ends ends, size_t from, size_t to)
{
    ends.out[from]++;
    ends.in[to]++;
    mixing->internal += from == to;
    mixing->external += from != to;
    if (mixing->ties != NULL) {
        mixing->ties[from * mixing->group_count + to]++;
    }
}

/* Each tie once: of an undirected graph the first end before the second. */
static void ties_count(const struct graph *graph, const size_t *group_of,
                       struct tie_ends ends, struct mixing *mixing)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++) {
            const size_t j = graph->out.to[k];
            if (!graph->is_directed && j < i) {
                continue;
            }
            if (group_of[i] == GROUP_NONE || group_of[j] == GROUP_NONE) {
                mixing->left_out++;
                continue;
            }
            tie_count(mixing, ends, group_of[i], group_of[j]);
        }
    }
}

/* ---- cells ---- */

static void cells_count(const size_t *sizes, bool is_directed, struct mixing *mixing)
{
    for (size_t g = 0; g < mixing->group_count; g++) {
        for (size_t h = 0; h < mixing->group_count; h++) {
            const size_t cells = sizes[g] * (sizes[h] - (g == h && sizes[h] > 0));
            const bool is_counted_twice = !is_directed && g == h;
            mixing->possible[g * mixing->group_count + h] =
                is_counted_twice ? cells / 2 : cells;
        }
    }
}

/* Of an undirected graph an unknown pair stands twice among the bits: once for each
 * side of the diagonal, as the cells do; on the diagonal it counts once. */
static void unknown_subtract(const struct graph *graph, const size_t *group_of,
                             struct mixing *mixing)
{
    for (size_t i = 0; i < graph->count; i++) {
        for (size_t j = 0; j < graph->count; j++) {
            if (group_of[i] == GROUP_NONE || group_of[j] == GROUP_NONE ||
                graph_knows(graph, i, j)) {
                continue;
            }
            if (graph->is_directed || group_of[i] != group_of[j] || i < j) {
                mixing->possible[group_of[i] * mixing->group_count + group_of[j]]--;
            }
        }
    }
}

static void possible_count(const struct graph *graph, const size_t *group_of,
                           struct mixing *mixing)
{
    SCOPED(pool) scratch = pool_new();
    size_t *sizes = pool_array(scratch, mixing->group_count, size_t);

    for (size_t i = 0; i < graph->count; i++) {
        if (group_of[i] != GROUP_NONE) {
            sizes[group_of[i]]++;
        }
    }
    cells_count(sizes, graph->is_directed, mixing);
    if (graph->unknown != NULL) {
        unknown_subtract(graph, group_of, mixing);
    }
}

/* Both sides of the diagonal alike: the ties between two groups were counted on
 * either. */
static void ties_mirror(struct mixing *mixing)
{
    const size_t count = mixing->group_count;

    for (size_t g = 0; g < count; g++) {
        for (size_t h = g + 1; h < count; h++) {
            const size_t ties = mixing->ties[g * count + h] + mixing->ties[h * count + g];
            mixing->ties[g * count + h] = ties;
            mixing->ties[h * count + g] = ties;
        }
    }
}

/* ---- figures ---- */

static double assortativity_of(const struct mixing *mixing, struct tie_ends ends_of,
                               bool is_directed)
{
    const double ties = (double)(mixing->internal + mixing->external);
    const double ends = is_directed ? ties : 2 * ties;
    double expected = 0; /* sum of a_g b_g, times the square of `ends` */

    for (size_t g = 0; g < mixing->group_count; g++) {
        expected += (double)ends_of.out[g] * (double)ends_of.in[g];
    }
    /* Whole numbers below 2^53, so that "all within one group" is found exactly. */
    const double room = ends * ends - expected;
    if (ties == 0 || room == 0) {
        return NAN;
    }
    return ((double)mixing->internal * (is_directed ? 1 : 2) * ends - expected) / room;
}

struct mixing mixing_make(const struct graph *graph, const struct grouping *grouping,
                          struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = grouping->group_count;
    const bool has_tables = count <= MIXING_TABLE_MOST;
    const size_t cells = has_tables ? count * count : 0;
    size_t *out = pool_array(scratch, count, size_t);
    const struct tie_ends ends = {
        out, graph->is_directed ? pool_array(scratch, count, size_t) : out};
    struct mixing mixing = {.group_count = count,
                            .ties = has_tables ? pool_array(pool, cells, size_t) : NULL,
                            .possible =
                                has_tables ? pool_array(pool, cells, size_t) : NULL,
                            .ei_index = NAN};

    ties_count(graph, grouping->group_of, ends, &mixing);
    if (has_tables && !graph->is_directed) {
        ties_mirror(&mixing);
    }
    if (has_tables) {
        possible_count(graph, grouping->group_of, &mixing);
    }
    const double ties = (double)(mixing.internal + mixing.external);
    if (ties > 0) {
        mixing.ei_index = ((double)mixing.external - (double)mixing.internal) / ties;
    }
    mixing.assortativity = assortativity_of(&mixing, ends, graph->is_directed);
    return mixing;
}
