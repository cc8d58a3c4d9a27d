/* network_drawing.h - what the drawings of a network show, and what they call it; the map
 * and the matrix are two views of the same. Pure. */
#pragma once

#include "analysis/graph.h"
#include "drawing/drawing_page.h"

struct network_drawing {
    const struct network *network;
    const struct relation *relation;
    const struct graph *graph; /* of that relation */
    const struct grouping *grouping; /* colour and shape; NULL: one for all */
    const char *grouping_name; /* "sector" */
    const double
        *figure; /* size, per organisation, NaN where undefined; NULL: all equal */
    const char *figure_name; /* as people say it: "partners" */
    const char *title; /* ""; the network's own */
    const char *date; /* shown as it is; "": none */
    enum language language;
    enum drawing_paper paper;
    bool has_handles; /* of the map: lines, marks and names say in data-tie, data-mark and
                       * data-name whose they are, by number, for a script */
};

/* Two organisations of whom one at least names the other. */
struct network_tie {
    size_t from;
    size_t to; /* from < to */
    double there; /* value of from -> to; 0: none, NaN: unknown */
    double back;
};

struct network_ties {
    const struct network_tie *ties; /* in order of from, then to */
    size_t count;
    double least; /* of the sizes of all values; 1 when there are none */
    double most;
};

/* Lives in `pool`. O(organisations + ties log ties). */
struct network_ties network_ties_make(const struct graph *graph, struct pool *pool);

/* The size of a tie: of the two values the one further from 0. */
double network_tie_size(const struct network_tie *tie);

/* ---- words, in the language of the drawing; all live in `pool` ------------------ */

/* At most two decimals, with the sign that the language writes between. */
const char *network_words_number(const struct network_drawing *drawing, double number,
                                 struct pool *pool);

/* "CAW; sector: welfare; partners: 5; did not answer" */
const char *network_words_organisation(const struct network_drawing *drawing, size_t i,
                                       struct pool *pool);

/* "CAW names OCMW: 3; OCMW names CAW: 2" */
const char *network_words_tie(const struct network_drawing *drawing,
                              const struct network_tie *tie, struct pool *pool);

/* One half of that: "CAW names OCMW: 3"; of an undirected network "CAW - OCMW: 3". */
const char *network_words_cell(const struct network_drawing *drawing, size_t from,
                               size_t to, double value, struct pool *pool);

/* "25 organisations, 104 ties" and the relation, the date. */
const char *network_words_subtitle(const struct network_drawing *drawing,
                                   struct pool *pool);

/* How much is unknown; "" when nothing is. */
const char *network_words_unknown(const struct network_drawing *drawing,
                                  struct pool *pool);

/* A warning when few answered, "" else. */
const char *network_words_warning(const struct network_drawing *drawing,
                                  struct pool *pool);

/* Who has most partners, none, or did not answer, in sentences. */
const char *network_words_description(const struct network_drawing *drawing,
                                      const char *kind, struct pool *pool);

/* Organisations that did not answer. */
size_t network_silent_count(const struct graph *graph);

/* Organisations in the order of a list of names; lives in `pool`. */
const size_t *network_order_by_name(const struct network *network, struct pool *pool);

/* The title that a drawing has: the wished one, the network's own, or `kind`. */
const char *network_words_title(const struct network_drawing *drawing, const char *kind);
