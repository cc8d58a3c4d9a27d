/* network_map_labels.h - names beside the marks of a map, so that none covers another
 * name or a mark, none the head of a line where there is any other place, and as few
 * lines as can be. Pure. */
#pragma once

#include "drawing/svg.h"

struct map_node {
    struct point place; /* of the mark */
    double reach; /* how far the mark reaches from there */
    const char *words; /* its name, or its number in the key */
    size_t mark; /* with `radius`: where lines to it end, see network_mark_edge() */
    double radius;
};

struct map_link {
    size_t from; /* a node */
    size_t to;
    double width; /* of its line */
    bool has_head_at_from;
    bool has_head_at_to;
};

struct map_labelling {
    struct map_node *nodes; /* moved apart where there is no room otherwise */
    size_t node_count;
    const struct map_link *links;
    size_t link_count;
    struct box room;
    struct font font;
    bool may_cover_heads; /* rather than fail */
};

struct map_label {
    struct box box;
    struct measure_lines lines;
    enum svg_anchor anchor; /* within the box */
    bool is_crossed; /* a line runs under it */
};

/* Choose a place around its mark for every name, by the least cost one after the other
 * until none can be bettered; where names still overlap, push their marks a little apart
 * and choose again. The cost says what matters most: other names and marks, then heads
 * of lines, then lines, then how near the name stands to its mark.
 *
 * False when it cannot be done in this room: then the labels are of no use. They live in
 * `pool`. O(rounds * nodes * (links + nodes)). */
bool map_labels_place(const struct map_labelling *labelling, struct pool *pool,
                      struct map_label *labels_out);

/* The base line of the first line of a label's words, and how far the lines are apart. */
struct point map_label_base(const struct map_label *label, struct font font);
double map_label_leading(struct font font);

/* Draw a label, with paper behind it where a line runs under it. */
void map_label_draw(const struct map_label *label, struct font font, struct text *svg);
