/* answer_picture.h - a picture of answers as the whole of an answer, and what stands in
 * it of each who answered.
 *
 * A picture is as wide as its address asks, "?width=360" for the narrow one, and in the
 * visitor's language. It fails with STATUS_LIMIT when it is too large. */
#pragma once

#include "drawing/answer_bars.h"
#include "web/experience_findings.h"

/* Put the bar of who answered an item behind the `count` that are there, with how many
 * they are, or why nothing is shown. None when it was not asked of them. */
void answer_bar_add(struct visit *visit, const char *label,
                    const struct disclosed_item *figures, struct answer_bar *bars,
                    size_t *count);

/* drawing_answer_bars() or drawing_answer_levels() */
typedef void (*answer_bars_fn)(const struct answer_bars *bars, struct text *svg);

/* Answer with bars; width and language need not be filled in. */
NODISCARD bool answer_bars_picture(struct visit *visit, const struct answer_bars *bars,
                                   answer_bars_fn draw, struct status *st);

/* Answer with dots, of a wave and of the one before, on a scale of percents. Of `dots`
 * title, description and rows are filled in. */
NODISCARD bool answer_dots_picture(struct visit *visit,
                                   const struct experience_findings *findings,
                                   const struct answer_dots *dots, struct status *st);
