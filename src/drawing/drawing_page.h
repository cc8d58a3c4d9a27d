/* drawing_page.h - what every drawing has around it: paper, a head that says what it
 * is, a foot that says how to read it and what it is not. Pure. */
#pragma once

#include "drawing/flow.h"

enum drawing_paper { DRAWING_A4, DRAWING_A3 }; /* lying */

/* A4 lying, in points; A3 has the same shape. */
static const double PAGE_WIDTH = 841.89;
static const double PAGE_HEIGHT = 595.28;
static const double PAGE_MARGIN = 28; /* no office printer reaches further */

/* How large a sheet of `paper` is, its coordinates `scale` times those of A4: what has
 * more to show is drawn smaller, never dropped. */
struct svg_page drawing_page_size(enum drawing_paper paper, double scale);

struct drawing_frame {
    const char *kicker; /* what kind of drawing, above the title */
    const char *title;
    const char *subtitle; /* by whom, when */
    const char *warning; /* "": none */
    double aside_width; /* what the head leaves free at its right; 0: nothing */
    double aside_height;
    const struct paragraph *foot;
    size_t foot_count;
};

/* The room that head and foot leave on a page. */
struct box drawing_frame_room(const struct drawing_frame *frame,
                              const struct svg_page *page);
void drawing_frame_draw(const struct drawing_frame *frame, const struct svg_page *page,
                        struct text *svg);

/* A paragraph of the foot. */
struct paragraph drawing_foot_paragraph(const char *words);
