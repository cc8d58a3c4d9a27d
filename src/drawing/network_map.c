#include "drawing/network_map.h"

#include <assert.h>
#include <math.h>

#include "drawing/network_map_ground.h"
#include "drawing/network_map_words.h"

static const double SCALE_STEP = 1.12;
static const double SCALE_MAX = 40;
static const double SCALE_NAMES = 1.6; /* beyond it numbers are easier to read */
static const double LEGEND_GAP = 7;
static const double KEY_SHARE = 0.5; /* of the width, at most, while there is a map */
static const double ROOM_ACROSS = 0.07; /* of the room, kept for names at its edges */
static const double ROOM_DOWN = 0.05;
static const double RADIUS_SHARE = 0.15; /* of the side of a mark's own square */
static const double RADIUS_SHARE_MANY = 0.11; /* where numbers stand */
static const double RADIUS_MOST = 16;
static const double RADIUS_LEAST = 2.4;
static const double RADIUS_SMALLEST = 0.3; /* of the largest */
static const double RADIUS_EQUAL = 0.55; /* where none is larger */
static const double WIDTH_MOST = 3; /* of a line */
static const double WIDTH_MANY = 1.8;
static const double TRANSPARENCY_MOST = 0.6;

static const double NAME_SIZE = 8.2;
static const double NAME_SIZE_SOME = 9.2; /* where they are fewer, and there is room */
static const double NAME_SIZE_FEW = 10.5;
static const double NUMBER_SIZE = 6.6;

enum { NAMES_FEW = 14, NAMES_SOME = 28, NAMES_MOST = 90 };

/* The map at one scale. */
struct picture {
    const struct network_drawing *drawing;
    const struct map_layout *layout;
    const struct map_words *words;
    struct network_marks marks;
    struct network_ties ties;
    bool is_numbered;
    struct svg_page page;
    struct map_legend_sizes sizes;
    struct network_legend legend;
    struct network_legend untied; /* when they are few: a row above the legend */
    double legend_y;
    struct map_key key;
    struct box key_room;
    struct font font;
    struct map_node *nodes; /* who has a known tie */
    size_t *node_of; /* per organisation */
    size_t *organisation_of; /* per node */
    size_t node_count;
    struct map_link *links; /* beside the ties */
    struct map_label *labels;
};

/* ---- sizes ---------------------------------------------------------------------- */

static void figures_measure(const struct network_drawing *drawing,
                            struct map_legend_sizes *sizes)
{
    sizes->figure_least = (double)NAN;
    sizes->figure_most = (double)NAN;
    for (size_t i = 0; i < drawing->graph->count && drawing->figure != NULL; i++) {
        if (graph_row_length(&drawing->graph->all, i) > 0) {
            sizes->figure_least = fmin(sizes->figure_least, drawing->figure[i]);
            sizes->figure_most = fmax(sizes->figure_most, drawing->figure[i]);
        }
    }
}

/* Lines a mark beyond what leaves each of them plain to see. */
static double crowding(const struct picture *picture)
{
    const double nodes = fmax((double)picture->node_count, 1);

    return fmax((double)picture->ties.count / nodes - 1.5, 0);
}

static void sizes_make(struct picture *picture, struct box room)
{
    const double nodes = fmax((double)picture->node_count, 1);
    const double side = sqrt(room.width * room.height / nodes);
    const double share = picture->is_numbered ? RADIUS_SHARE_MANY : RADIUS_SHARE;
    const double most = fmax(fmin(share * side, RADIUS_MOST), RADIUS_LEAST);
    struct map_legend_sizes *const sizes = &picture->sizes;

    figures_measure(picture->drawing, sizes);
    sizes->radius_most = most;
    sizes->radius_least = fmax(RADIUS_SMALLEST * most, RADIUS_LEAST);
    const bool is_many = picture->node_count > NAMES_MOST;
    sizes->width_least = is_many ? 0.35 : 0.7;
    sizes->width_most =
        fmax((is_many ? WIDTH_MANY : WIDTH_MOST) - 0.25 * crowding(picture),
             2.2 * sizes->width_least);
}

/* Between the least and the most: how far `value` is on the way, 0 to 1. */
static double share_of(double value, double least, double most)
{
    return most > least ? fmin(fmax((value - least) / (most - least), 0), 1) : 1;
}

/* The ground of a mark is as large as its figure, seen from 0 or from the least below it;
 * undefined is smallest. */
static double radius_of_figure(const struct map_legend_sizes *sizes, double figure)
{
    if (isnan(figure)) {
        return sizes->radius_least;
    }
    const double share =
        share_of(figure, fmin(sizes->figure_least, 0), sizes->figure_most);
    return fmax(sizes->radius_most * sqrt(share), sizes->radius_least);
}

static double radius_of(const struct picture *picture, size_t organisation)
{
    const struct map_legend_sizes *const sizes = &picture->sizes;

    if (isnan(sizes->figure_least)) {
        return fmax(RADIUS_EQUAL * sizes->radius_most, RADIUS_LEAST);
    }
    return radius_of_figure(sizes, picture->drawing->figure[organisation]);
}

static double width_of(const struct picture *picture, const struct network_tie *tie)
{
    const struct map_legend_sizes *const sizes = &picture->sizes;

    if (!picture->drawing->graph->is_valued ||
        picture->ties.most <= picture->ties.least) {
        return sizes->width_least + 0.4;
    }
    return sizes->width_least +
           (sizes->width_most - sizes->width_least) *
               share_of(network_tie_size(tie), picture->ties.least, picture->ties.most);
}

/* ---- laying out ----------------------------------------------------------------- */

static void nodes_make(struct picture *picture, struct pool *pool)
{
    const struct graph *const graph = picture->drawing->graph;

    picture->nodes = pool_array(pool, graph->count, struct map_node);
    picture->node_of = pool_array(pool, graph->count, size_t);
    picture->organisation_of = pool_array(pool, graph->count, size_t);
    picture->labels = pool_array(pool, graph->count, struct map_label);
    picture->links = pool_array(pool, picture->ties.count, struct map_link);
    for (size_t i = 0; i < graph->count; i++) {
        if (graph_row_length(&graph->all, i) > 0) {
            picture->node_of[i] = picture->node_count;
            picture->organisation_of[picture->node_count++] = i;
        }
    }
}

/* The lines between nodes, as thick as this scale makes them. */
static void links_make(struct picture *picture)
{
    const bool is_directed = picture->drawing->graph->is_directed;

    for (size_t k = 0; k < picture->ties.count; k++) {
        const struct network_tie *const tie = &picture->ties.ties[k];
        picture->links[k] = (struct map_link){
            .from = picture->node_of[tie->from],
            .to = picture->node_of[tie->to],
            .width = width_of(picture, tie),
            .has_head_at_from = is_directed && tie->back != 0 && !isnan(tie->back),
            .has_head_at_to = is_directed && tie->there != 0 && !isnan(tie->there)};
    }
}

static void nodes_place(struct picture *picture, struct box room, struct pool *pool)
{
    struct point *places = pool_array(pool, picture->drawing->graph->count, struct point);
    const struct box inner = {
        room.x + ROOM_ACROSS * room.width, room.y + ROOM_DOWN * room.height,
        room.width * (1 - 2 * ROOM_ACROSS), room.height * (1 - 2 * ROOM_DOWN)};

    map_layout_fit(picture->layout, picture->page.width, inner, places);
    for (size_t node = 0; node < picture->node_count; node++) {
        const size_t i = picture->organisation_of[node];
        const size_t mark = network_mark_of(&picture->marks, i);
        const double radius = radius_of(picture, i);
        picture->nodes[node] = (struct map_node){
            .place = places[i],
            .reach = network_mark_reach(mark, radius),
            .mark = mark,
            .radius = radius,
            .words = picture->is_numbered ? picture->words->numbers[i]
                                          : picture->drawing->network->names[i]};
    }
}

/* Legend at the foot, key at the right; what is left is the map's. */
static struct box rooms_make(struct picture *picture, struct pool *pool)
{
    struct box room = drawing_frame_room(&picture->words->frame, &picture->page);
    const struct box whole = room;

    /* The legend shows sizes, which depend on the room; its height is bounded by them. */
    sizes_make(picture, room);
    struct map_legend_sizes shown = picture->sizes;
    shown.radius_least = radius_of_figure(&shown, shown.figure_least);
    map_words_legend(picture->drawing, &picture->marks, &picture->ties, &shown, pool,
                     &picture->legend);
    map_words_untied(picture->drawing, picture->words, &picture->marks, &picture->untied);
    room.height -= network_legend_height(&picture->legend, room.width) +
                   network_legend_height(&picture->untied, room.width) + LEGEND_GAP;
    picture->legend_y = room.y + room.height + LEGEND_GAP;
    picture->key = map_words_key(picture->drawing, picture->words, &picture->marks,
                                 picture->is_numbered, pool);
    const double width = room.height > 0 ? map_key_width(&picture->key, room.height) : 0;
    room.width -= width;
    picture->key_room = (struct box){room.x + room.width, room.y, width, room.height};
    if (picture->node_count == 0) {
        picture->key_room.x = whole.x;
    }
    return room;
}

/* Lay the map out at one scale; false when it does not fit. */
static bool picture_try(struct picture *picture, double scale, struct pool *pool)
{
    picture->page = drawing_page_size(picture->drawing->paper, scale);
    picture->page.title = picture->words->title;
    picture->page.description = picture->words->description;
    picture->page.language = picture->drawing->language;
    const struct box room = rooms_make(picture, pool);
    const double whole = room.width + picture->key_room.width;
    const double key_most = picture->node_count > 0 ? KEY_SHARE * whole : whole;
    if (room.height <= 0 || picture->key_room.width > key_most) {
        return false;
    }
    if (picture->node_count == 0) {
        return true;
    }
    nodes_place(picture, room, pool);
    links_make(picture);
    const struct map_labelling labelling = {.nodes = picture->nodes,
                                            .node_count = picture->node_count,
                                            .links = picture->links,
                                            .link_count = picture->ties.count,
                                            .room = room,
                                            .font = picture->font,
                                            /* Smaller letters are tried before that. */
                                            .may_cover_heads =
                                                picture->font.size <= NAME_SIZE};
    return map_labels_place(&labelling, pool, picture->labels);
}

/* ---- drawing -------------------------------------------------------------------- */

static struct svg_handle handle_of(const struct picture *picture, const char *name,
                                   size_t first, size_t second)
{
    return (struct svg_handle){picture->drawing->has_handles ? name : NULL, first,
                               second};
}

static void tie_draw(const struct picture *picture, size_t k, struct text *svg)
{
    SCOPED(pool) scratch = pool_new();
    const struct network_tie *const tie = &picture->ties.ties[k];
    struct map_line line = map_link_line(picture->nodes, &picture->links[k]);

    /* The more lines, the lighter each. */
    line.transparency = fmin(0.1 * crowding(picture), TRANSPARENCY_MOST);
    svg_group_begin_of(svg, network_words_tie(picture->drawing, tie, scratch),
                       handle_of(picture, "tie", tie->from, tie->to));
    map_line_draw(svg, &line);
    svg_group_end(svg);
}

static void label_draw(const struct picture *picture, size_t node, struct text *svg)
{
    const size_t i = picture->organisation_of[node];

    if (picture->drawing->has_handles) {
        svg_group_begin_of(svg, NULL, handle_of(picture, "name", i, i));
    }
    map_label_draw(&picture->labels[node], picture->font, svg);
    if (picture->drawing->has_handles) {
        svg_group_end(svg);
    }
}

static void mark_draw(const struct picture *picture, size_t node, struct text *svg)
{
    const size_t i = picture->organisation_of[node];
    const struct map_node *const own = &picture->nodes[node];

    svg_group_begin_of(svg, picture->words->titles[i], handle_of(picture, "mark", i, i));
    network_mark_draw(svg, own->mark, own->place, own->radius,
                      !graph_answers(picture->drawing->graph, i));
    svg_group_end(svg);
}

static void picture_draw(const struct picture *picture, struct text *svg)
{
    const struct box room = drawing_frame_room(&picture->words->frame, &picture->page);

    svg_begin(svg, &picture->page);
    if (network_silent_count(picture->drawing->graph) > 0) {
        network_marks_hatch(&picture->marks, svg);
    }
    drawing_frame_draw(&picture->words->frame, &picture->page, svg);
    for (size_t k = 0; k < picture->ties.count; k++) {
        tie_draw(picture, k, svg);
    }
    for (size_t node = 0; node < picture->node_count; node++) {
        mark_draw(picture, node, svg);
    }
    for (size_t node = 0; node < picture->node_count; node++) {
        label_draw(picture, node, svg);
    }
    map_key_draw(&picture->key, picture->key_room, svg);
    struct box strip = {room.x, picture->legend_y, room.width, 0};
    network_legend_draw(&picture->untied, strip, svg);
    strip.y += network_legend_height(&picture->untied, strip.width);
    network_legend_draw(&picture->legend, strip, svg);
    svg_end(svg);
}

/* ---- all together --------------------------------------------------------------- */

static void places_give(const struct picture *picture, struct point *places_out)
{
    for (size_t i = 0; i < picture->drawing->graph->count; i++) {
        places_out[i] = (struct point){(double)NAN, (double)NAN};
    }
    for (size_t node = 0; node < picture->node_count; node++) {
        const struct point place = picture->nodes[node].place;
        places_out[picture->organisation_of[node]] =
            (struct point){place.x / picture->page.width, place.y / picture->page.height};
    }
}

static bool picture_attempt(struct picture *picture, double scale, struct text *svg,
                            struct point *places_out)
{
    SCOPED(pool) scratch = pool_new();

    if (!picture_try(picture, scale, scratch)) {
        return false;
    }
    picture_draw(picture, svg);
    if (places_out != NULL) {
        places_give(picture, places_out);
    }
    return true;
}

/* The letters that are tried first. */
static struct font font_first(const struct picture *picture)
{
    if (picture->is_numbered) {
        return (struct font){NUMBER_SIZE, FONT_BOLD};
    }
    return (struct font){picture->node_count <= NAMES_FEW    ? NAME_SIZE_FEW
                         : picture->node_count <= NAMES_SOME ? NAME_SIZE_SOME
                                                             : NAME_SIZE,
                         FONT_SANS};
}

void network_map(const struct network_drawing *drawing, const struct map_layout *layout,
                 struct text *svg, struct point *places_out)
{
    SCOPED(pool) pool = pool_new();
    struct picture picture = {
        .drawing = drawing,
        .layout = layout,
        .marks = network_marks_make(drawing->grouping, drawing->graph->count, pool),
        .ties = network_ties_make(drawing->graph, pool)};
    double scale = 1;

    picture.words = map_words_make(drawing, &picture.marks, pool);
    nodes_make(&picture, pool);
    picture.is_numbered = picture.node_count > NAMES_MOST;
    picture.font = font_first(&picture);
    while (!picture_attempt(&picture, scale, svg, places_out)) {
        if (!picture.is_numbered && picture.font.size > NAME_SIZE) {
            picture.font.size = NAME_SIZE;
            continue;
        }
        scale *= SCALE_STEP;
        if (!picture.is_numbered && scale > SCALE_NAMES) {
            picture.is_numbered = true;
            picture.font = font_first(&picture);
            scale = 1;
        }
        assert(scale < SCALE_MAX);
    }
}
