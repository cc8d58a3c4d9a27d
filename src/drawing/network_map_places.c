#include "drawing/network_map_places.h"

#include <math.h>

static const double WIDE = 14.5; /* ems a line */
static const double NARROW = 9;
static const double WORD_MOST = 20; /* a longer word is broken */
static const double LINE_COST = 0.3; /* of each line of words more */

/* From mark to name, in points: beyond the heads of lines only where it must be. */
static const double DISTANCES[MAP_DISTANCES] = {1.8, 6, 12, 19};
static const double DISTANCE_COSTS[MAP_DISTANCES] = {0, 1.5, 3.5, 7};

enum { LINES_MOST = 6, FREE_ENOUGH = 10 };

/* Where a name stands from its mark: -1 left or above, 1 right or below, 0 in the middle;
 * `slide`: how much of itself it is shifted along. */
struct spot {
    double across;
    double down;
    double slide;
    double cost;
};

static const struct spot SPOTS_AROUND[MAP_SPOTS] = {
    {1, 0, 0, 0},      {-1, 0, 0, 0.3},    {0, 1, 0, 0.2},     {0, -1, 0, 0.3},
    {1, 1, 0, 0.5},    {1, -1, 0, 0.5},    {-1, 1, 0, 0.7},    {-1, -1, 0, 0.7},
    {0, 1, 0.25, 0.5}, {0, 1, -0.25, 0.5}, {0, -1, 0.25, 0.6}, {0, -1, -0.25, 0.6},
    {1, 0, 0.35, 0.5}, {1, 0, -0.35, 0.5}, {-1, 0, 0.35, 0.7}, {-1, 0, -0.35, 0.7},
    {0, 1, 0.4, 0.5},  {0, 1, -0.4, 0.6},
};

static struct map_variant variant_make(const char *words, struct font font, double width,
                                       struct pool *pool)
{
    struct map_variant variant = {
        .lines =
            measure_wrap(words, font, (struct measure_room){width, LINES_MOST}, pool)};

    for (size_t i = 0; i < variant.lines.line_count; i++) {
        variant.size.x =
            fmax(variant.size.x, measure_width(variant.lines.lines[i], font));
    }
    variant.size.y = (double)variant.lines.line_count * map_label_leading(font);
    return variant;
}

void map_variants_make(const char *words, struct font font, struct pool *pool,
                       struct map_variant variants_out[MAP_VARIANTS])
{
    const double word = fmin(measure_word_max(words, font), WORD_MOST * font.size);
    const double wide = fmax(WIDE * font.size, word + 0.1);
    const double narrow = fmax(NARROW * font.size, word + 0.1);

    variants_out[0] = variant_make(words, font, wide, pool);
    variants_out[1] = variants_out[0].size.x > narrow
                          ? variant_make(words, font, narrow, pool)
                          : (struct map_variant){.size = {0, 0}};
}

/* The box of a name at a spot, `gap` from its mark. */
static struct map_place place_at(const struct map_node *node, const struct spot *spot,
                                 struct point size, double gap)
{
    const bool is_corner = spot->across != 0 && spot->down != 0;
    const double away = (is_corner ? 0.72 : 1) * (node->reach + gap);
    const double slide_x = spot->across == 0 ? spot->slide * size.x : 0;
    const double slide_y = spot->down == 0 ? spot->slide * size.y : 0;
    const struct box box = {
        node->place.x + spot->across * (away + size.x / 2) - size.x / 2 + slide_x,
        node->place.y + spot->down * (away + size.y / 2) - size.y / 2 + slide_y, size.x,
        size.y};

    return (struct map_place){.box = box,
                              .cost = spot->cost,
                              .anchor = spot->across > 0   ? SVG_START
                                        : spot->across < 0 ? SVG_END
                                                           : SVG_MIDDLE};
}

static struct box box_around(struct box a, struct box b)
{
    const double left = fmin(a.x, b.x);
    const double top = fmin(a.y, b.y);

    return (struct box){left, top, fmax(a.x + a.width, b.x + b.width) - left,
                        fmax(a.y + a.height, b.y + b.height) - top};
}

/* All places of a name at one distance, with the cost of where they stand from the mark.
 * */
static size_t places_list(const struct map_node *node, const struct map_variant *variants,
                          size_t distance, struct map_place *places_out)
{
    size_t count = 0;

    for (size_t variant = 0; variant < MAP_VARIANTS; variant++) {
        const size_t line_count = variants[variant].lines.line_count;
        for (size_t k = 0; k < MAP_SPOTS && line_count > 0; k++) {
            struct map_place place = place_at(
                node, &SPOTS_AROUND[k], variants[variant].size, DISTANCES[distance]);
            place.variant = (unsigned char)variant;
            place.cost += DISTANCE_COSTS[distance] + LINE_COST * (double)line_count;
            places_out[count++] = place;
        }
    }
    return count;
}

/* Add what the places cost where they stand on the map; gives how many of them cover no
 * more than lines. */
static size_t places_weigh(struct map_ground *ground, size_t node,
                           struct map_place *places, size_t count)
{
    struct box area = places[0].box;
    size_t free_count = 0;

    for (size_t k = 1; k < count; k++) {
        area = box_around(area, places[k].box);
    }
    map_ground_near(ground, node, area);
    for (size_t k = 0; k < count; k++) {
        places[k].cost += map_ground_cost(ground, places[k].box);
        free_count += places[k].cost < MAP_HEAD_COVERED;
    }
    return free_count;
}

size_t map_places_make(struct map_ground *ground, size_t node,
                       const struct map_variant variants[MAP_VARIANTS],
                       struct map_place places_out[MAP_PLACES])
{
    const struct map_node *const own = &ground->input->nodes[node];
    size_t count = 0;
    size_t free_count = 0;

    for (size_t distance = 0; distance < MAP_DISTANCES && free_count < FREE_ENOUGH;
         distance++) {
        struct map_place *const more = &places_out[count];
        const size_t more_count = places_list(own, variants, distance, more);
        free_count += places_weigh(ground, node, more, more_count);
        count += more_count;
    }
    return count;
}
