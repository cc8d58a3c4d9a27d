/* map_layout.h - where organisations stand on a map: who is close in the network stands
 * close on paper, and who was there in the former wave stays where it was. Pure.
 *
 * Stress majorisation (Gansner, Koren & North 2004; in its local form and from classical
 * scaling, as Brandes & Pich 2009 advise): places whose distances come as near as a plane
 * allows to the distances in the network, each pair weighing 1 / distance^2. The distance
 * of two organisations is the steps between them in U, and up to MAP_LAYOUT_SPREAD more
 * the less they share their partners, so that in a dense network groups come apart. No
 * chance is in it: equal networks stand equally. */
#pragma once

#include "analysis/graph.h"
#include "drawing/box.h"

static const double MAP_LAYOUT_SPREAD = 0.8;

struct map_layout {
    const struct graph *graph;
    const size_t *part_of; /* per organisation: its connected part, largest first;
                            * GROUP_NONE for one without a known tie */
    size_t part_count;
    const struct point *places; /* in steps within each part; on paper when anchored */
    bool is_anchored;
};

/* former  per organisation its place in the former wave, as shares of the page (0..1); x
 * is
 *         NaN where it had none. NULL: there was no former wave. Who had a place is held
 *         near it; who is new stands near its partners.
 *
 * Borrows the graph; lives in `pool`. O(organisations^2) memory and a sweep, at most
 * MAP_LAYOUT_SWEEPS of them. */
struct map_layout map_layout_make(const struct graph *graph, const struct point *former,
                                  struct pool *pool);

enum { MAP_LAYOUT_SWEEPS = 250 };

/* Fit the places into a room of a page `page_width` wide (box.h): parts side by side, and
 * no larger than legible. Anchored places stay, but for those outside the room. An
 * organisation without a known tie gets no place: x and y NaN. O(organisations). */
void map_layout_fit(const struct map_layout *layout, double page_width, struct box room,
                    struct point *places_out);
