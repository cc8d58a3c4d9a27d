/* test_sheet.c - the worksheet, blank and filled, over one page or more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arenas.h"
#include "base/limits.h"
#include "drawing/sheet.h"
#include "svg_boxes.h"

static const char DARK_DISC[] = "fill=\"#20262b\" stroke=\"#4f585f\"";

static const char *draw(const struct drawing_sheet_input *input, size_t page,
                        struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_sheet(input, page, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

/* Check every page, and count on all of them the texts that begin a name: "Nr". */
static size_t names_count(const struct drawing_sheet_input *input, struct pool *pool)
{
    const size_t pages = drawing_sheet_page_count(input);
    size_t names = 0;

    for (size_t page = 0; page < pages; page++) {
        const char *const svg = draw(input, page, pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        svg_boxes_check(&boxes);
        assert_int_equal(count_parts(svg, "<svg "), 1);
        for (size_t i = 0; i < boxes.text_count; i++) {
            names += strncmp(boxes.texts[i].words, "Nr", 2) == 0;
        }
    }
    return names;
}

static const struct {
    const char *label;
    struct arenas_random wish;
    enum drawing_paper paper;
    size_t pages_blank;
} WISHES[] = {
    {"nobody yet", {1, 0, 3, 1, false, false}, DRAWING_A4, 1},
    {"one actor", {2, 1, 3, 1, false, false}, DRAWING_A4, 1},
    {"what fits one page", {3, 9, 3, 1, false, false}, DRAWING_A4, 1},
    {"one more", {3, 10, 3, 1, false, false}, DRAWING_A4, 2},
    {"A3 holds more", {3, 15, 3, 1, false, false}, DRAWING_A3, 1},
    {"and then it is full", {3, 16, 3, 1, false, false}, DRAWING_A3, 2},
    {"long names, some not rated", {4, 30, 2, 1, true, true}, DRAWING_A4, 8},
    {"sixty actors", {5, 60, 1, 1, false, false}, DRAWING_A3, 4},
};

static void pages_hold_every_actor_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(WISHES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena arena = arenas_make(&WISHES[i].wish, pool);
        const struct arena_ranking ranking = arena_rank(&arena, pool);
        struct drawing_sheet_input input = {
            &arena, NULL, (enum language)(i % LANGUAGE_COUNT), WISHES[i].paper, "", NULL};

        print_message("%s\n", WISHES[i].label);
        assert_int_equal(drawing_sheet_page_count(&input), WISHES[i].pages_blank);
        assert_int_equal(names_count(&input, pool), arena.actor_count);
        input.ranking = &ranking;
        assert_int_equal(names_count(&input, pool), arena.actor_count);
    }
}

static void a_blank_sheet_is_full_of_rows_to_fill_in(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct arena arena = arenas_oosterlinde(pool);
    const struct drawing_sheet_input input = {&arena,     NULL, LANGUAGE_EN,
                                              DRAWING_A4, "",   NULL};

    arena.actor_count = 0;
    const char *const svg = draw(&input, 0, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);
    const size_t rows = svg_boxes_count(&boxes, "4");
    assert_in_range(rows, 10, 14);
    assert_int_equal(svg_boxes_count(&boxes, "1"), rows);
    assert_int_equal(svg_boxes_count(&boxes, "3"), rows);
    /* Tick boxes: own, four of replaceability, three of dependence. */
    assert_int_equal(count_parts(svg, " width=\"11\" height=\"11\" "), 8 * rows);
    assert_int_equal(count_parts(svg, DARK_DISC), 0);
    assert_int_equal(svg_boxes_count(&boxes, "Name"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "Date"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "1 = hardly important"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "4 = very important"), 1);
}

static void an_unknown_issue_is_asked_for(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct arena arena = arenas_oosterlinde(pool);
    const struct drawing_sheet_input input = {&arena,     NULL,      LANGUAGE_EN,
                                              DRAWING_A4, "3 maart", NULL};
    const struct svg_boxes known = svg_boxes_read(draw(&input, 0, pool), pool);

    assert_int_equal(svg_boxes_count(&known, "Issue"), 0);
    assert_int_equal(svg_boxes_count(&known, "3 maart"), 1);
    arena.issue = "";
    const struct svg_boxes asked = svg_boxes_read(draw(&input, 0, pool), pool);
    assert_int_equal(svg_boxes_count(&asked, "Issue"), 1);
    svg_boxes_check(&asked);
}

static void a_filled_sheet_shows_the_worked_example(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct drawing_sheet_input input = {&arena,     &ranking,       LANGUAGE_EN,
                                              DRAWING_A3, "3 maart 2026", NULL};
    const char *const svg = draw(&input, 0, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);

    svg_boxes_check(&boxes);
    assert_int_equal(drawing_sheet_page_count(&input), 1);
    assert_int_equal(count_parts(svg, DARK_DISC), 14);
    assert_int_equal(count_parts(svg, "stroke-width=\"1.8\""), 2 * 2 * 14); /* crosses */
    assert_int_equal(svg_boxes_count(&boxes, "2="), 2);
    assert_int_equal(svg_boxes_count(&boxes, "8="), 3);
    assert_int_equal(svg_boxes_count(&boxes, "core"), 7);
    assert_int_equal(svg_boxes_count(&boxes, "complementary"), 3);
    assert_int_equal(svg_boxes_count(&boxes, "context"), 3); /* with the CLB */
    assert_int_equal(svg_boxes_count(&boxes, "not relevant"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "by decision of the"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "rests on 2 raters"), 3);
    assert_int_equal(svg_boxes_count(&boxes, "divided"), 2);
    assert_int_equal(svg_boxes_count(&boxes, "possibly 4"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "raters say: rather large"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "R7, R1, R9"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "onthaalouders"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "Name"), 0);
}

/* Without a rating there is nothing to choose, and no place. */
static void who_is_not_rated_says_so(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena example = arenas_oosterlinde(pool);
    const struct arena arena = arenas_forget(&example, 4, pool); /* the CAW */
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct drawing_sheet_input input = {&arena,     &ranking, LANGUAGE_EN,
                                              DRAWING_A3, "",       NULL};
    const char *const svg = draw(&input, 0, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);
    assert_int_equal(count_parts(svg, DARK_DISC), 13);
    assert_int_equal(svg_boxes_count(&boxes, "not rated"), 1);
}

static size_t words_count(const struct svg_boxes *boxes, const char *word)
{
    size_t count = 0;

    for (size_t i = 0; i < boxes->text_count; i++) {
        count += count_parts(boxes->texts[i].words, word);
    }
    return count;
}

static void heads_are_those_of_the_method(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const struct drawing_sheet_input input = {&arena,     NULL, LANGUAGE_EN,
                                              DRAWING_A3, "",   NULL};
    const struct svg_boxes boxes = svg_boxes_read(draw(&input, 0, pool), pool);
    static const char *const HEADS[] = {"Actors", "Importance 1-4", "Replaceability",
                                        "Dependence relation", "Ranking"};

    for (size_t i = 0; i < ARRAY_COUNT(HEADS); i++) {
        assert_int_equal(svg_boxes_count(&boxes, HEADS[i]), 1);
    }
    /* Four words of replaceability, three of dependence: there is no fourth. */
    assert_int_equal(words_count(&boxes, "small"), 2 + 1);
    assert_int_equal(words_count(&boxes, "large"), 2 + 2);
}

static void equal_input_gives_equal_bytes(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    const struct drawing_sheet_input input = {&arena,     &ranking, LANGUAGE_NL,
                                              DRAWING_A4, "",       NULL};

    assert_string_equal(draw(&input, 1, pool), draw(&input, 1, pool));
}

/* On every page, blank and filled, with nothing on top of it. */
static void the_address_stands_there_as_a_code_and_in_letters(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct arena arena = arenas_oosterlinde(pool);
    const struct arena_ranking ranking = arena_rank(&arena, pool);
    struct drawing_sheet_input input = {
        &arena,      NULL,
        LANGUAGE_NL, DRAWING_A4,
        "",          "https://samenspel.example.org/networks/ooster11nde7/arena/sheet"};

    for (int is_filled = 0; is_filled < 2; is_filled++) {
        input.ranking = is_filled ? &ranking : NULL;
        for (size_t page = 0; page < drawing_sheet_page_count(&input); page++) {
            const char *const svg = draw(&input, page, pool);
            const struct svg_boxes boxes = svg_boxes_read(svg, pool);

            svg_boxes_check(&boxes);
            assert_int_equal(count_parts(svg, "crispEdges"), 1);
            assert_int_equal(svg_boxes_count(&boxes, "ooster11nde7/arena/sheet"), 1);
        }
    }
    input.address = NULL;
    assert_int_equal(count_parts(draw(&input, 0, pool), "crispEdges"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_hold_every_actor_once),
        cmocka_unit_test(a_blank_sheet_is_full_of_rows_to_fill_in),
        cmocka_unit_test(an_unknown_issue_is_asked_for),
        cmocka_unit_test(a_filled_sheet_shows_the_worked_example),
        cmocka_unit_test(the_address_stands_there_as_a_code_and_in_letters),
        cmocka_unit_test(who_is_not_rated_says_so),
        cmocka_unit_test(heads_are_those_of_the_method),
        cmocka_unit_test(equal_input_gives_equal_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
