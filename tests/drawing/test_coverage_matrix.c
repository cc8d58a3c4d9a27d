/* test_coverage_matrix.c - who brings which source, readable at every size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arenas.h"
#include "base/limits.h"
#include "drawing/coverage_matrix.h"
#include "svg_boxes.h"

static const char DASHES[] = "stroke-dasharray";
static const char GROUND[] = "fill=\"#d6ebe8\" stroke";

static const char *draw(const struct drawing_coverage_input *input, struct pool *pool)
{
    struct text svg;

    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_coverage_matrix(input, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

/* Three actors and three sources; the legend has a frame of each kind besides. */
enum { ACTORS = 3, SOURCES = 3, LEGEND_FRAMES = 2 };

static const struct needed_source NEEDED[SOURCES] = {
    {"R1", "trust", true}, {"R2", "money", false}, {"R3", "houses", true}};

static const struct holding CELLS[ACTORS * SOURCES] = {
    /* R1 confirmed by the first, estimated of the second */
    {{ANSWER_YES, ANSWER_YES, ANSWER_YES}, {ANSWER_YES, ANSWER_PARTLY, ANSWER_YES}},
    {{ANSWER_YES, ANSWER_UNKNOWN, ANSWER_YES}, {0}},
    {{0}, {0}},
    {{ANSWER_YES, ANSWER_YES, ANSWER_PARTLY}, {0}},
    {{0}, {0}},
    /* R3: the talk said no */
    {{ANSWER_YES, ANSWER_YES, ANSWER_YES}, {ANSWER_YES, ANSWER_YES, ANSWER_NO}},
    {{0}, {0}},
    {{ANSWER_YES, ANSWER_YES, ANSWER_YES}, {0}},
    {{0}, {0}},
};

static const struct arena_actor NAMED[ACTORS] = {
    {.name = "OCMW", .sector = "", .sources = "", .note = ""},
    {.name = "CAW", .sector = "", .sources = "", .note = ""},
    {.name = "CLB", .sector = "", .sources = "", .note = ""}};

static const struct arena SMALL = {
    .issue = "Jeugd", .actors = NAMED, .actor_count = ACTORS};
static const struct holdings HOLDINGS = {NEEDED, SOURCES, ACTORS, CELLS};

static const struct {
    const char *label;
    bool is_selected[ACTORS];
    enum holding_basis basis;
    const char *outcomes; /* of the sources, in order */
    size_t brought; /* cells with a frame */
    size_t counted; /* those of selected actors */
    size_t estimated; /* dashed */
} CASES[] = {
    {"all, as estimated",
     {true, true, true},
     HOLDING_ESTIMATED,
     "covered (2) covered (2) fragile (1)",
     5,
     5,
     5},
    {"all, after the talks",
     {true, true, true},
     HOLDING_ACTUAL,
     "covered (2), estimate covered (2), estimate gap (0)",
     4,
     4,
     3},
    {"one, after the talks",
     {true, false, false},
     HOLDING_ACTUAL,
     "fragile (1) fragile (1), estimate gap (0)",
     4,
     2,
     3},
    {"nobody",
     {false, false, false},
     HOLDING_ESTIMATED,
     "gap (0) gap (0) gap (0)",
     5,
     0,
     5},
};

/* The words of the last row: from its head to the legend. */
static const char *outcomes_of(const char *svg, struct pool *pool)
{
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);
    struct text words;
    size_t i = 0;

    text_init(&words, pool, LIMIT_OUTPUT_BYTES);
    while (strcmp(boxes.texts[i].words, "Covered by the selected actors") != 0) {
        i++;
    }
    for (i++; strncmp(boxes.texts[i].words, "In a cell", 9) != 0; i++) {
        text_add(&words, words.length > 0 ? " " : "");
        text_add(&words, boxes.texts[i].words);
    }
    return words.bytes;
}

static void outcomes_and_frames_follow_the_selection(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct drawing_coverage_input input = {
            &SMALL,     &HOLDINGS, CASES[i].is_selected, CASES[i].basis, LANGUAGE_EN,
            DRAWING_A4, ""};
        const char *const svg = draw(&input, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(outcomes_of(svg, pool), CASES[i].outcomes);
        assert_int_equal(count_parts(svg, "stroke=\"#0b6b66\""),
                         CASES[i].brought + LEGEND_FRAMES);
        assert_int_equal(count_parts(svg, GROUND), CASES[i].counted + LEGEND_FRAMES);
        assert_int_equal(count_parts(svg, DASHES), CASES[i].estimated + 1);
    }
}

static void cells_and_summary_are_said_in_words(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct drawing_coverage_input input = {
        &SMALL, &HOLDINGS, NULL, HOLDING_ACTUAL, LANGUAGE_EN, DRAWING_A4, ""};
    const char *const svg = draw(&input, pool);
    const struct svg_boxes boxes = svg_boxes_read(svg, pool);

    svg_boxes_check(&boxes);
    assert_non_null(strstr(
        svg, "OCMW, trust: has it: yes; can use it: partly; wants to: yes.</title>"));
    assert_non_null(strstr(svg, "Nobody brings: houses. Two or more actors bring: trust, "
                                "money.</desc>"));
    /* Diamonds of R1, R3 and the legend; halves in two cells and the legend. */
    assert_int_equal(count_parts(svg, "Z\" fill=\"#20262b\"/>"), 3 + 3);
    assert_int_equal(svg_boxes_count(&boxes, "?"), 1 + 1);
}

static void big_tables_stay_whole(void **state)
{
    (void)state;
    static const struct {
        size_t actors;
        size_t sources;
    } SIZES[] = {{0, 0}, {1, 1}, {0, 3}, {3, 0}, {15, 9}, {2, 70}, {60, 40}};

    for (size_t i = 0; i < ARRAY_COUNT(SIZES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arenas_random wish = {7, SIZES[i].actors, 1, 1, true, false};
        const struct arena arena = arenas_make(&wish, pool);
        const size_t count = SIZES[i].actors * SIZES[i].sources;
        struct holding *cells = pool_array(pool, count, struct holding);
        struct needed_source *sources =
            pool_array(pool, SIZES[i].sources, struct needed_source);
        bool *is_selected = pool_array(pool, SIZES[i].actors, bool);
        uint32_t seed = 3;

        for (size_t cell = 0; cell < count; cell++) {
            cells[cell].estimated.has = (enum holding_answer)(arenas_next(&seed) % 5);
            cells[cell].estimated.can = (enum holding_answer)(arenas_next(&seed) % 5);
        }
        for (size_t source = 0; source < SIZES[i].sources; source++) {
            sources[source] = (struct needed_source){
                "R12", "kennis van gezondheid en ontwikkeling van jonge kinderen",
                source % 2 == 0};
        }
        for (size_t actor = 0; actor < SIZES[i].actors; actor++) {
            is_selected[actor] = actor % 2 == 0;
        }
        const struct holdings holdings = {sources, SIZES[i].sources, SIZES[i].actors,
                                          cells};
        const struct drawing_coverage_input input = {
            &arena,      &holdings,  is_selected, HOLDING_ESTIMATED,
            LANGUAGE_NL, DRAWING_A3, ""};
        const char *const svg = draw(&input, pool);
        const struct svg_boxes boxes = svg_boxes_read(svg, pool);
        size_t names = 0;
        svg_boxes_check(&boxes);
        for (size_t text = 0; text < boxes.text_count; text++) {
            names += strncmp(boxes.texts[text].words, "Nr", 2) == 0;
        }
        assert_int_equal(names, SIZES[i].actors);
        assert_int_equal(svg_boxes_count(&boxes, "R12"), SIZES[i].sources);
        assert_string_equal(svg, draw(&input, pool));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_and_frames_follow_the_selection),
        cmocka_unit_test(cells_and_summary_are_said_in_words),
        cmocka_unit_test(big_tables_stay_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
