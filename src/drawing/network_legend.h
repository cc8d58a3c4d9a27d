/* network_legend.h - what the signs of a drawing of a network mean: a sign and its words,
 * one after the other, in as many rows as it takes. Pure. */
#pragma once

#include "drawing/network_drawing.h"
#include "drawing/network_mark.h"

enum legend_sign {
    LEGEND_HEAD, /* words alone, bold */
    LEGEND_MARK, /* of a group */
    LEGEND_MARK_SILENT,
    LEGEND_SIZE, /* an empty circle of `size` */
    LEGEND_LINE, /* `size` thick */
    LEGEND_ONE_WAY,
    LEGEND_BOTH_WAYS,
    LEGEND_CELL, /* of a matrix, in `colour` */
    LEGEND_CELL_UNKNOWN
};

struct legend_item {
    enum legend_sign sign;
    const char *words;
    size_t mark;
    double size;
    const char *colour; /* of a cell */
    const char *title; /* appears when one points at it; NULL: none */
};

enum { LEGEND_ITEMS_MOST = 24 };

struct network_legend {
    struct legend_item items[LEGEND_ITEMS_MOST];
    size_t count;
    bool is_column; /* a row an item */
};

void network_legend_add(struct network_legend *legend, struct legend_item item);

/* The groups by mark and name, "other", and who did not answer. */
void network_legend_add_groups(struct network_legend *legend,
                               const struct network_drawing *drawing,
                               const struct network_marks *marks, struct pool *pool);

/* Which groups are "other", as a sentence for the foot; "" when none is. */
const char *network_legend_other(const struct network_drawing *drawing,
                                 const struct network_marks *marks, struct pool *pool);

double network_legend_height(const struct network_legend *legend, double width);
void network_legend_draw(const struct network_legend *legend, struct box room,
                         struct text *svg);
