/* network_map_apart.h - marks of a map moved as little as it takes to stand free. Pure.
 * */
#pragma once

#include "drawing/network_map_labels.h"

/* Move a mark back into the room. */
void map_node_keep(const struct map_labelling *input, struct map_node *node);

/* Push marks apart until none touches another; false when there is no room for that. */
bool map_nodes_part(const struct map_labelling *input);

/* Move marks off the lines between others, as far as that goes: a line that runs under a
 * mark looks like two. O(links * nodes). */
void map_nodes_clear(const struct map_labelling *input);
