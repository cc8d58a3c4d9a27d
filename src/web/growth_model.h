/* growth_model.h - the six lines of growth as workers see their own organisation and the
 * network: for the page and its pictures. */
#pragma once

#include "drawing/answer_bars.h"
#include "method/growth.h"
#include "web/experience_findings.h"

enum growth_side { GROWTH_OWN, GROWTH_NETWORK, GROWTH_SIDES };

/* What is said of one side of a line. */
struct growth_answer {
    const struct instrument_item *item;
    const struct disclosed_item *now; /* NULL: not asked */
    const struct disclosed_item *former; /* NULL: not asked then, or no wave before */
};

struct growth_line {
    const struct growth_term *term;
    struct growth_answer answers[GROWTH_SIDES];
};

struct growth_lines {
    struct growth_line lines[GROWTH_LINE_COUNT]; /* those that were asked */
    size_t count;
};
struct growth_lines growth_lines_make(struct visit *visit,
                                      const struct experience_findings *findings);

/* "Own organisation", "The network". */
const char *growth_side_name(const struct visit *visit, enum growth_side side);

/* "about 40 %, before about 25 %", or why there is nothing: behind a dot. */
const char *growth_dot_text(struct visit *visit, const struct growth_answer *answer);
