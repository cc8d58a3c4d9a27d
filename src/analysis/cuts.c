#include "analysis/cuts.h"

enum { NOT_SEEN = 0 };
#define NOBODY ((size_t)-1)

/* A walk in depth, without recursion. */
struct walk {
    const struct neighbours *rows;
    size_t clock;
    size_t *seen; /* when, from 1; NOT_SEEN */
    size_t *low; /* the earliest that is tied to it or to those entered through it */
    size_t *next; /* place of the tie to follow next */
    size_t *before; /* from whom it was entered; NOBODY for a root */
    size_t *pieces;
};

static struct walk walk_begin(const struct graph *graph, struct pool *pool)
{
    struct walk walk = {.rows = &graph->all,
                        .seen = pool_array(pool, graph->count, size_t),
                        .low = pool_array(pool, graph->count, size_t),
                        .next = pool_array(pool, graph->count, size_t),
                        .before = pool_array(pool, graph->count, size_t)};

    for (size_t i = 0; i < graph->count; i++) {
        walk.next[i] = graph->all.start[i];
    }
    return walk;
}

/* A root leaves as many pieces as it has branches; another the piece from where it was
 * entered, and every branch that has no other way back. */
static void walk_enter(struct walk *walk, size_t i, size_t before)
{
    walk->seen[i] = ++walk->clock;
    walk->low[i] = walk->seen[i];
    walk->before[i] = before;
    walk->pieces[i] = before != NOBODY;
}

static void lower(size_t *low, size_t other)
{
    *low = other < *low ? other : *low;
}

/* Go back from i; gives from whom it was entered. */
static size_t walk_leave(struct walk *walk, size_t i)
{
    const size_t before = walk->before[i];

    if (before != NOBODY) {
        lower(&walk->low[before], walk->low[i]);
        walk->pieces[before] += walk->low[i] >= walk->seen[before];
    }
    return before;
}

static void walk_from(struct walk *walk, size_t root)
{
    size_t i = root;

    walk_enter(walk, root, NOBODY);
    while (i != NOBODY) {
        if (walk->next[i] == walk->rows->start[i + 1]) {
            i = walk_leave(walk, i);
            continue;
        }
        const size_t j = walk->rows->to[walk->next[i]++];
        if (walk->seen[j] == NOT_SEEN) {
            walk_enter(walk, j, i);
            i = j;
        } else if (j != walk->before[i]) {
            lower(&walk->low[i], walk->seen[j]);
        }
    }
}

/* Was j entered from i, and is there no other way back? */
static bool is_only_way(const struct walk *walk, size_t i, size_t j)
{
    return walk->before[j] == i && walk->low[j] > walk->seen[i];
}

static void bridges_find(const struct walk *walk, size_t count, struct cuts *cuts,
                         struct pool *pool)
{
    const struct neighbours *all = walk->rows;
    /* A forest has fewer than `count` ties, and only ties of the walk can be bridges. */
    struct bridge *bridges = pool_array(pool, count, struct bridge);

    for (size_t i = 0; i < count; i++) {
        for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
            const size_t j = all->to[k];
            if (i < j && (is_only_way(walk, i, j) || is_only_way(walk, j, i))) {
                bridges[cuts->bridge_count++] = (struct bridge){i, j};
            }
        }
    }
    cuts->bridges = bridges;
}

struct cuts cuts_make(const struct graph *graph, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = graph->count;
    bool *is_cutpoint = pool_array(pool, count, bool);
    struct walk walk = walk_begin(graph, scratch);

    walk.pieces = pool_array(pool, count, size_t);
    for (size_t i = 0; i < count; i++) {
        if (walk.seen[i] == NOT_SEEN) {
            walk_from(&walk, i);
        }
    }
    struct cuts cuts = {.is_cutpoint = is_cutpoint, .pieces = walk.pieces};
    for (size_t i = 0; i < count; i++) {
        is_cutpoint[i] = walk.pieces[i] > 1;
        cuts.cutpoint_count += is_cutpoint[i];
    }
    bridges_find(&walk, count, &cuts, pool);
    return cuts;
}
