#include "drawing/network_map_line.h"

#include <math.h>

#include "drawing/palette.h"

static const double HEAD_LENGTH = 2.2; /* and more with the width */
static const double HEAD_SLOPE = 0.42; /* half its width, of its length */

enum { HEAD_CORNERS = 3 };

struct point map_line_cut(struct point from, struct point to, double reach)
{
    const double x = to.x - from.x;
    const double y = to.y - from.y;
    const double length = sqrt(x * x + y * y);

    if (length <= reach) {
        return from;
    }
    return (struct point){from.x + x * reach / length, from.y + y * reach / length};
}

bool map_line_crosses(struct point a, struct point b, struct box box)
{
    const double right = box.x + box.width;
    const double bottom = box.y + box.height;

    /* Compared by hand: this is asked more than anything else of a map. */
    if ((a.x < box.x && b.x < box.x) || (a.x > right && b.x > right) ||
        (a.y < box.y && b.y < box.y) || (a.y > bottom && b.y > bottom)) {
        return false;
    }
    const struct point across = {b.y - a.y, a.x - b.x};
    const double middle = across.x * (box.x + box.width / 2 - a.x) +
                          across.y * (box.y + box.height / 2 - a.y);
    const double half = fabs(across.x) * box.width / 2 + fabs(across.y) * box.height / 2;
    return fabs(middle) <= half;
}

static double head_length(const struct map_line *line)
{
    return HEAD_LENGTH + 2.2 * line->width;
}

/* The corners of a head: its point `tip`, on a line that comes from `tail`. */
static void head_corners(const struct map_line *line, struct point tip, struct point tail,
                         struct point corners_out[HEAD_CORNERS])
{
    const struct point base = map_line_cut(tip, tail, head_length(line));
    const double across = HEAD_SLOPE * (tip.y - base.y);
    const double down = HEAD_SLOPE * (tip.x - base.x);

    corners_out[0] = tip;
    corners_out[1] = (struct point){base.x + across, base.y - down};
    corners_out[2] = (struct point){base.x - across, base.y + down};
}

static void head_draw(struct text *svg, const struct map_line *line, struct point tip,
                      struct point tail)
{
    struct point corners[HEAD_CORNERS];

    head_corners(line, tip, tail, corners);
    svg_path(svg, (struct svg_path){corners, HEAD_CORNERS, true},
             (struct svg_paint){.fill = PALETTE_TIE, .transparency = line->transparency});
}

static struct box head_box(const struct map_line *line, struct point tip,
                           struct point tail)
{
    struct point corners[HEAD_CORNERS];

    head_corners(line, tip, tail, corners);
    const double left = fmin(corners[0].x, fmin(corners[1].x, corners[2].x));
    const double top = fmin(corners[0].y, fmin(corners[1].y, corners[2].y));
    return (struct box){left, top,
                        fmax(corners[0].x, fmax(corners[1].x, corners[2].x)) - left,
                        fmax(corners[0].y, fmax(corners[1].y, corners[2].y)) - top};
}

size_t map_line_heads(const struct map_line *line, struct box heads_out[2])
{
    size_t count = 0;

    if (line->has_head_at_from) {
        heads_out[count++] = head_box(line, line->from, line->to);
    }
    if (line->has_head_at_to) {
        heads_out[count++] = head_box(line, line->to, line->from);
    }
    return count;
}

void map_line_draw(struct text *svg, const struct map_line *line)
{
    const double shorter = head_length(line) * 0.9; /* no blunt end beside the head */
    const struct point ends[] = {
        line->has_head_at_from ? map_line_cut(line->from, line->to, shorter) : line->from,
        line->has_head_at_to ? map_line_cut(line->to, line->from, shorter) : line->to};

    svg_path(svg, (struct svg_path){ends, ARRAY_COUNT(ends), false},
             (struct svg_paint){.stroke = PALETTE_TIE,
                                .width = line->width,
                                .transparency = line->transparency});
    if (line->has_head_at_from) {
        head_draw(svg, line, line->from, line->to);
    }
    if (line->has_head_at_to) {
        head_draw(svg, line, line->to, line->from);
    }
}
