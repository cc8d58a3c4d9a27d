/* test_ranking_drawing.c - the picture of a ranking drops nothing, overlaps nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arenas.h"
#include "base/limits.h"
#include "drawing/label_layout.h"
#include "drawing/ranking.h"
#include "svg_boxes.h"

static const char *draw(const struct arena *arena, enum language language,
                        struct pool *pool)
{
    const struct arena_ranking ranking = arena_rank(arena, pool);
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_ranking(
        &(struct drawing_ranking_input){&ranking, language, DRAWING_A4, "3 maart 2026"},
        &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

static void the_worked_example_stands_where_it_should(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const char *const svg = draw(&arena, LANGUAGE_EN, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);

    svg_boxes_check(&boxes);
    assert_int_equal(svg_boxes_count(&boxes, "Woonmaatschappij"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "divided on importance"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "divided on replaceability"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "context, by decision of the group"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "1"), 2); /* the place and the importance */
    assert_int_equal(svg_boxes_count(&boxes, "2="), 2);
    assert_int_equal(svg_boxes_count(&boxes, "8="), 3);
    assert_int_equal(svg_boxes_count(&boxes, "14"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "complementary"), 2);
    assert_int_equal(svg_boxes_count(&boxes, "context"), 2);
    assert_int_equal(svg_boxes_count(&boxes, "core"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "not relevant"), 1);
    assert_non_null(strstr(svg, ">Rated by 3 raters. \u00b7 3 maart 2026</text>"));
    assert_non_null(strstr(svg, "Core actors: Basisscholen (3 scholen), OCMW"));
    assert_null(strstr(svg, "This picture rests on"));
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

static void important_is_up_and_hard_to_replace_is_right(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const struct svg_boxes boxes = svg_boxes_read(draw(&arena, LANGUAGE_EN, pool), pool);
    const struct box schools =
        box_find(&boxes, "Basisscholen (3 scholen)")->box; /* 4, 4 */
    const struct box housing = box_find(&boxes, "Woonmaatschappij")->box; /* 3, 4 */
    const struct box drop_in = box_find(&boxes, "Inloopteam De Drempel")->box; /* 3, 3 */
    const struct box welfare = box_find(&boxes, "CAW")->box; /* 3, 2 */
    const struct box sports = box_find(&boxes, "Sportdienst")->box; /* 1, 1 */
    const struct box core = box_find(&boxes, "core")->box;

    assert_true(schools.y < housing.y && housing.y < sports.y);
    assert_true(sports.x < welfare.x && welfare.x < drop_in.x && drop_in.x < housing.x);
    assert_true(core.x > welfare.x && core.x < housing.x && core.y < schools.y);
}

static const struct {
    const char *label;
    struct arenas_random wish;
} WISHES[] = {
    {"nobody", {1, 0, 3, 1, false, false}},
    {"one actor", {2, 1, 3, 1, false, false}},
    {"one actor with a long name", {3, 1, 3, 1, true, false}},
    {"a network", {4, 14, 3, 1, false, false}},
    {"twenty actors, some not rated", {5, 20, 2, 1, true, true}},
    {"sixty actors with long names", {6, 60, 5, 1, true, false}},
    {"sixty actors in one cell", {7, 60, 1, 4, true, false}},
    {"sixty actors, some not rated", {8, 60, 1, 3, false, true}},
    {"a hundred and fifty actors", {9, 150, 4, 2, true, true}},
};

static void nothing_overlaps_and_nothing_is_dropped(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WISHES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = arenas_make(&WISHES[i].wish, pool);
        const char *const svg = draw(&arena, (enum language)(i % LANGUAGE_COUNT), pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        size_t numbered = 0;

        print_message("%s\n", WISHES[i].label);
        svg_boxes_check(&boxes);
        assert_int_equal(count_parts(svg, "<svg "), 1);
        /* Every name begins with "Nr": on a line of its own, or among the not rated. */
        for (size_t text = 0; text < boxes.text_count; text++) {
            numbered += count_parts(boxes.texts[text].words, "Nr");
        }
        assert_int_equal(numbered, arena.actor_count);
    }
}

static void check_layout(const struct label_layout *layout,
                         const struct layout_input *input)
{
    for (size_t i = 0; i < input->label_count; i++) {
        const struct placed_label *placed = &layout->placed[i];
        const size_t column = (size_t)(placed->label->irreplaceability - 1);
        const size_t row = (size_t)(LEVEL_COUNT - placed->label->importance);
        const double head = input->row_head[row];
        const struct box cell = {layout->column_x[column], layout->row_y[row] + head,
                                 layout->column_x[column + 1] - layout->column_x[column],
                                 layout->row_y[row + 1] - layout->row_y[row] - head};

        assert_true(box_holds(cell, placed->box, 0));
        assert_true(!layout->fits || box_holds(input->room, placed->box, 1e-6));
        for (size_t line = 0; line < placed->name.line_count; line++) {
            const double width =
                measure_width(placed->name.lines[line], LAYOUT_NAME_FONT);
            assert_true(placed->name_x + width <= placed->box.x + placed->box.width);
        }
        for (size_t j = 0; j < i; j++) {
            assert_false(box_overlaps(placed->box, layout->placed[j].box));
        }
    }
}

/* All in the first `column_count` columns of the grid. */
static const struct layout_label *random_labels(const struct arena *arena,
                                                int column_count, struct pool *pool)
{
    struct layout_label *labels =
        pool_array(pool, arena->actor_count, struct layout_label);

    for (size_t actor = 0; actor < arena->actor_count; actor++) {
        const struct arena_rating *rating = arena_rating_of(arena, actor, 0);
        labels[actor] = (struct layout_label){
            rating->importance, 1 + rating->irreplaceability % column_count,
            "10=", arena->actors[actor].name,
            actor % 3 == 0 ? "divided on importance" : ""};
    }
    return labels;
}

static void layouts_keep_labels_apart_and_in_their_cells(void **state)
{
    (void)state;
    uint32_t seed = 11;
    size_t fitting = 0;

    for (int i = 0; i < 80; i++) {
        SCOPED(pool) pool = pool_new();
        const struct arenas_random wish = {
            arenas_next(&seed), 1 + arenas_next(&seed) % 70, 1, 1 + i % 2, true, false};
        const struct arena arena = arenas_make(&wish, pool);
        const struct layout_input input = {
            random_labels(&arena, 1 + i % LEVEL_COUNT, pool),
            arena.actor_count,
            {60, 90, 700 + arenas_next(&seed) % 500, 300 + arenas_next(&seed) % 500},
            {17, 0, 17, 17}};
        const struct label_layout layout = label_layout_make(&input, pool);
        check_layout(&layout, &input);
        fitting += layout.fits;
    }
    assert_in_range(fitting, 20, 70); /* both kinds were tried */
}

static void few_raters_are_warned_of(void **state)
{
    (void)state;
    static const char *const WARNINGS[] = {
        "Nobody has rated yet.",
        "This picture rests on 1 rater. With five or more it rests less on one person.",
        "This picture rests on 2 raters. With five or more it rests less on one person."};

    for (size_t raters = 0; raters <= 4; raters++) {
        SCOPED(pool) pool = pool_new();
        const struct arenas_random wish = {3, 5, raters, 1, false, false};
        const struct arena arena = arenas_make(&wish, pool);
        const char *const svg = draw(&arena, LANGUAGE_EN, pool);
        for (size_t i = 0; i < ARRAY_COUNT(WARNINGS); i++) {
            assert_int_equal(strstr(svg, WARNINGS[i]) != NULL, i == raters);
        }
    }
}

static void who_is_not_rated_is_named_below(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena example = arenas_oosterlinde(pool);
    const struct arena arena = arenas_forget(&example, 4, pool); /* the CAW */
    const struct svg_boxes boxes = svg_boxes_read(draw(&arena, LANGUAGE_EN, pool), pool);
    assert_int_equal(svg_boxes_count(&boxes, "Not rated: CAW."), 1);
    assert_int_equal(svg_boxes_count(&boxes, "CAW"), 0);
}

static void a_worksheet_says_that_it_is_one(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct arena arena = arenas_oosterlinde(pool);

    arena.is_worksheet = true;
    const char *const svg = draw(&arena, LANGUAGE_EN, pool);
    assert_non_null(strstr(svg, ">Filled in together on one worksheet."));
    assert_non_null(strstr(svg, "does not show where opinions differed."));
    assert_null(strstr(svg, "Rated by"));
}

static void equal_input_gives_equal_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arenas_random wish = {12, 40, 3, 1, true, true};
    const struct arena arena = arenas_make(&wish, pool);

    assert_string_equal(draw(&arena, LANGUAGE_NL, pool), draw(&arena, LANGUAGE_NL, pool));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example_stands_where_it_should),
        cmocka_unit_test(important_is_up_and_hard_to_replace_is_right),
        cmocka_unit_test(nothing_overlaps_and_nothing_is_dropped),
        cmocka_unit_test(layouts_keep_labels_apart_and_in_their_cells),
        cmocka_unit_test(few_raters_are_warned_of),
        cmocka_unit_test(who_is_not_rated_is_named_below),
        cmocka_unit_test(a_worksheet_says_that_it_is_one),
        cmocka_unit_test(equal_input_gives_equal_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
