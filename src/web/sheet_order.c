#include "web/sheet_order.h"

#include "method/arena_divided.h"

static bool is_divided(const struct sheet_order *order, size_t actor)
{
    return order->is_importance_divided[actor] || order->is_replaceability_divided[actor];
}

static void divided_mark(struct sheet_order *order, const struct divided_cell *cell)
{
    if (!is_divided(order, cell->actor)) {
        order->actors[order->count++] = cell->actor;
    }
    if (cell->scale == ARENA_SCALE_IMPORTANCE) {
        order->is_importance_divided[cell->actor] = true;
    } else {
        order->is_replaceability_divided[cell->actor] = true;
    }
}

struct sheet_order sheet_order_make(const struct workspace *workspace, struct pool *pool)
{
    const size_t count = workspace->actor_count;
    struct sheet_order order = {
        .actors = pool_array(pool, count, size_t),
        .is_importance_divided = pool_array(pool, count, bool),
        .is_replaceability_divided = pool_array(pool, count, bool),
    };

    if (workspace_closed_round(workspace) != NULL) {
        const struct preparation preparation = workspace_preparation(workspace, 0, pool);
        const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);
        const struct divided_list divided = arena_divided(&ranking, pool);

        for (size_t i = 0; i < divided.count; i++) {
            divided_mark(&order, &divided.cells[i]);
        }
    }
    order.divided_count = order.count;
    for (size_t i = 0; i < count; i++) {
        if (!is_divided(&order, i)) {
            order.actors[order.count++] = i;
        }
    }
    return order;
}
