/* test_dialogue_sheet.c - the sheet to talk with: everything stands on its page, nothing
 * overlaps, and there is room to write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "drawing/dialogue_sheet.h"
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
                                             .level_count = ARRAY_COUNT(LEVELS)};
static const struct disclosed_item FIGURES = {.state = DISCLOSED,
                                              .answered = {20, 49},
                                              .unknown = {SHARE_GIVEN, 10},
                                              .level_count = ARRAY_COUNT(LEVELS),
                                              .shares = {{SHARE_GIVEN, 20},
                                                         {SHARE_GIVEN, 20},
                                                         {SHARE_GIVEN, 5},
                                                         {SHARE_GIVEN, 40},
                                                         {SHARE_GIVEN, 15}}};

enum { ITEMS_MAX = 10 };

static const char *draw(size_t items, enum language language, enum drawing_paper paper,
                        struct pool *pool)
{
    static const struct answer_bar BARS[] = {
        {"Gezinnen", "20 to 49 people answered.", &FIGURES, ""},
        {"Professionals", "20 to 49 people answered.", &FIGURES, ""}};
    const char *sentences[ITEMS_MAX];
    struct answer_bar_group groups[ITEMS_MAX];
    struct text svg;

    for (size_t i = 0; i < items; i++) {
        groups[i] = (struct answer_bar_group){"Er was hulp toen ik die nodig had.", BARS,
                                              ARRAY_COUNT(BARS)};
        sentences[i] = "Families are less satisfied than professionals think: waiting "
                       "(about 40 % against about 75 %).";
    }
    const struct dialogue_part part = {
        .name = "Beschikbaarheid",
        .meaning = "There is help when it is needed.",
        .bars = {.title = "",
                 .description = "Bars",
                 .scale = &SCALE,
                 .groups = groups,
                 .group_count = items,
                 .language = language},
        .sentences = sentences,
        .sentence_count = items,
        .questions = {"When is help needed most?", "Who waits?", ""},
    };
    const struct dialogue_sheet sheet = {
        .network = "Huis van het Kind Oosterlinde",
        .source = "Families who answered: 20 to 49, until 3 March 2026.",
        .parts = &part,
        .part_count = 1,
        .language = language,
        .paper = paper,
    };
    text_init(&svg, pool, LIMIT_OUTPUT_BYTES);
    drawing_dialogue_sheet(&sheet, 0, &svg);
    assert_false(svg.is_cut);
    return svg.bytes;
}

static void all_of_it_stands_on_the_page(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct svg_boxes boxes =
        svg_boxes_read(draw(3, LANGUAGE_EN, DRAWING_A4, pool), pool);

    svg_boxes_check(&boxes);
    assert_int_equal(svg_boxes_count(&boxes, "Beschikbaarheid"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "Huis van het Kind Oosterlinde"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "When is help needed most?"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "What families say about it"), 1);
    assert_int_equal(svg_boxes_count(&boxes, "Gezinnen"), 3);
    assert_int_equal(
        svg_boxes_count(&boxes, "Families who answered: 20 to 49, until 3 March 2026."),
        1);
}

static void nothing_overlaps_however_much_was_asked(void **state)
{
    (void)state;
    for (size_t items = 1; items <= ITEMS_MAX; items += 3) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            SCOPED(pool) pool = pool_new();
            const struct svg_boxes boxes = svg_boxes_read(
                draw(items, (enum language)language, DRAWING_A4, pool), pool);

            svg_boxes_check(&boxes);
        }
    }
}

/* Lines as long as a hand writes on: from side to side of a box. */
static size_t lines_to_write_on(const struct svg_boxes *boxes)
{
    size_t count = 0;

    for (size_t i = 0; i < boxes->line_count; i++) {
        count += boxes->lines[i].width > boxes->page.width / 3;
    }
    return count;
}

static void there_is_room_to_write_also_when_much_was_asked(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct svg_boxes few =
        svg_boxes_read(draw(2, LANGUAGE_NL, DRAWING_A4, pool), pool);
    const struct svg_boxes many =
        svg_boxes_read(draw(ITEMS_MAX, LANGUAGE_NL, DRAWING_A4, pool), pool);

    assert_true(lines_to_write_on(&few) >= 2 * 5);
    assert_true(lines_to_write_on(&many) >= 2 * 3);
}

static void a3_is_the_same_larger(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const char *a4 = draw(3, LANGUAGE_FR, DRAWING_A4, pool);
    const char *a3 = draw(3, LANGUAGE_FR, DRAWING_A3, pool);

    assert_non_null(strstr(a4, "width=\"210mm\" height=\"297mm\""));
    assert_non_null(strstr(a3, "width=\"297mm\" height=\"420"));
    assert_string_equal(strstr(a4, " viewBox="), strstr(a3, " viewBox="));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_stands_on_the_page),
        cmocka_unit_test(nothing_overlaps_however_much_was_asked),
        cmocka_unit_test(there_is_room_to_write_also_when_much_was_asked),
        cmocka_unit_test(a3_is_the_same_larger),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
