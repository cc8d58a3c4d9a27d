/* flow.h - paragraphs that follow each other down a column of a drawing. Pure. */
#pragma once

#include "drawing/svg.h"

struct paragraph {
    const char *words; /* "": the paragraph is left out with its space */
    struct font font;
    const char *colour;
    size_t line_max; /* what does not fit is cut, the whole stands in the title */
    double space_before; /* not before the first */
};

struct flow {
    const struct paragraph *paragraphs;
    size_t paragraph_count;
    struct box room; /* its height is not looked at */
    enum svg_anchor anchor;
};

/* How far apart the base lines of a font stand. */
double flow_leading(struct font font);

double flow_height(const struct flow *flow);

/* Draw from the top of the room and give the height, the same as flow_height(). */
double flow_draw(const struct flow *flow, struct text *svg);
