#include "drawing/map_layout_pack.h"

#include <math.h>

static const double GAP = 1.1; /* steps between two parts */
static const double THIN = 0.5; /* steps: at least so wide and high */
static const double STRETCH = 1.45; /* more one way than the other */
static const double STEP_MOST = 130; /* points; two organisations need no whole page */

enum { TRIALS = 40 };

/* ---- parts ---------------------------------------------------------------------- */

/* Number all who hang together with `first`; gives how many they are. */
static size_t part_walk(const struct graph *graph, size_t first, size_t part,
                        size_t *part_of, size_t *queue)
{
    size_t length = 0;

    part_of[first] = part;
    queue[length++] = first;
    for (size_t head = 0; head < length; head++) {
        const size_t i = queue[head];
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t j = graph->all.to[k];
            if (part_of[j] == GROUP_NONE) {
                part_of[j] = part;
                queue[length++] = j;
            }
        }
    }
    return length;
}

/* The place of a part when the largest comes first. */
static size_t part_rank(const size_t *sizes, size_t count, size_t part)
{
    size_t rank = 0;

    for (size_t i = 0; i < count; i++) {
        rank += sizes[i] > sizes[part] || (i < part && sizes[i] == sizes[part]);
    }
    return rank;
}

const size_t *map_parts_find(const struct graph *graph, struct pool *pool,
                             size_t *part_count_out)
{
    SCOPED(pool) scratch = pool_new();
    size_t *part_of = pool_array(pool, graph->count, size_t);
    size_t *queue = pool_array(scratch, graph->count, size_t);
    size_t *sizes = pool_array(scratch, graph->count, size_t);
    size_t *ranks = pool_array(scratch, graph->count, size_t);
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        part_of[i] = GROUP_NONE;
    }
    for (size_t i = 0; i < graph->count; i++) {
        if (part_of[i] == GROUP_NONE && graph_row_length(&graph->all, i) > 0) {
            sizes[count] = part_walk(graph, i, count, part_of, queue);
            count++;
        }
    }
    for (size_t part = 0; part < count; part++) {
        ranks[part] = part_rank(sizes, count, part);
    }
    for (size_t i = 0; i < graph->count; i++) {
        if (part_of[i] != GROUP_NONE) {
            part_of[i] = ranks[part_of[i]];
        }
    }
    *part_count_out = count;
    return part_of;
}

/* ---- side by side --------------------------------------------------------------- */

/* Parts as boxes in steps: x and y where their own places begin, then where they go. */
struct packing {
    const struct box *own;
    struct point *corners;
    size_t count;
    double width; /* of all together */
    double height;
};

/* Rows no wider than `width`: a part, and what fits on top of each other beside it. */
static void packing_try(struct packing *packing, double width)
{
    double row_y = 0;
    double row_height = 0;
    double column_x = 0;
    double column_width = 0;
    double column_y = 0;

    packing->width = 0;
    for (size_t i = 0; i < packing->count; i++) {
        const struct box own = packing->own[i];
        if (column_y + own.height > row_height) { /* the column is full */
            column_x += column_width > 0 ? column_width + GAP : 0;
            column_width = 0;
            column_y = 0;
        }
        if (i == 0 || column_x + own.width > width) { /* and so is the row */
            row_y += row_height > 0 ? row_height + GAP : 0;
            row_height = own.height;
            column_x = 0;
            column_width = 0;
            column_y = 0;
        }
        packing->corners[i] = (struct point){column_x, row_y + column_y};
        column_y += own.height + GAP;
        column_width = fmax(column_width, own.width);
        row_height = fmax(row_height, own.height);
        packing->width = fmax(packing->width, column_x + own.width);
    }
    packing->height = row_y + row_height;
}

/* Points a step, across and down, so that all fits the room. */
static struct point packing_scale(const struct packing *packing, struct box room)
{
    const double across = room.width / fmax(packing->width, THIN);
    const double down = room.height / fmax(packing->height, THIN);
    const double least = fmin(fmin(across, down), STEP_MOST);

    return (struct point){fmin(across, STRETCH * least), fmin(down, STRETCH * least)};
}

/* Of many widths the one that lets the parts be drawn largest. */
static void packing_make(struct packing *packing, struct box room)
{
    double widest = 0;
    double sum = 0;
    double best_width = 0;
    double best = -1;

    for (size_t i = 0; i < packing->count; i++) {
        widest = fmax(widest, packing->own[i].width);
        sum += packing->own[i].width + GAP;
    }
    for (int trial = 0; trial <= TRIALS; trial++) {
        const double width = widest + (sum - widest) * trial / TRIALS;
        packing_try(packing, width);
        const struct point scale = packing_scale(packing, room);
        if (scale.x * scale.y > best * (1 + 1e-9)) {
            best = scale.x * scale.y;
            best_width = width;
        }
    }
    packing_try(packing, best_width);
}

static struct box *boxes_make(const struct map_layout *layout, struct pool *pool)
{
    struct box *boxes = pool_array(pool, layout->part_count, struct box);
    struct point *far = pool_array(pool, layout->part_count, struct point);

    for (size_t part = 0; part < layout->part_count; part++) {
        boxes[part] = (struct box){(double)INFINITY, (double)INFINITY, 0, 0};
        far[part] = (struct point){-(double)INFINITY, -(double)INFINITY};
    }
    for (size_t i = 0; i < layout->graph->count; i++) {
        const size_t part = layout->part_of[i];
        if (part != GROUP_NONE) {
            const struct point place = layout->places[i];
            boxes[part].x = fmin(boxes[part].x, place.x);
            boxes[part].y = fmin(boxes[part].y, place.y);
            far[part] =
                (struct point){fmax(far[part].x, place.x), fmax(far[part].y, place.y)};
        }
    }
    for (size_t part = 0; part < layout->part_count; part++) {
        struct box *const box = &boxes[part];
        box->width = fmax(far[part].x - box->x, THIN);
        box->height = fmax(far[part].y - box->y, THIN);
    }
    return boxes;
}

void map_parts_pack(const struct map_layout *layout, struct box room,
                    struct point *places_out)
{
    SCOPED(pool) scratch = pool_new();
    const struct box *const own = boxes_make(layout, scratch);
    struct packing packing = {.own = own,
                              .corners =
                                  pool_array(scratch, layout->part_count, struct point),
                              .count = layout->part_count};

    packing_make(&packing, room);
    const struct point scale = packing_scale(&packing, room);
    const struct point corner = {room.x + (room.width - packing.width * scale.x) / 2,
                                 room.y + (room.height - packing.height * scale.y) / 2};
    for (size_t i = 0; i < layout->graph->count; i++) {
        const size_t part = layout->part_of[i];
        places_out[i] = (struct point){(double)NAN, (double)NAN};
        if (part != GROUP_NONE) {
            const struct point place = layout->places[i];
            places_out[i] = (struct point){
                corner.x + scale.x * (packing.corners[part].x + place.x - own[part].x),
                corner.y + scale.y * (packing.corners[part].y + place.y - own[part].y)};
        }
    }
}
