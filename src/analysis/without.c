#include "analysis/without.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/components.h"
#include "analysis/cuts.h"

/* ---- distances ---- */

/* A walk through a graph, source after source. */
struct walk {
    const struct neighbours *rows;
    size_t count;
    uint32_t *queue;
    uint32_t *steps; /* per organisation: steps from the source + 1; 0: not reached */
};

/* Fill the steps from one source. */
static void walk_from(const struct walk *walk, size_t source)
{
    const size_t *start = walk->rows->start;
    size_t first = 0;
    size_t last = 0;

    for (size_t i = 0; i < walk->count; i++) {
        walk->steps[i] = 0;
    }
    walk->steps[source] = 1;
    walk->queue[last++] = (uint32_t)source;
    while (first < last) {
        const size_t here = walk->queue[first++];
        for (size_t k = start[here]; k < start[here + 1]; k++) {
            const uint32_t next = walk->rows->to[k];
            if (walk->steps[next] == 0) {
                walk->steps[next] = walk->steps[here] + 1;
                walk->queue[last++] = next;
            }
        }
    }
}

/* Distances between those who stay; others may lie on the way. */
static void distances_fill(const struct graph *graph, const bool *is_removed,
                           size_t stay_count, struct without_figures *figures)
{
    SCOPED(pool) scratch = pool_new();
    const struct walk walk = {&graph->out, graph->count,
                              pool_array(scratch, graph->count, uint32_t),
                              pool_array(scratch, graph->count, uint32_t)};
    const double cells = (double)stay_count * ((double)stay_count - 1);
    double sum = 0;
    double nearness = 0;
    size_t reached = 0;

    for (size_t i = 0; i < graph->count; i++) {
        if (is_removed[i]) {
            continue;
        }
        walk_from(&walk, i);
        for (size_t j = 0; j < graph->count; j++) {
            if (j != i && !is_removed[j] && walk.steps[j] != 0) {
                sum += walk.steps[j] - 1;
                nearness += 1.0 / (walk.steps[j] - 1);
                reached++;
            }
        }
    }
    figures->reached = reached;
    figures->mean_distance = reached > 0 ? sum / (double)reached : (double)NAN;
    figures->compactness = stay_count > 1 ? nearness / cells : (double)NAN;
}

static double density_of(const struct graph *graph)
{
    const size_t known = graph_known_count(graph);

    return known > 0 ? (double)graph->tie_count / (double)known : (double)NAN;
}

/* ---- what hangs together ---- */

/* How those who stay lie in the components of a graph. */
struct lying {
    const size_t *component_of; /* per organisation */
    const size_t *sizes; /* per component, of those who stay */
    size_t component_count; /* also those where nobody stays */
};

static struct lying lying_of(const struct graph *graph, const bool *is_removed,
                             struct pool *pool)
{
    const struct components components = components_make(graph, pool);
    size_t *sizes = pool_array(pool, components.weak_count, size_t);

    for (size_t i = 0; i < graph->count; i++) {
        sizes[components.weak[i]] += !is_removed[i];
    }
    return (struct lying){components.weak, sizes, components.weak_count};
}

static size_t pairs_connected(const struct lying *lying)
{
    size_t pairs = 0;

    for (size_t i = 0; i < lying->component_count; i++) {
        pairs += lying->sizes[i] * (lying->sizes[i] - (lying->sizes[i] > 0)) / 2;
    }
    return pairs;
}

static void connection_fill(const struct lying *lying, size_t pairs,
                            struct without_figures *figures)
{
    for (size_t i = 0; i < lying->component_count; i++) {
        figures->part_count += lying->sizes[i] > 0;
    }
    figures->connected =
        pairs > 0 ? (double)pairs_connected(lying) / (double)pairs : (double)NAN;
}

static int part_compare(const void *a, const void *b)
{
    const struct organisation_part *left = a;
    const struct organisation_part *right = b;

    if (left->member_count != right->member_count) {
        return left->member_count < right->member_count ? 1 : -1;
    }
    return left->members[0] < right->members[0] ? -1 : 1;
}

/* The components of the rest; `stays` gives the organisation of each of its numbers. */
static void parts_fill(const struct lying *rest, const size_t *stays, struct pool *pool,
                       struct without *without)
{
    struct organisation_part *parts =
        pool_array(pool, rest->component_count, struct organisation_part);
    size_t **members = pool_array(pool, rest->component_count, size_t *);

    for (size_t i = 0; i < rest->component_count; i++) {
        members[i] = pool_array(pool, rest->sizes[i], size_t);
        parts[i].members = members[i];
    }
    for (size_t i = 0; i < without->stay_count; i++) {
        const size_t part = rest->component_of[i];
        members[part][parts[part].member_count++] = stays[i];
    }
    qsort(parts, rest->component_count, sizeof *parts, part_compare);
    without->parts = parts;
    without->part_count = rest->component_count;
}

/* ---- who and what is left ---- */

static void isolated_fill(const struct graph *graph, const struct graph *rest,
                          const size_t *stays, struct pool *pool, struct without *without)
{
    size_t *isolated = pool_array(pool, without->stay_count, size_t);
    size_t *unsure = pool_array(pool, without->stay_count, size_t);

    for (size_t i = 0; i < without->stay_count; i++) {
        if (graph_row_length(&rest->all, i) > 0 ||
            graph_row_length(&graph->all, stays[i]) == 0) {
            continue;
        }
        if (graph_answers(graph, stays[i])) {
            isolated[without->isolated_count++] = stays[i];
        } else {
            unsure[without->unsure_count++] = stays[i];
        }
    }
    without->isolated = isolated;
    without->unsure = unsure;
}

static int bridge_compare(const void *a, const void *b)
{
    const struct bridge *left = a;
    const struct bridge *right = b;

    if (left->from != right->from) {
        return left->from < right->from ? -1 : 1;
    }
    return (left->to > right->to) - (left->to < right->to);
}

static void bridges_fill(const struct graph *graph, const struct graph *rest,
                         const size_t *stays, struct pool *pool, struct without *without)
{
    SCOPED(pool) scratch = pool_new();
    const struct cuts whole = cuts_make(graph, scratch);
    const struct cuts left = cuts_make(rest, scratch);
    struct tie *ties = pool_array(pool, left.bridge_count, struct tie);

    for (size_t i = 0; i < whole.bridge_count; i++) {
        const struct bridge *bridge = &whole.bridges[i];
        without->bridges_gone +=
            without->is_removed[bridge->from] || without->is_removed[bridge->to];
    }
    for (size_t i = 0; i < left.bridge_count; i++) {
        const struct bridge bridge = {stays[left.bridges[i].from],
                                      stays[left.bridges[i].to]};
        if (whole.bridge_count == 0 || bsearch(&bridge, whole.bridges, whole.bridge_count,
                                               sizeof bridge, bridge_compare) == NULL) {
            ties[without->bridges_new_count++] = (struct tie){bridge.from, bridge.to, 1};
        }
    }
    without->bridges_new = ties;
}

struct without without_make(const struct graph *graph, const bool *is_removed,
                            struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct without without = {.is_removed = is_removed};
    bool *is_kept = pool_array(scratch, graph->count, bool);
    size_t *stays = pool_array(scratch, graph->count, size_t);

    for (size_t i = 0; i < graph->count; i++) {
        is_kept[i] = !is_removed[i];
        stays[without.stay_count] = i;
        without.stay_count += is_kept[i];
    }
    without.removed_count = graph->count - without.stay_count;
    without.pairs =
        without.stay_count * (without.stay_count - (without.stay_count > 0)) / 2;
    const struct graph rest = graph_part(graph, is_kept, scratch);
    const bool *nobody = pool_array(scratch, graph->count, bool);
    const struct lying before = lying_of(graph, is_removed, scratch);
    const struct lying after = lying_of(&rest, nobody, scratch);

    without.before.density = density_of(graph);
    without.after.density = density_of(&rest);
    distances_fill(graph, is_removed, without.stay_count, &without.before);
    distances_fill(&rest, nobody, without.stay_count, &without.after);
    connection_fill(&before, without.pairs, &without.before);
    connection_fill(&after, without.pairs, &without.after);
    without.pairs_cut = pairs_connected(&before) - pairs_connected(&after);
    without.cut_share = pairs_connected(&before) > 0
                            ? (double)without.pairs_cut / (double)pairs_connected(&before)
                            : (double)NAN;
    without.ties_lost = graph->tie_count - rest.tie_count;
    parts_fill(&after, stays, pool, &without);
    isolated_fill(graph, &rest, stays, pool, &without);
    bridges_fill(graph, &rest, stays, pool, &without);
    return without;
}
