/* test_map_layout.c - who is close in the network stands close, and stays where it was.
 * */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/limits.h"
#include "drawing/map_layout.h"
#include "drawing/network_map.h"
#include "networks.h"

static const struct box ROOM = {28, 90, 700, 400};

static double distance(struct point a, struct point b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static const struct point *places_of(const struct graph *graph,
                                     const struct point *former, struct pool *pool)
{
    const struct map_layout layout = map_layout_make(graph, former, pool);
    struct point *places = pool_array(pool, graph->count, struct point);

    map_layout_fit(&layout, PAGE_WIDTH, ROOM, places);
    return places;
}

static void a_line_is_drawn_as_a_line(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 4, 5, false, pool);
    const struct point *places = places_of(drawing->graph, NULL, pool);

    for (size_t i = 0; i < 3; i++) { /* along the paper, in order */
        const double first = places[i + 1].x - places[i].x;
        const double second = places[i + 2].x - places[i + 1].x;
        assert_true(first * second > 0);
    }
    assert_true(fabs(places[4].x - places[0].x) > 5 * fabs(places[4].y - places[0].y));
}

static void the_hub_of_a_star_stands_in_the_middle(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 3, 1}, {1, 3, 1}, {2, 3, 1},
                                      {3, 4, 1}, {3, 5, 1}, {3, 6, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 6, 7, false, pool);
    const struct map_layout layout = map_layout_make(drawing->graph, NULL, pool);
    const struct point hub = layout.places[3];

    for (size_t i = 0; i < 7; i++) {
        for (size_t j = 0; j < i; j++) {
            if (i != 3 && j != 3) {
                assert_true(distance(layout.places[i], layout.places[j]) >
                            0.6 * distance(layout.places[i], hub));
            }
        }
        assert_true(i == 3 || distance(layout.places[i], hub) < 2);
    }
}

static void partners_on_a_ring_stand_closer_than_opposites(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {0, 7, 1}, {1, 2, 1}, {2, 3, 1},
                                      {3, 4, 1}, {4, 5, 1}, {5, 6, 1}, {6, 7, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 8, 8, false, pool);
    const struct map_layout layout = map_layout_make(drawing->graph, NULL, pool);

    for (size_t i = 0; i < 8; i++) {
        const double partner = distance(layout.places[i], layout.places[(i + 1) % 8]);
        const double opposite = distance(layout.places[i], layout.places[(i + 4) % 8]);
        assert_true(opposite > 2 * partner);
    }
}

static void who_has_no_tie_has_no_place(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 2, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 1, 4, true, pool);
    const struct point *places = places_of(drawing->graph, NULL, pool);

    assert_true(isnan(places[1].x) && isnan(places[3].y));
    assert_true(distance(places[0], places[2]) > 10);
    for (size_t count = 0; count < 2; count++) {
        (void)places_of(networks_of(NULL, 0, count, true, pool)->graph, NULL, pool);
    }
}

static void parts_stand_side_by_side(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {3, 4, 1},
                                      {5, 6, 1}, {6, 7, 1}, {8, 9, 1}, {10, 11, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 8, 12, true, pool);
    const struct map_layout layout = map_layout_make(drawing->graph, NULL, pool);
    struct point places[12];

    assert_int_equal(layout.part_count, 5);
    assert_int_equal(layout.part_of[6], 1); /* largest first, then by first member */
    map_layout_fit(&layout, PAGE_WIDTH, ROOM, places);
    for (size_t i = 0; i < 12; i++) {
        assert_true(box_holds(ROOM, (struct box){places[i].x, places[i].y, 0, 0}, 1e-6));
        for (size_t j = 0; j < i; j++) {
            assert_true(distance(places[i], places[j]) > 15);
        }
    }
}

static const struct networks_wish WISHES[] = {
    {1, 5, 2, 0, 0, 0, false, true},  {2, 12, 2, 0, 1, 1, false, true},
    {3, 25, 3, 0, 2, 0, true, true},  {4, 25, 8, 0, 2, 2, false, true},
    {5, 60, 2, 0, 4, 5, false, true}, {6, 60, 8, 0, 4, 0, false, true},
};

static void all_stand_in_the_room_and_equally_each_time(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_COUNT(WISHES); k++) {
        SCOPED(pool) pool = pool_new();
        const struct graph *graph = networks_make(&WISHES[k], pool)->graph;
        const struct point *places = places_of(graph, NULL, pool);
        const struct point *again = places_of(graph, NULL, pool);
        for (size_t i = 0; i < graph->count; i++) {
            if (graph_row_length(&graph->all, i) == 0) {
                continue;
            }
            assert_true(places[i].x == again[i].x && places[i].y == again[i].y);
            assert_true(
                box_holds(ROOM, (struct box){places[i].x, places[i].y, 0, 0}, 1e-6));
        }
    }
}

/* The places on the map, as the next wave would be given them. */
static const struct point *map_places(const struct network_drawing *drawing,
                                      const struct point *former, struct pool *pool)
{
    const struct map_layout layout = map_layout_make(drawing->graph, former, pool);
    struct point *places = pool_array(pool, drawing->graph->count, struct point);
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_map(drawing, &layout, &svg, places);
    return places;
}

/* The same network with its tie number `tie` turned into another. */
static struct graph one_changed(const struct network_drawing *drawing, size_t tie,
                                struct pool *pool)
{
    struct relation relation = *drawing->relation;
    struct tie *ties = pool_copy(pool, relation.ties, relation.tie_count, struct tie);

    for (size_t i = tie; i + 1 < relation.tie_count; i++) {
        ties[i] = ties[i + 1];
    }
    relation.ties = ties;
    relation.tie_count--;
    return graph_make(&relation, drawing->graph->count,
                      (struct graph_reading){.is_valued = true}, pool);
}

static void who_stayed_hardly_moves_when_a_tie_changes(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_COUNT(WISHES); k++) {
        SCOPED(pool) pool = pool_new();
        const struct network_drawing *drawing = networks_make(&WISHES[k], pool);
        const struct point *former = map_places(drawing, NULL, pool);
        struct network_drawing next = *drawing;
        const struct graph graph =
            one_changed(drawing, drawing->relation->tie_count / 2, pool);
        next.graph = &graph;
        const struct point *places = map_places(&next, former, pool);
        double sum = 0;
        size_t both = 0;
        for (size_t i = 0; i < graph.count; i++) {
            if (!isnan(places[i].x) && !isnan(former[i].x)) {
                sum += distance(places[i], former[i]);
                both++;
            }
        }
        print_message("mean shift of %zu: %.4f\n", both, sum / (double)both);
        assert_true(sum / (double)both < 0.05); /* of the page's sides */
    }
}

static void a_newcomer_stands_by_its_partner(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie BEFORE[] = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}};
    static const struct tie AFTER[] = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1},
                                       {3, 4, 1}, {4, 5, 1}, {6, 7, 1}};
    const struct point *before =
        map_places(networks_of(BEFORE, 4, 8, false, pool), NULL, pool);
    const struct point *after =
        map_places(networks_of(AFTER, 6, 8, false, pool), before, pool);

    for (size_t i = 0; i < 5; i++) {
        assert_true(distance(before[i], after[i]) < 0.08);
        assert_true(distance(after[5], after[4]) <= distance(after[5], after[i]));
    }
    assert_false(isnan(after[6].x)); /* new, without anybody who was there */
    assert_true(distance(after[6], after[7]) > 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_drawn_as_a_line),
        cmocka_unit_test(the_hub_of_a_star_stands_in_the_middle),
        cmocka_unit_test(partners_on_a_ring_stand_closer_than_opposites),
        cmocka_unit_test(who_has_no_tie_has_no_place),
        cmocka_unit_test(parts_stand_side_by_side),
        cmocka_unit_test(all_stand_in_the_room_and_equally_each_time),
        cmocka_unit_test(who_stayed_hardly_moves_when_a_tie_changes),
        cmocka_unit_test(a_newcomer_stands_by_its_partner),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
