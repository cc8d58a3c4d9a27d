/* change_measures.c - how the measures changed, among those in both waves. */
#include <math.h>

#include "analysis/change_steps.h"
#include "analysis/draws.h"
#include "analysis/random.h"

/* Both waves, as they are measured. */
struct measuring {
    struct drawn before;
    struct drawn after;
    const struct change *change;
    bool *is_kept_before;
    bool *is_kept_after;
    struct grouping grouping_before; /* the groups of the later wave */
};

static struct grouping grouping_carried(const struct grouping *grouping,
                                        const struct change *change, size_t count,
                                        struct pool *pool)
{
    size_t *group_of = pool_array(pool, count, size_t);

    for (size_t i = 0; i < count; i++) {
        group_of[i] = GROUP_NONE;
    }
    for (size_t i = 0; i < change->both_count; i++) {
        const struct changed_organisation *member = &change->organisations[i];
        group_of[member->before] = grouping->group_of[member->after];
    }
    return (struct grouping){grouping->labels, grouping->group_count, group_of};
}

static void both_measure(const struct measuring *measuring, const bool *is_drawn,
                         unsigned groups, double scale,
                         double figures[2][NETWORK_MEASURE_COUNT])
{
    const struct change *change = measuring->change;

    for (size_t i = 0; i < change->both_count; i++) {
        const struct changed_organisation *member = &change->organisations[i];
        measuring->is_kept_before[member->before] = is_drawn[i];
        measuring->is_kept_after[member->after] = is_drawn[i];
    }
    drawn_measure(&measuring->before, measuring->is_kept_before, groups, scale,
                  figures[0]);
    drawn_measure(&measuring->after, measuring->is_kept_after, groups, scale, figures[1]);
}

static void measuring_begin(struct measuring *measuring, const struct change_side *before,
                            const struct change_side *after,
                            const struct band_order *order, struct pool *pool)
{
    const bool has_network = order->network != NULL;

    measuring->is_kept_before = pool_array(pool, before->graph->count, bool);
    measuring->is_kept_after = pool_array(pool, after->graph->count, bool);
    measuring->before = (struct drawn){before->graph, NULL,
                                       has_network ? before->network : NULL, order->seed};
    measuring->after = (struct drawn){after->graph, order->grouping,
                                      has_network ? after->network : NULL, order->seed};
    if (order->grouping != NULL) {
        measuring->grouping_before = grouping_carried(order->grouping, measuring->change,
                                                      before->graph->count, pool);
        measuring->before.grouping = &measuring->grouping_before;
    }
}

/* The whole waves, without those who are in one only. */
static void figures_fill(const struct measuring *measuring,
                         const struct band_order *order, struct pool *pool,
                         struct changed_measure *measures)
{
    const size_t count = measuring->change->both_count;
    bool *is_drawn = pool_array(pool, count, bool);
    double figures[2][NETWORK_MEASURE_COUNT];

    for (size_t i = 0; i < count; i++) {
        is_drawn[i] = true;
    }
    both_measure(measuring, is_drawn, order->groups, 1, figures);
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        measures[i].before = figures[0][i];
        measures[i].after = figures[1][i];
        measures[i].band = (struct band){(double)NAN, (double)NAN, 0, 0};
    }
}

static bool bands_fill(const struct measuring *measuring, const struct band_order *order,
                       struct pool *scratch, struct changed_measure *measures)
{
    const size_t count = measuring->change->both_count;
    const size_t dropped = measuring->change->dropped_count;
    const double scale = draws_scale(count, dropped);
    const struct draws draws = draws_new(draws_count(order), scratch);
    SCOPED(random) random = random_new(order->seed);
    bool *is_drawn = pool_array(scratch, count, bool);
    double figures[2][NETWORK_MEASURE_COUNT];
    struct band bands[NETWORK_MEASURE_COUNT];

    for (size_t draw = 0; draw < draws.count; draw++) {
        if (!work_goes_on(&order->work, draw, draws.count)) {
            return false;
        }
        random_choice(random, count - dropped, is_drawn, count);
        both_measure(measuring, is_drawn, draws_groups(order, draw), scale, figures);
        for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
            figures[1][i] -= figures[0][i];
        }
        draws_put(&draws, draw, figures[1]);
    }
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        bands[i] = measures[i].band;
    }
    draws_bands(&draws, order, band_is_dropped, bands);
    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        measures[i].band = bands[i];
    }
    return true;
}

bool change_measures(const struct change_side *before, const struct change_side *after,
                     const struct band_order *order, struct change *change)
{
    SCOPED(pool) scratch = pool_new();
    struct measuring measuring = {.change = change};
    const double missing =
        1 - fmin(change->response_before.share, change->response_after.share);

    measuring_begin(&measuring, before, after, order, scratch);
    figures_fill(&measuring, order, scratch, change->measures);
    if (order->draws == 0 || change->both_count < 2) {
        return true;
    }
    change->dropped_count =
        draws_dropped_count(change->both_count, order->drop_share, missing);
    return bands_fill(&measuring, order, scratch, change->measures);
}
