/* box.h - points and boxes of a drawing. All lengths of this room are in points
 * (1/72 inch), so that a letter of size 9 is what printers call 9 point; y grows
 * downwards. Pure. */
#pragma once

#include <stdbool.h>

struct point {
    double x;
    double y;
};

struct box {
    double x;
    double y;
    double width;
    double height;
};

/* The two share more than an edge. */
static inline bool box_overlaps(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* `inner` lies inside `outer`, give or take `slack`. */
static inline bool box_holds(struct box outer, struct box inner, double slack)
{
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.width <= outer.x + outer.width + slack &&
           inner.y + inner.height <= outer.y + outer.height + slack;
}
