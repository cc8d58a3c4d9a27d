#include "analysis/cores.h"

/* Organisations in order of how many neighbours they have left. */
struct queue {
    size_t *order;
    size_t *place; /* of each in `order` */
    size_t *begin; /* where those with that many begin */
    size_t *left; /* neighbours left of each; at last its coreness */
};

static struct queue queue_make(const struct graph *graph, size_t *left, struct pool *pool)
{
    const size_t count = graph->count;
    struct queue queue = {pool_array(pool, count, size_t),
                          pool_array(pool, count, size_t),
                          pool_array(pool, count + 1, size_t), left};

    for (size_t i = 0; i < count; i++) {
        left[i] = graph_row_length(&graph->all, i);
        queue.begin[left[i] + 1]++;
    }
    for (size_t i = 1; i <= count; i++) {
        queue.begin[i] += queue.begin[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        queue.place[i] = queue.begin[left[i]]++;
        queue.order[queue.place[i]] = i;
    }
    for (size_t i = count; i > 0; i--) {
        queue.begin[i] = queue.begin[i - 1];
    }
    queue.begin[0] = 0;
    return queue;
}

/* One neighbour less: change places with the first of its group, which then begins one
 * later. */
static void queue_lower(const struct queue *queue, size_t i)
{
    const size_t place = queue->place[i];
    const size_t first_place = queue->begin[queue->left[i]];
    const size_t first = queue->order[first_place];

    queue->order[place] = first;
    queue->place[first] = place;
    queue->order[first_place] = i;
    queue->place[i] = first_place;
    queue->begin[queue->left[i]]++;
    queue->left[i]--;
}

struct cores cores_make(const struct graph *graph, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    size_t *coreness = pool_array(pool, graph->count, size_t);
    const struct queue queue = queue_make(graph, coreness, scratch);
    struct cores cores = {.coreness = coreness};

    for (size_t taken = 0; taken < graph->count; taken++) {
        const size_t i = queue.order[taken];
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t j = graph->all.to[k];
            if (coreness[j] > coreness[i]) {
                queue_lower(&queue, j);
            }
        }
        cores.highest = coreness[i];
    }
    return cores;
}
