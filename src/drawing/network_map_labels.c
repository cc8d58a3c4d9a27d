#include "drawing/network_map_labels.h"

#include <math.h>

#include "drawing/network_map_apart.h"
#include "drawing/network_map_places.h"
#include "drawing/palette.h"

static const double LEADING = 1.16; /* of the size */
static const double BASE = 0.82;
static const double LABEL_GAP = 0.8;

enum {
    PASSES = 30,
    ROUNDS = 8,
    HOPELESS = 5, /* more than one in so many: pushing will not help */
    PUSHES = 40
};

struct labels {
    const struct map_labelling *input;
    struct map_ground ground;
    struct map_variant *variants; /* MAP_VARIANTS a node */
    struct map_place *choices; /* MAP_PLACES a node */
    size_t *choice_count;
    size_t *chosen;
};

double map_label_leading(struct font font)
{
    return font.size * LEADING;
}

struct point map_label_base(const struct map_label *label, struct font font)
{
    const double along = label->anchor == SVG_START    ? 0
                         : label->anchor == SVG_MIDDLE ? 0.5
                                                       : 1;

    return (struct point){label->box.x + along * label->box.width,
                          label->box.y + BASE * font.size};
}

/* ---- choosing ------------------------------------------------------------------- */

static const struct map_place *chosen_of(const struct labels *labels, size_t i)
{
    return &labels->choices[i * MAP_PLACES + labels->chosen[i]];
}

static bool boxes_touch(struct box a, struct box b)
{
    a.x -= LABEL_GAP;
    a.width += 2 * LABEL_GAP;
    return box_overlaps(a, b);
}

/* What a choice costs beside what the others have chosen. */
static double cost_among(const struct labels *labels, size_t own,
                         const struct map_place *choice, double enough)
{
    double cost = choice->cost;

    for (size_t i = 0; i < labels->input->node_count && cost < enough; i++) {
        cost += i != own && boxes_touch(chosen_of(labels, i)->box, choice->box)
                    ? MAP_FORBIDDEN
                    : 0;
    }
    return cost;
}

/* The best choice of one name while the others stay; true when it is another. */
static bool name_choose(struct labels *labels, size_t i)
{
    const size_t before = labels->chosen[i];
    double best = cost_among(labels, i, chosen_of(labels, i), (double)INFINITY);

    for (size_t k = 0; k < labels->choice_count[i]; k++) {
        const struct map_place *const choice = &labels->choices[i * MAP_PLACES + k];
        const double cost =
            choice->cost < best ? cost_among(labels, i, choice, best) : best;
        if (cost < best) {
            best = cost;
            labels->chosen[i] = k;
        }
    }
    return labels->chosen[i] != before;
}

static void names_choose(struct labels *labels)
{
    const size_t count = labels->input->node_count;

    for (size_t i = 0; i < count; i++) {
        labels->chosen[i] = 0;
        for (size_t k = 1; k < labels->choice_count[i]; k++) {
            if (labels->choices[i * MAP_PLACES + k].cost < chosen_of(labels, i)->cost) {
                labels->chosen[i] = k;
            }
        }
    }
    bool is_better = true;
    for (int pass = 0; pass < PASSES && is_better; pass++) {
        is_better = false;
        for (size_t i = 0; i < count; i++) {
            is_better |= name_choose(labels, i);
        }
    }
}

static double name_cost(const struct labels *labels, size_t i)
{
    return cost_among(labels, i, chosen_of(labels, i), (double)INFINITY);
}

/* The only name that a place of `own` would cover; `own` when there are none or more. */
static size_t name_in_the_way(const struct labels *labels, size_t own,
                              const struct map_place *place)
{
    size_t found = own;

    for (size_t i = 0; i < labels->input->node_count; i++) {
        if (i != own && boxes_touch(chosen_of(labels, i)->box, place->box)) {
            if (found != own) {
                return own;
            }
            found = i;
        }
    }
    return found;
}

/* Give a name that costs so much a place that one other name has, where that finds
 * another: by the first such exchange that makes one name less cost so much. */
static void name_oust(struct labels *labels, size_t own, double much)
{
    const size_t before = labels->chosen[own];
    const double cost = name_cost(labels, own);

    for (size_t k = 0; k < labels->choice_count[own]; k++) {
        const struct map_place *const place = &labels->choices[own * MAP_PLACES + k];
        const size_t other =
            place->cost < much ? name_in_the_way(labels, own, place) : own;
        if (other == own) {
            continue;
        }
        const size_t other_before = labels->chosen[other];
        const double both = cost + name_cost(labels, other);
        labels->chosen[own] = k;
        (void)name_choose(labels, other);
        if (name_cost(labels, own) + name_cost(labels, other) < both - much / 2) {
            return;
        }
        labels->chosen[other] = other_before;
        labels->chosen[own] = before;
    }
}

/* Try to find another place for names that cost so much; gives how many still do. */
static size_t names_settle(struct labels *labels, double much)
{
    size_t count = 0;

    for (size_t i = 0; i < labels->input->node_count; i++) {
        if (name_cost(labels, i) >= much) {
            name_oust(labels, i, much);
        }
    }
    for (size_t i = 0; i < labels->input->node_count; i++) {
        count += name_cost(labels, i) >= much;
    }
    return count;
}

/* ---- apart ---------------------------------------------------------------------- */

static struct box node_box(const struct map_node *node)
{
    return (struct box){node->place.x - node->reach, node->place.y - node->reach,
                        2 * node->reach, 2 * node->reach};
}

/* How `a` goes out of the way of `b` along the shorter way; 0, 0 when they do not touch.
 * */
static struct point way_out(struct box a, struct box b)
{
    const double x = (a.x + a.width / 2) - (b.x + b.width / 2);
    const double y = (a.y + a.height / 2) - (b.y + b.height / 2);
    const double across = (a.width + b.width) / 2 + LABEL_GAP - fabs(x);
    const double down = (a.height + b.height) / 2 + LABEL_GAP - fabs(y);

    if (across <= 0 || down <= 0) {
        return (struct point){0, 0};
    }
    return across < down ? (struct point){x < 0 ? -across : across, 0}
                         : (struct point){0, y < 0 ? -down : down};
}

static void body_move(struct labels *labels, size_t i, struct point by)
{
    struct map_node *const node = &labels->input->nodes[i];
    struct box *const box = &labels->choices[i * MAP_PLACES + labels->chosen[i]].box;

    node->place = (struct point){node->place.x + by.x, node->place.y + by.y};
    box->x += by.x;
    box->y += by.y;
}

/* Push a mark with its name, and another, out of each other's way. */
static void bodies_part(struct labels *labels, size_t i, size_t j)
{
    const struct map_node *const nodes = labels->input->nodes;
    const struct point ways[] = {
        way_out(chosen_of(labels, i)->box, chosen_of(labels, j)->box),
        way_out(chosen_of(labels, i)->box, node_box(&nodes[j])),
        way_out(node_box(&nodes[i]), chosen_of(labels, j)->box)};

    for (size_t k = 0; k < ARRAY_COUNT(ways); k++) {
        if (ways[k].x != 0 || ways[k].y != 0) {
            body_move(labels, i, (struct point){ways[k].x / 2, ways[k].y / 2});
            body_move(labels, j, (struct point){-ways[k].x / 2, -ways[k].y / 2});
            return;
        }
    }
}

/* Back into the room, name and all. */
static void body_keep(struct labels *labels, size_t i)
{
    const struct box room = labels->input->room;
    const struct box box = chosen_of(labels, i)->box;

    body_move(labels, i,
              (struct point){fmax(room.x - box.x, 0) -
                                 fmax(box.x + box.width - room.x - room.width, 0),
                             fmax(room.y - box.y, 0) -
                                 fmax(box.y + box.height - room.y - room.height, 0)});
    map_node_keep(labels->input, &labels->input->nodes[i]);
}

static void bodies_push(struct labels *labels)
{
    for (int push = 0; push < PUSHES; push++) {
        for (size_t i = 0; i < labels->input->node_count; i++) {
            for (size_t j = 0; j < i; j++) {
                bodies_part(labels, i, j);
            }
            body_keep(labels, i);
        }
    }
}

/* ---- all together --------------------------------------------------------------- */

static void labels_give(const struct labels *labels, struct map_label *labels_out)
{
    for (size_t i = 0; i < labels->input->node_count; i++) {
        const struct map_place *const choice = chosen_of(labels, i);
        labels_out[i] = (struct map_label){
            .box = choice->box,
            .lines = labels->variants[i * MAP_VARIANTS + choice->variant].lines,
            .anchor = choice->anchor,
            .is_crossed = map_ground_is_crossed(&labels->ground, choice->box)};
    }
}

bool map_labels_place(const struct map_labelling *labelling, struct pool *pool,
                      struct map_label *labels_out)
{
    SCOPED(pool) scratch = pool_new();
    const size_t count = labelling->node_count;
    struct labels labels = {
        .input = labelling,
        .ground = map_ground_make(labelling, scratch),
        .variants = pool_array(scratch, count * MAP_VARIANTS, struct map_variant),
        .choices = pool_array(scratch, count * MAP_PLACES, struct map_place),
        .choice_count = pool_array(scratch, count, size_t),
        .chosen = pool_array(scratch, count, size_t)};

    for (size_t i = 0; i < count; i++) {
        map_variants_make(labelling->nodes[i].words, labelling->font, pool,
                          &labels.variants[i * MAP_VARIANTS]);
    }
    map_nodes_clear(labelling);
    for (int round = 0; round < ROUNDS; round++) {
        const bool is_apart = map_nodes_part(labelling);
        map_ground_find(&labels.ground);
        for (size_t i = 0; i < count; i++) {
            labels.choice_count[i] =
                map_places_make(&labels.ground, i, &labels.variants[i * MAP_VARIANTS],
                                &labels.choices[i * MAP_PLACES]);
        }
        names_choose(&labels);
        const size_t unfit = names_settle(&labels, MAP_FORBIDDEN);
        if (is_apart && unfit == 0) {
            const bool is_clear = names_settle(&labels, MAP_HEAD_COVERED) == 0;
            labels_give(&labels, labels_out);
            return is_clear || labelling->may_cover_heads;
        }
        if (unfit > count / HOPELESS) {
            break;
        }
        bodies_push(&labels);
    }
    return false;
}

/* ---- drawing -------------------------------------------------------------------- */

void map_label_draw(const struct map_label *label, struct font font, struct text *svg)
{
    struct svg_words how = {.at = map_label_base(label, font),
                            .font = font,
                            .anchor = label->anchor,
                            .colour = PALETTE_INK};

    if (label->is_crossed) {
        svg_rectangle(svg, label->box, 1.5,
                      (struct svg_paint){.fill = PALETTE_SHEET, .transparency = 0.15});
    }
    for (size_t i = 0; i < label->lines.line_count; i++) {
        svg_text(svg, how, label->lines.lines[i]);
        how.at.y += map_label_leading(font);
    }
}
