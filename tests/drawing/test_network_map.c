/* test_network_map.c - the map of a network drops nobody, and nothing covers a name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "drawing/network_map.h"
#include "drawing/network_map_labels.h"
#include "drawing/network_map_table.h"
#include "drawing/network_mark.h"
#include "drawing/palette.h"
#include "networks.h"
#include "random.h"
#include "svg_boxes.h"

static const char *draw(const struct network_drawing *drawing, struct point *places,
                        struct pool *pool)
{
    const struct map_layout layout = map_layout_make(drawing->graph, NULL, pool);
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    network_map(drawing, &layout, &svg, places);
    assert_false(svg.is_cut);
    return svg.bytes;
}

static const struct {
    const char *label;
    struct networks_wish wish;
} WISHES[] = {
    {"nobody", {.seed = 1}},
    {"one", {.seed = 2, .count = 1}},
    {"two", {.seed = 3, .count = 2, .partners = 2}},
    {"five", {.seed = 4, .count = 5, .partners = 2, .group_count = 2}},
    {"nobody is tied", {.seed = 5, .count = 40, .untied_count = 40, .group_count = 3}},
    {"twelve, half of them without a tie",
     {.seed = 6, .count = 12, .partners = 2, .group_count = 3, .untied_count = 6}},
    {"a network",
     {.seed = 7,
      .count = 25,
      .partners = 2,
      .group_count = 5,
      .silent_count = 3,
      .untied_count = 1}},
    {"a dense network",
     {.seed = 8, .count = 25, .partners = 9, .group_count = 12, .silent_count = 2}},
    {"undirected", {.seed = 9, .count = 25, .partners = 3, .is_undirected = true}},
    {"most are silent", {.seed = 10, .count = 20, .partners = 6, .silent_count = 15}},
    {"sixty",
     {.seed = 11,
      .count = 60,
      .partners = 2,
      .group_count = 9,
      .silent_count = 5,
      .untied_count = 3}},
    {"sixty, dense", {.seed = 12, .count = 60, .partners = 8, .group_count = 6}},
    {"two hundred",
     {.seed = 13,
      .count = 200,
      .partners = 3,
      .group_count = 8,
      .silent_count = 20,
      .untied_count = 9}},
};

/* Is a point within a text, or nearer than `gap` to it? */
static bool text_covers(const struct svg_box *text, struct point point, double gap)
{
    return point.x > text->box.x - gap && point.x < text->box.x + text->box.width + gap &&
           point.y > text->box.y - gap && point.y < text->box.y + text->box.height + gap;
}

static void check_marks(const struct svg_boxes *boxes, const struct point *places,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct point at = {places[i].x * boxes->page.width,
                                 places[i].y * boxes->page.height};
        for (size_t text = 0; text < boxes->text_count && !isnan(at.x); text++) {
            assert_false(text_covers(&boxes->texts[text], at, 1.5));
        }
    }
}

static void nothing_overlaps_and_nobody_is_dropped(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_COUNT(WISHES); k++) {
        SCOPED(pool) pool = pool_new();
        const struct network_drawing *drawing = networks_make(&WISHES[k].wish, pool);
        struct point *places = pool_array(pool, drawing->graph->count, struct point);
        const char *const svg = draw(drawing, places, pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        size_t named = 0;

        print_message("%s\n", WISHES[k].label);
        svg_boxes_check(&boxes);
        check_marks(&boxes, places, drawing->graph->count);
        for (size_t text = 0; text < boxes.text_count; text++) {
            named += count_parts(boxes.texts[text].words, "Nr");
        }
        assert_int_equal(named, drawing->graph->count);
    }
}

/* The next number of a path; moves on. */
static double number_next(const char **at)
{
    *at += strcspn(*at, "-0123456789");
    char *end = NULL;
    const double number = strtod(*at, &end);

    *at = end;
    return number;
}

/* The middle and the corners of the heads of one tie lie outside every name. `heads`:
 * after its line. */
static size_t check_heads(const struct svg_boxes *boxes, const char *heads)
{
    const char *const end = strstr(heads, "</g>");
    size_t count = 0;

    while ((heads = strstr(heads, "<path d=\"M")) != NULL && heads < end) {
        struct point points[4] = {{0, 0}};
        for (size_t i = 0; i < 3; i++) {
            points[i].x = number_next(&heads);
            points[i].y = number_next(&heads);
            points[3].x += points[i].x / 3;
            points[3].y += points[i].y / 3;
        }
        for (size_t k = 0; k < boxes->text_count * ARRAY_COUNT(points); k++) {
            assert_false(text_covers(&boxes->texts[k / ARRAY_COUNT(points)],
                                     points[k % ARRAY_COUNT(points)], 0));
        }
        count++;
    }
    return count;
}

static void no_name_covers_the_head_of_a_line(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        SCOPED(pool) pool = pool_new();
        const struct networks_wish wish = {.seed = seed,
                                           .count = seed % 2 == 0 ? 12 : 25,
                                           .partners = 2 + seed % 3,
                                           .group_count = seed % 9};
        const struct network_drawing *drawing = networks_make(&wish, pool);
        const char *tie = draw(drawing, NULL, pool);
        const struct svg_boxes boxes = svg_boxes_read(tie, pool);
        size_t heads = 0;

        print_message("seed %d\n", (int)seed);
        while ((tie = strstr(tie, "</title>\n<path d=\"M")) != NULL) {
            tie +=
                strlen("</title>\n<path d=\"M"); /* its line; a mark may begin so too */
            const char *const colour = strstr(tie, PALETTE_TIE);
            if (colour != NULL && colour < strstr(tie, "/>")) {
                heads += check_heads(&boxes, tie);
            }
        }
        assert_int_equal(heads, drawing->graph->tie_count);
    }
}

static void equal_networks_give_equal_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct network_drawing *drawing = networks_make(&WISHES[6].wish, pool);

    assert_string_equal(draw(drawing, NULL, pool), draw(drawing, NULL, pool));
}

/* Heads are filled, lines are not; those of the legend are two lines and three heads. */
static void every_tie_has_its_line_and_its_heads(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {1, 0, 2}, {1, 2, 2}, {2, 3, 1}};
    const struct network_drawing *directed = networks_of(TIES, 4, 4, true, pool);
    static const struct tie PAIRS[] = {{0, 1, 2}, {1, 2, 2}, {2, 3, 2}};
    const struct network_drawing *undirected = networks_of(PAIRS, 3, 4, false, pool);
    const char *svg = draw(directed, NULL, pool);

    assert_int_equal(count_parts(svg, "<path d=\"M"), 3 + 4 + 2 + 3 + 2 /* widths */);
    assert_int_equal(count_parts(svg, " fill=\"" PALETTE_TIE "\""), 4 + 3);
    svg = draw(undirected, NULL, pool);
    assert_int_equal(count_parts(svg, " stroke=\"" PALETTE_TIE "\""), 3);
    assert_int_equal(count_parts(svg, " fill=\"" PALETTE_TIE "\""), 0);
}

static void a_head_stands_at_who_is_named(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}};
    const struct network_drawing *drawing = networks_of(TIES, 1, 2, true, pool);
    struct point places[2];
    const char *const svg = draw(drawing, places, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);
    const char *const title = strstr(svg, "<g><title>A names B: 1; B does not name A");

    assert_non_null(title);
    /* The second path of the group is the head; it begins at its tip. */
    const char *const line = strstr(title, "<path d=\"M");
    const char *const head = strstr(line + 1, "<path d=\"M");
    const double tip = strtod(head + strlen("<path d=\"M"), NULL);
    const double to_named = fabs(tip - places[1].x * boxes.page.width);
    const double to_namer = fabs(tip - places[0].x * boxes.page.width);
    assert_true(to_named < to_namer / 2);
}

static void who_did_not_answer_is_hatched(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct networks_wish wish = WISHES[6].wish;
    const char *svg = draw(networks_make(&wish, pool), NULL, pool);

    /* Three organisations, and the sample in the legend. */
    assert_int_equal(count_parts(svg, " fill=\"url(#hatch-"), wish.silent_count + 1);
    assert_int_equal(count_parts(svg, "; did not answer</title>"), wish.silent_count);
    assert_non_null(strstr(svg, "hatched: did not answer (3)"));
    assert_non_null(strstr(svg, "possible ties nobody said whether they are there"));
    wish.silent_count = 0;
    svg = draw(networks_make(&wish, pool), NULL, pool);
    assert_null(strstr(svg, "hatch"));
    assert_null(strstr(svg, "nobody said"));
}

static void groups_beyond_the_eighth_are_named_in_the_foot(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *svg = draw(networks_make(&WISHES[7].wish, pool), NULL, pool); /* 12 */

    assert_non_null(strstr(svg, ">Groups without a sign of their own: groep "));
    svg = draw(networks_make(&WISHES[6].wish, pool), NULL, pool);
    assert_null(strstr(svg, "without a sign"));
}

static void few_answers_are_warned_of(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();

    assert_non_null(strstr(draw(networks_make(&WISHES[9].wish, pool), NULL, pool),
                           "Only 5 of 20 organisations answered."));
    assert_null(strstr(draw(networks_make(&WISHES[6].wish, pool), NULL, pool),
                       "organisations answered"));
}

/* No meaning by colour only: marks of different groups differ in shape. */
static void groups_differ_in_shape_and_in_colour(void **state)
{
    (void)state;
    for (size_t a = 0; a <= NETWORK_MARK_OTHER; a++) {
        for (size_t b = 0; b < a; b++) {
            SCOPED(pool) pool = pool_new();
            struct text one;
            struct text other;
            text_init(&one, pool, LIMIT_OUTPUT_BYTES);
            text_init(&other, pool, LIMIT_OUTPUT_BYTES);
            network_mark_draw(&one, a, (struct point){0, 0}, 5, false);
            network_mark_draw(&other, b, (struct point){0, 0}, 5, false);
            const size_t shape = strcspn(one.bytes, "f"); /* up to "fill" */
            assert_true(strncmp(one.bytes, other.bytes, shape) != 0 ||
                        count_parts(one.bytes, "<circle") !=
                            count_parts(other.bytes, "<circle"));
            assert_string_not_equal(network_mark_colour(a), network_mark_colour(b));
        }
    }
}

static void names_are_escaped(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}};
    struct network_drawing drawing = *networks_of(TIES, 1, 2, true, pool);
    struct network network = *drawing.network;
    static const char *const NAMES[] = {"<script>\"A\"&B", "B"};

    network.names = NAMES;
    network.title = "<i>&</i>";
    drawing.network = &network;
    const char *const svg = draw(&drawing, NULL, pool);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "<i>"));
    assert_non_null(strstr(svg, "&lt;script&gt;&quot;A&quot;&amp;B names B: 1"));
    assert_non_null(strstr(svg, "<title>&lt;i&gt;&amp;&lt;/i&gt;</title>"));
}

static void the_table_says_what_the_map_shows(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct network_drawing *drawing = networks_make(&WISHES[6].wish, pool);
    const struct map_table_row *rows = network_map_table(drawing, pool);
    const struct network_ties ties = network_ties_make(drawing->graph, pool);
    const char *const svg = draw(drawing, NULL, pool);
    size_t both = 0;
    size_t names = 0;
    size_t named_by = 0;

    for (size_t i = 0; i < drawing->graph->count; i++) {
        assert_non_null(
            strstr(svg, rows[i].words)); /* its title; no name needs escapes */
        both += count_parts(rows[i].both, "Nr");
        names += count_parts(rows[i].names, "Nr");
        named_by += count_parts(rows[i].named_by, "Nr");
    }
    assert_int_equal(both + names, drawing->graph->tie_count);
    assert_int_equal(names, named_by);
    assert_int_equal(both / 2 + names, ties.count);
    for (size_t k = 0; k < ties.count; k++) {
        assert_non_null(strstr(svg, network_words_tie(drawing, &ties.ties[k], pool)));
    }
}

static void the_table_is_read_as_sentences(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const struct tie TIES[] = {{0, 1, 1}, {1, 0, 2.5}, {1, 2, 2}};
    const struct network_drawing *drawing = networks_of(TIES, 3, 4, true, pool);
    struct text table;

    text_init(&table, pool, LIMIT_OUTPUT_BYTES);
    network_map_table_add(drawing, &table);
    assert_string_equal(table.bytes, "4 organisations, 3 ties\n\n"
                                     "A\n  they name each other: B (1; 2.5)\n"
                                     "B\n  they name each other: A (2.5; 1)\n"
                                     "  names: C (2)\n"
                                     "C\n  named by: B (2)\n"
                                     "D\n  without a known tie\n");
}

/* Names, sizes and lines at random: where names are placed at all, they are placed well.
 * */
static void labels_cover_neither_marks_nor_each_other(void **state)
{
    (void)state;
    uint64_t seed = 3;
    size_t placed = 0;

    for (int k = 0; k < 40; k++) {
        SCOPED(pool) pool = pool_new();
        struct map_node nodes[30];
        struct map_link links[60];
        struct map_label labels[30];
        const struct map_labelling labelling = {.nodes = nodes,
                                                .node_count = 2 + random_below(&seed, 29),
                                                .links = links,
                                                .link_count = random_below(&seed, 61),
                                                .room = {20, 30, 600, 350},
                                                .font = {8, FONT_SANS},
                                                .may_cover_heads = true};
        for (size_t i = 0; i < labelling.node_count; i++) {
            nodes[i] = (struct map_node){.place = {(double)random_below(&seed, 600),
                                                   (double)random_below(&seed, 350)},
                                         .reach = 3 + (double)random_below(&seed, 14),
                                         .words = i % 3 > 0 ? "Centrum voor Welzijnswerk"
                                                            : "CAW",
                                         .radius = 3};
        }
        for (size_t i = 0; i < labelling.link_count; i++) {
            links[i] =
                (struct map_link){.from = random_below(&seed, labelling.node_count),
                                  .to = random_below(&seed, labelling.node_count),
                                  .width = 1,
                                  .has_head_at_to = true};
        }
        if (!map_labels_place(&labelling, pool, labels)) {
            continue;
        }
        placed++;
        for (size_t i = 0; i < labelling.node_count; i++) {
            assert_true(box_holds(labelling.room, labels[i].box, 1e-6));
            for (size_t j = 0; j < labelling.node_count; j++) {
                const struct box box = labels[j].box;
                const double x = fmax(
                    fmax(box.x - nodes[i].place.x, nodes[i].place.x - box.x - box.width),
                    0);
                const double y = fmax(
                    fmax(box.y - nodes[i].place.y, nodes[i].place.y - box.y - box.height),
                    0);
                assert_true(x * x + y * y >= nodes[i].reach * nodes[i].reach);
                assert_true(i == j || !box_overlaps(labels[i].box, box));
            }
        }
    }
    assert_in_range(placed, 30, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_and_nobody_is_dropped),
        cmocka_unit_test(no_name_covers_the_head_of_a_line),
        cmocka_unit_test(equal_networks_give_equal_bytes),
        cmocka_unit_test(every_tie_has_its_line_and_its_heads),
        cmocka_unit_test(a_head_stands_at_who_is_named),
        cmocka_unit_test(who_did_not_answer_is_hatched),
        cmocka_unit_test(groups_beyond_the_eighth_are_named_in_the_foot),
        cmocka_unit_test(few_answers_are_warned_of),
        cmocka_unit_test(groups_differ_in_shape_and_in_colour),
        cmocka_unit_test(names_are_escaped),
        cmocka_unit_test(the_table_says_what_the_map_shows),
        cmocka_unit_test(the_table_is_read_as_sentences),
        cmocka_unit_test(labels_cover_neither_marks_nor_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
