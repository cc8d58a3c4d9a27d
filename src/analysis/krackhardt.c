#include "analysis/krackhardt.h"

#include <math.h>

#include "analysis/components.h"

enum { WORD_BITS = 64 };

/* Which strong component reaches which, along the ties. Everybody in one reaches the
 * same, so a component stands for its members. Each reaches itself. */
struct reach {
    const struct components *components;
    size_t count; /* strong components */
    size_t word_count;
    uint64_t *below; /* rows of bits: whom it reaches */
    uint64_t *above; /* who reaches it */
};

static bool row_has(const uint64_t *row, size_t i)
{
    return (row[i / WORD_BITS] >> (i % WORD_BITS) & 1) != 0;
}

/* Organisations in order of their strong components. */
static const size_t *members_sorted(const struct components *components, size_t count,
                                    struct pool *pool)
{
    size_t *members = pool_array(pool, count, size_t);
    size_t *next = pool_array(pool, components->strong_count, size_t);

    for (size_t i = 1; i < components->strong_count; i++) {
        next[i] = next[i - 1] + components->strong_sizes[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        members[next[components->strong[i]]++] = i;
    }
    return members;
}

/* Organisation i is tied to those in its row, whose rows of bits are already whole. */
static void reach_add(const struct reach *reach, const struct neighbours *rows, size_t i,
                      uint64_t *bits)
{
    const size_t from = reach->components->strong[i];
    uint64_t *row = &bits[from * reach->word_count];

    row[from / WORD_BITS] |= UINT64_C(1) << (from % WORD_BITS);
    for (size_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        const size_t to = reach->components->strong[rows->to[k]];
        /* What is reached already brought all that it reaches. */
        if (row_has(row, to)) {
            continue;
        }
        for (size_t word = 0; word < reach->word_count; word++) {
            row[word] |= bits[to * reach->word_count + word];
        }
    }
}

/* Ties go from lower components to higher: below is made from the last, above from the
 * first. */
static struct reach reach_make(const struct graph *graph,
                               const struct components *components, struct pool *pool)
{
    const size_t count = components->strong_count;
    const size_t word_count = (count + WORD_BITS - 1) / WORD_BITS;
    const size_t *members = members_sorted(components, graph->count, pool);
    const struct reach reach = {components, count, word_count,
                                pool_items(pool, count, word_count * sizeof(uint64_t)),
                                pool_items(pool, count, word_count * sizeof(uint64_t))};

    for (size_t i = 0; i < graph->count; i++) {
        reach_add(&reach, &graph->in, members[i], reach.above);
        reach_add(&reach, &graph->out, members[graph->count - 1 - i], reach.below);
    }
    return reach;
}

/* Undefined when there is no whole. */
static double share_of(double part, double whole)
{
    if (whole > 0) {
        return part / whole;
    }
    return NAN;
}

static double pairs_within(size_t size)
{
    return (double)size * ((double)size - 1) / 2;
}

static double hierarchy_of(const struct reach *reach)
{
    const size_t *sizes = reach->components->strong_sizes;
    double both_ways = 0;
    double one_way = 0;

    for (size_t i = 0; i < reach->count; i++) {
        both_ways += pairs_within(sizes[i]);
        for (size_t j = i + 1; j < reach->count; j++) {
            if (row_has(&reach->below[i * reach->word_count], j)) {
                one_way += (double)sizes[i] * (double)sizes[j];
            }
        }
    }
    return share_of(one_way, one_way + both_ways);
}

static double efficiency_of(const struct graph *graph,
                            const struct components *components)
{
    double needed = 0;
    double most = 0;

    for (size_t i = 0; i < components->weak_count; i++) {
        const size_t size = components->weak_sizes[i];
        needed += (double)size - 1;
        most += (graph->is_directed ? 2 : 1) * pairs_within(size);
    }
    return 1 - share_of((double)graph->tie_count - needed, most - needed);
}

/* Does one of the upper bounds of i and j, i <= j, reach all of them? It would be the
 * first of them, since nobody reaches a lower number. */
static bool has_bound(const struct reach *reach, size_t i, size_t j)
{
    const uint64_t *above_i = &reach->above[i * reach->word_count];
    const uint64_t *above_j = &reach->above[j * reach->word_count];
    const size_t word_last = i / WORD_BITS;
    size_t word = 0;

    while (word <= word_last && (above_i[word] & above_j[word]) == 0) {
        word++;
    }
    if (word > word_last) {
        return false;
    }
    const size_t first =
        word * WORD_BITS + (size_t)__builtin_ctzll(above_i[word] & above_j[word]);
    const uint64_t *below = &reach->below[first * reach->word_count];
    for (; word <= word_last; word++) {
        if ((above_i[word] & above_j[word] & ~below[word]) != 0) {
            return false;
        }
    }
    return true;
}

/* For each strong component the weak one that it lies in. */
static const size_t *weak_of_strong(const struct components *components, size_t count,
                                    struct pool *pool)
{
    size_t *weak = pool_array(pool, components->strong_count, size_t);

    for (size_t i = 0; i < count; i++) {
        weak[components->strong[i]] = components->weak[i];
    }
    return weak;
}

/* In a component of two the upper one bounds both, so these are never among them. */
static double pairs_unbounded(const struct reach *reach, const size_t *weak)
{
    const struct components *components = reach->components;
    const size_t *sizes = components->strong_sizes;
    double count = 0;

    for (size_t i = 0; i < reach->count; i++) {
        if (sizes[i] > 1 && !has_bound(reach, i, i)) {
            count += pairs_within(sizes[i]);
        }
        for (size_t j = i + 1; j < reach->count; j++) {
            if (weak[i] == weak[j] && !has_bound(reach, i, j)) {
                count += (double)sizes[i] * (double)sizes[j];
            }
        }
    }
    return count;
}

static double boundedness_of(const struct reach *reach, const size_t *weak)
{
    const struct components *components = reach->components;
    double most = 0;

    for (size_t i = 0; i < components->weak_count; i++) {
        most += pairs_within(components->weak_sizes[i] - 1);
    }
    return 1 - share_of(pairs_unbounded(reach, weak), most);
}

struct krackhardt krackhardt_make(const struct graph *graph)
{
    SCOPED(pool) scratch = pool_new();
    const struct components components = components_make(graph, scratch);
    const struct reach reach = reach_make(graph, &components, scratch);
    const size_t *weak = weak_of_strong(&components, graph->count, scratch);

    return (struct krackhardt){.hierarchy = hierarchy_of(&reach),
                               .efficiency = efficiency_of(graph, &components),
                               .least_upper_boundedness = boundedness_of(&reach, weak)};
}
