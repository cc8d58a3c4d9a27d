/* mark.h - the small signs of the drawings. Each differs in shape, so that it can be
 * told apart in black and white; colour only repeats it. Pure. */
#pragma once

#include "drawing/svg.h"
#include "method/coverage.h"

/* An actor: a dot; a ring when the raters are divided; a diamond when the group itself
 * decided on the class. Both: an open diamond. */
struct mark_actor {
    bool is_divided;
    bool is_overridden;
};
void mark_actor(struct text *svg, struct point centre, double radius,
                struct mark_actor actor);

/* The class 1..4 as that many of four squares; the word belongs beside it. */
void mark_class(struct text *svg, struct point corner, double side, int arena_class);
double mark_class_width(double side);

/* A diamond around a centre. */
void mark_diamond(struct text *svg, struct point centre, double radius,
                  struct svg_paint paint);

/* A cross as by a pen. */
void mark_cross(struct text *svg, struct point centre, double radius, double width);

/* The answer to "has", "can" or "wants": a disc, half a disc, a cross, a question mark;
 * a speck where nothing was answered. */
void mark_answer(struct text *svg, struct point centre, double radius,
                 enum holding_answer answer);
