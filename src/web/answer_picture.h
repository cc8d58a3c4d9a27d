/* answer_picture.h - a picture of answers as the whole of an answer, and what stands in
 * it of each who answered. */
#pragma once

#include "drawing/answer_bars.h"
#include "web/experience_findings.h"

/* Put the bar of who answered an item behind the `count` that are there, with how many
 * they are, or why nothing is shown. None when it was not asked of them. */
void answer_bar_add(struct visit *visit, const char *label,
                    const struct disclosed_item *figures, struct answer_bar *bars,
                    size_t *count);

/* Dots of a wave and of the one before on a scale of percents; title, description and
 * rows are still to be put. */
struct answer_dots answer_dots_begin(struct visit *visit,
                                     const struct experience_findings *findings);

/* "?width=360" asks for the narrow one. */
double answer_picture_width(const struct visit *visit);

/* Answer with it. fails  STATUS_LIMIT  it is too large */
NODISCARD bool answer_picture(struct visit *visit, const struct text *svg,
                              struct status *st);
