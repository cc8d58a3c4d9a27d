/* svg.h - write a drawing as SVG: plain shapes, and text that stays text.
 *
 * Every text is escaped and every number has a point; there is no way to write raw
 * bytes. The same calls give the same bytes. Pure. */
#pragma once

#include "base/say.h"
#include "base/text.h"
#include "drawing/box.h"
#include "drawing/measure.h"

struct svg_page {
    double width_mm; /* on paper */
    double height_mm;
    double width; /* of the drawing's own coordinates */
    double height;
    const char *title; /* what it is, for who hears it */
    const char *description; /* what there is to see */
    enum language language;
};

void svg_begin(struct text *svg, const struct svg_page *page);
void svg_end(struct text *svg);

/* How a shape is painted; {0} paints nothing. */
struct svg_paint {
    const char *fill; /* NULL: none */
    const char *stroke; /* NULL: none */
    double width; /* of the stroke */
    double transparency; /* 0: covers what lies under it, 1: is not seen */
    bool is_dashed;
    bool is_hatched; /* the fill as slanting lines on white; svg_hatch() came before */
};

/* Make slanting lines of a colour ("#rrggbb") known, `step` apart. */
void svg_hatch(struct text *svg, const char *colour, double step);

void svg_rectangle(struct text *svg, struct box box, double radius,
                   struct svg_paint paint);
void svg_line(struct text *svg, struct point from, struct point to,
              struct svg_paint paint);
void svg_circle(struct text *svg, struct point centre, double radius,
                struct svg_paint paint);

/* Lines from point to point; closed: back to the first. */
struct svg_path {
    const struct point *points;
    size_t point_count;
    bool is_closed;
};
void svg_path(struct text *svg, struct svg_path path, struct svg_paint paint);

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

struct svg_words {
    struct point at; /* of the base line */
    struct font font;
    enum svg_anchor anchor;
    const char *colour;
    bool is_turned; /* reads upwards */
};
void svg_text(struct text *svg, struct svg_words how, const char *words);

/* Shapes that belong together; `title` appears when one points at them, NULL: none. */
void svg_group_begin(struct text *svg, const char *title);

/* The same, with whom it is about for a script: data-NAME="1" or, of two, "1 2". */
struct svg_handle {
    const char *name; /* a literal; NULL: none */
    size_t first;
    size_t second; /* equal to `first`: of one */
};
void svg_group_begin_of(struct text *svg, const char *title, struct svg_handle handle);
void svg_group_end(struct text *svg);
