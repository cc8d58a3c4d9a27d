/* map_view.h - the map of a wave as somebody chose to see it: which kind of tie, what
 * colour, size and line say, how organisations are called. Everything on it is what
 * members may see: ties as shown, and figures of those. */
#pragma once

#include "drawing/map_layout.h"
#include "drawing/network_drawing.h"
#include "exchange/pseudonym.h"
#include "web/findings.h"

enum map_colour { MAP_COLOUR_SECTOR, MAP_COLOUR_ROLE, MAP_COLOUR_COUNT };
enum map_size {
    MAP_SIZE_PARTNERS,
    MAP_SIZE_NAMED_BY, /* of directed ties only: else it would tell who did not name */
    MAP_SIZE_BETWEENNESS, /* from 80 % response on */
    MAP_SIZE_NONE,
    MAP_SIZE_COUNT
};

/* Codes in addresses, and their words: N_(). */
extern const char *const MAP_COLOUR_CODES[MAP_COLOUR_COUNT];
extern const char *const MAP_COLOUR_LABELS[MAP_COLOUR_COUNT];
extern const char *const MAP_SIZE_CODES[MAP_SIZE_COUNT];
extern const char *const MAP_SIZE_LABELS[MAP_SIZE_COUNT];

struct map_choice {
    enum wave_relation relation;
    enum map_colour colour;
    enum map_size size;
    bool is_levelled; /* lines as thick as the tie is strong */
    int least; /* of the contact: ties below it are left out; 0: none are */
    enum naming naming;
};

struct map_view {
    const struct findings *findings;
    struct map_choice choice;
    struct network network; /* as drawn: one relation; by pseudonym in another order */
    struct relation relation;
    struct graph graph;
    struct network_drawing drawing;
    const size_t *organisation_of; /* in the findings, per organisation drawn */
    const struct point *former; /* where each stood; NULL: not known */
};

/* May this be chosen for this kind of tie, with this response? */
bool map_may_size(const struct findings *findings, enum wave_relation relation,
                  enum map_size size);

/* The choice of the address ("?relation=&colour=&size=&line=&least=&as="); what cannot be
 * chosen is as if it were not asked.
 * fails  STATUS_NOT_FOUND  the relation is not there */
NODISCARD bool map_choose(struct visit *visit, const struct findings *findings,
                          struct map_choice *choice_out, struct status *st);

/* "?relation=regular&colour=…": the choice as an address has it. */
const char *map_query(struct visit *visit, const struct map_choice *choice);

/* Make it ready to draw. Lives in the visit's pool; reads nothing.
 * fails  STATUS_LIMIT  more organisations than can be told apart (LIMIT_DRAWN) */
NODISCARD bool map_view_make(struct visit *visit, const struct findings *findings,
                             const struct map_choice *choice, struct map_view *view_out,
                             struct status *st);

/* Draw it. O(organisations^2). */
void map_view_draw(const struct map_view *view, struct pool *pool, struct text *svg);
