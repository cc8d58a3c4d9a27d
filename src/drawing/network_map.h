/* network_map.h - the map of a network: who is tied to whom. A mark an organisation, its
 * shape and colour the group, its size a figure; a line a pair of whom one at least names
 * the other, as thick as the tie is strong, with a head at who is named. Pure.
 *
 * Names stand beside their marks. Where there are too many for that, numbers stand there
 * and a key beside the map has the names; nobody is left out. Who has no known tie is
 * listed beside the map. Unknown ties are not drawn, but counted in the foot. */
#pragma once

#include "drawing/map_layout.h"
#include "drawing/network_drawing.h"

/* Add the map as one SVG.
 *
 * layout      of the drawing's graph
 * places_out  per organisation where its mark stands, as shares of the page (0..1), for
 *             the map of a next wave; x NaN without a known tie. NULL: not asked. */
void network_map(const struct network_drawing *drawing, const struct map_layout *layout,
                 struct text *svg, struct point *places_out);
