#include "cli/measure_cost.h"

static const double MILLION = 1e6;

static struct network_size size_of(const struct graph *graph)
{
    struct network_size size = {graph->count, graph->all.start[graph->count], 0};

    for (size_t i = 0; i < graph->count; i++) {
        const size_t partners = graph_row_length(&graph->all, i);
        size.partners = partners > size.partners ? partners : size.partners;
    }
    return size;
}

static void group_note(enum measure_group group, const struct network_size *size,
                       struct place place, struct report *report)
{
    const char *growth = COST_GROWTH_TEXTS[MEASURE_GROUP_COSTS[group].growth];
    const double steps = measure_group_steps(group, size);

    for (size_t i = 0; i < NETWORK_MEASURE_COUNT; i++) {
        if (NETWORK_MEASURES[i].group == group) {
            report_add(report, REPORT_NOTE, place,
                       "'%s' is left out: it takes some %zu million steps, more than "
                       "%zu (growing as %s: n organisations, m ties, d the most partners "
                       "of one)",
                       NETWORK_MEASURES[i].name, (size_t)(steps / MILLION),
                       (size_t)(MEASURE_STEPS_MOST / MILLION), growth);
        }
    }
}

unsigned measure_groups_cheap(unsigned groups, const struct graph *graph,
                              struct place place, struct report *report)
{
    const struct network_size size = size_of(graph);

    for (size_t i = 0; i < MEASURE_GROUP_COUNT; i++) {
        const enum measure_group group = (enum measure_group)i;
        if ((groups & GROUP_BIT(i)) != 0 &&
            measure_group_steps(group, &size) > MEASURE_STEPS_MOST) {
            groups &= ~GROUP_BIT(i);
            group_note(group, &size, place, report);
        }
    }
    return groups;
}
