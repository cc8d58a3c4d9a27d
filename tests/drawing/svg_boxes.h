/* svg_boxes.h - read back from an SVG of ours where its texts stand, so that a test can
 * ask whether any two overlap. Measures with src/drawing/measure.h. */
#pragma once

#include "base/pool.h"
#include "drawing/box.h"

struct svg_box {
    struct box box;
    const char *words; /* with their escapes undone */
    bool is_bold;
};

struct svg_boxes {
    struct box page;
    const struct svg_box *texts;
    size_t text_count;
    const struct box *lines; /* level and upright ones: width or height is 0 */
    size_t line_count;
};

/* Everything lives in `pool`. */
struct svg_boxes svg_boxes_read(const char *svg, struct pool *pool);

/* Fail the running test when two texts overlap, a line runs through one, or one leaves
 * the page. */
void svg_boxes_check(const struct svg_boxes *boxes);

/* Texts that read exactly `words`. */
size_t svg_boxes_count(const struct svg_boxes *boxes, const char *words);

/* How often `part` stands in `text`. */
size_t count_parts(const char *text, const char *part);
