/* answer_bars.h - how a group answered, as bars and dots: pictures of what disclosure.h
 * lets through. One neutral scale of tints: no colour says good or bad, and a number
 * stands in or under every part. Pure.
 *
 * Points are pixels here; a picture is as high as what it shows. 720 wide for a screen or
 * paper, 360 for a telephone. All texts are borrowed; none is NULL. */
#pragma once

#include "base/say.h"
#include "base/text.h"
#include "drawing/box.h"
#include "method/disclosure.h"

static const double ANSWER_BARS_WIDE = 720;
static const double ANSWER_BARS_NARROW = 360;

struct answer_bar {
    const char *label; /* who answered: "Families" */
    const char *answered; /* how many: "10 to 19 answers"; "": not said */
    const struct disclosed_item *figures; /* NULL: `hidden` stands in its place */
    const char *hidden; /* a sentence, when the figures are not shown */
};

/* One item: its words, and a bar for each who answered it. */
struct answer_bar_group {
    const char *title; /* "": none */
    const struct answer_bar *bars;
    size_t bar_count;
};

struct answer_bars {
    const char *title; /* for who hears it, not drawn */
    const char *description;
    const struct instrument_item *scale; /* its levels are the parts of each bar */
    const struct answer_bar_group *groups;
    size_t group_count;
    double width;
    enum language language;
};

/* Stacked bars that begin in the middle: the lower half of the scale goes to the left,
 * the upper half to the right, a middle level lies across. Who does not know is a hatched
 * bar beneath. A scale without order (is_nominal), and a set, is drawn as
 * drawing_answer_levels(). */
void drawing_answer_bars(const struct answer_bars *bars, struct text *svg);

/* A bar for each level with the level's own words: to see how far answers lie apart. */
void drawing_answer_levels(const struct answer_bars *bars, struct text *svg);

/* How high drawing_answer_bars() is at this width: to lay out paper. */
double answer_bars_height(const struct answer_bars *bars);

/* The stacked bars without the page around them, in a drawing that has begun and knows
 * the hatching (answer_bars_hatch()). Gives the height. */
double answer_bars_draw(const struct answer_bars *bars, struct point corner,
                        struct text *svg);
void answer_bars_hatch(struct text *svg);

struct answer_dot {
    const char *label; /* "Own organisation" */
    double now; /* NaN: nothing is shown */
    double former; /* NaN: none */
    const char *text; /* what it says, behind it: "3, before 2", or why there is none */
};

struct answer_dot_row {
    const char *title;
    const struct answer_dot *dots; /* a line each */
    size_t dot_count;
};

struct answer_dots {
    const char *title;
    const char *description;
    double low; /* ends of the scale */
    double high;
    double step; /* between its grid lines; each is written */
    const char *unit; /* behind the numbers of the scale: " %"; "": none */
    const char *now_name; /* "now"; in the legend when a former one is shown */
    const char *former_name;
    const struct answer_dot_row *rows;
    size_t row_count;
    double width;
    enum language language;
};

/* Dots on a line; a former one is a ring, and a thin line leads from it. */
void drawing_answer_dots(const struct answer_dots *dots, struct text *svg);
