#include "drawing/mark.h"

#include "drawing/palette.h"
#include "method/arena.h"

static const double SQUARE_STEP = 1.28; /* of the side */

void mark_diamond(struct text *svg, struct point centre, double radius,
                  struct svg_paint paint)
{
    const struct point points[] = {{centre.x, centre.y - radius},
                                   {centre.x + radius, centre.y},
                                   {centre.x, centre.y + radius},
                                   {centre.x - radius, centre.y}};

    svg_path(svg, (struct svg_path){points, ARRAY_COUNT(points), true}, paint);
}

void mark_actor(struct text *svg, struct point centre, double radius,
                struct mark_actor actor)
{
    const struct svg_paint paint = {.fill =
                                        actor.is_divided ? PALETTE_SHEET : PALETTE_THREAD,
                                    .stroke = PALETTE_THREAD,
                                    .width = 1.5};

    if (actor.is_overridden) {
        mark_diamond(svg, centre, radius * 1.2, paint);
    } else {
        svg_circle(svg, centre, radius - paint.width / 2, paint);
    }
}

double mark_class_width(double side)
{
    return side * (1 + SQUARE_STEP * (CLASS_COUNT - 1));
}

void mark_class(struct text *svg, struct point corner, double side, int arena_class)
{
    for (int i = 1; i <= CLASS_COUNT; i++) {
        const struct svg_paint paint = {
            .fill = i <= arena_class ? PALETTE_CLASS_MARK[arena_class] : PALETTE_SHEET,
            .stroke = PALETTE_SOFT,
            .width = 0.5};
        svg_rectangle(svg, (struct box){corner.x, corner.y, side, side}, 0.8, paint);
        corner.x += side * SQUARE_STEP;
    }
}

/* A ring whose left half is filled; the half is a polygon that passes for a curve. */
static void half_disc(struct text *svg, struct point centre, double radius)
{
    /* cos and sin of 90 to 270 degrees, in steps of 22.5 */
    static const struct point HALF[] = {
        {0, 1},  {-0.3827, 0.9239},  {-0.7071, 0.7071},  {-0.9239, 0.3827},
        {-1, 0}, {-0.9239, -0.3827}, {-0.7071, -0.7071}, {-0.3827, -0.9239},
        {0, -1}};
    struct point points[ARRAY_COUNT(HALF)];

    for (size_t i = 0; i < ARRAY_COUNT(HALF); i++) {
        points[i] =
            (struct point){centre.x + radius * HALF[i].x, centre.y + radius * HALF[i].y};
    }
    svg_circle(
        svg, centre, radius - 0.35,
        (struct svg_paint){.fill = PALETTE_SHEET, .stroke = PALETTE_INK, .width = 0.7});
    svg_path(svg, (struct svg_path){points, ARRAY_COUNT(HALF), true},
             (struct svg_paint){.fill = PALETTE_INK});
}

void mark_cross(struct text *svg, struct point centre, double radius, double width)
{
    const struct svg_paint pen = {.stroke = PALETTE_INK, .width = width};

    svg_line(svg, (struct point){centre.x - radius, centre.y - radius},
             (struct point){centre.x + radius, centre.y + radius}, pen);
    svg_line(svg, (struct point){centre.x - radius, centre.y + radius},
             (struct point){centre.x + radius, centre.y - radius}, pen);
}

void mark_answer(struct text *svg, struct point centre, double radius,
                 enum holding_answer answer)
{
    switch (answer) {
    case ANSWER_YES:
        svg_circle(svg, centre, radius, (struct svg_paint){.fill = PALETTE_INK});
        return;
    case ANSWER_PARTLY:
        half_disc(svg, centre, radius);
        return;
    case ANSWER_NO:
        mark_cross(svg, centre, radius * 0.8, 1.1);
        return;
    case ANSWER_UNKNOWN:
        svg_text(svg,
                 (struct svg_words){.at = {centre.x, centre.y + radius * 0.95},
                                    .font = {radius * 2.6, FONT_SANS},
                                    .anchor = SVG_MIDDLE,
                                    .colour = PALETTE_INK},
                 "?");
        return;
    case ANSWER_NONE:
        svg_circle(svg, centre, radius * 0.25, (struct svg_paint){.fill = PALETTE_SOFT});
        return;
    }
}
