/* test_answer_bars.c - pictures of answers: every share stands in or beside its part,
 * nothing overlaps, and what is hidden is a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "drawing/answer_bars.h"
#include "svg_boxes.h"

static const struct item_level LEVELS[] = {
    {1, "1", {{"nee, helemaal niet", "non, pas du tout", "no, not at all"}}},
    {2, "2", {{"eerder niet", "plutôt non", "rather not"}}},
    {3, "3", {{"een beetje", "un peu", "a bit"}}},
    {4, "4", {{"eerder wel", "plutôt oui", "rather yes"}}},
    {5, "5", {{"ja, helemaal", "oui, tout à fait", "yes, completely"}}},
};
static const struct instrument_item SCALE = {.code = "bs1",
                                             .kind = ITEM_LEVEL,
                                             .levels = LEVELS,
                                             .level_count = ARRAY_COUNT(LEVELS),
                                             .may_not_know = true};
static const struct instrument_item SET = {.code = "expected",
                                           .kind = ITEM_SET,
                                           .levels = LEVELS,
                                           .level_count = ARRAY_COUNT(LEVELS)};

static struct disclosed_item figures(const int *percents, int unknown)
{
    struct disclosed_item item = {.state = DISCLOSED,
                                  .answered = {20, 49},
                                  .unknown = {SHARE_GIVEN, unknown},
                                  .level_count = ARRAY_COUNT(LEVELS)};

    for (size_t i = 0; i < ARRAY_COUNT(LEVELS); i++) {
        item.shares[i] = (struct disclosed_share){
            percents[i] == 0 ? SHARE_ALMOST_NONE : SHARE_GIVEN, percents[i]};
    }
    return item;
}

static const int FAMILIES[] = {20, 25, 15, 30, 10};
static const int WORKERS[] = {0, 1, 2, 60, 37};
static const char FEW[] = "Too few answers to show without giving people away.";

/* Two items; in the second one the families were too few. */
struct scene {
    struct disclosed_item families;
    struct disclosed_item workers;
    struct answer_bar first[2];
    struct answer_bar second[2];
    struct answer_bar_group groups[2];
    struct answer_bars bars;
};

static void scene_make(struct scene *scene, double width, enum language language)
{
    scene->families = figures(FAMILIES, 15);
    scene->workers = figures(WORKERS, 0);
    scene->workers.unknown.state = SHARE_ALMOST_NONE;
    scene->first[0] =
        (struct answer_bar){"Families", "20 to 49 answers", &scene->families, ""};
    scene->first[1] = (struct answer_bar){"Professionals, as they think families answer",
                                          "63 answers", &scene->workers, ""};
    scene->second[0] = (struct answer_bar){"Families", "", NULL, FEW};
    scene->second[1] = scene->first[1];
    scene->groups[0] =
        (struct answer_bar_group){"There was help when I needed it.", scene->first, 2};
    scene->groups[1] =
        (struct answer_bar_group){"I did not have to wait too long.", scene->second, 2};
    scene->bars = (struct answer_bars){
        "Availability", "Two bars an item", &SCALE, scene->groups, 2, width, language};
}

static const char *draw(const struct answer_bars *bars, struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_answer_bars(bars, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

static void every_share_stands_in_or_under_its_part(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct scene scene;
    scene_make(&scene, ANSWER_BARS_WIDE, LANGUAGE_EN);
    const struct svg_boxes boxes = svg_boxes_read(draw(&scene.bars, pool), pool);

    assert_int_equal(svg_boxes_count(&boxes, "20 %"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "15 %"), 2); /* a bit, and not knowing */
    assert_int_equal(svg_boxes_count(&boxes, "60 %"), 2);
    assert_int_equal(svg_boxes_count(&boxes, "rather not 1 % \u00b7 a bit 2 %"), 2);
    assert_int_equal(svg_boxes_count(&boxes, "yes, completely"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "does not know"), 1);
}

static void nothing_overlaps_at_any_width_in_any_language(void **state)
{
    (void)state;
    const double widths[] = {ANSWER_BARS_WIDE, ANSWER_BARS_NARROW};

    for (size_t i = 0; i < 2 * LANGUAGE_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        struct scene scene;
        scene_make(&scene, widths[i % 2], (enum language)(i / 2));
        struct svg_boxes boxes = svg_boxes_read(draw(&scene.bars, pool), pool);
        svg_boxes_check(&boxes);
        scene.bars.scale = &SET;
        boxes = svg_boxes_read(draw(&scene.bars, pool), pool);
        svg_boxes_check(&boxes);
    }
}

static void what_is_hidden_is_a_sentence_and_no_bar(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct scene scene;
    scene_make(&scene, ANSWER_BARS_WIDE, LANGUAGE_EN);
    const char *both = draw(&scene.bars, pool);
    scene.second[0] = scene.first[0];
    const char *shown = draw(&scene.bars, pool);

    assert_non_null(strstr(both, FEW));
    assert_null(strstr(shown, FEW));
    assert_int_equal(count_parts(shown, "<rect") - count_parts(both, "<rect"), 6);
}

static void a_hidden_share_is_a_dashed_part_without_a_number(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct scene scene;
    scene_make(&scene, ANSWER_BARS_WIDE, LANGUAGE_EN);
    scene.bars.group_count = 1;
    scene.families.shares[3] = (struct disclosed_share){SHARE_HIDDEN, 0};
    const struct svg_boxes boxes = svg_boxes_read(draw(&scene.bars, pool), pool);

    assert_int_equal(svg_boxes_count(&boxes, "?"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "30 %"), 0);
}

static void everybody_alike_is_almost_everybody(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const int none[] = {0, 0, 0, 0, 0};
    struct scene scene;
    scene_make(&scene, ANSWER_BARS_NARROW, LANGUAGE_EN);
    scene.bars.group_count = 1;
    scene.families = figures(none, 5);
    scene.families.shares[4] = (struct disclosed_share){SHARE_ALMOST_ALL, 100};
    const char *svg = draw(&scene.bars, pool);

    assert_non_null(strstr(svg, ">almost everybody</text>"));
    assert_null(strstr(svg, "100 %"));
}

static void the_drawing_is_as_high_as_it_says(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct scene scene;
    struct text svg;
    scene_make(&scene, ANSWER_BARS_WIDE, LANGUAGE_NL);
    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    const double low = answer_bars_draw(&scene.bars, (struct point){50, 300}, &svg);

    assert_float_equal(low, answer_bars_height(&scene.bars), 0.001);
}

/* ---- dots ---- */

static const char *draw_dots(double width, double former, struct pool *pool)
{
    const struct answer_dot dots[] = {
        {"Own organisation", 4, former, "4: common interest is written, before 2"},
        {"The network", (double)NAN, (double)NAN, FEW}};
    const struct answer_dot_row rows[] = {
        {"From own to common interest", dots, 2},
        {"From an issue to an objective, with a title that goes on", dots, 1}};
    const struct answer_dots all = {"Growth", "Dots",   1,    5, 1,     "",
                                    "now",    "before", rows, 2, width, LANGUAGE_EN};
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_answer_dots(&all, &svg);
    return svg.bytes;
}

static void dots_overlap_nothing(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct svg_boxes boxes = svg_boxes_read(draw_dots(ANSWER_BARS_WIDE, 2, pool), pool);

    svg_boxes_check(&boxes);
    boxes = svg_boxes_read(draw_dots(ANSWER_BARS_NARROW, 2, pool), pool);
    svg_boxes_check(&boxes);
}

static void a_former_wave_is_a_ring_and_has_a_legend(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *with = draw_dots(ANSWER_BARS_WIDE, 2, pool);
    const char *without = draw_dots(ANSWER_BARS_WIDE, (double)NAN, pool);

    assert_int_equal(count_parts(with, "<circle"), 6);
    assert_non_null(strstr(with, ">before</text>"));
    assert_int_equal(count_parts(without, "<circle"), 2);
    assert_null(strstr(without, ">before</text>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_share_stands_in_or_under_its_part),
        cmocka_unit_test(nothing_overlaps_at_any_width_in_any_language),
        cmocka_unit_test(what_is_hidden_is_a_sentence_and_no_bar),
        cmocka_unit_test(a_hidden_share_is_a_dashed_part_without_a_number),
        cmocka_unit_test(everybody_alike_is_almost_everybody),
        cmocka_unit_test(the_drawing_is_as_high_as_it_says),
        cmocka_unit_test(dots_overlap_nothing),
        cmocka_unit_test(a_former_wave_is_a_ring_and_has_a_legend),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
