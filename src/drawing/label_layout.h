/* label_layout.h - where the names go in the picture of a ranking: a grid of
 * importance by replaceability whose cells grow with what they hold. Pure.
 *
 * Within a cell the names stand in columns, in the order given. Nothing is dropped and
 * no two boxes touch; where the room is too small the layout says so. */
#pragma once

#include "drawing/box.h"
#include "drawing/measure.h"
#include "method/arena.h"

enum { LAYOUT_NAME_LINES = 6, LAYOUT_NOTE_LINES = 4 };

static const struct font LAYOUT_NAME_FONT = {9, FONT_SANS};
static const struct font LAYOUT_PLACE_FONT = {9, FONT_BOLD};
static const struct font LAYOUT_NOTE_FONT = {7.2, FONT_SANS};
static const double LAYOUT_DOT_RADIUS = 3.6;
static const double LAYOUT_PLACE_X = 11; /* from the left of a label's box */

struct layout_label {
    int importance; /* 1..4 */
    int irreplaceability; /* 1..4 */
    const char *place; /* "2=" */
    const char *name;
    const char *note; /* in small letters under the name; "": none */
};

struct layout_input {
    const struct layout_label *labels; /* borrowed, also by the layout */
    size_t label_count;
    struct box room;
    double row_head[LEVEL_COUNT]; /* kept free above the names, top row first */
};

struct placed_label {
    const struct layout_label *label;
    struct box box; /* of dot, place, name and note together */
    double name_x;
    struct measure_lines name;
    struct measure_lines note;
};

struct label_layout {
    double column_x[LEVEL_COUNT + 1]; /* left edges and the last right one; column 0:
                                       * irreplaceability 1 */
    double row_y[LEVEL_COUNT + 1]; /* the same downwards; row 0: importance 4 */
    const struct placed_label *placed; /* label_count, in the order given */
    bool fits;
};

/* O(labels * label length); the result lives in `pool`. */
struct label_layout label_layout_make(const struct layout_input *input,
                                      struct pool *pool);
