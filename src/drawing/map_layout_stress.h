/* map_layout_stress.h - the work on one connected part of a map: distances, a beginning
 * by classical scaling, stress majorisation (map_layout.h). Pure. */
#pragma once

#include <math.h>

#include "drawing/map_layout.h"

struct map_work {
    const struct graph *graph;
    const double *target; /* distances, row by row; 0: in another part */
    struct point *places;
    const double
        *hold; /* per organisation: how much it is held, of all that pulls at it */
    const struct point *held; /* where */
    size_t *members; /* of the part at hand */
    size_t member_count;
};

/* Turn by the golden angle: points that never line up, without asking for a sine. */
static inline struct point map_turn(struct point arm)
{
    static const double COSINE = -0.7373688780783197;
    static const double SINE = 0.6754902942615239;

    return (struct point){arm.x * COSINE - arm.y * SINE, arm.x * SINE + arm.y * COSINE};
}

static inline double map_distance(struct point a, struct point b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* The distances of all pairs, in steps; lives in `pool`. O(organisations * ties). */
double *map_targets_make(const struct graph *graph, struct pool *pool);

/* Put the members of the part where classical scaling puts them. */
void map_part_begin(struct map_work *work, struct pool *pool);

/* Move them until the stress falls no more; `step` is the length of one. */
void map_part_settle(struct map_work *work, double step);

/* Lay a part down along its longest side, since paper lies too, the same way round in
 * whatever order its members are. */
void map_part_lay(struct map_work *work);
