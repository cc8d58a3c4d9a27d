#include "drawing/network_mark.h"

#include <math.h>

#include "base/limits.h"
#include "drawing/palette.h"

static const double OUTLINE = 0.9; /* at most, as the halo; small marks have thin ones */
static const double OUTLINE_SHARE = 0.24; /* of the radius */
static const double HALO = 1.4; /* white around it, so that lines stop short of it */
static const double HALO_SHARE = 0.35;
static const double HATCH_STEP = 3.2;

enum { SHAPE_POINTS = 12 };

/* Corners on a scale where a circle has radius 1; a circle has none. */
struct shape {
    size_t count;
    double reach;
    struct point corners[SHAPE_POINTS];
};

static const struct shape SHAPES[NETWORK_MARKS] = {
    {0, 1, {{0, 0}}},
    {4, 1.26, {{-0.89, -0.89}, {0.89, -0.89}, {0.89, 0.89}, {-0.89, 0.89}}},
    {3, 1.44, {{0, -1.44}, {1.247, 0.72}, {-1.247, 0.72}}},
    {4, 1.3, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
    {3, 1.44, {{0, 1.44}, {-1.247, -0.72}, {1.247, -0.72}}},
    {6,
     1.12,
     {{1.12, 0}, {0.56, 0.97}, {-0.56, 0.97}, {-1.12, 0}, {-0.56, -0.97}, {0.56, -0.97}}},
    {12,
     1.33,
     {{-0.45, -1.25},
      {0.45, -1.25},
      {0.45, -0.45},
      {1.25, -0.45},
      {1.25, 0.45},
      {0.45, 0.45},
      {0.45, 1.25},
      {-0.45, 1.25},
      {-0.45, 0.45},
      {-1.25, 0.45},
      {-1.25, -0.45},
      {-0.45, -0.45}}},
    {10,
     1.5,
     {{0, -1.5},
      {0.4, -0.55},
      {1.427, -0.464},
      {0.647, 0.21},
      {0.882, 1.214},
      {0, 0.68},
      {-0.882, 1.214},
      {-0.647, 0.21},
      {-1.427, -0.464},
      {-0.4, -0.55}}},
};

static const struct shape *shape_of(size_t mark)
{
    return &SHAPES[mark < NETWORK_MARKS ? mark : 0];
}

/* Larger groups first, equal ones in order of appearance. */
static size_t group_rank(const size_t *members, size_t group_count, size_t group)
{
    size_t rank = 0;

    for (size_t i = 0; i < group_count; i++) {
        rank +=
            members[i] > members[group] || (i < group && members[i] == members[group]);
    }
    return rank;
}

struct network_marks network_marks_make(const struct grouping *grouping,
                                        size_t organisation_count, struct pool *pool)
{
    struct network_marks marks = {.grouping = grouping};

    if (grouping == NULL) {
        return marks;
    }
    size_t *members = pool_array(pool, grouping->group_count, size_t);
    size_t *mark_of_group = pool_array(pool, grouping->group_count, size_t);
    size_t *group_of_mark = pool_array(pool, NETWORK_MARKS, size_t);
    for (size_t i = 0; i < organisation_count; i++) {
        if (grouping->group_of[i] == GROUP_NONE) {
            marks.other_count++;
        } else {
            members[grouping->group_of[i]]++;
        }
    }
    for (size_t group = 0; group < grouping->group_count; group++) {
        const size_t rank = group_rank(members, grouping->group_count, group);
        mark_of_group[group] = rank < NETWORK_MARKS ? rank : NETWORK_MARK_OTHER;
        if (rank < NETWORK_MARKS) {
            group_of_mark[rank] = group;
            marks.mark_count++;
        } else {
            marks.other_count += members[group];
        }
    }
    marks.members = members;
    marks.mark_of_group = mark_of_group;
    marks.group_of_mark = group_of_mark;
    return marks;
}

const char *network_marks_other(const struct network_marks *marks, struct pool *pool)
{
    const struct grouping *const grouping = marks->grouping;
    struct text labels;

    text_init(&labels, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; grouping != NULL && i < grouping->group_count; i++) {
        if (marks->mark_of_group[i] == NETWORK_MARK_OTHER) {
            text_add(&labels, labels.length > 0 ? ", " : "");
            text_add(&labels, grouping->labels[i]);
        }
    }
    return labels.bytes;
}

size_t network_mark_of(const struct network_marks *marks, size_t organisation)
{
    if (marks->grouping == NULL) {
        return NETWORK_MARK_PLAIN;
    }
    const size_t group = marks->grouping->group_of[organisation];

    return group == GROUP_NONE ? NETWORK_MARK_OTHER : marks->mark_of_group[group];
}

const char *network_mark_colour(size_t mark)
{
    if (mark < NETWORK_MARKS) {
        return PALETTE_GROUP[mark];
    }
    return mark == NETWORK_MARK_OTHER ? PALETTE_OTHER : PALETTE_THREAD;
}

double network_mark_reach(size_t mark, double radius)
{
    return shape_of(mark)->reach * radius + OUTLINE / 2;
}

/* How far along `to` (of length 1) the side from a to b is met; 0 when it is not. */
static double side_met(struct point a, struct point b, struct point to)
{
    const struct point side = {b.x - a.x, b.y - a.y};
    const double across = to.x * side.y - to.y * side.x;

    if (fabs(across) < 1e-9) {
        return 0;
    }
    const double along = (a.x * side.y - a.y * side.x) / across;
    const double share = (a.x * to.y - a.y * to.x) / across;
    return share >= -1e-9 && share <= 1 + 1e-9 ? along : 0;
}

double network_mark_edge(size_t mark, double radius, struct point to)
{
    const struct shape *const shape = shape_of(mark);
    const double length = sqrt(to.x * to.x + to.y * to.y);
    double furthest = shape->count == 0 || length == 0 ? 1 : 0;

    for (size_t i = 0; i < shape->count && length > 0; i++) {
        furthest = fmax(furthest, side_met(shape->corners[i],
                                           shape->corners[(i + 1) % shape->count],
                                           (struct point){to.x / length, to.y / length}));
    }
    return furthest * radius + OUTLINE / 2;
}

static void shape_draw(struct text *svg, size_t mark, struct point centre, double radius,
                       struct svg_paint paint)
{
    const struct shape *const shape = shape_of(mark);
    struct point points[SHAPE_POINTS];

    if (shape->count == 0) {
        svg_circle(svg, centre, radius, paint);
        return;
    }
    for (size_t i = 0; i < shape->count; i++) {
        points[i] = (struct point){centre.x + radius * shape->corners[i].x,
                                   centre.y + radius * shape->corners[i].y};
    }
    svg_path(svg, (struct svg_path){points, shape->count, true}, paint);
}

void network_mark_draw(struct text *svg, size_t mark, struct point centre, double radius,
                       bool is_hatched)
{
    const double outline = fmin(OUTLINE, OUTLINE_SHARE * radius);
    const double halo = fmin(HALO, HALO_SHARE * radius);

    shape_draw(svg, mark, centre, radius,
               (struct svg_paint){.fill = PALETTE_SHEET,
                                  .stroke = PALETTE_SHEET,
                                  .width = outline + 2 * halo});
    shape_draw(svg, mark, centre, radius,
               (struct svg_paint){.fill = network_mark_colour(mark),
                                  .stroke = PALETTE_INK,
                                  .width = outline,
                                  .is_hatched = is_hatched});
    if (mark == NETWORK_MARK_OTHER) { /* a circle too, but with a ring in it */
        svg_circle(svg, centre, radius * 0.45,
                   (struct svg_paint){.fill = PALETTE_SHEET,
                                      .stroke = PALETTE_INK,
                                      .width = outline * 0.7});
    }
}

void network_marks_hatch(const struct network_marks *marks, struct text *svg)
{
    svg_hatch(svg, network_mark_colour(NETWORK_MARK_PLAIN), HATCH_STEP); /* the legend */
    for (size_t mark = 0; mark < marks->mark_count; mark++) {
        svg_hatch(svg, network_mark_colour(mark), HATCH_STEP);
    }
    if (marks->other_count > 0) {
        svg_hatch(svg, network_mark_colour(NETWORK_MARK_OTHER), HATCH_STEP);
    }
}
