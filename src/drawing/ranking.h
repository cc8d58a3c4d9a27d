/* ranking.h - an arena's ranking as a picture: who is important and hard to replace.
 *
 * A grid of importance (upwards) by replaceability (hardest to replace at the right),
 * the four classes as named grounds, every actor with its place and name. Pure. */
#pragma once

#include "base/text.h"
#include "drawing/drawing_page.h"
#include "method/arena_rank.h"

struct drawing_ranking_input {
    const struct arena_ranking *ranking;
    enum language language;
    enum drawing_paper paper; /* A3 is the same picture, larger */
    const char *date; /* shown as it is; "": none */
};

/* Add the picture as one SVG. What does not fit is drawn smaller, not left out. */
void drawing_ranking(const struct drawing_ranking_input *input, struct text *svg);
