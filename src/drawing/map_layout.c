#include "drawing/map_layout.h"

#include <math.h>

#include "drawing/drawing_page.h"
#include "drawing/map_layout_pack.h"
#include "drawing/map_layout_stress.h"

static const double ANCHOR = 5; /* of all that pulls at who stayed */
static const double STEP_DEFAULT = 95; /* points, where no former pair tells */

enum { SPOTS = 24 };

/* ---- after a former wave -------------------------------------------------------- */

static bool has_place(struct point place)
{
    return !isnan(place.x);
}

/* How long a step was on the former map: the mean over all pairs that stayed. */
static double step_measure(const struct map_work *work)
{
    const size_t count = work->graph->count;
    double sum = 0;
    size_t pairs = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            const double target = work->target[i * count + j];
            if (target > 0 && has_place(work->held[i]) && has_place(work->held[j])) {
                sum += map_distance(work->held[i], work->held[j]) / target;
                pairs++;
            }
        }
    }
    return pairs > 0 ? sum / (double)pairs : STEP_DEFAULT;
}

/* Placed partners of an organisation, and where they are on average. */
static size_t partners_mean(const struct map_work *work, size_t i, struct point *mean_out)
{
    const struct neighbours *const all = &work->graph->all;
    size_t placed = 0;

    *mean_out = (struct point){0, 0};
    for (size_t k = all->start[i]; k < all->start[i + 1]; k++) {
        const struct point place = work->places[all->to[k]];
        if (has_place(place)) {
            mean_out->x += place.x;
            mean_out->y += place.y;
            placed++;
        }
    }
    if (placed > 0) {
        mean_out->x /= (double)placed;
        mean_out->y /= (double)placed;
    }
    return placed;
}

static double nearest(const struct map_work *work, struct point spot)
{
    double least = (double)INFINITY;

    for (size_t i = 0; i < work->graph->count; i++) {
        if (has_place(work->places[i])) {
            least = fmin(least, map_distance(work->places[i], spot));
        }
    }
    return least;
}

/* The spot of a grid over the page that is furthest from everybody. */
static struct point spot_empty(const struct map_work *work)
{
    struct point best = {0, 0};
    double best_room = -1;

    for (int row = 3; row < SPOTS - 3; row++) {
        for (int column = 1; column < SPOTS - 1; column++) {
            const struct point spot = {PAGE_WIDTH * column / SPOTS,
                                       PAGE_HEIGHT * row / SPOTS};
            const double room = nearest(work, spot);
            if (room > best_room) {
                best_room = room;
                best = spot;
            }
        }
    }
    return best;
}

/* Give who is new a place near its partners, most partners first. */
static void newcomers_place(struct map_work *work, const size_t *part_of, double step)
{
    struct point arm = {1, 0};

    for (;;) {
        size_t chosen = work->graph->count;
        size_t most = 0;
        struct point place = {0, 0};
        for (size_t i = 0; i < work->graph->count; i++) {
            struct point mean = {0, 0};
            if (part_of[i] == GROUP_NONE || has_place(work->places[i])) {
                continue;
            }
            const size_t partners = partners_mean(work, i, &mean);
            if (chosen == work->graph->count || partners > most) {
                chosen = i;
                most = partners;
                place = mean;
            }
        }
        if (chosen == work->graph->count) {
            return;
        }
        arm = map_turn(arm);
        work->places[chosen] =
            most == 0 ? spot_empty(work)
                      : (struct point){place.x + step * arm.x / (double)(1 + most),
                                       place.y + step * arm.y / (double)(1 + most)};
    }
}

/* Former places in points, for those who are in the map; false when that tells nothing.
 * */
static bool former_read(struct map_work *work, const struct point *former,
                        const size_t *part_of, struct pool *pool)
{
    struct point *held = pool_array(pool, work->graph->count, struct point);
    size_t known = 0;

    double *hold = pool_array(pool, work->graph->count, double);
    for (size_t i = 0; i < work->graph->count; i++) {
        held[i] = (struct point){(double)NAN, (double)NAN};
        if (former != NULL && has_place(former[i]) && part_of[i] != GROUP_NONE) {
            held[i] = (struct point){former[i].x * PAGE_WIDTH, former[i].y * PAGE_HEIGHT};
            hold[i] = ANCHOR;
            known++;
        }
        work->places[i] = held[i];
    }
    work->hold = hold;
    work->held = held;
    return known > 0;
}

/* ---- all together --------------------------------------------------------------- */

static void members_find(struct map_work *work, const size_t *part_of, size_t part)
{
    work->member_count = 0;
    for (size_t i = 0; i < work->graph->count; i++) {
        if (part_of[i] == part) {
            work->members[work->member_count++] = i;
        }
    }
}

struct map_layout map_layout_make(const struct graph *graph, const struct point *former,
                                  struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct point *places = pool_array(pool, graph->count, struct point);
    struct map_layout layout = {.graph = graph, .places = places};
    struct map_work work = {.graph = graph,
                            .target = map_targets_make(graph, scratch),
                            .places = places,
                            .members = pool_array(scratch, graph->count, size_t)};
    double step = 1;

    layout.part_of = map_parts_find(graph, pool, &layout.part_count);
    layout.is_anchored = former_read(&work, former, layout.part_of, scratch);
    if (layout.is_anchored) {
        step = step_measure(&work);
        newcomers_place(&work, layout.part_of, step);
    }
    for (size_t part = 0; part < layout.part_count; part++) {
        members_find(&work, layout.part_of, part);
        if (!layout.is_anchored) {
            map_part_begin(&work, scratch);
        }
        map_part_settle(&work, step);
        if (!layout.is_anchored) {
            map_part_lay(&work);
        }
    }
    return layout;
}

static double clamp(double value, double low, double length)
{
    return fmin(fmax(value, low), low + length);
}

void map_layout_fit(const struct map_layout *layout, double page_width, struct box room,
                    struct point *places_out)
{
    const double scale = page_width / PAGE_WIDTH;

    if (!layout->is_anchored) {
        map_parts_pack(layout, room, places_out);
        return;
    }
    for (size_t i = 0; i < layout->graph->count; i++) {
        const struct point place = layout->places[i];
        places_out[i] = place;
        if (has_place(place)) {
            places_out[i] = (struct point){clamp(place.x * scale, room.x, room.width),
                                           clamp(place.y * scale, room.y, room.height)};
        }
    }
}
