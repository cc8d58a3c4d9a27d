/* answer_length.h - how long the parts of a bar of answers are, in percent, and how far
 * it reaches to both sides of its middle. Private to the pictures of answers. Pure. */
#pragma once

#include "drawing/answer_bars.h"

/* Levels that the scale and the figures both have. */
size_t answer_levels_of(const struct answer_bars *bars,
                        const struct disclosed_item *figures);

/* 100 of "almost everybody"; 0 of what is hidden. */
double answer_percent(struct disclosed_share share);

/* Of one level; of a hidden one: what the others leave, in equal parts. */
double answer_length(const struct answer_bars *bars, const struct disclosed_item *figures,
                     size_t level);

/* How much of a bar lies at each side of the middle. */
struct answer_extent {
    double left;
    double right;
};
struct answer_extent answer_extent_of(const struct answer_bars *bars,
                                      const struct disclosed_item *figures);
