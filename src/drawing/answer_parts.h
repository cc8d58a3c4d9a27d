/* answer_parts.h - what the pictures of answers share: the page, letters, how a share is
 * written in or beside its part. Private to answer_bars.c, answer_levels.c and
 * answer_dots.c. Pure. */
#pragma once

#include "drawing/answer_bars.h"
#include "drawing/flow.h"
#include "drawing/palette.h"

static const struct font ANSWER_TITLE = {13, FONT_BOLD};
static const struct font ANSWER_WORDS = {12, FONT_SANS};
static const struct font ANSWER_SMALL = {11, FONT_SANS};

static const double ANSWER_MARGIN = 8;
static const double ANSWER_GAP = 6;

/* Does this width have room for words at the left of a bar? */
static inline bool answer_is_wide(double width)
{
    return width >= 560;
}

struct svg_page answer_svg_page(const char *title, const char *description, double width,
                                double height, enum language language);

/* Write words down a column, at most `line_max` lines; gives the height. */
double answer_write(struct text *svg, struct box room, struct paragraph paragraph);
struct paragraph answer_paragraph(const char *words, struct font font,
                                  const char *colour);

/* "40 %", "almost everybody"; NULL: nothing is to be written. */
const char *answer_share(struct disclosed_share share, enum language language,
                         struct pool *pool);

/* The tint of a level, and the colour of letters on it. */
const char *answer_tint(size_t level, size_t level_count);
const char *answer_on_tint(size_t level, size_t level_count);
