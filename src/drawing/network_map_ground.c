#include "drawing/network_map_ground.h"

#include <math.h>

#include "drawing/network_mark.h"

static const double LINE_GAP = 1.5; /* between mark and line */
static const double MARK_GAP = 0.8; /* between name and mark */
static const double CLEAR =
    5; /* from another mark, so that it is plain whose name it is */
static const double CLEAR_COST = 1.3;
static const double CROSSED = 3; /* by one line */

/* Where a line from this mark to `other` begins. */
static struct point line_end(const struct map_node *node, struct point other)
{
    const double edge = network_mark_edge(
        node->mark, node->radius,
        (struct point){other.x - node->place.x, other.y - node->place.y});

    return map_line_cut(node->place, other, edge + LINE_GAP);
}

struct map_line map_link_line(const struct map_node *nodes, const struct map_link *link)
{
    const struct map_node *const from = &nodes[link->from];
    const struct map_node *const to = &nodes[link->to];

    return (struct map_line){.from = line_end(from, to->place),
                             .to = line_end(to, from->place),
                             .width = link->width,
                             .has_head_at_from = link->has_head_at_from,
                             .has_head_at_to = link->has_head_at_to};
}

struct map_ground map_ground_make(const struct map_labelling *labelling,
                                  struct pool *pool)
{
    const size_t head_most = 2 * labelling->link_count;

    return (struct map_ground){
        .input = labelling,
        .heads = pool_array(pool, head_most, struct box),
        .near_nodes = pool_array(pool, labelling->node_count, const struct map_node *),
        .near_lines = pool_array(pool, labelling->link_count, struct map_line),
        .near_heads = pool_array(pool, head_most, struct box)};
}

void map_ground_find(struct map_ground *ground)
{
    const struct map_labelling *const input = ground->input;

    ground->head_count = 0;
    for (size_t k = 0; k < input->link_count; k++) {
        const struct map_line line = map_link_line(input->nodes, &input->links[k]);
        ground->head_count += map_line_heads(&line, &ground->heads[ground->head_count]);
    }
}

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

/* The box comes nearer to a mark than `gap`. */
static bool mark_touches(const struct map_node *node, struct box box, double gap)
{
    const double x = clamp(node->place.x, box.x, box.x + box.width) - node->place.x;
    const double y = clamp(node->place.y, box.y, box.y + box.height) - node->place.y;
    const double reach = node->reach + gap;

    return x * x + y * y < reach * reach;
}

void map_ground_near(struct map_ground *ground, size_t own, struct box area)
{
    const struct map_labelling *const input = ground->input;

    ground->near_node_count = 0;
    for (size_t i = 0; i < input->node_count; i++) {
        if (i != own && mark_touches(&input->nodes[i], area, CLEAR)) {
            ground->near_nodes[ground->near_node_count++] = &input->nodes[i];
        }
    }
    ground->near_line_count = 0;
    for (size_t k = 0; k < input->link_count; k++) {
        const struct point from = input->nodes[input->links[k].from].place;
        const struct point to = input->nodes[input->links[k].to].place;
        if (map_line_crosses(from, to, area)) {
            ground->near_lines[ground->near_line_count++] =
                (struct map_line){.from = from, .to = to};
        }
    }
    ground->near_head_count = 0;
    for (size_t k = 0; k < ground->head_count; k++) {
        if (box_overlaps(ground->heads[k], area)) {
            ground->near_heads[ground->near_head_count++] = ground->heads[k];
        }
    }
}

double map_ground_cost(const struct map_ground *ground, struct box box)
{
    double cost = box_holds(ground->input->room, box, 0) ? 0 : MAP_FORBIDDEN;

    for (size_t i = 0; i < ground->near_node_count; i++) {
        const struct map_node *const node = ground->near_nodes[i];
        if (mark_touches(node, box, CLEAR)) {
            cost += mark_touches(node, box, MARK_GAP) ? MAP_FORBIDDEN : CLEAR_COST;
        }
    }
    if (cost >= MAP_FORBIDDEN) {
        return cost;
    }
    for (size_t k = 0; k < ground->near_head_count; k++) {
        cost += box_overlaps(ground->near_heads[k], box) ? MAP_HEAD_COVERED : 0;
    }
    for (size_t k = 0; k < ground->near_line_count; k++) {
        const struct map_line *const line = &ground->near_lines[k];
        cost += map_line_crosses(line->from, line->to, box) ? CROSSED : 0;
    }
    return cost;
}

bool map_ground_is_crossed(const struct map_ground *ground, struct box box)
{
    const struct map_labelling *const input = ground->input;

    for (size_t k = 0; k < input->link_count; k++) {
        if (map_line_crosses(input->nodes[input->links[k].from].place,
                             input->nodes[input->links[k].to].place, box)) {
            return true;
        }
    }
    return false;
}
