#include "drawing/network_map_apart.h"

#include <math.h>

static const double MARK_GAP = 5;

static const double LINE_GAP = 3.5; /* between a mark and the line of others */

enum { ROUNDS = 60, CLEAR_ROUNDS = 16 };

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

void map_node_keep(const struct map_labelling *input, struct map_node *node)
{
    const struct box room = input->room;

    node->place.x =
        clamp(node->place.x, room.x + node->reach, room.x + room.width - node->reach);
    node->place.y =
        clamp(node->place.y, room.y + node->reach, room.y + room.height - node->reach);
}

/* Push two marks apart until their discs do not touch; true when they did. */
static bool marks_part(struct map_node *a, struct map_node *b)
{
    const double x = b->place.x - a->place.x;
    const double y = b->place.y - a->place.y;
    const double apart = sqrt(x * x + y * y);
    const double missing = a->reach + b->reach + MARK_GAP - apart;

    if (missing <= 1e-6) {
        return false;
    }
    const struct point arm =
        apart > 0 ? (struct point){x / apart, y / apart} : (struct point){1, 0};
    const double push = missing / 2 + 0.01;
    a->place = (struct point){a->place.x - push * arm.x, a->place.y - push * arm.y};
    b->place = (struct point){b->place.x + push * arm.x, b->place.y + push * arm.y};
    return true;
}

bool map_nodes_part(const struct map_labelling *input)
{
    bool is_touching = true;

    for (int round = 0; round < ROUNDS && is_touching; round++) {
        is_touching = false;
        for (size_t i = 0; i < input->node_count; i++) {
            for (size_t j = 0; j < i; j++) {
                is_touching |= marks_part(&input->nodes[i], &input->nodes[j]);
            }
        }
        for (size_t i = 0; i < input->node_count; i++) {
            map_node_keep(input, &input->nodes[i]);
        }
    }
    return !is_touching;
}

/* Push a mark away from a line that it stands on, and the line a little away from it. */
static void mark_leave(struct map_node *node, struct map_node *a, struct map_node *b)
{
    const struct point line = {b->place.x - a->place.x, b->place.y - a->place.y};
    const struct point arm = {node->place.x - a->place.x, node->place.y - a->place.y};
    const double square = line.x * line.x + line.y * line.y;
    const double inner = arm.x * line.x + arm.y * line.y;
    const double outer = arm.y * line.x - arm.x * line.y;
    const double room = node->reach + LINE_GAP;

    /* Nearly all of them, without a root. */
    if (inner <= 0 || inner >= square || outer * outer > 1.001 * room * room * square) {
        return;
    }
    const double length = sqrt(square);
    const double off = outer / length;
    const double missing = room - fabs(off);
    if (missing <= 0) {
        return;
    }
    const double push = (off < 0 ? -missing : missing) / length;
    node->place.x -= 0.5 * push * line.y;
    node->place.y += 0.5 * push * line.x;
    a->place.x += 0.15 * push * line.y;
    a->place.y -= 0.15 * push * line.x;
    b->place.x += 0.15 * push * line.y;
    b->place.y -= 0.15 * push * line.x;
}

static void line_clear(const struct map_labelling *input, struct map_link link)
{
    for (size_t i = 0; i < input->node_count; i++) {
        if (i != link.from && i != link.to) {
            mark_leave(&input->nodes[i], &input->nodes[link.from],
                       &input->nodes[link.to]);
        }
    }
}

void map_nodes_clear(const struct map_labelling *input)
{
    for (int round = 0; round < CLEAR_ROUNDS; round++) {
        for (size_t k = 0; k < input->link_count; k++) {
            line_clear(input, input->links[k]);
        }
        (void)map_nodes_part(input);
    }
}
