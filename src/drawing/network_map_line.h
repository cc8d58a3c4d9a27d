/* network_map_line.h - a tie as a line of a map: as thick as it is strong, a head at the
 * end of who is named. Pure. */
#pragma once

#include "drawing/svg.h"

struct map_line {
    struct point from; /* ends at the edge of a mark */
    struct point to;
    double width;
    double transparency;
    bool has_head_at_from;
    bool has_head_at_to;
};
void map_line_draw(struct text *svg, const struct map_line *line);

/* The boxes around the heads of a line, none to two; gives their number. */
size_t map_line_heads(const struct map_line *line, struct box heads_out[2]);

/* The point `reach` away from `from` on the way to `to`. */
struct point map_line_cut(struct point from, struct point to, double reach);

/* A line from a to b runs through the box. */
bool map_line_crosses(struct point a, struct point b, struct box box);
