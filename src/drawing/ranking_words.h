/* ranking_words.h - all that is said in the picture of a ranking, in one language.
 * Pure. */
#pragma once

#include "drawing/label_layout.h"
#include "drawing/ranking.h"

enum { RANKING_LEGEND = 3, RANKING_FOOT = 4 };

struct ranking_words {
    const char *title;
    const char *description;
    struct drawing_frame frame;
    struct paragraph foot[RANKING_FOOT]; /* the frame's */
    const char *legend[RANKING_LEGEND];
    const char *importance;
    const char *very_important;
    const char *hardly_important;
    const char *replaceability;
    const char *easy_to_replace;
    const char *hard_to_replace;
    const struct layout_label *labels; /* rated actors, in order of place */
    size_t label_count;
};

/* "3", or "2=" for a place that is shared; lives in `pool`. */
const char *ranking_words_place(const struct arena_standing *standing, struct pool *pool);

/* Everything lives in `pool`. */
const struct ranking_words *ranking_words_make(const struct drawing_ranking_input *input,
                                               struct pool *pool);
