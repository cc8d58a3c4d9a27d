/* paper_pen.h - write down a column that goes on over pages of standing A4: what does not
 * fit begins the next page. Pure.
 *
 * All pages are gone through each time, but only the one that is wanted is drawn. */
#pragma once

#include "drawing/flow.h"

struct paper_pen {
    struct text *svg; /* NULL: only count pages */
    size_t page_wanted; /* which page is drawn */
    size_t page; /* where the pen is, from 0 on */
    double y; /* the next free place */
};

/* Standing A4, in points; title, description and language are the caller's. */
struct svg_page paper_size(void);

/* The column that is written on, of a whole page. */
struct box paper_room(void);

/* A pen at the top of the first page. */
struct paper_pen paper_pen_make(struct text *svg, size_t page_wanted);

/* The drawing to write on now; NULL when this page is not drawn. */
struct text *paper_pen_svg(const struct paper_pen *pen);

/* Begin a new page when `height` is not left on this one; true when it did. */
bool paper_pen_need(struct paper_pen *pen, double height);

/* Write a paragraph over the width of `room` (its height and y are not looked at), on the
 * next page when it does not fit. Its space before is left unless a page begins. */
void paper_pen_write(struct paper_pen *pen, struct box room, struct paragraph paragraph);
