/* network_map_ground.h - what lies on a map before its names do: marks, lines, and the
 * heads of lines; and what it costs a name to stand there. Pure. */
#pragma once

#include "drawing/network_map_labels.h"
#include "drawing/network_map_line.h"

/* The cost of what is never done, and of one head under a name: more than any lines. */
enum { MAP_FORBIDDEN = 1000000, MAP_HEAD_COVERED = 1000 };

struct map_ground {
    const struct map_labelling *input;
    struct box *heads; /* of all lines */
    size_t head_count;
    const struct map_node **near_nodes;
    size_t near_node_count;
    struct map_line *near_lines; /* from centre to centre of their marks */
    size_t near_line_count;
    struct box *near_heads;
    size_t near_head_count;
};

/* The line of a link as it is drawn, from edge to edge of its marks. */
struct map_line map_link_line(const struct map_node *nodes, const struct map_link *link);

/* Room for the ground of a map; lives in `pool`. */
struct map_ground map_ground_make(const struct map_labelling *labelling,
                                  struct pool *pool);

/* Find the heads where the marks stand now. O(links). */
void map_ground_find(struct map_ground *ground);

/* Keep at hand what a name of `own` within `area` may come upon. O(nodes + links). */
void map_ground_near(struct map_ground *ground, size_t own, struct box area);

/* What it costs that name to stand in a box within that area: MAP_FORBIDDEN or more over
 * another mark or beyond the room; each head more than any lines; each line more than
 * another place would. O(what is near). */
double map_ground_cost(const struct map_ground *ground, struct box box);

/* A line runs under the box. O(links). */
bool map_ground_is_crossed(const struct map_ground *ground, struct box box);
