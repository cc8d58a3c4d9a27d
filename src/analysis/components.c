#include "analysis/components.h"

enum { NOT_SEEN = 0 };
#define NO_COMPONENT ((size_t)-1)

/* Tarjan's walk without recursion. */
struct walk {
    const struct neighbours *rows;
    size_t clock;
    size_t *seen; /* when, from 1; NOT_SEEN */
    size_t *low; /* the earliest that is still open and reached from here */
    size_t *next; /* place of the tie to follow next */
    size_t *path; /* from the root to where the walk is */
    size_t path_length;
    size_t *open; /* seen, and not yet in a component */
    size_t open_count;
    size_t *component;
    size_t component_count;
};

static struct walk walk_begin(const struct graph *graph, size_t *component,
                              struct pool *pool)
{
    struct walk walk = {.rows = &graph->out,
                        .seen = pool_array(pool, graph->count, size_t),
                        .low = pool_array(pool, graph->count, size_t),
                        .next = pool_array(pool, graph->count, size_t),
                        .path = pool_array(pool, graph->count, size_t),
                        .open = pool_array(pool, graph->count, size_t),
                        .component = component};

    for (size_t i = 0; i < graph->count; i++) {
        walk.next[i] = graph->out.start[i];
        component[i] = NO_COMPONENT;
    }
    return walk;
}

static void walk_enter(struct walk *walk, size_t i)
{
    walk->seen[i] = ++walk->clock;
    walk->low[i] = walk->seen[i];
    walk->path[walk->path_length++] = i;
    walk->open[walk->open_count++] = i;
}

static void lower(size_t *low, size_t other)
{
    *low = other < *low ? other : *low;
}

/* Everything behind i is done: hand its low on, and close its component if it began
 * one. */
static void walk_leave(struct walk *walk, size_t i)
{
    walk->path_length--;
    if (walk->path_length > 0) {
        lower(&walk->low[walk->path[walk->path_length - 1]], walk->low[i]);
    }
    if (walk->low[i] < walk->seen[i]) {
        return;
    }
    size_t member = i;
    do {
        member = walk->open[--walk->open_count];
        walk->component[member] = walk->component_count;
    } while (member != i);
    walk->component_count++;
}

static void walk_from(struct walk *walk, size_t root)
{
    walk_enter(walk, root);
    while (walk->path_length > 0) {
        const size_t i = walk->path[walk->path_length - 1];
        if (walk->next[i] == walk->rows->start[i + 1]) {
            walk_leave(walk, i);
            continue;
        }
        const size_t j = walk->rows->to[walk->next[i]++];
        if (walk->seen[j] == NOT_SEEN) {
            walk_enter(walk, j);
        } else if (walk->component[j] == NO_COMPONENT) {
            lower(&walk->low[i], walk->seen[j]);
        }
    }
}

/* The walk closes a component after all that it leads to; so turned round, ties go from
 * lower numbers to higher. */
static size_t strong_make(const struct graph *graph, size_t *component)
{
    SCOPED(pool) scratch = pool_new();
    struct walk walk = walk_begin(graph, component, scratch);

    for (size_t i = 0; i < graph->count; i++) {
        if (walk.seen[i] == NOT_SEEN) {
            walk_from(&walk, i);
        }
    }
    for (size_t i = 0; i < graph->count; i++) {
        component[i] = walk.component_count - 1 - component[i];
    }
    return walk.component_count;
}

/* Everybody who hangs together with `first`; `queue` has room for all organisations. */
static void weak_fill(const struct neighbours *all, size_t first, size_t *component,
                      size_t *queue)
{
    size_t queued = 0;

    queue[queued++] = first;
    for (size_t done = 0; done < queued; done++) {
        const size_t i = queue[done];
        for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
            const size_t near = all->to[k];
            if (component[near] == NO_COMPONENT) {
                component[near] = component[first];
                queue[queued++] = near;
            }
        }
    }
}

static size_t weak_make(const struct graph *graph, size_t *component)
{
    SCOPED(pool) scratch = pool_new();
    size_t *queue = pool_array(scratch, graph->count, size_t);
    size_t component_count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        component[i] = NO_COMPONENT;
    }
    for (size_t i = 0; i < graph->count; i++) {
        if (component[i] == NO_COMPONENT) {
            component[i] = component_count++;
            weak_fill(&graph->all, i, component, queue);
        }
    }
    return component_count;
}

/* Gives the greatest. */
static size_t sizes_count(const size_t *component, size_t count, size_t *sizes)
{
    size_t largest = 0;

    for (size_t i = 0; i < count; i++) {
        const size_t size = ++sizes[component[i]];
        largest = size > largest ? size : largest;
    }
    return largest;
}

struct components components_make(const struct graph *graph, struct pool *pool)
{
    size_t *weak = pool_array(pool, graph->count, size_t);
    struct components components = {.weak = weak, .weak_count = weak_make(graph, weak)};
    size_t *weak_sizes = pool_array(pool, components.weak_count, size_t);

    components.largest_weak = sizes_count(weak, graph->count, weak_sizes);
    components.weak_sizes = weak_sizes;
    components.strong = weak;
    components.strong_count = components.weak_count;
    components.strong_sizes = weak_sizes;
    components.largest_strong = components.largest_weak;
    if (graph->is_directed) {
        size_t *strong = pool_array(pool, graph->count, size_t);
        components.strong_count = strong_make(graph, strong);
        size_t *strong_sizes = pool_array(pool, components.strong_count, size_t);
        components.largest_strong = sizes_count(strong, graph->count, strong_sizes);
        components.strong = strong;
        components.strong_sizes = strong_sizes;
    }
    return components;
}
