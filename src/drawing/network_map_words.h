/* network_map_words.h - all that is said around the map of a network. Pure. */
#pragma once

#include "drawing/network_legend.h"
#include "drawing/network_map_key.h"

enum { MAP_FOOT = 4 };

struct map_words {
    const char *title;
    const char *description;
    struct drawing_frame frame;
    struct paragraph foot[MAP_FOOT]; /* the frame's */
    const size_t *order; /* organisations by name */
    const char *const *numbers; /* per organisation its place in that order */
    const char *const *titles; /* per organisation what appears when one points at it */
};

/* Everything lives in `pool`. */
const struct map_words *map_words_make(const struct network_drawing *drawing,
                                       const struct network_marks *marks,
                                       struct pool *pool);

/* How marks and lines of these sizes are to be read. */
struct map_legend_sizes {
    double radius_least;
    double radius_most;
    double figure_least; /* NaN: all equal */
    double figure_most;
    double width_least;
    double width_most;
};
void map_words_legend(const struct network_drawing *drawing,
                      const struct network_marks *marks, const struct network_ties *ties,
                      const struct map_legend_sizes *sizes, struct pool *pool,
                      struct network_legend *legend_out);

/* Those without a known tie as a row of the legend, when they are few enough for that and
 * others have ties; else none: then they stand in the key. */
void map_words_untied(const struct network_drawing *drawing,
                      const struct map_words *words, const struct network_marks *marks,
                      struct network_legend *legend_out);

/* The columns beside the map: all by number when `is_numbered`, and who has no tie,
 * unless they stand in the legend. */
struct map_key map_words_key(const struct network_drawing *drawing,
                             const struct map_words *words,
                             const struct network_marks *marks, bool is_numbered,
                             struct pool *pool);
