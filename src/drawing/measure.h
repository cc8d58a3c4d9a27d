/* measure.h - how wide a text is, without a font library, so that labels can be
 * fitted and wrapped. Pure.
 *
 * The widths are those of DejaVu, the font the drawings ask for. It is wider than
 * nearly every other: a browser that draws in its own font leaves some room, and does
 * not run over. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum font_face { FONT_SANS, FONT_BOLD, FONT_SERIF /* bold, for headings */ };

struct font {
    double size; /* points */
    enum font_face face;
};

/* Width of a text on one line, in points. Kerning, which only makes it narrower, is left
 * out. */
double measure_width(const char *text, struct font font);

struct measure_room {
    double width;
    size_t line_max;
};

struct measure_lines {
    const char *const *lines;
    size_t line_count; /* 0 for an empty text */
    bool is_cut; /* the last line ends in an ellipsis */
};

/* Break a text into at most `line_max` lines no wider than the room.
 *
 * Breaks stand at spaces, after hyphens and slashes, and inside a word, with a hyphen,
 * only when that word alone is wider than a line. What does not fit is cut at the edge of
 * a character and ends in an ellipsis. The lines live in `pool`. */
struct measure_lines measure_wrap(const char *text, struct font font,
                                  struct measure_room room, struct pool *pool);

/* Width of the widest part that measure_wrap() would rather not break. */
double measure_word_max(const char *text, struct font font);
