/* test_network_matrix.c - the matrix of a network has every cell where it should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/network_mark.h"
#include "drawing/network_matrix.h"
#include "drawing/palette.h"
#include "networks.h"
#include "svg_boxes.h"

static const char *draw(const struct network_drawing *drawing, struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_matrix(drawing, MATRIX_BY_GROUP, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

static const struct networks_wish WISHES[] = {
    {.seed = 1},
    {.seed = 2, .count = 1},
    {.seed = 3, .count = 5, .partners = 2, .group_count = 2, .silent_count = 1},
    {.seed = 4, .count = 12, .partners = 3, .group_count = 3, .is_undirected = true},
    {.seed = 5, .count = 25, .partners = 6, .group_count = 12, .silent_count = 4},
    {.seed = 6, .count = 60, .partners = 8, .group_count = 8, .silent_count = 5},
    {.seed = 7, .count = 200, .partners = 4, .group_count = 5, .silent_count = 20},
};

static void nothing_overlaps_and_nobody_is_dropped(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_COUNT(WISHES); k++) {
        SCOPED(pool) pool = pool_new();
        const struct network_drawing *drawing = networks_make(&WISHES[k], pool);
        const struct svg_boxes boxes = svg_boxes_read(draw(drawing, pool), pool);
        size_t named = 0;

        svg_boxes_check(&boxes);
        for (size_t text = 0; text < boxes.text_count; text++) {
            named += count_parts(boxes.texts[text].words, "Nr");
        }
        assert_int_equal(named, 2 * drawing->graph->count); /* a row and a column */
    }
}

/* Every tie is a cell with its sentence; an undirected one is two. */
static void every_tie_is_a_cell(void **state)
{
    (void)state;
    for (size_t k = 2; k < ARRAY_COUNT(WISHES); k++) {
        SCOPED(pool) pool = pool_new();
        const struct network_drawing *drawing = networks_make(&WISHES[k], pool);
        const struct graph *graph = drawing->graph;
        const char *const svg = draw(drawing, pool);
        const size_t cells = graph->out.start[graph->count];

        assert_int_equal(
            count_parts(svg, graph->is_directed ? " names Nr" : " \u2013 Nr"), cells);
        assert_int_equal(count_parts(svg, " fill=\"" PALETTE_LINE "\""),
                         graph->count + 1); /* the diagonal, and its sample */
    }
}

static const struct svg_box *box_find(const struct svg_boxes *boxes, const char *words)
{
    for (size_t i = 0; i < boxes->text_count; i++) {
        if (strcmp(boxes->texts[i].words, words) == 0) {
            return &boxes->texts[i];
        }
    }
    fail_msg("not drawn: '%s'", words);
    return NULL;
}

/* A names B: in the row of A, right of the diagonal, with its value. */
static void a_cell_stands_in_the_row_of_who_names(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 7}, {1, 2, 3}};
    const struct network_drawing *drawing = networks_of(TIES, 2, 3, true, pool);
    const struct svg_boxes boxes = svg_boxes_read(draw(drawing, pool), pool);
    const struct box seven = box_find(&boxes, "7")->box; /* the cell is drawn before */
    const struct box three = box_find(&boxes, "3")->box; /* the legend */

    assert_true(three.x > seven.x && three.y > seven.y);
    assert_int_equal(svg_boxes_count(&boxes, "7"), 2); /* and in the legend */
}

/* Rows 1 and 2 of three are unknown: two runs beside the diagonal, or one. */
static void unknown_cells_are_hatched(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const bool SILENT[] = {true, true, false};
    struct network_drawing drawing = *networks_of(NULL, 0, 3, true, pool);
    struct relation relation = *drawing.relation;

    assert_null(strstr(draw(&drawing, pool), "url(#hatch-4f585f)"));
    relation.is_silent = SILENT;
    const struct graph graph =
        graph_make(&relation, 3, (struct graph_reading){.is_valued = true}, pool);
    drawing.graph = &graph;
    /* B C of A; A and C of B; the sample in the legend. */
    assert_int_equal(count_parts(draw(&drawing, pool), "url(#hatch-4f585f)"), 1 + 2 + 1);
}

static void rows_stand_by_group_then_by_name(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {1, 2, 1}, {1, 3, 1}, {2, 4, 1}};
    static const char *const LABELS[] = {"few", "many"};
    static const size_t GROUP_OF[] = {1, GROUP_NONE, 0, 1, 1};
    const struct grouping grouping = {LABELS, 2, GROUP_OF};
    struct network_drawing drawing = *networks_of(TIES, 4, 5, true, pool);
    static const size_t BY_GROUP[] = {0, 3, 4, 2, 1}; /* largest first, none last */
    static const size_t BY_TIES[] = {1, 2, 0, 3, 4};

    drawing.grouping = &grouping;
    const size_t *rows = network_matrix_rows(&drawing, MATRIX_BY_GROUP, pool);
    assert_memory_equal(rows, BY_GROUP, sizeof BY_GROUP);
    rows = network_matrix_rows(&drawing, MATRIX_BY_TIES, pool);
    assert_memory_equal(rows, BY_TIES, sizeof BY_TIES);
    rows = network_matrix_rows(&drawing, MATRIX_BY_NAME, pool);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(rows[i], i);
    }
}

static size_t count_thick_lines(const char *svg)
{
    size_t count = 0;

    for (const char *tag = svg; (tag = strstr(tag, "<line ")) != NULL; tag++) {
        const char *const ink = strstr(tag, PALETTE_INK);
        count += ink != NULL && ink < strchr(tag, '>');
    }
    return count;
}

static void groups_have_borders(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const char *const LABELS[] = {"one", "two"};
    static const size_t GROUP_OF[] = {0, 1, 0, 1};
    const struct grouping grouping = {LABELS, 2, GROUP_OF};
    struct network_drawing drawing = *networks_of(NULL, 0, 4, true, pool);
    /* Four edges, and with groups one border across and one down at B | C in the order
     * A C B D; marks have outlines of their own, so only lines are counted. */
    assert_int_equal(count_thick_lines(draw(&drawing, pool)), 4);
    drawing.grouping = &grouping;
    assert_int_equal(count_thick_lines(draw(&drawing, pool)), 6);
}

static void equal_networks_give_equal_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct network_drawing *drawing = networks_make(&WISHES[4], pool);

    assert_string_equal(draw(drawing, pool), draw(drawing, pool));
}

static void names_are_escaped(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}};
    struct network_drawing drawing = *networks_of(TIES, 1, 2, true, pool);
    struct network network = *drawing.network;
    static const char *const NAMES[] = {"<b>&", "B"};

    network.names = NAMES;
    drawing.network = &network;
    const char *const svg = draw(&drawing, pool);
    assert_null(strstr(svg, "<b>"));
    assert_non_null(strstr(svg, "&lt;b&gt;&amp; names B: 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_and_nobody_is_dropped),
        cmocka_unit_test(every_tie_is_a_cell),
        cmocka_unit_test(a_cell_stands_in_the_row_of_who_names),
        cmocka_unit_test(unknown_cells_are_hatched),
        cmocka_unit_test(rows_stand_by_group_then_by_name),
        cmocka_unit_test(groups_have_borders),
        cmocka_unit_test(equal_networks_give_equal_bytes),
        cmocka_unit_test(names_are_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
